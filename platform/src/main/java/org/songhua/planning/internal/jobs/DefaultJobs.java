package org.songhua.planning.internal.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.progress.StoppedException;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.planning.Analyses;
import org.songhua.planning.Job;
import org.songhua.planning.Jobs;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs jobs one after the other on two threads, so that analyses never take the whole machine. */
@Component
class DefaultJobs implements Jobs, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultJobs.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 100;

    private final Analyses analyses;
    private final JdbcJobs rows;
    private final ThreadPoolExecutor threads;
    private final Map<UUID, Ticket> tickets = new ConcurrentHashMap<>();

    DefaultJobs(Analyses analyses, JdbcJobs rows) {
        this.analyses = analyses;
        this.rows = rows;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    var thread = new Thread(task, "analysis");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        rows.failAll("The platform was stopped before the analysis ended.");
    }

    @Override
    public Job submit(String analysis, JsonNode inputs, JsonNode request, Caller caller) {
        analyses.check(analysis, inputs);
        Job job = rows.add(analysis, request.toString(), caller.name());
        var ticket = new Ticket(own -> run(job, inputs, caller.scope(), own));
        tickets.put(job.id(), ticket);
        try {
            threads.execute(ticket.task());
        } catch (RejectedExecutionException e) {
            tickets.remove(job.id());
            rows.remove(job.id(), caller.name());
            throw new FaultException(Fault.refused(
                    "PLAN-150", Place.NOWHERE, "Too many analyses are waiting.", "Try again when some have ended."));
        }
        return job;
    }

    private void run(Job job, JsonNode inputs, Scope scope, Ticket ticket) {
        try {
            if (!rows.start(job.id())) return;
            Map<String, Object> outputs = analyses.run(job.process(), inputs, scope, ticket);
            rows.succeed(job.id(), MAPPER.writeValueAsString(outputs));
        } catch (StoppedException e) {
            LOG.debug("Analysis {} of job {} was stopped.", job.process(), job.id());
        } catch (FaultException e) {
            rows.fail(job.id(), e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("Analysis {} of job {} failed.", job.process(), job.id(), e);
            rows.fail(job.id(), "The analysis failed; the log of the platform tells why.");
        } finally {
            tickets.remove(job.id());
        }
    }

    @Override
    public List<Job> list(Caller caller) {
        return rows.list(caller.name()).stream().map(this::withProgress).toList();
    }

    @Override
    public Optional<Job> find(UUID id, Caller caller) {
        return rows.find(id, caller.name()).map(this::withProgress);
    }

    private Job withProgress(Job job) {
        Ticket ticket = tickets.get(job.id());
        return ticket == null || job.status() != Job.Status.RUNNING ? job : job.withProgress(ticket.percent());
    }

    @Override
    public Optional<String> results(UUID id, Caller caller) {
        return rows.results(id, caller.name());
    }

    @Override
    public Optional<Job> dismiss(UUID id, Caller caller) {
        Optional<Job> job = find(id, caller);
        if (job.isEmpty()) return job;
        // Asked and not interrupted: a thread in the middle of a statement would break its connection.
        Ticket ticket = tickets.remove(id);
        if (ticket != null) {
            ticket.stop();
            threads.remove(ticket.task());
        }
        rows.remove(id, caller.name());
        return job;
    }

    @Override
    public void destroy() {
        threads.shutdown();
        tickets.values().forEach(Ticket::stop);
    }
}
