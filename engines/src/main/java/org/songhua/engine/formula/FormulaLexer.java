package org.songhua.engine.formula;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/** Cuts the text of a formula into tokens. */
final class FormulaLexer {
    private static final List<String> TWO_SIGNS = List.of("<=", ">=", "!=");
    private static final String ONE_SIGN = "+-*/()=<>,.$";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private FormulaLexer(String text) {
        this.text = text;
    }

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    /** A piece of the formula; a text is told without its quotes. */
    record Token(Kind kind, String text, int at) {
        boolean is(String wanted) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wanted);
        }
    }

    static List<Token> tokens(String text) {
        return new FormulaLexer(text).read();
    }

    private List<Token> read() {
        while (at < text.length()) next(text.charAt(at));
        tokens.add(new Token(Kind.END, "the end", at));
        return tokens;
    }

    private void next(char c) {
        if (Character.isWhitespace(c)) at++;
        else if (c == '\'') quoted();
        else if (Character.isDigit(c)) run(Kind.NUMBER);
        else if (isUnitOrWord(c)) run(Kind.WORD);
        else sign(c);
    }

    private void run(Kind kind) {
        int start = at;
        while (at < text.length() && goesOn(kind, text.charAt(at))) at++;
        tokens.add(new Token(kind, text.substring(start, at), start));
    }

    private static boolean goesOn(Kind kind, char c) {
        return kind == Kind.NUMBER ? Character.isDigit(c) || c == '.' : isUnitOrWord(c) || Character.isDigit(c);
    }

    /** Units such as m² and % stand right after their number. */
    private static boolean isUnitOrWord(char c) {
        return Character.isLetter(c) || c == '_' || c == '%' || c == '‰' || c == '²' || c == '³' || c == '㎡';
    }

    private void quoted() {
        int start = at;
        int end = text.indexOf('\'', at + 1);
        if (end < 0) throw fault(start, "The text that begins here has no closing quote.", "Close it with '.");
        tokens.add(new Token(Kind.TEXT, text.substring(start + 1, end), start));
        at = end + 1;
    }

    private void sign(char c) {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        if (TWO_SIGNS.contains(two)) add(two);
        else if (ONE_SIGN.indexOf(c) >= 0) add(String.valueOf(c));
        else throw fault(at, "\"" + c + "\" has no meaning here.", "Take it out.");
    }

    private void add(String sign) {
        tokens.add(new Token(Kind.SIGN, sign, at));
        at += sign.length();
    }

    private static FaultException fault(int at, String problem, String remedy) {
        Fault fault = FormulaFaults.at("FORM-001", at, problem, remedy);
        return new FaultException(fault);
    }
}
