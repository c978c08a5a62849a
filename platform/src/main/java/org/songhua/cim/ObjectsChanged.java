package org.songhua.cim;

import java.util.Set;

/**
 * City objects were added, changed or removed, and the change is committed.
 *
 * @param classCodes classes touched
 * @param extent rectangle around what was there before and is there now
 */
public record ObjectsChanged(Set<String> classCodes, Extent extent) {
    public ObjectsChanged {
        classCodes = Set.copyOf(classCodes);
    }
}
