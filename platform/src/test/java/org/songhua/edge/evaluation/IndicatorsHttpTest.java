package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import tools.jackson.databind.JsonNode;

/** Indicators and their values over HTTP: as they are read, entered, approved, published and taken away as tables. */
class IndicatorsHttpTest {
    private static final String TOWERS = "tdt1063-2021:N06";
    private static final String WATERS = "mohurd-2025:U02";

    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");

    private void run() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
    }

    private Answer enter(String indicator, String figures) {
        return planner.post(
                "/api/indicators/" + indicator + "/values",
                "{\"geography\": \"220100\", \"period\": \"2025\", \"sourceFile\": \"台账.xlsx\", \"reason\": \"年报\", "
                        + figures + "}");
    }

    private Answer decide(JsonNode value, boolean approve) {
        return chief.post(
                "/api/evaluation/values/" + value.path("id").asString() + "/decision",
                "{\"approve\": " + approve + "}");
    }

    private JsonNode values(String indicator, String parameters) {
        return planner.get("/api/indicators/" + indicator + "/values?" + parameters)
                .expect(200)
                .json();
    }

    @Test
    void everyIndicatorTellsWhatItIsAndWhereItsDefinitionIsFrom() {
        JsonNode all = planner.get("/api/indicators").expect(200).json();
        Set<String> ids = new TreeSet<>();
        for (JsonNode one : all) {
            ids.add(one.path("id").asString());
            assertThat(one.path("id").asString())
                    .isEqualTo(one.path("system").asString() + "-"
                            + one.path("edition").asString() + ":"
                            + one.path("code").asString());
            assertThat(one.path("otherwise").asString()).isIn("not_collected", "not_evaluated", "not_applicable");
        }
        assertThat(ids).hasSize(181);
        JsonNode page =
                planner.get("/api/indicators/mohurd-2025:X03").expect(200).json();
        assertThat(page.path("source").asString()).isNotBlank();
        assertThat(page.path("grading")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(page.path("limits").asString()).contains("常住人口");
        assertThat(page.path("formula").asString()).isEqualTo("population ÷ area(built_up_area)");
        JsonNode manual =
                planner.get("/api/indicators/mohurd-2025:H01").expect(200).json();
        assertThat(manual.path("formula").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/indicators/mohurd-2025:Z99",
                "/api/indicators/mohurd-2025:Z99/values",
                "/api/indicators/mohurd-2025:Z99/stand?geography=220100&period=2025",
                "/api/evaluation/values/999999999/lineage",
                "/api/evaluation/values/999999999/repetition"
            })
    void whatIsNotThereIsNotFound(String path) {
        Answer answer = planner.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void valuesAreAskedForByRegionByWhatLiesInOneAndByYear() {
        run();
        assertThat(values(TOWERS, "period=2025")).hasSize(6);
        assertThat(values(TOWERS, "geography=220102002")).hasSize(1);
        assertThat(values(TOWERS, "within=220102")).hasSize(4);
        assertThat(values(TOWERS, "within=*")).hasSize(6);
        assertThat(values(TOWERS, "period=2024")).isEmpty();
        assertThat(values("mohurd-2025:X01", "geography=220100")
                        .get(0)
                        .path("value")
                        .isNull())
                .isTrue();
        assertThat(values("mohurd-2025:X01", "geography=220100")
                        .get(0)
                        .path("wanting")
                        .asString())
                .isEqualTo("class:market");
    }

    @Test
    void allIndicatorsStandTogetherAndThoseOfOneEditionApart() {
        run();
        JsonNode all = planner.get("/api/evaluation/stands?geography=220100&period=2025")
                .expect(200)
                .json();
        assertThat(all).hasSize(181);
        assertThat(all.valueStream()
                        .filter(one -> one.at("/value/value").isNumber())
                        .map(one -> one.at("/indicator/code").asString()))
                .containsExactlyInAnyOrder("B04", "X03", "N06", "N17");
        JsonNode parking = planner.get("/api/evaluation/stands?edition=parking-2025&geography=220100&period=2025")
                .expect(200)
                .json();
        assertThat(parking)
                .hasSize(6)
                .allMatch(one -> one.at("/indicator/system").asString().equals("parking"));
        assertThat(planner.get("/api/evaluation/stands?edition=mohurd-2099&geography=220100&period=2025")
                        .json())
                .isEmpty();
    }

    @Test
    void aShareIsEnteredByItsHalves() {
        JsonNode entered = enter("mohurd-2025:U09", "\"numerator\": 15, \"denominator\": 52")
                .expect(201)
                .json();
        assertThat(entered.path("value").doubleValue()).isBetween(28.846, 28.847);
        assertThat(entered.path("state").asString()).isEqualTo("PROPOSED");
        assertThat(values("mohurd-2025:U09", "geography=220100")).isEmpty();
        decide(entered, true).expect(200);
        assertThat(values("mohurd-2025:U09", "geography=220100")
                        .get(0)
                        .path("denominator")
                        .intValue())
                .isEqualTo(52);
        Answer slip = enter("parking-2025:K05", "\"value\": 67.82, \"numerator\": 149, \"denominator\": 223");
        assertThat(slip.status()).isEqualTo(422);
        assertThat(slip.text()).contains("EVAL-036").contains("66.8161");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\": \"x\" | /value",
                "\"value\": true | /value",
                "\"status\": \"wonderful\", \"value\": 1 | /status",
                "\"status\": 3, \"value\": 1 | /status",
                "\"status\": \"no_base\" | /status",
                "\"status\": \"suppressed\", \"value\": 1 | /status",
                "\"numerator\": 1 | /denominator",
                "\"denominator\": 1 | /numerator",
                "\"colour\": 1, \"value\": 1 | /colour"
            })
    void figuresThatCannotBeAreRefusedAtTheirField(String figures, String field) {
        Answer answer = enter(WATERS, figures);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).contains(field);
    }

    @Test
    void aStatusStandsWhereThereIsNoNumber() {
        JsonNode entered = enter("tdt1063-2021:N29", "\"status\": \"not_applicable\"")
                .expect(201)
                .json();
        assertThat(entered.path("value").isNull()).isTrue();
        decide(entered, true).expect(200);
        JsonNode stand = planner.get("/api/indicators/tdt1063-2021:N29/stand?geography=220100&period=2025")
                .json();
        assertThat(stand.at("/value/status").asString()).isEqualTo("not_applicable");
        assertThat(stand.path("supply").isNull()).isTrue();
    }

    @Test
    void aRejectedValueNeverCounts() {
        JsonNode entered = enter(WATERS, "\"value\": 3").expect(201).json();
        assertThat(decide(entered, false).expect(200).json().path("state").asString())
                .isEqualTo("REJECTED");
        assertThat(values(WATERS, "geography=220100")).isEmpty();
        Answer again = decide(entered, true);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("EVAL-024");
        assertThat(chief.post("/api/evaluation/values/" + entered.path("id").asString() + "/publication", "{}")
                        .text())
                .contains("EVAL-027");
    }

    @Test
    void aNewValueTakesThePlaceOfTheOldOneWhichStays() {
        decide(enter(WATERS, "\"value\": 3").json(), true).expect(200);
        decide(enter(WATERS, "\"value\": 2").json(), true).expect(200);
        assertThat(values(WATERS, "geography=220100")).hasSize(1);
        assertThat(values(WATERS, "geography=220100").get(0).path("value").intValue())
                .isEqualTo(2);
        JsonNode history = planner.get("/api/indicators/" + WATERS + "/history?geography=220100")
                .expect(200)
                .json();
        assertThat(history.valueStream()
                        .map(one -> one.path("value").intValue())
                        .toList())
                .containsExactly(2, 3);
    }

    @Test
    void aPublishedValueIsMarkedAndOneWithoutLicenceIsNotPublished() {
        run();
        String id =
                values("mohurd-2025:B04", "geography=220100").get(0).path("id").asString();
        assertThat(planner.post("/api/evaluation/values/" + id + "/publication", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(chief.post("/api/evaluation/values/" + id + "/publication", "{}")
                        .expect(200)
                        .json()
                        .path("published")
                        .booleanValue())
                .isTrue();
        assertThat(chief.post("/api/evaluation/values/999999999/publication", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(chief.post("/api/evaluation/values/999999999/decision", "{\"approve\": true}")
                        .status())
                .isEqualTo(404);
        assertThat(chief.post("/api/evaluation/values/" + id + "/decision", "{\"approve\": \"yes\"}")
                        .fields())
                .containsExactly("/approve");
    }

    @Test
    void aNumberOpensDownToAsManyRowsAsAskedFor() {
        run();
        String id =
                values("tdt1063-2021:N17", "geography=220100").get(0).path("id").asString();
        String path = "/api/evaluation/values/" + id + "/lineage";
        JsonNode one = planner.get(path + "?limit=1").expect(200).json();
        assertThat(one.at("/totals/0/rows")).hasSize(1);
        JsonNode all = planner.get(path).expect(200).json();
        assertThat(all.at("/totals/0/rows")).hasSize(3);
        double sum = all.at("/totals/0/rows")
                .valueStream()
                .mapToDouble(row -> row.path("amount").doubleValue())
                .sum();
        assertThat(sum)
                .isCloseTo(all.at("/totals/0/amount").doubleValue(), org.assertj.core.api.Assertions.within(1e-6));
        // 106,000 m² for 3,000 people.
        assertThat(all.path("withValues").asString()).endsWith("÷ 3000");
        assertThat(planner.get(path + "?limit=0").expect(200).json().at("/totals/0/rows"))
                .hasSize(1);
        assertThat(planner.get(path + "?limit=many").status()).isEqualTo(400);
    }

    @Test
    void tablesHoldAllValuesOrThoseAskedFor() {
        run();
        String all = planner.get("/api/evaluation/values.csv").expect(200).text();
        String one = planner.get("/api/evaluation/values.csv?indicator=" + TOWERS + "&period=2025")
                .expect(200)
                .text();
        assertThat(one.lines()).hasSize(7).allMatch(line -> line.contains("indicator,name") || line.startsWith(TOWERS));
        assertThat(all.lines()).hasSizeGreaterThan(90);
        Answer sdmx = planner.get("/api/evaluation/values.csv?form=sdmx&indicator=" + TOWERS);
        assertThat(sdmx.header("Content-Disposition")).contains("indicators-sdmx.csv");
        assertThat(sdmx.header("Content-Type")).startsWith("text/csv");
        assertThat(sdmx.text().lines()).hasSize(7);
        assertThat(planner.get("/api/evaluation/values.csv?period=1999").text().lines())
                .hasSize(1);
    }

    @Test
    void whoHasADistrictSeesAndEntersWhatLiesInIt() {
        run();
        String name = TestPeople.newName("district");
        var profile = new UserProfile(
                "区级用户", null, true, List.of("planner"), new Scope(Set.of(), Set.of("220102002"), Set.of()));
        town.platform
                .bean(Users.class)
                .create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        ApiClient own = people.client().logIn(name, TestPeople.PASSWORD);
        JsonNode seen = own.get("/api/indicators/" + TOWERS + "/values?period=2025")
                .expect(200)
                .json();
        assertThat(seen.valueStream()
                        .map(one -> one.path("geography").asString())
                        .toList())
                .containsExactly("220102002");
        assertThat(own.get("/api/evaluation/regions").json()).hasSize(1);
        assertThat(own.get("/api/evaluation/values.csv?period=2025").text().lines())
                .allMatch(line -> line.contains("220102002") || line.contains("geography"));
        String others = values(TOWERS, "geography=220102001").get(0).path("id").asString();
        assertThat(own.get("/api/evaluation/values/" + others + "/lineage").status())
                .isEqualTo(404);
        assertThat(own.post(
                                "/api/indicators/" + WATERS + "/values",
                                "{\"geography\": \"220102001\", \"period\": \"2025\", \"value\": 1, \"sourceFile\":"
                                        + " \"a\", \"reason\": \"b\"}")
                        .status())
                .isEqualTo(403);
        own.post(
                        "/api/indicators/" + WATERS + "/values",
                        "{\"geography\": \"220102002\", \"period\": \"2025\", \"value\": 1, \"sourceFile\": \"a\","
                                + " \"reason\": \"b\"}")
                .expect(201);
    }

    @Test
    void aRunSaysWhatItDidAndTheNextOneDoesNothing() {
        JsonNode first = planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}")
                .expect(201)
                .json();
        // 20 formulas in six regions.
        assertThat(first.path("computed").intValue()).isEqualTo(20 * 6);
        assertThat(first.path("reused").intValue()).isZero();
        JsonNode second = planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}")
                .expect(201)
                .json();
        assertThat(second.path("computed").intValue()).isZero();
        assertThat(second.path("reused").intValue()).isEqualTo(20 * 6);
        assertThat(planner.post("/api/evaluation/runs", "{\"period\": \"soon\"}")
                        .text())
                .contains("EVAL-020");
        assertThat(planner.post("/api/evaluation/runs", "{\"period\": 2025}").fields())
                .containsExactly("/period");
        assertThat(planner.post("/api/evaluation/runs", "{\"year\": \"2025\"}").fields())
                .containsExactlyInAnyOrder("/year", "/period");
    }
}
