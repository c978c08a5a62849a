package org.songhua.engine.tile;

/**
 * An attribute of a feature in a tile.
 *
 * @param key its name
 * @param value a String, Long, Double or Boolean
 * @param isUnique whether other features hardly have the same value, so that looking for it among theirs is not worth the time
 */
public record Tag(String key, Object value, boolean isUnique) {
    /** A tag whose value other features may have as well. */
    public Tag(String key, Object value) {
        this(key, value, false);
    }

    public Tag {
        if (!(value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean)) {
            throw new IllegalArgumentException("Not a tile value: %s is a %s".formatted(key, value.getClass()));
        }
    }
}
