package org.songhua.engine.tile;

/**
 * An attribute of a feature in a tile.
 *
 * @param key its name
 * @param value a String, Long, Double or Boolean
 */
public record Tag(String key, Object value) {
    public Tag {
        if (!(value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean)) {
            throw new IllegalArgumentException("Not a tile value: %s is a %s".formatted(key, value.getClass()));
        }
    }
}
