package org.songhua.cim.internal.edit;

import org.songhua.cim.Extent;
import org.songhua.store.Database;

/** Keeps counts and extents of classes exact while single objects change. */
final class JdbcSummary {
    private static final String ADD = """
            insert into cim.class_summary as s (dataset, class, objects, west, south, east, north)
            values (?, ?, 1, ?, ?, ?, ?)
            on conflict (dataset, class) do update set objects = s.objects + 1, west = least(s.west, excluded.west),
              south = least(s.south, excluded.south), east = greatest(s.east, excluded.east),
              north = greatest(s.north, excluded.north)""";
    /** Only an object on the border can make the extent smaller. */
    private static final String SUBTRACT = """
            update cim.class_summary set objects = objects - 1
            where dataset = ? and class = ? and objects > 1 and west < ? and south < ? and east > ? and north > ?""";

    private static final String FORGET = "delete from cim.class_summary where dataset = ? and class = ?";
    private static final String SUM_UP = """
            insert into cim.class_summary (dataset, class, objects, west, south, east, north)
            select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
            from cim.object where dataset = ? and class = ? group by dataset, class""";

    private final Database database;

    JdbcSummary(Database database) {
        this.database = database;
    }

    /** Counts an object that is there now. */
    void added(int dataset, String classCode, Extent box) {
        database.update(ADD, dataset, classCode, box.west(), box.south(), box.east(), box.north());
    }

    /** Counts off an object that is no more in the table. */
    void removed(int dataset, String classCode, Extent box) {
        int rows = database.update(SUBTRACT, dataset, classCode, box.west(), box.south(), box.east(), box.north());
        if (rows == 0) recount(dataset, classCode);
    }

    /** Counts all objects of a class again. */
    void recount(int dataset, String classCode) {
        database.update(FORGET, dataset, classCode);
        database.update(SUM_UP, dataset, classCode);
    }
}
