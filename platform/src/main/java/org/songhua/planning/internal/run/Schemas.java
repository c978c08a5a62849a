package org.songhua.planning.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.planning.Parameter;

/** JSON Schemas of inputs and outputs, and the inputs that several analyses share. */
final class Schemas {
    static final Map<String, Object> OBJECT = Map.of("type", "object");
    /** Longitude and latitude in degrees. */
    static final Map<String, Object> PLACE =
            Map.of("type", "array", "items", number(-180, 180), "minItems", 2, "maxItems", 2);

    static final Map<String, Object> FEATURES = Map.of(
            "type", "object", "format", "geojson-feature-collection", "contentMediaType", "application/geo+json");

    static final Parameter MODE =
            Parameter.optional("mode", "出行方式", "Way of moving", words("walk", "walk", "wheelchair", "cycle"));
    static final Parameter SPEED = Parameter.optional(
            "speed", "速度（米每秒），不填按出行方式", "Metres a second; the usual speed of the mode if left out", number(0.2, 10));
    static final Parameter SET = Parameter.optional(
            "set", "服务清单（知识包代码）", "Code of the pack that declares the services", text("life-circle"));
    static final Parameter PLACE_INPUT =
            Parameter.required("place", "地点：经度、纬度", "Place: longitude, latitude in degrees", PLACE);

    private Schemas() {}

    static Map<String, Object> number(double minimum, double maximum) {
        return Map.of("type", "number", "minimum", minimum, "maximum", maximum);
    }

    static Map<String, Object> whole(int minimum, int maximum, int otherwise) {
        return Map.of("type", "integer", "minimum", minimum, "maximum", maximum, "default", otherwise);
    }

    static Map<String, Object> words(String otherwise, String... words) {
        return Map.of("type", "string", "enum", List.of(words), "default", otherwise);
    }

    static Map<String, Object> text(String otherwise) {
        return Map.of("type", "string", "maxLength", 200, "default", otherwise);
    }

    static Map<String, Object> text() {
        return Map.of("type", "string", "maxLength", 200);
    }

    static Map<String, Object> truth(boolean otherwise) {
        return Map.of("type", "boolean", "default", otherwise);
    }

    /** {@return a list of at most so many; empty if left out} */
    static Map<String, Object> list(Map<String, Object> items, int most) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "array");
        schema.put("items", items);
        schema.put("maxItems", most);
        schema.put("default", List.of());
        return schema;
    }

    static final Map<String, Object> OBJECT_ID = Map.of("type", "string", "format", "uuid");
}
