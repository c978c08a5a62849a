package org.songhua.engine.odata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.Lexer.Kind;
import org.songhua.engine.odata.Lexer.Token;

/** Parses filter and order expressions by precedence climbing. */
public final class ExpressionParser {
    /** No honest filter nests deeper; a stack is not endless. */
    private static final int MOST_DEPTH = 100;

    /** Operators of one strength lean to the left: the tree of a chain is as deep as the chain is long. */
    private static final int MOST_OPERATORS = 1000;

    private static final int NOT_STRENGTH = 3;

    private final String source;
    private final List<Token> tokens;
    private int next;
    private int depth;
    private int operators;

    private ExpressionParser(String source) {
        this.source = source;
        tokens = Lexer.tokens(source);
    }

    /**
     * {@return the expression}
     *
     * @throws FaultException {@code ODATA-001} when the text is none
     */
    public static Expr parse(String text) {
        var parser = new ExpressionParser(text);
        Expr expression = parser.expression(0);
        parser.expect(Kind.END);
        return expression;
    }

    private Expr expression(int weakest) {
        if (++depth > MOST_DEPTH) throw fault("it nests deeper than " + MOST_DEPTH + " levels");
        Expr left = unary();
        for (Optional<Operator> found = operator(); found.isPresent(); found = operator()) {
            Operator operator = found.get();
            if (operator.strength() <= weakest) break;
            next++;
            count(1);
            left = operator == Operator.IN && peek().is("(")
                    ? in(left)
                    : new Expr.Binary(operator, left, expression(operator.strength()));
        }
        depth--;
        return left;
    }

    private void count(int more) {
        operators += more;
        if (operators > MOST_OPERATORS) throw fault("it has more than " + MOST_OPERATORS + " operators");
    }

    /** {@code x in (a,b)} is {@code x eq a or x eq b}; without brackets the right side is itself a list. */
    private Expr in(Expr left) {
        List<Expr> candidates = arguments();
        if (candidates.isEmpty()) throw fault("the list after in is empty");
        count(candidates.size());
        return candidates.stream()
                .<Expr>map(value -> new Expr.Binary(Operator.EQ, left, value))
                .reduce((a, b) -> new Expr.Binary(Operator.OR, a, b))
                .orElseThrow();
    }

    private Optional<Operator> operator() {
        Token token = peek();
        return token.kind() == Kind.WORD ? Operator.find(token.text()) : Optional.empty();
    }

    private Expr unary() {
        Token token = peek();
        if (token.kind() == Kind.WORD && token.text().equals("not")) {
            next++;
            return new Expr.Not(expression(NOT_STRENGTH));
        }
        if (token.is("-")) {
            next++;
            return negated(primary());
        }
        return primary();
    }

    private static Expr negated(Expr operand) {
        return operand instanceof Expr.Literal literal && literal.value() instanceof BigDecimal number
                ? new Expr.Literal(number.negate())
                : new Expr.Negated(operand);
    }

    private Expr primary() {
        Token token = peek();
        if (token.is("(")) return grouped();
        next++;
        if (token.kind() == Kind.VALUE) return new Expr.Literal(token.value());
        if (token.kind() == Kind.WORD) return word(token);
        next--;
        throw fault("a value, a path or a function is missing");
    }

    private Expr grouped() {
        next++;
        Expr inner = expression(0);
        expect(")");
        return inner;
    }

    private Expr word(Token token) {
        if (peek().is("(")) return call(token);
        return switch (token.text()) {
            case "true" -> new Expr.Literal(true);
            case "false" -> new Expr.Literal(false);
            case "null" -> new Expr.Literal(null);
            default -> path(token);
        };
    }

    private Expr call(Token name) {
        Function function = Function.find(name.text())
                .orElseThrow(() -> OdataFaults.syntax(source, name.at(), "there is no function " + name.text()));
        List<Expr> arguments = arguments();
        if (!function.takes(arguments.size()))
            throw OdataFaults.syntax(
                    source,
                    name.at(),
                    "%s takes %s arguments, not %d".formatted(name.text(), function.arity(), arguments.size()));
        TypeCheck.call(function, arguments);
        return new Expr.Call(function, arguments);
    }

    private List<Expr> arguments() {
        expect("(");
        var arguments = new ArrayList<Expr>();
        if (!peek().is(")")) {
            do arguments.add(expression(0));
            while (accept(","));
        }
        expect(")");
        return arguments;
    }

    private Expr path(Token first) {
        var steps = new ArrayList<String>();
        steps.add(first.text());
        while (true) {
            if (accept("[")) steps.add(index());
            else if (!accept("/")) return new Expr.Path(steps);
            else {
                Token step = peek();
                next++;
                if (isLambda(step))
                    return lambda(new Expr.Path(steps), step.text().equals("all"));
                steps.add(step(step));
            }
        }
    }

    private String index() {
        Token token = peek();
        next++;
        String step = step(token);
        expect("]");
        return step;
    }

    private String step(Token token) {
        boolean number = token.kind() == Kind.VALUE && token.value() instanceof BigDecimal;
        if (token.kind() == Kind.WORD || number) return token.text();
        next--;
        throw fault("the path ends in the middle");
    }

    private boolean isLambda(Token step) {
        return (step.text().equals("any") || step.text().equals("all")) && peek().is("(");
    }

    private Expr lambda(Expr.Path collection, boolean all) {
        expect("(");
        Token variable = peek();
        expect(Kind.WORD);
        expect(":");
        Expr condition = expression(0);
        expect(")");
        return new Expr.Lambda(collection, all, variable.text(), condition);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean accept(String sign) {
        if (!peek().is(sign)) return false;
        next++;
        return true;
    }

    private void expect(String sign) {
        if (!accept(sign)) throw fault("“" + sign + "” is missing");
    }

    private void expect(Kind kind) {
        if (peek().kind() != kind)
            throw fault(kind == Kind.END ? "the expression should end here" : "a name is missing");
        if (kind != Kind.END) next++;
    }

    private FaultException fault(String problem) {
        return OdataFaults.syntax(source, peek().at(), problem);
    }
}
