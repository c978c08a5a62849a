package org.songhua.planning.internal.feeds;

import java.util.List;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeed.Facts;
import org.songhua.planning.TimetableFeeds;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Timetables as rows. */
@Component
class JdbcFeeds {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String COLUMNS =
            "code, edition, title, licence, file_name, sha256, facts, imported_by, imported_at";
    private static final String LIST =
            "select distinct on (code) " + COLUMNS + " from planning.timetable_feed order by code, edition desc";
    private static final String FIND =
            "select " + COLUMNS + " from planning.timetable_feed where code = ? order by edition desc limit 1";
    private static final String FIND_EDITION =
            "select " + COLUMNS + " from planning.timetable_feed where code = ? and edition = ?";
    private static final String CONTENT = "select content from planning.timetable_feed where code = ? and edition = ?";
    private static final String FAULTS =
            "select faults from planning.timetable_feed where code = ? order by edition desc limit 1";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('planning.timetable_feed'))";
    private static final String ADD = """
            insert into planning.timetable_feed
              (code, edition, title, licence, file_name, sha256, content, facts, faults, imported_by)
            values (?, 1 + coalesce((select max(edition) from planning.timetable_feed where code = ?), 0),
              ?, ?, ?, ?, ?, ?, ?, ?)
            returning code, edition, title, licence, file_name, sha256, facts, imported_by, imported_at""";
    private static final String FORGET_OLD = "delete from planning.timetable_feed where code = ? and edition <= ?";
    private static final String REMOVE = "delete from planning.timetable_feed where code = ?";

    private final Database database;

    JdbcFeeds(Database database) {
        this.database = database;
    }

    /** One edition at a time, so that each has a number of its own. */
    void lock() {
        database.list(LOCK, row -> true);
    }

    List<TimetableFeed> list() {
        return database.list(LIST, JdbcFeeds::feed);
    }

    Optional<TimetableFeed> find(String code) {
        return database.find(FIND, JdbcFeeds::feed, code);
    }

    Optional<TimetableFeed> find(String code, int edition) {
        return database.find(FIND_EDITION, JdbcFeeds::feed, code, edition);
    }

    Optional<byte[]> content(TimetableFeed feed) {
        return database.find(CONTENT, row -> row.bytes("content"), feed.code(), feed.edition());
    }

    List<Fault> faults(String code) {
        return database
                .find(FAULTS, row -> List.of(MAPPER.readValue(row.text("faults"), FaultRow[].class)), code)
                .orElse(List.of())
                .stream()
                .map(FaultRow::fault)
                .toList();
    }

    TimetableFeed add(TimetableFeeds.Request request, String sha256, FeedReading reading, String by) {
        return database.get(
                ADD,
                JdbcFeeds::feed,
                request.code(),
                request.code(),
                request.title().isBlank() ? request.code() : request.title().strip(),
                request.licence().strip(),
                request.fileName(),
                sha256,
                reading.packed(),
                new Json(MAPPER.writeValueAsString(reading.facts())),
                new Json(MAPPER.writeValueAsString(
                        reading.faults().stream().map(FaultRow::of).toList())),
                by);
    }

    void forgetUpTo(String code, int edition) {
        database.update(FORGET_OLD, code, edition);
    }

    /** {@return how many editions there were} */
    int remove(String code) {
        return database.update(REMOVE, code);
    }

    private static TimetableFeed feed(Row row) {
        return new TimetableFeed(
                row.text("code"),
                row.integer("edition"),
                row.text("title"),
                row.text("licence"),
                row.text("file_name"),
                row.text("sha256"),
                MAPPER.readValue(row.text("facts"), Facts.class),
                row.text("imported_by"),
                row.instant("imported_at"));
    }
}
