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
        return PEOPLE.client().logIn(newPlanner(scope), TestPeople.PASSWORD);
    }

    private static String newPlanner(Scope scope) {
        String name = TestPeople.newName("planner");
        var profile = new UserProfile("规划", null, true, List.of("planner"), scope);
        TOWN.platform
                .bean(Users.class)
                .create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return name;
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

    @Test
    void ofTwoChangesAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        // The same person in two browsers.
        String name = newPlanner(TOWN.scope);
        var clients = List.of(
                PEOPLE.client().logIn(name, TestPeople.PASSWORD),
                PEOPLE.client().logIn(name, TestPeople.PASSWORD));
        var answers = new java.util.concurrent.ConcurrentLinkedQueue<Answer>();
        JsonNode mine = clients.getFirst()
                .post(PATH, kindergarten("同时", false, ""))
                .expect(201)
                .json();
        String change = "{\"name\": \"改\", \"revision\": 1, \"inputs\": {\"element\": \"kindergarten\"}}";
        List<Thread> threads = clients.stream()
                .map(client -> Thread.ofPlatform().start(() -> answers.add(client.send("PUT", path(mine), change))))
                .toList();
        for (Thread thread : threads) thread.join();
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 422);
        assertThat(answers.stream().filter(one -> one.status() == 422)).allSatisfy(late -> {
            assertThat(late.code()).isEqualTo("PLAN-171");
            assertThat(late.fields()).containsExactly("/revision");
        });
        assertThat(clients.getLast().get(path(mine)).json().path("revision").intValue())
                .isEqualTo(2);
    }

    @Test
    void namesThatNothingCanHoldAreRefused() {
        for (String name : List.of("a\\u0000b", "\\ud800", "a\\nb", "名".repeat(101), "   ")) {
            Answer answer = PLANNER.post(
                            PATH, "{\"name\": \"" + name + "\", \"inputs\": {\"element\": \"kindergarten\"}}")
                    .expect(422);
            assertThat(answer.code()).as(name).isEqualTo("PLAN-170");
            assertThat(answer.fields()).containsExactly("/name");
        }
        JsonNode longest = PLANNER.post(
                        PATH, "{\"name\": \"" + "名".repeat(100) + "\", \"inputs\": {\"element\": \"kindergarten\"}}")
                .expect(201)
                .json();
        assertThat(longest.path("name").asString()).hasSize(100);
    }

    @Test
    void aScenarioThatCannotBeComputedIsNotKept() {
        long before = PLANNER.get(PATH).json().size();
        for (String inputs : List.of(
                "{\"element\": \"nothing\"}",
                "{\"element\": \"kindergarten\", \"set\": \"nothing\"}",
                "{\"element\": \"kindergarten\", \"open\": [[10, 95]]}",
                "{\"element\": \"kindergarten\", \"colour\": \"red\"}",
                "{}")) {
            assertThat(PLANNER.post(PATH, "{\"name\": \"x\", \"inputs\": " + inputs + "}")
                            .status())
                    .as(inputs)
                    .isEqualTo(422);
        }
        assertThat(PLANNER.get(PATH).json()).hasSize((int) before);
        // Nor does a change that cannot be computed spoil what is kept.
        JsonNode made = create(PLANNER, "不变", false);
        String change = "{\"name\": \"变\", \"revision\": 1, \"inputs\": {\"element\": \"nothing\"}}";
        PLANNER.send("PUT", path(made), change).expect(422);
        assertThat(PLANNER.get(path(made)).json()).isEqualTo(made);
    }

    @Test
    void tooManyToCompareAreRefusedAndNotCutOff() {
        String id = create(PLANNER, "多", false).path("id").asString();
        String ten = "scenario=" + id + ("&scenario=" + id).repeat(9);
        assertThat(PLANNER.get("/api/planning/comparison?" + ten).expect(200).json())
                .hasSize(10);
        Answer eleven = PLANNER.get("/api/planning/comparison?" + ten + "&scenario=" + id);
        assertThat(eleven.expect(400).code()).isEqualTo("PLAN-173");
        assertThat(PLANNER.get("/api/planning/comparison").status()).isEqualTo(400);
    }

    @Test
    void aScenarioTellsWhetherTheDataAreStillThose() {
        JsonNode made = create(PLANNER, "数据", false);
        String comparison =
                "/api/planning/comparison?scenario=" + made.path("id").asString();
        var database = TOWN.platform.bean(org.songhua.store.Database.class);
        database.update(
                "update planning.scenario set data_version = -1 where id = ?::uuid",
                made.path("id").asString());
        JsonNode compared = PLANNER.get(comparison).expect(200).json();
        assertThat(compared.at("/0/sameData").booleanValue()).isFalse();
        // The numbers are those of now all the same.
        assertThat(compared.at("/0/comparison/after/peopleCovered").doubleValue())
                .isEqualTo(70);
    }

    @Test
    void whoMayNotRunAnalysesSeesNoScenario() {
        JsonNode ours = create(PLANNER, "共享给谁", true);
        ApiClient viewer = PEOPLE.loggedIn("viewer");
        for (String path : List.of(
                PATH,
                path(ours),
                "/api/planning/comparison?scenario=" + ours.path("id").asString())) {
            assertThat(viewer.get(path).status()).as(path).isEqualTo(403);
            assertThat(PEOPLE.client().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(viewer.post(PATH, kindergarten("x", false, "")).status()).isEqualTo(403);
        assertThat(viewer.delete(path(ours)).status()).isEqualTo(403);
    }

    @Test
    void whatIsNoLongerSharedIsGoneForOthers() {
        JsonNode ours = create(PLANNER, "收回", true);
        ApiClient other = inTown();
        other.get(path(ours)).expect(200);
        String change = kindergarten("收回", false, ", \"revision\": 1");
        PLANNER.send("PUT", path(ours), change).expect(200);
        assertThat(other.get(path(ours)).status()).isEqualTo(404);
        assertThat(other.get("/api/planning/comparison?scenario="
                                + ours.path("id").asString())
                        .status())
                .isEqualTo(404);
    }

    /** The outcome of a scenario is laid over an indicator in per cent; it is computed now, named, and kept nowhere. */
    @Test
    void aScenarioIsHandedToTheEvaluationAsAnOverlay() {
        JsonNode made = create(PLANNER, "移交评价", false);
        JsonNode comparison = PLANNER.get(
                        "/api/planning/comparison?scenario=" + made.path("id").asString())
                .expect(200)
                .json()
                .get(0);
        double share = comparison.at("/comparison/after/shareOfPeople").doubleValue();
        ApiClient all = planner(Scope.ALL);
        String region = TOWN.scope.regions().iterator().next();
        String body = "{\"geography\": \"" + region + "\", \"period\": \"2025\", \"scenario\": \""
                + made.path("id").asString() + "\"}";
        String path = "/api/indicators/mohurd-2025:R01/what-if";
        assertThat(all.post(path, body).status()).as("a scenario of another").isEqualTo(404);
        JsonNode answer = PLANNER.post(path, body).expect(200).json();
        assertThat(answer.path("kind").asString()).isEqualTo("what_if");
        assertThat(answer.at("/supposed/value").doubleValue())
                .isCloseTo(share * 100, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(answer.at("/supposed/status").asString()).isEqualTo("estimated");
        assertThat(answer.at("/from/name").asString()).isEqualTo("移交评价");
        assertThat(answer.at("/from/sameData").booleanValue()).isTrue();
        assertThat(PLANNER.get("/api/indicators/mohurd-2025:R01/values").json()).isEmpty();
    }
}
