package org.songhua.engine.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads texts by parsers that throw at what does not fit, where that is an answer like another. */
public final class Parsing {
    private Parsing() {}

    /**
     * {@return what a text says; empty when the parser does not take it, or when there is no text}
     *
     * @param parser throws {@link IllegalArgumentException} or {@link DateTimeException} at what does not fit, as
     *     {@code UUID::fromString} and {@code LocalDate::parse} do
     */
    public static <T> Optional<T> find(@Nullable String text, Function<String, T> parser) {
        try {
            return Optional.ofNullable(text).map(parser);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the day that a text of ISO 8601 says, as {@link LocalDate#parse(CharSequence)} does; the usual ten characters are read
     * without its formatter, which takes the larger part of checking a row of a table}
     *
     * @throws DateTimeException when it says none
     */
    public static LocalDate day(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        boolean usual = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        return usual && (year | month | day) >= 0 ? LocalDate.of(year, month, day) : LocalDate.parse(text);
    }

    /** {@return the number of at most nine digits in these places; -1 when they hold anything else} */
    public static int digits(String text, int from, int to) {
        if (text.length() < to) return -1;
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = 10 * number + digit;
        }
        return number;
    }
}
