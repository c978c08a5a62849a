package org.songhua.engine.formula;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;

/** Prints formulas in their own language, as they are or with values put in. */
public final class FormulaPrinter {
    private final Function<Expression, @Nullable String> values;

    private FormulaPrinter(Function<Expression, @Nullable String> values) {
        this.values = values;
    }

    /** {@return a text that reads as the same formula; numbers stand in base units} */
    public static String print(Expression formula) {
        return printWith(formula, part -> null);
    }

    /**
     * {@return the formula with some of its parts replaced}
     *
     * @param values the text that stands for a part, or null to print the part itself
     */
    public static String printWith(Expression formula, Function<Expression, @Nullable String> values) {
        return new FormulaPrinter(values).part(formula, 0);
    }

    private String part(Expression part, int rank) {
        String value = values.apply(part);
        if (value != null) return value;
        return switch (part) {
            case Literal literal -> literal(literal);
            case Expression.Name name -> name.name();
            case Expression.Parameter parameter -> "$" + parameter.name();
            case Expression.Indicator indicator -> "indicator('" + indicator.code() + "')";
            case Expression.Negation negation -> "-" + part(negation.of(), 7);
            case Expression.Not not -> around("not " + part(not.of(), 3), 3, rank);
            case Expression.Binary binary -> binary(binary, rank);
            case Expression.Membership membership -> around(membership(membership), 4, rank);
            case Expression.Missing missing -> around(part(missing.of(), 5) + " is missing", 4, rank);
            case Expression.Extreme extreme -> (extreme.greatest() ? "max(" : "min(") + list(extreme.of()) + ")";
            case Total total -> total(total);
        };
    }

    private static String literal(Literal literal) {
        if (literal.value() instanceof String text) return "'" + text + "'";
        if (!(literal.value() instanceof Double number)) return String.valueOf(literal.value());
        return plain(number)
                + (literal.unit().powers().isEmpty() ? "" : " " + literal.unit().phrase());
    }

    /** {@return a number without exponent and without needless zeros} */
    public static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** A long sum leans to the left; it is taken step by step, so that its length costs no depth. */
    private String binary(Expression.Binary binary, int rank) {
        int own = binary.operator().rank();
        var rest = new ArrayDeque<String>();
        Expression left = binary;
        while (left instanceof Expression.Binary chain
                && chain.operator().rank() == own
                && (rest.isEmpty() || values.apply(chain) == null)) {
            rest.addFirst(" " + chain.operator().sign() + " " + part(chain.right(), own + 1));
            left = chain.left();
        }
        return around(part(left, own) + String.join("", rest), own, rank);
    }

    private static String around(String text, int own, int rank) {
        return own < rank ? "(" + text + ")" : text;
    }

    private String membership(Expression.Membership membership) {
        return part(membership.of(), 5) + " in (" + list(membership.list()) + ")";
    }

    private String list(List<? extends Expression> parts) {
        return parts.stream().map(part -> part(part, 0)).collect(Collectors.joining(", "));
    }

    private String total(Total total) {
        String name = total.measure().name().toLowerCase(Locale.ROOT);
        Selection inside = total.inside();
        return name + "(" + over(total) + (inside == null ? "" : " inside " + selection(inside)) + by(total) + ")";
    }

    private String over(Total total) {
        if (total.attributes().isEmpty()) return selection(total.over());
        String classCode = total.over().classCode();
        String attributes = total.attributes().stream()
                .map(attribute -> classCode + "." + attribute)
                .collect(Collectors.joining(", "));
        Expression factor = total.factor();
        return attributes + (factor == null ? "" : " * " + part(factor, 7)) + where(total.over());
    }

    private String by(Total total) {
        if (total.by().isEmpty()) return "";
        return total.by().stream()
                .map(reach -> supply(reach) + " within " + part(reach.radius(), 5))
                .collect(Collectors.joining(", ", " by ", ""));
    }

    private String supply(Expression.Reach reach) {
        String attribute = reach.attribute();
        if (attribute == null) return selection(reach.by());
        return reach.by().classCode() + "." + attribute + where(reach.by());
    }

    private String selection(Selection selection) {
        return selection.classCode() + where(selection);
    }

    private String where(Selection selection) {
        Expression where = selection.where();
        return where == null ? "" : " where " + part(where, 0);
    }
}
