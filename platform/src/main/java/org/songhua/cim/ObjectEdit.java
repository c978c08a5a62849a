package org.songhua.cim;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change to one object, told as a JSON merge patch (RFC 7396).
 *
 * @param name new name; see {@code renames}
 * @param renames whether the name is changed at all
 * @param attributes attribute to its new value (String, Long, BigDecimal or Boolean), null to remove it
 */
public record ObjectEdit(@Nullable String name, boolean renames, Map<String, @Nullable Object> attributes) {
    public ObjectEdit {
        attributes = new HashMap<>(attributes);
    }
}
