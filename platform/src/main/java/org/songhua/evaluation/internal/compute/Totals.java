package org.songhua.evaluation.internal.compute;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.engine.formula.Formulas;
import org.songhua.evaluation.internal.declared.PackWords;

/**
 * Totals of one computation, each made once. An object counts for the region that its representative point lies in, wholly:
 * so parts add up to their whole. What was made of the same objects before is taken from the cache; what was made before an edit
 * or two is brought up to date object by object, with the same result to the last bit.
 */
final class Totals {
    private final JdbcTotals store;
    private final Moment moment;
    private final Map<String, Made> made = new HashMap<>();
    private final @Nullable Known known;

    /** @param known null to make everything anew */
    Totals(JdbcTotals store, Moment moment, @Nullable Known known) {
        this.store = store;
        this.moment = moment;
        this.known = known;
    }

    /** {@return a total by code of the smallest region; objects in no region stand under the empty code} */
    Made get(Total total, PackWords words, Map<String, Double> parameters) {
        String question = FormulaPrinter.print(total) + used(total, parameters);
        Made there = made.get(question);
        if (there != null) return there;
        Made now = cached(question, new Asked(store, total, words, parameters, moment));
        made.put(question, now);
        return now;
    }

    /** Only parameters that the total names tell it from others. */
    private static Map<String, Double> used(Total total, Map<String, Double> parameters) {
        var used = new TreeMap<>(parameters);
        String text = FormulaPrinter.print(total);
        used.keySet().removeIf(name -> !text.contains("$" + name));
        return used;
    }

    private Made cached(String question, Asked asked) {
        if (known == null) return make(asked);
        var classes = Formulas.classes(asked.total());
        Optional<Made> same = known.find(question, classes);
        if (same.isPresent()) return same.get();
        Made now = known.before(question, classes)
                .flatMap(before -> known.touched().flatMap(since -> updated(before, asked, since)))
                .orElseGet(() -> make(asked));
        known.keep(question, classes, now);
        return now;
    }

    private Made make(Asked asked) {
        return switch (asked.total().measure()) {
            case COUNT -> Counted.make(asked).orElseGet(() -> byDatabase(asked));
            case SUM -> byDatabase(asked);
            case GAP -> asked.total().isSuppliedFromAround() ? new SuppliedGaps(asked).made() : byDatabase(asked);
            case AREA, LENGTH, COVERED -> OnTheGround.make(asked);
        };
    }

    private Made byDatabase(Asked asked) {
        return Made.ofParts(asked.parts(Within.EVERYWHERE));
    }

    /** {@return what was made before, with what edits touched since; empty when it is easier to begin anew} */
    private Optional<Made> updated(Made before, Asked asked, Touched since) {
        Measure measure = asked.total().measure();
        if (asked.total().isSuppliedFromAround()) return SuppliedGaps.updated(before, asked, since);
        if (measure == Measure.COUNT && before.amounts() != null) return Counted.updated(before, asked, since);
        boolean ground = measure == Measure.AREA || measure == Measure.LENGTH || measure == Measure.COVERED;
        return ground ? OnTheGround.updated(before, asked, since) : Optional.of(byRegion(before, asked, since));
    }

    /** Sums of the regions that edits touched are made anew. */
    private Made byRegion(Made before, Asked asked, Touched since) {
        Set<String> regions = since.regions(asked.total().over().classCode());
        var parts = new TreeMap<>(before.parts());
        parts.keySet().removeAll(regions);
        if (!regions.isEmpty()) parts.putAll(asked.parts(Within.regions(regions)));
        return Made.ofParts(parts);
    }
}
