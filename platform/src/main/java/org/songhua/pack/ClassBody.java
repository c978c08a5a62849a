package org.songhua.pack;

import org.jspecify.annotations.Nullable;

/**
 * How objects of a class stand in space: which form they take and which attributes say how large they are. Without a value in the
 * attribute the usual size is taken. Heights count from the ground.
 *
 * @param form what is made of the geometry
 * @param height attribute of the height, metres
 * @param floors attribute of the number of floors, asked when there is no height
 * @param base attribute of the height of the underside, metres
 * @param roof attribute of the form of the roof: {@code flat}, {@code gabled} or {@code hipped}
 * @param width attribute of the diameter, in the unit that the attribute has (m or mm)
 * @param depth attribute of the depth below the ground, metres: of the top of a pipe at the begin of its line, of the bottom of a shaft
 * @param depthEnd attribute of the depth of a pipe at the end of its line, metres
 * @param usualHeight metres
 * @param usualWidth metres
 * @param usualDepth metres
 */
public record ClassBody(
        Form form,
        @Nullable String height,
        @Nullable String floors,
        @Nullable String base,
        @Nullable String roof,
        @Nullable String width,
        @Nullable String depth,
        @Nullable String depthEnd,
        double usualHeight,
        double usualWidth,
        double usualDepth) {
    /** Height of a floor where only their number is known, metres (GB 50096: storeys of dwellings 2.8, of others more). */
    public static final double FLOOR_m = 3;

    /** What is made of the geometry. */
    public enum Form {
        /** Polygons are raised, under a roof. */
        BLOCK,
        /** Tubes are laid along lines, below the ground. */
        PIPE,
        /** An upright round body stands on a point. */
        POST,
        /** An upright round body goes down from a point, its cover level with the ground. */
        SHAFT,
        /** A trunk with a crown stands on a point. */
        TREE
    }
}
