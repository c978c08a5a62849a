package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;

/**
 * JSON (RFC 8259) to maps, lists, texts, booleans, {@link Digits} and null. A member that stands twice is refused: nobody can
 * tell which one is meant.
 */
final class JsonReader {
    /** Section 6: no leading zero, no plus sign, digits on both sides of the point. */
    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    /** A number as it is written. */
    record Digits(String text) {}

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    static @Nullable Object read(String text) {
        var reader = new JsonReader(text);
        Object value = reader.value();
        reader.blanks();
        if (reader.at < text.length()) throw reader.wrong("Nothing may follow the filter.");
        return value;
    }

    private @Nullable Object value() {
        blanks();
        if (at == text.length()) throw wrong("A value is missing.");
        return switch (text.charAt(at)) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(java.util.function.Supplier<Object> content) {
        // An operation takes two levels: its object and its arguments; coordinates take four more.
        if (++depth > 2 * Limits.DEPTH + 8) throw Parts.tooLarge(place(), "nested too deep");
        at++;
        Object value = content.get();
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        if (take('}')) return members;
        do {
            blanks();
            if (at == text.length() || text.charAt(at) != '"') throw wrong("The name of a member is missing.");
            String name = string();
            if (members.containsKey(name)) throw wrong("The member '" + Parts.shortened(name) + "' stands twice.");
            if (!take(':')) throw wrong("A colon is missing.");
            members.put(name, value());
        } while (take(','));
        if (!take('}')) throw wrong("A comma or a closing brace is missing.");
        return members;
    }

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        if (take(']')) return items;
        do items.add(value());
        while (take(','));
        if (!take(']')) throw wrong("A comma or a closing bracket is missing.");
        return items;
    }

    private String string() {
        var value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c < ' ') throw wrong("A control character stands in a text.");
            value.append(c == '\\' ? escaped() : c);
        }
        throw wrong("A text has no end.");
    }

    private char escaped() {
        at++;
        int which = at < text.length() ? "\"\\/bfnrtu".indexOf(text.charAt(at)) : -1;
        if (which < 0) throw wrong("A backslash stands before something that has no meaning.");
        return which < 8 ? "\"\\/\b\f\n\r\t".charAt(which) : unicode();
    }

    private char unicode() {
        int from = at + 1;
        at += 4;
        String digits = at < text.length() ? text.substring(from, from + 4) : "";
        if (digits.matches("[0-9a-fA-F]{4}")) return (char) Integer.parseInt(digits, 16);
        throw wrong("Four hexadecimal digits are missing.");
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) throw wrong("Here stands no value.");
        at += word.length();
        return value;
    }

    private Digits number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        if (at == from) throw wrong("Here stands no value.");
        String digits = text.substring(from, at);
        if (!NUMBER.matcher(digits).matches()) throw wrong("'" + Parts.shortened(digits) + "' is no number of JSON.");
        return new Digits(digits);
    }

    private boolean take(char sign) {
        blanks();
        if (at == text.length() || text.charAt(at) != sign) return false;
        at++;
        return true;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private String place() {
        return "character " + (Math.min(at, text.length()) + 1);
    }

    private FaultException wrong(String problem) {
        return Parts.syntax(place(), problem, "Write JSON, or leave out filter-lang to write text.");
    }
}
