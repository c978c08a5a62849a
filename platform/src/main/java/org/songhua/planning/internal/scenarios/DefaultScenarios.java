package org.songhua.planning.internal.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.songhua.cim.CityObjects;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.planning.Analyses;
import org.songhua.planning.Scenario;
import org.songhua.planning.Scenarios;
import org.songhua.planning.internal.scenarios.JdbcScenarios.Content;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scenarios over their rows; outcomes come from the analysis {@code what-if}. */
@Component
class DefaultScenarios implements Scenarios {
    private static final String ANALYSIS = "what-if";
    private static final int LONGEST_NAME = 100;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcScenarios rows;
    private final Analyses analyses;
    private final CityObjects objects;

    DefaultScenarios(JdbcScenarios rows, Analyses analyses, CityObjects objects) {
        this.rows = rows;
        this.analyses = analyses;
        this.objects = objects;
    }

    @Override
    public List<Scenario> list(Caller caller) {
        return rows.list(caller.name()).stream()
                .map(scenario -> seenBy(scenario, caller))
                .toList();
    }

    @Override
    public Optional<Scenario> find(UUID id, Caller caller) {
        return rows.find(id, caller.name()).map(scenario -> seenBy(scenario, caller));
    }

    /** The numbers of somebody else were computed within another scope: they stay with their owner. */
    private static Scenario seenBy(Scenario one, Caller caller) {
        if (one.owner().equals(caller.name())) return one;
        return new Scenario(
                one.id(),
                one.name(),
                one.owner(),
                one.shared(),
                one.inputs(),
                "{}",
                one.dataVersion(),
                one.revision(),
                one.changedAt());
    }

    @Override
    public Scenario create(String name, boolean shared, JsonNode inputs, Caller caller) {
        return rows.add(content(name, shared, inputs, caller), caller.name());
    }

    @Override
    public Scenario change(UUID id, int expectedRevision, String name, boolean shared, JsonNode inputs, Caller caller) {
        Scenario old = own(id, caller);
        return rows.change(id, expectedRevision, content(name, shared, inputs, caller), caller.name())
                .orElseThrow(() -> fault(
                        "PLAN-171",
                        "/revision",
                        "The scenario has revision " + old.revision() + " by now.",
                        "Load it again and repeat the change."));
    }

    private Scenario own(UUID id, Caller caller) {
        return rows.find(id, caller.name())
                .filter(scenario -> scenario.owner().equals(caller.name()))
                .orElseThrow(() -> notFound(id));
    }

    private static NotFoundException notFound(UUID id) {
        return new NotFoundException("There is no scenario " + id + " of yours.");
    }

    private Content content(String name, boolean shared, JsonNode inputs, Caller caller) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !isKeepable(name)) {
            String remedy = "Give 1 to " + LONGEST_NAME + " characters, no control characters among them.";
            throw fault("PLAN-170", "/name", "This is no name for a scenario.", remedy);
        }
        long version = objects.dataVersion();
        String outcome = MAPPER.writeValueAsString(comparison(inputs, caller));
        return new Content(name.strip(), shared, inputs.toString(), outcome, version);
    }

    private static boolean isKeepable(String name) {
        return name.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private Object comparison(JsonNode inputs, Caller caller) {
        Map<String, Object> outputs = analyses.run(ANALYSIS, inputs, caller.scope());
        return Objects.requireNonNull(outputs.get("comparison"));
    }

    private static FaultException fault(String code, String pointer, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(pointer), problem, remedy));
    }

    @Override
    public void remove(UUID id, Caller caller) {
        if (!rows.remove(id, caller.name())) throw notFound(id);
    }

    @Override
    public List<Compared> compare(List<UUID> ids, Caller caller) {
        long version = objects.dataVersion();
        return ids.stream()
                .map(id -> find(id, caller).orElseThrow(() -> notFound(id)))
                .map(one -> new Compared(
                        one, comparison(MAPPER.readTree(one.inputs()), caller), one.dataVersion() == version))
                .toList();
    }
}
