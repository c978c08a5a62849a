package org.songhua.casework.internal.files;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.internal.files.CaseWriter.Written;
import org.songhua.store.Database;

/**
 * Finds the clocks that have reached a level since it last looked. There is no timer for each case: one index over the next
 * moment, rows taken by {@code for update skip locked}, so that several programs can sweep and nobody waits for a case that is
 * being worked on.
 */
public final class Sweep {
    private static final int PORTION = 500;
    private static final String FIRED = """
            update casework.case_file set warn_level = ?, next_fire_at = ? where id = ?""";

    private final Database database;
    private final JdbcCases cases;
    private final CaseWriter writer;
    private final DefaultCases publisher;
    private final Clock clock;

    Sweep(Database database, CaseWriter writer, DefaultCases publisher, Clock clock) {
        this.database = database;
        this.cases = new JdbcCases(database);
        this.writer = writer;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Takes all that is due. {@return how many cases reached a level} */
    public int run() {
        int all = 0;
        for (int portion = PORTION; portion == PORTION; all += portion) portion = once();
        return all;
    }

    private int once() {
        var written = new ArrayList<Written>();
        int taken = database.inTransaction(() -> {
            Instant now = clock.instant();
            List<CaseRecord> due = cases.lockDue(now, PORTION);
            var fired = new ArrayList<@Nullable Object[]>();
            for (CaseRecord subject : due) fired.add(fire(subject, now, written));
            database.batch(FIRED, fired);
            return due.size();
        });
        publisher.publish(written);
        return taken;
    }

    /** Half and four fifths change how the case is shown; that it is overdue stands in its log. */
    private @Nullable Object[] fire(CaseRecord subject, Instant now, List<Written> written) {
        Firing firing = Firing.of(subject.standing(), now);
        boolean overdue = firing.level() == 3 && !subject.field("overdue").equals(marks(subject));
        if (overdue)
            written.add(writer.remark(subject, "overdue", "system", now, Map.of("overdue", marks(subject)), Set.of()));
        int level = Firing.escalation(subject.standing(), now);
        String supervision = subject.field("supervision");
        if (level > (supervision.matches("[1-3]") ? Integer.parseInt(supervision) : 0))
            written.add(writer.remark(
                    cases.find(subject.id()).orElseThrow(),
                    "escalated",
                    "system",
                    now,
                    Map.of("supervision", Integer.toString(level), "basis", "overdue"),
                    Set.of()));
        Firing after = Firing.of(subject.standing(), now);
        return new @Nullable Object[] {after.level(), after.next(), subject.id()};
    }

    /** The deadlines that have passed, so that each is told once. */
    private String marks(CaseRecord subject) {
        Instant now = clock.instant();
        var names = new ArrayList<String>();
        subject.standing().clocks().forEach((name, one) -> {
            Instant due = one.terms().due();
            if (one.status() == org.songhua.engine.flow.FlowClock.Status.RUNNING && due != null && !due.isAfter(now))
                names.add(name + "@" + due);
        });
        return String.join(" ", names);
    }
}
