package org.songhua.register.internal.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.songhua.engine.digest.Sha256;
import org.songhua.register.RecordSource;
import org.songhua.register.SourceFile;
import org.songhua.register.internal.records.CopySender.Portion;
import org.songhua.store.Database;

/** The tables that records came from. */
final class JdbcSources {
    private static final String ADD = """
            insert into register.import_file (register, name, digest, content, actor, at) values (?, ?, ?, ?, ?, ?)
            returning number""";
    private static final String ROWS = "copy register.import_row (register, id, file, line) from stdin (format binary)";
    private static final String OF_RECORD = """
            select f.number, f.name, encode(f.digest, 'hex') as digest, r.line, f.actor, f.at
            from register.import_row r join register.import_file f on f.number = r.file
            where r.register = ? and r.id = ? order by f.number""";
    private static final String CONTENT =
            "select name, content from register.import_file where register = ? and number = ?";

    private final Database database;

    JdbcSources(Database database) {
        this.database = database;
    }

    /** Keeps a table with what it touched; within the transaction of the caller. */
    void add(String register, SourceFile file, Map<UUID, Integer> touched, String by, Instant at) {
        if (touched.isEmpty()) return;
        long number = database.get(
                ADD,
                row -> row.whole("number"),
                register,
                file.name(),
                Sha256.of(file.content()),
                file.content(),
                by,
                at);
        try (var sender = new CopySender(database)) {
            sender.send(List.of(new Portion(ROWS, List.of(rows(register, number, touched)))));
            sender.await();
        }
    }

    /** In the order of identities, as the index has them. */
    private static CopyBytes rows(String register, long file, Map<UUID, Integer> touched) {
        CopyBytes rows = CopyBytes.part();
        new TreeMap<>(touched)
                .forEach((id, line) ->
                        rows.row(4).text(register).uuid(id).whole(file).integer(line));
        return rows;
    }

    List<RecordSource> ofRecord(String register, UUID id) {
        return database.list(
                OF_RECORD,
                row -> new RecordSource(
                        row.whole("number"),
                        row.text("name"),
                        row.text("digest"),
                        row.integer("line"),
                        row.text("actor"),
                        row.instant("at")),
                register,
                id);
    }

    Optional<SourceFile> file(String register, long number) {
        return database.find(CONTENT, row -> new SourceFile(row.text("name"), row.bytes("content")), register, number);
    }
}
