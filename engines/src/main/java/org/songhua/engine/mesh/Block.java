package org.songhua.engine.mesh;

/**
 * How a footprint is raised.
 *
 * @param bottom_m height of the underside above the ellipsoid
 * @param top_m height of the highest point, above the bottom
 * @param roof form of the roof; pitched ones are made on footprints of four corners, others stay flat
 */
public record Block(double bottom_m, double top_m, Roof roof) {
    /** Forms of roofs. */
    public enum Roof {
        /** Level. */
        FLAT,
        /** Two slopes that meet in a ridge along the longer sides, upright gables at its ends. */
        GABLED,
        /** Four slopes: a ridge shorter than the building. */
        HIPPED
    }

    public Block {
        if (!(top_m > bottom_m)) throw new IllegalArgumentException("A block from " + bottom_m + " to " + top_m);
    }
}
