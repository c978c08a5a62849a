package org.songhua.edge.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.evaluation.Views.IndicatorPage;
import org.songhua.edge.evaluation.Views.IndicatorView;
import org.songhua.edge.evaluation.Views.StandView;
import org.songhua.edge.evaluation.Views.ValueView;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Counted;
import org.songhua.evaluation.Evaluation.Lineage;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.Evaluation.Source;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.ValueTables;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Indicators and their values. */
@RestController
class IndicatorController {
    private static final int MOST_ROWS = 1000;
    private static final Set<String> ENTERED =
            Set.of("geography", "period", "value", "numerator", "denominator", "status", "sourceFile", "reason");

    private final Indicators indicators;
    private final Evaluation evaluation;
    private final Plan plan;

    IndicatorController(Indicators indicators, Evaluation evaluation, Plan plan) {
        this.indicators = indicators;
        this.evaluation = evaluation;
        this.plan = plan;
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/indicators")
    List<IndicatorView> list() {
        return indicators.list().stream().map(IndicatorView::of).toList();
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/indicators/{id}")
    IndicatorPage get(@PathVariable String id) {
        return IndicatorPage.of(definition(id));
    }

    private IndicatorDefinition definition(String id) {
        return indicators.find(id).orElseThrow(() -> new NotFoundException("indicator " + id));
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/indicators/{id}/values")
    List<ValueView> values(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String geography,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(required = false) @Nullable String period,
            Caller caller) {
        definition(id);
        return evaluation.values(new Query(id, geography, within, period), caller.scope()).stream()
                .map(ValueView::of)
                .toList();
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/indicators/{id}/history")
    List<ValueView> history(@PathVariable String id, @RequestParam String geography, Caller caller) {
        return evaluation.history(id, geography, caller.scope()).stream()
                .map(ValueView::of)
                .toList();
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/indicators/{id}/stand")
    StandView stand(
            @PathVariable String id, @RequestParam String geography, @RequestParam String period, Caller caller) {
        Periods.require(period);
        return plan.stand(id, geography, period, caller.scope())
                .map(StandView::of)
                .orElseThrow(() -> new NotFoundException("indicator " + id));
    }

    /** Every indicator of an edition, or of all, against its target in a region. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/stands")
    List<StandView> stands(
            @RequestParam(required = false) @Nullable String edition,
            @RequestParam String geography,
            @RequestParam String period,
            Caller caller) {
        Periods.require(period);
        return plan.stands(edition, geography, period, caller.scope()).stream()
                .map(StandView::of)
                .toList();
    }

    /** Regions that have or could have values. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/regions")
    List<Evaluation.Area> regions(Caller caller) {
        return evaluation.places(caller.scope());
    }

    /** Values of all indicators in one region. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/values")
    List<ValueView> regionValues(@RequestParam String geography, @RequestParam String period, Caller caller) {
        return evaluation.values(new Query(null, geography, null, period), caller.scope()).stream()
                .map(ValueView::of)
                .toList();
    }

    /** All values as a file: csv or sdmx. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/values.csv")
    ResponseEntity<byte[]> table(
            @RequestParam(defaultValue = "csv") String form,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(required = false) @Nullable String period,
            Caller caller) {
        List<IndicatorValue> values = evaluation.values(new Query(indicator, null, null, period), caller.scope());
        String text = form.equals("sdmx")
                ? ValueTables.sdmx(values, indicators::find)
                : ValueTables.csv(values, indicators::find);
        String name = form.equals("sdmx") ? "indicators-sdmx.csv" : "indicators.csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @Allow(Permission.EVALUATION_EDIT)
    @PostMapping("/api/evaluation/runs")
    @ResponseStatus(HttpStatus.CREATED)
    Evaluation.Run run(@RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, Set.of("period"));
        String period = body.text("period");
        body.done();
        return evaluation.evaluate(period, caller);
    }

    @Allow(Permission.EVALUATION_EDIT)
    @PostMapping("/api/indicators/{id}/values")
    @ResponseStatus(HttpStatus.CREATED)
    ValueView propose(@PathVariable String id, @RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, ENTERED);
        var proposal = new Proposal(
                id,
                body.text("geography"),
                body.text("period"),
                body.optionalNumber("value"),
                body.optionalNumber("numerator"),
                body.optionalNumber("denominator"),
                body.choice("status", Status.class, Status.MEASURED),
                body.text("sourceFile"),
                body.text("reason"));
        body.done();
        definition(id);
        return ValueView.of(evaluation.propose(proposal, caller));
    }

    /** Values that people entered and that wait for another to approve them. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/proposals")
    List<ValueView> proposals(Caller caller) {
        return evaluation.proposals(caller.scope()).stream().map(ValueView::of).toList();
    }

    @Allow(Permission.EVALUATION_APPROVE)
    @PostMapping("/api/evaluation/values/{number}/decision")
    ValueView decide(@PathVariable long number, @RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, Set.of("approve"));
        boolean approve = body.flag("approve");
        body.done();
        return ValueView.of(evaluation.decide(number, approve, caller));
    }

    @Allow(Permission.EVALUATION_APPROVE)
    @PostMapping("/api/evaluation/values/{number}/publication")
    ValueView publish(@PathVariable long number, Caller caller) {
        return ValueView.of(evaluation.publish(number, caller));
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/values/{number}/lineage")
    LineageView lineage(@PathVariable long number, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        return evaluation
                .lineage(number, Math.clamp(limit, 1, MOST_ROWS), caller.scope())
                .map(LineageView::of)
                .orElseThrow(() -> new NotFoundException("value " + number));
    }

    /** Computes a value again from what was read then. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/values/{number}/repetition")
    Evaluation.Repetition repeat(@PathVariable long number, Caller caller) {
        return evaluation
                .repeat(number, caller.scope())
                .orElseThrow(() -> new NotFoundException("computed value " + number));
    }

    /** How a value came about. */
    record LineageView(
            ValueView value,
            String formula,
            String withValues,
            Map<String, String> parameters,
            List<Source> inputs,
            List<Counted> totals) {
        static LineageView of(Lineage one) {
            return new LineageView(
                    ValueView.of(one.value()),
                    one.formula(),
                    one.withValues(),
                    one.parameters(),
                    one.inputs(),
                    one.totals());
        }
    }
}
