package org.songhua.evaluation.internal.plan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Direction;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.TargetPath;
import org.songhua.engine.indicator.TargetPath.Requirement;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan.Aim;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition.Baseline;

/** Holds a value against its path; pure. A value of a period is that of its last day. */
final class Standing {
    private final IndicatorDefinition indicator;
    private final String geography;
    private final @Nullable IndicatorValue value;
    private final NavigableMap<LocalDate, Double> points;
    private final @Nullable Baseline baseline;
    private final LocalDate day;
    private final String cityClass;

    /**
     * @param value null when there is none
     * @param points targets by day; none when nobody set any
     * @param period year that the board is of
     * @param cityClass class of city whose grades count
     */
    Standing(
            IndicatorDefinition indicator,
            String geography,
            @Nullable IndicatorValue value,
            Map<LocalDate, Double> points,
            @Nullable Baseline baseline,
            String period,
            String cityClass) {
        this.indicator = indicator;
        this.geography = geography;
        this.value = value;
        this.points = new TreeMap<>(points);
        this.baseline = baseline;
        this.day = LocalDate.of(Integer.parseInt(value == null ? period : value.period()), 12, 31);
        this.cityClass = cityClass;
    }

    /** {@return where the indicator stands} */
    Stand stand(Supplies supplies) {
        double number = value == null ? Double.NaN : value.measured().value();
        boolean known = !Double.isNaN(number);
        Light.Judged judged = judged(number);
        double expected = expected();
        Map.Entry<LocalDate, Double> next = next();
        return new Stand(
                indicator,
                geography,
                value,
                judged.light(),
                judged.rule(),
                Double.isNaN(expected) ? null : expected,
                next == null ? null : next.getKey(),
                next == null ? null : next.getValue(),
                next == null || !known ? null : next.getValue() - number,
                next == null ? null : required(number, next),
                path(),
                baseline,
                known ? grade(number) : null,
                indicator.gradeRule(cityClass, day).orElse(null),
                known ? null : supplies.of(indicator, value));
    }

    /** {@return the indicator against its target of one day; null when none is due then} */
    @Nullable
    Aim aim(LocalDate due) {
        Double target = points.get(due);
        if (target == null) return null;
        double number = value == null ? Double.NaN : value.measured().value();
        boolean known = !Double.isNaN(number);
        return new Aim(
                indicator.id(),
                geography,
                target,
                known ? number : null,
                known ? target - number : null,
                due.isAfter(day) ? required(number, Map.entry(due, target)) : null,
                judged(number).light());
    }

    private Light.Judged judged(double number) {
        if (points.isEmpty() && indicator.direction() == Direction.ZERO && number == 0) {
            return new Light.Judged(Light.GREEN, "none_found");
        }
        return Light.against(number, expected(), way(), indicator.direction());
    }

    /** Targets, and the baseline before them. */
    private Map<LocalDate, Double> path() {
        var path = new TreeMap<>(points);
        if (baseline != null && !points.isEmpty()) path.putIfAbsent(baseline.day(), baseline.value());
        return path;
    }

    private double expected() {
        return points.isEmpty() ? Double.NaN : new TargetPath(path()).at(day);
    }

    private double way() {
        var path = new TreeMap<>(path());
        return path.isEmpty()
                ? 0
                : path.lastEntry().getValue() - path.firstEntry().getValue();
    }

    private Map.@Nullable Entry<LocalDate, Double> next() {
        return points.higherEntry(day);
    }

    /** From the newest value, else from the baseline. */
    private @Nullable Requirement required(double number, Map.Entry<LocalDate, Double> next) {
        if (!Double.isNaN(number)) return TargetPath.required(day, number, next.getKey(), next.getValue());
        if (baseline == null || !next.getKey().isAfter(baseline.day())) return null;
        return TargetPath.required(baseline.day(), baseline.value(), next.getKey(), next.getValue());
    }

    private @Nullable String grade(double number) {
        return indicator
                .grading()
                .grade(number, cityClass, day)
                .map(grade -> grade.name().toLowerCase(Locale.ROOT))
                .orElse(null);
    }
}
