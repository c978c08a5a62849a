package org.songhua.cim.internal.exports.rows;

/**
 * A column of an exported table.
 *
 * @param name of an attribute, or {@code id}, {@code class}, {@code source_id}, {@code name}, {@code tags}
 * @param kind of its values
 * @param maxLength greatest number of characters of a text; 0 when it has no limit
 */
public record Column(String name, Kind kind, int maxLength) {
    /** Kinds of values. */
    public enum Kind {
        TEXT,
        WHOLE,
        NUMBER,
        TRUTH
    }
}
