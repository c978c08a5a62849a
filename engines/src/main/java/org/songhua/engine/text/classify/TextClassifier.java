package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songhua.engine.text.Grams;

/**
 * Tells the class of a text by weights of its runs of characters and topics, one set of weights for each class. Immutable and
 * deterministic: the same examples in the same order give the same verdicts everywhere.
 *
 * <p>How sure it is comes from the distances between the classes, scaled so that they were right on a fifth of the examples that was
 * left out for that (Guo, Pleiss, Sun and Weinberger 2017: temperature scaling).
 */
public final class TextClassifier {
    /** With fewer examples nothing is left out; the scale is then that of a typical task. */
    private static final int ENOUGH_TO_CALIBRATE = 50;

    static final double TYPICAL_TEMPERATURE = 0.35;
    private static final int CALIBRATION_PART = 5;

    private final Features features;
    private final List<String> labels;
    private final float[][] weights;
    private final double temperature;

    TextClassifier(Features features, List<String> labels, float[][] weights, double temperature) {
        this.features = features;
        this.labels = labels;
        this.weights = weights;
        this.temperature = temperature;
    }

    /**
     * {@return a classifier that learnt from examples}
     *
     * @throws IllegalArgumentException when there is no example
     */
    public static TextClassifier train(List<Example> examples, TopicLexicon lexicon) {
        if (examples.isEmpty()) throw new IllegalArgumentException("Without an example nothing can be learnt");
        TextClassifier all = fit(examples, lexicon, TYPICAL_TEMPERATURE);
        if (examples.size() < ENOUGH_TO_CALIBRATE || all.labels.size() < 2) return all;
        return new TextClassifier(all.features, all.labels, all.weights, calibrate(examples, lexicon));
    }

    private static TextClassifier fit(List<Example> examples, TopicLexicon lexicon, double temperature) {
        List<String> labels = labels(examples);
        var features = Features.of(examples.stream().map(Example::text).toList(), lexicon);
        SparseVector[] vectors = examples.stream()
                .map(example -> features.vector(example.text()))
                .toArray(SparseVector[]::new);
        var machine = new LinearSvm(vectors, features.size());
        var weights = new float[labels.size()][];
        for (int i = 0; i < weights.length; i++) weights[i] = machine.train(belonging(examples, labels.get(i)));
        return new TextClassifier(features, labels, weights, temperature);
    }

    /** The frequent classes first: a text of which nothing is known gets the most frequent one. */
    private static List<String> labels(List<Example> examples) {
        var counts = new TreeMap<String, Integer>();
        for (Example example : examples) counts.merge(example.label(), 1, Integer::sum);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean[] belonging(List<Example> examples, String label) {
        var belongs = new boolean[examples.size()];
        for (int i = 0; i < belongs.length; i++)
            belongs[i] = examples.get(i).label().equals(label);
        return belongs;
    }

    private static double calibrate(List<Example> examples, TopicLexicon lexicon) {
        var learnt = new ArrayList<Example>();
        var leftOut = new ArrayList<Example>();
        for (int i = 0; i < examples.size(); i++) (i % CALIBRATION_PART == 0 ? leftOut : learnt).add(examples.get(i));
        TextClassifier part = fit(learnt, lexicon, TYPICAL_TEMPERATURE);
        return Temperature.fit(
                leftOut.stream()
                        .map(example -> part.margins(part.features.vector(example.text())))
                        .toList(),
                leftOut.stream()
                        .map(example -> part.labels.indexOf(example.label()))
                        .toList());
    }

    /** {@return the classes it can tell, the most frequent of its examples first} */
    public List<String> labels() {
        return labels;
    }

    /** {@return what it thinks of a text; any text gets a verdict, an unknown one an unsure one} */
    public Verdict classify(String text) {
        SparseVector vector = features.vector(text);
        double[] margins = margins(vector);
        double[] confidence = Temperature.softmax(margins, temperature);
        List<Integer> order = order(margins);
        var ranking = order.stream()
                .map(i -> new Verdict.Score(labels.get(i), confidence[i]))
                .toList();
        return new Verdict(ranking, reasons(text, vector, order));
    }

    double[] margins(SparseVector vector) {
        return Arrays.stream(weights).mapToDouble(vector::dot).toArray();
    }

    static List<Integer> order(double[] margins) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < margins.length; i++) order.add(i);
        order.sort(Comparator.comparingDouble((Integer i) -> margins[i]).reversed());
        return order;
    }

    private List<Verdict.Reason> reasons(String text, SparseVector vector, List<Integer> order) {
        float[] first = weights[order.getFirst()];
        float[] second = order.size() > 1 ? weights[order.get(1)] : new float[first.length];
        var shares = new HashMap<Integer, Double>();
        for (int i = 0; i < vector.indexes().length; i++) {
            int index = vector.indexes()[i];
            shares.put(index, (double) vector.values()[i] * (first[index] - second[index]));
        }
        return Reasons.of(Grams.normalise(text), features, shares);
    }

    Features features() {
        return features;
    }

    float[][] weights() {
        return weights;
    }

    double temperature() {
        return temperature;
    }
}
