package org.songhua.register.internal.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.AttributeDefinition;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;

/**
 * Values of fields in their three forms: as sent (any number, text or truth value), typed (String, BigDecimal, Boolean) as
 * rules and the database hold them, and as text as the history says them. An empty text stands for no value.
 */
public final class Values {
    private static final int LONGEST_NUMBER = 40;

    private Values() {}

    /**
     * {@return the typed values of what was sent; an empty text where a value is taken away}
     *
     * @param faults gets {@code REG-010} for a value that is not of the type of its field; unknown fields pass, for the
     *     check of fields tells them
     */
    public static Map<String, Object> typed(Register register, Map<String, Object> sent, Consumer<Fault> faults) {
        var typed = new LinkedHashMap<String, Object>();
        sent.forEach((name, value) -> {
            Object one = register.findField(name)
                    .map(field -> typed(field, value, faults))
                    .orElse(value.toString());
            typed.put(name, one);
        });
        return typed;
    }

    private static Object typed(RegisterField field, Object value, Consumer<Fault> faults) {
        if (value instanceof String text && text.isBlank()) return "";
        var type = field.attribute().type();
        @Nullable
        Object found = switch (type) {
            case STRING -> value instanceof String text && isPlain(text) ? text.strip() : null;
            case BOOLEAN -> truth(value);
            case INTEGER, NUMBER -> number(value);
        };
        if (found != null) return found;
        faults.accept(Fault.refused(
                "REG-010",
                Place.atField("/fields/" + field.name()),
                field.name() + " is " + shortened(value) + ", which is not " + type.phrase() + ".",
                "Give " + type.phrase() + "."));
        return "";
    }

    /** {@return whether a text can be kept: no control characters but line breaks and tabs, no halves of characters} */
    public static boolean isPlain(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') return false;
            if (!Character.isSurrogate(c)) continue;
            if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i++))) return false;
        }
        return true;
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return '"' + (text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "…") + '"';
    }

    private static @Nullable Boolean truth(Object value) {
        if (value instanceof Boolean truth) return truth;
        return switch (value.toString()) {
            case "true", "是", "yes", "1" -> true;
            case "false", "否", "no", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable BigDecimal number(Object value) {
        String text = value.toString().strip();
        if (value instanceof Boolean || text.length() > LONGEST_NUMBER) return null;
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > LONGEST_NUMBER ? null : plain(number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** 12.0 and 12 are one value and must be one text. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** {@return a value as the history says it} */
    public static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** {@return values as the history says them} */
    public static SortedMap<String, String> texts(Map<String, Object> typed) {
        var texts = new TreeMap<String, String>();
        typed.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    /** {@return what the history says, typed; fields that the register declares no more stay texts} */
    public static Map<String, Object> ofTexts(Register register, Map<String, String> texts) {
        var typed = new TreeMap<String, Object>();
        texts.forEach((name, text) -> typed.put(name, ofText(register.findField(name), text)));
        return typed;
    }

    private static Object ofText(Optional<RegisterField> field, String text) {
        var type = field.map(one -> one.attribute().type()).orElse(AttributeDefinition.Type.STRING);
        @Nullable
        Object typed = switch (type) {
            case STRING -> text;
            case BOOLEAN -> truth(text);
            case INTEGER, NUMBER -> number(text);
        };
        return typed == null ? text : typed;
    }

    /** {@return the values after a change; an empty text takes one away} */
    public static Map<String, Object> after(Map<String, Object> before, Map<String, Object> change) {
        var after = new TreeMap<String, Object>(before);
        change.forEach((name, value) -> {
            if (value.equals("")) after.remove(name);
            else after.put(name, value);
        });
        return after;
    }
}
