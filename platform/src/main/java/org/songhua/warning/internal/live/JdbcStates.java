package org.songhua.warning.internal.live;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.StateFormat;
import org.songhua.store.Database;
import org.springframework.stereotype.Repository;

/** What rules remember, in {@code warning.subject_state}. */
@Repository
class JdbcStates {
    private static final String READ = "select rule, subject, seq, digest, body from warning.subject_state";
    private static final String SAVE = """
            insert into warning.subject_state (rule, subject, seq, digest, body) values (?, ?, ?, ?, ?)
            on conflict (rule, subject) do update
            set seq = excluded.seq, digest = excluded.digest, body = excluded.body""";
    private static final String OUTDATE =
            "update warning.subject_state set digest = 0 where rule = any(?) and digest <> 0";
    private static final int PORTION = 5000;

    private final Database database;

    JdbcStates(Database database) {
        this.database = database;
    }

    /** A state as it was stored. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Stored(long seq, long digest, byte[] body) {}

    /** Takes stored states. */
    interface Sink {
        void accept(Watch.Key key, Stored stored);
    }

    void each(Sink sink) {
        database.stream(
                READ,
                PORTION,
                row -> sink.accept(
                        new Watch.Key(row.text("rule"), row.whole("subject")),
                        new Stored(row.whole("seq"), row.whole("digest"), row.bytes("body"))));
    }

    /** Rules that somebody else judges meanwhile begin anew here some day, at the levels their warnings stand at then, with what is usual. */
    void outdate(Collection<String> rules) {
        database.update(OUTDATE, (Object) rules.toArray(String[]::new));
    }

    void save(Collection<Watch> watches, long seq) {
        var rows = new ArrayList<@Nullable Object[]>(watches.size());
        for (Watch watch : watches) {
            rows.add(new Object[] {
                watch.rule.code(), watch.site.subject(), seq, watch.rule.digest(), StateFormat.write(watch.state)
            });
        }
        database.batch(SAVE, rows);
    }
}
