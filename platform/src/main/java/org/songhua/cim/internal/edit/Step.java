package org.songhua.cim.internal.edit;

import org.songhua.cim.CityObject;
import org.songhua.cim.ObjectId;

/** One row operation of an edit that has been found good. */
sealed interface Step {

    /** Puts other content in the place of an object's. */
    record Put(CityObject before, Draft after) implements Step {}

    /** Adds an object. */
    record Add(Draft draft) implements Step {}

    /** Takes an object away. */
    record End(CityObject before) implements Step {}

    /** Remembers that one became the other. */
    record Link(ObjectId predecessor, ObjectId successor) implements Step {}
}
