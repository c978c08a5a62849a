package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** The plan over HTTP: boards, targets, reports of commitments, red lines and reports in files, and all that may be wrong. */
class PlanHttpTest {
    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");

    private Answer target(
            String indicator, String geography, String due, String value, String reason, String reference) {
        return chief.post(
                "/api/plan/targets",
                "{\"indicator\": \"%s\", \"geography\": \"%s\", \"due\": \"%s\", \"value\": %s, \"reason\": \"%s\", \"reference\": \"%s\"}"
                        .formatted(indicator, geography, due, value, reason, reference));
    }

    private JsonNode stand(String indicator, String period) {
        return planner.get("/api/indicators/" + indicator + "/stand?geography=220100&period=" + period)
                .expect(200)
                .json();
    }

    @Test
    void withoutAWordOnThePlanItIsTheFirstThatThePacksDeclare() {
        JsonNode without = planner.get("/api/plan?geography=220100&period=2025")
                .expect(200)
                .json();
        JsonNode named = planner.get("/api/plan?plan=jilin-2025&geography=220100&period=2025")
                .expect(200)
                .json();
        assertThat(without.path("plan").asString()).isEqualTo("jilin-2025");
        assertThat(without).isEqualTo(named);
        assertThat(planner.get("/api/reports/plan?geography=220100&period=2025")
                        .expect(200)
                        .text())
                .isEqualTo(planner.get("/api/reports/plan?plan=jilin-2025&geography=220100&period=2025")
                        .expect(200)
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/plan", "/api/reports/plan", "/api/plan/clauses/3"})
    void aPlanThatNobodyDeclaresIsAProblemThatNamesThoseThereAre(String path) {
        Answer answer = planner.get(path + "?plan=liaoning-2025&geography=220100&period=2025");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains("There is no plan liaoning-2025; declared are jilin-2025.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/plan?geography=220100&period=25",
                "/api/plan?geography=220100&period=2025-01",
                "/api/plan?geography=220100&period=",
                "/api/reports/plan?geography=220100&period=1899",
                "/api/plan/reporting?within=220100&level=3&period=next",
                "/api/indicators/mohurd-2025:B04/stand?geography=220100&period=x",
                "/api/evaluation/stands?geography=220100&period=22000",
                "/api/plan/clauses/1?geography=220100&period=0"
            })
    void whatIsNoYearIsToldEverywhere(String path) {
        Answer answer = planner.get(path);
        assertThat(answer.status()).as(path).isIn(400, 422);
        assertThat(answer.text()).as(path).contains("EVAL-020");
    }

    @Test
    void theMetropolitanAreaMustGrowByFivePointEightAndOnePointTwoPercentAYear() {
        JsonNode economy = stand("jilin-2025:J02", "2024");
        assertThat(economy.at("/required/ratePerYear").doubleValue()).isBetween(0.0575, 0.0585);
        assertThat(economy.path("due").asString()).isEqualTo("2030-12-31");
        assertThat(economy.path("target").intValue()).isEqualTo(13_500);
        assertThat(economy.at("/baseline/value").intValue()).isEqualTo(9_630);
        JsonNode people = stand("jilin-2025:J01", "2024");
        assertThat(people.at("/required/ratePerYear").doubleValue()).isBetween(0.0115, 0.0125);
        assertThat(people.path("path")).hasSize(2);
        assertThat(people.path("value").isNull()).isTrue();
    }

    @Test
    void aTargetIsSetChangedAndTakenBackAndEveryStepIsKept() {
        target("mohurd-2025:B04", "220100", "2030-12-31", "95", "市委确定", "报告2026")
                .expect(201);
        target("mohurd-2025:B04", "220100", "2030-12-31", "90", "中期调整", "纪要").expect(201);
        assertThat(stand("mohurd-2025:B04", "2025").path("target").intValue()).isEqualTo(90);
        target("mohurd-2025:B04", "220100", "2030-12-31", "null", "撤销", "纪要2").expect(201);
        assertThat(stand("mohurd-2025:B04", "2025").path("target").isNull()).isTrue();
        JsonNode history = planner.get("/api/plan/targets?indicator=mohurd-2025:B04&geography=220100")
                .expect(200)
                .json();
        assertThat(history).hasSize(3);
        assertThat(history.at("/0/counts").booleanValue()).isTrue();
        assertThat(history.at("/0/value").isNull()).isTrue();
        assertThat(history.at("/1/counts").booleanValue()).isFalse();
        assertThat(history.at("/1/value").intValue()).isEqualTo(90);
        assertThat(history.at("/2/reason").asString()).isEqualTo("市委确定");
        assertThat(history.at("/2/setBy").asString()).startsWith("user");
    }

    @Test
    void targetsAtSeveralDatesMakeAPathAndTheNextOneIsAskedFor() {
        target("mohurd-2025:B04", "220100", "2028-12-31", "80", "a", "b").expect(201);
        target("mohurd-2025:B04", "220100", "2030-12-31", "90", "a", "b").expect(201);
        target("mohurd-2025:B04", "220100", "2035-12-31", "95", "a", "b").expect(201);
        assertThat(stand("mohurd-2025:B04", "2025").path("due").asString()).isEqualTo("2028-12-31");
        JsonNode between = stand("mohurd-2025:B04", "2029");
        assertThat(between.path("due").asString()).isEqualTo("2030-12-31");
        // Half way between 80 and 90, a leap year aside.
        assertThat(between.path("expected").doubleValue()).isBetween(84.9, 85.1);
        assertThat(between.path("path")).hasSize(3);
        assertThat(stand("mohurd-2025:B04", "2040").path("due").isNull()).isTrue();
    }

    @Test
    void allThatIsWrongWithATargetIsToldAtOnce() {
        Answer answer = target("mohurd-2025:Z99", "220100", "2030-12-31", "1", "", " ");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("/indicator", "/reason", "/reference");
        assertThat(target("mohurd-2025:B04", "220100", "2030-02-31", "1", "a", "b")
                        .fields())
                .containsExactly("/due");
        Answer form = chief.post("/api/plan/targets", "{\"colour\": 1, \"value\": \"much\", \"due\": 5}");
        assertThat(form.fields())
                .containsExactlyInAnyOrder(
                        "/colour", "/indicator", "/geography", "/due", "/value", "/reason", "/reference");
        assertThat(chief.post("/api/plan/targets", "[]").status()).isIn(400, 422);
        assertThat(chief.post("/api/plan/targets", "not json").status()).isEqualTo(400);
        assertThat(planner.get("/api/plan/targets?indicator=mohurd-2025:B04&geography=220100")
                        .json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "9 | 1 | under_way | 摸底 | null | -",
                "9 | 1 | done | 完成 | \"文号1\" | -",
                "9 | 99 | under_way | 摸底 | null | /commitment",
                "77 | 1 | under_way | 摸底 | null | /commitment",
                "9 | 1 | nearly | 摸底 | null | /state",
                "9 | 1 | done | 完成 | null | /evidence",
                "9 | 1 | done | 完成 | \" \" | /evidence",
                "9 | 1 | under_way | '' | null | /note",
                "9 | 0.5 | under_way | 摸底 | null | /commitment"
            })
    void aReportOfACommitmentSaysWhereItStands(
            String clause, String commitment, String state, String note, String evidence, String fault) {
        Answer answer = planner.post(
                "/api/plan/jilin-2025/reports",
                "{\"clause\": %s, \"commitment\": %s, \"geography\": \"220100\", \"state\": \"%s\", \"note\": \"%s\", \"evidence\": %s}"
                        .formatted(clause, commitment, state, note, evidence));
        if (fault != null) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.fields()).containsExactly(fault);
            return;
        }
        assertThat(answer.expect(201).json().path("state").asString()).isEqualTo(state);
        assertThat(answer.json().path("reportedBy").asString()).startsWith("user");
        JsonNode board = planner.get("/api/plan?geography=220100&period=2025").json();
        assertThat(board.at("/clauses/9/commitments/0/report/note").asString()).isEqualTo(note);
    }

    @Test
    void theProvinceSeesWhichPartHasNotReportedWhat() {
        JsonNode streets = planner.get("/api/plan/reporting?within=220100&level=4&period=2025")
                .expect(200)
                .json();
        assertThat(streets).hasSize(3);
        for (JsonNode street : streets) {
            assertThat(street.path("reported").intValue()).isZero();
            assertThat(street.path("missing")).isNotEmpty();
        }
        planner.post(
                        "/api/indicators/mohurd-2025:U02/values",
                        "{\"geography\": \"220102001\", \"period\": \"2025\", \"value\": 1, \"sourceFile\": \"a\", \"reason\": \"b\"}")
                .expect(201);
        JsonNode first = planner.get("/api/plan/reporting?within=220102&level=4&period=2025")
                .json()
                .get(0);
        assertThat(first.path("waiting").intValue()).isEqualTo(1);
        assertThat(planner.get("/api/plan/reporting?within=220200&level=4&period=2025")
                        .json())
                .isEmpty();
        assertThat(planner.get("/api/plan/reporting?within=220100&level=x&period=2025")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void redLinesTellTheirClauseBasisAndFacts() {
        JsonNode lines = planner.get("/api/redlines").expect(200).json();
        assertThat(lines).hasSize(10).allSatisfy(line -> {
            assertThat(line.path("basis").asString()).isNotBlank();
            assertThat(line.path("allowed").asString()).isNotBlank();
            assertThat(line.path("clause").intValue()).isBetween(1, 25);
            assertThat(line.at("/remedy/zh").asString()).isNotBlank();
            assertThat(line.path("facts").size()).isPositive();
        });
    }

    @Test
    void aProjectIsHeldAgainstAllLinesAtOnce() {
        JsonNode all = planner.post("/api/redlines/check", "{\"facts\": {}}")
                .expect(200)
                .json();
        assertThat(all.path("mayProceed").booleanValue()).isFalse();
        assertThat(all.path("verdicts")).hasSize(10);
        for (JsonNode verdict : all.path("verdicts")) {
            if (verdict.path("verdict").asString().equals("UNKNOWN"))
                assertThat(verdict.path("missing")).isNotEmpty();
        }
        Answer wrong = planner.post(
                "/api/redlines/check", "{\"facts\": {\"renewal\": 3, \"flying\": true, \"trees_removed\": \"many\"}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.fields()).contains("/facts/renewal", "/facts/flying", "/facts/trees_removed");
        assertThat(planner.post("/api/redlines/check", "{}").fields()).containsExactly("/facts");
        assertThat(planner.post("/api/redlines/check", "{\"facts\": []}").fields())
                .containsExactly("/facts");
    }

    private Answer check(String name, byte[] content, String parameters) {
        String boundary = "b0undary";
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, name);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return planner.send(
                "POST", "/api/reports/check?" + parameters, body, "multipart/form-data; boundary=" + boundary);
    }

    private Answer check(String name, String content) {
        return check(name, content.getBytes(StandardCharsets.UTF_8), "geography=220100&period=2025");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.txt | 不大于4次的占比67.82%，大于4次的占比33.18%。 | CONTRA-001",
                "report.html | <p>共223处，其中149处达标，占67.82%。</p> | CONTRA-008",
                "report.HTM | <table><tr><th>区</th><th>数</th></tr><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr><tr><td>合计</td><td>4</td></tr></table> | CONTRA-005",
                "table.csv | '区,数\r\n甲,1\r\n乙,2\r\n合计,4\r\n' | CONTRA-005"
            })
    void aReportOfAnyFormIsHeldAgainstItself(String name, String content, String code) {
        JsonNode found =
                check(name, content.replace("\\r\\n", "\r\n")).expect(200).json();
        assertThat(found.path("clean").booleanValue()).isFalse();
        assertThat(found.path("findings")
                        .valueStream()
                        .map(one -> one.path("code").asString())
                        .toList())
                .contains(code);
        assertThat(found.at("/findings/0/remedy").asString()).isNotBlank();
    }

    @Test
    void aReportThatThePlatformWroteIsCleanAndOneWithADigitChangedIsNot() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        String page = planner.get("/api/reports/plan?geography=220100&period=2025")
                .expect(200)
                .text();
        assertThat(check("plan.html", page).json().path("clean").booleanValue()).isTrue();
        String edited = page.replaceFirst("(mohurd-2025:B04@220100@2025\">)[0-9.]+", "$112.34");
        assertThat(check("plan.html", edited).json().path("findings").toString())
                .contains("CONTRA-007");
        assertThat(page).doesNotContain("NaN").doesNotContain("<script").contains("lang=\"zh-CN\"");
    }

    @Test
    void aFileThatIsNoTextIsTooLargeOrIsNotThereIsTold() {
        byte[] gbk = {(byte) 0xB3, (byte) 0xA4, (byte) 0xB4, (byte) 0xBA};
        assertThat(check("report.txt", gbk, "geography=220100&period=2025").text())
                .contains("EVAL-032");
        byte[] large = new byte[5_000_001];
        java.util.Arrays.fill(large, (byte) 'a');
        assertThat(check("report.txt", large, "geography=220100&period=2025").text())
                .contains("EVAL-031");
        assertThat(check("report.txt", gbk, "geography=220100&period=no").text())
                .contains("EVAL-020");
        assertThat(check("report.txt", gbk, "period=2025").status()).isEqualTo(400);
        byte[] marked = "\uFEFF共3处。".getBytes(StandardCharsets.UTF_8);
        assertThat(check("report.txt", marked, "geography=220100&period=2025")
                        .expect(200)
                        .json()
                        .path("clean")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void thresholdsOfAnotherClassOfCityAreFoundInAReport() {
        String text = "建成区人口密度的合理区间为0.6–1.0。";
        assertThat(check(
                                "r.txt",
                                text.getBytes(StandardCharsets.UTF_8),
                                "geography=220100&period=2025&cityClass=prefecture")
                        .json()
                        .path("findings")
                        .toString())
                .isEqualTo("[]");
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        assertThat(check(
                                "r.txt",
                                text.getBytes(StandardCharsets.UTF_8),
                                "geography=220100&period=2025&cityClass=prefecture")
                        .json()
                        .path("findings")
                        .toString())
                .contains("CONTRA-004");
        assertThat(check(
                                "r.txt",
                                text.getBytes(StandardCharsets.UTF_8),
                                "geography=220100&period=2025&cityClass=county")
                        .json()
                        .path("findings")
                        .toString())
                .doesNotContain("CONTRA-004");
    }

    @Test
    void whoMaySeeMayNotSetAndWhoHasNothingSeesNothing() {
        ApiClient viewer = people.loggedIn("viewer");
        viewer.get("/api/plan?geography=220100&period=2025").expect(200);
        viewer.get("/api/redlines").expect(200);
        assertThat(viewer.post("/api/plan/jilin-2025/reports", "{}").status()).isEqualTo(403);
        assertThat(viewer.post("/api/plan/targets", "{}").status()).isEqualTo(403);
        ApiClient nobody = people.client().with("Authorization", "Bearer " + people.key(Permission.CIM_VIEW));
        for (String path : List.of(
                "/api/plan?geography=220100&period=2025",
                "/api/plan/clauses/1?geography=220100&period=2025",
                "/api/plan/reporting?within=220100&level=3&period=2025",
                "/api/plan/targets?indicator=mohurd-2025:B04&geography=220100",
                "/api/redlines",
                "/api/reports/plan?geography=220100&period=2025",
                "/api/evaluation/stands?geography=220100&period=2025")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(403);
        }
    }
}
