package org.songhua.engine.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts an expression into tokens. */
final class Lexer {
    /** What a token is. */
    enum Kind {
        WORD,
        VALUE,
        SIGN,
        END
    }

    /**
     * A piece of the expression.
     *
     * @param text a word or sign as written
     * @param value of a literal; null as well for the literal null, which is a word
     * @param at where it starts, from 0
     */
    record Token(Kind kind, String text, Object value, int at) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        return new Lexer(source).read();
    }

    private List<Token> read() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) at++;
            else if (c == '\'') value(at, string());
            else if (Character.isDigit(c)) number();
            else if (isWordStart(c)) word();
            else sign(c);
        }
        tokens.add(new Token(Kind.END, "the end", "", at));
        return tokens;
    }

    private void value(int start, Object value) {
        tokens.add(new Token(Kind.VALUE, source.substring(start, at), value, start));
    }

    private String string() {
        var text = new StringBuilder();
        int start = at++;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c != '\'') text.append(c);
            else if (at < source.length() && source.charAt(at) == '\'') {
                text.append(c);
                at++;
            } else return text.toString();
        }
        throw OdataFaults.syntax(source, start, "the text that begins here has no closing quote");
    }

    private void number() {
        int start = at;
        while (at < source.length() && isNumberPart(start)) at++;
        try {
            value(start, Literals.numeric(source.substring(start, at)));
        } catch (IllegalArgumentException e) {
            throw OdataFaults.syntax(source, start, String.valueOf(e.getMessage()));
        }
    }

    private boolean isNumberPart(int start) {
        char c = source.charAt(at);
        if (Character.isLetterOrDigit(c) || c == '.' || c == ':') return true;
        boolean date =
                source.substring(start, Math.min(start + 5, source.length())).indexOf('-') == 4;
        boolean exponent = "eE".indexOf(source.charAt(at - 1)) >= 0;
        if (c == '-' || c == '+') return at == start + 4 || date || exponent;
        return c == '/' && date && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
    }

    private void word() {
        int start = at;
        while (at < source.length() && isWordPart(source.charAt(at))) at++;
        String word = source.substring(start, at);
        if (at < source.length() && source.charAt(at) == '\'' && !word.contains("/")) typed(word, start);
        else tokens.add(new Token(Kind.WORD, word, "", start));
    }

    private void typed(String type, int start) {
        String text = string();
        try {
            value(start, Literals.typed(type.toLowerCase(Locale.ROOT), text));
        } catch (IllegalArgumentException e) {
            throw OdataFaults.syntax(source, start, String.valueOf(e.getMessage()));
        }
    }

    private void sign(char c) {
        if ("(),/[]:-*;=".indexOf(c) < 0) throw OdataFaults.syntax(source, at, "“" + c + "” has no meaning here");
        tokens.add(new Token(Kind.SIGN, String.valueOf(c), "", at++));
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c == '@' || c == '$';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '$' || c == '.';
    }
}
