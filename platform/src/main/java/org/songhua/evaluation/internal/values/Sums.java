package org.songhua.evaluation.internal.values;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;

/**
 * What the values of parts come to together: shares from Σ numerator and Σ denominator, amounts that add up by adding. A part to
 * which the indicator does not apply is left out. Pure.
 */
public final class Sums {
    /** Kinds of amounts that may be added over regions; time, pressure and voltage may not. */
    private static final Set<String> ADDITIVE = Set.of("m", "person", "yuan", "kg", "tce", "W");

    private Sums() {}

    /**
     * {@return the value of the whole; empty when the parts do not add up}
     *
     * @param complete whether every part is there; a whole of which one is missing has no number
     */
    public static Optional<Measured> of(IndicatorDefinition indicator, Map<String, Measured> parts, boolean complete) {
        if (parts.isEmpty() || !addsUp(indicator, parts)) return Optional.empty();
        return Optional.of(complete ? whole(indicator, parts) : Measured.without(Status.NOT_COLLECTED));
    }

    private static Measured whole(IndicatorDefinition indicator, Map<String, Measured> parts) {
        List<Measured> counting = parts.values().stream()
                .filter(part -> part.status() != Status.NOT_APPLICABLE)
                .toList();
        if (counting.isEmpty()) return Measured.without(Status.NOT_APPLICABLE);
        return Measured.aggregate(counting, indicator.unit().scale());
    }

    /** Shares with both halves, or amounts of a kind that may be added; never a share of which only the number is known. */
    private static boolean addsUp(IndicatorDefinition indicator, Map<String, Measured> parts) {
        Set<Boolean> shares = parts.values().stream()
                .filter(part -> part.status().hasValue() || part.status() == Status.NO_BASE)
                .map(part -> !Double.isNaN(part.denominator()))
                .collect(Collectors.toSet());
        if (shares.size() > 1) return false;
        return shares.isEmpty() || shares.contains(true) || isAdditive(indicator);
    }

    private static boolean isAdditive(IndicatorDefinition indicator) {
        String unit = indicator.unitText();
        boolean quotient = unit.equals("-") || unit.equals("%") || unit.equals("‰") || unit.contains("/");
        return !quotient && ADDITIVE.containsAll(indicator.unit().powers().keySet());
    }
}
