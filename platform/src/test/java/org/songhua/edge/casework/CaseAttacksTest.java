package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;

/** Attempts to get past the rules: all are refused, none is a failure of ours, none changes a case. */
class CaseAttacksTest {
    private static final List<String> INJECTIONS = List.of(
            "' or 1=1 --",
            "\"; drop table casework.case_file; --",
            "${jndi:ldap://x}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%00",
            "\u202e",
            "{{7*7}}",
            "a".repeat(5_000),
            "-1",
            "1e309",
            "NaN",
            "null",
            "[]",
            "{}",
            "0x41",
            "é\u0301",
            "1;select pg_sleep(5)");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);

    private ApiClient outside(String role) {
        String name = TestPeople.newName("outside");
        var profile = new UserProfile("外部", null, true, List.of(role), new Scope(Set.of("light"), Set.of(), Set.of()));
        platform.bean(Users.class).create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return people.client().logIn(name, TestPeople.PASSWORD);
    }

    private void isUnchanged(UUID id, int sequence) {
        assertThat(test.get(id).summary().sequence()).isEqualTo(sequence);
    }

    @Test
    void whoIsOutsideTheScopeFindsNothingByIdWhateverTheRole() {
        UUID id = test.inProgress();
        UUID report = test.get(id).reports().getFirst().id();
        int sequence = test.get(id).summary().sequence();
        for (String role : List.of("administrator", "operator", "hotline", "field_worker", "inspector", "supervisor")) {
            ApiClient client = outside(role);
            String at = "/api/cases/" + id;
            for (String path : List.of(
                    at,
                    at + "/log",
                    at + "/actions",
                    at + "/photos",
                    at + "/photos/" + id,
                    at + "/verification",
                    "/api/cases/reports/" + report + "/identity"))
                client.get(path).expect(404);
            for (String action : List.of("sign", "dispose", "pass", "supervise", "merge", "void", "grant_extension"))
                client.post(
                                at + "/actions",
                                "{\"action\": \"" + action
                                        + "\", \"fields\": {\"supervision\": \"1\", \"basis\": \"b\", \"merged_into\": \""
                                        + id + "\"}}")
                        .expect(404);
            assertThat(client.post(at + "/split", "{\"reports\": [\"" + report + "\"]}")
                            .status())
                    .isIn(403, 404);
            assertThat(client.delete("/api/cases/reports/" + report + "/identity")
                            .status())
                    .isIn(403, 404);
            assertThat(client.post("/api/cases/reports/" + report + "/release", "{\"text\": \"x\"}")
                            .status())
                    .isIn(403, 404);
            assertThat(client.send("POST", at + "/photos", BodyPublishers.ofByteArray(TestCases.PHOTO), "image/jpeg")
                            .status())
                    .isIn(403, 404);
            assertThat(client.post(
                                    "/api/cases/batch",
                                    "{\"ids\": [\"" + id + "\"], \"action\": {\"action\": \"sign\"}}")
                            .json()
                            .path(0)
                            .path("done")
                            .asBoolean(true))
                    .isFalse();
            assertThat(client.get("/api/cases?limit=1000").text()).doesNotContain(id.toString());
        }
        isUnchanged(id, sequence);
    }

    @Test
    void aMergeIntoACaseOutOfSightIsNotFound() {
        UUID hidden = test.inProgress();
        var sees = new Caller("x", TestCases.ALL.permissions(), new Scope(Set.of("water"), Set.of(), Set.of()));
        UUID own = test.inProgress();
        test.cases.act(
                own,
                null,
                org.songhua.casework.CaseAction.of("reassign")
                        .because("mistake")
                        .with("department", "water"),
                TestCases.ALL);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> test.cases.act(
                        own,
                        null,
                        org.songhua.casework.CaseAction.of("merge").with("merged_into", hidden.toString()),
                        sees))
                .isInstanceOf(org.songhua.people.NotFoundException.class);
    }

    @Test
    void whatIsPutIntoPathsAndParametersIsNeverRun() {
        ApiClient desk = people.loggedIn("hotline");
        long before = test.cases.count(org.songhua.casework.CaseQuery.ALL, Scope.ALL);
        var answers = new ArrayList<Answer>();
        for (String evil : INJECTIONS) {
            String encoded = URLEncoder.encode(evil, StandardCharsets.UTF_8);
            for (String name : List.of(
                    "class",
                    "department",
                    "region",
                    "number",
                    "state",
                    "severity",
                    "pending",
                    "after",
                    "bbox",
                    "from",
                    "by")) answers.add(desk.get("/api/cases?" + name + "=" + encoded));
            answers.add(desk.get("/api/cases/" + encoded));
            answers.add(people.client().get("/api/track/" + encoded));
            answers.add(people.client().get("/open311/v2/requests.json?service_code=" + encoded));
            answers.add(people.client().get("/open311/v2/requests.json?service_request_id=" + encoded));
        }
        assertThat(answers)
                .hasSizeGreaterThan(200)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isLessThan(500));
        assertThat(test.cases.count(org.songhua.casework.CaseQuery.ALL, Scope.ALL))
                .isEqualTo(before);
    }

    @Test
    void bodiesThatMakeNoSenseAreRefused() {
        UUID id = test.inProgress();
        int sequence = test.get(id).summary().sequence();
        ApiClient operator = people.loggedIn("operator");
        for (String body : List.of(
                "",
                "[]",
                "null",
                "{",
                "{\"action\": 7}",
                "{\"action\": null}",
                "{\"action\": \"assist\", \"fields\": {\"assistants\": [1]}}",
                "{\"action\": \"assist\", \"fields\": {\"Bad Name\": \"x\"}}",
                "{\"action\": \"assist\", \"fields\": {\"assistants\": \"\\u0000\"}}",
                "{\"action\": \"assist\", \"fields\": {\"region\": \"22\"}}",
                "{\"action\": \"create\"}",
                "{\"action\": \"overdue\"}",
                "{\"action\": \"supervise\", \"occurredAt\": \"tomorrow\"}"))
            assertThat(operator.post("/api/cases/" + id + "/actions", body).status())
                    .as(body)
                    .isBetween(400, 422);
        isUnchanged(id, sequence);
    }
}
