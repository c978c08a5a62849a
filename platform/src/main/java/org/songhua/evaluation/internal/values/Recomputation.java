package org.songhua.evaluation.internal.values;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.indicator.Measured;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.compute.Computation;
import org.songhua.evaluation.internal.compute.Computation.Outcome;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.evaluation.internal.declared.IndicatorReader;
import org.springframework.stereotype.Component;

/** Computes one value of one region as the record showed everything at a moment, and keeps nothing of it. */
@Component
public class Recomputation {
    private final DeclaredIndicators indicators;
    private final Computations computations;
    private final JdbcValues values;

    Recomputation(DeclaredIndicators indicators, Computations computations, JdbcValues values) {
        this.indicators = indicators;
        this.computations = computations;
        this.values = values;
    }

    /**
     * {@return what comes out; empty when there was no such region}
     *
     * @param wanted the indicator, which may differ from the declared one of its id
     * @param run of which everything is as it was read; null for now
     */
    public Optional<Outcome> compute(IndicatorDefinition wanted, String region, String period, @Nullable Long run) {
        List<IndicatorDefinition> needed = needed(wanted);
        var classes = new TreeSet<>(Computation.classes(wanted));
        needed.forEach(one -> classes.addAll(Computation.classes(one)));
        Instant asOf = run == null ? values.now() : values.asOf(run);
        Computation computation =
                run == null ? computations.anew(asOf, period, List.copyOf(classes)) : computations.asRead(run, period);
        return computation.geographies().stream()
                .filter(one -> one.code().equals(region))
                .findFirst()
                .map(place -> compute(computation, wanted, needed, place, period, asOf));
    }

    private Outcome compute(
            Computation computation,
            IndicatorDefinition wanted,
            List<IndicatorDefinition> needed,
            Geography place,
            String period,
            Instant asOf) {
        Map<String, Measured> entered = entered(place.code(), period, asOf);
        for (IndicatorDefinition other : needed) {
            Measured byHand = entered.get(other.id());
            if (byHand != null) computation.know(other.id(), place.code(), byHand);
            else computation.compute(other, indicators.words(other), place);
        }
        return computation.compute(wanted, indicators.words(wanted), place);
    }

    private Map<String, Measured> entered(String region, String period, Instant asOf) {
        Map<String, Measured> entered = new HashMap<>();
        for (IndicatorValue one : values.approved(period, asOf))
            if (one.geography().equals(region)) entered.put(one.indicator(), one.measured());
        return entered;
    }

    /** What a formula refers to, what that refers to, and so on; each after those that it refers to. */
    private List<IndicatorDefinition> needed(IndicatorDefinition wanted) {
        var needs = new HashMap<String, Set<String>>();
        var next = new ArrayDeque<>(IndicatorReader.needs(wanted));
        while (!next.isEmpty()) {
            String id = next.remove();
            if (needs.containsKey(id)) continue;
            Set<String> of = indicators.find(id).map(IndicatorReader::needs).orElse(Set.of());
            needs.put(id, of);
            next.addAll(of);
        }
        var ordered = new ArrayList<IndicatorDefinition>();
        for (String id : Formulas.order(needs))
            indicators.find(id).filter(IndicatorDefinition::isComputed).ifPresent(ordered::add);
        return ordered;
    }
}
