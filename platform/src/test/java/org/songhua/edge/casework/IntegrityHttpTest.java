package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.Contact;
import org.songhua.casework.Integrity;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.store.Database;

/** Each check finds what it is for, and nothing in cases that went their way. On a platform of its own: it damages rows. */
class IntegrityHttpTest {
    private static TestPlatform platform;
    private static TestCases test;
    private static Database database;
    private static ApiClient chief;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("songhua.casework.sweep-seconds", 100_000));
        test = new TestCases(platform);
        database = platform.bean(Database.class);
        chief = new TestPeople(platform).withKey(Permission.CASE_CONFIGURE);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static long found(String check) {
        return chief.get("/api/cases/integrity")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("check").asString().equals(check))
                .findFirst()
                .orElseThrow()
                .path("found")
                .asLong();
    }

    private static void finds(String check, UUID id, Runnable damage) {
        String path = "/api/cases/integrity/" + check;
        assertThat(chief.get(path).expect(200).text()).as(check).doesNotContain(id.toString());
        long before = found(check);
        damage.run();
        assertThat(chief.get(path).expect(200).text()).as(check).contains(id.toString());
        assertThat(found(check)).as(check).isEqualTo(before + 1);
    }

    private static Runnable sql(String statement, Object... parameters) {
        return () -> database.update(statement, parameters);
    }

    /** The log refuses changes; what a bad disk or a bad hand does is played with the trigger off. */
    private static Runnable onLog(String statement, Object... parameters) {
        return () -> database.run(() -> {
            database.update("alter table casework.case_event disable trigger case_event_append_only");
            database.update(statement, parameters);
            database.update("alter table casework.case_event enable trigger case_event_append_only");
        });
    }

    @Test
    void casesThatWentTheirWayHoldNoError() {
        test.closed();
        test.inProgress();
        UUID merged = test.reported();
        test.cases.act(
                merged,
                null,
                org.songhua.casework.CaseAction.of("merge")
                        .with("merged_into", test.reported().toString()),
                TestCases.DISPATCHER);
        List<String> mine = chief.get("/api/cases/integrity")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("severity").asString().equals("ERROR"))
                .map(one -> one.path("check").asString())
                .toList();
        assertThat(mine).hasSizeGreaterThan(8);
        for (String check : mine)
            assertThat(chief.get("/api/cases/integrity/" + check).expect(200).text())
                    .as(check)
                    .doesNotContain(merged.toString());
    }

    @Test
    void damageOfTheLogIsFound() {
        UUID gap = test.inProgress();
        finds("log_gap", gap, onLog("delete from casework.case_event where case_id = ? and sequence = 2", gap));
        UUID state = test.inProgress();
        finds("log_projection", state, sql("update casework.case_file set state = 'closed' where id = ?", state));
        UUID beyond = test.inProgress();
        finds("log_beyond", beyond, sql("update casework.case_file set sequence = 3 where id = ?", beyond));
        UUID own = test.closed();
        finds(
                "check_own",
                own,
                onLog("update casework.case_event set actor = 'worker' where case_id = ? and action = 'pass'", own));
    }

    @Test
    void damageOfClocksAndMergesIsFound() {
        UUID clock = test.closed();
        finds(
                "clock_final",
                clock,
                sql(
                        "update casework.case_clock set status = 'RUNNING' where case_id = ? and clock = 'dispose'",
                        clock));
        UUID due = test.inProgress();
        finds("clock_due", due, sql("update casework.case_file set due_at = now() where id = ?", due));
        UUID nowhere = test.reported();
        finds(
                "merged_nowhere",
                nowhere,
                sql("update casework.case_file set merged_into = gen_random_uuid() where id = ?", nowhere));
    }

    @Test
    void whatShouldBeGoneOrHiddenIsFound() {
        var taken =
                test.reports.take(NewReport.of("web", "01001", "x").by(new Contact("韩", "13700001234", "")), "citizen");
        test.cases.attach(taken.caseId(), "scene", TestCases.PHOTO, TestCases.DESK);
        finds(
                "photo_open",
                taken.caseId(),
                sql("update casework.attachment set public = true where case_id = ?", taken.caseId()));
        finds("erased_sealed", taken.caseId(), sql("""
                        update casework.reporter set erased_at = now() where id =
                          (select reporter from casework.report where id = ?)""", taken.id()));
        finds(
                "erased_text",
                taken.caseId(),
                sql("update casework.report set public_text = 'x' where id = ?", taken.id()));
    }

    @Test
    void whatSomebodyShouldLookAtIsFound() {
        UUID still = test.inProgress();
        finds(
                "stands_still",
                still,
                sql("update casework.case_file set changed_at = changed_at - interval '91 days' where id = ?", still));
        UUID waits = test.inProgress();
        test.cases.act(
                waits,
                null,
                org.songhua.casework.CaseAction.of("request_return").because("wrong_department"),
                TestCases.WORKER);
        finds(
                "waits_long",
                waits,
                sql("update casework.case_file set changed_at = changed_at - interval '8 days' where id = ?", waits));
        UUID early = test.reported();
        finds("no_clock", early, sql("update casework.case_clock set status = 'CANCELLED' where case_id = ?", early));
    }

    @Test
    void onlyWhoConfiguresMayLookAndUnknownChecksAreNone() {
        var people = new TestPeople(platform);
        people.loggedIn("viewer").get("/api/cases/integrity").expect(403);
        chief.get("/api/cases/integrity/drop").expect(404);
        assertThat(platform.bean(Integrity.class).run().stream()
                        .map(Integrity.Finding::check)
                        .collect(Collectors.toSet()))
                .hasSize(20);
    }
}
