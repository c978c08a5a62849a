package org.songhua.bench.casework;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseQuery.Sort;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.internal.files.Sweep;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * The tables at the size of a large city, made straight in the database from one real case: two million cases for the workbench, a million
 * running clocks for the sweep.
 */
final class Scale {
    private static final int DEPARTMENTS = 40;
    private static final int ASKED = 200;

    /** One in ten is open; in one in forty of these another department helps. Closed rows are as wide as real ones. */
    private static final String CASES = """
            insert into casework.case_file (id, number, flow, flow_version, class, severity, state, stage, kind, department, parties,
              channel, routed, routing, unlimited, public, created_at, changed_at, closed_at, due_at, sequence, hash, projection)
            select gen_random_uuid(), 'b' || g, flow, flow_version, class, severity,
              case when g % 10 = 0 then 'in_progress' else 'closed' end, 4 + g % 3,
              case when g % 10 = 0 then 'OPEN' else 'CLOSED' end, 'd' || (g / 10 % ?),
              case when g % 10 = 0 then array['d' || (g / 10 % ?)] || case when g % 400 = 0 then array['d' || (g % 7)] else '{}' end
                else '{}' end,
              'web', true, routing, false, true, now() - g * interval '20 seconds', now() - g * interval '10 seconds',
              case when g % 10 = 0 then null else now() - g * interval '5 seconds' end,
              case when g % 10 = 0 then now() + (g % 50000 - 5000) * interval '1 minute' end, 1, hash,
              case when g % 10 = 0 then projection else jsonb_build_object('pad', repeat(md5(g::text), 30)) end
            from casework.case_file t, generate_series(1, ?) g where t.id = ?""";

    /** Each with one clock; the next moment lies up to five days ahead. */
    private static final String RUNNING = """
            insert into casework.case_file (id, number, flow, flow_version, class, severity, state, stage, kind, department, parties,
              channel, routed, routing, unlimited, public, created_at, changed_at, due_at, next_fire_at, sequence, hash, projection)
            select gen_random_uuid(), 's' || g, flow, flow_version, class, severity, state, stage, kind, 's' || (g % 40), '{}',
              channel, routed, routing, unlimited, public, created_at, changed_at, due_at,
              now() + interval '1 hour' + g * interval '0.4 seconds', sequence, hash, projection
            from casework.case_file t, generate_series(1, ?) g where t.id = ?""";

    private static final String CLOCKS = """
            insert into casework.case_clock (case_id, clock, status, started_at, due_at, rule, calendar, provisional)
            select id, 'dispose', 'RUNNING', created_at, due_at, '1 WORK_DAY bench', 'bench', false
            from casework.case_file where number like 's%'""";

    /** So many become due now; of one in three the deadline itself has passed, which goes into the log. */
    private static final String DUE = """
            update casework.case_file set next_fire_at = now() - interval '1 second', projection = case when late then
                replace(projection::text, ?, ?)::jsonb else projection end
            from (select id as due, row_number() over () % 3 = 0 as late from casework.case_file
              where next_fire_at > now() and number like 's%' limit ?) few
            where id = due""";

    private final Database database;
    private final Cases cases;
    private final UUID template;

    Scale(Database database, Cases cases, Reports reports) {
        this.database = database;
        this.cases = cases;
        this.template = reports.take(NewReport.of("web", "01001", "x").at(125.3, 43.9), "citizen")
                .caseId();
        Caller all = Caller.all("bench");
        cases.act(template, null, CaseAction.of("accept"), all);
        cases.act(template, null, CaseAction.of("register").with("condition", "1"), all);
    }

    /** How long the pages and counts of the workbench of one department take. */
    void lists(int rows) {
        timed("made %d cases".formatted(rows), () -> database.update(CASES, DEPARTMENTS, DEPARTMENTS, rows, template));
        timed(
                "vacuum",
                () -> database.withConnection(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute("vacuum analyze casework.case_file");
                    }
                }));
        var open = CaseQuery.open(null, "d0", 100);
        var stage = CaseQuery.open(5, "d0", 100);
        percentiles("open of a department, page", () -> cases.list(open, Scope.ALL));
        percentiles("open of a department, count", () -> cases.count(open, Scope.ALL));
        percentiles("open of a department in one stage, page and count", () -> {
            cases.list(stage, Scope.ALL);
            cases.count(stage, Scope.ALL);
        });
        percentiles("open of a department, newest first", () -> cases.list(newest(), Scope.ALL));
        percentiles("open of a department, counted by stage", () -> cases.countBy(open, "stage", Scope.ALL));
        percentiles("the workbench at once: page, count and counts by stage", () -> {
            cases.list(open, Scope.ALL);
            cases.count(open, Scope.ALL);
            cases.countBy(open, "stage", Scope.ALL);
        });
        var mine = new Scope(java.util.Set.of("d1"), java.util.Set.of(), java.util.Set.of());
        percentiles("whoever sees d1 alone, page and count", () -> {
            cases.list(CaseQuery.open(null, null, 100), mine);
            cases.count(CaseQuery.open(null, null, 100), mine);
        });
    }

    private static CaseQuery newest() {
        return new CaseQuery(
                List.of("OPEN"),
                List.of(),
                null,
                null,
                "d0",
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Sort.CREATED,
                null,
                100);
    }

    /** How long a round of the sweep takes while so many clocks run. */
    void sweeps(int clocks, Sweep sweep) {
        timed("made %d running clocks".formatted(clocks), () -> {
            database.update(RUNNING, clocks, template);
            database.update(CLOCKS);
        });
        database.update("analyze casework.case_file");
        sweep.run();
        for (int due : new int[] {0, 300, 300, 300, 3_000}) {
            if (due > 0)
                database.update(
                        DUE, dueText(), java.time.Instant.now().minusSeconds(60).toString(), due);
            long start = System.nanoTime();
            int fired = sweep.run();
            System.out.printf(
                    "sweep of %d running clocks, %d due: %.0f ms%n", clocks, fired, (System.nanoTime() - start) / 1e6);
        }
    }

    private String dueText() {
        return cases.find(template, Scope.ALL)
                .orElseThrow()
                .standing()
                .nextDue()
                .toString();
    }

    private void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%s in %.0f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    private static void percentiles(String what, Runnable ask) {
        for (int i = 0; i < 20; i++) ask.run();
        var millis = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long start = System.nanoTime();
            ask.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%s: p50 %.1f ms, p95 %.1f ms%n", what, millis[ASKED / 2], millis[ASKED * 95 / 100]);
    }
}
