package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Document.Quote;
import org.songhua.engine.contradiction.DocumentReader;

/** The page as a reader and the check see it. */
class HtmlReportTest {
    private static final String PAGE = HtmlReport.of(SampleReport.withRows(4));

    @Test
    void itReadsInOrderAndItsQuotesSayWhichValueTheyAre() {
        var document = DocumentReader.ofHtml(PAGE);
        assertThat(document.passages())
                .extracting(Passage::text)
                .containsExactly(
                        "长春市城市体检报告",
                        "数据年度 2025 年",
                        "一、结论",
                        "全市公园绿地覆盖率为56.11 %，与“十四五”规划相比较为均衡；生僻字𠮷也要显示，<标记>&符号照原样。",
                        "图1　路网密度",
                        "表1　路网密度",
                        "附录",
                        "表2　数值编号");
        assertThat(document.tables()).hasSize(2);
        assertThat(document.tables().getFirst().rows().getFirst()).containsExactly("地区", "数值", "单位");
        assertThat(document.tables().getFirst().rows()).hasSize(5);
        assertThat(document.quotes()).hasSize(1 + 4 + 2);
        assertThat(document.quotes())
                .contains(
                        new Quote("paragraph 4", SampleReport.GREEN.id(), "56.11"),
                        new Quote("table 1, row 2", SampleReport.ROADS.id(), "7.79"),
                        new Quote("table 2, row 3", SampleReport.ROADS.id(), "7.79"));
    }

    @Test
    void labelsOfChartsAreInAPictureAndNoTextOfTheReport() {
        var picture =
                Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]+)\"").matcher(PAGE);
        assertThat(picture.find()).isTrue();
        String svg = new String(Base64.getDecoder().decode(picture.group(1)), StandardCharsets.UTF_8);
        assertThat(svg).contains("路网密度</text>", "7.79</text>", "56.11</text>");
        assertThat(PAGE).contains("alt=\"路网密度：条形图，数值见下表\"");
    }

    @Test
    void nothingIsLoadedFromOutsideAndNothingRuns() {
        assertThat(PAGE)
                .doesNotContain("<script", "<link", "@import", "src=\"http", "url(", "javascript:")
                .contains("lang=\"zh-CN\"", "charset=\"utf-8\"", "@media print");
    }

    @Test
    void whatLooksLikeMarkupStaysText() {
        var hostile = SampleReport.number("x:1@1@2025", "<b>甲</b>", "1", 1, "%");
        var report = new Report(
                "<script>alert(1)</script>",
                "\"",
                SampleReport.withRows(0).stamp(),
                List.of(
                        Block.Paragraph.of("</p><script>"),
                        new Block.Heading("<h1>"),
                        new Block.Paragraph(List.of(new Piece.Quoted(hostile)))),
                List.of(hostile));
        assertThat(HtmlReport.of(report)).doesNotContain("<script>", "<b>").contains("&lt;script&gt;", "&lt;h1&gt;");
    }
}
