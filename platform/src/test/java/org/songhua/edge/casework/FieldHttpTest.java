package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import tools.jackson.databind.JsonNode;

/** Work in the field over HTTP: tasks, and changes that a device sends later and more than once. */
class FieldHttpTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient worker = member("field_worker", "roads");

    private ApiClient member(String role, String organisation) {
        String name = TestPeople.newName("field");
        var profile = new UserProfile("外勤", organisation, true, List.of(role), Scope.ALL);
        platform.bean(Users.class).create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return people.client().logIn(name, TestPeople.PASSWORD);
    }

    private static String change(UUID key, UUID id, String rest) {
        return "{\"key\": \"%s\", \"caseId\": \"%s\", %s}".formatted(key, id, rest);
    }

    private static String action(UUID key, UUID id, String code) {
        return change(
                key,
                id,
                "\"kind\": \"action\", \"action\": {\"action\": \"%s\", \"occurredAt\": \"2026-01-01T00:00:00Z\"}"
                        .formatted(code));
    }

    private static JsonNode send(ApiClient client, String... changes) {
        return client.post("/api/field/changes", "{\"changes\": [" + String.join(",", changes) + "]}")
                .expect(200)
                .json();
    }

    private static void came(JsonNode outcome, String result, String code) {
        assertThat(outcome.path("result").asString()).as(outcome.toString()).isEqualTo(result);
        assertThat(outcome.path("code").asString("")).isEqualTo(code);
    }

    private int photos(UUID id) {
        return test.cases.attachments(id, Scope.ALL).size();
    }

    @Test
    void aDayWithoutConnectionIsSentAtOnceAndInOrder() {
        UUID id = test.reported();
        test.act(id, "accept", TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", "roads"), TestCases.DISPATCHER);
        String image = Base64.getEncoder().encodeToString(TestCases.PHOTO);
        JsonNode came = send(
                worker,
                action(UUID.randomUUID(), id, "sign"),
                change(
                        UUID.randomUUID(),
                        id,
                        "\"kind\": \"photo\", \"text\": \"before\", \"image\": \"" + image + "\""),
                change(
                        UUID.randomUUID(),
                        id,
                        "\"kind\": \"checklist\", \"answers\": {\"cover_there\": \"no\", \"site_safe\": \"yes\"}"),
                change(UUID.randomUUID(), id, "\"kind\": \"photo\", \"text\": \"after\", \"image\": \"" + image + "\""),
                change(UUID.randomUUID(), id, "\"kind\": \"note\", \"text\": \"住户王女士 13900002222 说昨晚松动\""),
                action(UUID.randomUUID(), id, "dispose"));
        came.forEach(one -> came(one, "applied", ""));
        assertThat(test.get(id).summary().state()).isEqualTo("disposed");
        assertThat(photos(id)).isEqualTo(2);
        assertThat(test.get(id).standing().fields()).containsEntry("check_cover_there", "no");
        String log = worker.get("/api/cases/" + id + "/log").expect(200).text();
        assertThat(log).contains("2026-01-01T00:00:00Z").doesNotContain("13900002222", "王女士");
        assertThat(worker.get("/api/cases/" + id + "/notes").expect(200).text()).contains("13900002222");
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
    }

    @Test
    void theSameKeySentAgainDoesNothingAgain() {
        UUID id = test.inProgress();
        UUID key = UUID.randomUUID();
        String photo = change(
                key,
                id,
                "\"kind\": \"photo\", \"text\": \"after\", \"image\": \""
                        + Base64.getEncoder().encodeToString(TestCases.PHOTO) + "\"");
        assertThat(send(worker, photo).path(0).path("repeated").asBoolean()).isFalse();
        int sequence = test.get(id).summary().sequence();
        for (int i = 0; i < 3; i++) {
            JsonNode again = send(worker, photo).path(0);
            came(again, "applied", "");
            assertThat(again.path("repeated").asBoolean()).isTrue();
        }
        assertThat(photos(id)).isOne();
        assertThat(test.get(id).summary().sequence()).isEqualTo(sequence);
    }

    @Test
    void whatTheCaseDoesNotAllowAnyMoreIsAConflictAndTheRestGoesOn() {
        UUID id = test.closed();
        UUID key = UUID.randomUUID();
        JsonNode came = send(
                worker,
                action(key, id, "dispose"),
                change(UUID.randomUUID(), id, "\"kind\": \"note\", \"text\": \"已做完\""));
        came(came.path(0), "conflict", "FLOW-102");
        assertThat(came.path(0).path("problem").asString()).isNotBlank();
        came(came.path(1), "applied", "");
        came(send(worker, action(key, id, "dispose")).path(0), "conflict", "FLOW-102");
    }

    @Test
    void missingEvidenceIsToldAndWhatIsForbiddenIsRejected() {
        UUID id = test.inProgress();
        came(send(worker, action(UUID.randomUUID(), id, "dispose")).path(0), "conflict", "FLOW-106");
        came(send(worker, action(UUID.randomUUID(), id, "grant_suspension")).path(0), "rejected", "AUTH-010");
        came(send(worker, action(UUID.randomUUID(), UUID.randomUUID(), "sign")).path(0), "rejected", "HTTP-404");
        came(
                send(
                                worker,
                                change(
                                        UUID.randomUUID(),
                                        id,
                                        "\"kind\": \"photo\", \"text\": \"after\", \"image\": \"AAAA\""))
                        .path(0),
                "rejected",
                "CASE-110");
        came(
                send(
                                worker,
                                change(
                                        UUID.randomUUID(),
                                        id,
                                        "\"kind\": \"checklist\", \"answers\": {\"nothing\": \"yes\"}"))
                        .path(0),
                "rejected",
                "CASE-193");
        came(
                send(worker, change(UUID.randomUUID(), id, "\"kind\": \"note\", \"text\": \" \""))
                        .path(0),
                "rejected",
                "CASE-192");
        came(send(worker, change(UUID.randomUUID(), id, "\"kind\": \"action\"")).path(0), "rejected", "CASE-190");
    }

    @Test
    void aKeyOfSomebodyElseTellsNothingAndDoesNothing() {
        UUID id = test.inProgress();
        UUID key = UUID.randomUUID();
        send(worker, change(key, id, "\"kind\": \"note\", \"text\": \"一\""));
        ApiClient other = member("field_worker", "water");
        came(send(other, change(key, id, "\"kind\": \"note\", \"text\": \"二\"")).path(0), "rejected", "CASE-191");
        assertThat(worker.get("/api/cases/" + id + "/notes").json().size()).isOne();
    }

    @Test
    void tasksAreThoseOfOnesOwnDepartmentOrToBeChecked() {
        UUID mine = test.inProgress();
        UUID closed = test.closed();
        assertThat(worker.get("/api/field/tasks").expect(200).text())
                .contains(mine.toString())
                .doesNotContain(closed.toString());
        assertThat(member("field_worker", "light")
                        .get("/api/field/tasks")
                        .json()
                        .path("tasks")
                        .size())
                .isZero();
        JsonNode tasks = worker.get("/api/field/tasks").json();
        assertThat(tasks.path("tasks")
                        .path(0)
                        .path("checklist")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("cover_there");
        JsonNode steps = tasks.path("flows").path("city_loop");
        assertThat(steps.findValuesAsString("action"))
                .contains("sign", "dispose", "pass")
                .doesNotContain("void", "create");
        assertThat(steps.findValuesAsString("to")).doesNotContain("@before");
        UUID done = test.inProgress();
        test.cases.attach(done, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(done, "dispose", TestCases.WORKER);
        assertThat(member("inspector", "roads").get("/api/field/tasks").text())
                .contains(done.toString())
                .doesNotContain(mine.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"changes\": [{}]}",
                "{\"changes\": [{\"key\": \"x\"}]}",
                "{\"changes\": [{\"key\": \"4b1c9a1e-0000-4000-8000-000000000001\", \"caseId\": \"4b1c9a1e-0000-4000-8000-000000000001\", \"kind\": \"evil\"}]}",
                "{\"changes\": [{\"key\": \"4b1c9a1e-0000-4000-8000-000000000001\", \"caseId\": \"4b1c9a1e-0000-4000-8000-000000000001\", \"kind\": \"photo\", \"image\": \"***\"}]}",
                "[]",
                "{"
            })
    void changesThatMakeNoSenseAreRefusedAsAWhole(String body) {
        assertThat(worker.post("/api/field/changes", body).status()).isBetween(400, 422);
    }

    @Test
    void partsOfAPhotoAreBlackenedInACopyThatAloneMayBePublic() throws java.io.IOException {
        UUID id = test.inProgress();
        test.cases.attach(id, "scene", TestCases.PHOTO, TestCases.WORKER);
        Cases.Attachment original = test.cases.attachments(id, Scope.ALL).getFirst();
        ApiClient desk = people.loggedIn("hotline");
        String path = "/api/cases/" + id + "/photos/" + original.id() + "/redactions";
        Answer made = desk.post(
                        path,
                        "{\"isPublic\": true, \"parts\": [{\"x\": 0.5, \"y\": 0, \"width\": 0.5, \"height\": 1}]}")
                .expect(201);
        UUID copy = UUID.fromString(made.json().path("id").asString());
        var photo = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(
                test.cases.photo(id, copy, Scope.ALL).orElseThrow()));
        assertThat(photo.getRGB(50, 20) & 0xffffff).isLessThan(0x101010);
        var attachments = test.cases.attachments(id, Scope.ALL);
        assertThat(attachments).hasSize(2);
        assertThat(attachments.stream().filter(Cases.Attachment::isPublic))
                .extracting(Cases.Attachment::id)
                .containsExactly(copy);
        assertThat(desk.post(path, "{\"parts\": [{\"x\": 0.9, \"y\": 0, \"width\": 0.5, \"height\": 1}]}")
                        .status())
                .isBetween(400, 422);
        worker.post(path, "{\"parts\": []}").expect(403);
        test.reports.erase(test.get(id).reports().getFirst().id(), TestCases.ALL);
        assertThat(test.cases.photo(id, copy, Scope.ALL)).isEmpty();
    }

    @Test
    void whoHasNoPermissionToWorkAddsNoNote() {
        UUID id = test.inProgress();
        var viewer = new Caller("v", Set.of(org.songhua.people.Permission.CASE_VIEW), Scope.ALL);
        var field = platform.bean(org.songhua.casework.FieldWork.class);
        var change = new org.songhua.casework.FieldWork.Change(
                UUID.randomUUID(),
                id,
                org.songhua.casework.FieldWork.Kind.NOTE,
                null,
                "x",
                java.util.Map.of(),
                new byte[0]);
        assertThat(field.apply(change, viewer).code()).isEqualTo("AUTH-010");
    }
}
