package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every writing route that the description of the API names, given bodies of the wrong form and, member by member, values that
 * nobody expects: it may refuse or accept, but it does not fail. On a platform of its own, because some of it is accepted.
 */
@Tag("slow")
class EveryBodyTest {
    private static final Pattern IN_PATH = Pattern.compile("\\{[^}]*}");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "1",
            "true",
            "\"text\"",
            "[null]",
            "[{}]",
            "{\"a\":",
            "{\"a\":1}{\"b\":2}",
            "\uFEFF{}",
            "[".repeat(5000),
            "{\"\":\"\"}");

    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "-1",
            "9223372036854775807",
            "1e400",
            "[]",
            "[null]",
            "{}",
            "{\"x\":null}",
            "\"+292278994-08-17T07:12:55Z\"");

    private static final Map<String, JsonNode> ROUTES = new TreeMap<>();
    private static TestPlatform platform;
    private static JsonNode schemas;
    private static ApiClient client;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of());
        client = new TestPeople(platform).withKey(Permission.values());
        JsonNode document = client.get("/api/openapi.json").expect(200).json();
        schemas = document.at("/components/schemas");
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (operation.at("/requestBody/content/application~1json").isObject())
                        ROUTES.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                }));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static void send(String route, String body, List<String> failures) {
        String[] parts = route.split(" ", 2);
        Answer answer = client.send(parts[0], IN_PATH.matcher(parts[1]).replaceAll("1"), body);
        String text = answer.text();
        boolean tellsOfUs = answer.status() >= 400 && (text.contains("org.songhua") || text.contains("org.postgresql"));
        if (answer.status() < 500 && !tellsOfUs) return;
        String shown = body.length() > 160 ? body.substring(0, 160) + "…" : body;
        failures.add("%s %s -> %d %s".formatted(route, shown, answer.status(), text));
    }

    private static JsonNode schema(JsonNode given) {
        String reference = given.path("$ref").asString("");
        return reference.isEmpty() ? given : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** A value of the form that a schema asks for, as plain as may be. */
    private static JsonNode plain(JsonNode given, int depth) {
        JsonNode schema = schema(given);
        JsonNodeFactory nodes = JSON.getNodeFactory();
        if (schema.has("enum")) return schema.at("/enum/0");
        return switch (schema.path("type").asString("")) {
            case "string" -> nodes.stringNode(text(schema.path("format").asString("")));
            case "integer", "number" -> nodes.numberNode(1);
            case "boolean" -> nodes.booleanNode(false);
            case "array" -> {
                var array = nodes.arrayNode();
                if (depth < 3) array.add(plain(schema.path("items"), depth + 1));
                yield array;
            }
            case "object" -> {
                ObjectNode object = nodes.objectNode();
                if (depth < 3)
                    schema.path("properties").forEachEntry((name, part) -> object.set(name, plain(part, depth + 1)));
                yield object;
            }
            default -> nodes.objectNode();
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "uuid" -> "00000000-0000-0000-0000-000000000001";
            default -> "text";
        };
    }

    @Test
    void noFormOfABodyMakesARouteFail() {
        var failures = new ArrayList<String>();
        for (String route : ROUTES.keySet()) for (String body : BODIES) send(route, body, failures);
        assertThat(failures).isEmpty();
        assertThat(ROUTES).hasSizeGreaterThan(30);
    }

    @Test
    void noMemberOfABodyMakesARouteFail() {
        var failures = new ArrayList<String>();
        ROUTES.forEach((route, operation) -> {
            JsonNode whole = plain(operation.at("/requestBody/content/application~1json/schema"), 0);
            send(route, whole.toString(), failures);
            if (!(whole instanceof ObjectNode object)) return;
            for (String name : List.copyOf(object.propertyNames())) {
                String mark = "\"the member under test\"";
                String pattern =
                        object.deepCopy().put(name, "the member under test").toString();
                for (String value : VALUES) send(route, pattern.replace(mark, value), failures);
            }
        });
        assertThat(failures).isEmpty();
    }
}
