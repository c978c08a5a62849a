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
    private static final String TARGETS =
            "select * from evaluation.target where superseded_at is null and value is not null order by due";
    private static final String HISTORY =
            "select * from evaluation.target where indicator = ? and geography = ? order by id desc limit 500";
    private static final String SUPERSEDE_TARGET = """
            update evaluation.target set superseded_at = clock_timestamp()
            where indicator = ? and geography = ? and due = ?::date and superseded_at is null""";
    private static final String ADD_TARGET = """
            insert into evaluation.target (indicator, geography, due, value, set_by, reason, reference)
            values (?, ?, ?::date, ?, ?, ?, ?) returning *""";
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

    /** {@return the targets that count} */
    List<Target> targets() {
        return database.list(TARGETS, JdbcPlan::target);
    }

    List<Target> history(String indicator, String geography) {
        return database.list(HISTORY, JdbcPlan::target, indicator, geography);
    }

    Target set(NewTarget target, String by) {
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
                target.reference());
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
                row.findInstant("superseded_at"));
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
