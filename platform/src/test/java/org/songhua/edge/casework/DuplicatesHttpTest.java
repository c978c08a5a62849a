package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Duplicates;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** What a case may be about already, over HTTP. Each test works at a place of its own. */
class DuplicatesHttpTest {
    private static final AtomicInteger PLACES = new AtomicInteger();
    /** A metre of latitude, in degrees. */
    private static final double METER = 1 / 111_195.0;

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final double longitude = 101 + PLACES.incrementAndGet() * 0.1;
    private final ApiClient desk = people.loggedIn("hotline");

    private UUID report(String classCode, String text, double metersNorth) {
        return test.reports
                .take(NewReport.of("web", classCode, text).at(longitude, 40 + metersNorth * METER), "citizen")
                .caseId();
    }

    private JsonNode candidates(UUID id) {
        return desk.get("/api/cases/" + id + "/duplicates").expect(200).json();
    }

    @Test
    void theLikeliestComesFirstWithItsReasons() {
        UUID same = report("06013", "路面大坑，车掉进去了", 20);
        UUID other = report("06010", "垃圾没人收", 20);
        UUID far = report("06013", "路面大坑", 400);
        UUID one = report("06013", "路面有个大坑", 0);
        JsonNode found = candidates(one);
        assertThat(found.size()).isEqualTo(2);
        assertThat(found.path(0).at("/summary/id").asString()).isEqualTo(same.toString());
        assertThat(found.path(1).at("/summary/id").asString()).isEqualTo(other.toString());
        assertThat(found.path(0).path("meters").asLong()).isEqualTo(20);
        assertThat(found.path(0).path("reasons").findValuesAsString("kind"))
                .contains("place", "category", "text", "time");
        assertThat(found.path(1).path("score").asDouble())
                .isLessThan(found.path(0).path("score").asDouble());
        assertThat(found.toString()).doesNotContain(far.toString(), "大坑");
    }

    @Test
    void nothingIsMergedByItself() {
        UUID one = report("06013", "完全一样的话", 0);
        UUID two = report("06013", "完全一样的话", 0);
        candidates(two);
        assertThat(test.get(one).summary().mergedInto()).isNull();
        assertThat(test.get(two).summary().mergedInto()).isNull();
        assertThat(test.get(two).reports()).hasSize(1);
    }

    @Test
    void whatSomebodyToldApartIsNotShownAgainInEitherDirection() {
        UUID one = report("06013", "x", 0);
        UUID two = report("06013", "x", 5);
        assertThat(candidates(one).size()).isOne();
        desk.post("/api/cases/" + one + "/duplicates/" + two + "/refuse", "{}").expect(204);
        desk.post("/api/cases/" + two + "/duplicates/" + one + "/refuse", "{}").expect(204);
        assertThat(candidates(one).size()).isZero();
        assertThat(candidates(two).size()).isZero();
        assertThat(platform.bean(Audit.class).list(null, 5))
                .anyMatch(entry -> entry.action().equals("duplicate.refused"));
        desk.post("/api/cases/" + one + "/duplicates/" + one + "/refuse", "{}").expect(422);
    }

    @Test
    void whatIsMergedOrDeclinedIsNoCandidate() {
        UUID one = report("06013", "x", 0);
        UUID gone = report("06013", "x", 1);
        test.cases.act(gone, null, CaseAction.of("decline").because("repeated"), TestCases.DESK);
        assertThat(candidates(one).size()).isZero();
    }

    @Test
    void aScopeHidesTheCasesOfOthers() {
        UUID one = report("06013", "x", 0);
        report("06013", "x", 1);
        var duplicates = platform.bean(Duplicates.class);
        var others = new Scope(Set.of("light"), Set.of(), Set.of());
        assertThatThrownBy(() -> duplicates.ofCase(one, others)).isInstanceOf(NotFoundException.class);
        var outsider = new Caller("o", TestCases.ALL.permissions(), others);
        assertThatThrownBy(() -> duplicates.refuse(one, UUID.randomUUID(), outsider))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> duplicates.refuse(one, one, TestCases.WORKER)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void aCaseOfNowhereHasNoCandidates() {
        UUID nowhere =
                test.reports.take(NewReport.of("web", "06013", "x"), "citizen").caseId();
        assertThat(candidates(nowhere).size()).isZero();
    }

    @Test
    void citizensSeeSimilarPublicCasesBeforeTheySendAndNoWordOfThem() {
        report("06013", "我家门口的坑 13900001111", 10);
        report("d_gas", "闻到燃气味", 5);
        ApiClient nobody = people.client();
        nobody.get("/api/session");
        JsonNode found = nobody.post(
                        "/api/reports/similar",
                        "{\"classCode\": \"06013\", \"text\": \"门口的坑\", \"longitude\": %s, \"latitude\": 40}"
                                .formatted(longitude))
                .expect(200)
                .json();
        assertThat(found.size()).isOne();
        assertThat(found.path(0).path("meters").asLong()).isEqualTo(10);
        assertThat(found.toString()).doesNotContain("13900001111", "门口", "燃气");
        assertThat(found.path(0).path("reasons").toString()).doesNotContain("text");
        for (String body : new String[] {"{}", "{\"longitude\": 999, \"latitude\": 0}", "{\"longitude\": 1}"})
            assertThat(nobody.post("/api/reports/similar", body)
                            .expect(200)
                            .json()
                            .size())
                    .isZero();
    }

    @Test
    void aBurstOfOneTroubleAtOnePlaceIsAHotSpot() {
        for (int i = 0; i < 6; i++) report("01004", "积水", i);
        report("01005", "x", 0);
        JsonNode spots = desk.get("/api/cases/hotspots?days=7").expect(200).json();
        int found = 0;
        for (JsonNode spot : spots)
            if (spot.path("classCode").asString().equals("01004")
                    && Math.abs(spot.path("longitude").asDouble() - longitude) < 1e-6) {
                found++;
                assertThat(spot.path("cases").size()).isEqualTo(6);
                assertThat(spot.path("chance").asDouble()).isLessThan(0.001);
            }
        assertThat(found).isOne();
        desk.get("/api/cases/hotspots?days=0").expect(400);
        desk.get("/api/cases/hotspots?days=61").expect(400);
    }

    /** The queue holds pairs over all open cases, the likeliest first, each once; those told apart are gone. */
    @Test
    void theQueuePairsOpenCasesOfTheWholeCity() {
        UUID first = report("06013", "路面有个大坑", 0);
        UUID later = report("06013", "路面大坑", 5);
        UUID third = report("06013", "坑", 60);
        String mine = first + " " + later;
        JsonNode queue = desk.get("/api/cases/duplicates?limit=200").expect(200).json();
        var scores = queue.valueStream()
                .map(one -> one.at("/earlier/score").asDouble())
                .toList();
        assertThat(scores).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(pairs(queue)).contains(mine).doesNotHaveDuplicates();
        assertThat(pairs(queue)).anyMatch(pair -> pair.endsWith(third.toString()));
        desk.post("/api/cases/" + first + "/duplicates/" + later + "/refuse", "{}")
                .expect(204);
        assertThat(pairs(desk.get("/api/cases/duplicates?limit=200").json())).doesNotContain(mine);
        desk.get("/api/cases/duplicates?days=0").expect(400);
    }

    private static java.util.List<String> pairs(JsonNode queue) {
        return queue.valueStream()
                .map(one -> one.at("/earlier/summary/id").asString() + " "
                        + one.at("/later/id").asString())
                .toList();
    }

    /** What most of the reports of a hot spot say is told with it, and no name or number of anybody. */
    @Test
    void aHotSpotTellsTheWordsThatItsReportsShare() {
        for (int i = 0; i < 9; i++) report("06013", "施工噪声扰民，电话 1390000110" + i, i);
        JsonNode spots = desk.get("/api/cases/hotspots").expect(200).json();
        JsonNode mine = spots.valueStream()
                .filter(one -> Math.abs(one.path("longitude").asDouble() - longitude) < 0.01)
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("words").get(0).asString()).isEqualTo("施工噪声扰民");
        assertThat(mine.toString()).doesNotContain("1390000");
    }
}
