package org.songhua.edge.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** Judgements over HTTP: whatever was entered is judged, and every answer opens to rule, basis and values. */
class JudgementsHttpTest {
    private static final String LOW_USE = "/api/judgements/low_use";

    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient viewer = people.loggedIn("viewer");

    private String enter(String key, String fields) {
        String body = "{\"key\": \"%s\", \"fields\": {\"space_name\": \"%s\", \"space_kind\": \"house\"%s}}"
                .formatted(key, key, fields);
        return clerk.post("/api/registers/stock_spaces/records", body)
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void aRecordIsJudgedAsSoonAsItIsEnteredAndTheAnswerSaysWhy() {
        String empty = enter("judged-1", ", \"idle_months\": 14, \"danger_class\": \"A\"");
        JsonNode verdict = viewer.get(LOW_USE + "/records/" + empty).expect(200).json();
        assertThat(verdict.path("answer").asString()).isEqualTo("YES");
        JsonNode reason = verdict.path("findings")
                .valueStream()
                .filter(one -> one.path("outcome").asString().equals("YES"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.path("rule").asString()).isEqualTo("stopped");
        assertThat(reason.path("basis").asString()).isNotBlank();
        assertThat(reason.at("/used/idle_months").asDouble()).isEqualTo(14);
        clerk.patch("/api/registers/stock_spaces/records/" + empty, "{\"fields\": {\"idle_months\": 0}}")
                .expect(200);
        assertThat(viewer.get(LOW_USE + "/records/" + empty)
                        .expect(200)
                        .json()
                        .path("answer")
                        .asString())
                .isEqualTo("NO");
    }

    @Test
    void theListIsByAnswerAndTheCountsAgreeWithIt() {
        enter("judged-2", ", \"danger_class\": \"D\"");
        enter("judged-3", "");
        JsonNode counts = viewer.get(LOW_USE + "/counts").expect(200).json();
        for (String answer : new String[] {"YES", "NO", "UNKNOWN"}) {
            JsonNode page = viewer.get(LOW_USE + "/records?limit=1000&answer=" + answer)
                    .expect(200)
                    .json();
            assertThat(page.path("items").size())
                    .as(answer)
                    .isEqualTo(counts.path(answer).asInt());
        }
        assertThat(counts.path("rule:dilapidated").asInt()).isPositive();
        JsonNode first = viewer.get(LOW_USE + "/records?limit=1").expect(200).json();
        assertThat(first.path("next").isNull()).isFalse();
        assertThat(viewer.get("/api/judgements").expect(200).text()).contains("\"holds\":\"idle_months >= 12\"");
    }

    @Test
    void aListOfItemsIsJudgedByTheKeyOfTheRecordToo() {
        clerk.post(
                        "/api/registers/communities/records",
                        "{\"key\": \"http-1\", \"fields\": {\"community_name\": \"新华\"}}")
                .expect(201);
        JsonNode list = viewer.get("/api/judgements")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("code").asString().equals("complete_community"))
                .findFirst()
                .orElseThrow();
        assertThat(list.path("mode").asString()).isEqualTo("ALL");
        assertThat(list.path("rules").size()).isEqualTo(20);
        assertThat(list.at("/rules/0/group/en").asString()).isNotBlank();
        JsonNode judged = viewer.get("/api/judgements/complete_community/records/http-1")
                .expect(200)
                .json();
        assertThat(judged.path("answer").asString()).isEqualTo("UNKNOWN");
        assertThat(judged.path("met").asInt()).isZero();
        assertThat(judged.path("findings").size()).isEqualTo(20);
        assertThat(judged.at("/findings/0/missing/0").asString()).isEqualTo("community_service_m2");
        assertThat(viewer.get("/api/judgements/complete_community/records?limit=1000")
                        .expect(200)
                        .text())
                .contains("http-1");
        assertThat(people.client().get("/api/judgements").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?answer=perhaps", "?limit=0", "?limit=1001", "?limit=x", "?limit=99999"})
    void whatCannotBeAskedIsRefused(String question) {
        assertThat(viewer.get(LOW_USE + "/records" + question).expect(400).code())
                .startsWith("JUDGE-");
    }

    @Test
    void whatThereIsNotIsNotFound() {
        viewer.get("/api/judgements/no_such/counts").expect(404);
        viewer.get(LOW_USE + "/records/x").expect(404);
        viewer.get(LOW_USE + "/records/00000000-0000-0000-0000-000000000000").expect(404);
    }
}
