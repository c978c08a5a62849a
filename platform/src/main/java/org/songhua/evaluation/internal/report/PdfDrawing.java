package org.songhua.evaluation.internal.report;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Canvas;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;

/**
 * A drawing as vectors on a page.
 *
 * @param left of the drawing, points
 * @param top of the drawing, points upwards from the lower edge of the page
 */
record PdfDrawing(PDPageContentStream stream, PDType0Font font, Typeface typeface, double left, double top)
        implements Canvas {
    private static final float[] DASHES = {3, 2};
    private static final float[] SOLID = {};

    /** A step that writes to the page. */
    private interface Step {
        void run() throws IOException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void area(Area area) {
        write(() -> {
            stream.setStrokingColor(new Color(68, 68, 68));
            stream.setLineWidth(0.6f);
            stream.setLineDashPattern(area.isDashed() ? DASHES : SOLID, 0);
            if (area.fill() >= 0) stream.setNonStrokingColor(new Color(area.fill(), area.fill(), area.fill()));
            for (double[] ring : area.rings()) {
                trace(ring);
                stream.closePath();
            }
            if (area.fill() >= 0) stream.fillAndStrokeEvenOdd();
            else stream.stroke();
            stream.setLineDashPattern(SOLID, 0);
        });
    }

    private void trace(double[] points) throws IOException {
        for (int i = 0; i + 1 < points.length; i += 2) {
            float x = (float) (left + points[i]);
            float y = (float) (top - points[i + 1]);
            if (i == 0) stream.moveTo(x, y);
            else stream.lineTo(x, y);
        }
    }

    @Override
    public void line(Line line) {
        write(() -> {
            stream.setStrokingColor(new Color(34, 34, 34));
            stream.setLineWidth((float) line.width());
            trace(line.points());
            stream.stroke();
        });
    }

    @Override
    public void label(Label label) {
        write(() -> {
            if (label.isHaloed()) text(label, RenderingMode.STROKE, Color.WHITE);
            text(label, RenderingMode.FILL, new Color(17, 17, 17));
        });
    }

    private void text(Label label, RenderingMode mode, Color color) throws IOException {
        double x = left + label.x() - label.anchor().share() * typeface.width(label.text(), label.size());
        stream.beginText();
        stream.setFont(font, (float) label.size());
        stream.setNonStrokingColor(color);
        stream.setStrokingColor(color);
        stream.setLineWidth(2.2f);
        stream.setRenderingMode(mode);
        stream.setCharacterSpacing(0);
        stream.newLineAtOffset((float) x, (float) (top - label.y()));
        stream.showText(typeface.shown(label.text()));
        stream.endText();
    }
}
