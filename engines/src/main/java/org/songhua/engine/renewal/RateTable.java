package org.songhua.engine.renewal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Breaks per kilometre and year by kind of pipe, drawn towards the rate of all the more the less is known of a kind: rate = (a + breaks) / (b + kilometre-years), with a gamma
 * distribution of rates whose mean and variance are those of the kinds (empirical Bayes by moments, Marshall 1991). Immutable.
 */
public final class RateTable {
    private static final double METRES_PER_KILOMETRE = 1000;

    private final Map<String, Row> rows;
    private final double mean;

    private RateTable(Map<String, Row> rows, double mean) {
        this.rows = rows;
        this.mean = mean;
    }

    /**
     * A kind of pipe.
     *
     * @param kind its name
     * @param breaks counted
     * @param kilometreYears over which they were counted
     * @param rate breaks per kilometre and year, drawn towards the mean
     */
    public record Row(String kind, int breaks, double kilometreYears, double rate) {}

    /** Counts from one year up to another, the latter not included. */
    public static RateTable of(Collection<PipeHistory> pipes, Function<PipeHistory, String> kind, int from, int to) {
        var breaks = new TreeMap<String, Integer>();
        var exposure = new HashMap<String, Double>();
        for (PipeHistory pipe : pipes) {
            int first = Math.max(from, pipe.yearBuilt());
            if (first >= to) continue;
            String name = kind.apply(pipe);
            breaks.merge(name, pipe.breaks(first, to), Integer::sum);
            exposure.merge(name, pipe.lengthMetres() / METRES_PER_KILOMETRE * (to - first), Double::sum);
        }
        return of(breaks, exposure);
    }

    private static RateTable of(Map<String, Integer> breaks, Map<String, Double> exposure) {
        double count = breaks.values().stream().mapToInt(Integer::intValue).sum();
        double total =
                exposure.values().stream().mapToDouble(Double::doubleValue).sum();
        double mean = total > 0 ? count / total : 0;
        double between = 0;
        for (var entry : breaks.entrySet()) {
            double km = exposure.getOrDefault(entry.getKey(), 0.0);
            double difference = entry.getValue() / km - mean;
            between += km / total * difference * difference;
        }
        // What chance alone would make of equal rates is taken away.
        double variance = between - mean * breaks.size() / Math.max(total, Double.MIN_NORMAL);
        var rows = new TreeMap<String, Row>();
        breaks.forEach((kind, number) -> {
            double km = exposure.getOrDefault(kind, 0.0);
            rows.put(kind, new Row(kind, number, km, rate(number, km, mean, variance)));
        });
        return new RateTable(rows, mean);
    }

    private static double rate(int breaks, double km, double mean, double variance) {
        if (!(variance > 0)) return mean;
        double b = mean / variance;
        return (mean * b + breaks) / (b + km);
    }

    /** {@return rate of all pipes together} */
    public double mean() {
        return mean;
    }

    /** {@return rate of a kind, that of all for one never seen} */
    public double rate(String kind) {
        Row row = rows.get(kind);
        return row == null ? mean : row.rate();
    }

    /** {@return the kinds, the worst first} */
    public List<Row> rows() {
        return rows.values().stream()
                .sorted(Comparator.comparingDouble(Row::rate).reversed().thenComparing(Row::kind))
                .toList();
    }
}
