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
 * @param wkb new geometry as WKB, longitude then latitude in degrees; null to leave it
 */
@SuppressWarnings("ArrayRecordComponent") // made for one edit
public record ObjectEdit(
        @Nullable String name, boolean renames, Map<String, @Nullable Object> attributes, byte @Nullable [] wkb) {
    public ObjectEdit {
        attributes = new HashMap<>(attributes);
    }

    /** An edit that leaves the geometry. */
    public ObjectEdit(@Nullable String name, boolean renames, Map<String, @Nullable Object> attributes) {
        this(name, renames, attributes, null);
    }
}
