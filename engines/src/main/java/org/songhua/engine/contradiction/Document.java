package org.songhua.engine.contradiction;

import java.util.List;

/**
 * A report as far as numbers are concerned.
 *
 * @param passages paragraphs and headings in order
 * @param tables tables in order
 * @param quotes numbers that say which value they are
 */
public record Document(List<Passage> passages, List<Table> tables, List<Quote> quotes) {
    public Document {
        passages = List.copyOf(passages);
        tables = List.copyOf(tables);
        quotes = List.copyOf(quotes);
    }

    /**
     * A paragraph.
     *
     * @param number counted from 1
     */
    public record Passage(int number, String text) {}

    /**
     * A table.
     *
     * @param number counted from 1
     * @param rows all of one length, the first being the header
     */
    public record Table(int number, List<List<String>> rows) {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A number with its id.
     *
     * @param place paragraph, or table and row, that it stands in
     * @param id of the value
     * @param text what is printed
     */
    public record Quote(String place, String id, String text) {}
}
