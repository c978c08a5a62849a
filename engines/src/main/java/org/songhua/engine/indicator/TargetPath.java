package org.songhua.engine.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is to be reached when: dated points, straight lines between them. Before the first point the line begins at the
 * baseline; without one it begins at the first point.
 */
public final class TargetPath {
    private static final double DAYS_OF_YEAR = 365.25;

    private final NavigableMap<LocalDate, Double> points;

    /** @param points at least one day with its target */
    public TargetPath(Map<LocalDate, Double> points) {
        if (points.isEmpty()) throw new IllegalArgumentException("a path without a point");
        this.points = new TreeMap<>(points);
    }

    /** {@return the same path beginning at a known value} */
    public TargetPath from(LocalDate day, double value) {
        var all = new TreeMap<>(points.tailMap(day, false));
        all.put(day, value);
        return new TargetPath(all);
    }

    /** {@return what should be reached on a day; NaN before the path begins, the last target after its end} */
    public double at(LocalDate day) {
        var before = points.floorEntry(day);
        var after = points.ceilingEntry(day);
        if (before == null) return Double.NaN;
        if (after == null || before.getKey().equals(after.getKey())) return before.getValue();
        double share = days(before.getKey(), day) / days(before.getKey(), after.getKey());
        return before.getValue() + share * (after.getValue() - before.getValue());
    }

    /** {@return the days and targets in order} */
    public Map<LocalDate, Double> points() {
        return new TreeMap<>(points);
    }

    /**
     * What must happen from a day on to arrive.
     *
     * @param years until the target
     * @param perYear by how much the value must change each year, in its unit
     * @param ratePerYear the same as a constant yearly growth, 0.058 for 5.8 %; NaN when either value is not positive
     */
    public record Requirement(double years, double perYear, double ratePerYear) {}

    /**
     * {@return what is required to come from a value to a target}
     *
     * @param day of the value
     * @param due day of the target, later
     */
    public static Requirement required(LocalDate day, double value, LocalDate due, double target) {
        if (!due.isAfter(day))
            throw new IllegalArgumentException("the target is due on or before the day of the value");
        double years = years(day, due);
        double rate = value > 0 && target > 0 ? Math.pow(target / value, 1 / years) - 1 : Double.NaN;
        return new Requirement(years, (target - value) / years, rate);
    }

    /** Between equal days of two years the years are whole, as people count them. */
    private static double years(LocalDate day, LocalDate due) {
        boolean whole = day.getMonth() == due.getMonth() && day.getDayOfMonth() == due.getDayOfMonth();
        return whole ? due.getYear() - day.getYear() : days(day, due) / DAYS_OF_YEAR;
    }

    private static double days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
