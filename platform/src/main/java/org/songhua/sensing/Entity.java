package org.songhua.sensing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entity as it is now.
 *
 * @param values one for each property of its type, null where there is none; kept as {@link Property.Kind} says and not
 *     to be changed
 * @param references numbers of the entities that its single relations lead to
 * @param revision goes up with every change
 */
@SuppressWarnings("ArrayRecordComponent") // read once and written out
public record Entity(
        EntityType type, long id, @Nullable Object[] values, Map<Relation, Long> references, long revision) {

    /** {@return the value of the property of that name, null also when the type has none} */
    public @Nullable Object value(String property) {
        int index = type.indexOf(property);
        return index < 0 ? null : values[index];
    }
}
