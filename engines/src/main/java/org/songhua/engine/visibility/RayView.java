package org.songhua.engine.visibility;

import java.util.BitSet;

/**
 * Quick visibility (R2 of Franklin and Ray 1994): lines to the points of the border only; every point on the way is judged
 * by the line that passes nearest to it. For screening: agrees with {@link LineOfSight} on about nine tenths of what is seen
 * and reports too much rather than too little.
 */
public final class RayView {
    /** Rounding in the slope must not lead a line beyond the border it ends at. */
    private static final float HAIR = 1e-5f;

    /** Places along the shorter axis are counted in these parts of a point. */
    private static final int UNIT_BITS = 40;

    private static final long UNIT = 1L << UNIT_BITS;

    private final HeightGrid grid;
    private final View view;
    private final int columns;
    private final int rows;
    private final float[] heights;
    private final float eye_m;
    private final float target_m;
    private final long[] words;
    private final float[] inverse;

    private RayView(HeightGrid grid, View view) {
        this.grid = grid;
        this.view = view;
        this.columns = grid.columns();
        this.rows = grid.rows();
        this.heights = view.refraction() == 1 ? grid.heights_m : view.apparent(grid);
        this.eye_m = view.refraction() == 1 ? (float) (grid.height_m(view.column(), view.row()) + view.eye_m()) : 0;
        this.target_m = (float) view.target_m();
        this.words = new long[((columns * rows) >> 6) + 1];
        this.inverse = new float[Math.max(columns, rows) + 1];
        for (int k = 1; k < inverse.length; k++) inverse[k] = 1f / k;
    }

    /** {@return the points that are seen} */
    public static Seen from(HeightGrid grid, View view) {
        return new RayView(grid, view).all();
    }

    private Seen all() {
        int viewpoint = view.row() * columns + view.column();
        words[viewpoint >> 6] |= 1L << viewpoint;
        int west = Math.max(0, view.column() - reach(grid.columnWidth_m()));
        int east = Math.min(columns - 1, view.column() + reach(grid.columnWidth_m()));
        int north = Math.max(0, view.row() - reach(grid.rowHeight_m()));
        int south = Math.min(rows - 1, view.row() + reach(grid.rowHeight_m()));
        for (int column = west; column <= east; column++) {
            ray(column, north);
            ray(column, south);
        }
        for (int row = north + 1; row < south; row++) {
            ray(west, row);
            ray(east, row);
        }
        return new Seen(columns, BitSet.valueOf(words));
    }

    private int reach(double step_m) {
        return (int) Math.min(1 << 30, Math.ceil(view.radius_m() / step_m));
    }

    private void ray(int column, int row) {
        int across = column - view.column();
        int down = row - view.row();
        int steps = Math.max(1, Math.max(Math.abs(across), Math.abs(down)));
        double length_m = Math.hypot(across * grid.columnWidth_m(), down * grid.rowHeight_m());
        int within = (int) Math.min(steps, view.radius_m() / length_m * steps);
        if (Math.abs(across) >= Math.abs(down)) {
            follow(within, Integer.signum(across), columns, (double) down / steps);
        } else {
            follow(within, columns * Integer.signum(down), 1, (double) across / steps);
        }
    }

    /**
     * Follows a line step by step along its longer axis.
     *
     * @param majorStride how far the next point along the longer axis is in memory
     * @param minorStride how far the next point along the shorter axis is in memory
     * @param slope points along the shorter axis for each along the longer
     */
    private void follow(int steps, int majorStride, int minorStride, double slope) {
        int at = view.row() * columns + view.column();
        long slopeUnits = Math.round(slope * UNIT);
        // A millionth of a point forgives the rounding of the slope.
        long minor = 1L << 20;
        float steepest = Float.NEGATIVE_INFINITY;
        for (int k = 1; k <= steps; k++) {
            minor += slopeUnits;
            at += majorStride;
            int lower = (int) (minor >> UNIT_BITS);
            float share = (minor & (UNIT - 1)) * (1f / UNIT);
            int point = at + lower * minorStride;
            float here = heights[point] - eye_m;
            float next = share < HAIR ? here : heights[point + minorStride] - eye_m;
            float target = ((share < 0.5f ? here : next) + target_m) * inverse[k];
            if (target >= steepest) {
                int seen = share < 0.5f ? point : point + minorStride;
                words[seen >> 6] |= 1L << seen;
            }
            steepest = Math.max(steepest, (here + share * (next - here)) * inverse[k]);
        }
    }
}
