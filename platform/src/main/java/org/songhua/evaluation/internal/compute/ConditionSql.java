package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Kind;
import org.songhua.evaluation.internal.declared.PackWords;

/**
 * A condition over attributes as SQL with parameters. Logic has three values there too; what the database calls null the
 * formula calls missing. Attributes are read from rows {@code o}.
 */
final class ConditionSql {
    private static final String NUMBER =
            "(case when jsonb_typeof(o.attributes -> ?) = 'number' then (o.attributes ->> ?)::numeric end)";
    private static final String TRUTH =
            "(case when jsonb_typeof(o.attributes -> ?) = 'boolean' then (o.attributes ->> ?)::boolean end)";

    private final PackWords words;
    private final String classCode;
    private final Map<String, Double> parameters;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final String sql;

    private ConditionSql(
            PackWords words, String classCode, Map<String, Double> parameters, @Nullable Expression where) {
        this.words = words;
        this.classCode = classCode;
        this.parameters = parameters;
        this.sql = where == null ? "true" : part(where);
    }

    /** {@return the condition of a selection} */
    static ConditionSql of(Expression.Selection selection, PackWords words, Map<String, Double> parameters) {
        return new ConditionSql(words, selection.classCode(), parameters, selection.where());
    }

    /** {@return the number of an attribute, in base units, exactly} */
    static String number(String attribute, double scale, List<@Nullable Object> values) {
        values.add(attribute);
        values.add(attribute);
        if (scale == 1) return NUMBER;
        values.add(scale);
        return "(" + NUMBER + " * ?::numeric)";
    }

    String sql() {
        return "(" + sql + ")";
    }

    List<@Nullable Object> values() {
        return values;
    }

    private String part(Expression part) {
        return switch (part) {
            case Literal literal -> literal(literal.value());
            case Expression.Name name -> attribute(name.name());
            case Expression.Parameter parameter -> value(parameters.get(parameter.name()), "numeric");
            case Expression.Negation negation -> "(- " + part(negation.of()) + ")";
            case Expression.Not not -> "(not " + part(not.of()) + ")";
            case Expression.Binary binary -> binary(binary);
            case Expression.Membership membership -> membership(membership);
            case Expression.Missing missing -> "(" + part(missing.of()) + " is null)";
            case Expression.Extreme extreme -> extreme(extreme);
            case Expression.Indicator indicator -> throw new IllegalArgumentException(indicator.code());
            case Expression.Total total -> throw new IllegalArgumentException("a total in a condition");
        };
    }

    private String literal(Object value) {
        return value(value, value instanceof Double ? "numeric" : value instanceof Boolean ? "boolean" : "text");
    }

    private String value(@Nullable Object value, String type) {
        values.add(value);
        return "?::" + type;
    }

    private String attribute(String name) {
        Optional<Kind> kind = words.attribute(classCode, name);
        if (kind.isPresent() && kind.get() instanceof Kind.Amount number)
            return number(name, number.unit().scale(), values);
        values.add(name);
        if (kind.isPresent() && kind.get() instanceof Kind.Text) return "(o.attributes ->> ?)";
        values.add(name);
        return TRUTH;
    }

    private String binary(Expression.Binary binary) {
        String left = part(binary.left());
        String sign = binary.operator() == Expression.Operator.UNEQUAL
                ? "<>"
                : binary.operator().sign();
        String right = part(binary.right());
        if (binary.operator() == Expression.Operator.OVER) right = "nullif(" + right + ", 0)";
        return "(" + left + " " + sign + " " + right + ")";
    }

    private String membership(Expression.Membership membership) {
        String of = part(membership.of());
        return membership.list().stream()
                .map(literal -> literal(literal.value()))
                .collect(Collectors.joining(", ", "(" + of + " in (", "))"));
    }

    private String extreme(Expression.Extreme extreme) {
        // greatest and least pass nulls over, a formula does not.
        String known =
                extreme.of().stream().map(of -> part(of) + " is not null").collect(Collectors.joining(" and "));
        String list = extreme.of().stream().map(this::part).collect(Collectors.joining(", "));
        return "(case when " + known + " then " + (extreme.greatest() ? "greatest(" : "least(") + list + ") end)";
    }
}
