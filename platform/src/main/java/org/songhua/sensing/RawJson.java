package org.songhua.sensing;

/**
 * A JSON value that nobody looked into.
 *
 * @param text valid JSON
 */
public record RawJson(String text) {}
