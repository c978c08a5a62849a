package org.songhua.engine.text.classify;

import java.util.Arrays;
import java.util.List;

/** Turns distances between classes into likelihoods. */
final class Temperature {
    /** Colder would be surer of texts unlike the examples than anybody can be. */
    private static final double COLDEST = 0.15;

    private static final double HOTTEST = 5;
    private static final double STEP = 1.05;

    private Temperature() {}

    /** {@return likelihoods that sum to 1; the colder, the surer} */
    static double[] softmax(double[] margins, double temperature) {
        double greatest = Arrays.stream(margins).max().orElse(0);
        double[] parts = Arrays.stream(margins)
                .map(margin -> Math.exp((margin - greatest) / temperature))
                .toArray();
        double sum = Arrays.stream(parts).sum();
        return Arrays.stream(parts).map(part -> part / sum).toArray();
    }

    /**
     * {@return the temperature at which the right classes were likeliest}
     *
     * @param right index of the right class of each, -1 when it was not known
     */
    static double fit(List<double[]> margins, List<Integer> right) {
        double best = TextClassifier.TYPICAL_TEMPERATURE;
        double least = Double.POSITIVE_INFINITY;
        for (double temperature = COLDEST; temperature < HOTTEST; temperature *= STEP) {
            double surprise = surprise(margins, right, temperature);
            if (surprise < least) {
                least = surprise;
                best = temperature;
            }
        }
        return best;
    }

    private static double surprise(List<double[]> margins, List<Integer> right, double temperature) {
        double sum = 0;
        for (int i = 0; i < margins.size(); i++) {
            if (right.get(i) < 0) continue;
            sum -= Math.log(Math.max(1e-12, softmax(margins.get(i), temperature)[right.get(i)]));
        }
        return sum;
    }
}
