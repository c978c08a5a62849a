package org.songhua.evaluation.internal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.songhua.evaluation.internal.report.Block.Column;
import org.songhua.evaluation.internal.report.Block.Grid;
import org.songhua.evaluation.internal.report.Block.Heading;
import org.songhua.evaluation.internal.report.Block.Paragraph;
import org.songhua.evaluation.internal.report.Block.Picture;
import org.songhua.evaluation.internal.report.Piece.Quoted;
import org.songhua.evaluation.internal.report.Piece.Words;

/**
 * A report as a Word file (Office Open XML, ECMA-376). A number is a content control that carries its id as tag and is locked in
 * Word; the file says of itself which report it is in a property. The same report gives the same bytes.
 */
final class WordReport {
    /** Of the page between its margins, twentieths of a point. */
    private static final int WIDTH = 9026;
    /** English metric units in a point. */
    private static final int EMU = 12_700;
    /** The first moment that a ZIP file can write down. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> media = new TreeMap<>();
    private final StringBuilder out = new StringBuilder();
    private final Typeface typeface = new Typeface();
    private int controls;

    private WordReport() {}

    static byte[] of(Report report) {
        var word = new WordReport();
        word.styled("Title", report.title());
        word.styled("Subtitle", report.subtitle());
        report.blocks().forEach(word::block);
        return word.file(report);
    }

    private void block(Block block) {
        switch (block) {
            case Heading heading -> styled("Heading1", heading.text());
            case Paragraph paragraph -> {
                out.append("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>");
                pieces(paragraph.pieces());
                out.append("</w:p>");
            }
            case Picture picture -> picture(picture);
            case Grid grid -> grid(grid);
        }
    }

    private void styled(String style, String text) {
        out.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
        run(text);
        out.append("</w:p>");
    }

    private void run(String text) {
        out.append("<w:r><w:t xml:space=\"preserve\">")
                .append(Html.escaped(text))
                .append("</w:t></w:r>");
    }

    private void pieces(List<Piece> pieces) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Words words -> run(words.text());
                case Quoted quoted -> quote(quoted.number());
            }
        }
    }

    private void quote(ReportNumber number) {
        out.append("<w:sdt><w:sdtPr><w:alias w:val=\"")
                .append(Html.escaped(number.name()))
                .append("\"/><w:tag w:val=\"")
                .append(Html.escaped(number.id()))
                .append("\"/><w:id w:val=\"")
                .append(1000 + ++controls)
                .append("\"/><w:lock w:val=\"contentLocked\"/><w:text/></w:sdtPr><w:sdtContent>");
        run(number.printed());
        out.append("</w:sdtContent></w:sdt>");
    }

    private void picture(Picture picture) {
        styled("Caption", picture.title());
        int number = media.size() + 1;
        media.put("word/media/image" + number + ".png", PngDrawing.of(picture.drawing(), typeface));
        long width = Math.round(picture.drawing().width()
                * EMU
                * WIDTH
                / 20
                / Math.max(picture.drawing().width(), WIDTH / 20.0));
        long height = Math.round(
                width * picture.drawing().height() / picture.drawing().width());
        out.append(WordParts.PICTURE.formatted(
                width,
                height,
                number,
                Html.escaped(picture.drawing().description()),
                number,
                number,
                number,
                width,
                height));
    }

    private void grid(Grid grid) {
        styled("Caption", grid.title());
        out.append(WordParts.TABLE);
        double all = grid.columns().stream().mapToDouble(Column::share).sum();
        int[] widths = grid.columns().stream()
                .mapToInt(column -> (int) (WIDTH * column.share() / all))
                .toArray();
        out.append("<w:tblGrid>");
        for (int width : widths) out.append("<w:gridCol w:w=\"").append(width).append("\"/>");
        out.append("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (int i = 0; i < widths.length; i++) {
            Column column = grid.columns().get(i);
            cell("TableHead", column, widths[i], Piece.words(column.title()));
        }
        out.append("</w:tr>");
        for (List<List<Piece>> row : grid.rows()) {
            out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int i = 0; i < widths.length; i++)
                cell("TableText", grid.columns().get(i), widths[i], row.get(i));
            out.append("</w:tr>");
        }
        out.append("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"After\"/></w:pPr></w:p>");
    }

    private void cell(String style, Column column, int width, List<Piece> pieces) {
        out.append("<w:tc><w:tcPr><w:tcW w:w=\"")
                .append(width)
                .append("\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"")
                .append(style)
                .append("\"/>")
                .append(column.isNumber() ? "<w:jc w:val=\"right\"/>" : "")
                .append("</w:pPr>");
        pieces(pieces);
        out.append("</w:p></w:tc>");
    }

    private byte[] file(Report report) {
        var parts = new TreeMap<String, byte[]>(media);
        parts.put("_rels/.rels", utf8(WordParts.RELATIONS));
        parts.put(
                "docProps/custom.xml",
                utf8(WordParts.PROPERTIES.formatted(
                        Stamp.NAME, Html.escaped(report.stamp().text()))));
        parts.put("docProps/core.xml", utf8(WordParts.CORE.formatted(Html.escaped(report.title()))));
        parts.put("word/document.xml", utf8(WordParts.DOCUMENT.formatted(out)));
        parts.put("word/styles.xml", utf8(WordParts.STYLES));
        parts.put("word/settings.xml", utf8(WordParts.SETTINGS));
        parts.put("word/header1.xml", utf8(WordParts.HEADER.formatted(Html.escaped(report.title()))));
        parts.put("word/footer1.xml", utf8(WordParts.FOOTER));
        var relations = new StringBuilder();
        for (int i = 1; i <= media.size(); i++) relations.append(WordParts.IMAGE_RELATION.formatted(i, i));
        parts.put("word/_rels/document.xml.rels", utf8(WordParts.DOCUMENT_RELATIONS.formatted(relations)));
        return zipped(parts);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The list of types comes first, as readers expect. */
    private static byte[] zipped(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", utf8(WordParts.TYPES));
            for (var part : parts.entrySet()) put(zip, part.getKey(), part.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
