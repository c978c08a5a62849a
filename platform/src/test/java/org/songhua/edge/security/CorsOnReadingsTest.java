package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.people.Permission;

/** Pages of a site that is named read the sensors: they get their leave, and whoever asks from no page gets the same answer without it. */
class CorsOnReadingsTest {
    private static final String SITE = "https://map.example.org";
    private final TestPeople people = ConfiguredPlatform.SHARED.people;

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "set-cookie", "connection", "keep-alive"));
        return headers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sta/v1.1", "/sta/v1.0/Things?$top=1", "/sta/v2.0/Sensors?$top=1"})
    void aPageOfANamedSiteReadsWhatAProgramReads(String path) {
        Answer program = people.client().get(path).expect(200);
        Answer page = people.client()
                .with("Origin", SITE)
                .with("Sec-Fetch-Site", "cross-site")
                .with("Authorization", "Bearer " + people.key(Permission.SENSING_VIEW))
                .get(path)
                .expect(200);
        assertThat(page.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(page.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(program.header("Access-Control-Allow-Origin")).isNull();
        assertThat(page.text()).isEqualTo(program.text());
    }

    /** A cache between may keep one for the other: both must say that the origin matters. */
    @ParameterizedTest
    @ValueSource(strings = {"/sta/v1.1", "/sta/v1.1/Things?$top=1", "/sta/v1.0/Nothing", "/sta/v2.0/Things?$top=1"})
    void eitherWaySaysThatTheOriginMatters(String path) {
        Answer quick = people.client().get(path);
        Answer ordinary = people.client().with("Cookie", "a=b").get(path);
        assertThat(String.join(",", quick.headers().allValues("Vary"))).containsIgnoringCase("origin");
        assertThat(quick.status()).isEqualTo(ordinary.status());
        if (quick.status() == 200) assertThat(headers(quick)).isEqualTo(headers(ordinary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.org", "null", "http://map.example.org", "https://map.example.org.evil.org"})
    void anyOtherOriginGetsNoLeave(String origin) {
        Answer answer = people.client().with("Origin", origin).get("/sta/v1.1/Things?$top=1");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    }
}
