package org.songhua.cim.internal.imports.load;

import org.songhua.cim.Edit;
import org.songhua.store.Database;

/** Statements that end the objects of a data set which its new edition no longer has; what they were stays in the history. */
final class JdbcGone {
    private static final String CONTENT = """
            dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department, search, grams, digest,
            valid_from""";
    private static final String GONE = """
            from cim.object o
            where o.dataset = ? and not exists (select 1 from cim.import_staging s where s.id = o.id)""";
    private static final String COUNT_BY_CLASS = "select o.class, count(*) as n " + GONE + " group by o.class";
    /** What was so until now stays true of the past. */
    private static final String KEEP_PAST = """
            insert into cim.object_version (%1$s, valid_to, recorded_from, revision, edit, recorded_to, part, ending)
            select %1$s, ?, ?, revision + 1, ?, 'infinity', 1, 'RETIRED' %2$s""".formatted(CONTENT, GONE);

    private static final String ARCHIVE = """
            insert into cim.object_version (%1$s, valid_to, recorded_from, revision, edit, recorded_to, recorded_by,
              superseded_by, part, ending)
            select %1$s, valid_to, recorded_from, revision, edit, ?, ?, ?, 0, 'RETIRED' %2$s""".formatted(CONTENT, GONE);
    private static final String DELETE = """
            delete from cim.object o
            where o.dataset = ? and not exists (select 1 from cim.import_staging s where s.id = o.id)""";

    private final Database database;

    JdbcGone(Database database) {
        this.database = database;
    }

    /** Adds what the file does not have to the differences. */
    void count(int dataset, Differences differences) {
        database.each(COUNT_BY_CLASS, row -> differences.gone(row.text("class"), row.whole("n")), dataset);
    }

    /** Ends what the file does not have. */
    void end(int dataset, Edit edit) {
        database.update(KEEP_PAST, edit.at(), edit.at(), edit.number(), dataset);
        database.update(ARCHIVE, edit.at(), edit.by(), edit.number(), dataset);
        database.update(DELETE, dataset);
    }
}
