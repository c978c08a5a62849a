package org.songhua.engine.formula;

import org.jspecify.annotations.Nullable;

/**
 * What a formula is evaluated with: numbers in base units, null for what is missing. Where there are names alone, a map's
 * {@code get} will do.
 */
@FunctionalInterface
public interface Surroundings {

    /** {@return the value of a name: Double, String or Boolean} */
    @Nullable
    Object name(String name);

    /** {@return the value of a parameter} */
    default @Nullable Double parameter(String name) {
        return null;
    }

    /** {@return the value of another indicator} */
    default @Nullable Double indicator(String code) {
        return null;
    }

    /** {@return the value of a total over objects} */
    default @Nullable Double total(Expression.Total total) {
        return null;
    }
}
