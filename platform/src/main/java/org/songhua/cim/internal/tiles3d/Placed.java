package org.songhua.cim.internal.tiles3d;

import org.songhua.engine.tile3d.Cell;
import org.songhua.engine.tile3d.Levels;
import org.songhua.engine.tile3d.Region;

/**
 * Where an object is among the tiles, from the box of its geometry in degrees and its form. Plan and content come to the same answer
 * because both ask here.
 */
record Placed(double west, double south, double east, double north, BodyShape shape) {

    /** {@return the one cell that holds it} */
    Cell cell() {
        double height = shape.top_m() - shape.bottom_m();
        int zoom = Levels.zoom(Levels.size(west, south, east, north, height));
        return Cell.at((west + east) / 2, (south + north) / 2, zoom);
    }

    /** {@return a volume that holds it} */
    Region region() {
        return Region.around(west, south, east, north, shape.bottom_m(), shape.top_m(), shape.halo_m());
    }
}
