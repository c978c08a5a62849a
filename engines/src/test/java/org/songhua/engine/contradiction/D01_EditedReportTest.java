package org.songhua.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;

/** D01: a report that came back edited by hand, against the same report written anew. */
class D01_EditedReportTest {
    private static final String GREEN = "mohurd-2025:B04@220100@2025";
    private static final String WATER = "mohurd-2025:X01@220100@2025";
    private static final String PAGE = """
            <html><head><title>x</title></head><body><h1>城市体检报告</h1><p>数据年度 2025 年，共24条任务。</p>
            <p>公园绿化活动场地服务半径覆盖率为 <data value="%1$s">56.11</data> %%，较为均衡。</p>
            <table><tr><th>指标</th><th>数值</th><th>单位</th></tr>
            <tr><td>公园绿化</td><td><data value="%1$s">56.11</data></td><td>%%</td></tr>
            <tr><td>排水</td><td><data value="%2$s">20.59</data></td><td>%%</td></tr></table></body></html>
            """.formatted(GREEN, WATER);
    private static final List<Figure> FIGURES = List.of(figure(GREEN, "公园绿化", 56.108), figure(WATER, "排水", 20.589));

    private static Figure figure(String id, String name, double value) {
        return new Figure(id, List.of(name), "%", value, Double.NaN, List.of(), "地级市", false);
    }

    private static List<Fault> edited(String from, String to) {
        assertThat(PAGE).contains(from);
        return EditedReport.check(PAGE, PAGE.replace(from, to));
    }

    @Test
    void whatNobodyTouchedIsClean() {
        assertThat(EditedReport.check(PAGE, PAGE)).isEmpty();
        assertThat(ContradictionCheck.check(DocumentReader.ofHtml(PAGE), FIGURES))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"较为均衡, 分布较为均衡，东部仍有空白", "城市体检报告, 城市体检工作报告", "'数据年度 2025 年，', '数据年度2025年，'", "'，较为均衡', ''"})
    void wordsMayBeChangedFreely(String from, String to) {
        assertThat(edited(from, to)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"67.11", "百分之六十七", "五成六", "６７．１１", "五十六点一一", "56.11", "1,200", "一千二百"})
    void aNumberThatReplacesItsQuoteIsToldWithThePlaceAndTheStoredValue(String number) {
        List<Fault> found = edited("<data value=\"" + GREEN + "\">56.11</data> %，", number + "，");
        assertThat(found).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CONTRA-010");
            assertThat(fault.place().field()).isEqualTo("paragraph 3");
            assertThat(fault.problem()).contains("56.11 (" + GREEN + ")");
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void aNumberInATableIsToldWithItsRow() {
        List<Fault> found = edited("<td><data value=\"" + WATER + "\">20.59</data></td>", "<td>25.90</td>");
        assertThat(found).singleElement().satisfies(fault -> {
            assertThat(fault.place().field()).isEqualTo("table 1, row 3");
            assertThat(fault.problem()).contains("\"25.90\"", "20.59", WATER);
        });
    }

    @Test
    void aNewSentenceWithANumberAndANewYearAreTold() {
        assertThat(edited("</body>", "<p>全市新增公园 38 处。</p></body>"))
                .extracting(Fault::problem)
                .singleElement()
                .asString()
                .contains("\"38\"");
        assertThat(edited("数据年度 2025 年", "数据年度 2026 年"))
                .extracting(Fault::problem)
                .singleElement()
                .asString()
                .contains("2026年");
        assertThat(edited("共24条", "共26条")).hasSize(1);
        assertThat(edited("共24条", "共24条、24项")).hasSize(1);
        assertThat(edited("共24条", "总共24条")).isEmpty();
        assertThat(edited("</body>", "<p>以上为 2025 年情况。</p></body>")).isEmpty();
    }

    @Test
    void aQuoteInTheWrongPlaceIsToldThoughItsValueIsRight() {
        List<Fault> found = edited(
                "覆盖率为 <data value=\"" + GREEN + "\">56.11</data>", "覆盖率为 <data value=\"" + WATER + "\">20.59</data>");
        assertThat(found).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CONTRA-011");
            assertThat(fault.problem()).contains(WATER, "56.11 (" + GREEN + ")");
        });
    }

    @Test
    void aRowThatMovedOrIsGoneIsNoFault() {
        String row = "<tr><td>排水</td><td><data value=\"" + WATER + "\">20.59</data></td><td>%</td></tr>";
        assertThat(edited(row, "")).isEmpty();
        String moved = PAGE.replace(row, "").replace("<tr><td>公园", row + "<tr><td>公园");
        assertThat(EditedReport.check(PAGE, moved)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "56.11, true",
        "56.1, true",
        "五十六点一, true",
        "百分之五十六点一一, true",
        "５６．１１％, true",
        "五成六, true",
        "56.12, false",
        "56.11‰, false",
        "五成七, false",
        "百分之五十七, false",
        "千分之五十六, false",
        "'', false",
        "五十六点一二, false"
    })
    void aQuoteMustTellItsValueInWhateverForm(String printed, boolean right) {
        String page = "<p>覆盖率 <data value=\"" + GREEN + "\">" + printed + "</data></p>";
        List<Fault> found = ContradictionCheck.check(DocumentReader.ofHtml(page), FIGURES);
        if (right) assertThat(found).isEmpty();
        else
            assertThat(found).singleElement().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo("CONTRA-007");
                assertThat(fault.place().field()).isEqualTo("paragraph 1");
                assertThat(fault.problem()).contains(GREEN, "56.108");
            });
    }

    @Test
    void aQuoteEditedInATableIsToldWithItsRow() {
        String page = PAGE.replace(">20.59<", ">29.50<");
        assertThat(ContradictionCheck.check(DocumentReader.ofHtml(page), FIGURES))
                .filteredOn(fault -> fault.code().equals("CONTRA-007"))
                .extracting(fault -> fault.place().field())
                .contains("table 1, row 3");
    }

    @Test
    void anyDigitChangedInAnyPlaceIsFound() {
        var random = new Random(11);
        for (int i = 0; i < 300; i++) {
            int body = PAGE.indexOf("<body>");
            int at = body + random.nextInt(PAGE.length() - body);
            char c = PAGE.charAt(at);
            boolean inTag = PAGE.lastIndexOf('<', at) > PAGE.lastIndexOf('>', at);
            if (!Character.isDigit(c) || inTag) continue;
            char other = (char) ('0' + (c - '0' + 1 + random.nextInt(9)) % 10);
            String page = PAGE.substring(0, at) + other + PAGE.substring(at + 1);
            boolean told = !EditedReport.check(PAGE, page).isEmpty()
                    || !ContradictionCheck.check(DocumentReader.ofHtml(page), FIGURES)
                            .isEmpty();
            assertThat(told).as("seed 11, character %d: %s to %s", at, c, other).isTrue();
        }
    }
}
