package org.songhua.cim.internal.blocks;

import org.songhua.cim.Extent;

/**
 * The square of the earth that an object belongs to, as the function {@code cim.cell} of the database tells it: bits 52 and up are
 * its level n, 26 to 51 its row from south, the others its column from west, of squares of 360/2ⁿ degrees.
 */
record Cell(long code) {
    /** Cells of a chunk in each direction. */
    static final int CHUNK = 4;

    private static final int ROW_BIT = 26;
    private static final int LEVEL_BIT = 52;
    private static final long AXIS = (1L << ROW_BIT) - 1;
    /** What is left of a cell is the first cell of its chunk. */
    static final long CHUNK_MASK = ~((CHUNK - 1L) << ROW_BIT | CHUNK - 1L);

    /** {@return where the objects of it and the cells north and east of it lie, so many in each direction} */
    Extent reach(int cells) {
        double side = Math.scalb(360.0, -(int) (code >> LEVEL_BIT));
        double west = (code & AXIS) * side - 180;
        double south = (code >> ROW_BIT & AXIS) * side - 90;
        // An object may be twice as wide as its square, and its middle lie at the edge.
        double reach = side * (cells + 1);
        return new Extent(
                Math.max(-180, west - side),
                Math.max(-90, south - side),
                Math.min(180, west + reach),
                Math.min(90, south + reach));
    }
}
