package org.songhua.edge.sta;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.sensing.Entity;
import org.songhua.sensing.RawJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the results of a datastream are, in the words of SWE Common (OGC 24-014, as 23-019 clause 8.6 uses it) and in those of SensorThings 1.1:
 * observation type and unit. Records have their values in a list, in the order of their fields.
 */
final class Sta2Result {
    private static final String OM = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_";
    private static final String RECORD = "ComplexObservation";
    private static final Map<String, String> OBSERVATION = Map.of(
            "Quantity", "Measurement",
            "Count", "CountObservation",
            "Category", "CategoryObservation",
            "Boolean", "TruthObservation",
            "Text", "Observation",
            "DataRecord", RECORD);
    private static final String UCUM = "ucum:";

    private Sta2Result() {}

    /** {@return the observation type of a kind of result; of an unknown one, one that nothing has} */
    static String observationType(String kind) {
        return OM + OBSERVATION.getOrDefault(kind, kind);
    }

    /** {@return the column, or key of it, that a path into the result type means} */
    static String column(List<String> steps) {
        String path = String.join("/", steps);
        if (path.equals("resultType/type")) return "observationType";
        throw new FaultException(Fault.refused(
                "STA-002",
                Place.atField(path),
                "“" + path + "” cannot be evaluated.",
                "Ask for resultType/type, or for the ObservedProperties."));
    }

    /** {@return the component that describes the results of a stream} */
    static ObjectNode type(Entity stream, String root) {
        JsonNode parts = tree(stream.value("parts"));
        JsonNode unit = tree(stream.value("unit"));
        JsonNode types = tree(stream.value("partTypes"));
        if (!types.isArray())
            return component(String.valueOf(stream.value("observationType")), unit, parts.path(0), root);
        ObjectNode record = Json.MAPPER.createObjectNode().put("type", "DataRecord");
        ArrayNode fields = record.putArray("fields");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < types.size(); i++) {
            ObjectNode field = Json.MAPPER.createObjectNode().put("name", name(parts.path(i), names));
            fields.add(field.setAll(component(types.get(i).asString(""), unit.path(i), parts.path(i), root)));
        }
        return record;
    }

    /** {@return how records are written; null where there is none} */
    static @Nullable ObjectNode encoding(Entity stream) {
        if (!tree(stream.value("partTypes")).isArray()) return null;
        return Json.MAPPER.createObjectNode().put("type", "JSONEncoding").put("recordsAsArrays", true);
    }

    private static JsonNode tree(@Nullable Object value) {
        return value instanceof RawJson json ? Json.MAPPER.readTree(json.text()) : Json.MAPPER.missingNode();
    }

    private static ObjectNode component(String observationType, JsonNode unit, JsonNode property, String root) {
        String kind = kind(observationType);
        ObjectNode component = Json.MAPPER
                .createObjectNode()
                .put("type", kind)
                .put("label", property.path("name").asString(""))
                .put(
                        "definition",
                        root + "/ObservedProperties(" + property.path("id").asLong() + ")");
        String definition = unit.path("definition").asString("");
        if (kind.equals("Quantity")) component.set("uom", uom(unit, definition));
        if (kind.equals("Category") && !definition.isEmpty()) component.put("codeSpace", definition);
        return component;
    }

    private static String kind(String observationType) {
        return OBSERVATION.entrySet().stream()
                .filter(e -> observationType.equals(OM + e.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("Quantity");
    }

    private static ObjectNode uom(JsonNode unit, String definition) {
        ObjectNode uom = Json.MAPPER.createObjectNode();
        String symbol = unit.path("symbol").asString("");
        if (definition.startsWith(UCUM)) uom.put("code", definition.substring(UCUM.length()));
        else if (definition.contains(":")) uom.put("href", definition);
        else uom.put("code", symbol.isEmpty() ? "1" : symbol);
        if (unit.path("name").isString()) uom.put("label", unit.path("name").asString());
        if (!symbol.isEmpty()) uom.put("symbol", symbol);
        return uom;
    }

    /** A name of a field has no blanks, and is there once. */
    private static String name(JsonNode property, Set<String> taken) {
        String bare = property.path("name").asString("").replaceAll("[^\\p{L}\\p{N}_]+", "_");
        String name = bare.isEmpty() || Character.isDigit(bare.charAt(0)) ? "_" + bare : bare;
        String free = name;
        for (int i = 2; !taken.add(free); i++) free = name + "_" + i;
        return free;
    }

    /** {@return whether a component is a record of several values} */
    static boolean isRecord(JsonNode resultType) {
        return resultType.path("type").asString("").equals("DataRecord");
    }

    /** Puts observation type and unit of a component into a document of 1.1. */
    static void write(JsonNode resultType, ObjectNode document) {
        document.put("observationType", observationType(resultType.path("type").asString("")));
        document.set("unitOfMeasurement", unit(resultType));
    }

    /** Puts types and units of the fields of a record into a document of 1.1. */
    static void writeRecord(JsonNode resultType, ObjectNode document) {
        ArrayNode types = document.putArray("multiObservationDataTypes");
        ArrayNode units = document.putArray("unitOfMeasurements");
        for (JsonNode field : resultType.path("fields")) {
            types.add(observationType(field.path("type").asString("")));
            units.add(unit(field));
        }
    }

    private static ObjectNode unit(JsonNode component) {
        JsonNode uom = component.path("uom");
        String code = uom.path("code").asString("");
        String other = uom.path("href").asString(component.path("codeSpace").asString(""));
        ObjectNode unit = Json.MAPPER.createObjectNode();
        unit.put("name", uom.path("label").asString(code));
        unit.put("symbol", uom.path("symbol").asString(code));
        unit.put("definition", code.isEmpty() ? other : UCUM + code);
        return unit;
    }

    /** {@return what is wrong with a component; null for nothing} */
    static @Nullable String mistake(JsonNode component) {
        String kind = component.path("type").asString("");
        if (!OBSERVATION.containsKey(kind))
            return "The type is none of "
                    + OBSERVATION.keySet().stream().sorted().toList() + ".";
        if (kind.equals("DataRecord")) return component.path("fields").isEmpty() ? "A DataRecord needs fields." : null;
        JsonNode uom = component.path("uom");
        boolean hasUnit = uom.path("code").isString() || uom.path("href").isString();
        return kind.equals("Quantity") && !hasUnit ? "A Quantity needs a uom with code or href." : null;
    }
}
