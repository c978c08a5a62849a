package org.songhua.store;

/**
 * A statement parameter of type {@code jsonb}.
 *
 * @param text a JSON document
 */
public record Json(String text) {}
