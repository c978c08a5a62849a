package org.songhua.edge.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import tools.jackson.databind.json.JsonMapper;

/** Bodies read member by member, all mistakes by their pointer. */
class JsonBodyTest {

    private static JsonBody body(String json, String... known) {
        return JsonBody.of(JsonMapper.shared().readTree(json), Set.of(known));
    }

    private static List<String> faults(JsonBody body) {
        return body.log().kept().stream()
                .map(f -> f.code() + " " + f.place().field())
                .toList();
    }

    @Test
    void membersAreReadAsWhatTheyAre() {
        JsonBody body = body(
                "{\"name\":\"李\",\"active\":false,\"until\":\"2026-01-31T08:00:00+08:00\",\"roles\":[\"a\",\"b\"],\"scope\":{\"regions\":[\"22\"]},\"note\":null}",
                "name",
                "active",
                "until",
                "roles",
                "scope",
                "note");
        assertThat(body.text("name")).isEqualTo("李");
        assertThat(body.flag("active", true)).isFalse();
        assertThat(body.optionalInstant("until")).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(body.texts("roles", List.of())).containsExactly("a", "b");
        assertThat(body.object("scope", Set.of("regions")).texts("regions", List.of()))
                .containsExactly("22");
        assertThat(body.optionalText("note", "x")).isNull();
        assertThat(body.has("note")).isTrue();
        assertThat(faults(body)).isEmpty();
    }

    @Test
    void whatIsNotThereHasItsFallback() {
        JsonBody body = body("{}", "a");
        assertThat(body.text("a", "x")).isEqualTo("x");
        assertThat(body.optionalText("a", null)).isNull();
        assertThat(body.flag("a", true)).isTrue();
        assertThat(body.optionalInstant("a")).isNull();
        assertThat(body.texts("a", List.of("z"))).containsExactly("z");
        assertThat(body.object("a", Set.of()).texts("b", List.of())).isEmpty();
        assertThat(faults(body)).isEmpty();
        assertThat(body.text("a")).isEmpty();
        assertThat(faults(body)).containsExactly("JSON-103 /a");
    }

    @Test
    void everyWrongMemberIsToldByItsPointer() {
        JsonBody body = body(
                "{\"name\":7,\"active\":\"yes\",\"until\":\"tomorrow\",\"roles\":\"a\",\"scope\":[],\"what\":1}",
                "name",
                "active",
                "until",
                "roles",
                "scope");
        assertThat(body.text("name")).isEmpty();
        assertThat(body.flag("active", true)).isTrue();
        assertThat(body.optionalInstant("until")).isEqualTo(Instant.MAX);
        assertThat(body.texts("roles", List.of("kept"))).containsExactly("kept");
        body.object("scope", Set.of());
        assertThat(faults(body))
                .containsExactly(
                        "JSON-101 /what",
                        "JSON-102 /name",
                        "JSON-102 /active",
                        "JSON-102 /until",
                        "JSON-102 /roles",
                        "JSON-102 /scope");
    }

    @Test
    void elementsOfAListAreToldByTheirNumber() {
        JsonBody body = body("{\"roles\":[\"a\",1,null,\"b\",{}]}", "roles");
        assertThat(body.texts("roles", List.of())).containsExactly("a", "b");
        assertThat(faults(body)).containsExactly("JSON-102 /roles/1", "JSON-102 /roles/2", "JSON-102 /roles/4");
    }

    @Test
    void insideAnObjectPointersGoOn() {
        JsonBody body = body("{\"scope\":{\"regions\":[1],\"planets\":[]}}", "scope");
        body.object("scope", Set.of("regions")).texts("regions", List.of());
        assertThat(faults(body)).containsExactly("JSON-101 /scope/planets", "JSON-102 /scope/regions/0");
    }

    @Test
    void nullIsNoText() {
        JsonBody body = body("{\"name\":null}", "name");
        assertThat(body.text("name", "x")).isEqualTo("x");
        assertThat(faults(body)).containsExactly("JSON-102 /name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "7", "null", "true"})
    void whatIsNoObjectIsRefusedAtOnce(String json) {
        assertThatThrownBy(() -> body(json))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("JSON-102"));
    }
}
