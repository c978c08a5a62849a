package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Cases.Attachment;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.engine.digest.Sha256;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Photos of cases: the picture sealed in the vault, what it is beside it. */
final class Attachments {
    private static final String INSERT = """
            insert into casework.attachment (id, case_id, report, role, media_type, bytes, sha256, content_id, added_by, added_at,
              public, redaction_of)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LIST = """
            select id, role, media_type, bytes, sha256, public, added_by, added_at, redaction_of from casework.attachment
            where case_id = ? order by added_at, id""";
    private static final String REPORTER = """
            select s.reporter from casework.attachment a join casework.sealed s on s.id = a.content_id
            where a.case_id = ? and a.id = ?""";
    private static final String CONTENT = "select content_id from casework.attachment where case_id = ? and id = ?";

    private final Database database;
    private final Vault vault;

    Attachments(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void add(
            UUID caseId, @Nullable UUID report, UUID reporter, String role, Photos.Clean photo, String by, Instant at) {
        UUID content = vault.seal(reporter, "photo", photo.bytes(), at);
        database.update(
                INSERT,
                UUID.randomUUID(),
                caseId,
                report,
                role,
                photo.kind().mediaType(),
                (long) photo.bytes().length,
                Sha256.of(photo.bytes()),
                content,
                by,
                at,
                false,
                null);
    }

    /** Adds a blackened copy beside a photo; it is erased with the same reporter. {@return its id} */
    UUID addRedacted(UUID caseId, UUID original, byte[] jpeg, boolean isPublic, String by, Instant at) {
        UUID reporter = database.get(REPORTER, row -> row.uuid("reporter"), caseId, original);
        UUID content = vault.seal(reporter, "photo", jpeg, at);
        UUID id = UUID.randomUUID();
        database.update(
                INSERT,
                id,
                caseId,
                null,
                "redacted",
                "image/jpeg",
                (long) jpeg.length,
                Sha256.of(jpeg),
                content,
                by,
                at,
                isPublic,
                original);
        return id;
    }

    /** Takes a copy back from everybody. {@return whether it was public} */
    boolean withdraw(UUID caseId, UUID copy) {
        return database.update(
                        "update casework.attachment set public = false where case_id = ? and id = ? and public",
                        caseId,
                        copy)
                > 0;
    }

    long ofReport(UUID report) {
        return database.get(
                "select count(*) as n from casework.attachment where report = ?", row -> row.whole("n"), report);
    }

    List<Attachment> list(UUID caseId) {
        return database.list(LIST, Attachments::read, caseId);
    }

    Optional<byte[]> find(UUID caseId, UUID id) {
        return database.find(CONTENT, row -> row.uuid("content_id"), caseId, id).flatMap(vault::open);
    }

    private static Attachment read(Row row) {
        return new Attachment(
                row.uuid("id"),
                row.text("role"),
                row.text("media_type"),
                row.whole("bytes"),
                HexFormat.of().formatHex(row.bytes("sha256")),
                row.flag("public"),
                row.text("added_by"),
                row.instant("added_at"),
                row.findText("redaction_of") == null ? null : row.uuid("redaction_of"));
    }
}
