package org.songhua.edge.ogc.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Document;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of the OpenAPI document that paths refer to. Those that are always the same lie in a resource; they follow
 * the fragments that the standards prescribe.
 */
final class OpenApiComponents {
    /** Statuses beside success that every operation can answer with. */
    static final List<String> STATUSES = List.of("304", "400", "401", "403", "404", "406", "429", "500", "503");

    /** Statuses beside success that an operation can answer with that changes something. */
    static final List<String> CHANGE_STATUSES =
            List.of("400", "401", "403", "404", "412", "415", "422", "428", "429", "500", "503");

    private static final String RESOURCE = "ogc/openapi-components.json";

    private OpenApiComponents() {}

    /** {@return the components by kind and name, for the caller to add to} */
    static Map<String, Map<String, Object>> read() {
        try (var in = new ClassPathResource(RESOURCE).getInputStream()) {
            return JsonMapper.shared().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells which values the path parameter for collections can have. */
    static void enumerate(Map<String, Map<String, Object>> components, List<Collection> collections) {
        var schema = new Document()
                .with("type", "string")
                .with("enum", collections.stream().map(Collection::id).toList());
        var parameter = new Document()
                .with("name", "collectionId")
                .with("in", "path")
                .with("required", true)
                .with("description", "Id of a collection.")
                .with("schema", schema);
        Objects.requireNonNull(components.get("parameters")).put("collectionId", parameter);
    }

    static Map<String, Object> reference(String kind, String name) {
        return Map.of("$ref", "#/components/" + kind + "/" + name);
    }

    /** {@return a query parameter} */
    static Map<String, Object> query(String name, String description, Map<String, ?> schema) {
        return new Document()
                .with("name", name)
                .with("in", "query")
                .with("required", false)
                .with("style", "form")
                .with("explode", false)
                .with("description", description)
                .with("schema", schema);
    }

    /** {@return the parameter {@code f} of an operation} */
    static Map<String, Object> format(List<String> keys) {
        var schema = new Document()
                .with("type", "string")
                .with("enum", keys.stream().distinct().toList());
        return query("f", "Format of the response; beats the Accept header.", schema);
    }

    /** {@return the schema of a page of features} */
    static Map<String, Object> featureCollection(String feature) {
        var count = new Document().with("type", "integer").with("minimum", 0);
        var properties = new Document()
                .with("type", new Document().with("type", "string").with("enum", List.of("FeatureCollection")))
                .with("numberMatched", count)
                .with("numberReturned", count)
                .with("timeStamp", new Document().with("type", "string").with("format", "date-time"))
                .with("features", array(reference("schemas", feature)))
                .with("links", array(reference("schemas", "link")));
        return new Document()
                .with("type", "object")
                .with("required", List.of("type", "features"))
                .with("properties", properties);
    }

    private static Map<String, Object> array(Map<String, ?> items) {
        return new Document().with("type", "array").with("items", items);
    }
}
