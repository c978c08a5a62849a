package org.songhua.engine.text;

import java.time.DateTimeException;
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
}
