package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Scope;
import org.songhua.warning.Duty;

/** The roster decides who of a department gets a case. On a platform of its own: the roster is the city's. */
class DutyDispatchTest {
    private static TestPlatform platform;
    private static TestCases test;
    private static TestPeople people;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("songhua.casework.sweep-seconds", 100_000));
        test = new TestCases(platform);
        people = new TestPeople(platform);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    /** Around the clock, so that it does not matter when the test runs. */
    private static void roster(String... lines) {
        String csv = "tier,organisation,person,user,pack,from,until\n" + String.join("\n", lines) + "\n";
        platform.bean(Duty.class).replace(csv.getBytes(StandardCharsets.UTF_8), TestCases.ALL);
    }

    private static UUID dispatched(String department) {
        UUID id = test.reported();
        test.act(id, "accept", TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", department), TestCases.DISPATCHER);
        return id;
    }

    private static String onDuty(UUID id) {
        return test.get(id).standing().fields().getOrDefault("on_duty", "nobody");
    }

    @Test
    void whoIsOnDutyGetsTheCaseAndFindsItAmongTheirOwn() {
        String name = people.user("field_worker");
        String third = people.user("field_worker");
        ApiClient worker = people.client().logIn(name, TestPeople.PASSWORD);
        roster(
                "1,roads,甲," + name + ",,00:00,00:00",
                "2,roads,乙," + people.user("field_worker") + ",,00:00,00:00",
                "1,water,丙," + third + ",,00:00,00:00");
        UUID id = dispatched("roads");
        assertThat(onDuty(id)).isEqualTo(name);
        assertThat(worker.get("/api/cases/mine").expect(200).text()).contains(id.toString());
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
        test.cases.act(
                id,
                null,
                CaseAction.of("reassign").because("wrong_department").with("department", "water"),
                TestCases.DISPATCHER);
        assertThat(onDuty(id)).isEqualTo(third);
        test.cases.act(
                id,
                null,
                CaseAction.of("reassign").because("wrong_department").with("department", "light"),
                TestCases.DISPATCHER);
        assertThat(onDuty(id)).as("nobody of light is on duty").isEqualTo("nobody");
        assertThat(worker.get("/api/cases/mine").expect(200).text()).doesNotContain(id.toString());
    }

    @Test
    void ofSeveralOnDutyTheOneWithTheFewestOpenCasesGetsIt() {
        String evens = people.user("field_worker");
        String odds = people.user("field_worker");
        roster("1,roads,甲," + evens + ",,00:00,00:00", "1,roads,乙," + odds + ",,00:00,00:00");
        String first = onDuty(dispatched("roads"));
        String second = onDuty(dispatched("roads"));
        String third = onDuty(dispatched("roads"));
        assertThat(java.util.Set.of(first, second)).containsExactlyInAnyOrder(evens, odds);
        assertThat(third).isIn(evens, odds);
    }

    @Test
    void aWatchForTheFieldOfTheCaseComesBeforeOneForAll() {
        String all = people.user("field_worker");
        String field = people.user("field_worker");
        roster("1,roads,甲," + all + ",,00:00,00:00", "1,roads,乙," + field + ",city-management,00:00,00:00");
        assertThat(onDuty(dispatched("roads"))).isEqualTo(field);
    }

    @Test
    void withoutARosterTheCaseIsTheDepartmentsAndNobodySaysOtherwise() {
        roster();
        UUID id = dispatched("roads");
        assertThat(onDuty(id)).isEqualTo("nobody");
        assertThat(people.loggedIn("operator")
                        .post(
                                "/api/cases/" + id + "/actions",
                                "{\"action\": \"sign\", \"fields\": {\"on_duty\": \"me\"}}")
                        .status())
                .isIn(403, 422);
    }
}
