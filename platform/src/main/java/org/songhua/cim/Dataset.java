package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where objects come from.
 *
 * @param number key, also the head of every {@link ObjectId} it brought
 * @param code identifier, lower_snake_case
 * @param title name for people
 * @param source publisher or file
 * @param licence terms of use
 * @param synthetic true for invented objects; shown wherever they are
 * @param changedAt last change of any of its objects
 */
public record Dataset(
        int number,
        String code,
        String title,
        @Nullable String source,
        @Nullable String licence,
        boolean synthetic,
        Instant changedAt) {}
