package org.songhua.evaluation.internal.report;

import java.util.List;

/** A part of a report that stands on lines of its own. */
sealed interface Block {

    /** A heading of a section. */
    record Heading(String text) implements Block {}

    /** A paragraph. */
    record Paragraph(List<Piece> pieces) implements Block {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        static Paragraph of(String text) {
            return new Paragraph(List.of(new Piece.Words(text)));
        }
    }

    /**
     * A table; its header is repeated on each page.
     *
     * @param title above it
     * @param columns in order
     * @param rows cells of pieces, as many as there are columns
     */
    record Grid(String title, List<Column> columns, List<List<List<Piece>>> rows) implements Block {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column.
     *
     * @param share of the width, in any unit common to the columns of a table
     * @param isNumber whether it is set flush right
     */
    record Column(String title, double share, boolean isNumber) {
        static Column words(String title, double share) {
            return new Column(title, share, false);
        }

        static Column numbers(String title, double share) {
            return new Column(title, share, true);
        }
    }

    /** A map or chart. */
    record Picture(String title, Drawing drawing) implements Block {}
}
