package org.songhua.evaluation.internal.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Canvas;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;

/** A drawing as PNG. Letters are drawn as outlines of the program's own typeface: no font of the machine is asked. */
final class PngDrawing implements Canvas {
    /** Dots for a point: 216 dots per inch. */
    private static final int SCALE = 3;

    private static final float[] DASHES = {3, 2};

    private final Graphics2D graphics;
    private final Typeface typeface;

    private PngDrawing(Graphics2D graphics, Typeface typeface) {
        this.graphics = graphics;
        this.typeface = typeface;
    }

    static byte[] of(Drawing drawing, Typeface typeface) {
        int width = (int) Math.ceil(drawing.width() * SCALE);
        int height = (int) Math.ceil(drawing.height() * SCALE);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        drawing.paint(new PngDrawing(graphics, typeface));
        graphics.dispose();
        return bytes(image);
    }

    private static byte[] bytes(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void area(Area area) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (double[] ring : area.rings()) {
            trace(ring, path);
            path.closePath();
        }
        if (area.fill() >= 0) fill(path, area.fill());
        graphics.setColor(new Color(68, 68, 68));
        graphics.setStroke(
                area.isDashed()
                        ? new BasicStroke(0.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                        : new BasicStroke(0.6f));
        graphics.draw(path);
    }

    private void fill(Shape shape, int grey) {
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fill(shape);
    }

    private static void trace(double[] points, Path2D path) {
        for (int i = 0; i + 1 < points.length; i += 2) {
            if (i == 0) path.moveTo(points[0], points[1]);
            else path.lineTo(points[i], points[i + 1]);
        }
    }

    @Override
    public void line(Line line) {
        var path = new Path2D.Double();
        trace(line.points(), path);
        graphics.setColor(new Color(34, 34, 34));
        graphics.setStroke(new BasicStroke((float) line.width()));
        graphics.draw(path);
    }

    @Override
    public void label(Label label) {
        double left = label.x() - label.anchor().share() * typeface.width(label.text(), label.size());
        Path2D letters = typeface.outline(label.text(), left, label.y(), label.size());
        if (label.isHaloed()) {
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(letters);
        }
        fill(letters, 17);
    }
}
