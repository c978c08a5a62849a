package org.songhua.pack;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a class, written in packs as a JSON Schema property (draft 2020-12, a closed subset).
 *
 * @param name JSON name, lower_snake_case
 * @param title label
 * @param type JSON type
 * @param format {@code date} or {@code date-time} for strings, else null
 * @param unit unit of a number as written after it, such as {@code m²}
 * @param minimum least allowed number
 * @param maximum greatest allowed number
 * @param pattern regular expression that a string must match as a whole
 * @param maxLength greatest length of a string in characters (code points); 0 for no limit
 * @param choices the closed list of allowed values; empty when open
 * @param required whether an object without it is refused
 */
public record AttributeDefinition(
        String name,
        Text title,
        Type type,
        @Nullable String format,
        @Nullable String unit,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable String pattern,
        int maxLength,
        List<Choice> choices,
        boolean required) {

    /** JSON types that an attribute can have. */
    public enum Type {
        STRING("a text"),
        INTEGER("a whole number"),
        NUMBER("a number"),
        BOOLEAN("true or false");

        private final String phrase;

        Type(String phrase) {
            this.phrase = phrase;
        }

        /** {@return the type in words, for sentences} */
        public String phrase() {
            return phrase;
        }
    }

    /**
     * One allowed value.
     *
     * @param value as stored
     * @param title as shown
     */
    public record Choice(String value, Text title) {}

    public AttributeDefinition {
        choices = List.copyOf(choices);
    }
}
