package org.songhua.edge.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.warning.SensorRule;
import org.songhua.warning.WarningRules;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The rules of warnings: those in force, their versions, a trial over stored readings, publishing and backing out. */
@RestController
class RuleController {
    private static final Duration TRIAL_SPAN = Duration.ofDays(30);

    private final WarningRules rules;
    private final Clock clock;

    RuleController(WarningRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-rules")
    List<WarningRules.RuleView> list(Caller caller) {
        return rules.list(caller.scope());
    }

    /** The rules that judge a datastream, with the thresholds that hold for it. */
    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-rules/thresholds")
    List<SensorRule> thresholds(@RequestParam long datastream, Caller caller) {
        return rules.of(datastream, caller.scope());
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-rules/{code}/versions")
    List<WarningRules.Version> versions(@PathVariable String code) {
        return rules.versions(code);
    }

    /** Runs a rule over stored readings: 30 days when no span is given. Nothing is raised. */
    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/warning-rules/dry-run")
    WarningRules.DryRun dryRun(@RequestBody JsonNode body, Caller caller) {
        var in = new Inputs(body);
        String source = in.requiredText("source");
        Instant until = in.time("until");
        Instant from = in.time("from");
        in.throwIfAny();
        Instant end = until == null ? clock.instant() : until;
        return rules.dryRun(source, from == null ? end.minus(TRIAL_SPAN) : from, end, caller.scope());
    }

    /** The rule in force with other values in its fields, as a file; nothing is published. */
    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/warning-rules/{code}/draft")
    Map<String, String> draft(@PathVariable String code, @RequestBody JsonNode body) {
        var in = new Inputs(body);
        var fields = in.texts("fields");
        in.throwIfAny();
        return Map.of("source", rules.draft(code, fields));
    }

    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/warning-rules")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Integer> publish(@RequestBody JsonNode body, Caller caller) {
        var in = new Inputs(body);
        String source = in.requiredText("source");
        String note = in.text("note");
        in.throwIfAny();
        return Map.of("version", rules.publish(source, note, caller));
    }

    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/warning-rules/{code}/back-out")
    Map<String, Integer> backOut(
            @PathVariable String code, @RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        String note = body == null ? null : new Inputs(body).text("note");
        return Map.of("version", rules.backOut(code, note, caller));
    }

    /** Sets a threshold for one datastream; a value of null takes it away. */
    @Allow(Permission.WARNING_RULES)
    @PutMapping("/api/warning-rules/{code}/overrides/{subject}/{parameter}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void override(
            @PathVariable String code,
            @PathVariable long subject,
            @PathVariable String parameter,
            @RequestBody JsonNode body,
            Caller caller) {
        var in = new Inputs(body);
        Double value = in.number("value");
        String unit = in.text("unit");
        String reason = in.requiredWords("reason");
        in.throwIfAny();
        rules.override(code, subject, parameter, value, unit, reason, caller);
    }
}
