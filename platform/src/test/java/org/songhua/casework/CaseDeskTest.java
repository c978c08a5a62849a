package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.store.Database;
import org.songhua.warning.internal.live.WarningCity;

/** What a desk keeps beside the cases: its views, and who answers for what, which the next report is routed by. */
class CaseDeskTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final CaseDesk desk = platform.bean(CaseDesk.class);
    private final Database database = platform.bean(Database.class);
    private final String owner = TestPeople.newName("desk");

    /** Rules of the city route the reports of all tests: none stays. */
    @BeforeEach
    @AfterEach
    void noRules() {
        for (Responsibility rule : desk.responsibilities())
            if (rule.id().startsWith("db:") && rule.basis().startsWith("试验"))
                try {
                    desk.endResponsibility(rule.id(), LocalDate.parse("2000-01-01"), TestCases.ALL);
                } catch (NotFoundException e) {
                    assertThat(rule.to()).isBeforeOrEqualTo("2000-01-01");
                }
    }

    private static Responsibility rule(String classHead, String department, LocalDate from, LocalDate to) {
        return new Responsibility("", classHead, "", "", department, "试验 依据", from, to);
    }

    private String department() {
        return test.get(test.reported()).standing().fields().get("department");
    }

    @Test
    void aRuleRoutesTheNextReportAndItsEndTheOneAfterThat() {
        String before = department();
        Responsibility rule = desk.addResponsibility(rule("01001", "water", null, null), TestCases.ALL);
        assertThat(rule.id()).startsWith("db:");
        assertThat(desk.responsibilities()).contains(rule);
        assertThat(department()).isEqualTo("water");
        desk.endResponsibility(rule.id(), LocalDate.parse("2020-01-01"), TestCases.ALL);
        assertThat(department()).isEqualTo(before);
        assertThat(desk.responsibilities())
                .filteredOn(one -> one.id().equals(rule.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.to()).isEqualTo("2020-01-01"));
    }

    /** The narrower class wins over the wider; a rule that has not begun or is over is passed by. */
    @Test
    void theNarrowestRuleInForceDecides() {
        desk.addResponsibility(rule("01", "light", null, null), TestCases.ALL);
        assertThat(department()).isEqualTo("light");
        desk.addResponsibility(rule("010", "water", null, null), TestCases.ALL);
        assertThat(department()).isEqualTo("water");
        desk.addResponsibility(rule("01001", "roads", LocalDate.parse("2999-01-01"), null), TestCases.ALL);
        desk.addResponsibility(rule("01001", "roads", null, LocalDate.parse("2001-01-01")), TestCases.ALL);
        assertThat(department()).isEqualTo("water");
        desk.addResponsibility(rule("01001", "light", LocalDate.parse("2001-01-01"), null), TestCases.ALL);
        assertThat(department()).isEqualTo("light");
    }

    @Test
    void allMistakesOfARuleAreToldAtOnce() {
        var wrong = new Responsibility("", "zz", "", "", "nowhere", " ", TODAY, TODAY.minusDays(1));
        int before = desk.responsibilities().size();
        FaultException e =
                catchThrowableOfType(FaultException.class, () -> desk.addResponsibility(wrong, TestCases.ALL));
        assertThat(e.faults().stream()
                        .map(f -> f.code() + " " + f.place().field())
                        .toList())
                .containsExactlyInAnyOrder(
                        "CASE-162 /department", "CASE-163 /basis", "CASE-164 /to", "CASE-165 /classHead");
        assertThat(e.faults())
                .extracting(Fault::remedy)
                .allSatisfy(remedy -> assertThat(remedy).isNotBlank());
        assertThat(desk.responsibilities()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db:0", "db:999999999", "db:-1", "db:x", "city-management:limits:1", "", "db:9999999999999999999"
            })
    void whatIsNoRuleOfTheCityIsNotEnded(String id) {
        assertThatThrownBy(() -> desk.endResponsibility(id, TODAY, TestCases.ALL))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRuleIsEndedEarlierButNeverLater() {
        Responsibility rule = desk.addResponsibility(rule("01001", "water", null, TODAY), TestCases.ALL);
        for (LocalDate later : List.of(TODAY, TODAY.plusDays(1)))
            assertThatThrownBy(() -> desk.endResponsibility(rule.id(), later, TestCases.ALL))
                    .isInstanceOf(NotFoundException.class);
        desk.endResponsibility(rule.id(), TODAY.minusDays(1), TestCases.ALL);
        assertThat(desk.responsibilities())
                .filteredOn(one -> one.id().equals(rule.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.to()).isEqualTo(TODAY.minusDays(1)));
    }

    /** Whoever reads while a rule is being committed sees the list without it, and must not keep that for everybody after them. */
    @Test
    void aRuleIsThereForEverybodyOnceItIsCommittedWhoeverReadMeanwhile() throws Exception {
        database.update("""
            create function casework.test_wait() returns trigger language plpgsql as
            $$ begin perform pg_advisory_xact_lock(471147); return null; end $$\
            """);
        database.update("""
            create constraint trigger test_wait after insert on casework.responsibility deferrable initially deferred
            for each row execute function casework.test_wait()\
            """);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Responsibility> added = database.inTransaction(() -> {
                database.get("select pg_advisory_xact_lock(471147)::text as got", row -> true);
                Future<Responsibility> waiting =
                        threads.submit(() -> desk.addResponsibility(rule("01002", "water", null, null), TestCases.ALL));
                WarningCity.await(() -> database.find(
                                "select 1 as one from pg_locks where locktype = 'advisory' and objid = 471147 and not"
                                        + " granted",
                                row -> true)
                        .isPresent());
                assertThat(desk.responsibilities())
                        .noneMatch(one -> one.classHead().equals("01002") && one.to() == null);
                return waiting;
            });
            assertThat(desk.responsibilities())
                    .as("before and after the commit")
                    .isNotNull();
            Responsibility rule = added.get();
            assertThat(desk.responsibilities()).contains(rule);
        } finally {
            database.update("drop trigger test_wait on casework.responsibility");
            database.update("drop function casework.test_wait()");
        }
    }

    @Test
    void aViewIsKeptForItsOwnerByItsName() {
        desk.saveView(owner, "超期", "{\"overdue\":true}");
        desk.saveView(owner, "甲", "{}");
        desk.saveView(owner, "超期", "{\"overdue\":false}");
        assertThat(desk.views(owner)).containsOnlyKeys("甲", "超期");
        assertThat(desk.views(owner).get("超期")).contains("false");
        assertThat(desk.views(owner + "x")).isEmpty();
        desk.deleteView(owner, "甲");
        assertThat(desk.views(owner)).containsOnlyKeys("超期");
        assertThatThrownBy(() -> desk.deleteView(owner, "甲")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> desk.deleteView(owner + "x", "超期")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        ' '  | {}
        ''   | {}
        甲   | []
        甲   | "text"
        甲   | 7
        """)
    void aViewThatIsNoneIsRefused(String name, String query) {
        assertThatThrownBy(() -> desk.saveView(owner, name, query))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CASE-160"));
        assertThat(desk.views(owner)).isEmpty();
    }

    @Test
    void fiftyViewsAreTheMostAndAKnownOneMayStillChange() {
        for (int i = 0; i < 50; i++) desk.saveView(owner, "view " + i, "{}");
        assertThatThrownBy(() -> desk.saveView(owner, "one more", "{}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CASE-161"));
        desk.saveView(owner, "view 7", "{\"a\":1}");
        assertThat(desk.views(owner)).hasSize(50);
        assertThat(desk.views(owner).get("view 7")).contains("1");
    }

    @Test
    void overHttpRulesAreForWhoMayConfigureAndViewsAreEverybodysOwn() {
        var people = new TestPeople(platform);
        ApiClient viewer = people.withKey(Permission.CASE_VIEW);
        ApiClient chief = people.withKey(Permission.CASE_VIEW, Permission.CASE_CONFIGURE);
        String body = "{\"classHead\":\"01003\",\"department\":\"water\",\"basis\":\"试验 规定\",\"from\":\"2026-01-01\"}";
        viewer.post("/api/cases/responsibilities", body).expect(403);
        String id = chief.post("/api/cases/responsibilities", body)
                .expect(201)
                .json()
                .path("id")
                .asString();
        assertThat(viewer.get("/api/cases/responsibilities").expect(200).text()).contains("试验 规定");
        viewer.post("/api/cases/responsibilities/" + id + "/end", "{}").expect(403);
        chief.post("/api/cases/responsibilities/" + id + "/end", "{\"last\":\"soon\"}")
                .expect(400);
        chief.post("/api/cases/responsibilities/" + id + "/end", "{\"last\":\"2026-02-01\"}")
                .expect(204);
        assertThat(chief.post("/api/cases/responsibilities", "{}").expect(422).fields())
                .containsExactlyInAnyOrder("/department", "/basis");
        viewer.send("PUT", "/api/cases/views/mine", "{\"overdue\":true}").expect(204);
        assertThat(viewer.get("/api/cases/views")
                        .expect(200)
                        .json()
                        .at("/0/query/overdue")
                        .asBoolean())
                .isTrue();
        assertThat(chief.get("/api/cases/views").expect(200).json().size()).isZero();
        viewer.send("PUT", "/api/cases/views/mine", "[]").expect(422);
    }
}
