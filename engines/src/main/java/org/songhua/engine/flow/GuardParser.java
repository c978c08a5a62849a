package org.songhua.engine.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a condition by descent: {@code or} binds loosest, then {@code and}, {@code not}, comparisons. */
final class GuardParser {
    private static final int MOST_CHARACTERS = 1_000;
    private static final int DEEPEST = 40;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<word>[a-z_][a-z0-9_.]*)|(?<number>-?\\d{1,15}(?:\\.\\d{1,9})?)|\"(?<text>[^\"]*)\""
                    + "|(?<sign>==|!=|<=|>=|[<>()\\[\\],]))");

    /** A word of the text. */
    private record Token(String kind, String text, int position) {
        boolean is(String sign) {
            return (kind.equals("sign") || kind.equals("word")) && text.equals(sign);
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private final int end;
    private int next;
    private int depth;

    GuardParser(String text) {
        end = text.length() + 1;
        if (text.length() > MOST_CHARACTERS) throw new GuardSyntaxException("The condition is too long.", end);
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at)
                throw new GuardSyntaxException(
                        "This cannot be read: " + text.substring(at).strip() + ".", at + 1);
            tokens.add(token(matcher));
            at = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        for (String kind : List.of("word", "number", "text", "sign")) {
            String found = matcher.group(kind);
            if (found != null) return new Token(kind, found, matcher.start(kind) + 1);
        }
        throw new IllegalStateException("A token has a kind.");
    }

    Guard.Term parse() {
        Guard.Term term = or();
        if (next < tokens.size()) throw unexpected();
        return term;
    }

    private Guard.Term or() {
        if (++depth > DEEPEST) throw new GuardSyntaxException("Brackets are nested too deep.", position());
        Guard.Term term = and();
        while (took("or")) term = new Guard.Joint(term, false, and());
        depth--;
        return term;
    }

    private Guard.Term and() {
        Guard.Term term = not();
        while (took("and")) term = new Guard.Joint(term, true, not());
        return term;
    }

    private Guard.Term not() {
        int nots = 0;
        while (took("not")) nots++;
        Guard.Term term = comparison();
        return nots % 2 == 0 ? term : new Guard.Not(term);
    }

    private Guard.Term comparison() {
        Guard.Term left = value();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (took(operator)) return new Guard.Comparison(left, operator, value());
        }
        return took("in") ? new Guard.OneOf(left, literals()) : left;
    }

    private List<Object> literals() {
        expect("[");
        var values = new ArrayList<Object>();
        do {
            if (!(value() instanceof Guard.Literal literal))
                throw new GuardSyntaxException("A list holds texts and numbers only.", position());
            values.add(literal.literal());
        } while (took(","));
        expect("]");
        return List.copyOf(values);
    }

    private Guard.Term value() {
        if (took("(")) {
            Guard.Term inner = or();
            expect(")");
            return inner;
        }
        if (next >= tokens.size()) throw unexpected();
        Token token = tokens.get(next);
        if (token.kind().equals("sign")
                || (List.of("and", "or", "not", "in").contains(token.text())
                        && token.kind().equals("word"))) throw unexpected();
        next++;
        return switch (token.kind()) {
            case "number" -> new Guard.Literal(new BigDecimal(token.text()));
            case "text" -> new Guard.Literal(token.text());
            default -> word(token.text());
        };
    }

    private static Guard.Term word(String word) {
        return switch (word) {
            case "true" -> new Guard.Literal(true);
            case "false" -> new Guard.Literal(false);
            default -> new Guard.Name(word);
        };
    }

    private boolean took(String sign) {
        boolean there = next < tokens.size() && tokens.get(next).is(sign);
        if (there) next++;
        return there;
    }

    private void expect(String sign) {
        if (!took(sign)) throw new GuardSyntaxException("Here " + sign + " is missing.", position());
    }

    private int position() {
        return next < tokens.size() ? tokens.get(next).position() : end;
    }

    private GuardSyntaxException unexpected() {
        String what = next < tokens.size()
                ? "\"" + tokens.get(next).text() + "\" is not expected here."
                : "It ends too early.";
        return new GuardSyntaxException(what, position());
    }
}
