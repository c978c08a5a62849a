package org.songhua.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;

/** Schemas of Java types are those of the JSON that they become. */
class SchemasTest {

    /** How far something is. */
    enum Pace {
        SLOW,
        QUICK
    }

    /** Everything a view may hold. */
    record Everything(
            String text,
            int whole,
            Long longer,
            double number,
            BigDecimal exact,
            boolean truth,
            Instant at,
            UUID id,
            Pace pace,
            String[] words,
            List<Integer> numbers,
            Map<String, List<Pace>> paces,
            @Nullable String maybe,
            @JsonRawValue String raw,
            Object anything) {}

    /** A tree. */
    record Node(String name, List<Node> below, @Nullable Node above) {}

    /** One of two that are called the same. */
    static final class First {
        /** Its view. */
        record View(int one) {}
    }

    /** The other of two that are called the same. */
    static final class Second {
        /** The first of its name inside. */
        static final class First {
            /** Its view. */
            record View(String other) {}
        }
    }

    /** Return types. */
    interface Answers {
        ResponseEntity<List<Node>> pages();

        Set<? extends Pace> paces();

        Map<UUID, Node> byId();
    }

    private final Schemas schemas = new Schemas();

    private static Type returned(String method) throws NoSuchMethodException {
        return Answers.class.getMethod(method).getGenericReturnType();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> component(String name) {
        return (Map<String, Object>) schemas.components().get(name);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> property(String name) {
        schemas.of(Everything.class);
        return (Map<String, Object>)
                ((Map<String, Object>) component("SchemasTest.Everything").get("properties")).get(name);
    }

    @ParameterizedTest
    @CsvSource({
        "text, string, ",
        "whole, integer, ",
        "longer, integer, ",
        "number, number, ",
        "exact, number, ",
        "truth, boolean, ",
        "at, string, date-time",
        "id, string, uuid",
        "pace, string, ",
        "words, array, ",
        "numbers, array, ",
        "paces, object, ",
        "maybe, string, ",
        "raw, object, "
    })
    void aTypeBecomesThatOfItsJson(String name, String type, @Nullable String format) {
        assertThat(property(name).get("type")).isEqualTo(type);
        assertThat(property(name).get("format")).isEqualTo(format);
    }

    @Test
    void whatMayBeAnythingIsNotNarrowed() {
        assertThat(property("anything")).isEmpty();
    }

    @Test
    void anEnumNamesItsConstants() {
        assertThat(property("pace").get("enum")).isEqualTo(List.of("SLOW", "QUICK"));
    }

    @Test
    void listsMapsAndArraysSayWhatIsInThem() {
        assertThat(property("words")).containsEntry("items", Map.of("type", "string"));
        assertThat(property("numbers")).containsEntry("items", Map.of("type", "integer"));
        assertThat(property("paces").get("additionalProperties").toString())
                .contains("array")
                .contains("QUICK");
    }

    @Test
    void everythingIsRequiredButWhatMayBeNull() {
        schemas.of(Everything.class);
        var required = (List<?>) component("SchemasTest.Everything").get("required");
        assertThat(required.stream().map(Object::toString)).hasSize(14).doesNotContain("maybe");
    }

    @Test
    void aRecordThatHoldsItselfEnds() {
        assertThat(schemas.of(Node.class)).isEqualTo(Map.of("$ref", "#/components/schemas/SchemasTest.Node"));
        var properties = (Map<?, ?>) component("SchemasTest.Node").get("properties");
        assertThat(properties.get("above")).isEqualTo(schemas.of(Node.class));
        assertThat(properties.get("below")).isEqualTo(Map.of("type", "array", "items", schemas.of(Node.class)));
    }

    @Test
    void whatIsWrappedIsUnwrapped() throws NoSuchMethodException {
        assertThat(schemas.of(returned("pages")).get("type")).isEqualTo("array");
        assertThat(schemas.of(returned("paces")).get("items").toString()).contains("SLOW");
        assertThat(schemas.of(returned("byId")).get("additionalProperties"))
                .isEqualTo(Map.of("$ref", "#/components/schemas/SchemasTest.Node"));
    }

    @Test
    void twoTypesOfOneNameKeepTheirOwnSchemas() {
        Map<String, Object> one = schemas.of(First.View.class);
        Map<String, Object> other = schemas.of(Second.First.View.class);
        assertThat(one).isNotEqualTo(other);
        assertThat(component(name(one)).toString()).contains("one");
        assertThat(component(name(other)).toString()).contains("other");
        assertThat(schemas.of(First.View.class)).as("asked again").isEqualTo(one);
        assertThat(schemas.components()).hasSize(2);
    }

    private static String name(Map<String, Object> reference) {
        return String.valueOf(reference.get("$ref")).replace("#/components/schemas/", "");
    }
}
