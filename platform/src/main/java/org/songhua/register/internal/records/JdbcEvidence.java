package org.songhua.register.internal.records;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.digest.Sha256;
import org.songhua.register.Evidence;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Evidence in the database, its files beside its description. */
final class JdbcEvidence {
    private static final String INSERT = """
            insert into register.evidence (register, id, number, kind, name, media_type, digest, content, actor, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LIST = """
            select number, kind, name, media_type, encode(digest, 'hex') as digest,
              coalesce(length(content), 0) as bytes, actor, at
            from register.evidence where register = ? and id = ? order by number""";

    private final Database database;

    JdbcEvidence(Database database) {
        this.database = database;
    }

    /** Adds a piece; the record must be locked. */
    Evidence insert(
            String register,
            UUID id,
            String kind,
            String name,
            EvidenceFile.@Nullable Checked file,
            String actor,
            Instant at) {
        int number = list(register, id).size() + 1;
        byte @Nullable [] content = file == null ? null : file.content();
        byte @Nullable [] digest = content == null ? null : Sha256.of(content);
        String type = file == null ? null : file.mediaType();
        database.update(INSERT, register, id, number, kind, name, type, digest, content, actor, at);
        String hex = digest == null ? null : HexFormat.of().formatHex(digest);
        return new Evidence(number, kind, name, type, hex, content == null ? 0 : content.length, actor, at);
    }

    List<Evidence> list(String register, UUID id) {
        return database.list(LIST, JdbcEvidence::evidence, register, id);
    }

    Optional<byte[]> content(String register, UUID id, int number) {
        return database.find(
                "select content from register.evidence where register = ? and id = ? and number = ? and content is not null",
                row -> row.bytes("content"),
                register,
                id,
                number);
    }

    private static Evidence evidence(Row row) {
        return new Evidence(
                row.integer("number"),
                row.text("kind"),
                row.text("name"),
                row.findText("media_type"),
                row.findText("digest"),
                row.whole("bytes"),
                row.text("actor"),
                row.instant("at"));
    }
}
