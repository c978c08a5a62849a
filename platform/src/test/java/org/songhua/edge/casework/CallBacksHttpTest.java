package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.CallBacks;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseFile;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** Calling back over HTTP: who waits, what is asked, where it leads, and what it counts for. */
class CallBacksHttpTest {
    private static final String PHONE = "13955556666";
    private static final String OK = "{\"contact_result\": \"ok\", \"solved\": \"yes\", \"satisfied\": \"5\"}";

    private static TestPlatform platform;
    private static TestPeople people;
    private static TestCases test;
    private static ApiClient desk;

    @BeforeAll
    static void open() {
        platform = TestPlatform.start(Map.of());
        people = new TestPeople(platform);
        test = new TestCases(platform);
        desk = people.loggedIn("hotline");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    /** A complaint that a clerk has answered. */
    private static CaseFile answered(String phone) {
        NewReport said = NewReport.of("hotline", "h_complaint", "楼道灯不亮");
        UUID id = test.reports.take(with(said, phone), "desk").caseId();
        test.cases.act(id, null, CaseAction.of("assign").with("department", "light"), TestCases.DESK);
        test.act(id, "sign", TestCases.WORKER);
        return test.act(id, "answer", TestCases.WORKER);
    }

    private static NewReport with(NewReport said, String phone) {
        return new NewReport(
                said.channel(),
                said.classCode(),
                said.text(),
                125.32,
                43.88,
                "WGS84",
                "manual",
                null,
                null,
                new Contact("李四", phone, ""),
                Map.of(),
                null,
                null,
                null,
                false);
    }

    private static CaseFile struckOff(String channel) {
        UUID id = test.reports
                .take(NewReport.of(channel, "d_pipe", "疑似漏水").at(125.33, 43.88), "warning")
                .caseId();
        for (String kind : new String[] {"grading_sheet", "plan", "before", "after", "recheck_sheet"})
            test.cases.attach(id, kind, TestCases.PHOTO, TestCases.ALL);
        test.cases.act(id, null, CaseAction.of("grade").with("severity", "urgent"), TestCases.CHECKER);
        test.cases.act(id, null, CaseAction.of("assign").with("department", "water"), TestCases.DISPATCHER);
        test.act(id, "begin", TestCases.WORKER);
        test.act(id, "report_mended", TestCases.WORKER);
        return test.act(id, "strike_off", TestCases.CHECKER);
    }

    private static JsonNode waiting(UUID id) {
        for (JsonNode one : desk.get("/api/cases/callbacks").expect(200).json())
            if (one.at("/summary/id").asString().equals(id.toString())) return one;
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    private static Answer act(ApiClient client, UUID id, String action, String reason, String fields) {
        String because = reason == null ? "null" : "\"" + reason + "\"";
        return client.post(
                "/api/cases/" + id + "/actions",
                "{\"action\": \"%s\", \"reason\": %s, \"fields\": %s}".formatted(action, because, fields));
    }

    @Test
    void whoWaitsIsListedWithAMaskedNumberUntilCalled() {
        UUID id = answered(PHONE).summary().id();
        JsonNode one = waiting(id);
        assertThat(one.path("action").asString()).isEqualTo("called_back");
        assertThat(one.path("again").asString()).isEqualTo("not_satisfied");
        assertThat(one.path("againReason").asString()).isEqualTo("not_satisfied");
        assertThat(one.path("phone").asString()).startsWith("139").doesNotContain(PHONE);
        assertThat(one.path("number").asLong()).isPositive();
        assertThat(desk.get("/api/cases/callbacks").text()).doesNotContain(PHONE, "李四");
        act(desk, id, "called_back", null, OK).expect(200);
        assertThat(waiting(id).isMissingNode()).isTrue();
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
    }

    @Test
    void whoIsNotSatisfiedSendsTheCaseBackToWorkWithTheAnswerInTheLog() {
        UUID id = answered(PHONE).summary().id();
        CaseFile file = test.get(id);
        assertThat(file.summary().kind()).isEqualTo("OPEN");
        String answer = "{\"contact_result\": \"ok\", \"solved\": \"no\", \"satisfied\": \"1\"}";
        act(desk, id, "not_satisfied", "not_satisfied", answer).expect(200);
        assertThat(waiting(id).isMissingNode()).isTrue();
        assertThat(test.get(id).summary().state()).isEqualTo("handling");
        assertThat(test.cases.log(id, Scope.ALL).getLast().event().fields())
                .containsEntry("solved", "no")
                .containsEntry("satisfied", "1");
    }

    @Test
    void aWarningHasNobodyToBeCalledAndIsListedNevertheless() {
        UUID id = struckOff("warning").summary().id();
        JsonNode one = waiting(id);
        assertThat(one.path("report").isNull()).isTrue();
        assertThat(one.path("phone").asString("")).isEmpty();
        assertThat(one.path("again").asString()).isEqualTo("reopen");
        act(desk, id, "called_back", null, OK).expect(200);
        assertThat(test.get(id).summary().state()).isEqualTo("called_back");
        assertThat(test.get(id).summary().kind()).isEqualTo("CLOSED");
    }

    @Test
    void aDangerThatIsStillThereIsMendedAgainWithNewEvidence() {
        UUID id = struckOff("hotline").summary().id();
        String answer = "{\"contact_result\": \"ok\", \"solved\": \"no\", \"satisfied\": \"2\"}";
        act(desk, id, "reopen", "not_solved", answer).expect(200);
        assertThat(test.get(id).summary().state()).isEqualTo("graded");
        assertThat(test.get(id).standing().evidence()).containsExactly("grading_sheet");
        assertThat(test.get(id).summary().kind()).isEqualTo("OPEN");
    }

    @Test
    void whoDidTheWorkCannotCallBackAndWhoTakesNoReportsSeesNoList() {
        UUID id = test.closed();
        Caller both = TestCases.caller("worker", Permission.CASE_VIEW, Permission.CASE_WORK, Permission.CASE_REPORT);
        var call = new CaseAction(
                "called_back", null, Map.of("contact_result", "ok", "solved", "yes", "satisfied", "5"), null);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> test.cases.act(id, null, call, both)))
                .hasMessageContaining("FLOW-107");
        people.loggedIn("field_worker").get("/api/cases/callbacks").expect(403);
        people.client().get("/api/cases/callbacks").expect(401);
        assertThat(platform.bean(CallBacks.class).waiting(TestCases.caller("nobody", Permission.CASE_VIEW)))
                .isEmpty();
    }

    /** The window in which a closed case can be opened again is over: nobody is called any more. */
    @Test
    void whatWasClosedLongAgoWaitsNoMore() {
        UUID id = test.closed();
        assertThat(waiting(id).path("action").asString()).isEqualTo("called_back");
        closedBefore(id, Duration.ofDays(16));
        assertThat(waiting(id).isMissingNode()).isTrue();
    }

    private static void closedBefore(UUID id, Duration ago) {
        platform.bean(Database.class)
                .update(
                        "update casework.case_file set closed_at = ? where id = ?",
                        platform.bean(Clock.class).instant().minus(ago),
                        id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contact_result\": \"maybe\", \"solved\": \"yes\", \"satisfied\": \"5\"}",
                "{\"contact_result\": \"ok\", \"solved\": \"perhaps\", \"satisfied\": \"5\"}",
                "{\"contact_result\": \"ok\", \"solved\": \"yes\", \"satisfied\": \"6\"}",
                "{\"contact_result\": \"ok\", \"solved\": \"yes\"}",
                "{}"
            })
    void anAnswerThatIsNoneIsRefusedAndTheCaseWaitsOn(String fields) {
        UUID id = answered("").summary().id();
        assertThat(act(desk, id, "called_back", null, fields).status()).isEqualTo(422);
        assertThat(waiting(id).path("phone").asString("")).isEmpty();
        assertThat(test.get(id).summary().state()).isEqualTo("answered");
    }

    @Test
    void aCallThatReachedSomebodyCountsAndOneThatDidNotCountsNowhere() {
        int before = called();
        act(desk, struckOff("warning").summary().id(), "called_back", null, OK).expect(200);
        assertThat(called()).isEqualTo(before + 1);
        String nobody = "{\"contact_result\": \"no_answer\", \"solved\": \"unknown\", \"satisfied\": \"unknown\"}";
        act(desk, struckOff("warning").summary().id(), "called_back", null, nobody)
                .expect(200);
        assertThat(called()).isEqualTo(before + 1);
    }

    private static int called() {
        String year = Integer.toString(platform.bean(Clock.class)
                .instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .getYear());
        return desk.get("/api/cases/performance/cases?indicator=danger_gone_rate&part=denominator&period=" + year)
                .expect(200)
                .json()
                .size();
    }

    /** The first no opens the case again; when it is closed again the question is asked again, and yes ends it. */
    @Test
    void aCitizenWhoSaysNoIsAskedAgainAfterTheSecondClose() {
        var taken = test.reports.take(NewReport.of("web", "01001", "井盖松动").at(125.34, 43.88), "citizen");
        UUID id = taken.caseId();
        test.act(id, "accept", TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        closeOnce(id);
        ApiClient citizen = people.client();
        citizen.get("/api/session");
        String path = "/api/track/" + taken.trackingCode();
        citizen.post(path + "/answer", "{\"solved\": false, \"satisfied\": 1}").expect(204);
        assertThat(test.get(id).summary().state()).isEqualTo("registered");
        assertThat(citizen.get(path).json().path("canAnswer").asBoolean()).isFalse();
        closeOnce(id);
        assertThat(citizen.get(path).json().path("canAnswer").asBoolean()).isTrue();
        citizen.post(path + "/answer", "{\"solved\": true, \"satisfied\": 4}").expect(204);
        assertThat(citizen.get(path).json().path("canAnswer").asBoolean()).isFalse();
        assertThat(test.get(id).summary().kind()).isEqualTo("CLOSED");
    }

    private static void closeOnce(UUID id) {
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", "roads"), TestCases.DISPATCHER);
        test.act(id, "sign", TestCases.WORKER);
        test.cases.attach(id, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(id, "dispose", TestCases.WORKER);
        test.act(id, "pass", TestCases.CHECKER);
    }

    /** Days after the window what a citizen says is kept, and nothing fails. */
    @Test
    void anAnswerAfterTheWindowCountsThoughTheCaseStaysClosed() {
        var taken = test.reports.take(NewReport.of("web", "01001", "井盖松动").at(125.35, 43.88), "citizen");
        UUID id = taken.caseId();
        test.act(id, "accept", TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        closeOnce(id);
        for (int i = 0; i < 3; i++) {
            test.cases.act(id, null, CaseAction.of("reopen").because("came_back"), TestCases.DESK);
            closeOnce(id);
        }
        ApiClient citizen = people.client();
        citizen.get("/api/session");
        String path = "/api/track/" + taken.trackingCode();
        citizen.post(path + "/answer", "{\"solved\": false, \"satisfied\": 1}").expect(204);
        assertThat(test.get(id).summary().kind()).isEqualTo("CLOSED");
        assertThat(citizen.get(path).json().path("solved").asBoolean(true)).isFalse();
    }
}
