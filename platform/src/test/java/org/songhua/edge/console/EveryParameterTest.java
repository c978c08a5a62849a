package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** Every reading route that the description of the API names, each of its parameters set to what nobody expects. */
class EveryParameterTest {
    private static final Pattern IN_PATH = Pattern.compile("\\{[^}]*}");
    private static final List<String> VALUES = List.of(
            "%00",
            "%ED%A0%80",
            "-1",
            "NaN",
            "9223372036854775808",
            "2026-02-30",
            URLEncoder.encode("+292278994-08-17T07:12:55Z", StandardCharsets.UTF_8),
            URLEncoder.encode("'\\\"; drop table x; --😀", StandardCharsets.UTF_8),
            URLEncoder.encode("长".repeat(1500), StandardCharsets.UTF_8));

    private static ApiClient client;
    private static final Map<String, JsonNode> ROUTES = new TreeMap<>();

    @BeforeAll
    static void read() {
        client = new TestPeople(TestPlatform.shared()).withKey(Permission.values());
        JsonNode paths = client.get("/api/openapi.json").expect(200).json().get("paths");
        paths.forEachEntry((path, item) -> {
            if (item.has("get")) ROUTES.put(path, item.get("get"));
        });
    }

    private static List<String> queries(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    /** What the route needs beside, so that the value under test is what decides. */
    private static String others(JsonNode operation, String tested) {
        var text = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            boolean needed = parameter.path("required").asBoolean()
                    && parameter.path("in").asString().equals("query")
                    && !name.equals(tested);
            if (needed) text.append('&').append(name).append("=1");
        }
        return text.toString();
    }

    private static void ask(String address, List<String> failures) {
        Answer answer = client.get(address);
        boolean tellsOfUs = answer.status() >= 400
                && (answer.text().contains("org.songhua") || answer.text().contains("org.postgresql"));
        if (answer.status() >= 500 || tellsOfUs)
            failures.add("%s -> %d %s"
                    .formatted(
                            address.length() > 200 ? address.substring(0, 200) : address,
                            answer.status(),
                            answer.text()));
    }

    @Test
    void noParameterMakesAReadingRouteFail() {
        var failures = new ArrayList<String>();
        ROUTES.forEach((path, operation) -> {
            String plain = IN_PATH.matcher(path).replaceAll("1");
            for (String name : queries(operation)) {
                for (String value : VALUES) ask(plain + "?" + name + "=" + value + others(operation, name), failures);
            }
        });
        assertThat(failures).isEmpty();
        assertThat(ROUTES).hasSizeGreaterThan(60);
    }

    @Test
    void noPathMakesAReadingRouteFail() {
        var failures = new ArrayList<String>();
        ROUTES.forEach((path, operation) -> {
            if (!path.contains("{")) return;
            for (String value : VALUES) {
                String address = IN_PATH.matcher(path).replaceAll(value.replace("\\", "%5C"));
                ask(address + "?" + others(operation, ""), failures);
            }
        });
        assertThat(failures).isEmpty();
    }
}
