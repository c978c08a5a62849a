package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient.Answer;

/** The platform behind a proxy that speaks HTTPS with the world and tells who asks. */
@Tag("slow")
class BehindProxyTest {
    private static final String WRONG = "{\"name\": \"%s\", \"password\": \"wrong\"}";
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("server.forward-headers-strategy", "native"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void cookiesOfHttpsStayOnHttps() {
        TestPeople people = new TestPeople(platform);
        ApiClient client = people.client().with("X-Forwarded-Proto", "https");
        Answer first = client.get("/api/session");
        assertThat(first.header("Strict-Transport-Security")).contains("max-age");
        String body = WRONG.formatted(people.user("viewer")).replace("wrong", TestPeople.PASSWORD);
        List<String> cookies =
                client.post("/api/session", body).expect(200).headers().allValues("Set-Cookie");
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(2).allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void anAddressThatTriesOnePasswordOnManyNamesIsSlowedAndNoOther() {
        ApiClient sprayer = new ApiClient(platform.address()).with("X-Forwarded-For", "203.0.113.1");
        sprayer.get("/api/session");
        for (int i = 0; i < 50; i++)
            sprayer.post("/api/session", WRONG.formatted("name" + i)).expect(401);
        Answer slowed = sprayer.post("/api/session", WRONG.formatted("name50")).expect(429);
        assertThat(slowed.code()).isEqualTo("AUTH-009");
        assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 6);
        ApiClient other = new ApiClient(platform.address()).with("X-Forwarded-For", "203.0.113.2");
        other.get("/api/session");
        other.post("/api/session", WRONG.formatted("name51")).expect(401);
    }
}
