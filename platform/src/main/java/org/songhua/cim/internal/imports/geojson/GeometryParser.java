package org.songhua.cim.internal.imports.geojson;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads geometry objects; what is wrong with one is noted in it, so that the file can be read on. */
final class GeometryParser {
    private final JsonParser json;

    GeometryParser(JsonParser json) {
        this.json = json;
    }

    /** {@return the geometry whose first token is the current one; null for null} */
    @Nullable
    ParsedGeometry geometry() {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) return null;
        var geometry = new ParsedGeometry();
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            geometry.spoil("The geometry is no object.");
            return geometry;
        }
        while (JsonTokens.next(json) == JsonToken.PROPERTY_NAME) readMember(geometry);
        return geometry;
    }

    private void readMember(ParsedGeometry geometry) {
        String name = json.currentName();
        JsonToken token = JsonTokens.next(json);
        if (name.equals("type") && token == JsonToken.VALUE_STRING) geometry.type = json.getString();
        else if (name.equals("coordinates") || name.equals("geometries")) member(geometry, name);
        else json.skipChildren();
    }

    /** Reads {@code coordinates} or {@code geometries}, whose first token is the current one. */
    ParsedGeometry member(@Nullable ParsedGeometry known, String name) {
        var geometry = Objects.requireNonNullElseGet(known, ParsedGeometry::new);
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            geometry.spoil("The " + name + " of the geometry are no array.");
        } else if (name.equals("coordinates")) {
            geometry.hasCoordinates = true;
            array(geometry, 1);
        } else {
            collection(geometry);
        }
        return geometry;
    }

    private void collection(ParsedGeometry geometry) {
        var members = new ArrayList<ParsedGeometry>();
        while (JsonTokens.next(json) != JsonToken.END_ARRAY) {
            ParsedGeometry member = geometry();
            if (member == null) geometry.spoil("A member of the collection is null.");
            else members.add(member);
        }
        geometry.members = members;
    }

    /** Reads an array of the coordinates; the current token opens it. */
    private void array(ParsedGeometry geometry, int depth) {
        JsonToken token = JsonTokens.next(json);
        if (token.isNumeric()) {
            position(geometry, depth);
            return;
        }
        for (; token != JsonToken.END_ARRAY; token = JsonTokens.next(json)) {
            if (token == JsonToken.START_ARRAY && depth < ParsedGeometry.MAX_NESTING) {
                array(geometry, depth + 1);
            } else {
                json.skipChildren();
                geometry.spoil(
                        "The coordinates hold something that is neither a number nor an array of the right depth.");
            }
        }
        if (geometry.nesting > depth) geometry.endArray(geometry.nesting - depth);
        else if (geometry.nesting != 0) geometry.spoil("The coordinates hold an empty array.");
    }

    /** Reads the rest of a position; the current token is its first number. */
    private void position(ParsedGeometry geometry, int depth) {
        if (geometry.nesting == 0) geometry.nesting = depth;
        else if (geometry.nesting != depth) geometry.spoil("The coordinates are nested to different depths.");
        double x = json.getDoubleValue();
        double y = 0;
        double z = Double.NaN;
        int count = 1;
        for (JsonToken token = JsonTokens.next(json); token != JsonToken.END_ARRAY; token = JsonTokens.next(json)) {
            if (!token.isNumeric()) {
                json.skipChildren();
                geometry.spoil("A position holds something that is no number.");
            } else if (++count == 2) {
                y = json.getDoubleValue();
            } else if (count == 3) {
                z = json.getDoubleValue();
            }
        }
        if (count < 2) geometry.spoil("A position has fewer than two numbers.");
        geometry.addPosition(x, y, z);
    }
}
