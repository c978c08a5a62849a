package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.RecordDraft;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/** The page of each of the 26 rows of the plan: what is known of it, what is not, and who must supply it. */
class ClausePageHttpTest {
    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");

    private JsonNode page(int number) {
        return page(planner, number);
    }

    private static JsonNode page(ApiClient client, int number) {
        return client.get("/api/plan/clauses/" + number + "?geography=220100&period=2025")
                .expect(200)
                .json();
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.valueStream().map(one -> one.at(pointer).asString("")).toList();
    }

    /** Enters a value that another approves. */
    private void enter(String indicator, String body) {
        String id = planner.post("/api/indicators/" + indicator + "/values", body)
                .expect(201)
                .json()
                .path("id")
                .asString();
        people.loggedIn("supervisor")
                .post("/api/evaluation/values/" + id + "/decision", "{\"approve\": true}")
                .expect(200);
    }

    @Test
    void eachOfThe26RowsHasItsPageAndNoneShowsANumberThatNobodyKnows() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        int commitments = 0;
        Set<String> indicators = new TreeSet<>();
        for (int number = 0; number <= 25; number++) {
            JsonNode page = page(number);
            assertThat(page.at("/clause/number").intValue()).isEqualTo(number);
            assertThat(page.at("/clause/acceptance").asString()).isNotBlank();
            assertThat(page.at("/clause/light").asString()).isIn("RED", "YELLOW", "GREEN", "UNKNOWN");
            commitments += page.at("/clause/commitments").size();
            Set<String> missing = new TreeSet<>(texts(page.path("missing"), "/indicator"));
            for (JsonNode stand : page.at("/clause/indicators")) {
                String id = stand.at("/indicator/id").asString();
                indicators.add(id);
                boolean known = stand.at("/value/value").isNumber();
                assertThat(known).as(number + " " + id).isNotEqualTo(missing.contains(id));
                if (!known) assertThat(stand.path("light").asString()).as(id).isEqualTo("UNKNOWN");
            }
            for (JsonNode one : page.path("missing")) {
                assertThat(one.at("/supply/zh").asString()).as(one.toString()).hasSizeGreaterThan(8);
                assertThat(one.at("/supply/en").asString()).as(one.toString()).hasSizeGreaterThan(8);
            }
        }
        assertThat(commitments).isEqualTo(164);
        assertThat(indicators).hasSizeGreaterThan(150);
    }

    @Test
    void aMissingInputIsNamedByTheFileThatBringsIt() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        JsonNode missing = page(11).path("missing");
        assertThat(texts(missing, "/supply/zh"))
                .anyMatch(text -> text.contains("菜市场") && text.contains("导入"))
                .anyMatch(text -> text.contains("调查表"));
        assertThat(texts(page(1).path("missing"), "/supply/zh"))
                .anyMatch(text -> text.contains("统计部门") || text.contains("台账") || text.contains("填报"));
    }

    @Test
    void aValueEnteredByHandIsEvidenceWithItsDocument() {
        enter(
                "mohurd-2025:U02",
                "{\"geography\": \"220100\", \"period\": \"2025\", \"value\": 0, \"sourceFile\": \"黑臭水体台账2025.xlsx\", \"reason\": \"省厅核定\"}");
        JsonNode page = page(14);
        assertThat(texts(page.path("evidence"), "/document")).containsExactly("黑臭水体台账2025.xlsx");
        assertThat(page.at("/evidence/0/kind").asString()).isEqualTo("value");
        assertThat(page.at("/evidence/0/code").asString()).isEqualTo("mohurd-2025:U02");
        assertThat(texts(page.path("missing"), "/indicator")).doesNotContain("mohurd-2025:U02");
        // None found where nothing but zero is good.
        assertThat(page.at("/clause/light").asString()).isEqualTo("GREEN");
    }

    @Test
    void whatIsReportedOfACommitmentStandsThereWithItsEvidence() {
        String report =
                "{\"clause\": 9, \"commitment\": %d, \"geography\": \"220100\", \"state\": \"%s\", \"note\": \"%s\", \"evidence\": %s}";
        planner.post("/api/plan/jilin-2025/reports", report.formatted(1, "done", "全覆盖", "\"住保办函〔2025〕3号\""))
                .expect(201);
        planner.post("/api/plan/jilin-2025/reports", report.formatted(2, "failed", "停滞", "null"))
                .expect(201);
        JsonNode page = page(9);
        assertThat(page.at("/clause/commitments/0/report/state").asString()).isEqualTo("done");
        assertThat(texts(page.path("evidence"), "/document")).containsExactly("住保办函〔2025〕3号");
        assertThat(texts(page.path("problems"), "/kind")).containsExactly("commitment");
        assertThat(page.at("/problems/0/severity").asString()).isEqualTo("RED");
        assertThat(page.at("/problems/0/code").asString()).isEqualTo("2");
        // What one city reports stands on no other's page.
        JsonNode county = planner.get("/api/plan/clauses/9?geography=220102&period=2025")
                .expect(200)
                .json();
        assertThat(county.path("evidence")).isEmpty();
        assertThat(county.path("problems")).isEmpty();
    }

    @Test
    void anIndicatorBehindItsPathIsAProblemOfItsClause() {
        enter(
                "jilin-2025:J01",
                "{\"geography\": \"metro:changchun\", \"period\": \"2025\", \"value\": 1190, \"sourceFile\": \"统计公报.pdf\", \"reason\": \"年报\"}");
        JsonNode page = page(1);
        // The path asks for 1,210 + 90 / 6 = 1,225 by the end of 2025; 1,190 is more than a tenth of the way behind.
        assertThat(texts(page.path("problems"), "/code")).containsExactly("jilin-2025:J01");
        assertThat(page.at("/problems/0/severity").asString()).isEqualTo("RED");
        assertThat(page.at("/clause/light").asString()).isEqualTo("RED");
    }

    @Test
    void redLinesAndMilestonesStandOnThePageOfTheirClause() {
        assertThat(page(0).path("milestones")).hasSize(3);
        int lines = 0;
        for (int number = 0; number <= 25; number++) {
            for (JsonNode line : page(number).path("redlines")) {
                assertThat(line.path("clause").intValue()).isEqualTo(number);
                lines++;
            }
        }
        assertThat(lines).isEqualTo(10);
        assertThat(texts(page(20).path("redlines"), "/code")).isNotEmpty();
    }

    @Test
    void casesOfItsKindsAreCountedForThoseWhoMaySeeCases() {
        ApiClient supervisor = people.loggedIn("supervisor");
        long before = dangers(supervisor);
        town.platform.bean(Reports.class).take(NewReport.of("web", "d_gas", "闻到燃气味"), "citizen");
        assertThat(dangers(supervisor)).isEqualTo(before + 1);
        String key = people.key(Permission.EVALUATION_VIEW);
        JsonNode without = page(people.client().with("Authorization", "Bearer " + key), 17);
        assertThat(without.path("cases").isNull()).isTrue();
        assertThat(without.path("work").isNull()).isTrue();
        assertThat(without.at("/clause/commitments")).isNotEmpty();
    }

    private static long dangers(ApiClient client) {
        JsonNode all = client.get("/api/plan/clauses/17?geography=*&period=2025")
                .expect(200)
                .json()
                .path("cases");
        assertThat(texts(all, "/classHead")).containsExactly("d_");
        assertThat(all.at("/0/title/zh").asString()).isNotBlank();
        return all.at("/0/open").longValue();
    }

    @Test
    void registersOfItsProjectsAreCountedByStateWithinTheRegion() {
        var registers = town.platform.bean(Registers.class);
        long before = surveyed(page(9));
        var draft = new RecordDraft(
                "clause-" + System.nanoTime(),
                null,
                null,
                "220102001",
                null,
                null,
                Map.of("estate_name", "某小区", "households", 300),
                false);
        registers.create("old_estates", draft, Caller.SYSTEM);
        JsonNode page = page(9);
        assertThat(texts(page.path("work"), "/register")).contains("old_estates");
        assertThat(surveyed(page)).isEqualTo(before + 1);
        assertThat(texts(states(page), "/code")).contains("surveyed", "planned", "works", "accepted");
        JsonNode elsewhere = planner.get("/api/plan/clauses/9?geography=220200&period=2025")
                .expect(200)
                .json();
        assertThat(surveyed(elsewhere)).isZero();
        assertThat(page(1).path("work")).isEmpty();
    }

    private static JsonNode states(JsonNode page) {
        for (JsonNode work : page.path("work"))
            if (work.path("register").asString().equals("old_estates")) return work.path("states");
        throw new AssertionError(page.toString());
    }

    private static long surveyed(JsonNode page) {
        for (JsonNode state : states(page)) {
            if (state.path("code").asString().equals("surveyed"))
                return state.path("count").longValue();
        }
        throw new AssertionError(page.toString());
    }

    @Test
    void whatIsNoClauseNoYearOrNoPlanIsTold() {
        assertThat(planner.get("/api/plan/clauses/26?geography=220100&period=2025")
                        .expect(404)
                        .text())
                .contains("There is no clause 26 in the plan jilin-2025.");
        assertThat(planner.get("/api/plan/clauses/x?geography=220100&period=2025")
                        .status())
                .isEqualTo(400);
        assertThat(planner.get("/api/plan/clauses/1?geography=220100&period=25")
                        .expect(400)
                        .text())
                .contains("EVAL-020");
        assertThat(planner.get("/api/plan/clauses/1?plan=heilongjiang-2025&geography=220100&period=2025")
                        .expect(404)
                        .text())
                .contains("There is no plan heilongjiang-2025;")
                .contains("jilin-2025");
        assertThat(planner.get("/api/plan/clauses/1?period=2025").status()).isEqualTo(400);
        assertThat(people.client()
                        .get("/api/plan/clauses/1?geography=220100&period=2025")
                        .status())
                .isEqualTo(401);
        assertThat(people.loggedIn("hotline")
                        .get("/api/plan/clauses/1?geography=220100&period=2025")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"*, -", "220000, 22", "220100, 2201", "220102, 220102", "220102001, 220102001", "metro:x, metro:x"
            })
    void aRegionHoldsTheRegionsWhoseCodesBeginAsItsOwn(String geography, String head) {
        assertThat(ClauseController.head(geography)).isEqualTo(head);
    }

    @Test
    void problemsOfAllKindsStandTogetherEachWithItsCount() {
        var pages = new ArrayList<JsonNode>();
        for (int number = 0; number <= 25; number++) pages.add(page(number));
        for (JsonNode page : pages) {
            for (JsonNode problem : page.path("problems")) {
                assertThat(problem.path("count").longValue()).isPositive();
                assertThat(problem.path("kind").asString()).isIn("indicator", "commitment", "cases", "work");
                assertThat(problem.at("/title/zh").asString()).isNotBlank();
            }
        }
    }
}
