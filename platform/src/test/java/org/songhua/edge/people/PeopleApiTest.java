package org.songhua.edge.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.security.TestPeople.PASSWORD;
import static org.songhua.edge.security.TestPeople.newName;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** The console's interface to people, over HTTP. */
class PeopleApiTest {
    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = people.loggedIn("administrator");
    }

    private static String user(String name, String... members) {
        String rest = members.length == 0 ? "" : ", " + String.join(", ", members);
        return "{\"name\": \"%s\", \"displayName\": \"李维\", \"password\": \"%s\"%s}".formatted(name, PASSWORD, rest);
    }

    private JsonNode listed(String path, String member, String value) {
        return administrator
                .get(path)
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.get(member).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addsAUserWithRolesAndScope() {
        String name = newName("li");
        String scope =
                "\"scope\": {\"departments\": [], \"regions\": [\"220103\", \"220102\"], \"classCodes\": [\"pipe\"]}";
        JsonNode user = administrator
                .post("/api/users", user(name, "\"roles\": [\"viewer\"]", scope))
                .expect(201)
                .json();
        assertThat(user.toString())
                .isEqualTo("{\"name\":\"" + name + "\",\"displayName\":\"李维\",\"organisation\":null,\"enabled\":true,"
                        + "\"roles\":[\"viewer\"],\"scope\":{\"departments\":[],\"regions\":[\"220102\",\"220103\"],"
                        + "\"classCodes\":[\"pipe\"]},\"lockedUntil\":null,\"lastLoginAt\":null,"
                        + "\"mustChangePassword\":true}");
        assertThat(listed("/api/users", "name", name)).isEqualTo(user);
    }

    @Test
    void neverShowsAHash() {
        people.key(Permission.CIM_VIEW);
        for (String path : List.of("/api/users", "/api/keys", "/api/audit", "/api/session")) {
            assertThat(administrator.get(path).expect(200).text())
                    .as(path)
                    .doesNotContain("argon2", "password_hash", "passwordHash", "secret", "sgh_");
        }
    }

    @Test
    void tellsAllThatIsWrongWithAUserAtOnce() {
        Answer answer = administrator.post("/api/users", """
                {"name": "x y", "displayName": 7, "organisation": "nowhere", "enabled": "yes", "roles": ["king", 1],
                 "scope": {"regions": "all", "departments": ["nowhere"], "colour": 1}, "password": "short", "shoe": 42}""");
        assertThat(answer.expect(422).fields())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/displayName",
                        "/organisation",
                        "/enabled",
                        "/roles/0",
                        "/roles/1",
                        "/scope/regions",
                        "/scope/departments",
                        "/scope/colour",
                        "/password",
                        "/shoe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table people.account; --",
                "<script>alert(1)</script>",
                "../../etc/passwd",
                "${jndi:ldap://x}",
                "a\\u0000b",
                "\\ud800",
                "\\u202egnp.exe",
            })
    void takesNoMischiefForANameAndKeepsItAsPlainTextWhereItMayStand(String text) {
        administrator.post("/api/users", user(text)).expect(422);
        String name = newName("li");
        Answer answer = administrator.post("/api/users", user(name).replace("李维", text));
        if (answer.status() == 201) {
            assertThat(listed("/api/users", "name", name).get("displayName"))
                    .isEqualTo(answer.json().get("displayName"));
        } else {
            assertThat(answer.expect(422).fields()).containsExactly("/displayName");
        }
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        String name = newName("li");
        JsonNode before = administrator
                .post("/api/users", user(name, "\"roles\": [\"viewer\"]"))
                .expect(201)
                .json();
        JsonNode after = administrator
                .patch("/api/users/" + name, "{\"displayName\": \"王芳\"}")
                .expect(200)
                .json();
        assertThat(after.get("displayName").stringValue()).isEqualTo("王芳");
        assertThat(after.get("roles")).isEqualTo(before.get("roles"));
        JsonNode back = administrator
                .patch("/api/users/" + name, before.toString())
                .expect(200)
                .json();
        assertThat(back).isEqualTo(before);
    }

    @Test
    void opensALockedName() {
        String name = people.user("viewer");
        ApiClient guesser = people.client();
        guesser.get("/api/session");
        for (int i = 0; i < 5; i++)
            guesser.post("/api/session", "{\"name\": \"%s\", \"password\": \"wrong\"}".formatted(name));
        assertThat(listed("/api/users", "name", name).get("lockedUntil").isNull())
                .isFalse();
        administrator.patch("/api/users/" + name, "{\"lockedUntil\": null}").expect(200);
        people.client().logIn(name, PASSWORD);
    }

    @Test
    void keepsAdministratorsFromLockingThemselvesOut() {
        String name = people.user("administrator");
        ApiClient self = people.client().logIn(name, PASSWORD);
        assertThat(self.patch("/api/users/" + name, "{\"enabled\": false}")
                        .expect(422)
                        .code())
                .isEqualTo("PEOPLE-020");
        String password = "{\"password\": \"a new long password\"}";
        assertThat(self.post("/api/users/" + name + "/password", password)
                        .expect(422)
                        .code())
                .isEqualTo("PEOPLE-022");
    }

    @Test
    void resetsAPassword() {
        String name = people.user("viewer");
        String path = "/api/users/" + name + "/password";
        assertThat(administrator
                        .post(path, "{\"password\": \"1234567890\"}")
                        .expect(422)
                        .code())
                .isEqualTo("PEOPLE-013");
        administrator.post(path, "{\"password\": \"a new long password\"}").expect(204);
        ApiClient client = people.client().logIn(name, "a new long password");
        assertThat(client.get("/api/session").json().get("mustChangePassword").booleanValue())
                .isTrue();
    }

    @Test
    void letsNobodyGrowBeyondThemselves() {
        String role = newName("clerk");
        String body = "{\"code\": \"%s\", \"title\": {\"zh\": \"人事\", \"en\": \"Clerk\"}, "
                + "\"permissions\": [\"people.view\", \"people.manage\"]}";
        administrator.post("/api/roles", body.formatted(role)).expect(201);
        ApiClient clerk = people.loggedIn(role);
        assertThat(clerk.post("/api/users", user(newName("li"), "\"roles\": [\"administrator\"]"))
                        .expect(422)
                        .code())
                .isEqualTo("PEOPLE-030");
        String boss = people.user("administrator");
        assertThat(clerk.patch("/api/users/" + boss, "{\"enabled\": false}")
                        .expect(403)
                        .code())
                .isEqualTo("AUTH-010");
        String key = "{\"name\": \"%s\", \"permissions\": [\"audit.view\"]}".formatted(newName("key"));
        assertThat(clerk.post("/api/keys", key).expect(422).code()).isEqualTo("PEOPLE-030");
    }

    @Test
    void managesRoles() {
        String code = newName("night");
        String role =
                "{\"code\": \"%s\", \"title\": {\"zh\": \"夜班\", \"en\": \"Night\"}, \"permissions\": [\"cim.view\"]}"
                        .formatted(code);
        JsonNode created = administrator.post("/api/roles", role).expect(201).json();
        assertThat(created.toString())
                .isEqualTo("{\"code\":\"" + code + "\",\"title\":{\"zh\":\"夜班\",\"en\":\"Night\"},"
                        + "\"permissions\":[\"cim.view\"],\"builtIn\":false}");
        JsonNode changed = administrator
                .patch("/api/roles/" + code, "{\"title\": {\"en\": \"Night shift\"}, \"permissions\": [\"cim.edit\"]}")
                .expect(200)
                .json();
        assertThat(changed.at("/title/zh").asString()).isEqualTo("夜班");
        assertThat(changed.at("/title/en").asString()).isEqualTo("Night shift");
        assertThat(listed("/api/roles", "code", code)).isEqualTo(changed);
        administrator.patch("/api/roles/viewer", "{\"permissions\": []}").expect(403);
        administrator.patch("/api/roles/none", "{}").expect(404);
        assertThat(administrator
                        .post("/api/roles", "{\"code\": \"a b\", \"permissions\": [\"fly\"]}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/code", "/title/zh", "/title/en", "/permissions/0");
    }

    @Test
    void listsThePermissionsInBothLanguages() {
        JsonNode permissions = administrator.get("/api/permissions").expect(200).json();
        assertThat(permissions.size()).isEqualTo(Permission.values().length);
        assertThat(permissions.get(0).toString())
                .isEqualTo("{\"code\":\"cim.view\",\"title\":{\"zh\":\"查看城市对象\",\"en\":\"View city objects\"}}");
    }

    @Test
    void managesOrganisations() {
        String city = newName("city");
        String gas = newName("gas");
        administrator
                .post("/api/organisations", "{\"code\": \"%s\", \"name\": \"市政府\"}".formatted(city))
                .expect(201);
        JsonNode created = administrator
                .post(
                        "/api/organisations",
                        "{\"code\": \"%s\", \"name\": \"燃气公司\", \"parent\": \"%s\", \"kind\": \"company\"}"
                                .formatted(gas, city))
                .expect(201)
                .json();
        assertThat(listed("/api/organisations", "code", gas)).isEqualTo(created);
        assertThat(administrator
                        .patch("/api/organisations/" + city, "{\"parent\": \"%s\"}".formatted(gas))
                        .expect(422)
                        .fields())
                .containsExactly("/parent");
        JsonNode moved = administrator
                .patch("/api/organisations/" + gas, "{\"parent\": null, \"kind\": null}")
                .expect(200)
                .json();
        assertThat(moved.get("parent").isNull()).isTrue();
        assertThat(moved.get("name").stringValue()).isEqualTo("燃气公司");
    }

    @Test
    void managesKeysAndShowsTheSecretOnce() {
        String name = newName("地图 key");
        String body =
                "{\"name\": \"%s\", \"permissions\": [\"people.view\"], \"expiresAt\": \"2099-01-01T08:00:00+08:00\"}"
                        .formatted(name);
        JsonNode created = administrator.post("/api/keys", body).expect(201).json();
        assertThat(created.get("expiresAt").stringValue()).isEqualTo("2099-01-01T00:00:00Z");
        ApiClient client = people.client()
                .with("Authorization", "Bearer " + created.get("secret").stringValue());
        client.get("/api/users").expect(200);
        client.post("/api/users", "{}").expect(403);
        JsonNode shown = listed("/api/keys", "name", name);
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.get("lastUsedAt").isNull()).isFalse();
        String path =
                "/api/keys/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        administrator.delete(path).expect(204);
        assertThat(client.get("/api/users").expect(401).code()).isEqualTo("AUTH-005");
        administrator.delete(path).expect(404);
    }

    @Test
    void tellsAllThatIsWrongWithAKeyAtOnce() {
        Answer answer = administrator.post("/api/keys", "{\"permissions\": [\"fly\"], \"expiresAt\": \"tomorrow\"}");
        assertThat(answer.expect(422).fields()).containsExactlyInAnyOrder("/name", "/permissions/0", "/expiresAt");
        String past = "{\"name\": \"k\", \"permissions\": [], \"expiresAt\": \"2001-01-01T00:00:00Z\"}";
        assertThat(administrator.post("/api/keys", past).expect(422).code()).isEqualTo("PEOPLE-024");
    }

    @Test
    void pagesThroughTheAuditLogAndChecksIt() {
        administrator.post("/api/users", user(newName("li"))).expect(201);
        JsonNode first = administrator.get("/api/audit?limit=1").expect(200).json();
        assertThat(first.at("/items/0/action").asString()).isEqualTo("user.created");
        assertThat(first.at("/items/0/detailJson").asString()).startsWith("{");
        JsonNode second = administrator
                .get("/api/audit?limit=1&before=" + first.get("next").asString())
                .json();
        assertThat(second.at("/items/0/number").longValue())
                .isEqualTo(first.at("/items/0/number").longValue() - 1);
        assertThat(administrator.get("/api/audit?before=2").json().get("next").isNull())
                .isTrue();
        JsonNode verification =
                administrator.get("/api/audit/verification").expect(200).json();
        assertThat(verification.get("firstBroken").isNull()).isTrue();
        assertThat(verification.get("entries").longValue()).isPositive();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(administrator.patch("/api/users/nobody", "{}").expect(404).code())
                .isEqualTo("HTTP-404");
        administrator
                .post("/api/users/nobody/password", "{\"password\": \"a new long password\"}")
                .expect(404);
        administrator.patch("/api/organisations/none", "{}").expect(404);
    }
}
