package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.List;

/** Splits the text encoding into words. */
final class TextLexer {
    private static final String SIGNS = "=<>+-*/%^(),";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private TextLexer(String text) {
        this.text = text;
    }

    /** {@return the words, the end last} */
    static List<Token> tokens(String text) {
        var lexer = new TextLexer(text);
        while (lexer.next()) {}
        return lexer.tokens;
    }

    private boolean next() {
        while (at < text.length() && isBlank(text.charAt(at))) at++;
        if (at == text.length()) {
            tokens.add(new Token(Token.Kind.END, "", at));
            return false;
        }
        char c = text.charAt(at);
        if (c == '\'') quotedText();
        else if (c == '"') quotedName();
        else if (isDigit(at) || (c == '.' && isDigit(at + 1))) number();
        else if (SIGNS.indexOf(c) >= 0) sign();
        else name();
        return true;
    }

    private void quotedText() {
        int from = at++;
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean escaped = (c == '\'' || c == '\\') && at + 1 < text.length() && text.charAt(at + 1) == '\'';
            if (c == '\'' && !escaped) {
                at++;
                tokens.add(new Token(Token.Kind.TEXT, value.toString(), from));
                return;
            }
            value.append(escaped ? '\'' : c);
            at += escaped ? 2 : 1;
        }
        throw Parts.syntax(
                place(from), "The text that begins here has no end.", "Close it with a single quotation mark.");
    }

    private void quotedName() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw Parts.syntax(
                    place(at), "The name that begins here has no end.", "Close it with a double quotation mark.");
        }
        tokens.add(new Token(Token.Kind.QUOTED_NAME, text.substring(at + 1, end), at));
        at = end + 1;
    }

    private void number() {
        int from = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
            if (isDigit(at + sign)) {
                at += sign;
                digits();
            }
        }
        tokens.add(new Token(Token.Kind.NUMBER, text.substring(from, at), from));
    }

    private void digits() {
        while (isDigit(at)) at++;
    }

    private void sign() {
        int length = text.startsWith("<>", at) || text.startsWith("<=", at) || text.startsWith(">=", at) ? 2 : 1;
        tokens.add(new Token(Token.Kind.SIGN, text.substring(at, at + length), at));
        at += length;
    }

    private void name() {
        int from = at;
        if (Names.isStart(text.codePointAt(at))) {
            while (at < text.length() && Names.isPart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            tokens.add(new Token(Token.Kind.NAME, text.substring(from, at), from));
            return;
        }
        String character = Character.toString(text.codePointAt(at));
        throw Parts.syntax(
                place(at),
                "The character '" + character + "' has no meaning here.",
                "Put texts in single and names with special characters in double quotation marks.");
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** Rule whitespace of annex B, and any other blank of Unicode. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static String place(int index) {
        return "character " + (index + 1);
    }
}
