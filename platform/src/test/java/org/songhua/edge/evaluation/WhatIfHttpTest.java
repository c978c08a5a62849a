package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TableDigests;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.people.Permission;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** What if over HTTP: an answer says of itself that it is none of the city's values, and leaves every table as it was. */
class WhatIfHttpTest {
    private static final String PARKS = "/api/indicators/mohurd-2025:B04";
    private static final String RECTIFIED = "/api/indicators/mohurd-2025:R01";
    /** What a request leaves behind wherever it goes. */
    private static final Set<String> OF_REQUESTS =
            Set.of("sensing.journal_reader", "people.account", "people.session", "people.api_key");

    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");

    private Answer ask(ApiClient client, String indicator, String supposed) {
        return client.post(
                indicator + "/what-if", "{\"geography\": \"220100\", \"period\": \"2025\", " + supposed + "}");
    }

    private void run() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
    }

    @Test
    void theAnswerStandsBesideTheValueAndIsMarked() {
        run();
        JsonNode answer = ask(
                        planner, PARKS, "\"parameters\": {\"radius_large\": 700}, \"targets\": {\"2030-12-31\": 90}")
                .expect(200)
                .json();
        assertThat(answer.path("kind").asString()).isEqualTo("what_if");
        assertThat(answer.path("kept").booleanValue()).isFalse();
        assertThat(answer.at("/supposed/value").doubleValue()).isBetween(99.9, 100.0000001);
        assertThat(answer.at("/real/value").doubleValue())
                .isEqualTo(answer.at("/stored/value").doubleValue())
                .isLessThan(60);
        assertThat(answer.path("difference").doubleValue()).isBetween(40.0, 60.0);
        assertThat(answer.at("/after/value/state").asString()).isEqualTo("WHAT_IF");
        assertThat(answer.at("/after/target").doubleValue()).isEqualTo(90);
        assertThat(answer.at("/before/target").isNull()).isTrue();
        assertThat(answer.at("/parameters/0/declared").doubleValue()).isEqualTo(500);
        JsonNode kept = planner.get(PARKS + "/values?geography=220100").json();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("state").asString()).isEqualTo("COMPUTED");
    }

    @Test
    void anAnswerLeavesEveryTableAsItWas() {
        run();
        var database = town.platform.bean(Database.class);
        Map<String, String> before = TableDigests.of(database, OF_REQUESTS);
        ask(planner, PARKS, "\"parameters\": {\"radius_large\": 700}").expect(200);
        ask(planner, PARKS, "\"targets\": {\"2030-12-31\": 90, \"2035-12-31\": null}")
                .expect(200);
        ask(planner, RECTIFIED, "\"value\": 80").expect(200);
        ask(planner, PARKS, "\"parameters\": {\"none\": 1}").expect(422);
        assertThat(TableDigests.of(database, OF_REQUESTS)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"parameters\": {\"radius_large\": \"far\"} | /parameters/radius_large",
                "\"parameters\": [700] | /parameters",
                "\"parameters\": {\"radius\": 700} | /parameters/radius",
                "\"targets\": {\"soon\": 90} | /targets/soon",
                "\"targets\": {\"2030-12-31\": \"much\"} | /targets/2030-12-31",
                "\"targets\": {\"2024-12-31\": 90} | /targets/2024-12-31",
                "\"value\": \"x\" | /value",
                "\"colour\": 1, \"value\": 2 | /colour",
                "\"value\": 2, \"scenario\": \"8b1b9a52-0f8f-4a3e-9d0e-000000000000\" | /scenario"
            })
    void whatCannotBeSupposedIsRefusedAtItsField(String supposed, String field) {
        Answer answer = ask(planner, PARKS, supposed);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).contains(field);
    }

    @Test
    void aScenarioThatIsNotThereIsNotFoundAndWhoMayRunNoneIsTold() {
        String scenario = "\"scenario\": \"8b1b9a52-0f8f-4a3e-9d0e-000000000000\"";
        assertThat(ask(planner, PARKS, scenario).status()).isEqualTo(404);
        assertThat(ask(planner, PARKS, "\"scenario\": \"x\"").status()).isEqualTo(404);
        assertThat(ask(people.withKey(Permission.EVALUATION_VIEW), PARKS, scenario)
                        .status())
                .isEqualTo(403);
        assertThat(ask(planner, "/api/indicators/mohurd-2025:X03", scenario).text())
                .contains("EVAL-050");
    }

    @Test
    void whatMayBeSupposedIsListedWithItsNumbersAndWhereTheyAreLaidDown() {
        JsonNode parameters = planner.get(PARKS + "/parameters").expect(200).json();
        assertThat(parameters).hasSize(2);
        assertThat(parameters.get(0).path("name").asString()).isEqualTo("radius_large");
        assertThat(parameters.get(0).path("unit").asString()).isEqualTo("m");
        assertThat(parameters.get(0).path("values").valueStream().map(JsonNode::doubleValue))
                .containsExactly(500.0);
        assertThat(parameters.get(0).path("reference").asString()).isNotBlank();
        assertThat(planner.get(RECTIFIED + "/parameters").json()).isEmpty();
        assertThat(planner.get("/api/indicators/no:such/parameters").status()).isEqualTo(404);
        assertThat(people.client().get(PARKS + "/parameters").status()).isEqualTo(401);
    }

    /**
     * The manual path from end to end, of the golden case 28 of 46: without file or reason it is refused; the author cannot approve
     * it; until another does it counts nowhere and stands in the list; afterwards value, card, table and lineage all say that it was
     * entered, by whom, from which file, and it stays so when everything is computed anew.
     */
    @Test
    void aRectificationRateIsEnteredWithFileReasonAndApprovalAndStaysMarked() {
        String share = "\"geography\": \"220100\", \"period\": \"2025\", \"numerator\": 28, \"denominator\": 46";
        Answer bare = planner.post(RECTIFIED + "/values", "{" + share + ", \"sourceFile\": \"\", \"reason\": \" \"}");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.fields()).containsExactlyInAnyOrder("/sourceFile", "/reason");
        assertThat(planner.post(RECTIFIED + "/values", "{" + share + "}").fields())
                .containsExactlyInAnyOrder("/sourceFile", "/reason");
        JsonNode entered = planner.post(
                        RECTIFIED + "/values", "{" + share + ", \"sourceFile\": \"整治台账.xlsx\", \"reason\": \"年度核销\"}")
                .expect(201)
                .json();
        String decision = "/api/evaluation/values/" + entered.path("id").asString() + "/decision";
        assertThat(planner.get(RECTIFIED + "/values").json()).isEmpty();
        assertThat(planner.get("/api/evaluation/proposals")
                        .json()
                        .valueStream()
                        .map(one -> one.path("quote").asString()))
                .containsExactly("mohurd-2025:R01@220100@2025");
        assertThat(planner.post(decision, "{\"approve\": true}").status()).isEqualTo(403);
        chief.post(decision, "{\"approve\": true}").expect(200);
        assertThat(planner.get("/api/evaluation/proposals").json()).isEmpty();
        run();
        JsonNode value =
                planner.get(RECTIFIED + "/values?geography=220100").json().get(0);
        assertThat(value.path("value").doubleValue()).isBetween(60.86, 60.88);
        assertThat(value.path("state").asString()).isEqualTo("APPROVED");
        assertThat(value.at("/entry/sourceFile").asString()).isEqualTo("整治台账.xlsx");
        assertThat(value.at("/entry/reason").asString()).isEqualTo("年度核销");
        assertThat(value.at("/entry/enteredBy").asString())
                .isNotEqualTo(value.at("/entry/decidedBy").asString());
        assertThat(planner.get("/api/evaluation/values/" + value.path("id").asString() + "/lineage")
                        .expect(200)
                        .json()
                        .at("/value/entry/sourceFile")
                        .asString())
                .isEqualTo("整治台账.xlsx");
        assertThat(planner.get("/api/evaluation/values.csv?indicator=mohurd-2025:R01")
                        .text())
                .contains("APPROVED,整治台账.xlsx");
        // Supposing another leaves the mark of the real one.
        JsonNode supposed = ask(planner, RECTIFIED, "\"value\": 80").expect(200).json();
        assertThat(supposed.at("/stored/state").asString()).isEqualTo("APPROVED");
        assertThat(supposed.path("difference").doubleValue()).isBetween(19.1, 19.2);
    }
}
