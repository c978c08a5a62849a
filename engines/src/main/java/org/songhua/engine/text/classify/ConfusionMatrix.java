package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which class was taken for which, and what follows from it. */
public final class ConfusionMatrix {
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> found = new TreeMap<>();
    private int right = 0;
    private int total = 0;

    public void add(String truth, String verdict) {
        counts.computeIfAbsent(truth, label -> new TreeMap<>()).merge(verdict, 1, Integer::sum);
        found.merge(verdict, 1, Integer::sum);
        total++;
        if (truth.equals(verdict)) right++;
    }

    /** Adds all of another, such as that of the next fold. */
    public void add(ConfusionMatrix other) {
        other.counts.forEach((truth, row) -> row.forEach((verdict, count) -> {
            for (int i = 0; i < count; i++) add(truth, verdict);
        }));
    }

    public int count(String truth, String verdict) {
        return counts.getOrDefault(truth, Map.of()).getOrDefault(verdict, 0);
    }

    public int total() {
        return total;
    }

    /** {@return the part that is right, 0 when there is nothing} */
    public double accuracy() {
        return total == 0 ? 0 : (double) right / total;
    }

    /** {@return of the texts said to be of a class the part that is} */
    public double precision(String label) {
        int said = found.getOrDefault(label, 0);
        return said == 0 ? 0 : (double) count(label, label) / said;
    }

    /** {@return of the texts of a class the part that was found} */
    public double recall(String label) {
        return truths(label) == 0 ? 0 : (double) count(label, label) / truths(label);
    }

    public double f1(String label) {
        double sum = precision(label) + recall(label);
        return sum == 0 ? 0 : 2 * precision(label) * recall(label) / sum;
    }

    /** {@return the mean of F1 over the classes that occur among the truths} */
    public double macroF1() {
        return counts.keySet().stream().mapToDouble(this::f1).average().orElse(0);
    }

    private int truths(String label) {
        return counts.getOrDefault(label, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** {@return all classes that occur, as truth or verdict} */
    public List<String> labels() {
        var all = new TreeMap<String, Integer>(found);
        counts.keySet().forEach(label -> all.putIfAbsent(label, 0));
        return List.copyOf(all.keySet());
    }

    /** {@return accuracy, macro-F1, precision, recall and F1 of each class, and the matrix with truths in rows, as lines of text} */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "accuracy %.4f", accuracy()));
        lines.add(String.format(Locale.ROOT, "macro-F1 %.4f", macroF1()));
        lines.add("");
        lines.add("class\tprecision\trecall\tF1\tcount");
        List<String> labels = labels();
        for (String label : labels) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s\t%.4f\t%.4f\t%.4f\t%d",
                    label,
                    precision(label),
                    recall(label),
                    f1(label),
                    truths(label)));
        }
        lines.add("");
        lines.add("confusion matrix (rows: truth, columns: verdict)");
        lines.add("\t" + String.join("\t", labels));
        for (String truth : labels) {
            var line = new StringBuilder(truth);
            for (String verdict : labels) line.append('\t').append(count(truth, verdict));
            lines.add(line.toString());
        }
        return lines;
    }
}
