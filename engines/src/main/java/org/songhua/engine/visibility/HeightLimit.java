package org.songhua.engine.visibility;

import java.util.List;

/**
 * How high one may build at each point without rising into any protected view: the height of the lowest line of sight of all
 * cones above the point, minus the ground. Negative where the ground itself is in the way. Immutable.
 */
public final class HeightLimit {
    private final int columns;
    private final float[] limits_m;

    private HeightLimit(int columns, float[] limits_m) {
        this.columns = columns;
        this.limits_m = limits_m;
    }

    /** {@return the limit under some cones over the ground} */
    public static HeightLimit under(HeightGrid ground, List<ViewCone> cones) {
        var limits = new float[ground.columns() * ground.rows()];
        for (int row = 0; row < ground.rows(); row++) {
            for (int column = 0; column < ground.columns(); column++) {
                double line = Double.POSITIVE_INFINITY;
                for (ViewCone cone : cones) line = Math.min(line, cone.lineHeight_m(column, row));
                limits[row * ground.columns() + column] = (float) (line - ground.height_m(column, row));
            }
        }
        return new HeightLimit(ground.columns(), limits);
    }

    /** {@return metres above the ground, positive infinity where no view is protected} */
    public float limit_m(int column, int row) {
        return limits_m[row * columns + column];
    }
}
