package org.songhua.engine.visibility;

/**
 * From where and how one looks.
 *
 * @param column of the viewpoint
 * @param row of the viewpoint
 * @param eye_m metres of the eye above the height of the grid there; a person has 1.6
 * @param target_m metres above the grid at which a point counts as seen
 * @param radius_m nothing further away is looked at
 * @param refraction share of the curvature of the earth that the bending of light takes away, 0.13 as a rule; 1 leaves the
 *     earth flat
 */
public record View(int column, int row, double eye_m, double target_m, double radius_m, double refraction) {
    /** No limit of distance. */
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private static final double EARTH_RADIUS_M = 6_371_000;

    public View {
        if (!(radius_m > 0)) throw new IllegalArgumentException("A radius of " + radius_m + " m.");
        if (!(refraction >= 0 && refraction <= 1)) throw new IllegalArgumentException("Refraction is " + refraction);
    }

    /** {@return a view over a flat earth without limit} */
    public static View flat(int column, int row, double eyeM) {
        return new View(column, row, eyeM, 0, UNLIMITED, 1);
    }

    public View at(int newColumn, int newRow) {
        return new View(newColumn, newRow, eye_m, target_m, radius_m, refraction);
    }

    /** {@return metres by which a point at the distance appears lower} */
    double drop_m(double distance_m) {
        return (1 - refraction) * distance_m * distance_m / (2 * EARTH_RADIUS_M);
    }

    /** {@return heights as they appear from the viewpoint, relative to the eye} */
    float[] apparent(HeightGrid grid) {
        if (column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows()) {
            throw new IllegalArgumentException("The viewpoint " + column + ", " + row + " is not on the grid.");
        }
        double eye = grid.height_m(column, row) + eye_m;
        var apparent = new float[grid.heights_m.length];
        for (int r = 0; r < grid.rows(); r++) {
            double dy = (r - row) * grid.rowHeight_m();
            for (int c = 0; c < grid.columns(); c++) {
                double dx = (c - column) * grid.columnWidth_m();
                int at = r * grid.columns() + c;
                double drop = refraction == 1 ? 0 : drop_m(Math.sqrt(dx * dx + dy * dy));
                apparent[at] = (float) (grid.heights_m[at] - eye - drop);
            }
        }
        return apparent;
    }

    boolean isWithin(HeightGrid grid, int toColumn, int toRow) {
        if (radius_m == UNLIMITED) return true;
        double dx = (toColumn - column) * grid.columnWidth_m();
        double dy = (toRow - row) * grid.rowHeight_m();
        return dx * dx + dy * dy <= radius_m * radius_m;
    }
}
