package org.songhua.evaluation.internal.report;

import java.util.List;
import java.util.stream.Collectors;

/** A stretch of text: words, or a number with its id. */
sealed interface Piece {

    /** {@return what a reader sees} */
    String text();

    /** Words. */
    record Words(String text) implements Piece {}

    /** A stored value as it is printed. */
    record Quoted(ReportNumber number) implements Piece {
        @Override
        public String text() {
            return number.printed();
        }
    }

    /** {@return words alone} */
    static List<Piece> words(String text) {
        return List.of(new Words(text));
    }

    /** {@return what a reader sees of several} */
    static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
