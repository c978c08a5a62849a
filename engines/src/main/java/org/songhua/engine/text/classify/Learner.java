package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns from decisions one by one, between two trainings: when a person decides otherwise than the classifier thinks, or it was not
 * clear enough, the weights move just as far as makes that decision clear (Crammer, Dekel, Keshet, Shalev-Shwartz and Singer 2006,
 * PA-I). New runs and new classes are taken in. For one thread; what {@link #model} gives is for all.
 */
public final class Learner {
    /** How far one decision may move the weights: one mistaken decision does not turn the classifier over. */
    private static final double MOST_STEP = 0.5;
    /** Weights are floats: less than this is lacking for ever. */
    private static final double ROUNDING = 1e-6;

    private Features features;
    private final List<String> labels;
    private final List<float[]> weights = new ArrayList<>();
    private final double temperature;

    public Learner(TextClassifier start) {
        this.features = start.features();
        this.labels = new ArrayList<>(start.labels());
        this.temperature = start.temperature();
        for (float[] ofClass : start.weights()) weights.add(ofClass.clone());
    }

    /** {@return whether the decision taught anything; false when it was clear already} */
    public boolean learn(Example decision) {
        features = features.with(decision.text());
        for (int i = 0; i < weights.size(); i++) weights.set(i, Arrays.copyOf(weights.get(i), features.size()));
        int right = indexOf(decision.label());
        SparseVector vector = features.vector(decision.text());
        int rival = rival(vector, right);
        if (rival < 0) return false;
        double loss = 1 - vector.dot(weights.get(right)) + vector.dot(weights.get(rival));
        if (loss <= ROUNDING || vector.squaredNorm() == 0) return false;
        double step = Math.min(MOST_STEP, loss / (2 * vector.squaredNorm()));
        vector.addTo(weights.get(right), step);
        vector.addTo(weights.get(rival), -step);
        return true;
    }

    private int indexOf(String label) {
        int index = labels.indexOf(label);
        if (index >= 0) return index;
        labels.add(label);
        weights.add(new float[features.size()]);
        return labels.size() - 1;
    }

    /** The likeliest of the other classes, -1 when there is none. */
    private int rival(SparseVector vector, int right) {
        int best = -1;
        for (int i = 0; i < weights.size(); i++) {
            if (i == right) continue;
            if (best < 0 || vector.dot(weights.get(i)) > vector.dot(weights.get(best))) best = i;
        }
        return best;
    }

    /** {@return what has been learnt up to now} */
    public TextClassifier model() {
        float[][] copies = weights.stream().map(float[]::clone).toArray(float[][]::new);
        return new TextClassifier(features, List.copyOf(labels), copies, temperature);
    }
}
