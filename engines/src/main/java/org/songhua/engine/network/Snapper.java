package org.songhua.engine.network;

/** Snaps one point after the other; holds the last answer. For use by one thread. */
public final class Snapper {
    private final SegmentGrid grid;
    private final long[] points;
    private double metresRight;
    private double metresUp;
    private long x;
    private int y;
    private int best;
    private double bestSquare;
    private double bestShare;
    private double fraction;

    Snapper(SegmentGrid grid) {
        this.grid = grid;
        this.points = grid.graph.points;
    }

    /** {@return the edge that the last point snapped to} */
    public int edge() {
        return grid.edgeOfPoint[best];
    }

    /** {@return how far along the edge, 0 to 1} */
    public double fraction() {
        return fraction;
    }

    /** {@return metres between the last point and the street} */
    public double distance_m() {
        return best < 0 ? Double.NaN : Math.sqrt(bestSquare);
    }

    /**
     * {@return whether there is a street within the distance}
     *
     * @param location packed longitude and latitude
     * @param most_m metres
     */
    public boolean snap(long location, double most_m) {
        x = location >> 32;
        y = (int) location;
        double latitude = y / 1e7;
        metresRight = Ellipsoid.metresPerDegreeEast(latitude) / 1e7;
        metresUp = Ellipsoid.metresPerDegreeNorth(latitude) / 1e7;
        best = -1;
        bestSquare = most_m * most_m;
        fraction = 0;
        if (grid.columns > 0) searchRings();
        if (best >= 0) fraction = fractionOfEdge();
        return best >= 0;
    }

    /** Rings of cells around the point's own, until the next ring is further away than what was found. */
    private void searchRings() {
        long column = Math.floorDiv(x - grid.west, (long) grid.cellWidth);
        long row = Math.floorDiv((long) y - grid.south, (long) grid.cellHeight);
        double shortest = Math.min(grid.cellWidth * metresRight, grid.cellHeight * metresUp);
        for (int ring = ringsOutside(column, row); ; ring++) {
            double gap = Math.max(0, ring - 1) * shortest;
            if (gap * gap > bestSquare || ring > grid.columns + grid.rows + ringsOutside(column, row)) return;
            searchRing(column, row, ring);
        }
    }

    private int ringsOutside(long column, long row) {
        long across = Math.max(-column, column - grid.columns + 1);
        long up = Math.max(-row, row - grid.rows + 1);
        return (int) Math.min(Integer.MAX_VALUE / 4, Math.max(0, Math.max(across, up)));
    }

    private void searchRing(long column, long row, int ring) {
        for (long r = Math.max(0, row - ring); r <= Math.min(grid.rows - 1L, row + ring); r++) {
            boolean edge = Math.abs(r - row) == ring;
            long step = edge || ring == 0 ? 1 : 2L * ring;
            for (long c = column - ring; c <= column + ring; c += step) {
                if (c >= 0 && c < grid.columns && square((int) c, (int) r) <= bestSquare) searchCell((int) c, (int) r);
            }
        }
    }

    /** {@return the squared distance to the nearest corner or side of a cell} */
    private double square(int column, int row) {
        long left = grid.west + (long) column * grid.cellWidth;
        long bottom = grid.south + (long) row * grid.cellHeight;
        double dx = metresRight * Math.max(0, Math.max(left - x, x - left - grid.cellWidth));
        double dy = metresUp * Math.max(0, Math.max(bottom - y, y - bottom - grid.cellHeight));
        return dx * dx + dy * dy;
    }

    private void searchCell(int column, int row) {
        int cell = row * grid.columns + column;
        for (int i = grid.first[cell]; i < grid.first[cell + 1]; i++) measure(grid.segments[i]);
    }

    private void measure(int segment) {
        long a = points[segment];
        long b = points[segment + 1];
        double ax = ((a >> 32) - x) * metresRight;
        double ay = ((int) a - (long) y) * metresUp;
        double dx = ((b >> 32) - (a >> 32)) * metresRight;
        double dy = ((int) b - (long) (int) a) * metresUp;
        double length = dx * dx + dy * dy;
        double share = length > 0 ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0;
        double px = ax + share * dx;
        double py = ay + share * dy;
        double square = px * px + py * py;
        if (square > bestSquare || (square == bestSquare && best >= 0 && segment >= best)) return;
        best = segment;
        bestSquare = square;
        bestShare = share;
    }

    private double fractionOfEdge() {
        int edge = grid.edgeOfPoint[best];
        double before = 0;
        double all = 0;
        for (int p = grid.graph.firstPoint[edge]; p < grid.graph.firstPoint[edge + 1] - 1; p++) {
            if (p == best) before = all;
            double length = length(p);
            if (p == best) before += bestShare * length;
            all += length;
        }
        return all > 0 ? Math.min(1, before / all) : 0;
    }

    private double length(int segment) {
        double dx = ((points[segment + 1] >> 32) - (points[segment] >> 32)) * metresRight;
        double dy = ((int) points[segment + 1] - (long) (int) points[segment]) * metresUp;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
