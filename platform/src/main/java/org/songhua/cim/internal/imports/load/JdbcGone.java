package org.songhua.cim.internal.imports.load;

import java.time.Instant;
import org.songhua.store.Database;

/** Statements that end the objects of a data set which its new edition no longer has; what they were stays in the history. */
final class JdbcGone {
    private static final String GONE = """
            from cim.object o
            where o.dataset = ? and not exists (select 1 from import_staging s where s.id = o.id)""";
    private static final String COUNT_BY_CLASS = "select o.class, count(*) as n " + GONE + " group by o.class";
    private static final String ARCHIVE = """
            insert into cim.object_version (dataset, id, class, source_id, name, geom, box, zoom, attributes, region,
              department, search, grams, digest, valid_from, valid_to, recorded_from, revision, recorded_to, recorded_by)
            select o.dataset, o.id, o.class, o.source_id, o.name, o.geom, o.box, o.zoom, o.attributes, o.region,
              o.department, o.search, o.grams, o.digest, o.valid_from, coalesce(o.valid_to, ?), o.recorded_from,
              o.revision, ?, ?
            """ + GONE;
    private static final String DELETE = """
            delete from cim.object o
            where o.dataset = ? and not exists (select 1 from import_staging s where s.id = o.id)""";

    private final Database database;

    JdbcGone(Database database) {
        this.database = database;
    }

    /** Adds what the file does not have to the differences. */
    void count(int dataset, Differences differences) {
        database.each(COUNT_BY_CLASS, row -> differences.gone(row.text("class"), row.whole("n")), dataset);
    }

    /** Ends what the file does not have. */
    void end(int dataset, Instant now, String author) {
        database.update(ARCHIVE, now, now, author, dataset);
        database.update(DELETE, dataset);
    }
}
