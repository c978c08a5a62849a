package org.songhua.survey.internal.tasks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.songhua.survey.Surveys.Progress;
import org.songhua.survey.Surveys.Task;

/** Tasks as rows. */
final class JdbcTasks {
    private static final String THERE = "select object from survey.task where survey = ? and year = ?";
    private static final String ADD = """
            insert into survey.task (case_id, case_number, survey, year, object, unit, region, state)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String MOVE = "update survey.task set state = ? where case_id = ?";
    private static final String LOCK = "select * from survey.task where case_id = ? for update";
    private static final String WAITING =
            "select case_id from survey.task where entered_at is null and (? or state = 'accepted') order by case_id";
    private static final String ENTERED = """
            update survey.task set state = ?, answered = ?, findings = ?, entered_at = clock_timestamp()
            where case_id = ?""";
    private static final String FOUND =
            "insert into survey.finding (case_id, item, record) values (?, ?, ?) on conflict do nothing";
    private static final String SEEN = " and coalesce(region, '') like ? || '%'"
            + " and (cardinality(?::text[]) = 0"
            + " or exists (select from unnest(?::text[]) as head where region like head || '%'))";
    private static final String PROGRESS = """
            select survey, left(coalesce(region, ''), ?) as area, count(*) filter (where state <> 'dropped') as tasks,
                   count(*) filter (where state = 'submitted') as submitted,
                   count(*) filter (where state = 'accepted') as accepted,
                   count(*) filter (where entered_at is not null) as entered, sum(findings) as findings
            from survey.task where year = ?""" + SEEN + " group by 1, 2 order by 1, 2";
    private static final String LIST = "select * from survey.task where survey = ? and year = ?" + SEEN
            + " order by entered_at nulls first, state, unit, case_id limit ?";

    private final Database database;

    JdbcTasks(Database database) {
        this.database = database;
    }

    /** {@return objects that have a task} */
    Set<UUID> objects(String survey, int year) {
        return database.list(THERE, row -> row.uuid("object"), survey, year).stream()
                .collect(Collectors.toSet());
    }

    void add(Task task) {
        database.update(
                ADD,
                task.caseId(),
                task.caseNumber(),
                task.survey(),
                task.year(),
                task.object(),
                task.unit(),
                task.region(),
                task.state());
    }

    void move(UUID caseId, String state) {
        database.update(MOVE, state, caseId);
    }

    /** {@return the task, which nobody else changes until the end of the transaction} */
    Optional<Task> lock(UUID caseId) {
        return database.find(LOCK, JdbcTasks::task, caseId);
    }

    /** {@return cases whose answers are not in the register; of accepted ones, or of all for what was missed} */
    List<UUID> waiting(boolean all) {
        return database.list(WAITING, row -> row.uuid("case_id"), all);
    }

    void found(UUID caseId, String item, UUID record) {
        database.update(FOUND, caseId, item, record);
    }

    void entered(UUID caseId, String state, int answered, int findings) {
        database.update(ENTERED, state, answered, findings, caseId);
    }

    List<Progress> progress(int year, String region, int digits, Scope scope) {
        String[] heads = scope.regions().toArray(String[]::new);
        return database.list(PROGRESS, JdbcTasks::progress, digits, year, region, heads, heads);
    }

    List<Task> list(String survey, int year, String region, Scope scope, int limit) {
        String[] heads = scope.regions().toArray(String[]::new);
        return database.list(LIST, JdbcTasks::task, survey, year, region, heads, heads, limit);
    }

    private static Progress progress(Row row) {
        return new Progress(
                row.text("survey"),
                row.text("area"),
                row.whole("tasks"),
                row.whole("submitted"),
                row.whole("accepted"),
                row.whole("entered"),
                row.whole("findings"));
    }

    private static Task task(Row row) {
        return new Task(
                row.uuid("case_id"),
                row.text("case_number"),
                row.text("survey"),
                row.integer("year"),
                row.uuid("object"),
                row.text("unit"),
                row.findText("region"),
                row.text("state"),
                row.integer("answered"),
                row.integer("findings"),
                row.findText("entered_at") != null);
    }
}
