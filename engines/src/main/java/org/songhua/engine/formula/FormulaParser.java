package org.songhua.engine.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Operator;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.FormulaLexer.Kind;
import org.songhua.engine.formula.FormulaLexer.Token;

/**
 * Reads formulas. The language, from loosest to tightest: {@code or}, {@code and}, {@code not}, comparisons with {@code in (…)}
 * and {@code is missing}, {@code + -}, {@code * /}; values are numbers with an optional unit, texts in single quotes, names,
 * {@code $parameters}, {@code indicator('…')}, {@code min(…)}, {@code max(…)} and the totals {@code count(class where …)},
 * {@code sum(class.attribute where …)}, {@code area(class where … inside class where …)}, {@code length(… inside …)},
 * {@code gap(class.demand, class.supply where …)}, {@code gap(class.demand * factor where … inside … by class.supply where …
 * within radius, …)} and {@code covered(class where … by class where … within radius, …)}.
 */
public final class FormulaParser {
    /** Most characters of a formula. */
    public static final int MOST_CHARACTERS = 2_000;

    private static final int MOST_DEPTH = 50;
    private static final Set<String> KEYWORDS =
            Set.of("or", "and", "not", "in", "is", "missing", "where", "by", "within", "inside", "true", "false");

    private final List<Token> tokens;
    private int at;
    private int depth;

    private FormulaParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * {@return the tree of a formula}
     *
     * @throws FaultException {@code FORM-001}, {@code FORM-009} or {@code FORM-012} with the character where it cannot go on
     */
    public static Expression parse(String text) {
        if (text.length() > MOST_CHARACTERS) throw tooLarge(MOST_CHARACTERS);
        var parser = new FormulaParser(FormulaLexer.tokens(text));
        Expression whole = parser.expression(0);
        if (parser.peek().kind() != Kind.END) throw parser.unexpected("an operator or the end");
        return whole;
    }

    /** Reads with operators of a rank or more; those of the same rank are taken from left to right. */
    private Expression expression(int rank) {
        if (++depth > MOST_DEPTH) throw tooLarge(peek().at());
        Expression left = rank <= 3 && peek().is("not") ? not() : operand();
        boolean asks = asks(rank);
        if (asks) left = postfix(left);
        for (Operator operator = operator(rank, asks); operator != null; operator = operator(rank, asks)) {
            int where = take().at();
            left = new Expression.Binary(operator, left, expression(operator.rank() + 1), where);
            asks = asks(rank);
            if (asks) left = postfix(left);
        }
        depth--;
        return left;
    }

    /** {@code in} and {@code is missing} ask of the whole sum before them, as comparisons do. */
    private boolean asks(int rank) {
        return rank <= Operator.EQUAL.rank() && (peek().is("in") || peek().is("is"));
    }

    private Expression not() {
        int where = take().at();
        return new Expression.Not(expression(3), where);
    }

    /** What was asked whether it is missing, or one of a list, is no number to go on reckoning with. */
    private @Nullable Operator operator(int rank, boolean asked) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.rank() >= rank && peek().is(operator.sign()))
                .filter(operator -> !asked || operator.rank() <= Operator.EQUAL.rank())
                .findFirst()
                .orElse(null);
    }

    private Expression postfix(Expression of) {
        if (peek().is("in")) return membership(of);
        int where = take().at();
        expect("missing");
        return new Expression.Missing(of, where);
    }

    private Expression membership(Expression of) {
        int where = take().at();
        expect("(");
        var list = new ArrayList<Literal>();
        do {
            if (!(operand() instanceof Literal literal)) throw unexpected("a value");
            list.add(literal);
        } while (takeIf(","));
        expect(")");
        return new Expression.Membership(of, list, where);
    }

    private Expression operand() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case TEXT -> new Literal(token.text(), Unit.ONE, token.at());
            case WORD -> word(token);
            case SIGN -> signed(token);
            case END -> throw unexpected(token, "a value");
        };
    }

    private Expression signed(Token token) {
        if (token.is("-")) return new Expression.Negation(expression(7), token.at());
        if (token.is("$")) return new Expression.Parameter(name(), token.at());
        if (!token.is("(")) throw unexpected(token, "a value");
        Expression inside = expression(0);
        expect(")");
        return inside;
    }

    private Literal number(Token token) {
        try {
            double value = Double.parseDouble(token.text());
            Unit unit = unit();
            if (Double.isInfinite(value * unit.scale())) throw unexpected(token, "a smaller number");
            return new Literal(value * unit.scale(), unit, token.at());
        } catch (NumberFormatException e) {
            throw unexpected(token, "a number");
        }
    }

    /** A word right after a number is its unit, unless it goes on with the formula. */
    private Unit unit() {
        Token token = peek();
        if (token.kind() != Kind.WORD || KEYWORDS.contains(token.text())) return Unit.ONE;
        Optional<Unit> unit = Unit.parse(token.text());
        if (unit.isEmpty())
            throw new FaultException(FormulaFaults.at(
                    "FORM-009",
                    token.at(),
                    "There is no unit \"" + token.text() + "\".",
                    "Write one such as m, km² or %."));
        at++;
        return unit.get();
    }

    private Expression word(Token token) {
        if (token.is("true") || token.is("false")) return new Literal(token.is("true"), Unit.ONE, token.at());
        if (KEYWORDS.contains(token.text())) throw unexpected(token, "a value");
        if (!peek().is("(")) return new Expression.Name(token.text(), token.at());
        take();
        Expression call = call(token);
        expect(")");
        return call;
    }

    private Expression call(Token name) {
        return switch (name.text()) {
            case "min", "max" -> extreme(name);
            case "indicator" -> new Expression.Indicator(text(), name.at());
            case "count", "area", "length", "covered" -> plainTotal(name);
            case "sum", "gap" -> totalOfAttributes(name);
            default -> throw unexpected(name, "one of min, max, indicator, count, sum, area, length, gap, covered");
        };
    }

    private Expression extreme(Token name) {
        var of = new ArrayList<Expression>();
        do of.add(expression(0));
        while (takeIf(","));
        return new Expression.Extreme(name.is("max"), of, name.at());
    }

    private Expression plainTotal(Token name) {
        Selection over = selection();
        if (!name.is("covered"))
            return new Expression.Total(
                    measure(name), over, List.of(), null, name.is("count") ? null : inside(), List.of(), name.at());
        expect("by");
        var by = new ArrayList<Reach>();
        do by.add(reach(false));
        while (takeIf(","));
        return new Expression.Total(measure(name), over, List.of(), by, name.at());
    }

    private Expression totalOfAttributes(Token name) {
        int where = peek().at();
        String classCode = name();
        var attributes = new ArrayList<String>(List.of(attribute()));
        if (name.is("gap") && !peek().is(",")) return gapFromAround(name, classCode, attributes, where);
        if (name.is("gap")) attributes.add(second(classCode));
        return new Expression.Total(
                measure(name), new Selection(classCode, condition(), where), attributes, List.of(), name.at());
    }

    /** A gap of which the supply stands around: the demand, then where it counts, then who supplies. */
    private Expression gapFromAround(Token name, String classCode, List<String> demand, int where) {
        Expression factor = takeIf("*") ? operand() : null;
        var over = new Selection(classCode, condition(), where);
        Selection inside = inside();
        if (!takeIf("by")) throw unexpected(factor == null ? "\",\" or \"by\"" : "\"by\"");
        var by = new ArrayList<Reach>();
        do by.add(reach(true));
        while (takeIf(","));
        return new Expression.Total(measure(name), over, demand, factor, inside, by, name.at());
    }

    private @Nullable Selection inside() {
        return takeIf("inside") ? selection() : null;
    }

    /** The supply of a gap, of the same class as the demand. */
    private String second(String classCode) {
        expect(",");
        Token again = peek();
        if (!name().equals(classCode)) throw unexpected(again, "an attribute of " + classCode);
        return attribute();
    }

    private String attribute() {
        expect(".");
        return name();
    }

    private Reach reach(boolean supplies) {
        int where = peek().at();
        String classCode = name();
        String attribute = supplies ? attribute() : null;
        var by = new Selection(classCode, condition(), where);
        expect("within");
        return new Reach(by, attribute, expression(5));
    }

    private Selection selection() {
        int where = peek().at();
        return new Selection(name(), condition(), where);
    }

    private @Nullable Expression condition() {
        return takeIf("where") ? expression(0) : null;
    }

    private static Measure measure(Token name) {
        return Measure.valueOf(name.text().toUpperCase(Locale.ROOT));
    }

    private String name() {
        Token token = take();
        if (token.kind() != Kind.WORD || KEYWORDS.contains(token.text())) throw unexpected(token, "a name");
        return token.text();
    }

    private String text() {
        Token token = take();
        if (token.kind() != Kind.TEXT) throw unexpected(token, "a text in single quotes");
        return token.text();
    }

    private boolean takeIf(String sign) {
        if (!peek().is(sign)) return false;
        at++;
        return true;
    }

    private void expect(String sign) {
        Token token = take();
        if (!token.is(sign)) throw unexpected(token, "\"" + sign + "\"");
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) at++;
        return token;
    }

    private FaultException unexpected(String wanted) {
        return unexpected(peek(), wanted);
    }

    private static FaultException unexpected(Token token, String wanted) {
        return new FaultException(FormulaFaults.at(
                "FORM-001", token.at(), "Here stands \"" + token.text() + "\".", "Write " + wanted + " instead."));
    }

    private static FaultException tooLarge(int at) {
        return new FaultException(FormulaFaults.at(
                "FORM-012", at, "The formula is too long or nested too deep.", "Split it into several indicators."));
    }
}
