package org.songhua.planning.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.progress.Progress;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.planning.Analyses;
import org.songhua.planning.Analysis;
import org.songhua.planning.Job;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs over the real table, with analyses that do what a test wants: two at a time, dismissed, failed, stopped. */
class DefaultJobsTest {
    private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();
    private static int people = 0;

    private final TestPlatform platform = TestPlatform.shared();
    private final JdbcJobs rows = platform.bean(JdbcJobs.class);
    private final Caller me = Caller.all("job-tester-" + ++people);
    private final Fake fake = new Fake();
    private final DefaultJobs jobs = new DefaultJobs(fake, rows);

    /** Runs what the process id names: {@code endless} computes until it is stopped. */
    private static final class Fake implements Analyses {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore ended = new Semaphore(0);
        private Function<Progress, Map<String, Object>> other = progress -> Map.of("answer", 42);

        @Override
        public List<Analysis> list() {
            return List.of();
        }

        @Override
        public Optional<Analysis> find(String id) {
            return Optional.empty();
        }

        @Override
        public void check(String id, JsonNode inputs) {
            if (id.equals("wrong"))
                throw new FaultException(
                        Fault.refused("PLAN-102", Place.atField("/inputs/text"), "It is lacking.", "Give it."));
        }

        @Override
        public Map<String, Object> run(String id, JsonNode inputs, Scope scope, Progress progress) {
            if (!id.equals("endless")) return other.apply(progress);
            begun.release();
            try {
                while (true) progress.at(0.25);
            } finally {
                ended.release();
            }
        }
    }

    @AfterEach
    void nothingRunsOn() {
        jobs.destroy();
    }

    private static void await(Semaphore semaphore, int times) {
        try {
            assertThat(semaphore.tryAcquire(times, 60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Job submit(String analysis) {
        return jobs.submit(analysis, NOTHING, NOTHING, me);
    }

    private Job job(Job job) {
        return jobs.find(job.id(), me).orElseThrow();
    }

    private Job ended(Job job) {
        for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; Thread.onSpinWait()) {
            Job now = job(job);
            if (now.status().isEnd()) return now;
        }
        throw new AssertionError("The job has not ended.");
    }

    @Test
    void aDismissedJobEndsComputingAndFreesItsThread() {
        Job first = submit("endless");
        Job second = submit("endless");
        await(fake.begun, 2);
        // Both threads compute what never ends: the third waits.
        Job third = submit("endless");
        assertThat(job(third).status()).isEqualTo(Job.Status.ACCEPTED);
        assertThat(job(first).status()).isEqualTo(Job.Status.RUNNING);
        assertThat(jobs.dismiss(first.id(), me).orElseThrow().status()).isEqualTo(Job.Status.RUNNING);
        await(fake.ended, 1);
        await(fake.begun, 1);
        assertThat(job(third).status()).isEqualTo(Job.Status.RUNNING);
        assertThat(jobs.find(first.id(), me)).isEmpty();
        assertThat(jobs.results(first.id(), me)).isEmpty();
        jobs.dismiss(second.id(), me);
        jobs.dismiss(third.id(), me);
        await(fake.ended, 2);
        assertThat(jobs.list(me)).isEmpty();
    }

    @Test
    void aRunningJobSaysHowFarItIs() {
        Job endless = submit("endless");
        for (long end = System.nanoTime() + 60_000_000_000L; job(endless).progress() != 25 && System.nanoTime() < end; )
            Thread.onSpinWait();
        assertThat(job(endless).progress()).isEqualTo(25);
        assertThat(jobs.list(me))
                .singleElement()
                .satisfies(one -> assertThat(one.progress()).isEqualTo(25));
        Job done = ended(submit("answer"));
        assertThat(done.status()).isEqualTo(Job.Status.SUCCESSFUL);
        assertThat(done.progress()).isEqualTo(100);
        assertThat(jobs.results(done.id(), me).orElseThrow()).contains("42");
        assertThat(done.started()).isNotNull();
        assertThat(done.finished()).isNotNull();
    }

    @Test
    void aJobThatHasNotEndedIsNeverSaidToBeComplete() {
        var ticket = new Ticket(own -> {});
        assertThat(ticket.percent()).isZero();
        ticket.at(0.999);
        assertThat(ticket.percent()).isEqualTo(99);
        ticket.at(1);
        assertThat(ticket.percent()).isEqualTo(99);
    }

    @Test
    void aDismissedJobInLineLeavesItsPlaceAndIsNeverBegun() {
        submit("endless");
        submit("endless");
        await(fake.begun, 2);
        List<Job> line = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> submit("endless"))
                .toList();
        assertThatThrownBy(() -> submit("answer"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(f -> {
                            assertThat(f.code()).isEqualTo("PLAN-150");
                            assertThat(f.remedy()).isNotEmpty();
                        }));
        // What was refused is not kept as if it waited.
        assertThat(jobs.list(me)).noneMatch(job -> job.process().equals("answer"));
        jobs.dismiss(line.get(40).id(), me);
        Job late = submit("answer");
        assertThat(job(late).status()).isEqualTo(Job.Status.ACCEPTED);
        assertThat(fake.begun.availablePermits()).isZero();
    }

    @Test
    void inputsAreCheckedBeforeAJobIsMade() {
        assertThatThrownBy(() -> submit("wrong")).isInstanceOf(FaultException.class);
        assertThat(jobs.list(me)).isEmpty();
    }

    @Test
    void aFaultIsToldWithItsCodeAndAnErrorWithoutItsInside() {
        fake.other = progress -> {
            throw new FaultException(
                    Fault.refused("PLAN-120", Place.atField("/inputs/place"), "No street here.", "Choose another."));
        };
        Job fault = ended(submit("fault"));
        assertThat(fault.status()).isEqualTo(Job.Status.FAILED);
        assertThat(fault.message()).contains("PLAN-120");
        assertThat(fault.progress()).isZero();
        fake.other = progress -> {
            throw new IllegalStateException("select secret from vault");
        };
        assertThat(ended(submit("error")).message())
                .contains("log of the platform")
                .doesNotContain("secret");
        // An analysis too large for the memory or the stack fails; its thread goes on with the next one.
        fake.other = progress -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertThat(ended(submit("large")).status()).isEqualTo(Job.Status.FAILED);
        fake.other = progress -> Map.of("answer", 43);
        assertThat(ended(submit("next")).status()).isEqualTo(Job.Status.SUCCESSFUL);
    }

    @Test
    void aResultThatCannotBeWrittenFails() {
        List<Object> unreadable = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("broken");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        fake.other = progress -> Map.of("answer", unreadable);
        assertThat(ended(submit("broken")).status()).isEqualTo(Job.Status.FAILED);
    }

    @Test
    void nobodyFindsOrDismissesTheJobOfSomebodyElse() {
        Job mine = submit("endless");
        await(fake.begun, 1);
        Caller other = Caller.all("somebody-else");
        assertThat(jobs.find(mine.id(), other)).isEmpty();
        assertThat(jobs.dismiss(mine.id(), other)).isEmpty();
        assertThat(jobs.results(mine.id(), other)).isEmpty();
        assertThat(jobs.dismiss(UUID.fromString("00000000-0000-0000-0000-000000000001"), me))
                .isEmpty();
        // It computes on.
        assertThat(job(mine).status()).isEqualTo(Job.Status.RUNNING);
        assertThat(fake.ended.availablePermits()).isZero();
    }

    @Test
    void whenThePlatformStopsAnalysesEndAndTheNextStartSaysSo() {
        Job cut = submit("endless");
        await(fake.begun, 1);
        jobs.destroy();
        await(fake.ended, 1);
        assertThat(rows.find(cut.id(), me.name()).orElseThrow().status()).isEqualTo(Job.Status.RUNNING);
        var next = new DefaultJobs(new Fake(), rows);
        Job told = next.find(cut.id(), me).orElseThrow();
        assertThat(told.status()).isEqualTo(Job.Status.FAILED);
        assertThat(told.message()).contains("stopped before");
        next.destroy();
    }

    @Test
    void theLastHundredOfEachOwnerAreKeptAndWhatRunsIsNeverForgotten() {
        Job running = submit("endless");
        await(fake.begun, 1);
        var database = platform.bean(Database.class);
        database.update(
                "insert into planning.job (process, inputs, owner, status, created_at)"
                        + " select 'old', '{}', ?, 'successful', now() + n * interval '1 second' from generate_series(1, 150) n",
                me.name());
        ended(submit("answer"));
        long kept = database.get(
                "select count(*) as n from planning.job where owner = ?", row -> row.whole("n"), me.name());
        // A hundred before the new one is made, the new one, and the one that runs, which is older than all of them.
        assertThat(kept).isEqualTo(102);
        assertThat(jobs.find(running.id(), me)).isPresent();
        assertThat(jobs.list(me)).hasSize(100);
    }
}
