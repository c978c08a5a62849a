package org.songhua.edge.ogc.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Document;

/** The parts of the OpenAPI document that paths refer to; they follow the fragments that the standards prescribe. */
final class OpenApiComponents {
    /** Statuses beside success that every operation can answer with. */
    static final List<String> STATUSES = List.of("304", "400", "401", "403", "404", "406", "500");

    private static final Map<String, String> STATUS_TEXTS = Map.of(
            "304", "The client's copy is still right.",
            "400", "A query parameter is unknown or its value does not fit.",
            "401", "The caller is not known.",
            "403", "The caller may not do this.",
            "404", "There is no such resource.",
            "406", "No format offered is acceptable.",
            "500", "The server failed.");

    private OpenApiComponents() {}

    static Map<String, Object> reference(String kind, String name) {
        return Map.of("$ref", "#/components/" + kind + "/" + name);
    }

    static Map<String, Object> securitySchemes() {
        return Document.of(
                "apiKey",
                Document.of("type", "http", "scheme", "bearer", "description", "An API key of this server."),
                "session",
                Document.of(
                        "type",
                        "apiKey",
                        "in",
                        "cookie",
                        "name",
                        "songhua_session",
                        "description",
                        "The session of a user who logged in at the console."));
    }

    /** {@return the parameter {@code f} of an operation} */
    static Map<String, Object> format(List<String> keys) {
        return parameter(
                "f",
                "query",
                "Format of the response; beats the Accept header.",
                Document.of("type", "string", "enum", keys.stream().distinct().toList()));
    }

    static Map<String, Object> parameters(List<Collection> collections) {
        List<String> ids = collections.stream().map(Collection::id).toList();
        var parameters = features();
        parameters.put("collectionId", parameter("collectionId", "path", "Id of a collection.", enumeration(ids)));
        parameters.put(
                "collections",
                parameter(
                        "collections",
                        "query",
                        "Only these collections: ids or addresses, the first one at the bottom.",
                        Document.of("type", "array", "items", Map.of("type", "string"))));
        parameters.put(
                "tileMatrixSetId",
                parameter(
                        "tileMatrixSetId",
                        "path",
                        "Id of a tile matrix set.",
                        enumeration(List.of("WebMercatorQuad"))));
        parameters.put(
                "tileMatrix",
                parameter("tileMatrix", "path", "Zoom, 0 to " + Tiles.MAX_ZOOM + ".", Document.of("type", "string")));
        parameters.put("tileRow", parameter("tileRow", "path", "Row of the tile, from north.", index()));
        parameters.put("tileCol", parameter("tileCol", "path", "Column of the tile, from west.", index()));
        return parameters;
    }

    static Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (String status : STATUSES) {
            var response = Document.of("description", STATUS_TEXTS.get(status));
            if (!status.equals("304")) {
                response.put(
                        "content",
                        Map.of("application/problem+json", Map.of("schema", reference("schemas", "problem"))));
            }
            responses.put(status, response);
        }
        return responses;
    }

    static Map<String, Object> schemas() {
        var schemas = new LinkedHashMap<String, Object>();
        var text = Map.of("type", "string");
        var links = array(reference("schemas", "link"));
        schemas.put("anyObject", Document.of("type", "object"));
        schemas.put(
                "link",
                object(
                        List.of("href", "rel"),
                        "href",
                        text,
                        "rel",
                        text,
                        "type",
                        text,
                        "title",
                        text,
                        "templated",
                        Map.of("type", "boolean")));
        schemas.put(
                "landingPage",
                object(List.of("links"), "title", text, "description", text, "extent", extent(), "links", links));
        schemas.put("confClasses", object(List.of("conformsTo"), "conformsTo", array(text), "links", links));
        schemas.put(
                "collection",
                object(
                        List.of("id", "links"),
                        "id",
                        text,
                        "title",
                        text,
                        "description",
                        text,
                        "itemType",
                        text,
                        "itemCount",
                        Map.of("type", "integer"),
                        "extent",
                        extent(),
                        "crs",
                        array(text),
                        "links",
                        links));
        schemas.put(
                "collections",
                object(
                        List.of("links", "collections"),
                        "links",
                        links,
                        "collections",
                        array(reference("schemas", "collection"))));
        schemas.put("tileset", tileset(text, links));
        schemas.put(
                "tilesets",
                object(List.of("tilesets"), "links", links, "tilesets", array(reference("schemas", "tileset"))));
        schemas.put("problem", problem(text));
        return schemas;
    }

    /** {@return the schema of a page of features} */
    static Map<String, Object> featureCollection(String feature) {
        var count = Document.of("type", "integer", "minimum", 0);
        return object(
                List.of("type", "features"),
                "type",
                Document.of("type", "string", "enum", List.of("FeatureCollection")),
                "numberMatched",
                count,
                "numberReturned",
                count,
                "timeStamp",
                Document.of("type", "string", "format", "date-time"),
                "features",
                array(reference("schemas", feature)),
                "links",
                array(reference("schemas", "link")));
    }

    private static Map<String, Object> features() {
        var parameters = Document.of();
        parameters.put(
                "limit",
                parameter(
                        "limit",
                        "query",
                        "Most features to return; a greater number than the maximum gives the maximum.",
                        Document.of("type", "integer", "minimum", 1, "maximum", ObjectQuery.MAX_LIMIT, "default", 10)));
        parameters.put(
                "bbox",
                parameter(
                        "bbox",
                        "query",
                        "Only features that meet this box: west,south,east,north in degrees of WGS 84, or with heights"
                                + " west,south,bottom,east,north,top. Where west is greater than east the box spans the"
                                + " antimeridian.",
                        Document.of("type", "array", "minItems", 4, "maxItems", 6, "items", Map.of("type", "number"))));
        parameters.put(
                "datetime",
                parameter(
                        "datetime",
                        "query",
                        "Only features that are valid at this time or in this interval (RFC 3339, .. for an open end).",
                        Document.of("type", "string")));
        parameters.put(
                "token",
                parameter(
                        "token", "query", "Where the page before ended; from 'next' links.", Map.of("type", "string")));
        parameters.put(
                "dataset",
                parameter("dataset", "query", "Only features of the data set of this code.", Map.of("type", "string")));
        parameters.put(
                "featureId",
                parameter("featureId", "path", "Id of a feature.", Document.of("type", "string", "format", "uuid")));
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in, String description, Map<String, ?> schema) {
        boolean path = in.equals("path");
        return Document.of(
                "name",
                name,
                "in",
                in,
                "required",
                path,
                "description",
                description,
                "schema",
                schema,
                "style",
                path ? "simple" : "form",
                "explode",
                false);
    }

    private static Map<String, Object> enumeration(List<String> values) {
        return Document.of("type", "string", "enum", values.isEmpty() ? null : values);
    }

    private static Map<String, Object> index() {
        return Document.of("type", "integer", "minimum", 0);
    }

    private static Map<String, Object> extent() {
        var box = Document.of("type", "array", "minItems", 4, "maxItems", 6, "items", Map.of("type", "number"));
        return object(List.of(), "spatial", object(List.of(), "bbox", array(box), "crs", Map.of("type", "string")));
    }

    private static Map<String, Object> tileset(Map<String, ?> text, Map<String, ?> links) {
        return object(
                List.of("dataType", "crs", "links"),
                "title",
                text,
                "dataType",
                text,
                "crs",
                text,
                "tileMatrixSetId",
                text,
                "tileMatrixSetURI",
                text,
                "tileMatrixSetLimits",
                array(Map.of("type", "object")),
                "boundingBox",
                Map.of("type", "object"),
                "layers",
                array(Map.of("type", "object")),
                "links",
                links);
    }

    private static Map<String, Object> problem(Map<String, ?> text) {
        var fault = object(
                List.of("code", "problem", "remedy"),
                "code",
                text,
                "severity",
                text,
                "place",
                Map.of("type", "object"),
                "problem",
                text,
                "remedy",
                text);
        return object(
                List.of("title", "status"),
                "type",
                text,
                "title",
                text,
                "status",
                Map.of("type", "integer"),
                "detail",
                text,
                "code",
                text,
                "faults",
                array(fault));
    }

    private static Map<String, Object> array(Map<String, ?> items) {
        return Document.of("type", "array", "items", items);
    }

    private static Map<String, Object> object(List<String> required, Object... properties) {
        return Document.of(
                "type",
                "object",
                "required",
                required.isEmpty() ? null : required,
                "properties",
                Document.of(properties));
    }
}
