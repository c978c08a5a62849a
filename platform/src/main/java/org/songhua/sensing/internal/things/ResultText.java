package org.songhua.sensing.internal.things;

import java.util.List;
import org.songhua.engine.odata.Expr;

/**
 * Results are of any kind, and clients quote what they compare them with: {@code result gt '3'}. Against a text every
 * result counts as its text, so that {@code '10'} comes before {@code '3'}; the official suite of tests expects it so.
 */
final class ResultText {
    /** Stands behind {@code result} for its text. */
    static final String TEXT = "$text";

    private static final Expr.Path RESULT = new Expr.Path(List.of("result"));
    private static final Expr.Path AS_TEXT = new Expr.Path(List.of("result", TEXT));

    private ResultText() {}

    static Expr read(Expr filter) {
        return switch (filter) {
            case Expr.Not not -> new Expr.Not(read(not.operand()));
            case Expr.Binary binary
            when binary.operator().isLogical() ->
                new Expr.Binary(binary.operator(), read(binary.left()), read(binary.right()));
            case Expr.Binary binary when binary.operator().isComparison() -> comparison(binary);
            default -> filter;
        };
    }

    private static Expr comparison(Expr.Binary binary) {
        if (binary.left().equals(RESULT) && isText(binary.right()))
            return new Expr.Binary(binary.operator(), AS_TEXT, binary.right());
        if (binary.right().equals(RESULT) && isText(binary.left()))
            return new Expr.Binary(binary.operator(), binary.left(), AS_TEXT);
        return binary;
    }

    private static boolean isText(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.value() instanceof String;
    }
}
