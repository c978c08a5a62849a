package org.songhua.engine.network;

import org.songhua.engine.osm.Locations;

/**
 * Finds the street nearest to a point: a grid of cells of about 100 m that list the segments running through them.
 * Immutable; made once per graph. A segment is named by the number of its first point.
 *
 * <p>Contract: distances are those on the plane that touches the ellipsoid at the point, exact to 1e-4 within a
 * kilometre; of equally near segments the one with the lowest number is taken.
 */
public final class SegmentGrid {
    /** Edge length of a cell: a city block, so that the nearest street mostly lies in the point's own cell. */
    private static final double CELL_METRES = 100;

    /** A grid of more cells would not fit into memory; then cells are larger. */
    private static final long MAX_CELLS = 1 << 25;

    final int west;
    final int south;
    final int cellWidth;
    final int cellHeight;
    final int columns;
    final int rows;
    final int[] first;
    final int[] segments;
    final int[] edgeOfPoint;
    final StreetGraph graph;

    private SegmentGrid(StreetGraph graph) {
        this.graph = graph;
        long[] points = graph.points;
        long left = Integer.MAX_VALUE;
        long right = Integer.MIN_VALUE;
        long bottom = Integer.MAX_VALUE;
        long top = Integer.MIN_VALUE;
        for (long point : points) {
            left = Math.min(left, point >> 32);
            right = Math.max(right, point >> 32);
            bottom = Math.min(bottom, y(point));
            top = Math.max(top, y(point));
        }
        boolean empty = points.length == 0;
        west = empty ? 0 : (int) left;
        south = empty ? 0 : (int) bottom;
        double metresUp = Ellipsoid.metresPerDegreeNorth(empty ? 0 : (bottom + top) / 2e7) / 1e7;
        double metresRight = Math.max(1e-4, Ellipsoid.metresPerDegreeEast(empty ? 0 : (bottom + top) / 2e7) / 1e7);
        double area = empty ? 0 : metresUp * (top - bottom) * metresRight * (right - left);
        double cell = Math.max(CELL_METRES, Math.sqrt(area / MAX_CELLS));
        cellWidth = (int) Math.min(Integer.MAX_VALUE, Math.ceil(cell / metresRight));
        cellHeight = (int) Math.ceil(cell / metresUp);
        columns = empty ? 0 : (int) ((right - left) / cellWidth) + 1;
        rows = empty ? 0 : (int) ((top - bottom) / cellHeight) + 1;
        edgeOfPoint = edgesOfPoints(graph);
        first = new int[columns * rows + 1];
        visit((cell1, segment) -> first[cell1 + 1]++);
        for (int i = 0; i < first.length - 1; i++) first[i + 1] += first[i];
        segments = new int[first[first.length - 1]];
        int[] next = first.clone();
        visit((cell1, segment) -> segments[next[cell1]++] = segment);
    }

    /** {@return the grid of all edges of a graph} */
    public static SegmentGrid of(StreetGraph graph) {
        return new SegmentGrid(graph);
    }

    /** {@return a snapper for use by one thread} */
    public Snapper snapper() {
        return new Snapper(this);
    }

    /**
     * Snaps points.
     *
     * @param locations packed longitudes and latitudes
     * @param most_m greatest distance to a street in metres
     */
    public SnappedPoints snap(long[] locations, double most_m) {
        var edge = new int[locations.length];
        var fraction = new double[locations.length];
        var distance = new double[locations.length];
        Snapper snapper = snapper();
        for (int i = 0; i < locations.length; i++) {
            edge[i] = locations[i] != Locations.MISSING && snapper.snap(locations[i], most_m)
                    ? snapper.edge()
                    : SnappedPoints.NONE;
            fraction[i] = snapper.fraction();
            distance[i] = snapper.distance_m();
        }
        return new SnappedPoints(edge, fraction, distance);
    }

    private static int y(long point) {
        return (int) point;
    }

    private static int[] edgesOfPoints(StreetGraph graph) {
        var edges = new int[graph.points.length];
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            for (int p = graph.firstPoint[edge]; p < graph.firstPoint[edge + 1]; p++) edges[p] = edge;
        }
        return edges;
    }

    /** Receives each segment with each cell it runs through. */
    private interface Cells {
        void add(int cell, int segment);
    }

    private void visit(Cells cells) {
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            for (int p = graph.firstPoint[edge]; p < graph.firstPoint[edge + 1] - 1; p++) visit(p, cells);
        }
    }

    private void visit(int segment, Cells cells) {
        double x1 = column(graph.points[segment] >> 32);
        double y1 = row((int) graph.points[segment]);
        double x2 = column(graph.points[segment + 1] >> 32);
        double y2 = row((int) graph.points[segment + 1]);
        int low = (int) Math.min(y1, y2);
        int high = (int) Math.max(y1, y2);
        for (int row = low; row <= high; row++) {
            // The part of the segment within the row spans these columns; rounding is made good by a hair on each side.
            double a = y1 == y2 ? 0 : clamp((row - y1) / (y2 - y1));
            double b = y1 == y2 ? 1 : clamp((row + 1 - y1) / (y2 - y1));
            double xa = x1 + a * (x2 - x1);
            double xb = x1 + b * (x2 - x1);
            int from = (int) Math.max(0, Math.min(xa, xb) - 1e-6);
            int to = (int) Math.min(columns - 1.0, Math.max(xa, xb) + 1e-6);
            for (int column = from; column <= to; column++) cells.add(row * columns + column, segment);
        }
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private double column(long longitude) {
        return (double) (longitude - west) / cellWidth;
    }

    private double row(int latitude) {
        return (double) ((long) latitude - south) / cellHeight;
    }
}
