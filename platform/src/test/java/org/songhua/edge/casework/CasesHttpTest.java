package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** Cases and reports over HTTP, as the console and citizens use them. */
class CasesHttpTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient desk = people.loggedIn("hotline");
    private final ApiClient operator = people.loggedIn("operator");
    private final ApiClient worker = people.loggedIn("field_worker");
    private final ApiClient inspector = people.loggedIn("inspector");
    private final ApiClient nobody = people.client();

    private static Answer act(ApiClient client, String id, String body) {
        return client.post("/api/cases/" + id + "/actions", body);
    }

    private Answer photo(ApiClient client, String id, byte[] bytes) {
        return client.send(
                "POST", "/api/cases/" + id + "/photos?role=after", BodyPublishers.ofByteArray(bytes), "image/jpeg");
    }

    private JsonNode report(String json) {
        nobody.get("/api/session");
        return nobody.post("/api/reports", json).expect(201).json();
    }

    /** From a citizen's report to the close by somebody else, the answer, and open again. */
    @Test
    void fourPeopleTakeACaseRoundTheLoop() {
        JsonNode receipt = report("""
                {"classCode": "01001", "text": "井盖松动，电话 13900001111", "longitude": 125.3, "latitude": 43.9, "phone": "13900001111"}""");
        String code = receipt.path("trackingCode").asString();
        assertThat(code).matches("([2-9A-HJ-NP-Z]{5}-){3}[2-9A-HJ-NP-Z]{5}");
        UUID found = test.reports.track(code).orElseThrow().caseId();
        String id = found.toString();
        act(desk, id, "{\"action\": \"accept\"}").expect(200);
        act(desk, id, "{\"action\": \"register\", \"fields\": {\"condition\": \"1\"}}")
                .expect(200);
        act(worker, id, "{\"action\": \"dispatch\", \"fields\": {\"department\": \"roads\"}}")
                .expect(403);
        act(operator, id, "{\"action\": \"dispatch\", \"fields\": {\"department\": \"roads\"}}")
                .expect(200);
        act(worker, id, "{\"action\": \"sign\"}").expect(200);
        assertThat(act(worker, id, "{\"action\": \"dispose\"}").expect(422).code())
                .isEqualTo("FLOW-106");
        photo(worker, id, TestCases.PHOTO).expect(200);
        act(worker, id, "{\"action\": \"dispose\"}").expect(200);
        act(worker, id, "{\"action\": \"pass\"}").expect(403);
        Answer closed = act(inspector, id, "{\"action\": \"pass\"}").expect(200);
        assertThat(closed.json().at("/summary/kind").asString()).isEqualTo("CLOSED");

        JsonNode track = nobody.get(
                        "/api/track/" + code.toLowerCase().replace("-", " ").replace(" ", ""))
                .expect(200)
                .json();
        assertThat(track.path("canAnswer").asBoolean()).isTrue();
        assertThat(track.path("steps").size()).isEqualTo(6);
        assertThat(track.toString()).doesNotContain("13900001111", "user");
        nobody.post("/api/track/" + code + "/answer", "{\"solved\": false, \"satisfied\": 2}")
                .expect(204);
        assertThat(desk.get("/api/cases/" + id).json().at("/summary/state").asString())
                .isEqualTo("registered");
        JsonNode check =
                desk.get("/api/cases/" + id + "/verification").expect(200).json();
        assertThat(check.path("agrees").asBoolean()).isTrue();
        assertThat(desk.get("/api/cases/" + id + "/log").text()).doesNotContain("13900001111");
    }

    @Test
    void whoReportedIsMaskedUnlessAskedForAndLookingIsAudited() {
        JsonNode receipt = report("""
                {"classCode": "01001", "text": "我叫王小明 13911112222", "name": "王小明", "phone": "13911112222"}""");
        var one = test.reports.find(receipt.path("number").asLong()).orElseThrow();
        String path = "/api/cases/reports/" + one.id() + "/identity";
        assertThat(operator.get(path).expect(200).text())
                .doesNotContain("13911112222", "王小明")
                .contains("139******");
        assertThat(operator.get(path + "?clear=true").expect(403).code()).isEqualTo("AUTH-010");
        long before = platform.bean(Audit.class).list(null, 1).getFirst().number();
        assertThat(desk.get(path + "?clear=true").expect(200).text()).contains("13911112222", "王小明");
        var entry = platform.bean(Audit.class).list(null, 1).getFirst();
        assertThat(entry.number()).isGreaterThan(before);
        assertThat(entry.action()).isEqualTo("reporter.viewed");
        desk.delete(path).expect(204);
        assertThat(desk.get(path + "?clear=true")
                        .expect(200)
                        .json()
                        .path("text")
                        .asString())
                .isEmpty();
    }

    @Test
    void aCountOpensAListOfThatManyCases() {
        for (int i = 0; i < 3; i++) test.inProgress();
        test.closed();
        for (String by : List.of("kind", "stage", "state", "class", "department", "severity", "channel")) {
            JsonNode counts = desk.get("/api/cases/counts?by=" + by).expect(200).json();
            for (String value : counts.propertyNames()) {
                if (value.isEmpty() || by.equals("class") && value.length() < 5) continue;
                JsonNode page = desk.get("/api/cases?limit=1000&%s=%s".formatted(by, value))
                        .expect(200)
                        .json();
                assertThat(page.path("count").asLong())
                        .as(by + " " + value)
                        .isGreaterThanOrEqualTo(counts.path(value).asLong());
                if (!by.equals("department"))
                    assertThat(page.path("count").asLong())
                            .as(by + " " + value)
                            .isEqualTo(counts.path(value).asLong());
                if (page.path("count").asLong() <= 1000)
                    assertThat(page.path("items").size())
                            .isEqualTo((int) page.path("count").asLong());
            }
        }
    }

    @Test
    void pagesHoldEveryCaseOnceInEveryOrder() {
        for (int i = 0; i < 7; i++) test.inProgress();
        for (String sort : List.of("created", "due", "changed")) {
            var seen = new java.util.HashSet<String>();
            String after = "";
            long count = desk.get("/api/cases?kind=OPEN").json().path("count").asLong();
            do {
                JsonNode page = desk.get("/api/cases?kind=OPEN&limit=3&sort=" + sort + after)
                        .expect(200)
                        .json();
                page.path("items")
                        .forEach(item ->
                                assertThat(seen.add(item.path("id").asString())).isTrue());
                after = page.path("next").isNull()
                        ? ""
                        : "&after=" + page.path("next").asString();
            } while (!after.isEmpty());
            assertThat(seen).as(sort).hasSize((int) count);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=x",
                "stage=9",
                "overdue=maybe",
                "bbox=1,2",
                "sort=colour",
                "after=7",
                "dueBefore=soon",
                "colour=red",
                "number=%00"
            })
    void questionsThatMakeNoSenseSayWhatIsWrong(String query) {
        Answer answer = desk.get("/api/cases?" + query).expect(400);
        assertThat(answer.code()).isEqualTo("CASE-150");
        assertThat(answer.fields()).hasSize(1);
    }

    @Test
    void theSlowerOfTwoIsTold() {
        String id = test.reported().toString();
        String tag = desk.get("/api/cases/" + id).expect(200).header("ETag");
        desk.with("If-Match", tag);
        act(desk, id, "{\"action\": \"accept\"}").expect(200);
        assertThat(act(desk, id, "{\"action\": \"decline\", \"reason\": \"not_ours\"}")
                        .expect(412)
                        .code())
                .isEqualTo("CASE-412");
        desk.without("If-Match");
    }

    @Test
    void manyCasesAreActedOnEachForItself() {
        String good = test.reported().toString();
        String late = test.closed().toString();
        JsonNode items = desk.post(
                        "/api/cases/batch",
                        "{\"ids\": [\"%s\", \"%s\", \"%s\"], \"action\": {\"action\": \"accept\"}}"
                                .formatted(good, late, UUID.randomUUID()))
                .expect(200)
                .json();
        assertThat(items.path(0).path("done").asBoolean()).isTrue();
        assertThat(items.path(1).path("code").asString()).isEqualTo("FLOW-102");
        assertThat(items.path(2).path("code").asString()).isEqualTo("HTTP-404");
        desk.post("/api/cases/batch", "{}").expect(422);
    }

    @Test
    void trackingCodesCannotBeGuessedOrTold() {
        report("{\"classCode\": \"01001\", \"text\": \"x\"}");
        for (String code :
                List.of("AAAAA-AAAAA-AAAAA-AAAAA", "1", "%25", "' or 1=1 --".replace(" ", "%20"), "x".repeat(300)))
            assertThat(nobody.get("/api/track/" + code).status()).as(code).isIn(400, 404);
    }

    @Test
    void strangersAreHeldToARate() {
        var limited = TestPlatform.start(java.util.Map.of("songhua.open.burst", 3));
        try (limited) {
            var stranger = new ApiClient(limited.address());
            for (int i = 0; i < 3; i++) stranger.get("/api/track/AAAAA").expect(404);
            Answer refused = stranger.get("/api/track/AAAAA").expect(429);
            assertThat(refused.code()).isEqualTo("OPEN-001");
            assertThat(refused.header("Retry-After")).isNotNull();
        }
    }

    @Test
    void nearbyShowsPublicOpenCasesOnly() {
        test.reports.take(org.songhua.casework.NewReport.of("web", "01001", "x").at(126.5, 44.5), "citizen");
        JsonNode near = nobody.get("/api/reports/nearby?longitude=126.5&latitude=44.5003")
                .expect(200)
                .json();
        assertThat(near.size()).isOne();
        assertThat(near.path(0).path("meters").asLong()).isBetween(30L, 37L);
        assertThat(nobody.get("/api/reports/nearby?longitude=126.5&latitude=44.502")
                        .json()
                        .size())
                .isZero();
    }

    @Test
    void photosThatAreNoneAreRefused() {
        String id = test.inProgress().toString();
        assertThat(photo(worker, id, "<svg onload=alert(1)>".getBytes())
                        .expect(422)
                        .code())
                .isEqualTo("CASE-110");
        var disguised = TestCases.PHOTO.clone();
        java.util.Arrays.fill(disguised, 20, disguised.length, (byte) 0);
        assertThat(photo(worker, id, disguised).status()).isIn(200, 422);
        worker.send("POST", "/api/cases/" + id + "/photos", BodyPublishers.ofString("x"), "text/html")
                .expect(415);
        worker.send(
                        "POST",
                        "/api/cases/" + id + "/photos?role=evil",
                        BodyPublishers.ofByteArray(TestCases.PHOTO),
                        "image/jpeg")
                .expect(422);
    }

    @Test
    void viewsAndResponsibilitiesAreKept() {
        desk.send("PUT", "/api/cases/views/mine", "{\"kind\": \"OPEN\"}").expect(204);
        assertThat(desk.get("/api/cases/views")
                        .json()
                        .path(0)
                        .path("query")
                        .path("kind")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(operator.get("/api/cases/views").json().size()).isZero();
        desk.delete("/api/cases/views/mine").expect(204);
        ApiClient administrator = people.loggedIn("administrator");
        JsonNode rule = administrator
                .post(
                        "/api/cases/responsibilities",
                        "{\"classHead\": \"0100\", \"department\": \"water\", \"basis\": \"三定方案\"}")
                .expect(201)
                .json();
        var taken = test.reports.take(org.songhua.casework.NewReport.of("web", "01002", "x"), "citizen");
        assertThat(test.get(taken.caseId()).summary().department()).isEqualTo("water");
        assertThat(test.get(taken.caseId()).summary().routed()).isTrue();
        administrator
                .post(
                        "/api/cases/responsibilities/" + rule.path("id").asString() + "/end",
                        "{\"last\": \"2020-01-01\"}")
                .expect(204);
        var unrouted = test.reports.take(org.songhua.casework.NewReport.of("web", "01002", "x"), "citizen");
        assertThat(desk.get("/api/cases?routed=false&limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(unrouted.caseId().toString());
        assertThat(desk.get("/api/cases/" + unrouted.caseId())
                        .json()
                        .at("/routing/tried/0/verdict")
                        .asString())
                .isEqualTo("no_more");
        administrator
                .post("/api/cases/responsibilities", "{\"department\": \"nobody\", \"basis\": \"x\"}")
                .expect(422);
    }

    @Test
    void theCatalogueNamesEveryState() {
        JsonNode catalogue = people.withKey(Permission.CASE_VIEW)
                .get("/api/cases/catalogue")
                .expect(200)
                .json();
        assertThat(catalogue.path("classes").size()).isGreaterThanOrEqualTo(250);
        assertThat(catalogue.path("flows").path(0).path("states").size()).isGreaterThan(10);
        assertThat(nobody.get("/api/reports/classes").expect(200).json().size()).isGreaterThanOrEqualTo(250);
    }
}
