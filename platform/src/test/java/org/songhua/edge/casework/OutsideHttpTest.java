package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Contact;
import org.songhua.casework.FieldWork;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.casework.internal.files.DefaultExternalLinks;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** Cases seen from outside: followed by neighbours, handed to a contractor by link, kept in step with another system. */
class OutsideHttpTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final Database database = platform.bean(Database.class);
    private final ApiClient operator = people.loggedIn("operator");
    private final ApiClient worker = people.loggedIn("field_worker");
    private final ApiClient nobody = nobody();

    private ApiClient nobody() {
        ApiClient client = people.client();
        client.get("/api/session");
        return client;
    }

    private List<String> actions(UUID id) {
        return test.cases.log(id, Scope.ALL).stream()
                .map(entry -> entry.event().action())
                .toList();
    }

    @Test
    void aNeighbourFollowsAPublicCaseByACodeAlsoAfterItWasMerged() {
        UUID id = test.reported();
        JsonNode followed = nobody.post("/api/reports/nearby/" + id + "/follow", "{}")
                .expect(201)
                .json();
        String code = followed.path("code").asString();
        assertThat(followed.path("followers").asLong()).isEqualTo(1);
        assertThat(nobody.get("/api/follow/" + code).expect(200).text())
                .contains("待受理")
                .doesNotContain("department");
        UUID other = test.reported();
        nobody.post("/api/reports/nearby/" + other + "/follow", "{}").expect(201);
        test.cases.act(id, null, CaseAction.of("merge").with("merged_into", other.toString()), TestCases.DISPATCHER);
        test.act(other, "accept", TestCases.DESK);
        JsonNode standing = nobody.get("/api/follow/" + code).expect(200).json();
        assertThat(standing.at("/stateName/zh").asString()).isEqualTo("待立案");
        assertThat(standing.path("followers").asLong()).isEqualTo(2);
        assertThat(operator.get("/api/cases/" + other + "/followers")
                        .expect(200)
                        .json()
                        .path("followers")
                        .asLong())
                .isEqualTo(2);
        nobody.delete("/api/follow/" + code).expect(204);
        nobody.get("/api/follow/" + code).expect(404);
        nobody.delete("/api/follow/" + code).expect(404);
    }

    @Test
    void whatIsNotPublicOrNotOpenIsFollowedByNobody() {
        UUID hidden = test.reports
                .take(NewReport.of("web", hiddenClass(), "x"), "citizen")
                .caseId();
        nobody.post("/api/reports/nearby/" + hidden + "/follow", "{}").expect(404);
        nobody.post("/api/reports/nearby/" + test.closed() + "/follow", "{}").expect(404);
        nobody.post("/api/reports/nearby/" + UUID.randomUUID() + "/follow", "{}")
                .expect(404);
        nobody.post("/api/reports/nearby/nonsense/follow", "{}").expect(404);
        assertThat(people.client()
                        .post("/api/reports/nearby/" + test.reported() + "/follow", "{}")
                        .status())
                .as("without the CSRF token")
                .isEqualTo(403);
    }

    private String hiddenClass() {
        return platform.bean(org.songhua.casework.CaseCatalogue.class).classes().stream()
                .filter(one -> !one.isPublic() && one.questions().isEmpty())
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** The contractor sees what the work needs, adds a photo, answers once; the case stays until somebody inside decides. */
    @Test
    void aContractorWorksByLink() {
        UUID id = test.reports
                .take(
                        NewReport.of("web", "01001", "我叫韩梅梅")
                                .at(125.31, 43.87)
                                .by(new Contact("韩梅梅", "13700001234", "")),
                        "citizen")
                .caseId();
        String path = "/api/cases/" + id + "/hand-offs";
        worker.post(path, "{\"party\": \"供水公司抢修队\"}").expect(403);
        JsonNode given = operator.post(path, "{\"party\": \"供水公司抢修队\", \"days\": 7}")
                .expect(201)
                .json();
        String link = "/api/hand-offs/" + given.path("code").asString();
        String sight = nobody.get(link).expect(200).text();
        assertThat(sight).contains("供水公司抢修队", "125.31").doesNotContain("韩梅梅", "13700001234");
        nobody.send("POST", link + "/photos", BodyPublishers.ofByteArray(TestCases.PHOTO), "image/jpeg")
                .expect(204);
        nobody.post(link + "/answer", "{\"outcome\": \"perhaps\"}").expect(422);
        nobody.post(link + "/answer", "{\"outcome\": \"done\", \"words\": \"已更换井盖，联系人王师傅\"}")
                .expect(204);
        assertThat(nobody.post(link + "/answer", "{\"outcome\": \"done\"}")
                        .expect(422)
                        .code())
                .isEqualTo("CASE-203");
        assertThat(actions(id)).contains("handed_off", "attached", "hand_off_answered");
        assertThat(test.cases.log(id, Scope.ALL).toString()).doesNotContain("王师傅", "井盖");
        assertThat(platform.bean(FieldWork.class)
                        .notes(id, Scope.ALL)
                        .getFirst()
                        .text())
                .contains("王师傅");
        JsonNode kept = worker.get(path).expect(200).json().get(0);
        assertThat(kept.path("outcome").asString()).isEqualTo("done");
        assertThat(kept.path("openedAt").isNull()).isFalse();
        assertThat(test.get(id).summary().state()).isEqualTo("reported");
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
    }

    @Test
    void aLinkEndsWhenItIsWithdrawnOrItsTimeIsOver() {
        UUID id = test.inProgress();
        String path = "/api/cases/" + id + "/hand-offs";
        JsonNode first = operator.post(path, "{\"party\": \"甲公司\"}").expect(201).json();
        operator.delete(path + "/" + first.path("id").asString()).expect(204);
        operator.delete(path + "/" + first.path("id").asString()).expect(404);
        nobody.get("/api/hand-offs/" + first.path("code").asString()).expect(404);
        JsonNode second = operator.post(path, "{\"party\": \"乙公司\", \"days\": 1}")
                .expect(201)
                .json();
        String link = "/api/hand-offs/" + second.path("code").asString();
        nobody.get(link).expect(200);
        database.update(
                "update casework.hand_off set until = given_at where id = ?",
                UUID.fromString(second.path("id").asString()));
        nobody.get(link).expect(404);
        nobody.post(link + "/answer", "{\"outcome\": \"done\"}").expect(404);
        for (String body : List.of(
                "{}",
                "{\"party\": \"\"}",
                "{\"party\": \"王师傅 13900001111\"}",
                "{\"party\": \"丙\", \"days\": 0}",
                "{\"party\": \"丙\", \"days\": 91}",
                "{\"party\": \"" + "长".repeat(61) + "\"}"))
            operator.post(path, body).expect(422);
        operator.post("/api/cases/" + test.closed() + "/hand-offs", "{\"party\": \"丙公司\"}")
                .expect(422);
        operator.post("/api/cases/" + UUID.randomUUID() + "/hand-offs", "{\"party\": \"丙公司\"}")
                .expect(404);
    }

    /** News moves the case once, however often it is sent, and not at all when what it asks is refused. */
    @Test
    void anotherSystemTellsWhatItDoesAndMovesTheCaseOnce() {
        UUID id = test.inProgress();
        String number = "T-" + id;
        operator.send(
                        "PUT",
                        "/api/cases/" + id + "/external/water_co",
                        BodyPublishers.ofString("{\"externalId\": \"" + number + "\"}"),
                        "application/json")
                .expect(204);
        ApiClient machine = people.withKey(Permission.CASE_VIEW, Permission.CASE_WORK);
        String path = "/api/cases/external/water_co/" + number + "/updates";
        String news = "{\"updateId\": \"1\", \"state\": \"crew_sent\"}";
        assertThat(machine.post(path, news).expect(200).text()).contains("true");
        assertThat(machine.post(path, news).expect(200).text()).contains("false");
        assertThat(actions(id).stream().filter("external_update"::equals)).hasSize(1);
        String dispose = "{\"updateId\": \"2\", \"state\": \"done\", \"action\": {\"action\": \"dispose\"}}";
        assertThat(machine.post(path, dispose).expect(422).code()).isEqualTo("FLOW-106");
        assertThat(actions(id).stream().filter("external_update"::equals))
                .as("refused whole")
                .hasSize(1);
        test.cases.attach(id, "after", TestCases.PHOTO, TestCases.WORKER);
        machine.post(path, dispose).expect(200);
        assertThat(test.get(id).summary().state()).isEqualTo("disposed");
        JsonNode link = operator.get("/api/cases/" + id + "/external")
                .expect(200)
                .json()
                .get(0);
        assertThat(link.path("state").asString()).isEqualTo("done");
        machine.post("/api/cases/external/water_co/unknown/updates", news).expect(404);
        machine.post(path, "{\"updateId\": \"3\", \"state\": \"a b\"}").expect(422);
        nobody.post(path, news).expect(401);
    }

    @Test
    void oneNumberBelongsToOneCase() {
        UUID id = test.reported();
        UUID other = test.reported();
        String body = "{\"externalId\": \"N-" + id + "\"}";
        for (int i = 0; i < 2; i++)
            operator.send(
                            "PUT",
                            "/api/cases/" + id + "/external/gas",
                            BodyPublishers.ofString(body),
                            "application/json")
                    .expect(204);
        assertThat(operator.send(
                                "PUT",
                                "/api/cases/" + other + "/external/gas",
                                BodyPublishers.ofString(body),
                                "application/json")
                        .expect(422)
                        .code())
                .isEqualTo("CASE-210");
        assertThat(actions(id).stream().filter("linked"::equals)).hasSize(1);
    }

    @Test
    void aSystemThatFallsSilentIsToldOnceUntilItIsHeardAgain() {
        UUID id = test.inProgress();
        operator.send(
                        "PUT",
                        "/api/cases/" + id + "/external/gas",
                        BodyPublishers.ofString("{\"externalId\": \"S-" + id + "\"}"),
                        "application/json")
                .expect(204);
        database.update(
                "update casework.external_link set heard_at = heard_at - interval '80 hours' where case_id = ?", id);
        assertThat(operator.get("/api/cases/external/silent?hours=72")
                        .expect(200)
                        .text())
                .contains(id.toString());
        var links = platform.bean(DefaultExternalLinks.class);
        links.watch();
        links.watch();
        assertThat(actions(id).stream().filter("external_silent"::equals)).hasSize(1);
        ApiClient machine = people.withKey(Permission.CASE_VIEW, Permission.CASE_WORK);
        machine.post("/api/cases/external/gas/S-" + id + "/updates", "{\"updateId\": \"1\", \"state\": \"working\"}")
                .expect(200);
        assertThat(operator.get("/api/cases/external/silent?hours=72")
                        .expect(200)
                        .text())
                .doesNotContain(id.toString());
    }
}
