package org.songhua.edge.ogc.features;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Language;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;

/**
 * JSON Schemas of features, in the subset that JSON Schema 2020-12 and OpenAPI 3.0 share. Types are plain, never "or
 * null", because desktop programs make their columns from them.
 */
public final class FeatureSchema {
    private static final String TAGS = "tags";

    private FeatureSchema() {}

    /** {@return the schema of one feature of the class} */
    public static Map<String, Object> of(ClassDefinition definition, Language language) {
        return new Document()
                .with("type", "object")
                .with("title", language.of(definition.title()))
                .with("required", List.of("type", "id", "geometry", "properties"))
                .with(
                        "properties",
                        new Document()
                                .with("type", Map.of("type", "string", "enum", List.of("Feature")))
                                .with(
                                        "id",
                                        new Document().with("type", "string").with("format", "uuid"))
                                .with("geometry", geometry(definition))
                                .with(
                                        "properties",
                                        new Document()
                                                .with("type", "object")
                                                .with("properties", properties(definition, language)))
                                .with(
                                        "links",
                                        new Document().with("type", "array").with("items", Map.of("type", "object"))));
    }

    /** {@return the schema of a value of the attribute} */
    public static Map<String, Object> value(AttributeDefinition attribute, Language language) {
        List<?> choices = attribute.choices().stream()
                .map(choice -> typed(attribute, choice.value()))
                .toList();
        return new Document()
                .with("type", type(attribute.type()))
                .with("title", language.of(attribute.title()))
                .with("description", description(attribute, language))
                .with("format", attribute.format())
                .with("minimum", attribute.minimum())
                .with("maximum", attribute.maximum())
                .with(
                        "maxLength",
                        attribute.maxLength() > 0 && attribute.maxLength() < Integer.MAX_VALUE
                                ? attribute.maxLength()
                                : null)
                .with("enum", choices.isEmpty() ? null : choices);
    }

    private static Map<String, Object> properties(ClassDefinition definition, Language language) {
        Map<String, Object> properties = new Document();
        List<SystemProperty> system = SystemProperty.of(definition);
        if (system.contains(SystemProperty.NAME)) put(properties, SystemProperty.NAME, language);
        for (AttributeDefinition attribute : definition.attributes()) {
            properties.put(attribute.name(), value(attribute, language));
        }
        String title = language.of("来源的其他属性", "What the source says beyond the attributes");
        properties.putIfAbsent(TAGS, new Document().with("type", "object").with("title", title));
        for (SystemProperty property : system) {
            if (property != SystemProperty.NAME) put(properties, property, language);
        }
        return properties;
    }

    private static void put(Map<String, Object> properties, SystemProperty property, Language language) {
        String format = property.format().isEmpty() ? null : property.format();
        properties.put(
                property.key(),
                new Document()
                        .with("type", property.type())
                        .with("title", language.of(property.title()))
                        .with("format", format));
    }

    private static Map<String, Object> geometry(ClassDefinition definition) {
        List<String> types = switch (definition.geometry()) {
            case POINT -> List.of("Point", "MultiPoint");
            case LINE -> List.of("LineString", "MultiLineString");
            case POLYGON -> List.of("Polygon", "MultiPolygon");
            case ANY ->
                List.of(
                        "Point",
                        "MultiPoint",
                        "LineString",
                        "MultiLineString",
                        "Polygon",
                        "MultiPolygon",
                        "GeometryCollection");
        };
        return new Document()
                .with("type", "object")
                .with("required", List.of("type"))
                .with(
                        "properties",
                        Map.of("type", new Document().with("type", "string").with("enum", types)));
    }

    private static Object typed(AttributeDefinition attribute, String value) {
        return switch (attribute.type()) {
            case STRING, BOOLEAN -> value;
            case INTEGER, NUMBER -> new BigDecimal(value);
        };
    }

    private static String type(AttributeDefinition.Type type) {
        return switch (type) {
            case STRING -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
        };
    }

    /** Unit and choices in words. */
    private static @Nullable String description(AttributeDefinition attribute, Language language) {
        var parts = new java.util.ArrayList<String>();
        if (attribute.unit() != null) parts.add(language.of("单位：", "Unit: ") + attribute.unit());
        attribute.choices().forEach(choice -> parts.add(choice.value() + " = " + language.of(choice.title())));
        return parts.isEmpty() ? null : String.join("; ", parts);
    }
}
