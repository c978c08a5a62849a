package org.songhua.register;

import java.time.Instant;

/**
 * A table that brought or changed a record.
 *
 * @param file number of the file
 * @param name what its sender calls it
 * @param digest SHA-256 of its bytes, hexadecimal
 * @param line row of the table, the heading being the first
 * @param by who sent it
 * @param at when
 */
public record RecordSource(long file, String name, String digest, int line, String by, Instant at) {}
