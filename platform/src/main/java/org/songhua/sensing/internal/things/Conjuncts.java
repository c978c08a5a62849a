package org.songhua.sensing.internal.things;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Operator;

/** Conditions that must all hold. */
final class Conjuncts {
    private Conjuncts() {}

    static List<Expr> of(Expr expression) {
        var parts = new ArrayList<Expr>();
        collect(expression, parts);
        return parts;
    }

    private static void collect(Expr expression, List<Expr> parts) {
        if (expression instanceof Expr.Binary binary && binary.operator() == Operator.AND) {
            collect(binary.left(), parts);
            collect(binary.right(), parts);
        } else parts.add(expression);
    }

    /** {@return one condition of at least one} */
    static Expr and(List<Expr> parts) {
        return parts.stream()
                .reduce((a, b) -> new Expr.Binary(Operator.AND, a, b))
                .orElseThrow();
    }
}
