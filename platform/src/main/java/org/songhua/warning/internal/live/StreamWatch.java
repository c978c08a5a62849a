package org.songhua.warning.internal.live;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.sensing.ObservationJournal;
import org.songhua.store.Database;
import org.songhua.warning.StreamState;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks whether the job of the cluster judges by the rules in force: it noted the fingerprint of its plan when it began. Says so in the log when that
 * changes, and to whoever asks.
 */
@Component
class StreamWatch implements SmartLifecycle, StreamState {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final long PAUSE_MS = 1000;
    /** Rules tell that they changed; sensors that came or went are found by writing the plan again. */
    private static final long ANEW_NS = TimeUnit.MINUTES.toNanos(5);

    private static final String JOB = "select fingerprint, since from stream.plan";

    private final JudgedElsewhere elsewhere;
    private final DefaultWatchPlan plan;
    private final RuleCatalogue catalogue;
    private final ObservationJournal journal;
    private final JdbcStates states;
    private final Database database;

    private final Semaphore end = new Semaphore(0);
    private volatile View view = View.OFF;
    private volatile boolean isRunning = false;
    private @Nullable Thread thread;
    private String fingerprint = "";
    private long changesSeen = -1;
    private long made_ns = 0;

    StreamWatch(
            JudgedElsewhere elsewhere,
            DefaultWatchPlan plan,
            RuleCatalogue catalogue,
            ObservationJournal journal,
            JdbcStates states,
            Database database) {
        this.elsewhere = elsewhere;
        this.plan = plan;
        this.catalogue = catalogue;
        this.journal = journal;
        this.states = states;
        this.database = database;
    }

    private record Job(String fingerprint, Instant since) {}

    @Override
    public View now() {
        return view;
    }

    /** Before the judge of this program goes on, readings that it leaves to the cluster are kept for it, and what it remembers is of the past. */
    @Override
    public void start() {
        isRunning = true;
        if (!elsewhere.isOn()) {
            journal.leave(DefaultReadingFeed.READER);
            return;
        }
        journal.position(Judging.READER);
        journal.position(DefaultReadingFeed.READER, Judging.READER);
        states.outdate(catalogue.list().stream()
                .map(RuleCatalogue.InForce::rule)
                .filter(rule -> !elsewhere.isHere(rule))
                .map(RuleDefinition::code)
                .toList());
        end.drainPermits();
        thread = Thread.ofPlatform().name("stream-watch").start(this::run);
    }

    @Override
    public int getPhase() {
        return Judging.PHASE - 1;
    }

    @Override
    public void stop() {
        isRunning = false;
        end.release();
        Thread running = thread;
        if (running == null) return;
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void run() {
        while (isRunning) {
            try {
                look();
                if (end.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                LOG.warn("The thread that looks after the cluster was interrupted, and goes on.");
            } catch (RuntimeException e) {
                if (!isRunning) return;
                LOG.warn("It could not be found out by which plan the cluster judges: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (end.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS)) end.release();
        } catch (InterruptedException e) {
            LOG.warn("The thread that looks after the cluster was interrupted, and goes on.");
        }
    }

    private void look() {
        long changes = catalogue.changes();
        Optional<Job> job = database.find(JOB, row -> new Job(row.text("fingerprint"), row.instant("since")));
        View before = view;
        boolean hasBegunAgain = !Objects.equals(job.map(Job::since).orElse(null), before.since());
        if (changes != changesSeen || hasBegunAgain || System.nanoTime() - made_ns > ANEW_NS) {
            fingerprint = plan.fingerprint();
            changesSeen = changes;
            made_ns = System.nanoTime();
        }
        view = new View(true, state(job), job.map(Job::since).orElse(null));
        if (view.plan() != before.plan()) tell(view);
    }

    private Plan state(Optional<Job> job) {
        if (job.isEmpty()) return Plan.NONE;
        return job.get().fingerprint().equals(fingerprint) ? Plan.CURRENT : Plan.OLDER;
    }

    private static void tell(View view) {
        if (view.plan() == Plan.CURRENT) LOG.info("The cluster judges by the rules in force.");
        else if (view.plan() == Plan.NONE)
            LOG.warn("Readings are left to a cluster, and no job of one has begun: they are judged by nobody.");
        else
            LOG.warn(
                    "The cluster judges by an older plan; what was changed since {} is not judged by until the plan is"
                            + " fetched anew (/api/warning-rules/watches) and the job started again.",
                    view.since());
    }
}
