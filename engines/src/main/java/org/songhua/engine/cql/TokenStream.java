package org.songhua.engine.cql;

import java.util.List;
import org.songhua.engine.fault.FaultException;

/** The words of a filter in turn. */
final class TokenStream {
    private final List<Token> tokens;
    private int at;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** {@return the next word; the end comes again and again} */
    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) at++;
        return token;
    }

    String place() {
        return peek().place();
    }

    boolean takeWord(String word) {
        if (!peek().isWord(word)) return false;
        next();
        return true;
    }

    boolean takeSign(String sign) {
        if (!peek().isSign(sign)) return false;
        next();
        return true;
    }

    void expectWord(String word) {
        if (!takeWord(word)) throw unexpected(word);
    }

    void expectSign(String sign) {
        if (!takeSign(sign)) throw unexpected("'" + sign + "'");
    }

    String expectText() {
        if (peek().kind() != Token.Kind.TEXT) throw unexpected("a text in single quotation marks");
        return next().text();
    }

    FaultException unexpected(String wanted) {
        return unexpected(peek(), wanted);
    }

    FaultException unexpected(Token token, String wanted) {
        String problem = "Here stands " + token.told() + ", where " + wanted + " is expected.";
        return Parts.syntax(
                token.place(), problem, "Write " + wanted + ", or quote names that are words of the language.");
    }
}
