package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.security.TestPeople.PASSWORD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient.Answer;

/** Logging in and out, over HTTP. */
class SessionTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);

    @Test
    void tellsNobodyThatTheyAreNobody() {
        Answer answer = people.client().get("/api/session").expect(200);
        assertThat(answer.json().has("user")).isTrue();
        assertThat(answer.json().get("user").isNull()).isTrue();
        assertThat(answer.json().get("trustLocal").booleanValue()).isFalse();
        assertThat(answer.json().get("version").stringValue()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(answer.json().get("synthetic").booleanValue()).isFalse();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void tellsUsersWhoTheyAreAndWhatTheyMay() {
        String name = people.user("viewer", "auditor");
        var user =
                people.client().logIn(name, PASSWORD).get("/api/session").json().get("user");
        assertThat(user.get("name").stringValue()).isEqualTo(name);
        assertThat(user.get("displayName").stringValue()).isEqualTo("测试用户");
        assertThat(user.get("roles").toString()).isEqualTo("[\"auditor\",\"viewer\"]");
        assertThat(user.get("permissions").toString())
                .isEqualTo(
                        "[\"cim.view\",\"sensing.view\",\"warning.view\",\"case.view\",\"evaluation.view\",\"register.view\",\"people.view\",\"audit.view\"]");
    }

    @Test
    void keepsTheSessionInACookieThatScriptsAndOtherSitesDoNotGet() {
        ApiClient client = people.client();
        client.get("/api/session");
        String body = "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(people.user("viewer"), PASSWORD);
        List<String> cookies = client.post("/api/session", body).headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("songhua_session=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Secure"));
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("SameSite=Strict", "Path=/")
                        .doesNotContain("HttpOnly"));
    }

    @Test
    void givesAnonymousVisitorsNoSession() {
        ApiClient client = people.client();
        client.get("/api/session");
        client.get("/api/users").expect(401);
        assertThat(client.cookies).containsOnlyKeys("XSRF-TOKEN");
    }

    @Test
    void answersAWrongPasswordAndAnUnknownNameAlike() {
        ApiClient client = people.client();
        client.get("/api/session");
        Answer wrong = logIn(client, people.user("viewer"), "wrong");
        Answer unknown = logIn(client, "nobody-of-that-name", "wrong");
        assertThat(wrong.expect(401).code()).isEqualTo("AUTH-001");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void locksAfterFiveFailuresAndSaysForHowLong() {
        ApiClient client = people.client();
        client.get("/api/session");
        String name = people.user("viewer");
        for (int i = 0; i < 5; i++) logIn(client, name, "wrong").expect(401);
        Answer locked = logIn(client, name, PASSWORD).expect(423);
        assertThat(locked.code()).isEqualTo("AUTH-002");
        assertThat(locked.json().get("retryAfterSeconds").intValue()).isBetween(50, 60);
        assertThat(locked.header("Retry-After"))
                .isEqualTo(locked.json().get("retryAfterSeconds").asString());
    }

    @Test
    void givesANewSessionAndANewTokenAtLogin() {
        ApiClient client = people.loggedIn("viewer");
        String session = client.cookies.get("songhua_session");
        String token = client.cookies.get("XSRF-TOKEN");
        client.logIn(people.user("viewer"), PASSWORD);
        assertThat(client.cookies.get("songhua_session")).isNotEqualTo(session);
        assertThat(client.cookies.get("XSRF-TOKEN")).isNotEqualTo(token);
        assertThat(userOf(session)).isNull();
    }

    @Test
    void doesNotTakeASessionIdThatItDidNotGive() {
        ApiClient client = people.client();
        client.cookies.put("songhua_session", "0123456789ABCDEF0123456789ABCDEF");
        client.logIn(people.user("viewer"), PASSWORD);
        assertThat(client.cookies.get("songhua_session")).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
    }

    @Test
    void endsAtLogout() {
        ApiClient client = people.loggedIn("viewer");
        String session = client.cookies.get("songhua_session");
        client.delete("/api/session").expect(204);
        assertThat(userOf(session)).isNull();
        client.delete("/api/session").expect(204);
    }

    @Test
    void endsWhenTheUserIsDisabled() {
        String name = people.user("viewer");
        ApiClient client = people.client().logIn(name, PASSWORD);
        ApiClient administrator = people.loggedIn("administrator");
        administrator.patch("/api/users/" + name, "{\"enabled\": false}").expect(200);
        client.get("/api/catalogue").expect(401);
        administrator.patch("/api/users/" + name, "{\"enabled\": true}").expect(200);
        client.get("/api/catalogue").expect(401);
    }

    @Test
    void endsElsewhereWhenThePasswordIsChangedAndGoesOnHere() {
        String name = people.user("viewer");
        ApiClient here = people.client().logIn(name, PASSWORD);
        ApiClient elsewhere = people.client().logIn(name, PASSWORD);
        String body = "{\"oldPassword\": \"%s\", \"newPassword\": \"another long password\"}".formatted(PASSWORD);
        here.post("/api/session/password", body).expect(200);
        assertThat(here.get("/api/session").json().at("/user/name").asString()).isEqualTo(name);
        assertThat(elsewhere.get("/api/session").json().get("user").isNull()).isTrue();
    }

    @Test
    void letsNothingBeDoneBeforeAFirstPasswordIsReplaced() {
        ApiClient administrator = people.loggedIn("administrator");
        String name = TestPeople.newName("fresh");
        String user = "{\"name\": \"%s\", \"displayName\": \"新\", \"roles\": [\"viewer\"], \"password\": \"%s\"}";
        administrator.post("/api/users", user.formatted(name, PASSWORD)).expect(201);
        ApiClient client = people.client().logIn(name, PASSWORD);
        assertThat(client.get("/api/session").json().get("mustChangePassword").booleanValue())
                .isTrue();
        assertThat(client.get("/api/catalogue").expect(403).code()).isEqualTo("AUTH-004");
        String body = "{\"oldPassword\": \"%s\", \"newPassword\": \"another long password\"}".formatted(PASSWORD);
        assertThat(client.post("/api/session/password", body)
                        .json()
                        .get("mustChangePassword")
                        .booleanValue())
                .isFalse();
        client.get("/api/catalogue").expect(200);
    }

    @Test
    void refusesAPasswordChangeByNobodyAndTellsAllThatIsWrong() {
        ApiClient nobody = people.client();
        nobody.get("/api/session");
        assertThat(nobody.post("/api/session/password", "{}").expect(401).code())
                .isEqualTo("AUTH-003");
        Answer wrong = people.loggedIn("viewer").post("/api/session/password", "{\"oldPassword\": 1, \"x\": 2}");
        assertThat(wrong.expect(422).fields()).containsExactlyInAnyOrder("/oldPassword", "/newPassword", "/x");
    }

    @Test
    void asksForTheCsrfTokenWithEveryChange() {
        ApiClient client = people.loggedIn("administrator");
        client.cookies.remove("XSRF-TOKEN");
        assertThat(client.post("/api/roles", "{}").expect(403).code()).isEqualTo("AUTH-011");
        assertThat(client.cookies).containsKey("songhua_session");
        client.cookies.put("XSRF-TOKEN", "one");
        client.with("X-XSRF-TOKEN", "another");
        assertThat(client.delete("/api/session").expect(403).code()).isEqualTo("AUTH-011");
        assertThat(client.get("/api/session").json().get("user").isNull()).isFalse();
    }

    @Test
    void asksForTheCsrfTokenAtLoginToo() {
        ApiClient client = people.client();
        assertThat(logIn(client, people.user("viewer"), PASSWORD).expect(403).code())
                .isEqualTo("AUTH-011");
    }

    @Test
    void takesTheTokenFromTheHeaderOnly() {
        ApiClient client = people.loggedIn("administrator");
        String token = client.cookies.remove("XSRF-TOKEN");
        client.with("Cookie", "XSRF-TOKEN=" + token + "; songhua_session=" + client.cookies.get("songhua_session"));
        client.delete("/api/session?_csrf=" + token).expect(403);
    }

    private static Answer logIn(ApiClient client, String name, String password) {
        return client.post("/api/session", "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
    }

    private String userOf(String session) {
        ApiClient client = people.client();
        client.cookies.put("songhua_session", session);
        var user = client.get("/api/session").json().get("user");
        return user.isNull() ? null : user.get("name").stringValue();
    }
}
