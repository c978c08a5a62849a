package org.songhua.cim;

import java.util.List;
import org.songhua.people.Scope;

/**
 * Somebody edits city objects. Told in the transaction of the edit, when nothing else stands against it: whoever hears of it may
 * refuse it by a {@link org.songhua.engine.fault.FaultException}, and then nothing has happened. Imports are not told of.
 *
 * @param objects those made or changed, as they would be
 * @param scope that of the editor
 * @param editor who
 */
public record ObjectsEdited(List<CityObject> objects, Scope scope, String editor) {
    public ObjectsEdited {
        objects = List.copyOf(objects);
    }
}
