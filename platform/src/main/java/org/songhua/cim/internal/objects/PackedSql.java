package org.songhua.cim.internal.objects;

import org.songhua.cim.Moment;

/** Statements that hand many objects over as a few long values; see {@link org.songhua.cim.PackedObject}. */
public final class PackedSql {
    /** Text goes over the wire in UTF-8 whatever the database keeps it in. */
    private static final String TOGETHER = "string_agg(packed, '') as heads, string_agg(geom, '') as geometries";

    private static final String ROWS = "id, packed, geom";

    private PackedSql() {}

    /** {@return the objects that meet the conditions as one row for each table, its values null when there are none} */
    public static MomentRows together(ObjectConditions conditions, Moment moment) {
        return MomentRows.of(TOGETHER, conditions, moment);
    }

    /** {@return id, packed and geom of the objects that meet the conditions} */
    static MomentRows rows(ObjectConditions conditions, Moment moment) {
        return MomentRows.of(ROWS, conditions, moment);
    }

    /** {@return the same of older versions alone} */
    static MomentRows olderRows(ObjectConditions conditions, Moment moment) {
        return MomentRows.older(ROWS, conditions, moment);
    }

    /**
     * {@return the objects of a table of {@link #rows} as one row, with their number n and the number heavy of those left out because
     * they are larger than so many bytes}
     *
     * @param most as many rows are looked at
     */
    static String together(String table, int most, int bytes) {
        return """
                select string_agg(packed, '') filter (where light) as heads,
                  string_agg(geom, '') filter (where light) as geometries,
                  count(*) as n, count(*) filter (where not light) as heavy
                from (select packed, geom, octet_length(geom) <= %2$d and octet_length(packed) <= %2$d as light
                  from %1$s limit %3$d) near""".formatted(table, bytes, most);
    }

    /** {@return one row for each object of a table of {@link #rows}, in order of id} */
    static String inOrder(String table) {
        return "select packed as heads, geom as geometries from " + table + " order by id";
    }
}
