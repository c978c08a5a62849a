package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Performance;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.StoreException;
import tools.jackson.databind.JsonNode;

/** The board of the loop over HTTP: what is counted, what it opens, what is frozen. */
class PerformanceHttpTest {
    private static TestPlatform platform;
    private static TestPeople people;
    private static TestCases test;
    private static String year;
    private static UUID excluded;

    /** Two closed, one in progress, one declined, one excluded on appeal; all of roads. */
    @BeforeAll
    static void work() {
        platform = TestPlatform.start(Map.of());
        people = new TestPeople(platform);
        test = new TestCases(platform);
        year = Integer.toString(platform.bean(Clock.class)
                .instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .getYear());
        test.closed();
        UUID again = test.inProgress();
        test.cases.attach(again, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(again, "dispose", TestCases.WORKER);
        test.cases.act(again, null, CaseAction.of("fail").because("not_done"), TestCases.CHECKER);
        test.cases.attach(again, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(again, "dispose", TestCases.WORKER);
        test.act(again, "pass", TestCases.CHECKER);
        test.inProgress();
        test.cases.act(test.reported(), null, CaseAction.of("decline").because("not_ours"), TestCases.DESK);
        excluded = test.inProgress();
        test.cases.act(excluded, null, CaseAction.of("request_appeal").because("no_facts"), TestCases.WORKER);
        test.act(excluded, "grant_appeal", TestCases.CHIEF);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static JsonNode board(ApiClient client, String query) {
        return client.get("/api/cases/performance?period=" + year + query)
                .expect(200)
                .json();
    }

    private static JsonNode value(JsonNode line, String indicator) {
        for (JsonNode value : line.path("values"))
            if (value.path("indicator").asString().equals(indicator)) return value;
        throw new AssertionError(indicator);
    }

    @Test
    void theBoardCountsWhatHappened() {
        JsonNode whole = board(people.loggedIn("supervisor"), "").path("whole");
        // Of five reported, one is excluded and one was declined.
        assertThat(value(whole, "valid_report_rate").path("value").asDouble()).isEqualTo(3.0 / 4);
        assertThat(value(whole, "valid_report_rate").path("excluded").asLong()).isOne();
        assertThat(value(whole, "intime_register_rate").path("value").asDouble())
                .isOne();
        assertThat(value(whole, "accurate_dispatch_rate").path("value").asDouble())
                .isOne();
        // Two were closed, one of them after a second round; the third is not due.
        assertThat(value(whole, "archive_rate").path("denominator").asLong()).isEqualTo(2);
        assertThat(value(whole, "rework_rate").path("value").asDouble()).isEqualTo(0.5);
        assertThat(value(whole, "unarchived_rate").path("value").asDouble()).isEqualTo(1.0 / 4);
        assertThat(value(whole, "intime_verify_rate").path("value").isNull()).isTrue();
    }

    @Test
    void everyNumberOpensItsListAndNoOther() {
        ApiClient chief = people.loggedIn("supervisor");
        JsonNode board = board(chief, "");
        for (JsonNode line : board.path("lines"))
            for (JsonNode value : line.path("values")) {
                String ask = "/api/cases/performance/cases?period=%s&indicator=%s&line=%s&part="
                        .formatted(
                                year,
                                value.path("indicator").asString(),
                                line.path("code").asString());
                assertThat(chief.get(ask + "denominator").expect(200).json().size())
                        .as(ask)
                        .isEqualTo(value.path("denominator").asInt());
                assertThat(chief.get(ask + "excluded").expect(200).json().size())
                        .isEqualTo(value.path("excluded").asInt());
                assertThat(chief.get(ask + "numerator").expect(200).json().size())
                        .isEqualTo((int) value.path("numerator").asDouble());
            }
    }

    @Test
    void whatIsExcludedSaysByWhichRule() {
        JsonNode list = people.loggedIn("supervisor")
                .get("/api/cases/performance/cases?part=excluded&indicator=valid_report_rate&period=" + year)
                .expect(200)
                .json();
        assertThat(list.size()).isOne();
        assertThat(list.path(0).path("id").asString()).isEqualTo(excluded.toString());
        assertThat(list.path(0).path("excludedBy").asString()).isEqualTo("appeal");
        assertThat(board(people.loggedIn("supervisor"), "")
                        .at("/exclusions/appeal/zh")
                        .asString())
                .isEqualTo("申诉剔除");
    }

    @Test
    void linesAddUpToTheWhole() {
        for (String by : List.of("department", "area")) {
            JsonNode board = board(people.loggedIn("supervisor"), "&by=" + by);
            for (JsonNode value : board.path("whole").path("values")) {
                long sum = 0;
                for (JsonNode line : board.path("lines"))
                    sum += value(line, value.path("indicator").asString())
                            .path("denominator")
                            .asLong();
                assertThat(sum).as(by).isEqualTo(value.path("denominator").asLong());
            }
        }
    }

    @Test
    void aScopeCountsItsOwnOnly() {
        var performance = platform.bean(Performance.class);
        var light = new Scope(Set.of("light"), Set.of(), Set.of());
        assertThat(performance
                        .board(year, Performance.By.DEPARTMENT, light)
                        .whole()
                        .cases())
                .isZero();
        var north = new Scope(Set.of(), Set.of("99"), Set.of());
        assertThat(performance.board(year, Performance.By.AREA, north).whole().cases())
                .isZero();
        var covers = new Scope(Set.of("roads"), Set.of(), Set.of("01001"));
        assertThat(performance.board(year, Performance.By.AREA, covers).whole().cases())
                .isPositive();
    }

    @Test
    void aPeriodThatHasNotEndedIsNotFrozen() {
        ApiClient chief = people.loggedIn("supervisor");
        assertThat(chief.post("/api/cases/performance/periods", "{\"period\": \"" + year + "\"}")
                        .expect(422)
                        .code())
                .isEqualTo("CASE-172");
        people.loggedIn("operator")
                .post("/api/cases/performance/periods", "{\"period\": \"2025\"}")
                .expect(403);
    }

    /** The clock of the platform stands still here, so a period of the past is filled by hand. */
    @Test
    void aFrozenPeriodStaysAsItWasWhateverHappensToItsCases() {
        var database = platform.bean(Database.class);
        UUID old = test.reported();
        database.update(
                "update casework.case_file set created_at = ? where id = ?",
                Instant.parse("2025-05-05T00:00:00Z"),
                old);
        database.update("alter table casework.case_event disable trigger case_event_append_only");
        database.update(
                "update casework.case_event set at = ? where case_id = ?", Instant.parse("2025-05-05T00:00:00Z"), old);
        database.update("alter table casework.case_event enable trigger case_event_append_only");
        var performance = platform.bean(Performance.class);
        var frozen = performance.freeze("2025-05", TestCases.CHIEF);
        assertThat(frozen.cases()).isOne();
        assertThat(frozen.digest()).matches("[0-9a-f]{64}");
        var before = performance.board("2025-05", Performance.By.DEPARTMENT, Scope.ALL);
        test.cases.act(old, null, CaseAction.of("void").because("test_record"), TestCases.ALL);
        assertThat(performance.board("2025-05", Performance.By.DEPARTMENT, Scope.ALL))
                .isEqualTo(before);
        assertThat(performance.frozen()).extracting(Performance.Frozen::period).contains("2025-05");
        assertThatThrownBy(() -> performance.freeze("2025-05", TestCases.CHIEF)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> database.update("delete from casework.performance_fact"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("stays as it is");
        var other = new Scope(Set.of("light"), Set.of(), Set.of());
        assertThat(performance
                        .board("2025-05", Performance.By.AREA, other)
                        .whole()
                        .cases())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?period=soon",
                "?period=2026&by=colour",
                "/cases?period=2026&indicator=none",
                "/cases?period=2026&indicator=archive_rate&part=some",
                "/cases?period=%27&indicator=archive_rate"
            })
    void questionsThatMakeNoSenseAreRefused(String query) {
        assertThat(people.loggedIn("supervisor")
                        .get("/api/cases/performance" + query)
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void onlyWhoMayFreezeDoes() {
        var nobody = new Caller("x", Set.of(Permission.CASE_VIEW), Scope.ALL);
        assertThatThrownBy(() -> platform.bean(Performance.class).freeze("2024", nobody))
                .isInstanceOf(org.songhua.people.NotAllowedException.class);
    }
}
