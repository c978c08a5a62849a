package org.songhua.service.internal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.service.internal.rules.ServiceZone;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** What lies beside applications: the steps with their promises, the documents, what was paid. */
final class JdbcPapers {
    private static final String LEAVE_STEP = """
            update service.step set done_at = ? where application = ? and done_at is null""";
    private static final String ENTER_STEP = """
            insert into service.step (application, number, state, since, due, calendar, provisional)
            values (?, (select count(*) + 1 from service.step where application = ?), ?, ?, ?, ?, ?)""";
    private static final String STEPS = """
            select state, since, due, provisional, done_at from service.step where application = ? order by number""";
    private static final String BRING = """
            insert into service.document (application, number, kind, item, media_type, bytes, sha256, brought_at, reused_from)
            values (?, (select count(*) + 1 from service.document where application = ?), ?, ?, ?, ?, ?, ?, ?)""";
    private static final String DOCUMENTS = """
            select number, kind, item, media_type, bytes, sha256, brought_at, reused_from from service.document
            where application = ? order by number""";
    private static final String PAID = "select 1 as one from service.payment where application = ? and month = ?";
    private static final String PAY = """
            insert into service.payment (application, month, ledger, posting) values (?, ?, ?, ?)""";

    private final Database database;

    JdbcPapers(Database database) {
        this.database = database;
    }

    /** A step as it is kept. */
    record Kept(
            String state,
            Instant since,
            @Nullable Instant due,
            boolean provisional,
            @Nullable Instant doneAt) {}

    /** A promise for a step. */
    record Promise(@Nullable Instant due, @Nullable String calendar, boolean provisional) {
        static final Promise NONE = new Promise(null, null, false);
    }

    void step(String number, String state, Instant at, boolean goesOn, Promise promise) {
        database.update(LEAVE_STEP, at, number);
        database.update(
                ENTER_STEP, number, number, state, at, promise.due(), promise.calendar(), promise.provisional());
        if (!goesOn) database.update(LEAVE_STEP, at, number);
    }

    List<Kept> steps(String number) {
        return database.list(
                STEPS,
                row -> new Kept(
                        row.text("state"),
                        row.instant("since"),
                        row.findInstant("due"),
                        row.flag("provisional"),
                        row.findInstant("done_at")),
                number);
    }

    /** A document as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Paper(
            int number,
            String kind,
            UUID item,
            String mediaType,
            long bytes,
            byte[] sha256,
            Instant broughtAt,
            @Nullable String reusedFrom) {
        LocalDate day() {
            return LocalDate.ofInstant(broughtAt, ServiceZone.ZONE);
        }
    }

    void bring(String application, Paper paper) {
        database.update(
                BRING,
                application,
                application,
                paper.kind(),
                paper.item(),
                paper.mediaType(),
                paper.bytes(),
                paper.sha256(),
                paper.broughtAt(),
                paper.reusedFrom());
    }

    List<Paper> papers(String application) {
        return database.list(DOCUMENTS, JdbcPapers::paper, application);
    }

    private static Paper paper(Row row) {
        return new Paper(
                row.integer("number"),
                row.text("kind"),
                row.uuid("item"),
                row.text("media_type"),
                row.whole("bytes"),
                row.bytes("sha256"),
                row.instant("brought_at"),
                row.findText("reused_from"));
    }

    Optional<Paper> paper(String application, int number) {
        return papers(application).stream()
                .filter(one -> one.number() == number)
                .findFirst();
    }

    boolean isPaid(String application, LocalDate month) {
        return database.find(PAID, row -> true, application, month).isPresent();
    }

    void paid(String application, LocalDate month, String ledger, long posting) {
        database.update(PAY, application, month, ledger, posting);
    }
}
