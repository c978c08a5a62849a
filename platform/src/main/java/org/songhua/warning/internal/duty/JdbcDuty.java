package org.songhua.warning.internal.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.duty.Chain.Step;
import org.songhua.engine.duty.Days;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.rule.Level;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.songhua.warning.DutyCall;
import org.songhua.warning.Stage;
import org.springframework.stereotype.Repository;

/** Rows of the roster, of the times of steps, and of calls. */
@Repository
public class JdbcDuty {
    private static final String WATCHES = "select * from warning.duty_watch order by position";
    /** Who changes the roster waits for who does. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('warning.duty_watch', 12))";

    private static final String ADD_WATCH = """
            insert into warning.duty_watch (position, tier, organisation, person, login, phone, email, pack, region, level, days,
              from_time, until_time, first_day, last_day, replaces)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LIMITS =
            "select level, stage, minutes from warning.step_limit order by level, stage, tier";
    private static final String FORGET_LIMITS = "delete from warning.step_limit where level = ? and stage = ?";
    private static final String ADD_LIMIT =
            "insert into warning.step_limit (level, stage, tier, minutes) values (?, ?, ?, ?)";
    private static final String ADD_CALL = """
            insert into warning.duty_call (warning, stage, level, tier, organisation, person, login, phone, email, due_at, called_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CALLS = """
            select stage, level, tier, organisation, person, phone, due_at, called_at
            from warning.duty_call where warning = ? order by id""";

    private final Database database;

    JdbcDuty(Database database) {
        this.database = database;
    }

    List<Watch> watches() {
        return database.list(WATCHES, JdbcDuty::watch);
    }

    /** {@return the watches, which nobody else changes until the end of the transaction} */
    List<Watch> watchesToChange() {
        database.find(LOCK, row -> true);
        return watches();
    }

    private static Watch watch(Row row) {
        String first = row.findText("first_day");
        String last = row.findText("last_day");
        return new Watch(
                row.integer("tier"),
                row.text("organisation"),
                new Watch.Person(row.text("person"), row.text("login"), row.text("phone"), row.text("email")),
                row.findText("pack"),
                row.findText("region"),
                Level.ofRank(row.integer("level")),
                Days.parse(row.text("days")),
                LocalTime.parse(row.text("from_time")),
                LocalTime.parse(row.text("until_time")),
                first == null ? null : LocalDate.parse(first),
                last == null ? null : LocalDate.parse(last),
                row.findText("replaces"));
    }

    void replace(List<Watch> watches) {
        database.update("delete from warning.duty_watch");
        var rows = new ArrayList<@Nullable Object[]>();
        for (Watch watch : watches) rows.add(row(rows.size(), watch));
        database.batch(ADD_WATCH, rows);
    }

    private static @Nullable Object[] row(int position, Watch watch) {
        Watch.Person person = watch.person();
        return new @Nullable Object[] {
            position,
            watch.tier(),
            watch.organisation(),
            person.name(),
            person.user(),
            person.phone(),
            person.email(),
            watch.pack(),
            watch.region(),
            watch.level().rank(),
            watch.days().text(),
            watch.from().toString(),
            watch.until().toString(),
            text(watch.first()),
            text(watch.last()),
            watch.replaces()
        };
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** {@return minutes of the tiers of each step for which the city has its own} */
    Map<Step, List<Integer>> limits() {
        var own = new HashMap<Step, List<Integer>>();
        database.each(
                LIMITS,
                row -> own.computeIfAbsent(step(row), key -> new ArrayList<>()).add(row.integer("minutes")));
        return own;
    }

    private static Step step(Row row) {
        return new Step(Level.ofRank(row.integer("level")), row.text("stage"));
    }

    void setLimit(Level level, Stage stage, List<Integer> minutes) {
        database.update(FORGET_LIMITS, level.rank(), stage.name());
        for (int i = 0; i < minutes.size(); i++) {
            database.update(ADD_LIMIT, level.rank(), stage.name(), i + 1, minutes.get(i));
        }
    }

    /**
     * Notes a call.
     *
     * @param watch whose it is; null when nobody was on duty
     */
    public void addCall(long warning, Step step, int tier, @Nullable Watch watch, Instant dueAt, Instant calledAt) {
        Watch.Person person = watch == null ? null : watch.person();
        database.update(
                ADD_CALL,
                warning,
                step.stage(),
                step.level().rank(),
                tier,
                watch == null ? null : watch.organisation(),
                person == null ? null : person.name(),
                person == null ? null : person.user(),
                person == null ? null : person.phone(),
                person == null ? null : person.email(),
                dueAt,
                calledAt);
    }

    List<DutyCall> calls(long warning) {
        return database.list(
                CALLS,
                row -> new DutyCall(
                        Stage.valueOf(row.text("stage")),
                        Level.ofRank(row.integer("level")),
                        row.integer("tier"),
                        row.findText("organisation"),
                        row.findText("person"),
                        row.findText("phone"),
                        row.instant("due_at"),
                        row.instant("called_at")),
                warning);
    }
}
