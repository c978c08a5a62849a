package org.songhua.edge.planning;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.planning.Scenario;
import org.songhua.planning.Scenarios;
import org.songhua.planning.Scenarios.Compared;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Scenarios: kept, shared, compared. */
@RestController
class ScenarioController {
    private static final int MOST_COMPARED = 10;

    private final Scenarios scenarios;

    ScenarioController(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /** A scenario as the API shows it; inputs and outcome are the JSON that is kept. */
    record ScenarioView(
            UUID id,
            String name,
            String owner,
            boolean mine,
            boolean shared,
            @JsonRawValue String inputs,
            @JsonRawValue String outcome,
            long dataVersion,
            int revision,
            Instant changedAt) {
        static ScenarioView of(Scenario one, Caller caller) {
            return new ScenarioView(
                    one.id(),
                    one.name(),
                    one.owner(),
                    one.owner().equals(caller.name()),
                    one.shared(),
                    one.inputs(),
                    one.outcome(),
                    one.dataVersion(),
                    one.revision(),
                    one.changedAt());
        }
    }

    /** A scenario beside others, computed now. */
    record ComparedView(ScenarioView scenario, Object comparison, boolean sameData) {
        static ComparedView of(Compared one, Caller caller) {
            return new ComparedView(ScenarioView.of(one.scenario(), caller), one.comparison(), one.sameData());
        }
    }

    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/scenarios")
    List<ScenarioView> list(Caller caller) {
        return scenarios.list(caller).stream()
                .map(one -> ScenarioView.of(one, caller))
                .toList();
    }

    @Allow(Permission.PLANNING_RUN)
    @PostMapping("/api/planning/scenarios")
    @ResponseStatus(HttpStatus.CREATED)
    ScenarioView create(@RequestBody JsonNode json, Caller caller) {
        checkForm(json, false);
        return ScenarioView.of(
                scenarios.create(name(json), json.path("shared").asBoolean(false), json.path("inputs"), caller),
                caller);
    }

    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/scenarios/{id}")
    ScenarioView get(@PathVariable String id, Caller caller) {
        return scenarios
                .find(uuid(id), caller)
                .map(one -> ScenarioView.of(one, caller))
                .orElseThrow(() -> notFound(id));
    }

    @Allow(Permission.PLANNING_RUN)
    @PutMapping("/api/planning/scenarios/{id}")
    ScenarioView change(@PathVariable String id, @RequestBody JsonNode json, Caller caller) {
        checkForm(json, true);
        Scenario changed = scenarios.change(
                uuid(id),
                json.path("revision").intValue(),
                name(json),
                json.path("shared").asBoolean(false),
                json.path("inputs"),
                caller);
        return ScenarioView.of(changed, caller);
    }

    @Allow(Permission.PLANNING_RUN)
    @DeleteMapping("/api/planning/scenarios/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, Caller caller) {
        scenarios.remove(uuid(id), caller);
    }

    /** Computes up to ten scenarios anew, one beside the other. */
    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/comparison")
    List<ComparedView> compare(@RequestParam List<String> scenario, Caller caller) {
        if (scenario.size() > MOST_COMPARED) {
            String problem = scenario.size() + " scenarios are too many to compare.";
            throw new FaultException(Fault.refused(
                    "PLAN-173", Place.atField("scenario"), problem, "Name at most " + MOST_COMPARED + "."));
        }
        List<UUID> ids = scenario.stream().map(ScenarioController::uuid).toList();
        return scenarios.compare(ids, caller).stream()
                .map(one -> ComparedView.of(one, caller))
                .toList();
    }

    private static String name(JsonNode json) {
        return json.path("name").asString("");
    }

    private static UUID uuid(String id) {
        return Parsing.find(id, UUID::fromString).orElseThrow(() -> notFound(id));
    }

    private static NotFoundException notFound(String id) {
        return new NotFoundException("There is no scenario " + id + ".");
    }

    private static void checkForm(JsonNode json, boolean changes) {
        var wrong = new ArrayList<String>();
        if (!json.path("name").isString()) wrong.add("/name");
        if (json.has("shared") && !json.path("shared").isBoolean()) wrong.add("/shared");
        if (!json.path("inputs").isObject()) wrong.add("/inputs");
        if (changes && !json.path("revision").isInt()) wrong.add("/revision");
        var log = new FaultLog(9);
        for (String pointer : wrong) {
            String remedy =
                    "Send name, shared, inputs of the process what-if, and the revision you saw when you change one.";
            log.accept(Fault.refused(
                    "PLAN-172", Place.atField(pointer), "This member lacks or has another form.", remedy));
        }
        log.throwIfAny();
    }
}
