package org.songhua.engine.mesh;

/**
 * A round tube along a line.
 *
 * @param radius_m outer radius, more than 0
 * @param start_m height of its axis at the first vertex, above the ellipsoid; between the ends it falls evenly along the line
 * @param end_m height of its axis at the last vertex
 * @param sides number of its flat sides, 3 to 64
 */
public record Pipe(double radius_m, double start_m, double end_m, int sides) {
    /** Greatest distance of a corner of the tube from its line, in radii. */
    public static final double LONGEST_MITRE = 1.5;

    public Pipe {
        if (!(radius_m > 0) || sides < 3 || sides > 64) {
            throw new IllegalArgumentException("A pipe of radius " + radius_m + " with " + sides + " sides");
        }
    }
}
