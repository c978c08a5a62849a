package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.Indicators;
import org.songhua.people.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The goals of the plan: sets of targets for its days, what is asked for each year, and targets that take effect by a date. */
class PlanGoalsTest {
    private static final String PARKS = "mohurd-2025:B04";
    private static final List<String> DAYS = List.of("2028-12-31", "2030-12-31", "2035-12-31");

    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");

    private Answer set(String geography, String due, Map<String, Double> values) {
        return chief.post(
                "/api/plan/target-sets",
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "geography", geography,
                                "due", due,
                                "values", values,
                                "reason", "目标体系",
                                "reference", "省政府令 1 号")));
    }

    private JsonNode sets() {
        return planner.get("/api/plan/target-sets?geography=220100&period=2025")
                .expect(200)
                .json();
    }

    private JsonNode stand(String indicator) {
        return planner.get("/api/indicators/" + indicator + "/stand?geography=220100&period=2025")
                .expect(200)
                .json();
    }

    /** {@return every indicator of the city by its id} */
    private Map<String, JsonNode> stands() {
        var stands = new HashMap<String, JsonNode>();
        planner.get("/api/evaluation/stands?geography=220100&period=2025")
                .expect(200)
                .json()
                .forEach(one -> stands.put(one.at("/indicator/id").asString(), one));
        return stands;
    }

    private void enter(String indicator, String geography, double value) {
        var evaluation = town.platform.bean(Evaluation.class);
        var entered = evaluation.propose(
                new Proposal(indicator, geography, "2025", value, "年报.xlsx", "年报"), Caller.all("li"));
        evaluation.decide(entered.id(), true, Caller.all("wang"));
    }

    private Answer target(String due, String value, String effective) {
        return chief.post(
                "/api/plan/targets",
                "{\"indicator\": \"%s\", \"geography\": \"220100\", \"due\": \"%s\", \"value\": %s, \"reason\": \"调整\", \"reference\": \"纪要\", \"effective\": %s}"
                        .formatted(PARKS, due, value, effective));
    }

    /**
     * 为2028/2030/2035三个时点各建一套目标集; 任一指标可显示"目标轨迹、现值、差距、所需年均变化"; 修改目标必须留旧值与生效日期.
     */
    @Test
    void clause_00_eachOfThreeDaysHasItsSetEachIndicatorItsPathGapAndSlopeAndAChangeKeepsTheOldValue() {
        List<IndicatorDefinition> all = town.platform.bean(Indicators.class).list();
        // 为2028/2030/2035三个时点各建一套目标集: of every indicator there is, for each of the three days that the plan names.
        var byPlace = new HashMap<String, Map<String, Double>>();
        for (JsonNode stand : stands().values())
            byPlace.computeIfAbsent(stand.path("geography").asString(), g -> new HashMap<>())
                    .put(stand.at("/indicator/id").asString(), 0.0);
        for (int i = 0; i < DAYS.size(); i++)
            for (var place : byPlace.entrySet()) {
                double target = 20 + 10 * i;
                place.getValue().replaceAll((indicator, old) -> target);
                set(place.getKey(), DAYS.get(i), place.getValue()).expect(201);
            }
        byPlace.forEach(
                (geography, indicators) -> indicators.keySet().forEach(indicator -> enter(indicator, geography, 11)));
        JsonNode sets = sets();
        assertThat(sets.valueStream().map(one -> one.path("due").asString())).containsExactlyElementsOf(DAYS);
        for (JsonNode set : sets) assertThat(set.path("aims")).hasSize(all.size());

        // 任一指标可显示"目标轨迹、现值、差距、所需年均变化": 11 at the end of 2025, 20 three years later.
        Map<String, JsonNode> stands = stands();
        for (IndicatorDefinition one : all) {
            JsonNode stand = stands.get(one.id());
            List<String> path = stand.path("path")
                    .valueStream()
                    .map(point -> point.path("day").asString())
                    .toList();
            assertThat(path).as(one.id()).containsAll(DAYS);
            assertThat(stand.at("/value/value").doubleValue()).as(one.id()).isCloseTo(11, within(1e-9));
            assertThat(stand.path("gap").doubleValue()).as(one.id()).isCloseTo(9, within(1e-9));
            assertThat(stand.at("/required/perYear").doubleValue()).as(one.id()).isCloseTo(3, within(1e-9));
        }

        // 修改目标必须留旧值与生效日期: one that takes effect later leaves the old one in force, and neither is lost.
        target("2028-12-31", "25", "\"2999-01-01\"").expect(201);
        assertThat(stand(PARKS).path("target").doubleValue()).isEqualTo(20);
        target("2028-12-31", "23", "\"2026-01-01\"").expect(201);
        assertThat(stand(PARKS).path("target").doubleValue()).isEqualTo(23);
        List<JsonNode> kept = planner.get("/api/plan/targets?indicator=" + PARKS + "&geography=220100")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("due").asString().equals("2028-12-31"))
                .toList();
        assertThat(kept).extracting(one -> one.path("value").doubleValue()).containsExactly(23.0, 25.0, 20.0);
        assertThat(kept).extracting(one -> one.path("counts").booleanValue()).containsExactly(true, false, false);
        assertThat(kept).extracting(one -> one.path("effective").asString()).startsWith("2026-01-01", "2999-01-01");
        assertThat(kept.get(2).path("effective").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(kept.get(2).path("supersededAt").isNull()).isFalse();
    }

    @Test
    void aSetIsTakenWholeOrNotAtAllAndAllThatIsWrongIsTold() {
        Answer answer = set("220100", "2030-12-31", Map.of(PARKS, 90.0, "mohurd-2025:Z99", 1.0));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("/values/mohurd-2025:Z99");
        assertThat(set("220100", "2030-12-31", Map.of()).text()).contains("EVAL-037");
        Answer words = chief.post(
                "/api/plan/target-sets",
                "{\"geography\": \"220100\", \"due\": \"2030-12-31\", \"values\": {\"%s\": \"much\"}, \"reason\": \"\", \"reference\": \"b\"}"
                        .formatted(PARKS));
        assertThat(words.fields()).containsExactly("/values/" + PARKS, "/reason");
        assertThat(target("2030-12-31", "1", "\"soon\"").fields()).containsExactly("/effective");
        assertThat(planner.get("/api/plan/targets?indicator=" + PARKS + "&geography=220100")
                        .json())
                .isEmpty();
    }

    @Test
    void aSetTellsTheGapOnlyWhereThereIsAValueAndTheDayThatIsPastAsksForNothingMore() {
        set("220100", "2028-12-31", Map.of(PARKS, 90.0, "mohurd-2025:U02", 0.0)).expect(201);
        enter("mohurd-2025:U02", "220100", 3);
        JsonNode aims = sets().path(0).path("aims");
        assertThat(aims).hasSize(2);
        JsonNode water = aim(aims, "mohurd-2025:U02").orElseThrow();
        assertThat(water.path("gap").doubleValue()).isEqualTo(-3);
        assertThat(water.at("/required/perYear").doubleValue()).isEqualTo(-1);
        JsonNode parks = aim(aims, PARKS).orElseThrow();
        assertThat(parks.path("gap").isNull()).isTrue();
        assertThat(parks.path("required").isNull()).isTrue();
        JsonNode later = planner.get("/api/plan/target-sets?geography=220100&period=2029")
                .expect(200)
                .json();
        // The newest value is of 2025, so the way to 2028 is still told from there.
        assertThat(aim(later.path(0).path("aims"), "mohurd-2025:U02")
                        .orElseThrow()
                        .path("gap")
                        .doubleValue())
                .isEqualTo(-3);
    }

    private static Optional<JsonNode> aim(JsonNode aims, String indicator) {
        return aims.valueStream()
                .filter(one -> one.path("indicator").asString().equals(indicator))
                .findFirst();
    }

    @Test
    void aDecisionMadeLaterOutweighsOneThatTookEffectBefore() {
        target("2030-12-31", "80", "\"2020-01-01\"").expect(201);
        target("2030-12-31", "85", "\"2019-01-01\"").expect(201);
        assertThat(stand(PARKS).path("target").doubleValue()).isEqualTo(85);
        target("2030-12-31", "null", "\"2999-01-01\"").expect(201);
        assertThat(stand(PARKS).path("target").doubleValue()).isEqualTo(85);
        target("2030-12-31", "null", "null").expect(201);
        assertThat(stand(PARKS).path("target").isNull()).isTrue();
    }
}
