package org.songhua.engine.text.classify;

import java.util.SplittableRandom;

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008,
 * algorithm 1): minimises {@code |w|²/2 + C Σ max(0, 1 - y w·x)²}. Deterministic: the order of the examples is shuffled by a
 * fixed seed.
 */
final class LinearSvm {
    static final double C = 1.0;
    private static final double RARITY = 0.3;
    private static final int MOST_ROUNDS = 60;
    /** A round in which no gradient is above this ends the search; finer changes no decision. */
    private static final double ACCURACY = 0.01;

    private final SparseVector[] examples;
    private final double[] squaredNorms;
    private final int features;

    LinearSvm(SparseVector[] examples, int features) {
        this.examples = examples;
        this.features = features;
        this.squaredNorms = new double[examples.length];
        for (int i = 0; i < examples.length; i++) squaredNorms[i] = examples[i].squaredNorm();
    }

    /**
     * {@return the weights that tell the examples that belong from the others}
     *
     * @param belongs of each example
     */
    float[] train(boolean[] belongs) {
        var weights = new float[features];
        double gain = gain(belongs);
        var alpha = new double[examples.length];
        var order = new int[examples.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        var random = new SplittableRandom(1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            shuffle(order, random);
            double greatest = 0;
            for (int i : order) greatest = Math.max(greatest, step(i, belongs[i] ? 1 : -1, gain, alpha, weights));
            if (greatest < ACCURACY) break;
        }
        return weights;
    }

    /** How much more a mistake about an example that belongs costs: rare classes would otherwise hardly be heard. */
    private static double gain(boolean[] belongs) {
        int count = 0;
        for (boolean one : belongs) if (one) count++;
        return count == 0 ? 1 : Math.max(1, Math.pow((double) (belongs.length - count) / count, RARITY));
    }

    /** Moves one dual variable to its best value; returns how far from optimal it was. */
    private double step(int i, int sign, double gain, double[] alpha, float[] weights) {
        double diagonal = 0.5 / C / (sign > 0 ? gain : 1);
        double gradient = sign * examples[i].dot(weights) - 1 + diagonal * alpha[i];
        double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
        if (projected == 0) return 0;
        double moved = Math.max(0, alpha[i] - gradient / (squaredNorms[i] + diagonal));
        examples[i].addTo(weights, sign * (moved - alpha[i]));
        alpha[i] = moved;
        return Math.abs(projected);
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
