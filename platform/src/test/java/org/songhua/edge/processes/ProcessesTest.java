package org.songhua.edge.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.processes.ProcessRequirement.*;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.planning.PlanningTown;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** OGC API - Processes 1.0 over HTTP, requirement by requirement. */
class ProcessesTest {
    private static final String TYPES = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final TestPeople PEOPLE = new TestPeople(TOWN.platform);
    private static final ApiClient PLANNER = PEOPLE.loggedIn("planner");

    private static String path(JsonNode links, String relation) {
        String href = links.valueStream()
                .filter(link -> link.path("rel").asString().equals(relation))
                .map(link -> link.path("href").asString())
                .findFirst()
                .orElseThrow();
        return href.substring(href.indexOf("/ogcapi"));
    }

    private static JsonNode json(String path) {
        return PLANNER.get(path).expect(200).json();
    }

    private static Answer execute(String process, String body) {
        return PLANNER.post("/ogcapi/processes/" + process + "/execution", body);
    }

    private static Answer submit(ApiClient client, String process, String body) {
        client.with("Prefer", "respond-async");
        try {
            return client.post("/ogcapi/processes/" + process + "/execution", body);
        } finally {
            client.without("Prefer");
        }
    }

    /** Asks until the job has ended, for a minute at most. */
    private static JsonNode ended(ApiClient client, String job) {
        for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
            JsonNode status = client.get(job).expect(200).json();
            if (!Arrays.asList("accepted", "running")
                    .contains(status.path("status").asString())) return status;
            Thread.onSpinWait();
        }
        throw new AssertionError("The job has not ended.");
    }

    @Test
    void everyRequirementHasATestAndEveryClassIsClaimed() {
        var verified = Stream.of(ProcessesTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> method.isAnnotationPresent(Holds.class))
                .flatMap((Method method) ->
                        Stream.of(method.getAnnotation(Holds.class).value()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProcessRequirement.class)));
        assertThat(EnumSet.complementOf(verified))
                .as("requirements without a test")
                .isEmpty();
        assertThat(Stream.of(ProcessRequirement.values()).map(ProcessRequirement::uri))
                .doesNotHaveDuplicates();
        var claimed = json("/ogcapi/conformance")
                .path("conformsTo")
                .valueStream()
                .map(JsonNode::asString)
                .filter(uri -> uri.contains("ogcapi-processes"))
                .toList();
        assertThat(claimed)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProcessRequirement.values())
                        .map(ProcessRequirement::conformanceClass)
                        .distinct()
                        .toList());
    }

    @Test
    @Holds({LANDING_PAGE, CONFORMANCE})
    void theLandingPageLeadsToProcessesAndJobs() {
        JsonNode links = json("/ogcapi").path("links");
        assertThat(json(path(links, ProcessDocuments.PROCESSES)).path("processes"))
                .isNotEmpty();
        assertThat(json(path(links, ProcessDocuments.JOB_LIST)).path("jobs").isArray())
                .isTrue();
        assertThat(json(path(links, "conformance")).path("conformsTo").toString())
                .contains("ogcapi-processes-1/1.0/conf/core");
    }

    @Test
    @Holds({PROCESS_LIST, PROCESS_LIST_SUCCESS, PROCESS_LIST_LIMIT, PROCESS_LIST_LIMIT_RESPONSE, PROCESS_LIST_LINKS})
    void processesAreListed() {
        JsonNode list = json("/ogcapi/processes");
        assertThat(list.path("links").get(0).path("rel").asString()).isEqualTo("self");
        for (JsonNode process : list.path("processes")) {
            assertThat(process.path("version").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
            assertThat(process.path("jobControlOptions").toString())
                    .isEqualTo("[\"sync-execute\",\"async-execute\",\"dismiss\"]");
            assertThat(json(path(process.path("links"), "self")).path("id")).isEqualTo(process.path("id"));
        }
        assertThat(json("/ogcapi/processes?limit=2").path("processes")).hasSize(2);
        assertThat(PLANNER.get("/ogcapi/processes?limit=0").status()).isEqualTo(400);
        assertThat(PLANNER.get("/ogcapi/processes?colour=red").status()).isEqualTo(400);
        assertThat(PLANNER.get("/ogcapi/processes?f=html").status()).isEqualTo(400);
    }

    @Test
    @Holds({
        PROCESS,
        PROCESS_SUCCESS,
        DESCRIPTION_JSON,
        DESCRIPTION_INPUTS,
        DESCRIPTION_INPUT,
        DESCRIPTION_OUTPUTS,
        JSON_DEFINITION
    })
    void aProcessSaysWhatItTakesAndGives() {
        Answer answer = PLANNER.get("/ogcapi/processes/reach-area").expect(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode process = answer.json();
        assertThat(process.at("/inputs/place/schema/type").asString()).isEqualTo("array");
        assertThat(process.at("/inputs/place/minOccurs").intValue()).isEqualTo(1);
        assertThat(process.at("/inputs/mode/minOccurs").intValue()).isZero();
        assertThat(process.at("/inputs/mode/schema/enum").toString()).contains("wheelchair");
        assertThat(process.at("/outputs/areas/schema/contentMediaType").asString())
                .isEqualTo("application/geo+json");
        assertThat(path(process.path("links"), ProcessDocuments.EXECUTE)).endsWith("/processes/reach-area/execution");
        PLANNER.with("Accept-Language", "en");
        assertThat(json("/ogcapi/processes/reach-area").path("title").asString())
                .isEqualTo("Area within reach");
        PLANNER.without("Accept-Language");
    }

    @Test
    @Holds({NO_SUCH_PROCESS, NO_SUCH_JOB, JOB_RESULTS_NO_SUCH_JOB})
    void whatIsNotThereHasTheTypeOfTheStandard() {
        String job = "/ogcapi/jobs/00000000-0000-0000-0000-000000000000";
        Map<String, String> expected = new TreeMap<>(Map.of(
                "/ogcapi/processes/nothing",
                "no-such-process",
                job,
                "no-such-job",
                job + "/results",
                "no-such-job",
                "/ogcapi/jobs/nothing",
                "no-such-job"));
        expected.forEach((path, type) -> {
            Answer answer = PLANNER.get(path).expect(404);
            assertThat(answer.json().path("type").asString()).as(path).isEqualTo(TYPES + type);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        });
        assertThat(execute("nothing", "{}").expect(404).json().path("type").asString())
                .endsWith("no-such-process");
        assertThat(PLANNER.delete(job).expect(404).json().path("type").asString())
                .endsWith("no-such-job");
    }

    @Test
    @Holds({EXECUTE_OP, EXECUTE_REQUEST, EXECUTE_SYNC_ONE, EXECUTE_AUTO_MODE})
    void oneRawOutputIsTheValueItself() {
        Answer text = execute("echo", "{\"inputs\": {\"text\": \"松花\"}, \"outputs\": {\"text\": {}}}")
                .expect(200);
        assertThat(text.header("Content-Type")).startsWith("text/plain");
        assertThat(text.text()).isEqualTo("松花");
        Answer number =
                execute("echo", "{\"inputs\": {\"text\": \"a\", \"number\": 2.5}, \"outputs\": {\"number\": {}}}");
        assertThat(number.expect(200).text()).isEqualTo("2.5");
        Answer areas =
                execute("reach-area", inTown("\"place\": " + PlanningTown.at(5, 5), "\"outputs\": {\"areas\": {}}"));
        assertThat(areas.expect(200).header("Content-Type")).startsWith("application/geo+json");
        assertThat(areas.json().path("features")).hasSize(3);
    }

    private static String inTown(String inputs, String more) {
        return "{\"inputs\": {" + inputs + "}" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    @Test
    @Holds({EXECUTE_SYNC_MANY_JSON, EXECUTE_INPUTS, EXECUTE_INPUT_INLINE_OBJECT})
    void aDocumentHoldsAllOutputs() {
        String wrapped =
                "{\"inputs\": {\"text\": {\"value\": \"a\", \"mediaType\": \"text/plain\"}, \"number\": 1}, \"response\": \"document\"}";
        JsonNode document = execute("echo", wrapped).expect(200).json();
        assertThat(document.path("text").asString()).isEqualTo("a");
        assertThat(document.path("number").intValue()).isEqualTo(1);
        // Objects are wrapped with their media type.
        JsonNode result = execute("what-if", inTown("\"element\": \"kindergarten\"", "\"response\": \"document\""))
                .expect(200)
                .json();
        assertThat(result.at("/comparison/value/before/people").doubleValue()).isGreaterThanOrEqualTo(253);
        assertThat(result.at("/changed/mediaType").asString()).isEqualTo("application/geo+json");
    }

    @Test
    @Holds(EXECUTE_SYNC_RAW_MULTI)
    void severalRawOutputsAreParts() {
        Answer answer = execute("echo", "{\"inputs\": {\"text\": \"a\", \"number\": 3}}")
                .expect(200);
        assertThat(answer.header("Content-Type")).startsWith("multipart/related; boundary=");
        String boundary = answer.header("Content-Type").replaceAll(".*boundary=", "");
        assertThat(answer.text().split("--" + boundary)).hasSize(4);
        assertThat(answer.text()).contains("Content-ID: <number>\r\n\r\n3").endsWith("--" + boundary + "--\r\n");
        // Two were asked for, though there is but one: the form follows from the question.
        Answer one = execute("echo", "{\"inputs\": {\"text\": \"a\"}}").expect(200);
        assertThat(one.header("Content-Type")).startsWith("multipart/related");
        assertThat(one.text().split("--" + boundary)).hasSize(3);
    }

    @Test
    void wrongInputsAreAllToldWithTheirPlace() {
        Answer wrong = execute("reach-area", "{\"inputs\": {\"place\": [1], \"mode\": \"fly\", \"colour\": 1}}")
                .expect(400);
        assertThat(wrong.fields()).containsExactlyInAnyOrder("/inputs/place", "/inputs/mode", "/inputs/colour");
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
        String form =
                "{\"inputs\": {\"text\": {\"href\": \"http://127.0.0.1/\"}}, \"response\": \"poem\", \"subscriber\": {}, \"outputs\": {\"smell\": {}, \"text\": {\"transmissionMode\": \"reference\"}}}";
        assertThat(execute("echo", form).expect(400).fields())
                .containsExactlyInAnyOrder(
                        "/inputs/text", "/response", "/subscriber", "/outputs/smell", "/outputs/text/transmissionMode");
        assertThat(execute("echo", "{\"inputs\": 5}").expect(400).fields()).containsExactly("/inputs");
        assertThat(execute("echo", "[]").expect(400).fields()).contains("");
        assertThat(execute("echo", "{").status()).isEqualTo(400);
        assertThat(submit(PLANNER, "echo", "{}").expect(400).fields()).containsExactly("/inputs/text");
    }

    @Test
    @Holds({EXECUTE_SUCCESS_ASYNC, JOB_OP, JOB_SUCCESS, JOB_RESULTS, JOB_RESULTS_ASYNC})
    void aJobIsMadeFollowedAndRead() {
        Answer accepted = submit(PLANNER, "echo", "{\"inputs\": {\"text\": \"later\"}, \"response\": \"document\"}")
                .expect(201);
        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        JsonNode first = accepted.json();
        assertThat(first.path("type").asString()).isEqualTo("process");
        String job = accepted.header("Location").replaceAll(".*/ogcapi", "/ogcapi");
        assertThat(job).endsWith(first.path("jobID").asString());
        JsonNode status = ended(PLANNER, job);
        assertThat(status.path("status").asString()).isEqualTo("successful");
        assertThat(status.path("progress").intValue()).isEqualTo(100);
        assertThat(status.path("finished").asString()).endsWith("Z");
        assertThat(json(path(status.path("links"), ProcessDocuments.RESULTS))
                        .path("text")
                        .asString())
                .isEqualTo("later");
    }

    @Test
    @Holds({JOB_RESULTS_NOT_READY, JOB_RESULTS_FAILED})
    void resultsThatAreNotThereSayWhy() {
        String job = "/ogcapi/jobs/"
                + submit(PLANNER, "echo", "{\"inputs\": {\"text\": \"a\"}}")
                        .expect(201)
                        .json()
                        .path("jobID")
                        .asString();
        ended(PLANNER, job);
        var database = TOWN.platform.bean(Database.class);
        String id = job.substring(job.lastIndexOf('/') + 1);
        database.update("update planning.job set status = 'running', results = null where id = ?::uuid", id);
        assertThat(PLANNER.get(job + "/results").expect(404).json().path("type").asString())
                .isEqualTo(TYPES + "result-not-ready");
        database.update("update planning.job set status = 'failed', message = '没有路' where id = ?::uuid", id);
        assertThat(PLANNER.get(job + "/results")
                        .expect(500)
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("没有路");
        // An analysis that finds no way says so in its status.
        String lost = inTown("\"place\": [100, 80]", "");
        String failed = submit(PLANNER, "reach-area", lost)
                .expect(201)
                .json()
                .path("jobID")
                .asString();
        JsonNode status = ended(PLANNER, "/ogcapi/jobs/" + failed);
        assertThat(status.path("status").asString()).isEqualTo("failed");
        assertThat(status.path("message").asString()).contains("PLAN-120");
    }

    @Test
    @Holds({JOB_LIST_OP, JOB_LIST_PROCESS, JOB_LIST_STATUS, JOB_LIST_LIMIT})
    void everybodySeesTheirOwnJobs() {
        ApiClient other = PEOPLE.loggedIn("planner");
        String id = submit(other, "echo", "{\"inputs\": {\"text\": \"mine\"}}")
                .expect(201)
                .json()
                .path("jobID")
                .asString();
        submit(other, "echo", "{\"inputs\": {\"text\": \"mine, too\"}}").expect(201);
        ended(other, "/ogcapi/jobs/" + id);
        assertThat(PLANNER.get("/ogcapi/jobs/" + id).status()).isEqualTo(404);
        assertThat(PLANNER.get("/ogcapi/jobs").text()).doesNotContain(id);
        assertThat(other.get("/ogcapi/jobs").json().path("jobs")).hasSize(2);
        assertThat(other.get("/ogcapi/jobs?limit=1").json().path("jobs")).hasSize(1);
        assertThat(other.get("/ogcapi/jobs?processID=what-if,reach-area").json().path("jobs"))
                .isEmpty();
        assertThat(other.get("/ogcapi/jobs?processID=echo&status=failed").json().path("jobs"))
                .isEmpty();
        assertThat(other.get("/ogcapi/jobs?status=nothing&colour=red").status()).isEqualTo(400);
    }

    @Test
    @Holds({DISMISS_OP, DISMISS_SUCCESS})
    void aDismissedJobIsGone() {
        String id = submit(PLANNER, "echo", "{\"inputs\": {\"text\": \"a\"}}")
                .expect(201)
                .json()
                .path("jobID")
                .asString();
        JsonNode status = PLANNER.delete("/ogcapi/jobs/" + id).expect(200).json();
        assertThat(status.path("status").asString()).isEqualTo("dismissed");
        assertThat(status.path("jobID").asString()).isEqualTo(id);
        assertThat(PLANNER.get("/ogcapi/jobs/" + id).status()).isEqualTo(404);
        assertThat(PLANNER.delete("/ogcapi/jobs/" + id).status()).isEqualTo(404);
    }

    @Test
    @Holds(OAS_PATHS)
    void theDescriptionOfTheApiHasThePaths() {
        JsonNode paths = json("/ogcapi/api").path("paths");
        assertThat(paths.at("/~1processes~1{processId}~1execution/post/responses")
                        .has("201"))
                .isTrue();
        assertThat(paths.path("/jobs/{jobId}").has("delete")).isTrue();
        assertThat(paths.path("/jobs/{jobId}/results")
                        .at("/get/parameters/0/name")
                        .asString())
                .isEqualTo("jobId");
    }

    @Test
    void onlyWhoMayRunAnalysesDoes() {
        ApiClient viewer = PEOPLE.loggedIn("viewer");
        for (String path : new String[] {"/ogcapi/processes", "/ogcapi/processes/echo", "/ogcapi/jobs"}) {
            assertThat(viewer.get(path).status()).as(path).isEqualTo(403);
            assertThat(PEOPLE.client().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(viewer.post("/ogcapi/processes/echo/execution", "{\"inputs\": {\"text\": \"a\"}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTextAloneComesAsTheClientTakesIt() {
        String body = "{\"inputs\": {\"text\": \"松花\"}, \"outputs\": {\"text\": {}}}";
        try {
            for (String accept : new String[] {"application/json", "application/json;q=0.9, text/html"}) {
                PLANNER.with("Accept", accept);
                Answer json = execute("echo", body).expect(200);
                assertThat(json.header("Content-Type")).as(accept).startsWith("application/json");
                assertThat(json.json().asString()).isEqualTo("松花");
            }
            for (String accept : new String[] {"text/plain", "*/*", "text/*, application/json", "nonsense"}) {
                PLANNER.with("Accept", accept);
                assertThat(execute("echo", body).expect(200).text()).as(accept).isEqualTo("松花");
            }
        } finally {
            PLANNER.without("Accept");
        }
    }

    @Test
    @Holds({JOB_RESULTS_NOT_READY, DISMISS_SUCCESS})
    void aJobUnderWayCanBeFollowedAndDismissed() {
        String id = submit(PLANNER, "echo", "{\"inputs\": {\"text\": \"a\", \"pause\": 10}}")
                .expect(201)
                .json()
                .path("jobID")
                .asString();
        JsonNode status = json("/ogcapi/jobs/" + id);
        assertThat(path(status.path("links"), "monitor")).isEqualTo("/ogcapi/jobs/" + id);
        assertThat(status.path("progress").intValue()).isBetween(0, 99);
        Answer early = PLANNER.get("/ogcapi/jobs/" + id + "/results").expect(404);
        assertThat(early.json().path("type").asString()).isEqualTo(TYPES + "result-not-ready");
        JsonNode dismissed = PLANNER.delete("/ogcapi/jobs/" + id).expect(200).json();
        assertThat(dismissed.path("status").asString()).isEqualTo("dismissed");
        assertThat(PLANNER.get("/ogcapi/jobs/" + id).status()).isEqualTo(404);
        assertThat(PLANNER.get("/ogcapi/jobs/" + id + "/results")
                        .expect(404)
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo(TYPES + "no-such-job");
    }

    @Test
    void resultsHaveTheMediaTypeOfTheirOutput() {
        String body = inTown("\"place\": " + PlanningTown.at(5, 5), "\"outputs\": {\"areas\": {}}");
        String job = "/ogcapi/jobs/"
                + submit(PLANNER, "reach-area", body)
                        .expect(201)
                        .json()
                        .path("jobID")
                        .asString();
        ended(PLANNER, job);
        try {
            // A client of maps takes GeoJSON and nothing else.
            PLANNER.with("Accept", "application/geo+json");
            Answer areas = PLANNER.get(job + "/results").expect(200);
            assertThat(areas.header("Content-Type")).startsWith("application/geo+json");
            assertThat(areas.json().path("features")).hasSize(3);
        } finally {
            PLANNER.without("Accept");
        }
        assertThat(PLANNER.get(job + "/results?f=json").status()).isEqualTo(200);
        assertThat(PLANNER.get(job + "/results?f=html").status()).isEqualTo(400);
        assertThat(PLANNER.get(job + "/results?colour=red").status()).isEqualTo(400);
    }
}
