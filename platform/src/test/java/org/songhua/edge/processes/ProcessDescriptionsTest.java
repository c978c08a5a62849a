package org.songhua.edge.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.planning.PlanningTown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is published of every process is what it is held to: each input by its schema, each output by its name and type. */
class ProcessDescriptionsTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final TestPeople PEOPLE = new TestPeople(TOWN.platform);
    private static final ApiClient PLANNER = PEOPLE.loggedIn("planner");

    /** Inputs that each process answers to. */
    private static final Map<String, String> GOOD = new TreeMap<>(Map.of(
            "life-circle", "{\"elements\": [\"kindergarten\"]}",
            "reach-area", "{\"place\": %s, \"minutes\": [5]}".formatted(PlanningTown.at(5, 5)),
            "nearest-services", "{\"place\": %s, \"element\": \"kindergarten\"}".formatted(PlanningTown.at(5, 5)),
            "what-if", "{\"element\": \"kindergarten\"}",
            "site-selection", "{\"element\": \"kindergarten\", \"candidates\": [%s]}".formatted(PlanningTown.at(1, 1)),
            "commuting-circle", "{\"place\": %s, \"minutes\": [2]}".formatted(PlanningTown.at(5, 5)),
            "line-of-sight", "{\"place\": %s, \"radius\": 50}".formatted(PlanningTown.at(5, 5)),
            "height-limit",
                    "{\"place\": %s, \"left\": %s, \"right\": %s, \"lowest\": 20}"
                            .formatted(PlanningTown.at(5, 5), PlanningTown.at(6, 6), PlanningTown.at(6, 4)),
            "emergency-scenario", """
                    {"scenario": "flood", "area": [%s, %s, %s], "set": "shelters-stores", "shelters": "shelter_places", "stores": "emergency_stores"}""".formatted(PlanningTown.at(5, 5), PlanningTown.at(6, 6), PlanningTown.at(6, 4)),
            "echo", "{\"text\": \"a\", \"number\": 1}"));

    static {
        GOOD.put("protected-views", "{}");
        GOOD.put("places-reach", "{\"set\": \"urban-rural\", \"element\": \"graded_hospital\"}");
    }

    static Stream<String> processes() {
        return PLANNER
                .get("/ogcapi/processes")
                .json()
                .path("processes")
                .valueStream()
                .map(process -> process.path("id").asString())
                .toList()
                .stream();
    }

    private static JsonNode description(String process) {
        return PLANNER.get("/ogcapi/processes/" + process).expect(200).json();
    }

    private static Answer execute(String process, JsonNode inputs, String more) {
        return PLANNER.post("/ogcapi/processes/" + process + "/execution", "{\"inputs\": " + inputs + more + "}");
    }

    private static ObjectNode good(String process) {
        String inputs = GOOD.get(process);
        assertThat(inputs).as("an example of " + process).isNotNull();
        return (ObjectNode) MAPPER.readTree(inputs);
    }

    /** A value of no type that the schema allows. */
    private static JsonNode wrong(JsonNode schema) {
        String type = schema.path("type").asString();
        return MAPPER.readTree(type.equals("object") ? "7" : "{\"wrong\": true}");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyInputIsHeldToItsSchema(String process) {
        JsonNode inputs = description(process).path("inputs");
        for (String name : inputs.propertyNames()) {
            JsonNode input = inputs.path(name);
            assertThat(input.path("title").asString()).as(name).isNotEmpty();
            assertThat(input.at("/schema/type").asString()).as(name).isNotEmpty();
            assertThat(input.path("maxOccurs").intValue()).isEqualTo(1);
            ObjectNode changed = good(process);
            changed.set(name, wrong(input.path("schema")));
            Answer answer = execute(process, changed, "").expect(400);
            assertThat(answer.fields()).as(name).containsExactly("/inputs/" + name);
            assertThat(answer.code()).isEqualTo("PLAN-103");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatMustBeGivenIsMissedAndWhatMayBeLeftOutIsNot(String process) {
        JsonNode inputs = description(process).path("inputs");
        var required = new ArrayList<String>();
        for (String name : inputs.propertyNames()) {
            if (inputs.path(name).path("minOccurs").intValue() == 1) required.add("/inputs/" + name);
            else assertThat(inputs.path(name).path("minOccurs").intValue()).isZero();
        }
        Answer nothing = execute(process, MAPPER.createObjectNode(), ", \"response\": \"document\"");
        if (required.isEmpty()) nothing.expect(200);
        else assertThat(nothing.expect(400).fields()).containsExactlyInAnyOrderElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatNoInputIsCalledIsRefused(String process) {
        ObjectNode strange = good(process);
        strange.put("colour", "red");
        Answer answer = execute(process, strange, "").expect(400);
        assertThat(answer.fields()).containsExactly("/inputs/colour");
        assertThat(answer.code()).isEqualTo("PLAN-101");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theOutputsAreThoseThatAreDescribed(String process) {
        JsonNode outputs = description(process).path("outputs");
        JsonNode document = execute(process, good(process), ", \"response\": \"document\"")
                .expect(200)
                .json();
        assertThat(List.copyOf(document.propertyNames())).isSubsetOf(List.copyOf(outputs.propertyNames()));
        assertThat(document).isNotEmpty();
        for (String name : document.propertyNames()) {
            // One output asked for comes alone, in its media type.
            Answer raw = execute(process, good(process), ", \"outputs\": {\"" + name + "\": {}}")
                    .expect(200);
            String type = outputs.at("/" + name + "/schema/contentMediaType").asString("");
            if (!type.isEmpty()) assertThat(raw.header("Content-Type")).as(name).startsWith(type);
            JsonNode value = document.path(name);
            if (value.has("value")) assertThat(raw.json()).as(name).isEqualTo(value.path("value"));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void namesAreInBothLanguages(String process) {
        var titles = new ArrayList<String>();
        for (String language : List.of("zh", "en")) {
            PLANNER.with("Accept-Language", language);
            JsonNode described = description(process);
            titles.add(described.path("title").asString());
            assertThat(described.path("description").asString()).isNotEmpty();
            described
                    .path("inputs")
                    .valueStream()
                    .forEach(input -> assertThat(input.path("title").asString()).isNotEmpty());
        }
        PLANNER.without("Accept-Language");
        assertThat(titles.get(0)).isNotEqualTo(titles.get(1));
        assertThat(titles.get(0)).matches(".*\\p{IsHan}.*");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aJobGivesWhatTheExecutionAtOnceGives(String process) {
        JsonNode atOnce = execute(process, good(process), ", \"response\": \"document\"")
                .expect(200)
                .json();
        PLANNER.with("Prefer", "respond-async");
        Answer accepted;
        try {
            accepted = execute(process, good(process), ", \"response\": \"document\"")
                    .expect(201);
        } finally {
            PLANNER.without("Prefer");
        }
        String job = "/ogcapi/jobs/" + accepted.json().path("jobID").asString();
        for (long end = System.nanoTime() + 60_000_000_000L;
                List.of("accepted", "running")
                                .contains(PLANNER.get(job).json().path("status").asString())
                        && System.nanoTime() < end; ) Thread.onSpinWait();
        assertThat(PLANNER.get(job).json().path("status").asString()).isEqualTo("successful");
        assertThat(PLANNER.get(job + "/results").expect(200).json()).isEqualTo(atOnce);
    }
}
