package org.songhua.engine.formula;

import org.jspecify.annotations.Nullable;

/** What a formula is evaluated with: numbers in base units, null for what is missing. */
public interface Surroundings {

    /** {@return the value of a name: Double, String or Boolean} */
    @Nullable
    Object name(String name);

    /** {@return the value of a parameter} */
    @Nullable
    Double parameter(String name);

    /** {@return the value of another indicator} */
    @Nullable
    Double indicator(String code);

    /** {@return the value of a total over objects} */
    @Nullable
    Double total(Expression.Total total);
}
