package org.songhua.engine.hydraulics;

/**
 * When an iteration ends.
 *
 * @param accuracy sum of flow changes over sum of flows at which it ends
 * @param trials after so many iterations it is given up
 * @param extraTrials so many more with all states held, 0 for none, -1 to stop the run
 * @param headError largest error of head loss allowed, metres or feet; 0 for any
 * @param flowChange largest change of a flow allowed, file's unit; 0 for any
 * @param checkEvery pumps, check valves and tanks are looked at every so many iterations
 * @param checkUntil and no longer after this one
 * @param dampBelow flow changes are taken by 60 per cent once the accuracy is below this; 0 for never
 * @param headTolerance feet
 * @param flowTolerance cubic feet per second
 * @param gradientTolerance feet per cubic foot per second; flatter curves are made straight
 */
public record Convergence(
        double accuracy,
        int trials,
        int extraTrials,
        double headError,
        double flowChange,
        int checkEvery,
        int checkUntil,
        double dampBelow,
        double headTolerance,
        double flowTolerance,
        double gradientTolerance) {

    private static final double TIGHT_ACCURACY = 1e-9;
    private static final int TIGHT_TRIALS = 500;

    /** EPANET's defaults. */
    public static final Convergence DEFAULT = new Convergence(0.001, 200, -1, 0, 0, 2, 10, 0, 0.0005, 0.0001, 1e-7);

    /** {@return the same, but so exact that only rounding ends the iteration} */
    public Convergence tight() {
        return new Convergence(
                TIGHT_ACCURACY,
                Math.max(trials, TIGHT_TRIALS),
                extraTrials,
                0,
                0,
                checkEvery,
                checkUntil,
                dampBelow,
                headTolerance,
                flowTolerance,
                gradientTolerance);
    }

    /** {@return the same with another accuracy} */
    public Convergence withAccuracy(double other) {
        return new Convergence(
                other,
                trials,
                extraTrials,
                headError,
                flowChange,
                checkEvery,
                checkUntil,
                dampBelow,
                headTolerance,
                flowTolerance,
                gradientTolerance);
    }
}
