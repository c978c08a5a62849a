package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowClock;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * What holds for every case in the database, whatever people try: hundreds of legal and illegal actions of five people on a
 * few cases of the city's own flow, photos, merges, splits and sweeps between them.
 */
class CasePropertiesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int ATTEMPTS = 900;
    private static final int CASES = 6;
    private static final List<Caller> PEOPLE = List.of(
            TestCases.DESK, TestCases.DISPATCHER, TestCases.WORKER, TestCases.CHECKER, TestCases.CHIEF, TestCases.ALL);

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final Database database = platform.bean(Database.class);
    private final List<FlowAction> actions =
            platform.bean(CaseCatalogue.class).flow("city_loop").actions();
    private final Random random = new Random(SEED);
    private final List<UUID> cases = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private int refused;

    @Test
    void whateverIsTriedTheLogAndItsProjectionsAgree() {
        for (int i = 0; i < CASES; i++) cases.add(i % 2 == 0 ? test.reported() : test.inProgress());
        Set<UUID> reports = allReports();
        for (int i = 0; i < ATTEMPTS; i++) attempt();
        assertThat(refused).as("illegal attempts").isGreaterThan(50);
        assertThat(done).as("kinds of actions done").hasSizeGreaterThan(15);
        for (UUID id : cases) check(id);
        assertThat(allReports())
                .as("seed %d: no report is lost or doubled", SEED)
                .isEqualTo(reports);
        noTwoClocksOfOneKindRun();
    }

    private Set<UUID> allReports() {
        var all = new HashSet<UUID>();
        for (UUID id : cases) {
            for (Report report : test.get(id).reports())
                assertThat(all.add(report.id())).isTrue();
        }
        return all;
    }

    private void attempt() {
        UUID id = cases.get(random.nextInt(cases.size()));
        Caller who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        int before = test.get(id).summary().sequence();
        try {
            step(id, who);
        } catch (FaultException | NotAllowedException | NotFoundException e) {
            refused++;
            assertThat(test.get(id).summary().sequence())
                    .as("seed %d: refused means unchanged", SEED)
                    .isEqualTo(before);
        }
    }

    private void step(UUID id, Caller who) {
        switch (random.nextInt(12)) {
            case 0 -> test.cases.attach(id, "after", TestCases.PHOTO, who);
            case 1 -> split(id, who);
            default -> act(id, who);
        }
    }

    private void split(UUID id, Caller who) {
        List<UUID> some =
                test.get(id).reports().stream().map(Report::id).limit(1).toList();
        cases.add(test.cases.split(id, some, who).summary().id());
        done.add("split");
    }

    /** Mostly what leads on from here, so that cases get round; sometimes anything. */
    private void act(UUID id, Caller who) {
        String state = test.get(id).summary().state();
        List<FlowAction> fitting =
                actions.stream().filter(action -> action.from().contains(state)).toList();
        List<FlowAction> among = random.nextInt(4) == 0 || fitting.isEmpty() ? actions : fitting;
        FlowAction action = among.get(random.nextInt(among.size()));
        var fields = new HashMap<String, String>();
        for (String field : action.fields()) fields.put(field, value(field));
        if (random.nextInt(12) == 0) fields.put("department", "no such department");
        String reason = action.reasons().isEmpty() || random.nextInt(6) == 0
                ? null
                : action.reasons().getFirst();
        Caller actor = random.nextBoolean() ? TestCases.ALL : who;
        test.cases.act(id, null, new CaseAction(action.code(), reason, fields, null), actor);
        done.add(action.code());
    }

    private String value(String field) {
        return switch (field) {
            case "condition" -> "1";
            case "supervision" -> Integer.toString(random.nextInt(5));
            case "merged_into" -> cases.get(random.nextInt(cases.size())).toString();
            case "assistants" -> "water,light";
            case "assisted" -> random.nextBoolean() ? "water" : "light";
            case "class" -> random.nextBoolean() ? "01001" : "02001";
            case "department" -> "roads";
            default -> "value";
        };
    }

    private void check(UUID id) {
        String what = "seed %d, case %s".formatted(SEED, id);
        CaseFile file = test.get(id);
        var verification = test.cases.verify(id, Scope.ALL);
        assertThat(verification.firstBroken()).as(what).isZero();
        assertThat(verification.agrees())
                .as(what + ": the log replays to the case")
                .isTrue();
        assertThat(verification.events())
                .as(what + ": no gaps")
                .isEqualTo(file.summary().sequence());
        if (!file.summary().kind().equals("OPEN"))
            assertThat(file.standing().clocks().values())
                    .as(what)
                    .noneMatch(clock -> clock.status() == FlowClock.Status.RUNNING);
        checkClocks(id, file, what);
        for (CaseEvent entry : test.cases.log(id, Scope.ALL)) {
            if (entry.event().action().equals("pass"))
                assertThat(workers(id, entry.event().sequence()))
                        .as(what)
                        .doesNotContain(entry.event().actor());
        }
    }

    private Set<String> workers(UUID id, long before) {
        var who = new HashSet<String>();
        for (CaseEvent entry : test.cases.log(id, Scope.ALL))
            if (entry.event().sequence() < before && entry.event().action().equals("dispose"))
                who.add(entry.event().actor());
        return who;
    }

    /** The table of clocks says what the log says. */
    private void checkClocks(UUID id, CaseFile file, String what) {
        Map<String, String> latest = new HashMap<>();
        database.each(
                "select clock, status from casework.case_clock where case_id = ? order by started_at",
                row -> latest.put(row.text("clock"), row.text("status")),
                id);
        file.standing()
                .clocks()
                .forEach((name, clock) -> assertThat(latest)
                        .as(what)
                        .containsEntry(name, clock.status().name()));
        assertThat(latest.keySet()).as(what).isEqualTo(file.standing().clocks().keySet());
    }

    private void noTwoClocksOfOneKindRun() {
        assertThat(database.list(
                        "select case_id from casework.case_clock where status = 'RUNNING' group by case_id, clock having count(*) > 1",
                        row -> row.uuid("case_id")))
                .isEmpty();
    }

    /** Merging and taking it back, at random and nested, leaves every report where it was. */
    @Test
    void everyMergeThatIsTakenBackLeavesEveryReportWhereItWas() {
        for (int round = 0; round < 12; round++) {
            var random = new Random(SEED + round);
            var some = new ArrayList<UUID>();
            for (int i = 0; i < 4; i++) some.add(random.nextBoolean() ? test.reported() : test.inProgress());
            Map<UUID, List<Report>> before = new HashMap<>();
            some.forEach(id -> before.put(id, test.get(id).reports()));
            var merged = new ArrayList<UUID>();
            for (int i = 0; i + 1 < some.size(); i++) {
                if (random.nextInt(3) == 0) continue;
                test.cases.act(
                        some.get(i),
                        null,
                        CaseAction.of("merge")
                                .with("merged_into", some.get(i + 1).toString()),
                        TestCases.DISPATCHER);
                merged.add(some.get(i));
            }
            for (UUID id : merged.reversed()) test.act(id, "unmerge", TestCases.DISPATCHER);
            for (UUID id : some) {
                assertThat(test.get(id).reports()).as("seed %d", SEED + round).isEqualTo(before.get(id));
                check(id);
            }
        }
    }
}
