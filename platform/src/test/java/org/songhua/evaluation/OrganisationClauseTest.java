package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** The clause of organisation: the 24 tasks in the nine cities of the province, by one rule, and who has told nothing. */
class OrganisationClauseTest {
    private static final List<String> CITIES =
            List.of("220100", "220200", "220300", "220400", "220500", "220600", "220700", "220800", "222400");
    private static final String SILENT = "222400";
    private static final String REGISTER = "plan_tasks";
    private static final String TODAY = "2026-06-01";
    private static final String SHARE = "jilin-2025:J06";
    private static final byte[] PROOF = "%PDF-1.4 minutes".getBytes(StandardCharsets.US_ASCII);
    private static final Caller CLERK = Caller.all("clerk");
    private static final Caller CHIEF = Caller.all("chief");

    private final EvaluationTown town = new EvaluationTown();
    private final Registers registers = town.platform.bean(Registers.class);
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient viewer = people.withKey(Permission.EVALUATION_VIEW, Permission.REGISTER_VIEW);

    OrganisationClauseTest() {
        town.platform
                .bean(Database.class)
                .update("truncate register.record, register.record_event, register.evidence cascade");
        region("220000", 1, 0);
        for (int i = 1; i < CITIES.size(); i++) region(CITIES.get(i), 2, i);
        town.city.done();
    }

    private void region(String code, int level, int place) {
        town.city.add(
                "region",
                code,
                Map.of("code", code, "level", level),
                CityFixture.square(120 + place * 0.3, 41, 0.2),
                code,
                null);
    }

    /** A milestone of each task: those of a third are past, of a third within the month, of a third far. */
    private static String due(int task) {
        return List.of("2026-03-31", "2026-06-20", "2027-12-31").get(task % 3);
    }

    private static String light(int task) {
        return List.of("RED", "YELLOW", "GREEN").get(task % 3);
    }

    private static RecordDraft milestone(String city, int task) {
        return new RecordDraft(
                "t25-" + city + "-" + task,
                null,
                null,
                city,
                null,
                null,
                Map.of(
                        "task_clause",
                        task,
                        "task_milestone",
                        "任务" + task + "年度目标",
                        "task_unit",
                        city + "住建局",
                        "task_due",
                        due(task)),
                false);
    }

    /** Eight cities tell of all tasks; one of them leaves out the seventh. */
    private void tell() {
        var drafts = new ArrayList<RecordDraft>();
        for (String city : CITIES)
            for (int task = 1; task <= 24; task++)
                if (!city.equals(SILENT) && !(city.equals("220800") && task == 7)) drafts.add(milestone(city, task));
        registers.enter(REGISTER, drafts, CLERK);
        for (RegisterRecord one : records("t25-"))
            registers.attach(REGISTER, one.id(), "task_proof", "印发文件.pdf", PROOF, CLERK);
    }

    private List<RegisterRecord> records(String head) {
        var query = new RecordQuery(
                null,
                null,
                null,
                head,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                RecordQuery.Sort.KEY,
                null,
                RecordQuery.MAX_LIMIT);
        return registers.list(REGISTER, query, CLERK).records();
    }

    private JsonNode board(ApiClient client, String within, int level) {
        return client.get("/api/plan/tasks?within=" + within + "&level=" + level + "&day=" + TODAY)
                .expect(200)
                .json();
    }

    private static JsonNode line(JsonNode board, int task, String city) {
        return board.path("lines")
                .valueStream()
                .filter(line -> line.path("clause").asInt() == task
                        && line.at("/part/code").asString().equals(city))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(JsonNode parts) {
        return parts.valueStream().map(part -> part.path("code").asString()).toList();
    }

    private void enter(String city, double above) {
        var entered = town.evaluation.propose(
                new Proposal(SHARE, city, "2025", 0, "台账.xlsx", "年报").ofShare(above, 10), Caller.all("li"));
        town.evaluation.decide(entered.id(), true, Caller.all("wang"));
    }

    /** 24条任务各有责任单位、里程碑、证据附件和红黄绿状态; 省级可按同一口径汇总九个市州并看到谁没报. */
    @Test
    void clause_25_eachOfTheTasksHasItsUnitMilestoneEvidenceAndLightAndTheProvinceSumsNineCitiesAndSeesWhoIsSilent() {
        tell();
        JsonNode board = board(viewer, "220000", 2);
        // 24条任务各有责任单位、里程碑、证据附件和红黄绿状态: in every city that told of it.
        assertThat(board.path("lines")).hasSize(24 * 9);
        for (int task = 1; task <= 24; task++)
            for (String city : CITIES.subList(0, 7)) {
                JsonNode line = line(board, task, city);
                assertThat(line.path("units").path(0).asString()).isEqualTo(city + "住建局");
                JsonNode step = line.path("milestones").path(0);
                assertThat(step.path("due").asString()).isEqualTo(due(task));
                assertThat(line.path("light").asString()).as(task + " " + city).isEqualTo(light(task));
                JsonNode proof = viewer.get("/api/registers/plan_tasks/records/"
                                + step.path("record").asString() + "/evidence")
                        .expect(200)
                        .json()
                        .path(0);
                assertThat(proof.path("mediaType").asString()).isEqualTo("application/pdf");
                assertThat(proof.path("digest").asString()).hasSize(64);
            }
        // A milestone that is reached is green whatever its day; it needs its evidence and another than who entered it.
        for (RegisterRecord late : records("t25-220100-3")) {
            registers.act(REGISTER, late.id(), null, RecordStep.of("begin"), CLERK);
            registers.act(
                    REGISTER,
                    late.id(),
                    null,
                    new RecordStep("finish", null, Map.of("task_done_on", "2026-05-01")),
                    CHIEF);
        }
        board = board(viewer, "220000", 2);
        assertThat(line(board, 3, "220100").path("light").asString()).isEqualTo("GREEN");

        // 省级可按同一口径汇总九个市州: the same rule, each task in each light.
        JsonNode third = sum(board, 3);
        assertThat(third.at("/parts/RED").asInt()).isEqualTo(7);
        assertThat(third.at("/parts/GREEN").asInt()).isOne();
        assertThat(third.at("/parts/UNKNOWN").asInt()).isOne();
        assertThat(third.path("done").asInt()).isOne();
        assertThat(third.path("milestones").asInt()).isEqualTo(8);
        // And their values from numerators and denominators: Σ 1…9 over 90, when the last has reported.
        for (int i = 0; i < 8; i++) enter(CITIES.get(i), i + 1);
        town.run();
        IndicatorValue waiting = town.value(SHARE, "220000");
        assertThat(waiting.measured().status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(waiting.wanting()).isEqualTo("parts:" + SILENT);

        // 并看到谁没报: of tasks, of one task, and of values.
        assertThat(codes(board.path("silent"))).containsExactly(SILENT);
        assertThat(codes(third.path("missing"))).containsExactly(SILENT);
        assertThat(codes(sum(board, 7).path("missing"))).containsExactly("220800", SILENT);
        assertThat(line(board, 7, "220800").path("light").asString()).isEqualTo("UNKNOWN");
        JsonNode reporting = viewer.get("/api/plan/reporting?within=220000&level=2&period=2025")
                .expect(200)
                .json();
        assertThat(reporting).hasSize(9);
        for (JsonNode city : reporting)
            assertThat(city.path("missing")
                            .valueStream()
                            .anyMatch(one -> one.asString().equals(SHARE)))
                    .isEqualTo(city.path("geography").asString().equals(SILENT));
        enter(SILENT, 9);
        town.run();
        assertThat(town.value(SHARE, "220000").measured().value()).isEqualTo(50);
    }

    private static JsonNode sum(JsonNode board, int task) {
        return board.path("sums").path(task - 1);
    }

    @Test
    void aCitySeesItsOwnAndNobodyElses() {
        tell();
        JsonNode counties = board(viewer, "220100", 2);
        assertThat(counties.path("lines")).hasSize(24);
        String name = TestPeople.newName("county");
        var scope = new Scope(java.util.Set.of(), java.util.Set.of("2202"), java.util.Set.of());
        town.platform
                .bean(Users.class)
                .create(
                        name,
                        new UserProfile("测试", null, true, List.of("planner", "viewer"), scope),
                        TestPeople.PASSWORD,
                        false,
                        new org.songhua.engine.fault.FaultLog(9),
                        Caller.SYSTEM);
        JsonNode board = board(people.client().logIn(name, TestPeople.PASSWORD), "220000", 2);
        assertThat(board.path("lines"))
                .hasSize(24)
                .allSatisfy(line -> assertThat(line.at("/part/code").asString()).isEqualTo("220200"));
        assertThat(board.path("silent")).isEmpty();
    }

    @Test
    void whatIsNoDayNoPlanOrNotAllowedIsTold() {
        String ask = "/api/plan/tasks?within=220000&level=2";
        assertThat(viewer.get(ask + "&day=tomorrow").text()).contains("EVAL-042");
        assertThat(viewer.get(ask + "&plan=nowhere").status()).isEqualTo(404);
        assertThat(people.withKey(Permission.EVALUATION_VIEW).get(ask).status()).isEqualTo(403);
        assertThat(people.withKey(Permission.REGISTER_VIEW).get(ask).status()).isEqualTo(403);
        assertThat(viewer.get(ask).expect(200).json().path("silent")).hasSize(9);
    }
}
