package org.songhua.engine.geo;

/**
 * Numbers the cells of a square of 2ⁿ by 2ⁿ along Hilbert's curve: neighbours on the curve are neighbours in the plane, so rows
 * stored in this order lie together when they are near each other.
 *
 * <p>D. Hilbert, Ueber die stetige Abbildung einer Linie auf ein Flächenstück, Math. Ann. 38 (1891).
 */
public final class HilbertCurve {
    /** Bits of an axis for places on the earth: cells of 38 m at the equator. */
    private static final int EARTH_BITS = 20;

    private HilbertCurve() {}

    /**
     * {@return number of the cell of a place, from 0 to 2⁴⁰ - 1}
     *
     * @param longitude degrees, moved to the nearest of -180 to 180
     * @param latitude degrees, moved to the nearest of -90 to 90
     */
    public static long ofPlace(double longitude, double latitude) {
        return index(EARTH_BITS, cell(longitude, 180), cell(latitude, 90));
    }

    private static int cell(double degrees, double half) {
        int cells = 1 << EARTH_BITS;
        return Math.clamp((long) Math.floor((degrees + half) / (2 * half) * cells), 0, cells - 1);
    }

    /**
     * {@return number of a cell along the curve, from 0 to 4ⁿ - 1}
     *
     * @param bits n, from 1 to 31
     * @param x column, from 0 to 2ⁿ - 1
     * @param y row, likewise
     */
    public static long index(int bits, int x, int y) {
        long index = 0;
        int column = x;
        int row = y;
        for (int bit = bits - 1; bit >= 0; bit--) {
            int right = column >> bit & 1;
            int up = row >> bit & 1;
            index = index << 2 | (3 * right ^ up);
            if (up == 0) {
                // The lower quarters are entered along the other axis, the right one of them from its far end.
                int mask = (1 << bit) - 1;
                int kept = right == 1 ? ~column & mask : column & mask;
                column = right == 1 ? ~row & mask : row & mask;
                row = kept;
            }
        }
        return index;
    }
}
