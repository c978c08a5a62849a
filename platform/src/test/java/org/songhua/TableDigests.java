package org.songhua;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.songhua.store.Database;

/** Digest of the rows of every table of the database, to tell that something changed nothing. */
public final class TableDigests {
    private static final String TABLES = """
            select n.nspname || '.' || c.relname as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by 1""";
    private static final String DIGEST =
            "select coalesce(md5(string_agg(t::text, '|' order by t::text)), 'empty') as digest from %s t";

    private TableDigests() {}

    /**
     * {@return digest by name of the table}
     *
     * @param apart names of tables that change by being looked at, such as sessions
     */
    public static Map<String, String> of(Database database, Set<String> apart) {
        var digests = new TreeMap<String, String>();
        for (String table : database.list(TABLES, row -> row.text("name"))) {
            if (!apart.contains(table))
                digests.put(table, database.get(DIGEST.formatted(table), row -> row.text("digest")));
        }
        return digests;
    }
}
