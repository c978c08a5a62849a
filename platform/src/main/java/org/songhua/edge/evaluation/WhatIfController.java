package org.songhua.edge.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.evaluation.Views.StandView;
import org.songhua.edge.evaluation.Views.ValueView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Overlay;
import org.songhua.evaluation.IndicatorDefinition.Parameter;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.WhatIf;
import org.songhua.evaluation.WhatIf.Answer;
import org.songhua.evaluation.WhatIf.Changed;
import org.songhua.evaluation.WhatIf.Question;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.planning.Scenarios;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What an indicator would be with other parameters, other targets or the outcome of a scenario. Nothing of it is kept. */
@RestController
class WhatIfController {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double PERCENT = 100;
    private static final Set<String> MEMBERS =
            Set.of("geography", "period", "parameters", "targets", "value", "scenario");

    private final Indicators indicators;
    private final WhatIf whatIf;
    private final Scenarios scenarios;

    WhatIfController(Indicators indicators, WhatIf whatIf, Scenarios scenarios) {
        this.indicators = indicators;
        this.whatIf = whatIf;
        this.scenarios = scenarios;
    }

    /** Parameters that may be supposed, each with its dated numbers. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/indicators/{id}/parameters")
    List<ParameterView> parameters(@PathVariable String id) {
        return indicators
                .find(id)
                .orElseThrow(() -> new NotFoundException("indicator " + id))
                .parameters()
                .entrySet()
                .stream()
                .map(one -> ParameterView.of(one.getKey(), one.getValue()))
                .toList();
    }

    @Allow(Permission.EVALUATION_VIEW)
    @PostMapping("/api/indicators/{id}/what-if")
    WhatIfView ask(@PathVariable String id, @RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, MEMBERS);
        String geography = body.text("geography");
        String period = body.text("period");
        Map<String, Double> parameters = body.numbers("parameters");
        var targets = body.numbersByDay("targets");
        Double value = body.optionalNumber("value");
        String scenario = body.optionalText("scenario");
        body.done();
        From from = scenario == null ? null : from(id, scenario, value, caller);
        double supposed = from != null ? from.value() : value == null ? Double.NaN : value;
        var question = new Question(id, geography, period, new Overlay(parameters, targets, supposed));
        return WhatIfView.of(whatIf.ask(question, caller.scope()), from);
    }

    /** The share of people served after a scenario, computed now within the scope of the caller. */
    private From from(String indicator, String id, @Nullable Double value, Caller caller) {
        if (!caller.may(Permission.PLANNING_RUN))
            throw new NotAllowedException("The permission planning.run is missing.");
        if (value != null) throw refused("EVAL-050", "A value and a scenario are given.", "Give one of them.");
        String unit = indicators
                .find(indicator)
                .orElseThrow(() -> new NotFoundException("indicator " + indicator))
                .unitText();
        if (!unit.equals("%"))
            throw refused(
                    "EVAL-050",
                    "A scenario gives a share of people, and this indicator is in " + unit + ".",
                    "Ask for an indicator in per cent.");
        var compared = scenarios.compare(List.of(uuid(id)), caller).getFirst();
        JsonNode share = MAPPER.valueToTree(compared.comparison()).path("after").path("shareOfPeople");
        if (!share.isNumber())
            throw refused("EVAL-050", "The scenario reaches nobody who is counted.", "Take one with people in it.");
        return new From(id, compared.scenario().name(), share.doubleValue() * PERCENT, compared.sameData());
    }

    private static UUID uuid(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .orElseThrow(() -> new NotFoundException("scenario " + id));
    }

    private static FaultException refused(String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField("/scenario"), problem, remedy));
    }

    /**
     * Where a supposed value is from.
     *
     * @param sameData whether the city's data are those that the scenario was kept with
     */
    record From(String scenario, String name, double value, boolean sameData) {}

    /** A parameter with its dated numbers. */
    record ParameterView(String name, String unit, Map<String, Double> values, String reference) {
        static ParameterView of(String name, Parameter one) {
            var values = new TreeMap<String, Double>();
            one.values().forEach((day, number) -> values.put(day.toString(), number));
            return new ParameterView(name, one.unitText(), values, one.reference());
        }
    }

    /** What was measured, or would be. */
    record NumberView(
            String status,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator) {
        static @Nullable NumberView of(@Nullable Measured one) {
            if (one == null) return null;
            return new NumberView(
                    one.status().code(),
                    Views.known(one.value()),
                    Views.known(one.numerator()),
                    Views.known(one.denominator()));
        }
    }

    /**
     * An answer.
     *
     * @param kind always {@code what_if}: nothing here is a value of the city
     */
    record WhatIfView(
            String kind,
            boolean kept,
            @Nullable ValueView stored,
            @Nullable NumberView real,
            @Nullable NumberView supposed,
            @Nullable Double difference,
            @Nullable String wanting,
            List<Changed> parameters,
            @Nullable From from,
            StandView before,
            StandView after) {
        static WhatIfView of(Answer one, @Nullable From from) {
            var stored = one.stored();
            return new WhatIfView(
                    "what_if",
                    false,
                    stored == null ? null : ValueView.of(stored),
                    NumberView.of(one.real()),
                    NumberView.of(one.supposed()),
                    difference(one),
                    one.wanting(),
                    one.parameters(),
                    from,
                    StandView.of(one.before()),
                    StandView.of(one.after()));
        }

        private static @Nullable Double difference(Answer one) {
            Measured supposed = one.supposed();
            Measured real = one.real();
            var stored = one.stored();
            if (stored != null) real = stored.measured();
            return supposed == null || real == null ? null : Views.known(supposed.value() - real.value());
        }
    }
}
