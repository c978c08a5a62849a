package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.wiring.EvaluationPort.Row;

/** The table of indicators on a terminal and as a file. */
class EvaluationTableTest {
    private static final Row PARKS = new Row(
            "mohurd-2025:B04", "公园服务半径覆盖率", "%", 2, 56.107954, 15_800_000.0, 28_160_000.0, "measured", "green", "");
    private static final Row TOWERS =
            new Row("tdt1063-2021:N06", "超高层建筑数量", "栋", 0, 3.0, 3.0, null, "estimated", "unknown", "");
    private static final Row MISSING = new Row(
            "mohurd-2025:H01", "存在隐患的住宅数量", "栋", 0, null, null, null, "not_collected", "unknown", "请填报，附\"调查表\"。");

    private static List<String> lines(Row... rows) {
        return new EvaluationTable(List.of(rows)).lines();
    }

    @Test
    void eachIndicatorIsALineUnderOneHeading() {
        assertThat(lines(PARKS, TOWERS, MISSING))
                .hasSize(4)
                .satisfiesExactly(
                        head -> assertThat(head.split(" +"))
                                .containsExactly(
                                        "code", "value", "unit", "numerator", "denominator", "status", "light", "name"),
                        parks -> assertThat(parks.split(" +"))
                                .containsExactly(
                                        "mohurd-2025:B04",
                                        "56.11",
                                        "%",
                                        "15800000",
                                        "28160000",
                                        "measured",
                                        "green",
                                        "公园服务半径覆盖率"),
                        towers -> assertThat(towers.split(" +"))
                                .containsExactly(
                                        "tdt1063-2021:N06", "3", "栋", "3", "-", "estimated", "unknown", "超高层建筑数量"),
                        missing -> assertThat(missing.split(" +"))
                                .containsExactly(
                                        "mohurd-2025:H01",
                                        "-",
                                        "栋",
                                        "-",
                                        "-",
                                        "not_collected",
                                        "unknown",
                                        "存在隐患的住宅数量"));
    }

    @Test
    void columnsStandBelowEachOtherAlsoWhereUnitsAreChinese() {
        List<String> lines = lines(PARKS, TOWERS, MISSING);
        int column = EvaluationTable.width(
                lines.getFirst().substring(0, lines.getFirst().indexOf("status")));
        for (String line : lines.subList(1, 4)) {
            int at = line.indexOf(
                    line.contains("measured") ? "measured" : line.contains("estimated") ? "estimated" : "not_");
            assertThat(EvaluationTable.width(line.substring(0, at))).as(line).isEqualTo(column);
        }
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "住宅, 4", "km², 3", "㎡/人, 5", "万m³/h·km², 10", "（一）, 6", "𠀀, 2", "'', 0"})
    void ideographsTakeTwoColumns(String text, int width) {
        // ㎡ is drawn wide by terminals with Chinese fonts, ² and · are not.
        assertThat(EvaluationTable.width(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({
        "56.107954, 2, 56.11",
        "56.105, 2, 56.11",
        "-0.004, 2, 0",
        "3, 2, 3",
        "0.1, 0, 0",
        "1234567890.126, 2, 1234567890.13",
        "0.000123, 4, 0.0001"
    })
    void numbersAreShownWithTheDigitsOfTheIndicator(double value, int decimals, String shown) {
        var row = new Row("a-2025:A01", "x", "-", decimals, value, null, null, "measured", "unknown", "");
        assertThat(lines(row).getLast().split(" +")[1]).isEqualTo(shown);
    }

    @Test
    void theFileHasAllDigitsAndSaysWhatIsMissing() {
        String csv = new EvaluationTable(List.of(PARKS, MISSING)).csv("220100", "2025");
        assertThat(csv.lines())
                .containsExactly(
                        "\uFEFFcode,name,region,period,value,unit,numerator,denominator,status,light,supply",
                        "mohurd-2025:B04,公园服务半径覆盖率,220100,2025,56.107954,%,15800000,28160000,measured,green,",
                        "mohurd-2025:H01,存在隐患的住宅数量,220100,2025,,栋,,,not_collected,unknown,\"请填报，附\"\"调查表\"\"。\"");
    }

    @Test
    void whatHasANumberIsCounted() {
        var table = new EvaluationTable(List.of(PARKS, TOWERS, MISSING));
        assertThat(table.known()).isEqualTo(2);
        assertThat(table.size()).isEqualTo(3);
        assertThat(new EvaluationTable(List.of()).known()).isZero();
    }

    @Test
    void aCellThatASpreadsheetWouldTakeForAFormulaIsKeptFromBeingOne() {
        var row = new Row("a-2025:A01", "=1+1", "-", 0, 1.0, null, null, "measured", "unknown", "@x");
        assertThat(new EvaluationTable(List.of(row)).csv("*", "2025"))
                .contains(",'=1+1,")
                .endsWith(",'@x\r\n");
    }
}
