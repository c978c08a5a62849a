package org.songhua.evaluation.internal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.songhua.evaluation.internal.report.Drawing.Anchor;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Canvas;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;

/** A drawing as SVG. */
final class SvgDrawing implements Canvas {
    private final StringBuilder out = new StringBuilder();

    private SvgDrawing() {}

    static String of(Drawing drawing) {
        var svg = new SvgDrawing();
        svg.out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" font-family=\"%s\">"
                .formatted(told(drawing.width()), told(drawing.height()), HtmlReport.FONTS.replace("\"", "'")));
        drawing.paint(svg);
        return svg.out.append("</svg>").toString();
    }

    @Override
    public void area(Area area) {
        out.append("<path fill-rule=\"evenodd\" stroke=\"#444\" stroke-width=\"0.6\"")
                .append(area.isDashed() ? " stroke-dasharray=\"3 2\"" : "")
                .append(" fill=\"")
                .append(area.fill() < 0 ? "none" : "rgb(%1$d,%1$d,%1$d)".formatted(area.fill()))
                .append("\" d=\"");
        for (double[] ring : area.rings()) path(ring, "Z");
        out.append("\"/>");
    }

    @Override
    public void line(Line line) {
        out.append("<path fill=\"none\" stroke=\"#222\" stroke-width=\"")
                .append(told(line.width()))
                .append("\" d=\"");
        path(line.points(), "");
        out.append("\"/>");
    }

    private void path(double[] points, String end) {
        for (int i = 0; i + 1 < points.length; i += 2)
            out.append(i == 0 ? 'M' : 'L').append(told(points[i])).append(' ').append(told(points[i + 1]));
        out.append(end);
    }

    @Override
    public void label(Label label) {
        String anchor = label.anchor() == Anchor.START ? "start" : label.anchor() == Anchor.END ? "end" : "middle";
        out.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"#111\""
                .formatted(told(label.x()), told(label.y()), told(label.size()), anchor));
        if (label.isHaloed()) out.append(" stroke=\"#fff\" stroke-width=\"2.5\" paint-order=\"stroke\"");
        out.append('>').append(Html.escaped(label.text())).append("</text>");
    }

    private static String told(double points) {
        return BigDecimal.valueOf(points)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
