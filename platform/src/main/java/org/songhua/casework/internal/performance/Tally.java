package org.songhua.casework.internal.performance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Performance.Indicator;
import org.songhua.casework.Performance.Line;
import org.songhua.casework.Performance.Part;
import org.songhua.casework.Performance.Value;

/** Counts indicators over what was found of cases. */
final class Tally {
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();

    Tally(List<Indicator> indicators) {
        indicators.forEach(one -> this.indicators.put(one.code(), one));
    }

    /** {@return one line over all of the cases} */
    Line line(String code, List<Finding> cases) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Indicator one : indicators.values())
            values.put(one.code(), one.of().isEmpty() ? counted(one, cases) : composed(one, values, cases));
        return new Line(code, cases.size(), new ArrayList<>(values.values()));
    }

    /** {@return a line for each value of a key, by code} */
    List<Line> lines(List<Finding> cases, Function<Finding, String> key) {
        var groups = new TreeMap<String, List<Finding>>();
        cases.forEach(one -> groups.computeIfAbsent(key.apply(one), none -> new ArrayList<>())
                .add(one));
        return groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .toList();
    }

    private static Value counted(Indicator indicator, List<Finding> cases) {
        double numerator = 0;
        long denominator = 0;
        long excluded = 0;
        for (Finding one : cases) {
            if (!one.facts().contains(indicator.denominator())) continue;
            if (one.isExcluded()) {
                excluded++;
                continue;
            }
            denominator++;
            numerator += weight(indicator, one);
        }
        Double value = denominator == 0 ? null : (Double) (numerator / denominator);
        return new Value(indicator.code(), value, numerator, denominator, excluded);
    }

    /** The heaviest of the facts that hold counts, so that one answer is not two. */
    static double weight(Indicator indicator, Finding one) {
        double most = 0;
        for (var fact : indicator.numerator().entrySet())
            if (one.facts().contains(fact.getKey())) most = Math.max(most, fact.getValue());
        return most;
    }

    /** Its cases are those of all its parts, each once; it has a value when all of them have one. */
    private Value composed(Indicator indicator, Map<String, Value> values, List<Finding> cases) {
        Double sum = 0.0;
        for (var part : indicator.of().entrySet()) {
            Value of = values.get(part.getKey());
            Double value = of == null ? null : of.value();
            sum = sum == null || value == null ? null : (Double) (sum + part.getValue() * value);
        }
        return new Value(
                indicator.code(),
                sum,
                0,
                count(indicator, Part.DENOMINATOR, cases),
                count(indicator, Part.EXCLUDED, cases));
    }

    private long count(Indicator indicator, Part part, List<Finding> cases) {
        return cases.stream().filter(one -> isIn(indicator, part, one)).count();
    }

    /** {@return whether a case belongs to a part of an indicator} */
    boolean isIn(@Nullable Indicator indicator, Part part, Finding one) {
        if (indicator == null || !isAsked(indicator, one)) return false;
        return switch (part) {
            case DENOMINATOR -> !one.isExcluded();
            case EXCLUDED -> one.isExcluded();
            case NUMERATOR -> !one.isExcluded() && weight(indicator, one) > 0;
        };
    }

    private boolean isAsked(@Nullable Indicator indicator, Finding one) {
        if (indicator == null) return false;
        if (indicator.of().isEmpty()) return one.facts().contains(indicator.denominator());
        return indicator.of().keySet().stream().anyMatch(part -> isAsked(indicators.get(part), one));
    }
}
