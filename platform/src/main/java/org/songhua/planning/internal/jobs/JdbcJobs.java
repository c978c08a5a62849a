package org.songhua.planning.internal.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.planning.Job;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/** Jobs as rows. */
@Component
class JdbcJobs {
    private static final int COMPLETE = 100;
    private static final String COLUMNS =
            "id, process, inputs, owner, status, message, created_at, started_at, finished_at";
    private static final String ADD = """
            insert into planning.job (process, inputs, owner, status) values (?, ?, ?, 'accepted')
            returning id, process, inputs, owner, status, message, created_at, started_at, finished_at""";
    private static final String LIST =
            "select " + COLUMNS + " from planning.job where owner = ? order by created_at desc, id limit 100";
    private static final String FIND = "select " + COLUMNS + " from planning.job where id = ? and owner = ?";
    private static final String RESULTS =
            "select results from planning.job where id = ? and owner = ? and status = 'successful'";
    private static final String START =
            "update planning.job set status = 'running', started_at = now() where id = ? and status = 'accepted'";
    private static final String SUCCEED = """
            update planning.job set status = 'successful', results = ?, finished_at = now()
            where id = ? and status = 'running'""";
    private static final String FAIL = """
            update planning.job set status = 'failed', message = ?, finished_at = now()
            where id = ? and status in ('accepted', 'running')""";
    private static final String FAIL_ALL = """
            update planning.job set status = 'failed', message = ?, finished_at = now()
            where status in ('accepted', 'running')""";
    private static final String REMOVE = "delete from planning.job where id = ? and owner = ?";
    private static final String FORGET_OLD = """
            delete from planning.job where owner = ? and status not in ('accepted', 'running') and id not in (
              select id from planning.job where owner = ? order by created_at desc, id limit 100)""";

    private final Database database;

    JdbcJobs(Database database) {
        this.database = database;
    }

    Job add(String process, String request, String owner) {
        database.update(FORGET_OLD, owner, owner);
        return database.get(ADD, JdbcJobs::job, process, new Json(request), owner);
    }

    List<Job> list(String owner) {
        return database.list(LIST, JdbcJobs::job, owner);
    }

    Optional<Job> find(UUID id, String owner) {
        return database.find(FIND, JdbcJobs::job, id, owner);
    }

    Optional<String> results(UUID id, String owner) {
        return database.find(RESULTS, row -> row.text("results"), id, owner);
    }

    /** {@return false when the job was dismissed meanwhile} */
    boolean start(UUID id) {
        return database.update(START, id) == 1;
    }

    void succeed(UUID id, String results) {
        database.update(SUCCEED, new Json(results), id);
    }

    void fail(UUID id, @Nullable String message) {
        database.update(FAIL, message, id);
    }

    void failAll(String message) {
        database.update(FAIL_ALL, message);
    }

    void remove(UUID id, String owner) {
        database.update(REMOVE, id, owner);
    }

    private static Job job(Row row) {
        var status = Job.Status.valueOf(row.text("status").toUpperCase(Locale.ROOT));
        return new Job(
                row.uuid("id"),
                row.text("process"),
                row.text("inputs"),
                row.text("owner"),
                status,
                row.findText("message"),
                row.instant("created_at"),
                row.findInstant("started_at"),
                row.findInstant("finished_at"),
                status == Job.Status.SUCCESSFUL ? COMPLETE : 0);
    }
}
