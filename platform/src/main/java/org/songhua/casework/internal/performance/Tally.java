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
    private final List<Indicator> indicators;

    Tally(List<Indicator> indicators) {
        this.indicators = List.copyOf(indicators);
    }

    /** {@return one line over all of the cases} */
    Line line(String code, List<Finding> cases) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Indicator one : indicators)
            values.put(one.code(), one.of().isEmpty() ? counted(one, cases) : composed(one, values));
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

    private static Value composed(Indicator indicator, Map<String, Value> values) {
        double sum = 0;
        long denominator = 0;
        long excluded = 0;
        for (var part : indicator.of().entrySet()) {
            Value of = values.get(part.getKey());
            Double value = of == null ? null : of.value();
            if (of == null || value == null) return new Value(indicator.code(), null, 0, 0, 0);
            sum += part.getValue() * value;
            denominator = Math.max(denominator, of.denominator());
            excluded = Math.max(excluded, of.excluded());
        }
        return new Value(indicator.code(), sum, 0, denominator, excluded);
    }

    /** {@return whether a case belongs to a part of an indicator} */
    static boolean isIn(@Nullable Indicator indicator, Part part, Finding one) {
        if (indicator == null || !one.facts().contains(indicator.denominator())) return false;
        return switch (part) {
            case DENOMINATOR -> !one.isExcluded();
            case EXCLUDED -> one.isExcluded();
            case NUMERATOR -> !one.isExcluded() && weight(indicator, one) > 0;
        };
    }
}
