package org.songhua.edge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.evaluation.Reports;
import org.songhua.evaluation.Reports.Order;
import org.songhua.evaluation.Reports.Output;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** Reports in three forms of a town with values, and what happens to a file that somebody edited. One town for all: nothing changes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsHttpTest {
    private static final String WHERE = "geography=220100&period=2025";
    private static final String GREEN = "mohurd-2025:B04@220100@2025";
    private static final Pattern QUOTE = Pattern.compile("<data value=\"([^\"]+)\">([^<]*)</data>");

    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final Reports reports = town.platform.bean(Reports.class);

    ReportsHttpTest() {
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
    }

    private byte[] file(String template, Output output) {
        return reports.write(new Order(template, "220100", "2025", null, null), output, Scope.ALL);
    }

    private String page(String template) {
        return new String(file(template, Output.HTML), StandardCharsets.UTF_8);
    }

    private JsonNode check(String name, byte[] content) {
        String boundary = "b0undary";
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, name);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        Answer answer =
                planner.send("POST", "/api/reports/check?" + WHERE, body, "multipart/form-data; boundary=" + boundary);
        return answer.json();
    }

    private JsonNode check(String html) {
        return check("report.html", html.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(JsonNode found) {
        return found.path("findings")
                .valueStream()
                .map(one -> one.path("code").asString())
                .toList();
    }

    /** A Word file with its main part changed. */
    private static byte[] edited(byte[] word, UnaryOperator<String> change) {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(word));
                var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                boolean main = entry.getName().equals("word/document.xml");
                zip.write(
                        main
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    @Test
    void theKindsOfReportsAreListed() {
        JsonNode kinds = planner.get("/api/evaluation/reports").expect(200).json();
        assertThat(kinds.valueStream()
                        .map(one -> one.path("of").asString() + " "
                                + one.path("code").asString()))
                .contains("region city_health_check", "clause clause_report", "lead department_sheet");
        assertThat(people.client().get("/api/evaluation/reports").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "html, text/html;charset=UTF-8, <!doctype html>",
        "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, PK",
        "pdf, application/pdf, %PDF-"
    })
    void aReportIsHadInEachForm(String form, String type, String beginning) {
        Answer answer = planner.get("/api/evaluation/reports/city_health_check." + form + "?" + WHERE)
                .expect(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"city_health_check-220100-2025." + form + "\"");
        assertThat(answer.text()).startsWith(beginning);
    }

    @Test
    void everyNumberOfThePageIsTheStoredValueOfItsId() {
        String page = page("city_health_check");
        var quotes = QUOTE.matcher(page);
        int found = 0;
        while (quotes.find()) {
            String id = quotes.group(1);
            found++;
            if (id.startsWith("count:")) continue;
            String[] parts = id.split("@", -1);
            JsonNode value = planner.get("/api/indicators/" + parts[0] + "/values?period=" + parts[2])
                    .expect(200)
                    .json();
            double stored = value.valueStream()
                    .filter(one -> one.path("geography").asString().equals(parts[1]))
                    .findFirst()
                    .orElseThrow()
                    .path("value")
                    .asDouble();
            int point = quotes.group(2).indexOf('.');
            int decimals = point < 0 ? 0 : quotes.group(2).length() - point - 1;
            assertThat(Double.parseDouble(quotes.group(2)))
                    .as(id)
                    .isCloseTo(stored, within(0.5 * Math.pow(10, -decimals) + 1e-9));
        }
        assertThat(found).isGreaterThan(20);
        assertThat(page).doesNotContain("NaN").doesNotContain("<script").contains("data:image/svg+xml;base64,");
    }

    @Test
    void theThreeFormsQuoteTheSameNumbers() throws IOException {
        Set<String> inPage = new TreeSet<>();
        QUOTE.matcher(page("city_health_check")).results().forEach(hit -> inPage.add(hit.group(1)));
        Set<String> inWord = new TreeSet<>();
        QUOTE.matcher(reports.textOfWord(file("city_health_check", Output.WORD)))
                .results()
                .forEach(hit -> inWord.add(hit.group(1)));
        Set<String> inPdf = new TreeSet<>();
        var annex = new ArrayList<String>();
        try (PDDocument document = Loader.loadPDF(file("city_health_check", Output.PDF))) {
            for (PDPage page : document.getPages())
                for (PDAnnotation annotation : page.getAnnotations()) inPdf.add(annotation.getContents());
            annex.add(new PDFTextStripper().getText(document).replaceAll("\\s+", ""));
        }
        assertThat(inWord).isEqualTo(inPage);
        assertThat(inPdf).isEqualTo(inPage).contains(GREEN);
        assertThat(annex.getFirst()).contains("数值编号表", "mohurd-2025:B04@");
    }

    @Test
    void theSameValuesGiveTheSameBytesAndOtherValuesOthers() {
        for (Output output : Output.values())
            assertThat(file("city_health_check", output))
                    .as(output.name())
                    .isEqualTo(file("city_health_check", output));
        byte[] before = file("plan_evaluation", Output.PDF);
        planner.post("/api/evaluation/runs", "{\"period\": \"2025\"}").expect(201);
        assertThat(file("plan_evaluation", Output.PDF)).isEqualTo(before);
        byte[] other = reports.write(new Order("plan_evaluation", "220102", "2025", null, null), Output.PDF, Scope.ALL);
        assertThat(other).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"city_health_check", "plan_evaluation"})
    void whatComesBackUntouchedIsClean(String template) {
        assertThat(check(page(template)).path("findings")).isEmpty();
        JsonNode word = check("Bericht.DOCX", file(template, Output.WORD));
        assertThat(word.path("clean").booleanValue()).as(word.toString()).isTrue();
    }

    @Test
    void wordsMayBeEditedInWordAndNumbersMayNot() {
        byte[] word = file("city_health_check", Output.WORD);
        byte[] words = edited(word, text -> text.replace("工作概述", "工作概况").replace("互不混用", "绝不混用"));
        assertThat(check("a.docx", words).path("findings")).isEmpty();
        byte[] digit = edited(
                word,
                text -> text.replaceFirst(
                        "(mohurd-2025:B04@220100@2025\"/>.*?<w:t xml:space=\"preserve\">)[0-9.]+", "$199.99"));
        JsonNode found = check("a.docx", digit);
        assertThat(codes(found)).contains("CONTRA-007");
        assertThat(found.path("findings").toString())
                .contains(GREEN + " quotes", "\\\"99.99\\\" is printed", "the stored value is 49.88");
        assertThat(found.path("findings")
                        .valueStream()
                        .map(one -> one.path("place").asString()))
                .anyMatch(place -> place.startsWith("paragraph "));
        assertThat(found.at("/findings/0/remedy").asString()).isNotBlank();
    }

    @Test
    void aNumberTypedWithoutItsControlIsToldWithTheStoredValue() {
        byte[] word = file("city_health_check", Output.WORD);
        byte[] typed = edited(word, text -> {
            int tag = text.indexOf(GREEN);
            int start = text.lastIndexOf("<w:sdt>", tag);
            int end = text.indexOf("</w:sdt>", tag) + "</w:sdt>".length();
            return text.substring(0, start) + "<w:r><w:t>百分之九十九</w:t></w:r>" + text.substring(end);
        });
        JsonNode found = check("a.docx", typed);
        assertThat(codes(found)).contains("CONTRA-010");
        assertThat(found.path("findings").toString()).contains("百分之九十九", GREEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "互不混用。 | 互不混用，全市提升了12.5个百分点。",
                "2025年度城市体检 | 2024年度城市体检",
                "没有数据之处写明 | 九成以上的指标没有数据，写明",
                "</body> | <table><tr><td>新增</td><td>38</td></tr></table></body>"
            })
    void aSentenceOrRowWithANewNumberIsTold(String from, String to) {
        String page = page("city_health_check");
        assertThat(page).contains(from);
        assertThat(codes(check(page.replace(from, to)))).contains("CONTRA-010");
    }

    @Test
    void aValueThatChangedSinceIsToldToo() {
        String page = page("city_health_check");
        String old = page.replaceAll("(value=\"mohurd-2025:B04@220100@2025\">)[0-9.]+", "$11.23");
        JsonNode found = check(old);
        // In the sentence, in the table of the level and in the annex.
        assertThat(codes(found).stream().filter("CONTRA-007"::equals).count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aReportOnAClauseAndOneOnWhatADepartmentLeads() {
        String clause = planner.get("/api/evaluation/reports/clause_report.html?" + WHERE + "&clause=5")
                .expect(200)
                .text();
        assertThat(clause).contains("：任务5 ", "承诺与进展", GREEN).doesNotContain("任务6 ");
        JsonNode board = planner.get("/api/plan?" + WHERE).expect(200).json();
        String lead = board.at("/clauses/1/leads/0/name").asString();
        assertThat(lead).isNotBlank();
        String sheet = new String(
                reports.write(new Order("department_sheet", "220100", "2025", null, lead), Output.HTML, Scope.ALL),
                StandardCharsets.UTF_8);
        assertThat(sheet).contains("部门任务清单：" + lead, "任务1 ");
        assertThat(check(sheet).path("findings")).isEmpty();
        assertThat(check(clause).path("findings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/evaluation/reports/none.pdf?geography=220100&period=2025, 404, none",
        "/api/evaluation/reports/city_health_check.odt?geography=220100&period=2025, 404, docx",
        "/api/evaluation/reports/clause_report.pdf?geography=220100&period=2025, 400, EVAL-053",
        "/api/evaluation/reports/department_sheet.docx?geography=220100&period=2025, 400, EVAL-053",
        "/api/evaluation/reports/clause_report.html?geography=220100&period=2025&clause=99, 404, clause",
        "/api/evaluation/reports/department_sheet.html?geography=220100&period=2025&lead=nobody, 404, lead",
        "/api/evaluation/reports/city_health_check.html?geography=220100&period=soon, 400, EVAL-020",
        "/api/evaluation/reports/city_health_check.html?period=2025, 400, geography"
    })
    void whatCannotBeWrittenIsToldInOnePlainAnswer(String path, int status, String words) {
        Answer answer = planner.get(path);
        assertThat(answer.text()).contains(words);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aFileThatIsNoWordFileIsRefused() {
        assertThat(check("a.docx", "no".getBytes(StandardCharsets.UTF_8)).toString())
                .contains("EVAL-054");
        assertThat(check("a.docx", new byte[5_000_001]).toString()).contains("EVAL-031");
    }

    @Test
    void aStampOfAReportThatNobodyDeclaresIsLeftAside() {
        String page = page("city_health_check").replace("content=\"city_health_check|", "content=\"gone|");
        // Its counts are not known then; its values still are.
        assertThat(codes(check(page))).containsOnly("CONTRA-009");
        assertThat(codes(check(page.replaceAll("<meta name=\"songhua-report\"[^>]*>", ""))))
                .containsOnly("CONTRA-009");
    }
}
