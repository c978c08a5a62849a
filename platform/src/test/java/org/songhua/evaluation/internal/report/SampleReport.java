package org.songhua.evaluation.internal.report;

import java.util.ArrayList;
import java.util.List;
import org.songhua.evaluation.Reports.Order;
import org.songhua.evaluation.internal.report.Block.Column;
import org.songhua.evaluation.internal.report.Block.Grid;
import org.songhua.evaluation.internal.report.Block.Heading;
import org.songhua.evaluation.internal.report.Block.Paragraph;
import org.songhua.evaluation.internal.report.Block.Picture;
import org.songhua.evaluation.internal.report.Piece.Quoted;
import org.songhua.evaluation.internal.report.Piece.Words;

/** A small report with everything in it: a sentence, a chart, a long table, an annex. */
final class SampleReport {
    static final ReportNumber GREEN = number("mohurd-2025:B04@220100@2025", "公园绿地覆盖率", "56.11", 56.108, "%");
    static final ReportNumber ROADS = number("mohurd-2025:U06@220100@2025", "路网密度", "7.79", 7.787, "km/km²");

    private SampleReport() {}

    static ReportNumber number(String id, String name, String printed, double value, String unit) {
        return new ReportNumber(id, name, printed, value, unit, "220100", "2025", "实测", "h" + printed);
    }

    /** A report with a table of so many rows, each with the number of roads. */
    static Report withRows(int rows) {
        var cells = new ArrayList<List<List<Piece>>>();
        for (int i = 0; i < rows; i++)
            cells.add(List.of(
                    Piece.words("街道" + "甲乙丙丁".charAt(i % 4)), List.of(new Quoted(ROADS)), Piece.words("km/km²")));
        List<Block> blocks = List.of(
                new Heading("一、结论"),
                new Paragraph(List.of(
                        new Words("全市公园绿地覆盖率为"),
                        new Quoted(GREEN),
                        new Words(" %，与“十四五”规划相比较为均衡；生僻字𠮷也要显示，<标记>&符号照原样。"))),
                new Picture("图1　路网密度", Bars.of("路网密度", List.of(ROADS, GREEN), ReportNumber::name)),
                new Grid(
                        "表1　路网密度",
                        List.of(Column.words("地区", 3), Column.numbers("数值", 2), Column.words("单位", 2)),
                        cells),
                new Heading("附录"),
                new Grid(
                        "表2　数值编号",
                        List.of(Column.words("编号", 4), Column.words("名称", 3), Column.numbers("数值", 2)),
                        List.of(annex(GREEN), annex(ROADS))));
        var order = new Order("city", "220100", "2025", 3, "市住建局");
        return new Report(
                "长春市城市体检报告", "数据年度 2025 年", new Stamp(order, "00ff00ff00ff00ff"), blocks, List.of(GREEN, ROADS));
    }

    private static List<List<Piece>> annex(ReportNumber number) {
        return List.of(Piece.words(number.id()), Piece.words(number.name()), List.of(new Quoted(number)));
    }
}
