package org.songhua.outward;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.store.Database;
import org.songhua.store.Row;

/**
 * Letters of a module that wait for the mail server: written with the change itself, sent afterwards, at least once, and tried again for two
 * days. Letters that were sent are forgotten after {@link #KEPT}. Nothing is written while no mail server is set.
 */
public final class Mailbox {
    /** How long it is known who was written to. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** With the pauses of {@link Outbox#pause} about two days. */
    static final int MOST_ATTEMPTS = 16;

    private static final int STUCK_ATTEMPTS = 4;
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_ERROR = 200;

    private static final String PUT = "insert into {schema}.mail (recipient, subject, body) values (?, ?, ?)";
    private static final String DUE = """
            select id, recipient, subject, body, attempts from {schema}.mail
            where sent_at is null and attempts < ? and next_try_at <= ? order by next_try_at, id limit 1 for update skip locked""";
    private static final String SENT = "update {schema}.mail set sent_at = ?, last_error = null where id = ?";
    private static final String FAILED =
            "update {schema}.mail set attempts = attempts + 1, last_error = ?, next_try_at = ? where id = ?";
    private static final String FORGET = "delete from {schema}.mail where sent_at < ?";
    private static final String STATUS = """
            select count(*) filter (where sent_at is not null) as sent,
              count(*) filter (where sent_at is null) as waiting,
              count(*) filter (where sent_at is null and attempts >= ?) as stuck,
              (select l.last_error from {schema}.mail l where l.last_error is not null order by l.id desc limit 1) as last_error
            from {schema}.mail""";

    private final Database database;
    private final String schema;
    private final Mailer mailer;
    private final Clock clock;

    /** @param schema of the module; it has the table {@code mail} */
    public Mailbox(Database database, String schema, Mailer mailer, Clock clock) {
        this.database = database;
        this.schema = schema;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * What became of letters.
     *
     * @param isOn whether a mail server is set
     * @param stuck of those that wait, how many were refused again and again
     */
    public record Status(
            boolean isOn,
            long sent,
            long waiting,
            long stuck,
            @Nullable String lastError) {}

    /** A letter that waits. */
    private record Waiting(long id, Mailer.Letter letter, int attempts) {}

    private String sql(String statement) {
        return statement.replace("{schema}", schema);
    }

    /** Writes a letter, within the transaction of the change. */
    public void put(String to, String subject, String text) {
        if (mailer.isOn()) database.update(sql(PUT), to, subject, text);
    }

    public Status status() {
        return database.get(
                sql(STATUS),
                row -> new Status(
                        mailer.isOn(),
                        row.whole("sent"),
                        row.whole("waiting"),
                        row.whole("stuck"),
                        row.findText("last_error")),
                STUCK_ATTEMPTS);
    }

    /** Sends what is due, one letter in a transaction of its own. {@return how many were sent} */
    public int run() {
        if (!mailer.isOn()) return 0;
        int sent = 0;
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Optional<Boolean> done = database.inTransaction(this::once);
            if (done.isEmpty()) break;
            if (done.get()) sent++;
        }
        database.update(sql(FORGET), clock.instant().minus(KEPT));
        return sent;
    }

    /** {@return whether a letter was taken; empty when none waits} */
    private Optional<Boolean> once() {
        Instant now = clock.instant();
        var due = database.find(sql(DUE), this::waiting, MOST_ATTEMPTS, now);
        if (due.isEmpty()) return Optional.empty();
        Waiting one = due.get();
        String failure = mailer.send(one.letter(), now);
        if (failure.isEmpty()) database.update(sql(SENT), now, one.id());
        else database.update(sql(FAILED), shortened(failure), now.plus(Outbox.pause(one.attempts())), one.id());
        return Optional.of(failure.isEmpty());
    }

    private Waiting waiting(Row row) {
        var letter = new Mailer.Letter(
                schema + "-" + row.whole("id"), row.text("recipient"), row.text("subject"), row.text("body"));
        return new Waiting(row.whole("id"), letter, row.integer("attempts"));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
    }
}
