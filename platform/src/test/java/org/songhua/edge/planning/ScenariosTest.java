package org.songhua.edge.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.songhua.planning.PlanningTown;
import tools.jackson.databind.JsonNode;

/** Scenarios over HTTP: kept, changed, shared, compared; each within the scope of who looks. */
class ScenariosTest {
    private static final String PATH = "/api/planning/scenarios";
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final TestPeople PEOPLE = new TestPeople(TOWN.platform);
    private static final ApiClient PLANNER = inTown();

    /** A planner who sees the analytic town and nothing else. */
    private static ApiClient inTown() {
        return planner(TOWN.scope);
    }

    private static ApiClient planner(Scope scope) {
        String name = TestPeople.newName("planner");
        var profile = new UserProfile("规划", null, true, List.of("planner"), scope);
        TOWN.platform
                .bean(Users.class)
                .create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return PEOPLE.client().logIn(name, TestPeople.PASSWORD);
    }

    private static String kindergarten(String name, boolean shared, String more) {
        return "{\"name\": \"%s\", \"shared\": %s, \"inputs\": {\"element\": \"kindergarten\", \"open\": [%s]}%s}"
                .formatted(name, shared, PlanningTown.at(0, 0), more);
    }

    private static JsonNode create(ApiClient client, String name, boolean shared) {
        return client.post(PATH, kindergarten(name, shared, "")).expect(201).json();
    }

    private static String path(JsonNode scenario) {
        return PATH + "/" + scenario.path("id").asString();
    }

    @Test
    void aScenarioIsKeptWithItsOutcomeAndTheVersionsItRestsOn() {
        JsonNode made = create(PLANNER, "西南角幼儿园", false);
        JsonNode kept = PLANNER.get(path(made)).expect(200).json();
        assertThat(kept.path("name").asString()).isEqualTo("西南角幼儿园");
        assertThat(kept.path("mine").booleanValue()).isTrue();
        // Within the town: the diamond of 20 people at the corner beside the one of 50 in the middle.
        assertThat(kept.at("/outcome/before/peopleCovered").doubleValue()).isEqualTo(50);
        assertThat(kept.at("/outcome/after/peopleCovered").doubleValue()).isEqualTo(70);
        assertThat(kept.at("/outcome/provenance/pack").asString()).isEqualTo("life-circle");
        assertThat(kept.at("/inputs/open")).hasSize(1);
        assertThat(kept.path("revision").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsNotSharedIsNobodyElses() {
        JsonNode mine = create(PLANNER, "我的", false);
        JsonNode ours = create(PLANNER, "大家的", true);
        ApiClient other = inTown();
        assertThat(other.get(path(mine)).status()).isEqualTo(404);
        String list = other.get(PATH).expect(200).text();
        assertThat(list)
                .contains(ours.path("id").asString())
                .doesNotContain(mine.path("id").asString());
        JsonNode seen = other.get(path(ours)).expect(200).json();
        assertThat(seen.path("mine").booleanValue()).isFalse();
        assertThat(seen.path("outcome").isEmpty())
                .as("numbers of the owner's scope stay with the owner")
                .isTrue();
        assertThat(other.delete(path(ours)).status()).isEqualTo(404);
        String change = kindergarten("x", true, ", \"revision\": 1");
        assertThat(other.send("PUT", path(ours), change).status()).isEqualTo(404);
    }

    @Test
    void sharingSharesTheQuestionAndNotTheData() {
        JsonNode ours = create(PLANNER, "共享", true);
        ApiClient elsewhere = planner(new Scope(java.util.Set.of(), java.util.Set.of("990102"), java.util.Set.of()));
        JsonNode seen = elsewhere
                .get("/api/planning/comparison?scenario=" + ours.path("id").asString())
                .expect(200)
                .json();
        assertThat(seen.at("/0/comparison/before/people").doubleValue()).isZero();
        JsonNode there = PLANNER.get(
                        "/api/planning/comparison?scenario=" + ours.path("id").asString())
                .json();
        assertThat(there.at("/0/comparison/before/people").doubleValue()).isEqualTo(253);
    }

    @Test
    void scenariosStandSideBySide() {
        JsonNode corner = create(PLANNER, "角", false);
        String side = "{\"name\": \"边\", \"inputs\": {\"element\": \"kindergarten\", \"open\": ["
                + PlanningTown.at(0, 5) + "]}}";
        JsonNode edge = PLANNER.post(PATH, side).expect(201).json();
        JsonNode compared = PLANNER.get(
                        "/api/planning/comparison?scenario=" + corner.path("id").asString() + "&scenario="
                                + edge.path("id").asString())
                .expect(200)
                .json();
        assertThat(compared.at("/0/comparison/after/peopleCovered").doubleValue())
                .isEqualTo(70);
        // 16 junctions at the middle of a side, two of which the kindergarten in the middle covers already.
        assertThat(compared.at("/1/comparison/after/peopleCovered").doubleValue())
                .isEqualTo(50 + 28);
        assertThat(compared.at("/1/scenario/name").asString()).isEqualTo("边");
        assertThat(PLANNER.get("/api/planning/comparison?scenario=nothing").status())
                .isEqualTo(404);
    }

    @Test
    void aChangeIsComputedAnewAndOnlyOnWhatWasSeen() {
        JsonNode made = create(PLANNER, "初稿", false);
        String change =
                "{\"name\": \"二稿\", \"shared\": true, \"revision\": %d, \"inputs\": {\"element\": \"kindergarten\"}}";
        JsonNode changed =
                PLANNER.send("PUT", path(made), change.formatted(1)).expect(200).json();
        assertThat(changed.at("/outcome/after/peopleCovered").doubleValue()).isEqualTo(50);
        assertThat(changed.path("revision").intValue()).isEqualTo(2);
        Answer late = PLANNER.send("PUT", path(made), change.formatted(1)).expect(422);
        assertThat(late.code()).isEqualTo("PLAN-171");
        PLANNER.delete(path(made)).expect(204);
        assertThat(PLANNER.get(path(made)).status()).isEqualTo(404);
        assertThat(PLANNER.delete(path(made)).status()).isEqualTo(404);
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThat(PLANNER.post(PATH, "{\"shared\": 1, \"inputs\": []}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/name", "/shared", "/inputs");
        assertThat(PLANNER.post(PATH, "{\"name\": \" \", \"inputs\": {}}")
                        .expect(422)
                        .code())
                .isEqualTo("PLAN-170");
        assertThat(PLANNER.post(PATH, "{\"name\": \"a\", \"inputs\": {\"open\": 1}}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/inputs/element", "/inputs/open");
        assertThat(PLANNER.send("PUT", PATH + "/nothing", "{\"name\": \"a\", \"inputs\": {}}")
                        .expect(422)
                        .fields())
                .containsExactly("/revision");
        assertThat(PLANNER.get(PATH + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void servicesAreListedForForms() {
        JsonNode sets = PLANNER.get("/api/planning/services").expect(200).json();
        JsonNode circle = sets.valueStream()
                .filter(set -> set.path("code").asString().equals("life-circle"))
                .findFirst()
                .orElseThrow();
        JsonNode school = circle.path("elements")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("primary_school"))
                .findFirst()
                .orElseThrow();
        assertThat(school.path("tier").intValue()).isEqualTo(10);
        assertThat(school.path("limit").doubleValue()).isEqualTo(500);
        assertThat(school.path("unit").asString()).isEqualTo("m");
        assertThat(PEOPLE.loggedIn("viewer").get("/api/planning/services").status())
                .isEqualTo(403);
    }
}
