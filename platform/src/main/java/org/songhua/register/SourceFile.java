package org.songhua.register;

/**
 * A table as it was sent.
 *
 * @param name what its sender calls it
 * @param content its bytes, in whatever characters they are
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never changed
public record SourceFile(String name, byte[] content) {}
