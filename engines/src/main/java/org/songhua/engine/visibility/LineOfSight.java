package org.songhua.engine.visibility;

import java.util.BitSet;
import org.songhua.engine.progress.Progress;

/**
 * Exact visibility of every point (R3 of Franklin and Ray 1994): the straight line from the eye to the point is compared
 * with the terrain wherever it crosses a line of the grid, of rows and of columns. A point is hidden when the terrain is
 * above the line somewhere between; touching does not hide.
 *
 * <p>For decisions. Neighbouring points are mostly hidden by the same ridge, so the crossing that hid the last point is
 * looked at first; the result does not depend on that.
 */
public final class LineOfSight {
    /** Rounding in the slope must not lead a line beyond the border it ends at. */
    private static final double HAIR = 1e-9;

    private final HeightGrid grid;
    private final View view;
    private final int columns;
    private final float[] apparent;
    /** Share of the way at which the last hidden point was hidden. */
    private double hint = 0.5;

    private LineOfSight(HeightGrid grid, View view) {
        this.grid = grid;
        this.view = view;
        this.columns = grid.columns();
        this.apparent = view.apparent(grid);
    }

    /** {@return the points that are seen} */
    public static Seen from(HeightGrid grid, View view) {
        return from(grid, view, Progress.NONE);
    }

    /** {@return the points that are seen, telling how far it is with each row} */
    public static Seen from(HeightGrid grid, View view, Progress progress) {
        return new LineOfSight(grid, view).all(progress);
    }

    private Seen all(Progress progress) {
        var points = new BitSet(apparent.length);
        for (int row = 0; row < grid.rows(); row++) {
            progress.at(row, grid.rows());
            for (int column = 0; column < columns; column++) {
                if (view.isWithin(grid, column, row) && sees(column, row)) points.set(row * columns + column);
            }
        }
        progress.at(1);
        return new Seen(columns, points);
    }

    private boolean sees(int column, int row) {
        int across = Math.abs(column - view.column());
        int down = Math.abs(row - view.row());
        if (across + down == 0) return true;
        double target = apparent[row * columns + column] + view.target_m();
        if (hides(column, row, target, hint)) return false;
        return !hidesAtColumn(column, row, target, 1, across) && !hidesAtRow(column, row, target, 1, down);
    }

    /** Looks at the crossings around a share of the way only. */
    private boolean hides(int column, int row, double target, double share) {
        int across = Math.abs(column - view.column());
        int down = Math.abs(row - view.row());
        int k = (int) (share * across);
        int l = (int) (share * down);
        return hidesAtColumn(column, row, target, Math.max(1, k - 1), Math.min(across, k + 3))
                || hidesAtRow(column, row, target, Math.max(1, l - 1), Math.min(down, l + 3));
    }

    /** Crossings with columns, numbered from the viewpoint; {@code to} is not looked at. */
    private boolean hidesAtColumn(int column, int row, double target, int from, int to) {
        int across = Math.abs(column - view.column());
        int step = column < view.column() ? -1 : 1;
        double slope = (double) (row - view.row()) / Math.max(1, across);
        double rise = target / Math.max(1, across);
        for (int k = from; k < to; k++) {
            double y = view.row() + k * slope;
            int upper = (int) y;
            int at = upper * columns + view.column() + step * k;
            double share = y - upper;
            double height =
                    share < HAIR ? apparent[at] : apparent[at] + share * (apparent[at + columns] - apparent[at]);
            if (height > k * rise) {
                hint = (double) k / across;
                return true;
            }
        }
        return false;
    }

    private boolean hidesAtRow(int column, int row, double target, int from, int to) {
        int down = Math.abs(row - view.row());
        int step = row < view.row() ? -1 : 1;
        double slope = (double) (column - view.column()) / Math.max(1, down);
        double rise = target / Math.max(1, down);
        for (int k = from; k < to; k++) {
            double x = view.column() + k * slope;
            int left = (int) x;
            int at = (view.row() + step * k) * columns + left;
            double share = x - left;
            double height = share < HAIR ? apparent[at] : apparent[at] + share * (apparent[at + 1] - apparent[at]);
            if (height > k * rise) {
                hint = (double) k / down;
                return true;
            }
        }
        return false;
    }
}
