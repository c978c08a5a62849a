package org.songhua.engine.cql;

import org.jspecify.annotations.Nullable;

/** What a filter is asked of: a feature, seen as its properties. */
@FunctionalInterface
public interface Subject {
    /**
     * {@return the value of a property: String, {@link java.math.BigDecimal}, Boolean, {@link java.time.LocalDate},
     * {@link java.time.Instant}, {@link org.locationtech.jts.geom.Geometry}, or a List of these; null when there is none}
     */
    @Nullable
    Object value(String property);
}
