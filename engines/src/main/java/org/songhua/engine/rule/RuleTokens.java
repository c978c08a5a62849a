package org.songhua.engine.rule;

import java.util.Set;

/** The text of a condition, taken piece by piece. */
final class RuleTokens {
    private static final Set<String> WORDS = Set.of("and", "or", "not", "hysteresis");

    private final String text;
    private int at = 0;

    RuleTokens(String text) {
        this.text = text;
        skip();
    }

    RuleTextException fault(String problem) {
        return new RuleTextException(at, problem);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    void expectEnd() {
        if (at < text.length()) throw fault("Here it should end, and \"" + text.substring(at) + "\" is left.");
    }

    boolean take(String sign) {
        if (!text.startsWith(sign, at)) return false;
        at += sign.length();
        skip();
        return true;
    }

    void expect(String sign) {
        if (!take(sign)) throw fault("Here \"" + sign + "\" is expected.");
    }

    /** Takes a word only when it stands there as a whole. */
    boolean takeWord(String word) {
        if (!text.startsWith(word, at) || wordEnd() != at + word.length()) return false;
        at += word.length();
        skip();
        return true;
    }

    /** Takes the name of a function and its parenthesis. */
    boolean takeCall(String function) {
        int before = at;
        if (takeWord(function) && take("(")) return true;
        at = before;
        return false;
    }

    String word() {
        int end = wordEnd();
        if (end == at) throw fault("Here a name is expected.");
        String word = text.substring(at, end);
        if (WORDS.contains(word)) throw fault("\"" + word + "\" is no name.");
        at = end;
        skip();
        return word;
    }

    private int wordEnd() {
        int end = at;
        while (end < text.length() && isOfWord(text.charAt(end), end > at)) end++;
        return end;
    }

    private static boolean isOfWord(char c, boolean isInside) {
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return isLetter || (isInside && ((c >= '0' && c <= '9') || c == '.'));
    }

    boolean isAt(String sign) {
        return text.startsWith(sign, at);
    }

    boolean isNumber() {
        int digit = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
        return digit < text.length() && Character.isDigit(text.charAt(digit));
    }

    double number() {
        if (!isNumber()) throw fault("Here a number is expected.");
        int end = at + 1;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
        try {
            double value = Double.parseDouble(text.substring(at, end));
            if (Double.isInfinite(value)) throw fault("A number of " + (end - at) + " digits is too great.");
            at = end;
            skip();
            return value;
        } catch (NumberFormatException e) {
            throw fault("\"" + text.substring(at, end) + "\" is no number.");
        }
    }

    /** {@return the unit behind a number, 1 when there is none} */
    String unit() {
        if (at == text.length() || !isUnitStart(text.charAt(at)) || isKeyword()) return "1";
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && ",()".indexOf(text.charAt(end)) < 0)
            end++;
        String unit = text.substring(at, end);
        at = end;
        skip();
        return unit;
    }

    private boolean isKeyword() {
        return WORDS.contains(text.substring(at, wordEnd()));
    }

    private static boolean isUnitStart(char c) {
        return Character.isLetter(c) || c == '%' || c == '[' || c == '{' || c == '\'';
    }

    /** {@return what stands before the next comma or parenthesis} */
    String piece(String what) {
        int end = at;
        while (end < text.length() && ",()".indexOf(text.charAt(end)) < 0) end++;
        String piece = text.substring(at, end).strip();
        if (piece.isEmpty()) throw fault("Here " + what + " is expected.");
        at = end;
        return piece;
    }
}
