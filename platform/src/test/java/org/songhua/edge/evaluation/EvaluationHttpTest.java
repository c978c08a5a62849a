package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.EvaluationTown;
import tools.jackson.databind.JsonNode;

/** An evaluation over HTTP: from a run to the rows behind a number, and who may do what. */
class EvaluationHttpTest {
    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");

    private JsonNode value(String indicator) {
        return planner.get("/api/indicators/" + indicator + "/values?geography=220100&period=2025")
                .expect(200)
                .json()
                .get(0);
    }

    @Test
    void aNumberOpensDownToItsRows() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        JsonNode towers = value("tdt1063-2021:N06");
        assertThat(towers.path("value").intValue()).isEqualTo(1);
        assertThat(towers.path("status").asString()).isEqualTo("measured");
        String number = towers.path("id").asString();
        JsonNode lineage = planner.get("/api/evaluation/values/" + number + "/lineage")
                .expect(200)
                .json();
        assertThat(lineage.at("/totals/0/rows/0/name").asString()).isEqualTo("塔楼2");
        assertThat(lineage.at("/inputs/0/classCode").asString()).isEqualTo("building");
        assertThat(planner.get("/api/evaluation/values/" + number + "/repetition")
                        .json()
                        .path("identical")
                        .booleanValue())
                .isTrue();
        assertThat(planner.get("/api/evaluation/values/0/lineage").status()).isEqualTo(404);
    }

    @Test
    void indicatorsTellWhatTheyAre() {
        assertThat(planner.get("/api/indicators").expect(200).json()).hasSize(181);
        JsonNode parks =
                planner.get("/api/indicators/mohurd-2025:B04").expect(200).json();
        assertThat(parks.path("formula").asString()).startsWith("covered(");
        assertThat(parks.at("/indicator/unit").asString()).isEqualTo("%");
        assertThat(planner.get("/api/indicators/mohurd-2025:X99").status()).isEqualTo(404);
    }

    @Test
    void thePlanOfARegionHasItsClausesWithLightsAndWhatIsMissing() {
        JsonNode board = planner.get("/api/plan?geography=220100&period=2024")
                .expect(200)
                .json();
        assertThat(board.path("clauses")).hasSize(26);
        assertThat(board.at("/clauses/1/indicators/9/required/ratePerYear").doubleValue())
                .isBetween(0.0575, 0.0585);
        assertThat(board.at("/clauses/1/leads/0/suggested").booleanValue()).isTrue();
        assertThat(planner.get("/api/plan?geography=220100&period=now").status())
                .isEqualTo(400);
        assertThat(planner.get("/api/plan?plan=x&geography=220100&period=2025").status())
                .isEqualTo(404);
    }

    @Test
    void whoEntersAValueDoesNotApproveIt() {
        String body = "{\"geography\": \"220100\", \"period\": \"2025\", \"value\": 3, \"sourceFile\": \"a.xlsx\","
                + " \"reason\": \"年报\"}";
        JsonNode entered = planner.post("/api/indicators/mohurd-2025:U02/values", body)
                .expect(201)
                .json();
        String decision = "/api/evaluation/values/" + entered.path("id").asString() + "/decision";
        assertThat(planner.post(decision, "{\"approve\": true}").status()).isEqualTo(403);
        people.loggedIn("supervisor").post(decision, "{\"approve\": true}").expect(200);
        assertThat(value("mohurd-2025:U02").at("/entry/enteredBy").asString()).startsWith("user");
        assertThat(planner.post("/api/indicators/mohurd-2025:U02/values", "{\"value\": \"x\", \"colour\": 1}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/colour", "/geography", "/period", "/value", "/sourceFile", "/reason");
    }

    @Test
    void aProjectThatCrossesARedLineLearnsTheClause() {
        String facts = "{\"facts\": {\"renewal\": true, \"existing_floor_area\": 1000, \"demolished_floor_area\": 300,"
                + " \"trees_removed\": null}}";
        JsonNode result = planner.post("/api/redlines/check", facts).expect(200).json();
        assertThat(result.path("mayProceed").booleanValue()).isFalse();
        JsonNode share = null;
        for (JsonNode verdict : result.path("verdicts")) {
            if (verdict.at("/redline/code").asString().equals("demolition_share")) share = verdict;
        }
        assertThat(share.path("verdict").asString()).isEqualTo("CROSSED");
        assertThat(share.at("/redline/basis").asString()).contains("建科〔2021〕63号");
        assertThat(planner.post("/api/redlines/check", "{\"facts\": {\"renewal\": \"maybe\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(planner.get("/api/redlines").expect(200).json()).hasSize(10);
    }

    @Test
    void targetsAreSetByThoseWhoMay() {
        String body =
                "{\"indicator\": \"mohurd-2025:B04\", \"geography\": \"220100\", \"due\": \"2030-12-31\", \"value\":"
                        + " 90, \"reason\": \"a\", \"reference\": \"b\"}";
        assertThat(planner.post("/api/plan/targets", body).status()).isEqualTo(403);
        people.loggedIn("supervisor").post("/api/plan/targets", body).expect(201);
        assertThat(planner.get("/api/plan/targets?indicator=mohurd-2025:B04&geography=220100")
                        .json())
                .hasSize(1);
        assertThat(planner.get("/api/indicators/mohurd-2025:B04/stand?geography=220100&period=2025")
                        .json()
                        .path("target")
                        .intValue())
                .isEqualTo(90);
        String report =
                "{\"clause\": 9, \"commitment\": 1, \"geography\": \"220100\", \"state\": \"under_way\", \"note\":"
                        + " \"摸底\"}";
        planner.post("/api/plan/jilin-2025/reports", report).expect(201);
        assertThat(planner.get("/api/plan/reporting?within=220100&level=3&period=2025")
                        .expect(200)
                        .json())
                .hasSize(1);
    }

    @Test
    void regionsAndTablesAreThere() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        assertThat(planner.get("/api/evaluation/regions").expect(200).json()).hasSize(6);
        assertThat(planner.get("/api/evaluation/values?geography=220100&period=2025")
                        .expect(200)
                        .json())
                .hasSize(20);
        assertThat(planner.get("/api/evaluation/values.csv?period=2025")
                        .expect(200)
                        .text())
                .contains("超高层建筑数量");
        assertThat(planner.get("/api/evaluation/values.csv?form=sdmx")
                        .expect(200)
                        .text())
                .startsWith("STRUCTURE,");
        assertThat(planner.get("/api/reports/plan?geography=220100&period=2025")
                        .expect(200)
                        .text())
                .contains("<data value=");
        assertThat(planner.get("/api/indicators/tdt1063-2021:N06/history?geography=220100")
                        .json())
                .hasSize(1);
    }

    @Test
    void whoMayNotEvaluateSeesNothing() {
        ApiClient hotline = people.loggedIn("hotline");
        assertThat(hotline.get("/api/indicators").status()).isEqualTo(403);
        assertThat(people.client().get("/api/plan?geography=220100&period=2025").status())
                .isEqualTo(401);
        assertThat(people.loggedIn("viewer")
                        .post("/api/evaluation/runs", "{\"period\": \"2025\"}")
                        .status())
                .isEqualTo(403);
    }
}
