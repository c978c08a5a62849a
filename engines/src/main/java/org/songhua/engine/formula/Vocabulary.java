package org.songhua.engine.formula;

import java.util.Optional;

/** What a formula may speak of. */
public interface Vocabulary {

    /** {@return whether there is such a class of city objects} */
    boolean hasClass(String classCode);

    /** {@return the kind of an attribute of a class} */
    Optional<Kind> attribute(String classCode, String attribute);

    /** {@return the kind of a name outside conditions, such as the population of the geography} */
    Optional<Kind> name(String name);

    /** {@return the unit of a parameter} */
    Optional<Unit> parameter(String name);

    /** {@return the unit of another indicator} */
    Optional<Unit> indicator(String code);
}
