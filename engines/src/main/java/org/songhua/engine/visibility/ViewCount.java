package org.songhua.engine.visibility;

import java.util.BitSet;
import java.util.List;
import org.songhua.engine.progress.Progress;

/**
 * From how many viewpoints each point is seen, or with what probability when it is not known exactly where one stands:
 * moving a viewpoint by one point can change what is seen severalfold, so a result that is published needs more than one.
 * Screening quality, see {@link RayView}. Immutable.
 */
public final class ViewCount {
    private final int columns;
    private final int[] counts;
    private final int views;

    private ViewCount(int columns, int[] counts, int views) {
        this.columns = columns;
        this.counts = counts;
        this.views = views;
    }

    /** {@return the count over some views} */
    public static ViewCount of(HeightGrid grid, List<View> views) {
        return of(grid, views, Progress.NONE);
    }

    /** {@return the count over some views, telling how far it is with each} */
    public static ViewCount of(HeightGrid grid, List<View> views, Progress progress) {
        var counts = new int[grid.columns() * grid.rows()];
        int done = 0;
        for (View view : views) {
            progress.at(done++, views.size());
            BitSet seen = RayView.from(grid, view).points();
            for (int at = seen.nextSetBit(0); at >= 0; at = seen.nextSetBit(at + 1)) counts[at]++;
        }
        progress.at(1);
        return new ViewCount(grid.columns(), counts, views.size());
    }

    /** {@return the count over all points within some steps of the viewpoint, those beyond the grid left out} */
    public static ViewCount around(HeightGrid grid, View view, int tolerance) {
        return around(grid, view, tolerance, Progress.NONE);
    }

    /** {@return the count around a viewpoint, telling how far it is with each place to stand} */
    public static ViewCount around(HeightGrid grid, View view, int tolerance, Progress progress) {
        var views = new java.util.ArrayList<View>();
        for (int row = view.row() - tolerance; row <= view.row() + tolerance; row++) {
            for (int column = view.column() - tolerance; column <= view.column() + tolerance; column++) {
                boolean inside = row >= 0 && column >= 0 && row < grid.rows() && column < grid.columns();
                if (inside) views.add(view.at(column, row));
            }
        }
        return of(grid, views, progress);
    }

    /** {@return from how many viewpoints the point is seen} */
    public int count(int column, int row) {
        return counts[row * columns + column];
    }

    /** {@return share of the viewpoints from which the point is seen, 0 to 1} */
    public double probability(int column, int row) {
        return (double) count(column, row) / views;
    }

    public int views() {
        return views;
    }
}
