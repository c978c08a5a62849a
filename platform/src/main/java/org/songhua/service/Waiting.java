package org.songhua.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;
import org.songhua.register.RegisterRecord;

/**
 * An application as those who decide see it.
 *
 * @param record its record, with what the caller may not see taken out
 * @param place place in the queue, counted from 1; null when it does not wait
 * @param grounds what its place rests on, the most important first
 * @param since when it reached its state
 * @param due by when its state is promised to be left; null when nothing is promised
 */
public record Waiting(
        RegisterRecord record,
        @Nullable Long place,
        List<Ground> grounds,
        Instant since,
        @Nullable Instant due) {

    /**
     * A ground of a place in the queue.
     *
     * @param says what it goes by
     * @param value what this application has there; empty when it is not known
     */
    public record Ground(Text says, String value) {}

    public Waiting {
        grounds = List.copyOf(grounds);
    }
}
