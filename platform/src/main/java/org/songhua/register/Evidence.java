package org.songhua.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that proves something about a record.
 *
 * @param number counts up within a record
 * @param kind kind of evidence as the register names it
 * @param name what its sender calls it, or the number of a document
 * @param mediaType type found from its content; null when there is only a number
 * @param digest SHA-256 of the file, hexadecimal; null when there is only a number
 * @param bytes size
 * @param by who brought it
 * @param at when
 */
public record Evidence(
        int number,
        String kind,
        String name,
        @Nullable String mediaType,
        @Nullable String digest,
        long bytes,
        String by,
        Instant at) {}
