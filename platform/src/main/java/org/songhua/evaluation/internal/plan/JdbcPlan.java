package org.songhua.evaluation.internal.plan;

import java.time.LocalDate;
import java.util.List;
import org.songhua.evaluation.Plan.NewReport;
import org.songhua.evaluation.Plan.NewTarget;
import org.songhua.evaluation.Plan.Report;
import org.songhua.evaluation.Plan.Target;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/** Statements over targets and reports of commitments. */
@Component
class JdbcPlan {
    /** Of those that have taken effect the one that was decided last. */
    private static final String IN_FORCE = """
            select distinct on (indicator, geography, due) * from evaluation.target
            where effective <= ?::date order by indicator, geography, due, id desc""";

    private static final String TARGETS =
            "select one.*, true as counts from (" + IN_FORCE + ") one where value is not null order by due";
    private static final String HISTORY = "select one.*, one.id in (select id from (" + IN_FORCE + """
            ) force) as counts
            from evaluation.target one where indicator = ? and geography = ? order by one.id desc limit 500""";
    private static final String SUPERSEDE_TARGET = """
            update evaluation.target set superseded_at = clock_timestamp()
            where indicator = ? and geography = ? and due = ?::date and superseded_at is null""";
    private static final String ADD_TARGET = """
            insert into evaluation.target (indicator, geography, due, value, set_by, reason, reference, effective)
            values (?, ?, ?::date, ?, ?, ?, ?, ?::date) returning *, effective <= ?::date as counts""";
    private static final String REPORTS =
            "select * from evaluation.report where geography = ? and superseded_at is null";
    private static final String SUPERSEDE_REPORT = """
            update evaluation.report set superseded_at = clock_timestamp()
            where clause = ? and commitment = ? and geography = ? and superseded_at is null""";
    private static final String ADD_REPORT = """
            insert into evaluation.report (clause, commitment, geography, state, note, evidence, reported_by)
            values (?, ?, ?, ?, ?, ?, ?) returning *""";

    private final Database database;

    JdbcPlan(Database database) {
        this.database = database;
    }

    /** {@return the targets that are in force on a day} */
    List<Target> targets(LocalDate today) {
        return database.list(TARGETS, JdbcPlan::target, today.toString());
    }

    List<Target> history(String indicator, String geography, LocalDate today) {
        return database.list(HISTORY, JdbcPlan::target, today.toString(), indicator, geography);
    }

    Target set(NewTarget target, LocalDate effective, String by, LocalDate today) {
        String due = target.due().toString();
        database.update(SUPERSEDE_TARGET, target.indicator(), target.geography(), due);
        return database.get(
                ADD_TARGET,
                JdbcPlan::target,
                target.indicator(),
                target.geography(),
                due,
                target.value(),
                by,
                target.reason(),
                target.reference(),
                effective.toString(),
                today.toString());
    }

    List<Report> reports(String geography) {
        return database.list(REPORTS, JdbcPlan::report, geography);
    }

    Report report(NewReport report, String by) {
        database.update(SUPERSEDE_REPORT, report.clause(), report.commitment(), report.geography());
        return database.get(
                ADD_REPORT,
                JdbcPlan::report,
                report.clause(),
                report.commitment(),
                report.geography(),
                report.state(),
                report.note(),
                report.evidence(),
                by);
    }

    private static Target target(Row row) {
        double value = row.number("value");
        return new Target(
                row.whole("id"),
                row.text("indicator"),
                row.text("geography"),
                LocalDate.parse(row.text("due")),
                Double.isNaN(value) ? null : value,
                row.text("set_by"),
                row.instant("set_at"),
                row.text("reason"),
                row.text("reference"),
                LocalDate.parse(row.text("effective")),
                row.findInstant("superseded_at"),
                row.flag("counts"));
    }

    private static Report report(Row row) {
        return new Report(
                row.integer("clause"),
                row.integer("commitment"),
                row.text("geography"),
                row.text("state"),
                row.text("note"),
                row.findText("evidence"),
                row.text("reported_by"),
                row.instant("reported_at"));
    }
}
