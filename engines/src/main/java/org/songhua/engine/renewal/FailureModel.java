package org.songhua.engine.renewal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often pipes break: a Poisson regression over pipe-years (a non-homogeneous Poisson process with covariates, Kleiner and Rajani 2001, Economou et al. 2012) with
 * age, material, decade of building of iron pipes, diameter, earlier and recent breaks. The number of breaks grows with a power of the length below one, as breaks
 * gather at weak places. Only what was known before a year is used for it. Immutable once fitted.
 */
public final class FailureModel {
    /** Exponent of the length; found on nothing but stated: between breaks by place (0) and by metre (1). */
    static final double LENGTH_POWER = 0.6;

    private static final int RECENT_YEARS = 3;
    private static final int LEAST_PIPES = 5;
    private static final double USUAL_DIAMETER = 150;
    private static final int USUAL_AGE = 40;
    private static final double RIDGE = 1;

    private final List<String> columns;
    private final int firstRecord;
    private final PoissonRegression regression;

    private FailureModel(List<String> columns, int firstRecord, PoissonRegression regression) {
        this.columns = columns;
        this.firstRecord = firstRecord;
        this.regression = regression;
    }

    /**
     * Fits the years before one.
     *
     * @param pipes all pipes, also those without breaks
     * @param firstRecord first year of which breaks are on record
     * @param from first year whose breaks are to be explained
     * @param to year after the last one
     */
    public static FailureModel fit(List<PipeHistory> pipes, int firstRecord, int from, int to) {
        List<String> columns = columns(pipes);
        var rows = new ArrayList<double[]>();
        var counts = new ArrayList<Double>();
        var offsets = new ArrayList<Double>();
        for (int year = from; year < to; year++)
            for (PipeHistory pipe : pipes) {
                if (!pipe.exists(year)) continue;
                rows.add(row(columns, pipe, firstRecord, year));
                counts.add((double) pipe.breaks(year, year + 1));
                offsets.add(offset(pipe));
            }
        return new FailureModel(
                columns,
                firstRecord,
                PoissonRegression.fit(rows.toArray(double[][]::new), array(counts), array(offsets), RIDGE));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double offset(PipeHistory pipe) {
        return LENGTH_POWER * Math.log(Math.max(1, pipe.lengthMetres()) / 1000);
    }

    /** Materials and decades with some pipes each; the others are what the intercept says. */
    private static List<String> columns(List<PipeHistory> pipes) {
        Map<String, Integer> count = new LinkedHashMap<>();
        for (PipeHistory pipe : pipes) {
            count.merge("material " + pipe.material(), 1, Integer::sum);
            count.merge(decade(pipe), 1, Integer::sum);
        }
        var columns = new ArrayList<>(List.of(
                "always", "age", "age squared", "diameter", "earlier breaks", "breaks per length", "recent break"));
        count.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_PIPES)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    private static String decade(PipeHistory pipe) {
        return "built " + (pipe.yearBuilt() <= 0 ? "?" : pipe.yearBuilt() / 10 * 10) + " " + pipe.material();
    }

    private static double[] row(List<String> columns, PipeHistory pipe, int firstRecord, int year) {
        var row = new double[columns.size()];
        double age = (pipe.yearBuilt() > 0 ? Math.clamp(year - pipe.yearBuilt(), 0, 120) : USUAL_AGE) / 50.0;
        int before = pipe.breaks(firstRecord, year);
        double diameter = pipe.diameterMillimetres();
        row[0] = 1;
        row[1] = age;
        row[2] = age * age;
        row[3] = diameter > 0 ? Math.log(Math.max(25, diameter) / USUAL_DIAMETER) : 0;
        row[4] = Math.log1p(before);
        row[5] = Math.log1p(100 * before / Math.max(30, pipe.lengthMetres()));
        row[6] = pipe.breaks(year - RECENT_YEARS, year) > 0 ? 1 : 0;
        mark(columns, row, "material " + pipe.material());
        mark(columns, row, decade(pipe));
        return row;
    }

    private static void mark(List<String> columns, double[] row, String name) {
        int at = columns.indexOf(name);
        if (at >= 0) row[at] = 1;
    }

    /**
     * What is expected of one pipe in one year, and why.
     *
     * @param pipe identifier
     * @param breaks expected
     * @param reasons by what factor each property changes it, the strongest first
     */
    public record Forecast(String pipe, double breaks, List<Reason> reasons) {
        public Forecast {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A reason.
     *
     * @param property of the pipe
     * @param factor above 1 for more breaks than a new pipe of the usual diameter without breaks, below for fewer
     */
    public record Reason(String property, double factor) {}

    /** {@return breaks expected of a pipe in a year, from what is known before that year} */
    public double expected(PipeHistory pipe, int year) {
        if (!pipe.exists(year)) return 0;
        return regression.expected(row(columns, pipe, firstRecord, year), offset(pipe));
    }

    /** Both columns of the age are one reason. */
    private static String property(String column) {
        return column.equals("age squared") ? "age" : column;
    }

    /** {@return the same with its reasons} */
    public Forecast forecast(PipeHistory pipe, int year) {
        double[] row = row(columns, pipe, firstRecord, year);
        double[] b = regression.coefficients();
        var factors = new LinkedHashMap<String, Double>();
        for (int k = 1; k < row.length; k++)
            if (row[k] != 0) factors.merge(property(columns.get(k)), b[k] * row[k], Double::sum);
        var reasons = new ArrayList<Reason>();
        factors.forEach((property, log) -> reasons.add(new Reason(property, Math.exp(log))));
        reasons.sort(Comparator.comparingDouble((Reason one) -> -Math.abs(Math.log(one.factor())))
                .thenComparing(Reason::property));
        return new Forecast(pipe.id(), expected(pipe, year), reasons);
    }
}
