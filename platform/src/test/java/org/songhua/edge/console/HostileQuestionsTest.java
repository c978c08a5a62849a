package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;

/** Whatever stands in the parameters of a reading request, it is answered or refused in words, and never fails. */
class HostileQuestionsTest {
    private static final List<String> VALUES = List.of(
            "",
            "%20",
            "%00",
            "%ED%A0%80",
            "%0d%0aX-Evil:%201",
            encoded("'; drop table cim.object; --"),
            encoded("\\"),
            encoded("%"),
            encoded("a\tb\nc"),
            encoded("a".repeat(99) + "😀"),
            encoded("江".repeat(1500)),
            encoded("<script>alert(1)</script>"),
            "NaN",
            "-1",
            "9223372036854775808",
            "0x10",
            "1d",
            "true",
            "null",
            "2026-02-30",
            encoded("+292278994-08-17T07:12:55Z"),
            "1,2,3",
            "1d,2,3,4");

    private static final List<String> ROUTES = List.of(
            "/api/search?q=",
            "/api/search?q=a&bbox=",
            "/api/search?q=a&limit=",
            "/api/objects?bbox=",
            "/api/objects?limit=",
            "/api/objects?after=",
            "/api/objects?class=",
            "/api/objects?dataset=",
            "/api/objects?asOf=",
            "/api/objects?validAt=",
            "/api/changes?bbox=-70,-40,-69,-39&from=",
            "/api/changes?from=2026-01-01&bbox=-70,-40,-69,-39&to=",
            "/api/changes?from=2026-01-01&classCode=",
            "/api/changes?from=2026-01-01&classCode=tree&bbox=-70,-40,-69,-39&limit=",
            "/api/changes?from=2026-01-01&bbox=",
            "/api/export?format=csv&dataset=",
            "/api/export?format=csv&class=",
            "/api/export?format=csv&crs=",
            "/api/export?format=csv&encoding=",
            "/api/objects/",
            "/api/imports/",
            "/api/imports?limit=",
            "/tiles3d/building/tileset.json?asOf=",
            "/ogcapi/collections/building/items?f=json&limit=",
            "/ogcapi/collections/building/items?f=json&bbox=",
            "/ogcapi/collections/building/items?f=json&datetime=",
            "/ogcapi/collections/building/items?f=json&filter=",
            "/ogcapi/collections/building/items?f=json&crs=",
            "/ogcapi/collections/building/items?f=",
            "/sta/v1.1/Datastreams?$top=",
            "/sta/v1.1/Datastreams?$skip=",
            "/sta/v1.1/Datastreams?$filter=",
            "/sta/v1.1/Datastreams?$orderby=",
            "/sta/v1.1/Datastreams?$expand=",
            "/sta/v1.1/Things?$select=",
            "/sta/v1.1/Things?$count=",
            "/sta/v1.1/Observations?$filter=phenomenonTime%20gt%20",
            "/sta/v1.1/Observations?$filter=result%20gt%20",
            "/sta/v1.1/Things(",
            "/sta/v1.1/",
            "/open311/v2/requests.json?status=",
            "/open311/v2/requests.json?service_code=",
            "/open311/v2/requests.json?service_request_id=",
            "/open311/v2/requests.json?start_date=",
            "/open311/v2/requests.xml?end_date=",
            "/open311/v2/requests/",
            "/open311/v2/services/",
            "/open311/v2/tokens/",
            "/cap?limit=",
            "/cap/");

    private static ApiClient client;

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Stream<String> routes() {
        return ROUTES.stream();
    }

    @BeforeAll
    static void start() {
        client = new TestPeople(TestPlatform.shared()).withKey(Permission.values());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aQuestionIsAnsweredOrRefusedInWords(String route) {
        var failures = new ArrayList<String>();
        for (String value : VALUES) {
            Answer answer = client.get(route + value);
            boolean isTold = answer.status() < 400 || answer.status() == 404 || hasWords(route, answer);
            // 501: what OData can say and nobody has built
            boolean isFailure = answer.status() >= 500 && answer.status() != 501;
            if (isFailure || !isTold) failures.add(route + value + " -> " + answer.status() + " " + answer.text());
            assertThat(answer.header("X-Evil")).as(route + value).isNull();
            if (answer.status() >= 400)
                assertThat(answer.text())
                        .as(route + value)
                        .doesNotContain("org.songhua", "org.postgresql", "\tat ", "SQL");
        }
        assertThat(failures).isEmpty();
    }

    private static boolean hasWords(String route, Answer answer) {
        if (route.startsWith("/sta/") || route.startsWith("/open311/"))
            return !answer.text().isBlank();
        String type = String.valueOf(answer.header("Content-Type"));
        // What the web server itself refuses, before any of us sees it, has its page.
        return type.startsWith("application/problem+json") || answer.status() == 400;
    }

    @Test
    void afterAllThatTheTablesAreThere() {
        client.get("/api/search?q=a").expect(200);
        client.get("/api/objects?limit=1&bbox=-180,-90,180,90").expect(200);
    }
}
