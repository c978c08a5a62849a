package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** Two editors, a reviewer and somebody in the street, over HTTP. */
class EditHttpTest {
    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private ApiClient li;
    private ObjectId house;
    private String path;

    @BeforeEach
    void build() {
        var town = CityFixture.create(TestPlatform.shared(), "edit_http_" + System.nanoTime());
        house = town.add("building", "楼", Map.of("floors", 5), CityFixture.square(-60, -50, 0.0005));
        town.done();
        li = people.loggedIn("planner");
        path = "/api/objects/" + house;
    }

    @Test
    void theSlowerOfTwoEditorsGetsBothVersionsAndNobodysWorkIsLost() {
        ApiClient wang = people.loggedIn("planner");
        String seen = li.get(path).expect(200).header("ETag");
        assertThat(wang.get(path).header("ETag")).isEqualTo(seen);
        patch(li, seen, "{\"attributes\": {\"floors\": 6}}").expect(200);

        Answer slower = patch(wang, seen, "{\"name\": \"王的名字\"}").expect(412);
        JsonNode conflict = slower.json().at("/conflicts/0");
        assertThat(slower.code()).isEqualTo("CIM-026");
        assertThat(conflict.at("/base/attributes/floors").intValue()).isEqualTo(5);
        assertThat(conflict.at("/theirs/attributes/floors").intValue()).isEqualTo(6);
        assertThat(conflict.at("/theirs/recordedBy").asString()).isNotEmpty();
        assertThat(conflict.at("/yours/name").asString()).isEqualTo("王的名字");

        patch(wang, slower.header("ETag"), conflict.path("yours").toString()).expect(200);
        JsonNode now = li.get(path).json();
        assertThat(now.at("/attributes/floors").intValue()).isEqualTo(6);
        assertThat(now.path("name").asString()).isEqualTo("王的名字");
    }

    @Test
    void nothingIsChangedWithoutSayingOnWhat() {
        assertThat(li.patch(path, "{\"name\": \"x\"}").status()).isEqualTo(428);
        assertThat(patch(li, "\"soon\"", "{\"name\": \"x\"}").status()).isEqualTo(422);
    }

    @Test
    void whoEditsWhatWasEndedLearnsByWhom() {
        String seen = li.get(path).header("ETag");
        li.post("/api/edits", edit("change", "retire", 1)).expect(200);
        Answer late = patch(li, seen, "{\"name\": \"x\"}").expect(412);
        assertThat(late.json().at("/conflicts/0/theirs").isNull()).isTrue();
        assertThat(late.json().at("/conflicts/0/last/ending").asString()).isEqualTo("RETIRED");
    }

    @Test
    void faultsArePlacedWhereTheyAre() {
        String seen = li.get(path).header("ETag");
        Answer one = patch(li, seen, "{\"attributes\": {\"floors\": -1}, \"colour\": 1}")
                .expect(422);
        assertThat(one.fields()).containsExactly("/colour");
        Answer two = patch(li, seen, "{\"attributes\": {\"floors\": -1}}").expect(422);
        assertThat(two.fields()).containsExactly("/attributes/floors");
        String batch =
                "{\"changes\": [{\"op\": \"update\", \"id\": \"%s\", \"revision\": 1, \"attributes\": {\"floors\": -1}}]}"
                        .formatted(house);
        assertThat(li.post("/api/edits", batch).expect(422).fields()).containsExactly("/changes/0/attributes/floors");
        assertThat(li.post("/api/edits", "{\"changes\": [{\"op\": \"paint\"}], \"kind\": 3}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/changes/0/op", "/kind");
    }

    @Test
    void aChangeOfTheWorldIsToldFromACorrection() {
        String seen = li.get(path).header("ETag");
        patch(
                        li,
                        seen,
                        "{\"attributes\": {\"floors\": 9}, \"kind\": \"change\", \"since\": \"2020-05-01\", \"reason\": \"加层\"}")
                .expect(200);
        assertThat(li.get(path + "?validAt=2019-01-01")
                        .json()
                        .at("/attributes/floors")
                        .intValue())
                .isEqualTo(5);
        JsonNode newest = li.get(path + "/versions").json().get(0);
        assertThat(newest.at("/edit/kind").asString()).isEqualTo("CHANGE");
        assertThat(newest.at("/edit/reason").asString()).isEqualTo("加层");
        // Midnight in China.
        assertThat(newest.path("validFrom").asString()).isEqualTo("2020-04-30T16:00:00Z");
    }

    @Test
    void whatWasIsAnsweredAndListed() {
        String recorded = li.get(path).json().path("recordedFrom").asString();
        patch(li, "\"1\"", "{\"name\": \"新名\"}").expect(200);
        assertThat(li.get(path + "?asOf=" + recorded).json().path("name").asString())
                .isEqualTo("楼");
        String list = "/api/objects?bbox=-60.001,-50.001,-59.999,-49.999&limit=1000&asOf=";
        assertThat(li.get(list + recorded).expect(200).text()).contains(house.toString());
        assertThat(li.get(list + "2000-01-01").json().path("total").intValue()).isZero();
        assertThat(li.get(path + "?asOf=2000-01-01").status()).isEqualTo(404);
        assertThat(li.get(path + "?asOf=soon").expect(400).code()).isEqualTo("CIM-009");
    }

    @Test
    void whatDiffersBetweenTwoTimesIsListed() {
        String from = li.get(path).json().path("recordedFrom").asString();
        patch(li, "\"1\"", "{\"name\": \"新名\", \"attributes\": {\"floors\": 6}}")
                .expect(200);
        JsonNode changes = li.get("/api/changes?bbox=-60.001,-50.001,-59.999,-49.999&limit=1000&from=" + from)
                .expect(200)
                .json();
        JsonNode one = changes.path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(house.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(one.path("difference").asString()).isEqualTo("CHANGED");
        assertThat(one.path("fields").toString()).isEqualTo("[\"name\",\"floors\"]");
        assertThat(li.get("/api/changes?from=2021-01-01&to=2020-01-01")
                        .expect(400)
                        .code())
                .isEqualTo("CIM-010");
    }

    @Test
    void anEditIsTakenBack() {
        patch(li, "\"1\"", "{\"name\": \"错\"}").expect(200);
        int number = li.get(path + "/versions").json().at("/0/edit/number").intValue();
        JsonNode undone = li.post("/api/edits/" + number + "/undo", "{\"reason\": \"改错了\"}")
                .expect(200)
                .json();
        assertThat(undone.at("/edit/undoes").intValue()).isEqualTo(number);
        assertThat(li.get(path).json().path("name").asString()).isEqualTo("楼");
        assertThat(li.get("/api/edits").expect(200).json().at("/0/reason").asString())
                .isEqualTo("改错了");
    }

    @Test
    void whoMayOnlyProposeProposesAndSeesTheirOwn() {
        ApiClient xun = people.loggedIn("field_worker");
        assertThat(patch(xun, "\"1\"", "{\"name\": \"x\"}").status()).isEqualTo(403);
        String body =
                "{\"reason\": \"现场\", \"changes\": [{\"op\": \"update\", \"id\": \"%s\", \"revision\": 1, \"name\": \"现场名\"}]}"
                        .formatted(house);
        int number = xun.post("/api/proposals", body)
                .expect(201)
                .json()
                .path("number")
                .intValue();
        ApiClient other = people.loggedIn("field_worker");
        assertThat(other.get("/api/proposals/" + number).status()).isEqualTo(404);
        assertThat(other.get("/api/proposals").json().path("items").size()).isZero();
        assertThat(xun.post("/api/proposals/" + number + "/accept", "{}").status())
                .isEqualTo(403);

        JsonNode accepted = li.post("/api/proposals/" + number + "/accept", "{}")
                .expect(200)
                .json();
        assertThat(accepted.at("/edit/proposedBy").asString()).isNotEmpty();
        assertThat(li.get(path).json().path("name").asString()).isEqualTo("现场名");
        assertThat(xun.get("/api/proposals/" + number).json().path("state").asString())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void aStaleProposalIsAConflictForItsReviewer() {
        ApiClient xun = people.loggedIn("field_worker");
        String body = "{\"changes\": [{\"op\": \"update\", \"id\": \"%s\", \"revision\": 1, \"name\": \"现场名\"}]}"
                .formatted(house);
        int number = xun.post("/api/proposals", body)
                .expect(201)
                .json()
                .path("number")
                .intValue();
        patch(li, "\"1\"", "{\"name\": \"别人\"}").expect(200);

        assertThat(li.get("/api/proposals/" + number).json().at("/stale/0").asString())
                .isEqualTo(house.toString());
        JsonNode conflict = li.post("/api/proposals/" + number + "/accept", "{}")
                .expect(412)
                .json()
                .at("/conflicts/0");
        assertThat(conflict.at("/theirs/name").asString()).isEqualTo("别人");
        li.post("/api/proposals/" + number + "/reject", "{\"reason\": \"已改\"}").expect(200);
    }

    @Test
    void anEditIsCheckedWithoutBeingDone() {
        String body = """
                {"changes": [{"op": "create", "classCode": "building", "name": "新",
                  "geometry": {"type": "Polygon", "coordinates": [[[-60, -50], [-59.9995, -50], [-59.9995, -49.9995],
                    [-60, -49.9995], [-60, -50]]]}}]}""";
        JsonNode remarks = li.post("/api/edits/check", body).expect(200).json().path("remarks");
        assertThat(remarks.toString()).contains("CIM-060");
    }

    private String edit(String kind, String op, int revision) {
        return "{\"kind\": \"%s\", \"since\": \"2020-01-01\", \"changes\": [{\"op\": \"%s\", \"id\": \"%s\", \"revision\": %d}]}"
                .formatted(kind, op, house, revision);
    }

    private Answer patch(ApiClient client, String tag, String json) {
        Answer answer = client.with("If-Match", tag).send("PATCH", path, json);
        client.without("If-Match");
        return answer;
    }
}
