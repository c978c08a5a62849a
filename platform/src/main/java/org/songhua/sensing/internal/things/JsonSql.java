package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.internal.things.Sql.Kind;

/**
 * Comparisons with values of JSON, which are of any kind. A number or truth equals the text that it is written as, because many senders quote
 * whatever they send; the evaluator of rows says the same.
 */
final class JsonSql {
    /** A scalar by its text, null for all else. */
    private static final String TEXT =
            "case jsonb_typeof(%1$s) when 'number' then trim_scale((%1$s)::numeric)::text when 'string' then %1$s #>> '{}'"
                    + " when 'boolean' then (%1$s)::text end";

    private JsonSql() {}

    static boolean isComparable(Sql sql) {
        return sql.kind() == Kind.JSON
                || sql.kind() == Kind.TEXT
                || sql.kind() == Kind.NUMBER
                || sql.kind() == Kind.TRUTH;
    }

    /** {@return whether they are equal, or not; unknown when one is} */
    static Sql equality(Operator operator, Sql left, Sql right) {
        String not = operator == Operator.NE ? "not " : "";
        if (isLiteral(left) || isLiteral(right)) {
            Sql literal = isLiteral(left) ? left : right;
            Sql json = isLiteral(left) ? right : left;
            List<Sql> forms =
                    forms(literalValue(literal)).stream().map(JsonSql::form).toList();
            String template =
                    "%s " + not + "in (" + forms.stream().map(form -> "%s").collect(Collectors.joining(", ")) + ")";
            var parts = new ArrayList<Sql>(forms);
            parts.addFirst(known(json));
            return Sql.join(Kind.TRUTH, template, parts.toArray(Sql[]::new));
        }
        Sql a = json(left);
        Sql b = json(right);
        return Sql.join(Kind.TRUTH, "(" + not + "coalesce(%s = %s, %s = %s))", text(a), text(b), a, b);
    }

    private static boolean isLiteral(Sql sql) {
        return switch (sql.kind()) {
            case TEXT -> sql.text().equals("?");
            case NUMBER -> sql.text().equals("?::numeric");
            case TRUTH -> sql.text().equals("true") || sql.text().equals("false");
            default -> false;
        };
    }

    private static Object literalValue(Sql literal) {
        if (literal.kind() == Kind.TRUTH) return Boolean.valueOf(literal.text());
        return java.util.Objects.requireNonNull(literal.parameters().getFirst());
    }

    /** {@return the values of JSON that equal a constant} */
    static List<Object> forms(Object value) {
        return switch (value) {
            case Boolean truth -> List.of(truth, truth.toString());
            case BigDecimal number -> List.of(number, plain(number));
            case String text when text.equals("true") || text.equals("false") -> List.of(text, Boolean.valueOf(text));
            case String text -> {
                BigDecimal number = number(text);
                yield number == null ? List.of(text) : List.of(text, number);
            }
            default -> List.of(value);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** {@return the number that is written just so, null for none} */
    private static @Nullable BigDecimal number(String text) {
        if (text.length() > 40 || !text.matches("-?\\d+(\\.\\d+)?")) return null;
        var number = new BigDecimal(text);
        return plain(number).equals(text) ? number : null;
    }

    private static Sql form(Object value) {
        return switch (value) {
            case Boolean truth -> Sql.of(Kind.JSON, "'" + truth + "'::jsonb");
            case BigDecimal number -> Sql.of(Kind.JSON, "to_jsonb(?::numeric)", number);
            default -> Sql.of(Kind.JSON, "to_jsonb(?::text)", value);
        };
    }

    /** {@return whether a list of JSON holds the value} */
    static Sql in(Sql value, Sql list) {
        if (list.kind() != Kind.JSON || !isComparable(value)) throw Untranslatable.SIGNAL;
        return Sql.join(
                Kind.TRUTH,
                "case when jsonb_typeof(%s) = 'array' then exists (select 1 from jsonb_array_elements(%s) e where e = %s) end",
                list,
                list,
                json(value));
    }

    /** {@return a truth of JSON; unknown when it is anything else} */
    static Sql truth(Sql json) {
        return Sql.join(Kind.TRUTH, "case when jsonb_typeof(%s) = 'boolean' then (%s)::boolean end", json, json);
    }

    /** A null of JSON is as unknown as a value that is not there. */
    static Sql known(Sql sql) {
        return sql.kind() == Kind.JSON ? Sql.join(Kind.JSON, "nullif(%s, 'null'::jsonb)", sql) : sql;
    }

    /** A bare parameter has no type that the polymorphic function could go by. */
    private static Sql json(Sql sql) {
        return switch (sql.kind()) {
            case JSON -> known(sql);
            case TEXT -> Sql.join(Kind.JSON, "to_jsonb(%s::text)", sql);
            default -> Sql.join(Kind.JSON, "to_jsonb(%s)", sql);
        };
    }

    private static Sql text(Sql json) {
        var parameters = new ArrayList<@Nullable Object>();
        for (int i = 0; i < 4; i++) parameters.addAll(json.parameters());
        return new Sql(TEXT.formatted(json.text()), parameters, Kind.TEXT);
    }
}
