package org.songhua.edge.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.WKTReader;
import org.songhua.TestPlatform;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectChange;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** Red lines over HTTP: what a drawn shape would cross, and approvals. */
class RedLinesHttpTest {
    private static final String CHECK = "/api/red-lines/check";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");
    private final ApiClient viewer = people.loggedIn("viewer");

    @Test
    void theListSaysWhatIsWatchedAndWhoseLeaveIsNeeded() {
        JsonNode found = viewer.get("/api/red-lines").expect(200).json();
        JsonNode felling = found.valueStream()
                .filter(one -> one.path("code").asString().equals("tree_felling"))
                .findFirst()
                .orElseThrow();
        assertThat(felling.path("allowed").asString()).isEqualTo("trees_count <= 20");
        assertThat(felling.at("/subjects/0/register").asString()).isEqualTo("tree_removals");
        assertThat(felling.path("mayApprove").asBoolean()).isFalse();
        assertThat(chief.get("/api/red-lines").json().toString()).contains("\"mayApprove\":true");
    }

    @Test
    void aDrawnShapeIsAnsweredWithObjectDistanceClauseAndApproval() throws Exception {
        var scope = new WKTReader().read("POLYGON ((-21 -45, -20.999 -45, -20.999 -44.999, -21 -44.999, -21 -45))");
        platform.bean(Editing.class)
                .apply(
                        EditRequest.correction(new ObjectChange.Create(
                                "heritage_scope", null, new ObjectChange.NewObject("灯塔", Map.of(), Wkb.of(scope)))),
                        Scope.ALL,
                        "surveyor");
        JsonNode found = viewer.post(CHECK, """
                {"geometry": {"type": "Point", "coordinates": [-20.9995, -44.9995]}}""").expect(200).json();
        assertThat(found.size()).isEqualTo(1);
        JsonNode one = found.get(0);
        assertThat(one.path("name").asString()).isEqualTo("灯塔");
        assertThat(one.path("distanceMetres").asDouble()).isZero();
        assertThat(one.path("clauses").toString()).isEqualTo("[\"19\"]");
        assertThat(one.at("/approval/zh").asString()).contains("批准");
        assertThat(one.path("document").asString()).isEqualTo("approval_no");
        viewer.get("/api/objects/" + one.path("object").asString()).expect(200);
    }

    @Test
    void linesOfConditionsAreAnsweredForTheRegisterThatIsAsked() {
        String shape =
                "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [-60, -50]}, \"register\": \"tree_removals\", \"fields\": %s}";
        JsonNode over = clerk.post(CHECK, shape.formatted("{\"trees_count\": 21}"))
                .expect(200)
                .json();
        assertThat(over.size()).isEqualTo(1);
        assertThat(over.get(0).path("distanceMetres").isNull()).isTrue();
        assertThat(clerk.post(CHECK, shape.formatted("{\"trees_count\": 20}"))
                        .expect(200)
                        .json()
                        .size())
                .isZero();
        assertThat(clerk.post(CHECK, shape.formatted("null")).expect(200).json().size())
                .isEqualTo(1);
        assertThat(clerk.post(CHECK, shape.formatted("{\"trees_count\": [1], \"x\": {}}"))
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"geometry\": null}",
                "{\"geometry\": 3}",
                "{\"geometry\": {\"type\": \"Circle\"}}",
                "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1]]]}}",
                "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [200, 0]}}",
                "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [\"x\", 0]}}"
            })
    void whatIsNoShapeIsRefusedAndNothingBreaks(String body) {
        assertThat(viewer.post(CHECK, body).status()).isBetween(400, 422);
    }

    @Test
    void anApprovalIsRecordedByWhoMay() {
        String body = "{\"subject\": \"record:tree_removals/http-1\", \"document\": \"绿〔2026〕1 号\"}";
        clerk.post("/api/red-lines/tree_felling/approvals", body).expect(403);
        assertThat(chief.post("/api/red-lines/tree_felling/approvals", body)
                        .expect(200)
                        .json()
                        .path("document")
                        .asString())
                .isEqualTo("绿〔2026〕1 号");
        Answer refused =
                chief.post("/api/red-lines/tree_felling/approvals", "{}").expect(422);
        assertThat(refused.fields()).containsExactly("/subject", "/document");
        assertThat(chief.post("/api/red-lines/no_such/approvals", body)
                        .expect(422)
                        .code())
                .isEqualTo("RLINE-003");
    }
}
