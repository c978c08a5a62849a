package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/** The clause of large, middle and small cities: thresholds by class of city with their ground, and three kinds of works. */
class CityClassesClauseTest {
    private static final String SENSORS = "mohurd-2025:U26";
    private static final String MODEL = "mohurd-2025:U29";
    private static final String LIBRARY = "/api/projects/improvement_projects";
    private static final Caller CLERK = Caller.all("clerk");
    private static final Caller CHIEF = Caller.all("chief");
    private static final List<String> KINDS = List.of("county_seat", "key_town", "characteristic_town");

    private final EvaluationTown town = new EvaluationTown();
    private final ApiClient planner = new TestPeople(town.platform).loggedIn("planner");
    private final Registers registers = town.platform.bean(Registers.class);
    private final String key = TestPeople.newName("clause3-");

    private void enter(String indicator, String geography, double value) {
        var entered = town.evaluation.propose(
                new Proposal(indicator, geography, "2025", value, "体检.xlsx", "年报"), Caller.all("li"));
        town.evaluation.decide(entered.id(), true, Caller.all("wang"));
    }

    private JsonNode stand(String indicator, String geography) {
        return planner.get("/api/indicators/" + indicator + "/stand?geography=" + geography + "&period=2025")
                .expect(200)
                .json();
    }

    /** 同一指标对省会、地级、县级套用不同阈值且可查依据; 三类提升工程项目有台账、进度、投资. */
    @Test
    void clause_03_capitalPrefectureAndCountyHaveThresholdsWithTheirGroundAndThreeKindsOfWorksProgressAndMoney() {
        // 同一指标对省会、地级、县级套用不同阈值: 20 % is little for the capital, enough for a prefecture and for a county.
        List<String> regions = List.of("220100", "220200", "220182");
        for (String region : regions) enter(SENSORS, region, 20);
        assertThat(regions.stream()
                        .map(region -> stand(SENSORS, region).path("grade").asString()))
                .containsExactly("poor", "good", "good");
        // And 20 % of the model in three dimensions is enough for a county alone.
        for (String region : regions) enter(MODEL, region, 20);
        assertThat(regions.stream()
                        .map(region -> stand(MODEL, region).path("grade").asString()))
                .containsExactly("poor", "poor", "good");
        // 且可查依据: with each stands the rule that was taken, its band, and where it is laid down or who only proposes it.
        assertThat(regions.stream()
                        .map(region ->
                                stand(SENSORS, region).at("/graded/bands/good").asString()))
                .containsExactly(">=30", ">=15", ">=10");
        assertThat(stand(SENSORS, "220100").at("/graded/reference").asString()).contains("省会", "≥30%");
        assertThat(stand(SENSORS, "220200").at("/graded/reference").asString()).contains("地级市", "≥15%");
        JsonNode county = stand(SENSORS, "220182").path("graded");
        assertThat(county.path("basis").asString()).isEqualTo("proposal");
        assertThat(county.path("reference").asString()).contains("起始值");
        JsonNode page = planner.get("/api/indicators/" + SENSORS).expect(200).json();
        assertThat(page.path("grading")
                        .valueStream()
                        .map(one -> one.path("cityClass").asString()))
                .containsExactly("provincial_capital", "prefecture", "county");

        threeKindsOfWorks();
    }

    private RegisterRecord create(String register, String name, Map<String, Object> fields) {
        return registers.create(register, RecordDraft.of(key + name, fields), CLERK);
    }

    /** Its record, two steps of which the first is reached, two sources, and what was paid of one of them. */
    private RegisterRecord project(String kind) {
        RegisterRecord one = create(
                "improvement_projects",
                kind,
                Map.of("project_name", "条三" + kind, "improvement_kind", kind, "plan_year", 2026, "estimate", 1000));
        fund(one, "province", "600.5");
        fund(one, "local", "399.5");
        step(one, 1, "2026-03-01", Map.of("reached_on", "2026-03-01"));
        step(one, 2, "2026-10-01", Map.of());
        create(
                "improvement_payments",
                kind + "paid",
                Map.of(
                        "project_no",
                        one.key(),
                        "fund_source",
                        "province",
                        "paid_amount",
                        new BigDecimal("250.25"),
                        "paid_on",
                        "2026-05-01"));
        registers.act("improvement_projects", one.id(), null, RecordStep.of("approve"), CHIEF);
        return registers.act("improvement_projects", one.id(), null, RecordStep.of("start"), CLERK);
    }

    private void fund(RegisterRecord project, String source, String amount) {
        create(
                "improvement_funds",
                project.key().substring(key.length()) + source,
                Map.of("project_no", project.key(), "fund_source", source, "fund_amount", new BigDecimal(amount)));
    }

    private void step(RegisterRecord project, int number, String planned, Map<String, Object> more) {
        var fields = new java.util.HashMap<String, Object>(Map.of(
                "project_no", project.key(), "step_no", number, "step_name", "节点" + number, "planned_on", planned));
        fields.putAll(more);
        create("improvement_milestones", project.key().substring(key.length()) + "step" + number, fields);
    }

    /** 三类提升工程项目有台账、进度、投资: each kind in its register, on the board of its year, with steps and money to the fen. */
    private void threeKindsOfWorks() {
        for (String kind : KINDS) {
            RegisterRecord one = project(kind);
            JsonNode listed = planner.get("/api/registers/improvement_projects/records?f.improvement_kind=" + kind
                            + "&q=" + key + kind)
                    .expect(200)
                    .json();
            assertThat(listed.path("items")).hasSize(1);
            assertThat(listed.at("/items/0/state").asString()).isEqualTo("underway");
            JsonNode sheet = planner.get(LIBRARY + "/" + one.id() + "?on=2026-11-28")
                    .expect(200)
                    .json();
            assertThat(sheet.path("milestones")
                            .valueStream()
                            .map(step -> step.path("standing").asString()))
                    .as(kind)
                    .containsExactly("REACHED", "OVERDUE");
            assertThat(sheet.at("/milestones/1/daysLate").asInt()).isEqualTo(58);
            JsonNode card = sheet.path("card");
            assertThat(new BigDecimal(card.path("estimate").asString())).isEqualByComparingTo("1000");
            assertThat(new BigDecimal(card.path("funded").asString())).isEqualByComparingTo("1000");
            assertThat(new BigDecimal(card.path("paid").asString())).isEqualByComparingTo("250.25");
            assertThat(card.path("reached").asInt()).isOne();
        }
        JsonNode board = planner.get(LIBRARY + "/board?year=2026&on=2026-11-28")
                .expect(200)
                .json();
        assertThat(board.path("projects")
                        .valueStream()
                        .map(card -> card.toString())
                        .filter(card -> card.contains(key)))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        // A district and a street of the capital are the capital's; a county-level city within its area is a county.
        "220100, >=30",
        "220102, >=30",
        "220102001, >=30",
        "220102001003, >=30",
        "220182, >=10",
        "220182101, >=10",
        "220122, >=10",
        "220200, >=15",
        "220202, >=15",
        "222400, >=15",
        "222404, >=10",
        // A city that no list names is a prefecture by its level, and so are its districts.
        "229900, >=15",
        "229902, >=15",
        "group:provincial_capital, >=30",
        "group:county, >=10"
    })
    void aRegionIsInTheClassOfTheSmallestRegionAroundItThatHasOne(String geography, String good) {
        assertThat(stand(SENSORS, geography).at("/graded/bands/good").asString())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"*", "220000", "group:border_counties"})
    void whatIsNoCityHasOnlyTheGradesForAll(String geography) {
        assertThat(stand(SENSORS, geography).path("graded").isNull()).isTrue();
        assertThat(stand("mohurd-2025:B04", geography).at("/graded/cityClass").asString())
                .isEqualTo("all");
    }

    @Test
    void aClassOfCitiesIsAGroupWithAReportOfItsOwn() {
        for (String region : List.of("220182", "220183")) enter("mohurd-2025:U02", region, 2);
        String report = planner.get("/api/reports/plan?geography=group:county&period=2025")
                .expect(200)
                .text();
        assertThat(report).contains("县（市）");
        // 37 of 39 have not reported: no number, and each is named.
        JsonNode waiting = stand("mohurd-2025:U02", "group:county");
        assertThat(waiting.at("/value/value").isNull()).isTrue();
        assertThat(waiting.at("/value/wanting").asString().split(",")).hasSize(37);
    }
}
