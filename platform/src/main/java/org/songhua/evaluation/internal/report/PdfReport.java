package org.songhua.evaluation.internal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.songhua.evaluation.internal.report.Block.Column;
import org.songhua.evaluation.internal.report.Block.Grid;
import org.songhua.evaluation.internal.report.Block.Heading;
import org.songhua.evaluation.internal.report.Block.Paragraph;
import org.songhua.evaluation.internal.report.Block.Picture;
import org.songhua.evaluation.internal.report.Lines.Line;

/**
 * A report as PDF with the program's typeface embedded as far as it is used. Each number is a link to its row in the annex and
 * carries its id as the contents of the link. The same report gives the same bytes.
 */
final class PdfReport {
    private static final double BODY = 10.5;
    private static final double LEADING = 18;
    private static final double CELL = 8.8;
    private static final double CELL_LEADING = 12.5;
    private static final double PADDING = 4;

    private final PdfPages pages;
    private final Typeface typeface;

    private PdfReport(PdfPages pages, Typeface typeface) {
        this.pages = pages;
        this.typeface = typeface;
    }

    static byte[] of(Report report) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.setDocumentId(Long.parseUnsignedLong(report.stamp().digest(), 16));
            document.getDocumentInformation().setTitle(report.title());
            document.getDocumentInformation().setKeywords(report.stamp().text());
            var typeface = new Typeface();
            var pages = new PdfPages(document, typeface);
            new PdfReport(pages, typeface).write(report);
            pages.finish(report.title());
            var catalog = document.getDocumentCatalog();
            catalog.setLanguage("zh-CN");
            var preferences = new PDViewerPreferences(catalog.getCOSObject());
            preferences.setDisplayDocTitle(true);
            catalog.setViewerPreferences(preferences);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(Report report) throws IOException {
        heading(report.title(), 18, 26);
        pages.quiet(report.subtitle(), 9.5);
        pages.down(24);
        for (int i = 0; i < report.blocks().size(); i++)
            block(
                    report.blocks().get(i),
                    report.blocks().subList(i + 1, report.blocks().size()));
    }

    /** {@return the height of what stands between a heading and its picture, the picture included; a few lines without one} */
    private static double behind(List<Block> rest) {
        double height = 90;
        for (Block block : rest) {
            if (block instanceof Picture picture)
                return height + picture.drawing().height();
            if (!(block instanceof Paragraph)) return 90;
            height += 3 * LEADING;
        }
        return 90;
    }

    private void block(Block block, List<Block> rest) throws IOException {
        switch (block) {
            case Heading heading -> {
                pages.down(14);
                // A heading stays with what follows it.
                pages.ensure(behind(rest));
                pages.bookmark(heading.text());
                heading(heading.text(), 13, 22);
            }
            case Paragraph paragraph -> paragraph(paragraph);
            case Picture picture -> {
                pages.ensure(picture.drawing().height() + 34);
                title(picture.title());
                pages.drawing(picture.drawing());
                pages.down(picture.drawing().height() + 6);
            }
            case Grid grid -> grid(grid);
        }
    }

    private void heading(String text, double size, double leading) throws IOException {
        for (Line line : Lines.of(Piece.words(text), typeface, size, PdfPages.WIDTH, 0)) {
            pages.line(line, PdfPages.LEFT, pages.y() + size, size, true, 0);
            pages.down(leading);
        }
    }

    private void title(String text) throws IOException {
        pages.down(8);
        heading(text, 9.5, 15);
    }

    private void paragraph(Paragraph paragraph) throws IOException {
        double indent = 2 * BODY;
        for (Line line : Lines.of(paragraph.pieces(), typeface, BODY, PdfPages.WIDTH, indent)) {
            pages.ensure(LEADING);
            pages.line(line, PdfPages.LEFT + indent, pages.y() + BODY + 2, BODY, false, PdfPages.WIDTH - indent);
            pages.down(LEADING);
            indent = 0;
        }
        pages.down(3);
    }

    private void grid(Grid grid) throws IOException {
        double all = grid.columns().stream().mapToDouble(Column::share).sum();
        double[] widths = grid.columns().stream()
                .mapToDouble(column -> PdfPages.WIDTH * column.share() / all)
                .toArray();
        List<List<Piece>> head = grid.columns().stream()
                .map(column -> Piece.words(column.title()))
                .toList();
        pages.ensure(80);
        title(grid.title());
        row(grid, widths, head, true);
        for (List<List<Piece>> row : grid.rows()) {
            if (pages.ensure(height(cells(row, widths)))) row(grid, widths, head, true);
            row(grid, widths, row, false);
        }
        pages.rule(pages.y(), 0.8);
        pages.down(10);
    }

    private List<List<Line>> cells(List<List<Piece>> row, double[] widths) {
        var cells = new ArrayList<List<Line>>();
        for (int i = 0; i < widths.length; i++)
            cells.add(Lines.of(row.get(i), typeface, CELL, widths[i] - 2 * PADDING, 0));
        return cells;
    }

    private static double height(List<List<Line>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1) * CELL_LEADING + 6;
    }

    private void row(Grid grid, double[] widths, List<List<Piece>> row, boolean isHead) throws IOException {
        List<List<Line>> cells = cells(row, widths);
        if (isHead) pages.rule(pages.y(), 1.2);
        anchor(row);
        double x = PdfPages.LEFT;
        for (int i = 0; i < widths.length; i++) {
            cell(cells.get(i), x, widths[i], grid.columns().get(i).isNumber(), isHead);
            x += widths[i];
        }
        pages.down(height(cells));
        pages.rule(pages.y(), isHead ? 0.8 : 0.4);
    }

    /** A row that begins with the id of a number is where the annex tells what it is. */
    private void anchor(List<List<Piece>> row) {
        String first = Piece.text(row.getFirst());
        if (first.indexOf('@') > 0) pages.anchor(first);
    }

    private void cell(List<Line> lines, double x, double width, boolean isRight, boolean isBold) throws IOException {
        double baseline = pages.y() + CELL + 3.4;
        for (Line line : lines) {
            double left = isRight ? x + width - PADDING - line.width() : x + PADDING;
            pages.line(line, left, baseline, CELL, isBold, 0);
            baseline += CELL_LEADING;
        }
    }
}
