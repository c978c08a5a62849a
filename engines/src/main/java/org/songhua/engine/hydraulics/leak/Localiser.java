package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which pipe explains best what has changed. For each pipe the lost water q is taken that makes the weighted sum of squares of change - q × effect least
 * (matched filter; Pudar and Liggett 1992 with one leak at a time); a weight is the inverse square of the spread of the change together with a share of
 * the change itself, for the model is not exact. Pipes are ranked by what is left over. Only losses are sought, never gains.
 */
public final class Localiser {
    /** Error of a signature, as a share of the largest change. */
    private static final double MODEL_ERROR = 0.05;

    private Localiser() {}

    /**
     * A pipe that may be it.
     *
     * @param pipe identifier
     * @param cubicMetresPerHour lost water that fits best, positive
     * @param spread of it, one standard deviation
     * @param explained share of the weighted change that it explains, 0 to 1
     * @param likelihood compared with all pipes together, 0 to 1, when all are as likely beforehand
     */
    public record Candidate(
            String pipe, double cubicMetresPerHour, double spread, double explained, double likelihood) {}

    /**
     * Ranks pipes.
     *
     * @param change of each channel; NaN where unknown
     * @param spread of each change, one standard deviation, positive
     * @param slots blocks of the day over which the change is a mean
     * @return all pipes that explain anything, the best first; equal ones by name
     */
    public static List<Candidate> rank(Signatures signatures, double[] change, double[] spread, int[] slots) {
        double[] weights = weights(signatures.channels(), change, spread);
        double[][] effects = signatures.mean(slots);
        var fits = new ArrayList<Candidate>();
        for (int p = 0; p < effects.length; p++) {
            Candidate fit = fit(signatures.pipes().get(p), effects[p], change, weights);
            if (fit != null) fits.add(fit);
        }
        return ranked(fits, total(change, weights));
    }

    private static double[] weights(Channels channels, double[] change, double[] spread) {
        var largest = new double[2];
        for (int c = 0; c < change.length; c++) {
            int kind = channels.isPressure(c) ? 0 : 1;
            if (!Double.isNaN(change[c])) largest[kind] = Math.max(largest[kind], Math.abs(change[c]));
        }
        var weights = new double[change.length];
        for (int c = 0; c < change.length; c++) {
            double model = MODEL_ERROR * largest[channels.isPressure(c) ? 0 : 1];
            double weight = 1 / (spread[c] * spread[c] + model * model);
            weights[c] = Double.isNaN(change[c]) || !Double.isFinite(weight) ? 0 : weight;
        }
        return weights;
    }

    private static double total(double[] change, double[] weights) {
        double sum = 0;
        for (int c = 0; c < change.length; c++) if (weights[c] > 0) sum += weights[c] * change[c] * change[c];
        return sum;
    }

    /** Least squares with one unknown; the likelihood is still the part explained, not its share. */
    private static @Nullable Candidate fit(String pipe, double[] effect, double[] change, double[] weights) {
        double power = 0;
        double match = 0;
        for (int c = 0; c < effect.length; c++) {
            if (weights[c] == 0) continue;
            power += weights[c] * effect[c] * effect[c];
            match += weights[c] * effect[c] * change[c];
        }
        double size = match / power;
        if (!(size > 0) || Double.isInfinite(size)) return null;
        return new Candidate(pipe, size, 1 / Math.sqrt(power), match * size, match * size);
    }

    private static List<Candidate> ranked(List<Candidate> fits, double total) {
        double best = fits.stream().mapToDouble(Candidate::explained).max().orElse(0);
        double sum = fits.stream()
                .mapToDouble(fit -> Math.exp((fit.explained() - best) / 2))
                .sum();
        return fits.stream()
                .map(fit -> new Candidate(
                        fit.pipe(),
                        fit.cubicMetresPerHour(),
                        fit.spread(),
                        Math.min(1, fit.explained() / total),
                        Math.exp((fit.explained() - best) / 2) / sum))
                .sorted(Comparator.comparingDouble(Candidate::explained)
                        .reversed()
                        .thenComparing(Candidate::pipe))
                .toList();
    }
}
