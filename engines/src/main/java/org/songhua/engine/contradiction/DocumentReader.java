package org.songhua.engine.contradiction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Document.Quote;
import org.songhua.engine.contradiction.Document.Table;

/**
 * Takes reports apart: plain text by lines, HTML by its paragraphs, list items, headings and table rows, CSV rows as one table.
 * A number is quoted in HTML as {@code <data value="id">56.11</data>}. Nothing of HTML is executed, followed or kept.
 */
public final class DocumentReader {
    private static final Pattern BREAK =
            Pattern.compile("(?i)</(p|li|h[1-6]|div|section|figcaption|title)>|<br\\s*/?>");
    private static final Pattern ID = Pattern.compile("(?i)\\bvalue=\"([^\"]{1,200})\"");
    private static final List<String> UNSEEN = List.of("script", "style", "head");

    private final List<Passage> passages = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Quote> quotes = new ArrayList<>();

    private DocumentReader() {}

    /** {@return plain text, each line a passage} */
    public static Document ofText(String text) {
        var reader = new DocumentReader();
        text.lines().filter(line -> !line.isBlank()).forEach(reader::passage);
        return reader.document();
    }

    /** {@return rows of a table, the first being the header} */
    public static Document ofRows(List<List<String>> rows) {
        var reader = new DocumentReader();
        reader.table(rows);
        return reader.document();
    }

    /** {@return an HTML page} */
    public static Document ofHtml(String html) {
        var reader = new DocumentReader();
        String body = Markup.without(html, "<!--", "-->");
        for (String element : UNSEEN) body = Markup.each(body, element, hidden -> {});
        String rest = Markup.each(body, "table", reader::htmlTable);
        for (String part : BREAK.split(rest, -1)) reader.htmlPassage(part);
        return reader.document();
    }

    /** {@return an HTML page with ⟦id⟧ in the place of each quoted number} */
    static String quotesAsIds(String html) {
        return Markup.replaced(html, "data", element -> {
            var id = ID.matcher(element.substring(0, element.indexOf('>') + 1));
            return id.find() ? "⟦" + id.group(1) + "⟧" : element;
        });
    }

    private void htmlTable(String html) {
        var rows = new ArrayList<List<String>>();
        Markup.each(html, "tr", row -> {
            var cells = new ArrayList<String>();
            Markup.each(row.replaceAll("(?i)<(/?)th\\b", "<$1td"), "td", cell -> cells.add(Markup.text(cell)));
            if (!cells.isEmpty()) rows.add(cells);
            quotes(row, ContradictionCheck.row(tables.size() + 1, rows.size()));
        });
        table(rows);
    }

    private void htmlPassage(String html) {
        String text = Markup.text(html);
        if (text.isBlank()) return;
        passage(text);
        quotes(html, ContradictionCheck.passage(passages.size()));
    }

    private void quotes(String html, String place) {
        Markup.each(html, "data", element -> {
            var id = ID.matcher(element.substring(0, element.indexOf('>') + 1));
            if (id.find()) quotes.add(new Quote(place, id.group(1), Markup.text(element)));
        });
    }

    private void passage(String text) {
        passages.add(new Passage(passages.size() + 1, text.strip()));
    }

    /** Short rows are filled up, so that columns can be compared. */
    private void table(List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (width == 0) return;
        var even = rows.stream().map(row -> filled(row, width)).toList();
        tables.add(new Table(tables.size() + 1, even));
    }

    private static List<String> filled(List<String> row, int width) {
        var cells = new String[width];
        Arrays.setAll(cells, i -> i < row.size() ? row.get(i) : "");
        return Arrays.asList(cells);
    }

    private Document document() {
        return new Document(passages, tables, quotes);
    }
}
