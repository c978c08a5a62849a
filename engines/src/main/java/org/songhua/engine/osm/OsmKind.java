package org.songhua.engine.osm;

import java.util.Locale;

/** The three kinds of OpenStreetMap elements; ids are unique within a kind only. */
public enum OsmKind {
    NODE,
    WAY,
    RELATION;

    /** {@return the identifier used in faults and as source id, such as {@code way/4711}} */
    public String sourceId(long id) {
        return name().toLowerCase(Locale.ROOT) + "/" + id;
    }
}
