package org.songhua.sensing.internal.things;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement with its parameters in order.
 *
 * @param kind what its value is
 */
record Sql(String text, List<@Nullable Object> parameters, Kind kind) {
    /** What a piece evaluates to; JSON may be anything. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        MOMENT,
        DURATION,
        JSON,
        NULL
    }

    static Sql of(Kind kind, String text, @Nullable Object... parameters) {
        return new Sql(text, List.of(parameters), kind);
    }

    /**
     * {@return pieces put together}
     *
     * @param template with {@code %s} for each piece, in order
     */
    static Sql join(Kind kind, String template, Sql... parts) {
        var parameters = new ArrayList<@Nullable Object>();
        var texts = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].text;
            parameters.addAll(parts[i].parameters);
        }
        return new Sql(template.formatted(texts), parameters, kind);
    }
}
