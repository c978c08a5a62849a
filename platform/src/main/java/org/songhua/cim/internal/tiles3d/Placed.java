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
        Region own = Region.around(west, south, east, north, shape.bottom_m(), shape.top_m(), shape.halo_m());
        // The roof of a model may reach beyond its footprint.
        return shape instanceof BodyShape.Modelled(double top, double volume, double[] b)
                ? own.union(Region.around(b[0], b[1], b[2], b[3], 0, top, 0))
                : own;
    }
}
