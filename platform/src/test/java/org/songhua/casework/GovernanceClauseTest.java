package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.flow.FlowClock;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** The clause of governance: matters of several departments with one that leads, and enforcement of which no document may be missing. */
class GovernanceClauseTest {
    private static final List<String> DOCUMENTS = List.of(
            "filing_form",
            "inspection_record",
            "notice",
            "decision",
            "service_receipt",
            "execution_proof",
            "closing_report");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final String lead = organisation("lead");
    private final String other = organisation("other");
    private final String third = organisation("third");

    private String organisation(String head) {
        String code = TestPeople.newName(head);
        test.organisation(code);
        return code;
    }

    private CaseFile act(UUID id, Caller who, String action, String... fields) {
        CaseAction step = CaseAction.of(action);
        for (int i = 0; i < fields.length; i += 2) step = step.with(fields[i], fields[i + 1]);
        return test.cases.act(id, null, step, who);
    }

    private void because(UUID id, Caller who, String action, String reason) {
        test.cases.act(id, null, CaseAction.of(action).because(reason), who);
    }

    private void refused(String code, UUID id, Caller who, String action, String... fields) {
        assertThatThrownBy(() -> act(id, who, action, fields)).as(action).hasMessageContaining(code);
    }

    private UUID matter() {
        return test.reports
                .take(NewReport.of("desk", "j_plan", "地下管线与道路同步改造"), "desk")
                .caseId();
    }

    private JsonNode tallies() {
        int year = platform.bean(Clock.class)
                .instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .getYear();
        return new TestPeople(platform)
                .withKey(Permission.CASE_VIEW)
                .get("/api/cases/performance/tallies?period=" + year)
                .expect(200)
                .json();
    }

    /** {@return the events of a tally for a department of this test} */
    private List<String> tallied(String tally, String department) {
        return tallies()
                .valueStream()
                .filter(line -> line.path("tally").asString().equals(tally)
                        && line.path("department").asString().equals(department))
                .flatMap(line -> line.path("events").valueStream())
                .map(event -> event.path("caseId").asString())
                .toList();
    }

    /** 跨部门事项有唯一牵头单位、协办、时限、会签和督办; 部门间推诿次数可统计; 执法案卷要件缺失不能结案. */
    @Test
    void
            clause_22_aJointMatterHasOneLeadHelpLimitsSignaturesAndSupervisionShirkingIsCountedAndNoFileClosesIncomplete() {
        UUID id = matter();
        // 唯一牵头单位: one, not two, and no second beside the first.
        refused("CASE-104", id, TestCases.DISPATCHER, "appoint", "department", lead + "," + other);
        act(id, TestCases.DISPATCHER, "appoint", "department", lead);
        refused("FLOW-102", id, TestCases.DISPATCHER, "appoint", "department", other);
        assertThat(test.get(id).summary().department()).isEqualTo(lead);
        // 时限: of the whole and of the step.
        var clocks = test.get(id).standing().clocks();
        assertThat(clocks).containsOnlyKeys("overall", "lead");
        assertThat(clocks.values())
                .allSatisfy(clock -> assertThat(clock.terms().due()).isAfter(clock.startedAt()));
        // 协办: those who help stand on the case, and it waits for them.
        act(id, TestCases.DISPATCHER, "assist", "assistants", other);
        assertThat(test.get(id).summary().parties()).contains(lead, other);
        refused("FLOW-109", id, TestCases.WORKER, "ask_countersign", "assistants", other + "," + third);
        act(id, TestCases.WORKER, "assisted", "assisted", other);
        // 会签: nothing is worked on before each of them has signed, and each has a limit to do so.
        refused("FLOW-102", id, TestCases.WORKER, "agree");
        act(id, TestCases.WORKER, "ask_countersign", "assistants", other + "," + third);
        assertThat(test.get(id).standing().clocks().get("countersign").terms().due())
                .isNotNull();
        act(id, TestCases.WORKER, "sign_off", "assisted", other);
        refused("FLOW-109", id, TestCases.WORKER, "agree");
        act(id, TestCases.WORKER, "sign_off", "assisted", third);
        act(id, TestCases.WORKER, "agree");
        assertThat(test.get(id).standing().clocks().get("countersign").status()).isEqualTo(FlowClock.Status.MET);
        // 督办: by a level and its ground, by who may.
        assertThatThrownBy(() -> act(id, TestCases.WORKER, "supervise", "supervision", "2", "basis", "督〔2026〕1 号"))
                .hasMessageContaining("case.supervise");
        act(id, TestCases.CHIEF, "supervise", "supervision", "2", "basis", "督〔2026〕1 号");
        assertThat(test.get(id).summary().supervision()).isEqualTo(2);
        act(id, TestCases.WORKER, "report_done");
        act(id, TestCases.CHECKER, "close");
        assertThat(test.get(id).summary().kind()).isEqualTo("CLOSED");

        shirkingIsCountedByDepartment();
        noFileClosesIncomplete();
    }

    /** 部门间推诿次数可统计: for who led when it happened, whoever has the matter now; each number opens to its events. */
    private void shirkingIsCountedByDepartment() {
        UUID id = matter();
        act(id, TestCases.DISPATCHER, "appoint", "department", lead);
        because(id, TestCases.WORKER, "request_return", "not_duty");
        act(id, TestCases.DISPATCHER, "refuse_return");
        because(id, TestCases.WORKER, "request_return", "unclear_duty");
        act(id, TestCases.DISPATCHER, "grant_return");
        act(id, TestCases.DISPATCHER, "appoint", "department", other);
        because(id, TestCases.WORKER, "request_return", "not_duty");
        act(id, TestCases.DISPATCHER, "refuse_return");
        assertThat(tallied("asked_to_return", lead)).hasSize(2).containsOnly(id.toString());
        assertThat(tallied("handed_back", lead)).containsExactly(id.toString());
        assertThat(tallied("shirked", lead)).containsExactly(id.toString());
        assertThat(tallied("asked_to_return", other)).containsExactly(id.toString());
        assertThat(tallied("shirked", other)).containsExactly(id.toString());
        assertThat(tallied("handed_back", other)).isEmpty();
        assertThat(tallied("asked_to_return", third)).isEmpty();
    }

    /** 执法案卷要件缺失不能结案: whichever of the seven documents is missing, the file comes to no end. */
    private void noFileClosesIncomplete() {
        for (String missing : DOCUMENTS) {
            UUID id = test.reports
                    .take(NewReport.of("patrol", "e_building", "楼顶加建"), "patrol")
                    .caseId();
            for (String document : DOCUMENTS)
                if (!document.equals(missing)) test.cases.attach(id, document, TestCases.PHOTO, TestCases.ALL);
            List<String> refusedAt = walk(id);
            assertThat(refusedAt).as(missing).isNotEmpty();
            assertThat(test.get(id).summary().kind()).as(missing).isEqualTo("OPEN");
            // With it, the same file goes on to its end.
            test.cases.attach(id, missing, TestCases.PHOTO, TestCases.ALL);
            assertThat(walk(id)).as(missing).isEmpty();
            assertThat(test.get(id).summary().kind()).as(missing).isEqualTo("CLOSED");
        }
    }

    /** Does every step there is from where the file stands. {@return the step at which it was refused for want of a document} */
    private List<String> walk(UUID id) {
        var refused = new ArrayList<String>();
        for (String action : List.of("file", "give_notice", "decide", "serve", "execute", "close")) {
            if (test.cases.actions(id, TestCases.ALL).stream()
                    .noneMatch(offer -> offer.action().code().equals(action))) continue;
            try {
                step(id, action);
            } catch (org.songhua.engine.fault.FaultException e) {
                assertThat(e.getMessage()).contains("FLOW-106");
                refused.add(action);
                return refused;
            }
        }
        return refused;
    }

    private void step(UUID id, String action) {
        switch (action) {
            case "file" -> act(id, TestCases.DISPATCHER, action, "department", lead);
            case "decide" -> act(id, TestCases.CHIEF, action);
            case "close" -> act(id, TestCases.CHECKER, action);
            default -> act(id, TestCases.WORKER, action);
        }
    }
}
