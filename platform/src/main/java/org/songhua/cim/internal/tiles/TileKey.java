package org.songhua.cim.internal.tiles;

import java.util.Set;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.engine.geo.WebMercator;
import org.songhua.people.Scope;

/**
 * Which tile, of what, for whom.
 *
 * @param zoom 0 to 16
 * @param column from west
 * @param row from north
 * @param classCodes classes wanted; empty for all
 * @param moment of the objects
 * @param scope of who asks
 */
record TileKey(int zoom, int column, int row, Set<String> classCodes, Moment moment, Scope scope) {
    /** Share of a tile that is drawn beyond its edge, so that lines and labels meet their neighbours. */
    private static final double BUFFER = 64.0 / 4096;

    TileKey {
        classCodes = Set.copyOf(classCodes);
    }

    /** {@return the tile with its buffer} */
    Extent extent() {
        double[] bounds = WebMercator.tileBounds(zoom, column, row);
        double x = (bounds[2] - bounds[0]) * BUFFER;
        double y = (bounds[3] - bounds[1]) * BUFFER;
        return new Extent(
                Math.max(-180, bounds[0] - x),
                Math.max(-90, bounds[1] - y),
                Math.min(180, bounds[2] + x),
                Math.min(90, bounds[3] + y));
    }

    boolean touches(Extent other) {
        Extent own = extent();
        return own.west() <= other.east()
                && own.east() >= other.west()
                && own.south() <= other.north()
                && own.north() >= other.south();
    }
}
