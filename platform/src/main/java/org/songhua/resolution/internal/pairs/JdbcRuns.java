package org.songhua.resolution.internal.pairs;

import java.util.Optional;
import org.songhua.resolution.Resolution.Run;
import org.songhua.store.Database;

/** What looks at everything came to. */
final class JdbcRuns {
    private static final String ADD = """
        insert into resolution.run (look, rule, version, records, compared, found, fresh, withdrawn, vetoed, keys_left_out,
          actor, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String LAST = "select * from resolution.run where rule = ? order by look desc limit 1";

    private final Database database;

    JdbcRuns(Database database) {
        this.database = database;
    }

    void add(long look, String rule, String version, Run run) {
        database.update(
                ADD,
                look,
                rule,
                version,
                run.records(),
                run.compared(),
                run.found(),
                run.fresh(),
                run.withdrawn(),
                run.vetoed(),
                run.keysLeftOut(),
                run.by(),
                run.at());
    }

    Optional<Run> last(String rule) {
        return database.find(
                LAST,
                row -> new Run(
                        row.whole("records"),
                        row.whole("compared"),
                        row.whole("found"),
                        row.whole("fresh"),
                        row.whole("withdrawn"),
                        row.whole("vetoed"),
                        row.whole("keys_left_out"),
                        row.instant("at"),
                        row.text("actor")),
                rule);
    }
}
