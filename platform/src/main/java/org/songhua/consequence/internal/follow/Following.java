package org.songhua.consequence.internal.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.casework.CaseChanged;
import org.songhua.casework.CaseFile;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.casework.Reports;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.Consequence.Cause;
import org.songhua.consequence.Consequences;
import org.songhua.consequence.internal.follow.Doing.Happening;
import org.songhua.engine.flow.FlowClock;
import org.songhua.engine.flow.Guard;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.DueItem;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.springframework.context.event.EventListener;

/**
 * Sees what happens and lets follow what packs say. A step of a record is followed in its transaction, so that both stand or
 * neither; duties and deadlines are looked for by time. What cannot follow is told in the log and tried again.
 */
public final class Following implements Consequences, RecordFollower {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int PAGE = 500;
    /** What was being written while the last look went on is looked at again. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final List<Consequence> declared;
    private final Registers registers;
    private final Cases cases;
    private final Doing doing;
    private final Set<Late> again = ConcurrentHashMap.newKeySet();
    private @Nullable Instant looked;

    public Following(List<Consequence> declared, Database database, Registers registers, Cases cases, Reports reports) {
        this.declared = declared;
        this.registers = registers;
        this.cases = cases;
        doing = new Doing(database, registers, reports);
    }

    @Override
    public List<Consequence> list() {
        return declared;
    }

    @Override
    public boolean follows(String register) {
        return declared.stream().anyMatch(one -> one.cause().register().equals(register));
    }

    @Override
    public void follow(RecordChanged change) {
        RegisterRecord record = change.record();
        for (Consequence one : declared) {
            Cause cause = one.cause();
            if (!cause.register().equals(record.register()) || !cause.at().contains(change.action())) continue;
            if (holds(cause, record.fields()))
                doing.follow(one, happening(record, address(record), LocalDate.ofInstant(record.changedAt(), CHINA)));
        }
    }

    private static boolean holds(Cause cause, Map<String, Object> fields) {
        return cause.when().isEmpty() || Guard.parse(cause.when()).holds(fields);
    }

    private static String address(RegisterRecord record) {
        return record.register() + "/" + record.key();
    }

    private static Happening happening(RegisterRecord record, String name, LocalDate day) {
        var values = new HashMap<>(record.fields());
        values.put("key", record.key());
        values.put("day", day.toString());
        return new Happening(
                name,
                values,
                record.region(),
                record.longitude(),
                record.latitude(),
                record.synthetic(),
                record.object());
    }

    /** A deadline that was missed and then met between two looks is seen here. */
    @EventListener
    void follow(CaseChanged change) {
        for (Consequence one : declared) {
            String head = one.cause().cases();
            if (!head.isEmpty() && change.classCode().startsWith(head)) attempt(one, change.id(), change.at());
        }
    }

    @Override
    public synchronized int follow(Instant now) {
        int done = 0;
        for (Consequence one : declared)
            done += one.cause().isOfRecords() ? duties(one, LocalDate.ofInstant(now, CHINA)) : deadlines(one, now);
        looked = now;
        return done;
    }

    private int duties(Consequence one, LocalDate today) {
        Cause cause = one.cause();
        if (cause.duty().isEmpty()) return 0;
        int done = 0;
        for (DueItem item :
                registers.due(cause.register(), today, today.minusDays(1), Integer.MAX_VALUE, Caller.SYSTEM)) {
            RegisterRecord record = item.record();
            if (!item.duty().equals(cause.duty()) || !holds(cause, record.fields())) continue;
            String name = address(record) + "@" + item.on();
            done += attempt(() -> doing.follow(one, happening(record, name, item.on())));
        }
        return done;
    }

    /**
     * Of the first look after a start, or after the clock was put back, all that is overdue; of any other what became due since
     * the one before, and what could not follow then. What changes in between is told by the case itself.
     */
    private int deadlines(Consequence one, Instant now) {
        Instant since = looked == null || now.isBefore(looked) ? Instant.EPOCH : looked.minus(OVERLAP);
        int done = retry(one, now);
        UUID after = null;
        List<UUID> page;
        do {
            page = cases.missed(one.cause().cases(), since, now, after, PAGE, Scope.ALL);
            for (UUID id : page) done += attempt(one, id, now);
            if (!page.isEmpty()) after = page.getLast();
        } while (page.size() == PAGE);
        return done;
    }

    private int retry(Consequence one, Instant now) {
        int done = 0;
        for (Late late : List.copyOf(again))
            if (late.consequence().equals(one.code()) && again.remove(late)) done += attempt(one, late.id(), now);
        return done;
    }

    private int attempt(Consequence one, UUID id, Instant now) {
        try {
            return ofCase(one, id, now);
        } catch (RuntimeException e) {
            again.add(new Late(one.code(), id));
            return untold(e);
        }
    }

    private int ofCase(Consequence one, UUID id, Instant now) {
        CaseFile file = cases.find(id, Scope.ALL).orElseThrow();
        Map<String, Object> fields = new HashMap<>(file.standing().fields());
        if (!holds(one.cause(), fields)) return 0;
        int done = 0;
        for (String name : one.cause().clocks()) {
            FlowClock clock = file.standing().clocks().get(name);
            Instant due = clock == null ? null : clock.terms().due();
            if (clock != null && due != null && isMissed(clock, due, now)) done += late(one, file, name, due, fields);
        }
        return done;
    }

    private static boolean isMissed(FlowClock clock, Instant due, Instant now) {
        return clock.status() == FlowClock.Status.BREACHED
                || (clock.status() == FlowClock.Status.RUNNING && due.isBefore(now));
    }

    private int late(Consequence one, CaseFile file, String clock, Instant due, Map<String, Object> fields) {
        CaseSummary summary = file.summary();
        var values = new HashMap<>(fields);
        values.put("number", summary.number());
        values.put("clock", clock);
        values.put("day", LocalDate.ofInstant(due, CHINA).toString());
        String name = summary.number() + ":" + clock + "@" + LocalDate.ofInstant(due, CHINA);
        var happening = new Happening(
                name, values, summary.region(), summary.longitude(), summary.latitude(), false, summary.component());
        return doing.follow(one, happening);
    }

    /** Counts what an attempt did. */
    private interface Attempt {
        int run();
    }

    private static int attempt(Attempt attempt) {
        try {
            return attempt.run();
        } catch (RuntimeException e) {
            return untold(e);
        }
    }

    private static int untold(RuntimeException e) {
        LOG.warn("A consequence could not follow and is tried again.", e);
        return 0;
    }

    /** A case of which something could not follow yet. */
    private record Late(String consequence, UUID id) {}
}
