package org.songhua.engine.visibility;

/**
 * A protected view: from an eye to the stretch of a landmark that must stay visible, a triangle in plan. Positions in
 * columns and rows of the grid, fractions allowed; heights in metres above the level of the grid.
 *
 * @param eyeColumn of the viewpoint
 * @param eyeRow of the viewpoint
 * @param eyeHeight_m of the eye
 * @param leftColumn of one end of the landmark
 * @param leftRow of one end of the landmark
 * @param leftHeight_m lowest height of the landmark there that must stay visible
 * @param rightColumn of its other end
 * @param rightRow of its other end
 * @param rightHeight_m lowest height there that must stay visible
 */
public record ViewCone(
        double eyeColumn,
        double eyeRow,
        double eyeHeight_m,
        double leftColumn,
        double leftRow,
        double leftHeight_m,
        double rightColumn,
        double rightRow,
        double rightHeight_m) {

    /**
     * {@return height of the lowest line of sight that passes over a point, positive infinity outside the triangle}
     *
     * <p>The point is eye + t (left + s (right - left) - eye) with t and s in 0..1; the line is at the share t of its way.
     */
    double lineHeight_m(double column, double row) {
        double px = column - eyeColumn;
        double py = row - eyeRow;
        double lx = leftColumn - eyeColumn;
        double ly = leftRow - eyeRow;
        double wx = rightColumn - leftColumn;
        double wy = rightRow - leftRow;
        double area = lx * wy - ly * wx;
        if (area == 0) return Double.POSITIVE_INFINITY;
        double t = (px * wy - py * wx) / area;
        double ts = (lx * py - ly * px) / area;
        if (t < 0 || t > 1 || ts < 0 || ts > t) return Double.POSITIVE_INFINITY;
        if (t == 0) return eyeHeight_m;
        double target = leftHeight_m + ts / t * (rightHeight_m - leftHeight_m);
        return eyeHeight_m + t * (target - eyeHeight_m);
    }
}
