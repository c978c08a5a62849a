package org.songhua.edge.ogc.features;

import java.util.Map;
import org.songhua.cim.Queryables;
import org.songhua.cim.Queryables.Queryable;
import org.songhua.cim.Queryables.Source;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Language;
import org.songhua.engine.cql.Type;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** Queryables as a JSON Schema (19-079r2, 6.2). */
final class QueryablesDocument {
    private QueryablesDocument() {}

    /**
     * {@return the schema}
     *
     * @param id address of the resource without its query
     */
    static Map<String, Object> of(
            String id, String title, Queryables queryables, GeometryKind kind, Language language) {
        var properties = new Document();
        queryables.list().forEach(q -> properties.put(q.name(), property(q, kind, language)));
        return new Document()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("$id", id)
                .with("type", "object")
                .with("title", title)
                .with("properties", properties)
                .with("additionalProperties", false);
    }

    private static Map<String, Object> property(Queryable queryable, GeometryKind kind, Language language) {
        AttributeDefinition attribute = queryable.attribute();
        if (attribute != null) return FeatureSchema.value(attribute, language);
        var property = new Document().with("title", language.of(queryable.title()));
        if (queryable.type() == Type.GEOMETRY) return property.with("format", "geometry-" + geometry(kind));
        return property.with("type", type(queryable))
                .with("format", queryable.type() == Type.TIMESTAMP ? "date-time" : null);
    }

    private static String type(Queryable queryable) {
        return switch (queryable.type()) {
            case NUMBER -> queryable.source() == Source.REVISION ? "integer" : "number";
            case TRUTH -> "boolean";
            default -> "string";
        };
    }

    private static String geometry(GeometryKind kind) {
        return switch (kind) {
            case POINT -> "point-or-multipoint";
            case LINE -> "linestring-or-multilinestring";
            case POLYGON -> "polygon-or-multipolygon";
            case ANY -> "any";
        };
    }
}
