package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.people.Permission;

/** Trusting this machine, limits of keys and reading by other sites, over HTTP. */
class ConfiguredPlatformTest {
    private final ConfiguredPlatform configured = ConfiguredPlatform.SHARED;
    private final TestPeople people = configured.people;

    @Test
    void aLocalRequestActsAsAdministratorAndEverybodyIsTold() {
        var session = people.client().get("/api/session").expect(200).json();
        assertThat(session.get("trustLocal").booleanValue()).isTrue();
        assertThat(session.at("/user/name").asString()).isEqualTo("local");
        assertThat(session.at("/user/roles").toString()).isEqualTo("[\"administrator\"]");
        people.client().get("/api/users").expect(200);
        people.client().post("/api/roles", "{}").expect(422);
        people.client().get("/api/nothing").expect(404);
    }

    @Test
    void aRequestThroughAProxyIsNobodys() {
        people.client().with("X-Forwarded-For", "127.0.0.1").get("/api/users").expect(401);
        people.client().with("Forwarded", "for=127.0.0.1").get("/api/users").expect(401);
    }

    @Test
    void aRequestUnderTheNameOfAStrangerIsNobodys() {
        people.client().with("Host", "rebound.evil.org").get("/api/users").expect(401);
        people.client().with("Host", "localhost:8080").get("/api/users").expect(200);
    }

    @Test
    void aRequestOfAStrangersPageIsNobodys() {
        ApiClient page = people.client().with("Origin", "https://evil.org");
        assertThat(page.post("/api/roles", "{}").expect(403).code()).isEqualTo("AUTH-011");
        page.get("/api/users").expect(401);
        ApiClient image = people.client().with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Mode", "no-cors");
        image.get("/api/users").expect(401);
    }

    @Test
    void aRequestOfOurOwnPageIsLocal() {
        ApiClient page =
                people.client().with("Origin", configured.platform.address()).with("Sec-Fetch-Site", "same-origin");
        page.post("/api/roles", "{}").expect(422);
    }

    @Test
    void whoLogsInIsThemself() {
        String name = people.user("viewer");
        ApiClient client = people.client().logIn(name, TestPeople.PASSWORD);
        assertThat(client.get("/api/session").json().at("/user/name").asString())
                .isEqualTo(name);
        client.get("/api/users").expect(403);
    }

    @Test
    void aKeyThatIsWrongIsRefusedEvenHere() {
        Answer answer =
                people.client().with("Authorization", "Bearer sgh_wrong").get("/api/users");
        assertThat(answer.expect(401).code()).isEqualTo("AUTH-005");
    }

    @Test
    void aKeyThatAsksTooOftenIsToldToWait() {
        ApiClient client = people.withKey(Permission.PEOPLE_VIEW);
        for (int i = 0; i < ConfiguredPlatform.KEY_BURST; i++)
            client.get("/api/users").expect(200);
        Answer answer = client.get("/api/users").expect(429);
        assertThat(answer.code()).isEqualTo("AUTH-007");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(50, 100);
        people.withKey(Permission.PEOPLE_VIEW).get("/api/users").expect(200);
    }

    @Test
    void aSiteThatIsNamedReadsTheOpenStandardsAndNothingElse() {
        Answer allowed =
                people.client().with("Origin", "https://map.example.org").get("/ogcapi/collections");
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://map.example.org");
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isNull();
        Answer stranger = people.client().with("Origin", "https://evil.org").get("/ogcapi/collections");
        assertThat(stranger.header("Access-Control-Allow-Origin")).isNull();
        Answer api = people.client().with("Origin", "https://map.example.org").get("/api/session");
        assertThat(api.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void aSiteThatIsNamedMayNotWrite() {
        Answer preflight = people.client()
                .with("Origin", "https://map.example.org")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/ogcapi/collections", null);
        assertThat(preflight.expect(403).header("Access-Control-Allow-Origin")).isNull();
    }
}
