package org.songhua.sensing;

/**
 * A property of an entity.
 *
 * @param kind what values it has
 * @param required whether every entity has it
 * @param derived whether the platform finds it out by itself
 */
public record Property(String name, Kind kind, boolean required, boolean derived) {
    /** What values a property has, and as what they are held in an {@link Entity}. */
    public enum Kind {
        /** A String. */
        TEXT,
        /** JSON of an object, as {@link RawJson}. */
        OBJECT,
        /** JSON of an array, as {@link RawJson}. */
        ARRAY,
        /** JSON of any value, as {@link RawJson}. */
        ANY,
        /** GeoJSON, or whatever the encoding type says, as {@link RawJson}. */
        GEOMETRY,
        /** A {@link java.time.Instant}. */
        MOMENT,
        /** A {@link java.time.Instant} or {@link org.songhua.engine.odata.TimeInterval}. */
        TIME,
        /** A {@link Result}. */
        RESULT
    }

    static Property required(String name, Kind kind) {
        return new Property(name, kind, true, false);
    }

    static Property optional(String name, Kind kind) {
        return new Property(name, kind, false, false);
    }

    static Property derived(String name, Kind kind) {
        return new Property(name, kind, false, true);
    }
}
