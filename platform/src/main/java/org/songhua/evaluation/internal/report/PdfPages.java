package org.songhua.evaluation.internal.report;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.songhua.evaluation.internal.report.Lines.Line;
import org.songhua.evaluation.internal.report.Lines.Part;

/** A4 pages that fill from the top; lengths in points, y downwards from the upper edge. */
final class PdfPages {
    static final double LEFT = 68;
    static final double WIDTH = 459;

    private static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final double TOP = 72;
    private static final double BOTTOM = HEIGHT - 70;
    private static final Color INK = new Color(22, 32, 44);
    private static final Color QUIET = new Color(86, 98, 115);

    private final PDDocument document;
    private final PDType0Font font;
    private final Typeface typeface;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, PDPageXYZDestination> anchors = new HashMap<>();
    private PDPage page;
    private PDPageContentStream stream;
    private double y = TOP;

    /** A number on a page, to be bound to its row in the annex. */
    private record Link(PDPage page, PDRectangle box, String id) {}

    PdfPages(PDDocument document, Typeface typeface) throws IOException {
        this.document = document;
        this.typeface = typeface;
        this.font = PDType0Font.load(document, typeface.font(), true);
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        stream = new PDPageContentStream(document, page);
    }

    double y() {
        return y;
    }

    void down(double height) {
        y += height;
    }

    /** Begins a page when there is not so much room left; at the top of a page there always is. */
    boolean ensure(double height) throws IOException {
        if (y + height <= BOTTOM || y == TOP) return false;
        stream.close();
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        stream = new PDPageContentStream(document, page);
        y = TOP;
        return true;
    }

    /** Sets a line with its baseline at y; characters are spread to fill the width when it is given. */
    void line(Line line, double x, double baseline, double size, boolean isBold, double fill) throws IOException {
        double spread = spread(line, fill);
        double at = x;
        for (Part part : line.parts()) {
            show(part.text(), at, baseline, size, isBold, spread, INK);
            double wide = part.width()
                    + spread * part.text().codePointCount(0, part.text().length());
            ReportNumber number = part.number();
            if (number != null) links.add(new Link(page, box(at, baseline, part.width(), size), number.id()));
            at += wide;
        }
    }

    private static PDRectangle box(double x, double baseline, double width, double size) {
        return new PDRectangle(
                (float) x, (float) (HEIGHT - baseline - size * 0.25), (float) width, (float) (size * 1.2));
    }

    /** Half of what is missing would look torn: then the line stays as it is. */
    private static double spread(Line line, double fill) {
        double rest = fill - line.width();
        if (fill <= 0 || line.isLast() || line.characters() < 2 || rest < 0) return 0;
        double each = rest / (line.characters() - 1);
        return each > 1.6 ? 0 : each;
    }

    private void show(String text, double x, double baseline, double size, boolean isBold, double spread, Color color)
            throws IOException {
        show(stream, text, x, baseline, size, isBold, spread, color);
    }

    private void show(
            PDPageContentStream to,
            String text,
            double x,
            double baseline,
            double size,
            boolean isBold,
            double spread,
            Color color)
            throws IOException {
        if (text.isEmpty()) return;
        to.beginText();
        to.setFont(font, (float) size);
        to.setNonStrokingColor(color);
        to.setStrokingColor(color);
        to.setLineWidth((float) (size * 0.032));
        to.setRenderingMode(isBold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        to.setCharacterSpacing((float) spread);
        to.newLineAtOffset((float) x, (float) (HEIGHT - baseline));
        to.showText(typeface.shown(text));
        to.endText();
    }

    /** Sets a text alone in grey. */
    void quiet(String text, double size) throws IOException {
        show(text, LEFT, y + size, size, false, 0, QUIET);
    }

    /** Draws a level line over the text width. */
    void rule(double at, double width) throws IOException {
        stream.setStrokingColor(width > 0.5 ? INK : new Color(191, 199, 209));
        stream.setLineWidth((float) width);
        stream.moveTo((float) LEFT, (float) (HEIGHT - at));
        stream.lineTo((float) (LEFT + WIDTH), (float) (HEIGHT - at));
        stream.stroke();
    }

    void drawing(Drawing drawing) {
        double x = LEFT + (WIDTH - drawing.width()) / 2;
        drawing.paint(new PdfDrawing(stream, font, typeface, x, HEIGHT - y));
    }

    /** Remembers a heading for the outline. */
    void bookmark(String title) {
        var item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(here());
        outline.addLast(item);
    }

    private PDPageXYZDestination here() {
        var here = new PDPageXYZDestination();
        here.setPage(page);
        here.setTop((int) (HEIGHT - y + 14));
        return here;
    }

    /** Remembers where the annex says what a number is. */
    void anchor(String id) {
        anchors.putIfAbsent(id, here());
    }

    /** Binds the numbers to the annex, numbers the pages, and ends. */
    void finish(String title) throws IOException {
        stream.close();
        for (Link link : links) bind(link);
        int number = 0;
        int all = document.getNumberOfPages();
        for (PDPage one : document.getPages()) edges(one, ++number, all, title);
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    private void bind(Link link) throws IOException {
        var annotation = new PDAnnotationLink();
        var border = new PDBorderStyleDictionary();
        border.setWidth(0);
        annotation.setBorderStyle(border);
        annotation.setRectangle(link.box());
        annotation.setContents(link.id());
        PDPageXYZDestination there = anchors.get(link.id());
        if (there != null) annotation.setDestination(there);
        link.page().getAnnotations().add(annotation);
    }

    private void edges(PDPage one, int number, int all, String title) throws IOException {
        try (var edge = new PDPageContentStream(document, one, AppendMode.APPEND, true, true)) {
            String foot = "第 " + number + " 页　共 " + all + " 页";
            double x = LEFT + (WIDTH - typeface.width(foot, 8.5)) / 2;
            show(edge, foot, x, HEIGHT - 40, 8.5, false, 0, QUIET);
            double right = LEFT + WIDTH - typeface.width(title, 8.5);
            if (number > 1) show(edge, title, Math.max(LEFT, right), 44, 8.5, false, 0, QUIET);
        }
    }
}
