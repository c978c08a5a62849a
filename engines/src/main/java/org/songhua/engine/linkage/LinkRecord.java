package org.songhua.engine.linkage;

import java.util.Map;

/**
 * What of a record is compared.
 *
 * @param id its identity, in the order of which pairs are written
 * @param values texts by the name that the rule gives them; what is not known is left out
 * @param longitude degrees east; NaN without a place
 * @param latitude degrees north; NaN without a place
 */
public record LinkRecord(String id, Map<String, String> values, double longitude, double latitude) {
    public LinkRecord {
        values = Map.copyOf(values);
    }

    /** A record without a place. */
    public static LinkRecord of(String id, Map<String, String> values) {
        return new LinkRecord(id, values, Double.NaN, Double.NaN);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    boolean isPlaced() {
        return !Double.isNaN(longitude) && !Double.isNaN(latitude);
    }
}
