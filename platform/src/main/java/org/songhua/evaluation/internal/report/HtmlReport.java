package org.songhua.evaluation.internal.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.songhua.evaluation.internal.report.Block.Column;
import org.songhua.evaluation.internal.report.Block.Grid;
import org.songhua.evaluation.internal.report.Block.Heading;
import org.songhua.evaluation.internal.report.Block.Paragraph;
import org.songhua.evaluation.internal.report.Block.Picture;
import org.songhua.evaluation.internal.report.Piece.Quoted;
import org.songhua.evaluation.internal.report.Piece.Words;

/** A report as one HTML page that needs nothing from outside; a number is {@code <data value="id">}. */
final class HtmlReport {
    static final String FONTS =
            "\"Noto Sans CJK SC\",\"Noto Sans SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",sans-serif";

    private static final String HEAD = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="%s" content="%s"><title>%s</title><style>
            body{font:16px/1.75 %s;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#16202c;background:#fff}
            h1{font-size:1.7rem;line-height:1.35;margin:0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem}.sub{color:#566273;margin:.3rem 0 0}
            p{margin:.5rem 0;text-align:justify}table{border-collapse:collapse;width:100%%;font-size:.9rem;line-height:1.5}
            p:has(>strong:only-child){font-size:.9rem;margin:1.1rem 0 .3rem;break-after:avoid}
            th{border-top:2px solid #16202c;border-bottom:1px solid #16202c;text-align:left}td{border-bottom:1px solid #d5dbe3}
            th,td{padding:.35rem .5rem;vertical-align:top;overflow-wrap:anywhere}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
            figure{margin:1rem 0}img{width:100%%}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}}
            </style></head><body><h1>%s</h1>
            <p class="sub">%s</p>
            """;

    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    static String of(Report report) {
        var page = new HtmlReport();
        String title = Html.escaped(report.title());
        page.out.append(HEAD.formatted(
                Stamp.NAME, Html.escaped(report.stamp().text()), title, FONTS, title, Html.escaped(report.subtitle())));
        report.blocks().forEach(page::block);
        return page.out.append("</body></html>\n").toString();
    }

    private void block(Block block) {
        switch (block) {
            case Heading heading ->
                out.append("<h2>").append(Html.escaped(heading.text())).append("</h2>\n");
            case Paragraph paragraph -> {
                out.append("<p>");
                pieces(paragraph.pieces());
                out.append("</p>\n");
            }
            case Picture picture -> picture(picture);
            case Grid grid -> grid(grid);
        }
    }

    /** As a picture, so that its labels are no text of the report; the numbers stand in the table below. */
    private void picture(Picture picture) {
        byte[] svg = SvgDrawing.of(picture.drawing()).getBytes(StandardCharsets.UTF_8);
        out.append("<figure><p><strong>")
                .append(Html.escaped(picture.title()))
                .append("</strong></p><img alt=\"")
                .append(Html.escaped(picture.drawing().description()))
                .append("\" src=\"data:image/svg+xml;base64,")
                .append(Base64.getEncoder().encodeToString(svg))
                .append("\"></figure>\n");
    }

    private void grid(Grid grid) {
        out.append("<p><strong>").append(Html.escaped(grid.title())).append("</strong></p>\n<table><thead><tr>");
        for (Column column : grid.columns())
            out.append(column.isNumber() ? "<th class=\"n\">" : "<th>")
                    .append(Html.escaped(column.title()))
                    .append("</th>");
        out.append("</tr></thead><tbody>\n");
        for (List<List<Piece>> row : grid.rows()) row(grid, row);
        out.append("</tbody></table>\n");
    }

    private void row(Grid grid, List<List<Piece>> row) {
        out.append("<tr>");
        for (int i = 0; i < row.size(); i++) {
            out.append(grid.columns().get(i).isNumber() ? "<td class=\"n\">" : "<td>");
            pieces(row.get(i));
            out.append("</td>");
        }
        out.append("</tr>\n");
    }

    private void pieces(List<Piece> pieces) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Words words -> out.append(Html.escaped(words.text()));
                case Quoted quoted ->
                    out.append("<data value=\"")
                            .append(Html.escaped(quoted.number().id()))
                            .append("\">")
                            .append(Html.escaped(quoted.number().printed()))
                            .append("</data>");
            }
        }
    }
}
