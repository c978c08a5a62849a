package org.songhua.evaluation.internal.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Overlay;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Parameter;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition.Baseline;
import org.songhua.evaluation.WhatIf;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.Years;
import org.songhua.evaluation.internal.compute.Computation.Outcome;
import org.songhua.evaluation.internal.declared.CityClasses;
import org.songhua.evaluation.internal.values.Recomputation;
import org.songhua.evaluation.internal.values.Sight;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.springframework.stereotype.Service;

/**
 * Lays what is supposed over the declaration of one indicator and computes it beside the declared one, as of the moment that the
 * value that counts was read. Reads only.
 */
@Service
class DefaultWhatIf implements WhatIf {
    private static final int MOST = 20;

    private final DeclaredIndicators indicators;
    private final Evaluation evaluation;
    private final Recomputation recomputation;
    private final Plan plan;
    private final PackView<CityClasses> classes;
    private final Supplies supplies;

    DefaultWhatIf(
            DeclaredIndicators indicators,
            Evaluation evaluation,
            Recomputation recomputation,
            Plan plan,
            PackContent content) {
        this.indicators = indicators;
        this.evaluation = evaluation;
        this.recomputation = recomputation;
        this.plan = plan;
        this.classes = PackView.of(content, CityClasses::of);
        this.supplies = new Supplies(content);
    }

    @Override
    public Answer ask(Question question, Scope scope) {
        IndicatorDefinition declared = indicators
                .find(question.indicator())
                .orElseThrow(() -> new NotFoundException("indicator " + question.indicator()));
        check(question, declared);
        Stand before = plan.stand(declared.id(), question.geography(), question.period(), scope)
                .orElseThrow();
        var sight = new Sight(indicators, scope);
        if (!sight.sees(declared) || (!sight.sees(before.geography()) && !isNamed(before.geography())))
            throw new NotFoundException("region " + question.geography());
        IndicatorValue stored = stored(question, scope).orElse(null);
        Both both = computed(question, declared, stored);
        Measured supposed = supposed(question.overlay(), both, stored);
        return new Answer(
                stored,
                both.real,
                supposed,
                both.wanting,
                changed(question, declared),
                before,
                after(question, declared, before, stored, supposed));
    }

    /** Such as the metropolitan area: no region of the record, its value is entered. */
    private static boolean isNamed(String geography) {
        return geography.indexOf(':') >= 0;
    }

    private Optional<IndicatorValue> stored(Question question, Scope scope) {
        return evaluation
                .values(new Query(question.indicator(), question.geography(), null, question.period()), scope)
                .stream()
                .findFirst();
    }

    /** What came out with what is declared and with what is supposed; nulls where nothing is computed. */
    private record Both(
            @Nullable Measured real,
            @Nullable Measured supposed,
            @Nullable String wanting) {
        static final Both NOTHING = new Both(null, null, null);
    }

    private Both computed(Question question, IndicatorDefinition declared, @Nullable IndicatorValue stored) {
        // What is not to be seen would be seen by supposing next to nothing.
        boolean isSuppressed = stored != null && stored.measured().status() == Status.SUPPRESSED;
        if (!declared.isComputed() || isSuppressed) return Both.NOTHING;
        Long run = stored == null ? null : stored.run();
        Optional<Outcome> real = recomputation.compute(declared, question.geography(), question.period(), run);
        if (real.isEmpty()) return Both.NOTHING;
        if (question.overlay().parameters().isEmpty())
            return new Both(
                    real.get().measured(), real.get().measured(), real.get().wanting());
        Outcome supposed = recomputation
                .compute(supposing(declared, question), question.geography(), question.period(), run)
                .orElseThrow();
        return new Both(real.get().measured(), supposed.measured(), supposed.wanting());
    }

    private static @Nullable Measured supposed(Overlay overlay, Both both, @Nullable IndicatorValue stored) {
        Measured from = both.supposed;
        if (from == null && stored != null) from = stored.measured();
        if (!overlay.supposesValue()) return from;
        return overlay.measured(from == null ? Measured.without(Status.NOT_COLLECTED) : from);
    }

    /** The declaration with the supposed numbers in force from the first day on. */
    private static IndicatorDefinition supposing(IndicatorDefinition declared, Question question) {
        var parameters = new HashMap<>(declared.parameters());
        question.overlay().parameters().forEach((name, number) -> {
            Parameter real = declared.parameters().get(name);
            if (real != null)
                parameters.put(
                        name,
                        new Parameter(real.unitText(), real.unit(), Map.of(LocalDate.EPOCH, number), real.reference()));
        });
        return declared.with(parameters);
    }

    private static List<Changed> changed(Question question, IndicatorDefinition declared) {
        LocalDate day = lastDay(question.period());
        return new TreeMap<>(question.overlay().parameters())
                .entrySet().stream()
                        .map(one -> changed(
                                one.getKey(),
                                one.getValue(),
                                declared.parameters().get(one.getKey()),
                                day))
                        .toList();
    }

    private static Changed changed(String name, double supposed, @Nullable Parameter real, LocalDate day) {
        if (real == null) throw new IllegalStateException("a parameter that was checked is gone: " + name);
        var inForce = new TreeMap<>(real.values()).floorEntry(day);
        return new Changed(
                name, real.unitText(), inForce == null ? null : inForce.getValue(), supposed, real.reference());
    }

    private static LocalDate lastDay(String period) {
        return LocalDate.of(Integer.parseInt(period), 12, 31);
    }

    private Stand after(
            Question question,
            IndicatorDefinition declared,
            Stand before,
            @Nullable IndicatorValue stored,
            @Nullable Measured supposed) {
        IndicatorValue base = stored == null ? before.value() : stored;
        IndicatorValue value = supposed == null ? base : value(question, base, before.geography(), supposed);
        Baseline baseline = before.baseline();
        var points = new TreeMap<>(before.path());
        if (baseline != null) points.remove(baseline.day(), baseline.value());
        Map<LocalDate, Double> path = question.overlay().path(points);
        String cityClass = classes.get().of(before.geography());
        return new Standing(declared, before.geography(), value, path, baseline, question.period(), cityClass)
                .stand(supplies.naming(new PlaceNames(evaluation)));
    }

    private static IndicatorValue value(
            Question question, @Nullable IndicatorValue base, String geography, Measured supposed) {
        return new IndicatorValue(
                0,
                question.indicator(),
                geography,
                base == null ? "" : base.geographyVersion(),
                question.period(),
                supposed,
                false,
                0,
                null,
                null,
                null,
                "",
                null,
                STATE,
                null,
                Instant.EPOCH,
                null);
    }

    private static void check(Question question, IndicatorDefinition declared) {
        Years.require(question.period());
        Overlay overlay = question.overlay();
        var log = new FaultLog(MOST);
        if (overlay.isEmpty()) fault(log, "EVAL-047", "", "Nothing is supposed.", "Give parameters, targets or value.");
        Set<String> names = declared.parameters().keySet();
        for (String name : overlay.unknown(names))
            fault(
                    log,
                    "EVAL-048",
                    "/parameters/" + name,
                    "The indicator has no parameter " + name + ".",
                    names.isEmpty() ? "It has none." : "Name one of " + String.join(", ", names) + ".");
        overlay.parameters().forEach((name, number) -> finite(log, "/parameters/" + name, number));
        overlay.targets().forEach((day, number) -> {
            if (Double.isInfinite(number)) finite(log, "/targets/" + day, number);
            if (!day.isAfter(lastDay(question.period())))
                fault(
                        log,
                        "EVAL-049",
                        "/targets/" + day,
                        "The day is not after the year of the value.",
                        "Give a later day.");
        });
        if (Double.isInfinite(overlay.value())) finite(log, "/value", overlay.value());
        log.throwIfAny();
    }

    private static void finite(FaultLog log, String field, double number) {
        if (!Double.isFinite(number)) fault(log, "EVAL-022", field, "This is no number.", "Give a finite number.");
    }

    private static void fault(FaultLog log, String code, String field, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
