package org.songhua.engine.hydraulics.solve;

/**
 * Ends a tight iteration where rounding ends it: when the error is small and has not become smaller for a while. Without
 * tightness it never accepts.
 */
final class Stall {
    private static final double SMALL = 1e-5;
    private static final int PATIENCE = 8;

    private final boolean tight;
    private double best;
    private int since;
    private boolean accepted;

    Stall(boolean tight) {
        this.tight = tight;
    }

    void begin() {
        best = Double.POSITIVE_INFINITY;
        since = 0;
        accepted = false;
    }

    boolean accepts(double error) {
        if (!tight) return false;
        if (error < 0.5 * best) {
            best = error;
            since = 0;
        } else since++;
        accepted = best < SMALL && since >= PATIENCE;
        return accepted;
    }

    boolean isAccepted() {
        return accepted;
    }
}
