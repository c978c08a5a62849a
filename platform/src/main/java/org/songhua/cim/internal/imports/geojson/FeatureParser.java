package org.songhua.cim.internal.imports.geojson;

import java.io.InputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Place;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Pulls features out of JSON text one by one. Members may come in any order, as the format has it; a coordinate
 * reference system told behind the features is known only at the end.
 */
final class FeatureParser implements FeatureSource {
    private static final int MAX_NESTING = 100;
    private static final int MAX_TEXT_CHARACTERS = 16 << 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT_CHARACTERS)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private final JsonParser json;
    private final Place file;
    private final GeometryParser geometries;
    private final PropertyParser properties;
    private final ArrayDeque<RawFeature> found = new ArrayDeque<>();
    private @Nullable RawFeature root;
    private boolean inFeatures = false;
    private boolean sawFeatures = false;
    private boolean ended = false;
    private long rows = 0;
    private @Nullable String crs;

    FeatureParser(InputStream in, Place file) {
        this.json = JSON.createParser(ObjectReadContext.empty(), in);
        this.file = file;
        this.geometries = new GeometryParser(json);
        this.properties = new PropertyParser(json);
    }

    @Override
    public @Nullable String crs() {
        return crs;
    }

    @Override
    public @Nullable RawFeature next() {
        while (found.isEmpty() && !ended) step();
        return found.poll();
    }

    private void step() {
        if (inFeatures) element();
        else if (root != null) member(root);
        else value();
    }

    /** A value at the outermost level: the collection, a feature, or one of the features in a row. */
    private void value() {
        JsonToken token = json.nextToken();
        if (token == null) {
            ended = true;
            if (rows == 0 && !sawFeatures) throw JsonFaults.notGeoJson(file, "it is empty");
        } else if (token == JsonToken.START_OBJECT) {
            root = new RawFeature(rows + 1);
            sawFeatures = false;
        } else {
            throw JsonFaults.notGeoJson(file.withRow(json.currentTokenLocation().getLineNr()), "it holds no object");
        }
    }

    private void member(RawFeature object) {
        if (JsonTokens.next(json) == JsonToken.END_OBJECT) {
            root = null;
            endOfRoot(object);
        } else if (json.currentName().equals("features")) {
            if (JsonTokens.next(json) != JsonToken.START_ARRAY) {
                throw JsonFaults.notGeoJson(file, "its \"features\" are no array");
            }
            inFeatures = true;
            sawFeatures = true;
        } else {
            readMember(object);
        }
    }

    private void endOfRoot(RawFeature object) {
        if (sawFeatures) return;
        if (object.type == null) {
            throw JsonFaults.notGeoJson(file, "the object has no \"type\"");
        }
        if (object.type.equals("FeatureCollection")) {
            throw JsonFaults.notGeoJson(file, "the collection has no \"features\"");
        }
        rows++;
        found.add(object);
    }

    private void element() {
        JsonToken token = JsonTokens.next(json);
        if (token == JsonToken.END_ARRAY) {
            inFeatures = false;
            return;
        }
        var feature = new RawFeature(++rows);
        found.add(feature);
        if (token == JsonToken.START_OBJECT) {
            while (JsonTokens.next(json) == JsonToken.PROPERTY_NAME) readMember(feature);
        } else {
            json.skipChildren();
        }
    }

    /** Reads one member of a feature or of the outermost object. */
    private void readMember(RawFeature feature) {
        String name = json.currentName();
        JsonToken token = JsonTokens.next(json);
        switch (name) {
            case "type" -> feature.type = token == JsonToken.VALUE_STRING ? json.getString() : feature.type;
            case "id" ->
                feature.id =
                        token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getString() : skipped(feature.id);
            case "geometry" -> feature.geometry = geometries.geometry();
            case "coordinates", "geometries" -> feature.geometry = geometries.member(feature.geometry, name);
            case "properties" -> properties.readAll(feature);
            case "crs" -> readCrs();
            case "bbox" -> json.skipChildren();
            default -> properties.readForeign(feature, name, root == feature);
        }
    }

    private @Nullable String skipped(@Nullable String kept) {
        json.skipChildren();
        return kept;
    }

    /** {@code {"type": "name", "properties": {"name": "EPSG:4490"}}}, as GeoJSON of 2008 had it. */
    private void readCrs() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (JsonTokens.next(json) == JsonToken.PROPERTY_NAME) {
            boolean isName = json.currentName().equals("name");
            JsonToken token = JsonTokens.next(json);
            if (isName && token == JsonToken.VALUE_STRING) crs = json.getString();
            else if (token == JsonToken.START_OBJECT) readCrs();
            else json.skipChildren();
        }
    }

    @Override
    public void close() {
        json.close();
    }
}
