package org.songhua.engine.tile;

/**
 * An attribute of a feature in a tile.
 *
 * @param key its name
 * @param value a String, Long, Double, Boolean or {@link Utf8}
 */
public record Tag(String key, Object value) {
    /**
     * A text among other bytes that other features hardly have as well: looking for it among theirs is not worth the time.
     *
     * @param bytes not copied; they must stay as they are until the tag was handed over
     * @param from where it begins, in UTF-8
     * @param to where it ends
     */
    @SuppressWarnings("ArrayRecordComponent") // it is there so that nothing is copied
    public record Utf8(byte[] bytes, int from, int to) {}

    public Tag {
        if (!(value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Utf8)) {
            throw new IllegalArgumentException("Not a tile value: %s is a %s".formatted(key, value.getClass()));
        }
    }
}
