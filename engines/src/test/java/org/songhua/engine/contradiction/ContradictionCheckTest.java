package org.songhua.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.contradiction.Figure.Threshold;
import org.songhua.engine.fault.Fault;

/** A01: slips of published reports, each found; and what is right, left alone. */
class ContradictionCheckTest {
    private static final Figure PLACES = figure("m:C04", "小学学位缺口", "个", 7482, 6603);
    private static final Figure GREEN = figure("m:U07", "新建建筑中绿色建筑占比", "%", 59.02, Double.NaN);
    private static final Figure ROADS =
            new Figure("m:U06@220100", List.of("城市道路网密度", "路网密度"), "km/km²", 8.68, Double.NaN, List.of(), "2025", true);
    private static final Figure DENSITY = new Figure(
            "m:X03",
            List.of("建成区人口密度"),
            "万人/km²",
            0.82,
            Double.NaN,
            List.of(new Threshold("地级及以上", "0.7–1.5"), new Threshold("县级", "0.6–1.0")),
            "地级及以上",
            false);

    private static Figure figure(String id, String name, String unit, double value, double net) {
        return new Figure(id, List.of(name), unit, value, net, List.of(), "2025", false);
    }

    private static List<Fault> check(String text, Figure... figures) {
        return ContradictionCheck.check(DocumentReader.ofText(text), List.of(figures));
    }

    private static List<String> codes(String text, Figure... figures) {
        return check(text, figures).stream().map(Fault::code).toList();
    }

    @Test
    void theSlipThatAPublishedReportContainsIsFound() {
        var findings = check("日周转率不大于4次的公共停车场149个，占67.82%；其余占33.18%，共有223个。");
        assertThat(findings).extracting(Fault::code).containsExactly("CONTRA-001", "CONTRA-008");
        assertThat(findings.get(0).problem()).contains("101");
        assertThat(findings.get(1).problem()).contains("149 of 223 is 66.82 %").contains("67.82");
        assertThat(findings.get(1).place().field()).isEqualTo("paragraph 1");
    }

    @Test
    void theSameSentenceWithTheRightShareIsLeftAlone() {
        assertThat(check("日周转率不大于4次的公共停车场149个，占66.82%；其余占33.18%，共有223个。")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "男性占33.33%，女性占33.33%，未填占33.33%。", // 99.99: three roundings
                "其中住房占60%，小区占67%，街区占71%。", // shares of different wholes
                "2025年完成率占33.5%，达到目标的66.2%", // 99.7, but no: two decimals... different rounding
            })
    void roundingAndSharesOfOtherWholesAreNoSlips(String text) {
        if (text.startsWith("2025")) assertThat(codes(text)).containsExactly("CONTRA-001");
        else assertThat(check(text)).isEmpty();
    }

    @Test
    void aShareWrittenAsAFractionIsRecomputed() {
        assertThat(codes("中学服务半径覆盖率为15.80/28.16，即55.10%")).containsExactly("CONTRA-008");
        assertThat(codes("中学服务半径覆盖率为15.80/28.16，即56.11%")).isEmpty();
        assertThat(codes("完整社区达标率为6/31，即19%")).isEmpty();
    }

    @Test
    void columnsOfSharesAddUpToAHundred() {
        var table = DocumentReader.ofRows(List.of(
                List.of("类型", "占比"),
                List.of("配建", "70.1%"),
                List.of("公共", "26.5%"),
                List.of("路内", "4.4%"),
                List.of("合计", "100%")));
        assertThat(ContradictionCheck.check(table, List.of()))
                .extracting(Fault::code)
                .containsExactly("CONTRA-001");
    }

    @Test
    void theSameFigureTwiceWithDifferentValuesIsFound() {
        var findings = check("新建建筑中绿色建筑占比为51.47%。\n我市新建建筑中绿色建筑占比达到59.02%。", GREEN);
        assertThat(findings).extracting(Fault::code).containsExactly("CONTRA-002", "CONTRA-007");
        assertThat(findings.getFirst().problem())
                .contains("59.02")
                .contains("51.47")
                .contains("paragraph 1");
    }

    @Test
    void aRoundedNumberIsTheSameNumber() {
        assertThat(check("新建建筑中绿色建筑占比为59.02%。\n新建建筑中绿色建筑占比约59%。", GREEN)).isEmpty();
    }

    @Test
    void theNetOfAGapIsNotTheGap() {
        var findings = check("全市小学学位缺口6603个。", PLACES);
        assertThat(findings).extracting(Fault::code).containsExactly("CONTRA-003");
        assertThat(findings.getFirst().remedy()).contains("7482");
        assertThat(check("全市小学学位缺口7,482个。", PLACES)).isEmpty();
    }

    @Test
    void aThresholdOfAnotherClassOfCityIsFound() {
        var findings = check("建成区人口密度的合理区间为0.6–1。", DENSITY);
        assertThat(findings).extracting(Fault::code).containsExactly("CONTRA-004");
        assertThat(findings.getFirst().problem()).contains("县级");
        assertThat(findings.getFirst().remedy()).contains("0.7–1.5");
        assertThat(check("建成区人口密度的合理区间为0.7~1.5。", DENSITY)).isEmpty();
        assertThat(check("建成区人口密度的合理区间为3-4。", DENSITY)).isEmpty();
    }

    @Test
    void partsMustAddUpToTheirTotal() {
        var rows = List.of(List.of("问题", "栋数"), List.of("承重构件开裂", "19"), List.of("违规拆改", "24"), List.of("合计", "42"));
        var findings = ContradictionCheck.check(DocumentReader.ofRows(rows), List.of());
        assertThat(findings).extracting(Fault::code).containsExactly("CONTRA-005");
        assertThat(findings.getFirst().problem()).contains("43").contains("42");
    }

    @Test
    void decimalsMayMissTheirTotalByTheirRounding() {
        var rows = List.of(List.of("区", "面积"), List.of("甲", "1.24"), List.of("乙", "2.34"), List.of("合计", "3.59"));
        assertThat(ContradictionCheck.check(DocumentReader.ofRows(rows), List.of()))
                .isEmpty();
        var wrong = List.of(List.of("区", "面积"), List.of("甲", "1.24"), List.of("乙", "2.34"), List.of("合计", "3.68"));
        assertThat(ContradictionCheck.check(DocumentReader.ofRows(wrong), List.of()))
                .hasSize(1);
    }

    @Test
    void aBrokenSeriesIsNotComparedWithoutSayingSo() {
        String text = "路网密度由2024年的5.21km/km²提高到2025年的8.68km/km²";
        assertThat(codes(text, ROADS)).containsExactly("CONTRA-006");
        assertThat(codes(text + "，其间建成区边界调整，口径不可比。", ROADS)).isEmpty();
    }

    @Test
    void aNumberThatEqualsNoStoredValueIsFound() {
        var findings = check("城市道路网密度为8.86km/km²。", ROADS);
        assertThat(findings).extracting(Fault::code).containsExactly("CONTRA-007");
        assertThat(findings.getFirst().remedy()).contains("m:U06@220100");
        assertThat(check("城市道路网密度为8.7km/km²。", ROADS)).isEmpty();
        assertThat(check("城市道路网密度目标不低于8km/km²。", ROADS)).isEmpty();
        assertThat(check("城市道路网密度共检查12条道路。", ROADS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<p>密度 <data value=\"m:U06@220100\">8.68</data></p>, ''",
        "<p>密度 <data value=\"m:U06@220100\">8.7</data></p>, ''",
        "<p>密度 <data value=\"m:U06@220100\">9.68</data></p>, CONTRA-007",
        "<p>密度 <data value=\"m:U06@220100\">much</data></p>, CONTRA-007",
        "<p>密度 <data value=\"m:U99\">8.68</data></p>, CONTRA-009"
    })
    void aQuotedNumberEditedByHandIsRefused(String html, String code) {
        var findings = ContradictionCheck.check(DocumentReader.ofHtml(html), List.of(ROADS));
        if (code.isEmpty()) assertThat(findings).isEmpty();
        else assertThat(findings).extracting(Fault::code).containsExactly(code);
    }

    @Test
    void aReportWithoutNumbersHasNoContradiction() {
        assertThat(check("", ROADS)).isEmpty();
        assertThat(check("我们将继续努力。", ROADS, GREEN)).isEmpty();
    }
}
