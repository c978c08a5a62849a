package org.songhua.edge.ogc.features;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songhua.pack.AttributeDefinition;

/** Query parameters named after attributes: only features whose attribute equals the value. */
final class AttributeFilter {
    // Bounded: a few characters such as 1e999999999 would otherwise grow into gigabytes of digits.
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private AttributeFilter() {}

    /**
     * {@return the value as stored values of the attribute are written}
     *
     * @throws IllegalArgumentException when no value of the attribute can look so
     */
    static String read(AttributeDefinition attribute, String value) {
        String stored = switch (attribute.type()) {
            case STRING -> value;
            case INTEGER -> number(value, WHOLE).toString();
            case NUMBER -> number(value, DECIMAL).stripTrailingZeros().toPlainString();
            case BOOLEAN -> truth(value);
        };
        boolean open = attribute.choices().isEmpty();
        if (open || attribute.choices().stream().anyMatch(c -> c.value().equals(stored))) return stored;
        throw new IllegalArgumentException("not a choice");
    }

    /** {@return what a right value looks like} */
    static String remedy(AttributeDefinition attribute) {
        if (!attribute.choices().isEmpty()) {
            return "Use one of: "
                    + attribute.choices().stream()
                            .map(AttributeDefinition.Choice::value)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return switch (attribute.type()) {
            case STRING -> "Give a text.";
            case INTEGER -> "Give a whole number.";
            case NUMBER -> "Give a number.";
            case BOOLEAN -> "Give true or false.";
        };
    }

    private static BigDecimal number(String value, Pattern form) {
        if (!form.matcher(value).matches()) throw new IllegalArgumentException("not a number");
        return new BigDecimal(value);
    }

    private static String truth(String value) {
        if (value.equals("true") || value.equals("false")) return value;
        throw new IllegalArgumentException("neither true nor false");
    }
}
