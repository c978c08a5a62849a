package org.songhua.pack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;

/**
 * One attribute made ready for checking many values: the pattern compiled, bounds as doubles, choices in a set. Bounds
 * as doubles are exact for what packs declare, since these have at most fifteen digits.
 */
final class AttributeCheck {
    /** Fifteen digits are what a double carries exactly; a longer number is not a measurement. */
    private static final int MAX_DIGITS = 15;

    private final AttributeDefinition definition;
    private final @Nullable Pattern pattern;
    private final Set<String> choices = new LinkedHashSet<>();
    private final double minimum;
    private final double maximum;

    AttributeCheck(AttributeDefinition definition) {
        this.definition = definition;
        pattern = definition.pattern() == null ? null : Pattern.compile(definition.pattern());
        definition.choices().forEach(choice -> choices.add(choice.value()));
        minimum = orElse(definition.minimum(), Double.NEGATIVE_INFINITY);
        maximum = orElse(definition.maximum(), Double.POSITIVE_INFINITY);
    }

    private static double orElse(@Nullable BigDecimal bound, double otherwise) {
        return bound == null ? otherwise : bound.doubleValue();
    }

    String name() {
        return definition.name();
    }

    /** {@return the fault of an object that does not have the attribute} */
    Optional<Fault> missing() {
        if (!definition.required()) return Optional.empty();
        return Optional.of(fault("CIM-012", "Attribute \"" + name() + "\" is missing.", "Give it " + expected() + "."));
    }

    /** {@return what is wrong with a value} */
    Optional<Fault> fault(Object value) {
        return Optional.ofNullable(
                switch (definition.type()) {
                    case STRING -> value instanceof String text ? textFault(text) : typeFault(value);
                    case INTEGER -> value instanceof Number n && isWhole(n) ? numberFault(n) : typeFault(value);
                    case NUMBER -> value instanceof Number n && isFinite(n) ? numberFault(n) : typeFault(value);
                    case BOOLEAN -> value instanceof Boolean ? null : typeFault(value);
                });
    }

    /** {@return the value that a text stands for, or null when it stands for none that the attribute allows} */
    @Nullable
    Object coerce(String text) {
        var value = switch (definition.type()) {
            case STRING -> text;
            case INTEGER -> wholeNumber(withoutUnit(text));
            case NUMBER -> decimalNumber(withoutUnit(text));
            case BOOLEAN -> truth(text);
        };
        return value != null && fault(value).isEmpty() ? value : null;
    }

    /** A closed list says all about a text; length, pattern and format matter only without one. */
    private @Nullable Fault textFault(String text) {
        if (!choices.isEmpty()) return choices.contains(text) ? null : choiceFault(text);
        var length = text.codePointCount(0, text.length());
        if (definition.maxLength() > 0 && length > definition.maxLength()) return lengthFault(length);
        if (pattern != null && !pattern.matcher(text).matches()) return patternFault(text);
        return fits(definition.format(), text) ? null : formatFault(text);
    }

    private @Nullable Fault numberFault(Number number) {
        var value = number.doubleValue();
        if (value < minimum || value > maximum) {
            return fault(
                    "CIM-014",
                    "Attribute \"" + name() + "\" is " + number + ", outside its range.",
                    "Give " + expected() + ".");
        }
        if (choices.isEmpty() || choices.contains(number.toString())) return null;
        return choiceFault(number.toString());
    }

    private Fault typeFault(Object value) {
        return fault(
                "CIM-013",
                "Attribute \"" + name() + "\" is " + shown(value) + ", which is not "
                        + definition.type().phrase() + ".",
                "Give " + expected() + ".");
    }

    private Fault choiceFault(String text) {
        var near = NearWords.nearest(text, choices);
        return fault(
                "CIM-017",
                "Attribute \"" + name() + "\" is " + shown(text) + ", which is not among its choices.",
                near.map(word -> "Did you mean \"" + word + "\"?").orElse("Give " + expected() + "."));
    }

    private Fault lengthFault(int length) {
        return fault(
                "CIM-016",
                "Attribute \"" + name() + "\" has " + length + " characters.",
                "Shorten it to " + definition.maxLength() + ".");
    }

    private Fault patternFault(String text) {
        return fault(
                "CIM-015",
                "Attribute \"" + name() + "\" is " + shown(text) + ", which does not have its form.",
                "Give a text that matches " + definition.pattern() + ".");
    }

    private Fault formatFault(String text) {
        return fault(
                "CIM-018",
                "Attribute \"" + name() + "\" is " + shown(text) + ", which is no " + definition.format() + ".",
                "Give it as " + ("date".equals(definition.format()) ? "2025-12-31" : "2025-12-31T08:00:00Z") + ".");
    }

    private Fault fault(String code, String problem, String remedy) {
        return Fault.refused(code, Place.atField(name()), problem, remedy);
    }

    /** {@return what is allowed, in words for a remedy} */
    private String expected() {
        if (!choices.isEmpty()) return "one of " + String.join(", ", choices);
        var words = new StringBuilder(definition.type().phrase());
        if (definition.minimum() != null) words.append(" from ").append(definition.minimum());
        if (definition.maximum() != null) words.append(" up to ").append(definition.maximum());
        if (definition.unit() != null) words.append(" in ").append(definition.unit());
        return words.toString();
    }

    /** The value as quoted in a fault: short, whatever was sent. */
    private static String shown(Object value) {
        var text = value.toString();
        var head = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return value instanceof String ? '"' + head + '"' : head;
    }

    /** Sources write "12 m" and mean 12 where metres are asked for; another unit is not converted but refused. */
    private String withoutUnit(String text) {
        var trimmed = text.trim();
        var unit = definition.unit();
        return unit != null && trimmed.endsWith(unit)
                ? trimmed.substring(0, trimmed.length() - unit.length()).trim()
                : trimmed;
    }

    private static @Nullable Object wholeNumber(String text) {
        return isPlainNumber(text, false) ? (Object) Long.valueOf(text) : null;
    }

    private static @Nullable Object decimalNumber(String text) {
        return isPlainNumber(text, true) ? (Object) Double.valueOf(text) : null;
    }

    /** Words of OpenStreetMap and JSON. */
    private static @Nullable Object truth(String text) {
        return switch (text) {
            case "yes", "true", "1" -> true;
            case "no", "false", "0" -> false;
            default -> null;
        };
    }

    /** Digits with an optional minus sign and, where allowed, one decimal point between digits. */
    private static boolean isPlainNumber(String text, boolean pointAllowed) {
        var start = text.startsWith("-") ? 1 : 0;
        var point = -1;
        for (var i = start; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' && pointAllowed && point < 0 && i > start) point = i;
            else if (c < '0' || c > '9') return false;
        }
        var digits = text.length() - start - (point < 0 ? 0 : 1);
        return digits > 0 && digits <= MAX_DIGITS && point != text.length() - 1;
    }

    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    /** 6.0 is a whole number, as in JSON Schema. */
    private static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || (isFinite(number) && number.doubleValue() == Math.rint(number.doubleValue()));
    }

    private static boolean fits(@Nullable String format, String text) {
        if (format == null) return true;
        return Parsing.find(text, format.equals("date") ? Parsing::day : AttributeCheck::dayOfTime)
                .filter(AttributeSchema::isDay)
                .isPresent();
    }

    private static LocalDate dayOfTime(String text) {
        return OffsetDateTime.parse(text).toLocalDate();
    }
}
