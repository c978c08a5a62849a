package org.songhua.warning.internal.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.rule.Level;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationJournal;
import org.songhua.sensing.ObservationsRecorded;
import org.songhua.store.Database;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningRaised;
import org.songhua.warning.Warnings;
import org.songhua.warning.WarningsChanged;
import org.songhua.warning.internal.desk.Intake;
import org.songhua.warning.internal.rules.Micros;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one thread that judges. It reads the journal of readings on from where it was; what rules decide becomes durable in one transaction
 * with what those rules remember, and with the commit up to which they know the readings. Other states follow by turns ({@link StateSaver}). After a
 * kill, states are loaded and the journal is read again from the oldest of them; each state passes over what it knows. So no warning is lost and none comes twice.
 */
@Component
class Judging implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    static final String READER = "warning";
    /** As without one; what has to be before it is started in an earlier phase. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE;

    private static final int COMMITS_MAX = 20;
    private static final long PAUSE_MS = 200;
    private static final long SAVE_EVERY_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long CLOCK_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final ObservationJournal journal;
    private final WatchMaker maker;
    private final JdbcStates states;
    private final RuleCatalogue catalogue;
    private final Intake intake;
    private final OpenLevels openLevels;
    private final Warnings warnings;
    private final JudgedElsewhere elsewhere;
    private final StreamedDecisions streamed;
    private final Database database;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong judgedSeq = new AtomicLong();
    private volatile boolean isRunning = false;
    private @Nullable Thread thread;

    private @Nullable WatchBook book;
    private final PriorityQueue<Round.Due> dues = new PriorityQueue<>();
    private final Set<Watch> dirty = new LinkedHashSet<>();
    private long rulesSeen = -1;
    private final StateSaver saver;
    private EventClock eventClock = new EventClock();
    private boolean isRecountDue = false;
    private long clockAt_ns = System.nanoTime();

    @SuppressWarnings("TooManyParameters")
    Judging(
            ObservationJournal journal,
            WatchMaker maker,
            JdbcStates states,
            RuleCatalogue catalogue,
            Intake intake,
            OpenLevels openLevels,
            Warnings warnings,
            JudgedElsewhere elsewhere,
            StreamedDecisions streamed,
            Database database,
            ApplicationEventPublisher events) {
        this.journal = journal;
        this.maker = maker;
        this.states = states;
        this.saver = new StateSaver(database, states, dirty, seq -> journal.advance(READER, seq), SAVE_EVERY_NS);
        this.catalogue = catalogue;
        this.intake = intake;
        this.openLevels = openLevels;
        this.warnings = warnings;
        this.elsewhere = elsewhere;
        this.streamed = streamed;
        this.database = database;
        this.events = events;
    }

    @EventListener
    void on(ObservationsRecorded recorded) {
        wake.release();
    }

    /** {@return number of the newest commit of readings that is judged} */
    long judgedSeq() {
        return judgedSeq.get();
    }

    @Override
    public void start() {
        isRunning = true;
        thread = Thread.ofPlatform().name("warning-judge").start(this::run);
    }

    @Override
    public void stop() {
        isRunning = false;
        wake.release();
        Thread running = thread;
        if (running == null) return;
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void run() {
        while (isRunning) {
            try {
                step();
            } catch (InterruptedException e) {
                LOG.warn("The thread that judges readings was interrupted, and goes on.");
            } catch (RuntimeException e) {
                book = null;
                if (!isRunning) return;
                complain(e);
                pause();
            }
        }
        saveAtTheEnd();
    }

    /** A database that is being shut down is no fault of the readings, and its end is told by who ended it. */
    private static void complain(RuntimeException e) {
        if (Database.isGone(e)) LOG.warn("The database has gone; readings are judged when it is back.");
        else LOG.error("Readings could not be judged; what is stored is read anew, and it goes on from there.", e);
    }

    private void pause() {
        try {
            if (wake.tryAcquire(5 * PAUSE_MS, TimeUnit.MILLISECONDS)) wake.drainPermits();
        } catch (InterruptedException e) {
            LOG.warn("The thread that judges readings was interrupted, and goes on.");
        }
    }

    private void saveAtTheEnd() {
        try {
            if (book != null) saver.saveAll(judgedSeq.get());
        } catch (RuntimeException e) {
            if (Database.isGone(e))
                LOG.info("What rules remember is worked out again from the journal at the next start.");
            else LOG.warn("What rules remember could not be saved; it will be worked out again from the journal.", e);
        }
    }

    private void step() throws InterruptedException {
        WatchBook now = open();
        boolean isMore = judgeNext(now);
        eventClock.behind(isMore);
        if (elsewhere.isOn()) isMore |= takeStreamed();
        if (!isMore && isRecountDue) recount(now);
        if (System.nanoTime() - clockAt_ns >= CLOCK_EVERY_NS) passTime(now);
        isMore |= saver.step(judgedSeq.get());
        if (!isMore && wake.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS)) wake.drainPermits();
    }

    /** {@return the watches, made anew when rules changed} */
    private WatchBook open() {
        long changes = catalogue.changes();
        WatchBook open = book;
        if (open != null && rulesSeen == changes) return open;
        if (open != null) saver.saveAll(judgedSeq.get());
        saver.forget();
        dues.clear();
        long position = journal.position(READER);
        var stored = new HashMap<Watch.Key, JdbcStates.Stored>();
        states.each(stored::put);
        Map<Watch.Key, Level> inAlarm = openLevels.all();
        var all = catalogue.list().stream().map(RuleCatalogue.InForce::rule).toList();
        var rules = all.stream().filter(elsewhere::isHere).toList();
        var overrides = new WatchMaker.Overrides(catalogue.overrides());
        var fresh = new WatchBook(maker, rules, overrides, stored, inAlarm);
        learn(
                fresh,
                new ArrayList<>(stored.keySet().stream().map(Watch.Key::subject).toList()),
                position);
        endOrphans(fresh, all.stream().map(rule -> rule.code()).toList(), inAlarm);
        judgedSeq.set(position);
        rulesSeen = changes;
        eventClock = new EventClock();
        isRecountDue = true;
        book = fresh;
        return fresh;
    }

    private void learn(WatchBook into, List<Long> datastreams, long seq) {
        var round = new Round(into, dues, dirty);
        into.learn(datastreams, seq).forEach(round::queue);
    }

    /** Warnings of rules that are no more in force end. */
    private void endOrphans(WatchBook fresh, List<String> codes, Map<Watch.Key, Level> inAlarm) {
        for (Watch.Key key : inAlarm.keySet()) {
            if (codes.contains(key.rule()) || fresh.has(key)) continue;
            database.run(() -> intake.endOrphan(key.rule(), key.subject(), clock.instant()));
        }
    }

    /** A commit of readings. */
    private record Commit(long seq, List<Observation> observations) {}

    /** {@return whether there may be more to read at once} */
    private boolean judgeNext(WatchBook now) {
        var commits = new ArrayList<Commit>();
        journal.read(judgedSeq.get(), COMMITS_MAX, (seq, observations) -> commits.add(new Commit(seq, observations)));
        if (commits.isEmpty()) return false;
        // A rule judges what comes after it was published: a commit may have come behind a change that this book does
        // not have yet.
        if (catalogue.changes() != rulesSeen) return true;
        learn(
                now,
                commits.stream()
                        .flatMap(commit -> commit.observations().stream())
                        .map(Observation::datastream)
                        .toList(),
                judgedSeq.get());
        var round = new Round(now, dues, dirty);
        long now_us = now_us();
        for (Commit commit : commits) {
            for (Observation reading : commit.observations()) {
                round.take(reading, commit.seq(), now_us);
                eventClock.take(reading);
            }
        }
        long last = commits.getLast().seq();
        commit(round, last);
        judgedSeq.set(last);
        return commits.size() == COMMITS_MAX;
    }

    /** What a rule knows of its neighbours may be older than what they became durable with; once the journal is read, they are counted anew. */
    private void recount(WatchBook now) {
        isRecountDue = false;
        var round = new Round(now, dues, dirty);
        round.recount(now.all());
        commit(round, judgedSeq.get());
    }

    private long now_us() {
        return Micros.of(clock.instant());
    }

    private void passTime(WatchBook now) {
        clockAt_ns = System.nanoTime();
        var round = new Round(now, dues, dirty);
        round.passTime(eventClock.known_us(now_us()));
        commit(round, judgedSeq.get());
        if (Boolean.TRUE.equals(database.inTransaction(() -> intake.passTime(clock.instant())))) tellChanged();
    }

    /** What was decided becomes durable with the states that decided it, and is told after that. */
    private void commit(Round round, long seq) {
        if (round.news().isEmpty()) return;
        List<Warning> raised = database.inTransaction(() -> {
            List<Warning> begun = intake.take(round.news());
            states.save(round.decided(), seq);
            return begun;
        });
        for (Watch watch : round.decided()) {
            watch.seq = seq;
            watch.isDirty = false;
            dirty.remove(watch);
        }
        raised.forEach(warning -> tell(new WarningRaised(warning)));
        tellChanged();
    }

    /** {@return whether there may be more to take at once} */
    private boolean takeStreamed() {
        StreamedDecisions.Taken taken = streamed.take();
        if (taken.count() == 0) return false;
        taken.raised().forEach(warning -> tell(new WarningRaised(warning)));
        tellChanged();
        return taken.isMore();
    }

    private void tellChanged() {
        tell(new WarningsChanged(warnings.lastEvent()));
    }

    private void tell(Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on news of warnings.", e);
        }
    }
}
