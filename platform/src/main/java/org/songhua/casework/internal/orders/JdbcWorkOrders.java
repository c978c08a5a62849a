package org.songhua.casework.internal.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.WorkOrders.Filter;
import org.songhua.casework.WorkOrders.NewPatrol;
import org.songhua.casework.WorkOrders.Patrol;
import org.songhua.casework.WorkOrders.WorkOrder;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Work orders and patrols in the database. */
final class JdbcWorkOrders {
    private static final String COLUMNS = """
            select o.id, o.number, o.kind, o.title, o.department, o.region, o.case_id::text as of_case, o.patrol,
              o.planned_for::text as planned_for, o.state, o.assignee, o.items, o.results, o.cost_cents, o.started_at, o.done_at,
              array(select f.case_id::text from casework.work_order_finding f where f.work_order = o.id order by 1) as found
            from casework.work_order o""";
    private static final String INSERT = """
            insert into casework.work_order (id, kind, title, department, region, case_id, patrol, planned_for, state, items,
              added_by, added_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::date, 'pending', ?, ?, ?) on conflict (patrol, planned_for) do nothing""";
    private static final String MOVE = """
            update casework.work_order set state = ?, assignee = coalesce(?, assignee), results = ?, cost_cents = coalesce(?, cost_cents),
              started_at = coalesce(started_at, ?), done_at = ? where id = ?""";
    private static final String FOUND =
            "insert into casework.work_order_finding (work_order, case_id) values (?, ?) on conflict do nothing";
    private static final String STOP = "update casework.patrol set active = false where id = ? and active";
    private static final String PLAN = """
            insert into casework.patrol (title, department, region, every_days, first_day, workdays_only, items, added_by, added_at)
            values (?, ?, ?, ?, ?::date, ?, ?, ?, ?) returning id""";
    private static final String PATROLS = """
            select id, title, department, region, every_days, first_day::text as first_day, workdays_only, items, active,
              added_by, added_at
            from casework.patrol order by active desc, id""";
    private static final String CANCEL_ROUNDS = """
            update casework.work_order set state = 'cancelled' where patrol = ? and state = 'pending'""";
    private static final int MOST = 500;

    private final Database database;

    JdbcWorkOrders(Database database) {
        this.database = database;
    }

    List<WorkOrder> list(Filter filter, Scope scope) {
        var conditions = new ArrayList<String>(List.of("true"));
        var parameters = new ArrayList<@Nullable Object>();
        within(scope, conditions, parameters);
        add(conditions, parameters, "o.department = ?", filter.department());
        add(conditions, parameters, "o.state = ?", filter.state());
        add(conditions, parameters, "o.case_id = ?", filter.caseId());
        if (filter.open()) conditions.add("o.state in ('pending', 'accepted', 'working')");
        parameters.add(MOST);
        return database.list(
                COLUMNS + " where " + String.join(" and ", conditions) + " order by o.planned_for, o.number limit ?",
                JdbcWorkOrders::order,
                parameters.toArray());
    }

    private static void within(Scope scope, List<String> conditions, List<@Nullable Object> parameters) {
        if (!scope.departments().isEmpty())
            add(
                    conditions,
                    parameters,
                    "o.department = any(?)",
                    scope.departments().toArray(String[]::new));
        if (!scope.regions().isEmpty())
            add(
                    conditions,
                    parameters,
                    "o.region like any(?)",
                    scope.regions().stream().map(head -> head + "%").toArray(String[]::new));
    }

    private static void add(
            List<String> conditions, List<@Nullable Object> parameters, String condition, @Nullable Object value) {
        if (value == null) return;
        conditions.add(condition);
        parameters.add(value);
    }

    Optional<WorkOrder> find(UUID id, Scope scope) {
        var conditions = new ArrayList<String>(List.of("o.id = ?"));
        var parameters = new ArrayList<@Nullable Object>(List.of(id));
        within(scope, conditions, parameters);
        return database.find(
                COLUMNS + " where " + String.join(" and ", conditions), JdbcWorkOrders::order, parameters.toArray());
    }

    void lock(UUID id) {
        var _ = database.find("select id from casework.work_order where id = ? for update", row -> true, id);
    }

    /** {@return whether it is new: a patrol has one order a day} */
    boolean insert(WorkOrder order, String by, Instant at) {
        return database.update(
                        INSERT,
                        order.id(),
                        order.kind(),
                        order.title(),
                        order.department(),
                        order.region(),
                        order.caseId(),
                        order.patrol(),
                        order.plannedFor().toString(),
                        order.items().toArray(String[]::new),
                        by,
                        at)
                > 0;
    }

    void move(WorkOrder to, @Nullable Instant startedAt) {
        database.update(
                MOVE,
                to.state(),
                to.assignee(),
                new Json(JsonMapper.shared().writeValueAsString(to.results())),
                to.costCents(),
                startedAt,
                to.doneAt(),
                to.id());
    }

    void found(UUID order, UUID caseId) {
        database.update(FOUND, order, caseId);
    }

    long plan(NewPatrol plan, String by, Instant at) {
        return database.get(
                PLAN,
                row -> row.whole("id"),
                plan.title(),
                plan.department(),
                plan.region(),
                plan.everyDays(),
                plan.firstDay().toString(),
                plan.workdaysOnly(),
                plan.items().toArray(String[]::new),
                by,
                at);
    }

    List<Patrol> patrols() {
        return database.list(PATROLS, JdbcWorkOrders::patrol);
    }

    /** {@return whether the patrol is active; it stays so until the end of the transaction} */
    boolean lockActive(long patrol) {
        return database.find(
                        "select 1 as one from casework.patrol where id = ? and active for update", row -> true, patrol)
                .isPresent();
    }

    boolean stop(long patrol) {
        boolean stopped = database.update(STOP, patrol) > 0;
        database.update(CANCEL_ROUNDS, patrol);
        return stopped;
    }

    private static Patrol patrol(Row row) {
        var plan = new NewPatrol(
                row.text("title"),
                row.text("department"),
                row.findText("region"),
                row.integer("every_days"),
                LocalDate.parse(row.text("first_day")),
                row.flag("workdays_only"),
                List.of(row.texts("items")));
        return new Patrol(row.whole("id"), plan, row.flag("active"), row.text("added_by"), row.instant("added_at"));
    }

    private static WorkOrder order(Row row) {
        String ofCase = row.findText("of_case");
        return new WorkOrder(
                row.uuid("id"),
                row.whole("number"),
                row.text("kind"),
                row.text("title"),
                row.text("department"),
                row.findText("region"),
                ofCase == null ? null : UUID.fromString(ofCase),
                row.findWhole("patrol"),
                LocalDate.parse(row.text("planned_for")),
                row.text("state"),
                row.findText("assignee"),
                List.of(row.texts("items")),
                JsonMapper.shared().readValue(row.text("results"), new TypeReference<Map<String, String>>() {}),
                row.findWhole("cost_cents"),
                row.findInstant("started_at"),
                row.findInstant("done_at"),
                List.of(row.texts("found")).stream().map(UUID::fromString).toList());
    }
}
