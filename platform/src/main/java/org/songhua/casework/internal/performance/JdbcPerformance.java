package org.songhua.casework.internal.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Performance.Frozen;
import org.songhua.casework.Period;
import org.songhua.casework.internal.performance.CaseHistory.Event;
import org.songhua.casework.internal.performance.CaseHistory.Run;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Histories of cases as they stood at the end of a period, and the frozen periods. */
final class JdbcPerformance {
    /** A case in which nothing happened since says nothing of the period, unless a clock of it may have run out. */
    private static final String OF_PERIOD = """
            from casework.case_file c where c.created_at < ? and (c.kind = 'OPEN' or c.changed_at >= ?)
              and (cardinality(?::text[]) = 0 or c.department = any(?) or c.parties && ?)
              and (cardinality(?::text[]) = 0 or c.region like any(?))
              and (cardinality(?::text[]) = 0 or c.class = any(?))""";

    private static final String CASES =
            "select c.id, c.number, c.flow, c.class, c.department, c.region " + OF_PERIOD + " order by c.number";
    private static final String EVENTS = """
            select e.case_id, e.at, e.action, e.to_state, e.event ->> 'reason' as reason, (e.event -> 'fields')::text as fields
            from casework.case_event e where e.at < ? and e.case_id in (select c.id\s""" + OF_PERIOD + ") order by e.case_id, e.sequence";
    private static final String CLOCKS = """
            select k.case_id, k.clock, k.status, k.started_at, k.due_at, k.stopped_at from casework.case_clock k
            where k.started_at < ? and k.case_id in (select c.id\s""" + OF_PERIOD + ") order by k.case_id, k.started_at";
    private static final String ANSWERS = """
            select case_id, solved, satisfied, answered_at from casework.report
            where answered_at >= ? and answered_at < ? order by answered_at""";
    private static final String FREEZE = """
            insert into casework.performance_period (code, from_at, to_at, frozen_at, frozen_by, declared, cases, digest)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing""";
    private static final String KEEP = """
            insert into casework.performance_fact (period, case_id, number, class, department, region, facts, excluded)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FROZEN = """
            select code, frozen_at, frozen_by, cases, encode(digest, 'hex') as digest from casework.performance_period""";
    private static final String KEPT = """
            select case_id, number, class, department, region, facts, excluded from casework.performance_fact
            where period = ?
              and (cardinality(?::text[]) = 0 or department = any(?))
              and (cardinality(?::text[]) = 0 or region like any(?))
              and (cardinality(?::text[]) = 0 or class = any(?)) order by number""";

    private final Database database;

    JdbcPerformance(Database database) {
        this.database = database;
    }

    /** {@return the histories that may say anything of a period, by case number} */
    List<CaseHistory> histories(Period period, Scope scope, BiPredicate<String, String> isOpenState) {
        var drafts = new LinkedHashMap<UUID, Draft>();
        database.each(CASES, row -> drafts.put(row.uuid("id"), new Draft(row)), ofPeriod(period, scope));
        database.each(EVENTS, row -> of(drafts, row, draft -> draft.add(row)), and(period.to(), period, scope));
        database.each(
                CLOCKS, row -> of(drafts, row, draft -> draft.add(run(row, period))), and(period.to(), period, scope));
        database.each(ANSWERS, row -> of(drafts, row, draft -> draft.answered(row)), period.from(), period.to());
        return drafts.values().stream().map(draft -> draft.history(isOpenState)).toList();
    }

    private static void of(Map<UUID, Draft> drafts, Row row, java.util.function.Consumer<Draft> sink) {
        Draft draft = drafts.get(row.uuid("case_id"));
        if (draft != null) sink.accept(draft);
    }

    private static @Nullable Object[] ofPeriod(Period period, Scope scope) {
        String[] departments = scope.departments().toArray(String[]::new);
        String[] regions = heads(scope);
        String[] classes = scope.classCodes().toArray(String[]::new);
        return new @Nullable Object[] {
            period.to(), period.from(), departments, departments, departments, regions, regions, classes, classes
        };
    }

    private static @Nullable Object[] and(Instant first, Period period, Scope scope) {
        @Nullable Object[] rest = ofPeriod(period, scope);
        var all = new @Nullable Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static String[] heads(Scope scope) {
        return scope.regions().stream()
                .map(region -> region.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }

    /** What happened after the period has not happened yet. */
    private static Run run(Row row, Period period) {
        Instant stopped = row.findInstant("stopped_at");
        boolean later = stopped != null && !stopped.isBefore(period.to());
        String status = row.text("status");
        boolean idle = !later && (status.equals("PAUSED") || status.equals("CANCELLED"));
        return new Run(
                row.text("clock"), row.instant("started_at"), row.findInstant("due_at"), later ? null : stopped, idle);
    }

    /** {@return a frozen period} */
    Optional<Frozen> findFrozen(String period) {
        return database.find(FROZEN + " where code = ?", JdbcPerformance::frozen, period);
    }

    List<Frozen> frozen() {
        return database.list(FROZEN + " order by from_at desc, code desc", JdbcPerformance::frozen);
    }

    private static Frozen frozen(Row row) {
        return new Frozen(
                row.text("code"),
                row.instant("frozen_at"),
                row.text("frozen_by"),
                row.whole("cases"),
                row.text("digest"));
    }

    /** Keeps a period; within a transaction of the caller. {@return whether it was not kept before} */
    boolean freeze(Period period, Instant at, String by, Object declaredJson, List<Finding> cases, byte[] digest) {
        if (database.update(
                        FREEZE,
                        period.code(),
                        period.from(),
                        period.to(),
                        at,
                        by,
                        declaredJson,
                        (long) cases.size(),
                        digest)
                == 0) return false;
        var rows = new ArrayList<@Nullable Object[]>();
        for (Finding one : cases)
            rows.add(new @Nullable Object[] {
                period.code(),
                one.id(),
                one.number(),
                one.classCode(),
                one.department(),
                one.region(),
                one.facts().stream().sorted().toArray(String[]::new),
                one.excludedBy()
            });
        database.batch(KEEP, rows);
        return true;
    }

    /** {@return what was kept of a frozen period} */
    List<Finding> kept(String period, Scope scope) {
        String[] departments = scope.departments().toArray(String[]::new);
        String[] regions = heads(scope);
        String[] classes = scope.classCodes().toArray(String[]::new);
        return database.list(
                KEPT,
                row -> new Finding(
                        row.uuid("case_id"),
                        row.text("number"),
                        row.text("class"),
                        row.findText("department"),
                        row.findText("region"),
                        Set.of(row.texts("facts")),
                        row.text("excluded")),
                period,
                departments,
                departments,
                regions,
                regions,
                classes,
                classes);
    }

    /** A history on its way out of the database. */
    private static final class Draft {
        private final UUID id;
        private final String number;
        private final String flow;
        private final String classCode;
        private final @Nullable String department;
        private final @Nullable String region;
        private final List<Event> events = new ArrayList<>();
        private final List<Run> runs = new ArrayList<>();
        private String state = "";

        Draft(Row row) {
            id = row.uuid("id");
            number = row.text("number");
            flow = row.text("flow");
            classCode = row.text("class");
            department = row.findText("department");
            region = row.findText("region");
        }

        void add(Row row) {
            state = row.text("to_state");
            String fields = row.findText("fields");
            String reason = row.findText("reason");
            events.add(new Event(
                    row.instant("at"),
                    row.text("action"),
                    reason == null ? "" : reason,
                    fields == null
                            ? Map.of()
                            : JsonMapper.shared().readValue(fields, new TypeReference<Map<String, String>>() {})));
        }

        void add(Run run) {
            runs.add(run);
        }

        /** The answer stands after what led to it. */
        void answered(Row row) {
            Instant at = row.instant("answered_at");
            int place = events.size();
            while (place > 0 && events.get(place - 1).at().isAfter(at)) place--;
            events.add(
                    place,
                    new Event(
                            at,
                            PerformancePart.ANSWERED,
                            "",
                            Map.of(
                                    "solved",
                                    row.flag("solved") ? "yes" : "no",
                                    "satisfied",
                                    Integer.toString(row.integer("satisfied")))));
        }

        CaseHistory history(BiPredicate<String, String> isOpenState) {
            return new CaseHistory(
                    id, number, flow, classCode, department, region, isOpenState.test(flow, state), events, runs);
        }
    }
}
