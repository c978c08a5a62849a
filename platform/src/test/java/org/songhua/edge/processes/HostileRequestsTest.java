package org.songhua.edge.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.planning.PlanningTown;
import tools.jackson.databind.JsonNode;

/** Requests that are wrong on purpose: each is refused with code, place and remedy, none breaks anything or is kept. */
class HostileRequestsTest {
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final TestPeople PEOPLE = new TestPeople(TOWN.platform);
    private static final ApiClient PLANNER = PEOPLE.loggedIn("planner");

    private static Answer execute(String process, String body) {
        return PLANNER.post("/ogcapi/processes/" + process + "/execution", body);
    }

    private static List<String> faults(Answer answer) {
        return answer.json()
                .path("faults")
                .valueStream()
                .peek(fault -> assertThat(fault.path("remedy").asString()).isNotEmpty())
                .map(fault -> fault.path("code").asString() + " "
                        + fault.at("/place/field").asString())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // What is no number, no whole number, too small, too large, beyond all numbers.
                "nearest-services | `\"place\": [10, 0.5], \"element\": \"football\", \"count\": \"5\"` | PLAN-103 /inputs/count",
                "nearest-services | `\"place\": [10, 0.5], \"element\": \"football\", \"count\": 2.5` | PLAN-103 /inputs/count",
                "nearest-services | `\"place\": [10, 0.5], \"element\": \"football\", \"count\": true` | PLAN-103 /inputs/count",
                "nearest-services | `\"place\": [10, 0.5], \"element\": \"football\", \"count\": 0` | PLAN-104 /inputs/count",
                "nearest-services | `\"place\": [10, 0.5], \"element\": \"football\", \"count\": 1e300` | PLAN-104 /inputs/count",
                "life-circle | `\"speed\": 1e999` | PLAN-104 /inputs/speed",
                "life-circle | `\"speed\": -1` | PLAN-104 /inputs/speed",
                "life-circle | `\"speed\": null` | PLAN-103 /inputs/speed",
                "life-circle | `\"elements\": \"football\"` | PLAN-103 /inputs/elements",
                "life-circle | `\"elements\": [\"football\", [\"x\"]]` | PLAN-103 /inputs/elements/1",
                "life-circle | `\"elements\": [\"football\", \"foot ball\"]` | PLAN-111 /inputs/elements/1",
                "life-circle | `\"set\": \"football\"` | PLAN-110 /inputs/set",
                "life-circle | `\"mode\": \"Walk\"` | PLAN-105 /inputs/mode",
                // Places that are none, or not on the earth.
                "reach-area | `\"place\": \"10,0.5\"` | PLAN-103 /inputs/place",
                "reach-area | `\"place\": [10, 0.5, 3]` | PLAN-108 /inputs/place",
                "reach-area | `\"place\": [\"10\", 0.5]` | PLAN-103 /inputs/place/0",
                "reach-area | `\"place\": [200, 0.5]` | PLAN-104 /inputs/place/0",
                "reach-area | `\"place\": [10, 91]` | PLAN-109 /inputs/place",
                "reach-area | `\"place\": [10, 89]` | PLAN-120 /inputs/place",
                "reach-area | `\"place\": [10, 0.5], \"minutes\": []` | PLAN-108 /inputs/minutes",
                "reach-area | `\"place\": [10, 0.5], \"minutes\": [1, 2, 3, 4, 5, 6, 7]` | PLAN-108 /inputs/minutes",
                "reach-area | `\"place\": [10, 0.5], \"minutes\": [5, 121]` | PLAN-104 /inputs/minutes/1",
                // Identifiers that are none.
                "what-if | `\"element\": \"football\", \"close\": [\"x\"]` | PLAN-107 /inputs/close/0",
                "what-if | `\"element\": \"football\", \"closedStreets\": [\"1-1-1-1-1\"]` | PLAN-107 /inputs/closedStreets/0",
                "what-if | `\"element\": \"football\", \"open\": [[10, 0.5], [10]]` | PLAN-108 /inputs/open/1",
                "what-if | `\"element\": \"football\", \"open\": [[10, 0.5], [10, -91]]` | PLAN-109 /inputs/open/1",
                "what-if | `\"element\": \"\"` | PLAN-111 /inputs/element",
                "site-selection | `\"element\": \"football\", \"count\": 101` | PLAN-104 /inputs/count",
                "site-selection | `\"element\": \"football\", \"keep\": \"yes\"` | PLAN-103 /inputs/keep",
                "site-selection | `\"element\": \"football\", \"capacity\": 0` | PLAN-104 /inputs/capacity",
                "site-selection | `\"element\": \"football\", \"candidates\": [[10, 60]]` | PLAN-130 /inputs/count",
                // Texts that nothing can hold, and names that must be escaped in a pointer.
                "echo | `\"text\": \"a\\u0000b\"` | PLAN-112 /inputs/text",
                "echo | `\"text\": \"a\\ud800b\"` | PLAN-112 /inputs/text",
                "echo | `\"text\": \"a\", \"pause\": 11` | PLAN-104 /inputs/pause",
                "echo | `\"text\": \"a\", \"a/b~c\": 1` | PLAN-101 /inputs/a~1b~0c",
                "echo | `\"text\": {\"value\": {\"value\": 1}}` | PLAN-103 /inputs/text",
                "echo | `\"text\": \"a\", \"x/y\": {\"href\": \"file:///etc/passwd\"}` | PLAN-140 /inputs/x~1y",
            })
    void wrongInputsAreRefusedWithCodeAndPlace(String process, String inputs, String fault) {
        String body = "{\"inputs\": {" + inputs + "}}";
        Answer answer = execute(process, body).expect(400);
        assertThat(faults(answer)).containsExactly(fault);
        // The same as a job: refused before it is made.
        PLANNER.with("Prefer", "respond-async");
        try {
            Answer job = execute(process, body);
            boolean onlyWhenRun = List.of("PLAN-109", "PLAN-110", "PLAN-111", "PLAN-120", "PLAN-130")
                    .contains(fault.substring(0, 8));
            assertThat(job.status()).isEqualTo(onlyWhenRun ? 201 : 400);
        } finally {
            PLANNER.without("Prefer");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"outputs\": [\"text\"]` | /outputs",
                "`\"outputs\": \"text\"` | /outputs",
                "`\"outputs\": {\"text\": 1}` | /outputs/text",
                "`\"outputs\": {\"text\": {\"transmissionMode\": \"pigeon\"}}` | /outputs/text/transmissionMode",
                "`\"outputs\": {\"te/xt\": {}}` | /outputs/te~1xt",
                "`\"response\": 1` | /response",
                "`\"response\": null` | /response",
                "`\"subscriber\": {\"successUri\": \"http://127.0.0.1/\"}` | /subscriber",
            })
    void aWrongFormIsRefusedAndNotTakenForAnother(String member, String pointer) {
        Answer answer = execute("echo", "{\"inputs\": {\"text\": \"a\"}, " + member + "}")
                .expect(400);
        assertThat(faults(answer)).containsExactly("PLAN-140 " + pointer);
    }

    @Test
    void listsThatAreTooLongAreRefusedWhole() {
        String ids =
                "\"00000000-0000-8000-8000-000000000000\"" + ", \"00000000-0000-8000-8000-000000000000\"".repeat(200);
        Answer answer = execute(
                        "what-if", "{\"inputs\": {\"element\": \"football\", \"closedStreets\": [" + ids + "]}}")
                .expect(400);
        assertThat(faults(answer)).containsExactly("PLAN-108 /inputs/closedStreets");
        Answer text = execute("echo", "{\"inputs\": {\"text\": \"" + "松".repeat(201) + "\"}}")
                .expect(400);
        assertThat(faults(text)).containsExactly("PLAN-106 /inputs/text");
    }

    @Test
    void manyFaultsAreToldAtOnceAndNotWithoutEnd() {
        String wrong = "\"x\", ".repeat(99) + "\"x\"";
        Answer answer = execute("what-if", "{\"inputs\": {\"colour\": 1, \"close\": [" + wrong + "]}}")
                .expect(400);
        assertThat(faults(answer)).contains("PLAN-102 /inputs/element", "PLAN-101 /inputs/colour");
        assertThat(faults(answer)).hasSizeBetween(20, 40);
    }

    @Test
    void bodiesThatAreNoJsonOrNestedWithoutEndAreRefused() {
        for (String body : List.of("", "{", "nonsense", "[".repeat(20_000), "{\"inputs\": ".repeat(5000))) {
            Answer answer = execute("echo", body);
            assertThat(answer.status())
                    .as(body.substring(0, Math.min(20, body.length())))
                    .isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(execute("echo", "null").status()).isEqualTo(400);
    }

    @Test
    void whatNobodyReadsIsNotKept() {
        // A member that no process knows may hold what the database cannot; it is not kept with the job.
        PLANNER.with("Prefer", "respond-async");
        try {
            Answer job = execute("echo", "{\"inputs\": {\"text\": \"kept\"}, \"comment\": \"\\u0000\"}")
                    .expect(201);
            assertThat(job.json().path("processID").asString()).isEqualTo("echo");
        } finally {
            PLANNER.without("Prefer");
        }
    }

    @Test
    void unknownParametersAndMethodsAreRefused() {
        assertThat(PLANNER.get("/ogcapi/jobs?limit=x").status()).isEqualTo(400);
        assertThat(PLANNER.get("/ogcapi/jobs?limit=-1").status()).isEqualTo(400);
        assertThat(PLANNER.get("/ogcapi/processes/echo?colour=red").status()).isEqualTo(400);
        assertThat(PLANNER.get("/ogcapi/processes/echo/execution").status()).isEqualTo(405);
        assertThat(PLANNER.post("/ogcapi/jobs", "{}").status()).isEqualTo(405);
        assertThat(PLANNER.get("/ogcapi/jobs/1;drop/results").status()).isIn(400, 404);
    }

    @Test
    void nothingWasBrokenByAllOfThat() {
        JsonNode text = execute("echo", "{\"inputs\": {\"text\": \"there\"}, \"response\": \"document\"}")
                .expect(200)
                .json();
        assertThat(text.path("text").asString()).isEqualTo("there");
    }
}
