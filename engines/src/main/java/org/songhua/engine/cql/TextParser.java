package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.songhua.engine.cql.Expression.ArrayRelation;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Comparison;
import org.songhua.engine.cql.Expression.Folding;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.cql.Expression.TemporalRelation;

/**
 * The text encoding, by recursive descent. One grammar serves conditions and values alike; the {@link TypeCheck} tells
 * afterwards what may stand where, with all mistakes at once.
 */
final class TextParser {
    private final TokenStream in;
    private final Parts parts;
    private int depth;

    TextParser(String text, Parts parts) {
        this.in = new TokenStream(TextLexer.tokens(text));
        this.parts = parts;
    }

    /** {@return the whole filter} */
    Expression parse() {
        Expression expression = condition();
        if (in.peek().kind() != Token.Kind.END) throw in.unexpected("AND, OR or the end");
        return expression;
    }

    private Expression condition() {
        return deeper(() -> joined("OR", () -> joined("AND", this::factor, Expression.And::new), Expression.Or::new));
    }

    private Expression joined(String word, Supplier<Expression> part, Function<List<Expression>, Expression> maker) {
        String place = in.place();
        var conditions = new ArrayList<>(List.of(part.get()));
        while (in.takeWord(word)) conditions.add(part.get());
        return conditions.size() == 1 ? conditions.getFirst() : parts.put(maker.apply(conditions), place);
    }

    private Expression factor() {
        String place = in.place();
        if (!in.takeWord("NOT")) return predicate();
        return parts.put(new Expression.Not(deeper(this::factor)), place);
    }

    private Expression predicate() {
        String place = in.place();
        Expression left = sum();
        Optional<Comparison> comparison = comparison();
        if (comparison.isPresent()) return parts.put(new Expression.Compare(comparison.get(), left, sum()), place);
        if (in.takeWord("IS")) {
            boolean not = in.takeWord("NOT");
            in.expectWord("NULL");
            return negated(not, new Expression.IsNull(left), place);
        }
        boolean not = in.peek().isWord("NOT");
        if (not) in.next();
        if (in.takeWord("LIKE")) return negated(not, new Expression.Like(left, sum()), place);
        if (in.takeWord("BETWEEN")) return negated(not, between(left), place);
        if (in.takeWord("IN")) return negated(not, new Expression.In(left, list()), place);
        if (not) throw in.unexpected("LIKE, BETWEEN or IN");
        return left;
    }

    private Expression between(Expression value) {
        Expression least = sum();
        in.expectWord("AND");
        return new Expression.Between(value, least, sum());
    }

    private Expression negated(boolean not, Expression expression, String place) {
        parts.put(expression, place);
        return not ? parts.put(new Expression.Not(expression), place) : expression;
    }

    private Optional<Comparison> comparison() {
        for (Comparison comparison : Comparison.values()) {
            if (in.takeSign(comparison.sign())) return Optional.of(comparison);
        }
        return Optional.empty();
    }

    private Expression sum() {
        return calculation(1);
    }

    private Expression calculation(int binding) {
        if (binding > 3) return signed();
        String place = in.place();
        Expression left = calculation(binding + 1);
        for (Optional<Calculation> next = operator(binding); next.isPresent(); next = operator(binding)) {
            left = parts.putCalculation(new Expression.Arithmetic(next.get(), left, calculation(binding + 1)), place);
            // The power of a power needs parentheses: the grammar says no side that goes first.
            if (binding == 3) break;
        }
        return left;
    }

    private Optional<Calculation> operator(int binding) {
        for (Calculation operator : Calculation.values()) {
            if (operator.binding() != binding) continue;
            if (operator == Calculation.DIV ? in.takeWord("DIV") : in.takeSign(operator.sign())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private Expression signed() {
        String place = in.place();
        if (!in.takeSign("-")) return primary();
        if (in.peek().kind() == Token.Kind.NUMBER)
            return parts.number("-" + in.next().text(), place);
        Expression minus = parts.put(Expression.Numeric.of(-1), place);
        return parts.putCalculation(new Expression.Arithmetic(Calculation.MULTIPLY, minus, primary()), place);
    }

    private Expression primary() {
        Token token = in.next();
        String place = token.place();
        return switch (token.kind()) {
            case TEXT -> parts.put(new Expression.Text(token.text()), place);
            case NUMBER -> parts.number(token.text(), place);
            case QUOTED_NAME -> parts.put(new Expression.Property(token.text()), place);
            case NAME -> named(token);
            case SIGN, END -> {
                if (!token.isSign("(")) throw in.unexpected(token, "a value or a condition");
                yield group(place);
            }
        };
    }

    /** One value in parentheses is the value; none or several are an array. */
    private Expression group(String place) {
        List<Expression> items = items();
        return items.size() == 1 ? items.getFirst() : parts.put(new Expression.Array(items), place);
    }

    private Expression named(Token name) {
        if (name.isWord("TRUE")) return parts.put(new Expression.Truth(true), name.place());
        if (name.isWord("FALSE")) return parts.put(new Expression.Truth(false), name.place());
        if (Names.isKeyword(name.text())) throw in.unexpected(name, "a value or a condition");
        if (WktParser.isGeometry(name, in.peek())) return new WktParser(in, parts).geometry(name);
        if (in.takeSign("(")) {
            return deeper(() -> function(name, name.text().toUpperCase(Locale.ROOT)));
        }
        return parts.put(new Expression.Property(name.text()), name.place());
    }

    private Expression function(Token name, String word) {
        String place = name.place();
        return switch (word) {
            case "DATE" -> parts.day(closed(in.expectText()), place);
            case "TIMESTAMP" -> parts.moment(closed(in.expectText()), place);
            case "INTERVAL" -> interval(place);
            case "CASEI", "ACCENTI" -> parts.put(new Expression.Folded(Folding.valueOf(word), closed(sum())), place);
            default -> relation(name, word).orElseGet(() -> call(name));
        };
    }

    private Optional<Expression> relation(Token name, String word) {
        Optional<Expression> spatial = Names.find(SpatialRelation.class, word)
                .map(relation -> pair(false, (a, b) -> new Expression.Spatial(relation, a, b)));
        Optional<Expression> found = spatial.or(() -> Names.find(TemporalRelation.class, word)
                        .map(relation -> pair(false, (a, b) -> new Expression.Temporal(relation, a, b))))
                .or(() -> Names.find(ArrayRelation.class, word)
                        .map(relation -> pair(true, (a, b) -> new Expression.ArrayTest(relation, a, b))));
        return found.map(expression -> parts.put(expression, name.place()));
    }

    private Expression pair(boolean arrays, Pair maker) {
        Expression left = arrays ? array() : sum();
        in.expectSign(",");
        return maker.of(left, closed(arrays ? array() : sum()));
    }

    /** Where an array is wanted, parentheses make one, even around a single value. */
    private Expression array() {
        Token token = in.peek();
        return in.takeSign("(") ? parts.put(new Expression.Array(items()), token.place()) : sum();
    }

    private Expression call(Token name) {
        return parts.put(new Expression.Call(name.text(), items()), name.place());
    }

    private Expression interval(String place) {
        Expression from = end();
        in.expectSign(",");
        return parts.put(new Expression.Interval(from, closed(end())), place);
    }

    private Expression end() {
        Token token = in.peek();
        if (token.kind() != Token.Kind.TEXT) return sum();
        return parts.end(in.next().text(), token.place());
    }

    private List<Expression> list() {
        in.expectSign("(");
        return items();
    }

    /** Values up to the closing parenthesis; the opening one is taken already. */
    private List<Expression> items() {
        var items = new ArrayList<Expression>();
        if (in.takeSign(")")) return items;
        do items.add(condition());
        while (in.takeSign(","));
        return closed(items);
    }

    private <T> T closed(T value) {
        in.expectSign(")");
        return value;
    }

    private Expression deeper(Supplier<Expression> part) {
        parts.depth(++depth, in.place());
        Expression expression = part.get();
        depth--;
        return expression;
    }

    /** Makes a relation of two values. */
    private interface Pair {
        Expression of(Expression left, Expression right);
    }
}
