package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;
import org.songhua.sensing.SensorThings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns documents of SensorThings 2.0 into those of 1.1, which the platform takes. */
final class Sta2Reader {
    private static final int MOST_FAULTS = 50;
    private static final int MOST_DEPTH = 10;
    private static final Pattern ENTITY = Pattern.compile(".*?([A-Za-z]+)\\('?(\\d{1,18})'?\\)");

    /** What 1.1 demands of these and 2.0 does not. */
    private static final Set<String> OPTIONAL = Set.of("description", "metadata");

    private final SensorThings things;
    private final boolean whole;
    private final FaultLog log = new FaultLog(MOST_FAULTS);

    private Sta2Reader(SensorThings things, boolean whole) {
        this.things = things;
        this.whole = whole;
    }

    /**
     * A document of 1.1.
     *
     * @param type of the entity that it describes: a stream is one of two kinds
     */
    record Draft(EntityType type, ObjectNode document) {}

    /**
     * {@return the document in the words of 1.1}
     *
     * @param whole whether it is all of the entity, not changes alone
     */
    static Draft read(SensorThings things, EntityType type, JsonNode document, boolean whole) {
        var reader = new Sta2Reader(things, whole);
        Draft draft = reader.entity(type, document, "", 0);
        reader.log.throwIfAny();
        return draft;
    }

    private Draft entity(EntityType type, JsonNode node, String pointer, int depth) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        if (!node.isObject() || depth > MOST_DEPTH) {
            wrong(pointer, "This is not a JSON object.", "Give a JSON object.");
            return new Draft(type, document);
        }
        EntityType kind = type != EntityType.STREAM
                ? type
                : Sta2Result.isRecord(node.path("resultType")) ? EntityType.MULTI_DATASTREAM : EntityType.DATASTREAM;
        node.properties().forEach(field -> field(type, document, field.getKey(), field.getValue(), pointer, depth));
        if (type == EntityType.STREAM) stream(node, document, pointer);
        if (whole) addOptional(type, document);
        return new Draft(kind, document);
    }

    private static void addOptional(EntityType type, ObjectNode document) {
        boolean isSensor = type == EntityType.SENSOR;
        if (Sta2Model.properties(type).contains("description") && !document.has("description"))
            document.put("description", "");
        for (String name : List.of("encodingType", "metadata"))
            if (isSensor && !document.has(name)) document.put(name, "");
    }

    private void field(EntityType type, ObjectNode document, String name, JsonNode value, String pointer, int depth) {
        if (name.contains("@") || name.equals("id")) return;
        String at = pointer + "/" + name;
        Optional<Relation> relation = Sta2Model.relation(type, name);
        if (relation.isPresent()) {
            related(relation.get(), document, value, at, depth);
            return;
        }
        switch (name) {
            case "definition" -> definition(type, document, value);
            case "properties" -> properties(type, document, value);
            case "phenomenonTime", "validTime" -> {
                if (type == EntityType.OBSERVATION) document.set(name, time(value));
            }
            case "resultType" -> resultType(type, value, at);
            case "resultEncoding" -> {}
            default ->
                document.set(name, OPTIONAL.contains(name) && value.isNull() ? Json.MAPPER.stringNode("") : value);
        }
    }

    private static void definition(EntityType type, ObjectNode document, JsonNode value) {
        if (type == EntityType.OBSERVED_PROPERTY) document.set("definition", value);
        else if (document.path("properties") instanceof ObjectNode properties) properties.set("definition", value);
        else document.putObject("properties").set("definition", value);
    }

    private static void properties(EntityType type, ObjectNode document, JsonNode value) {
        if (type == EntityType.OBSERVATION && value instanceof ObjectNode all) {
            ObjectNode rest = all.deepCopy();
            JsonNode quality = rest.remove(Sta2Writer.QUALITY);
            if (quality != null) document.set(Sta2Writer.QUALITY, quality);
            document.set("parameters", rest);
        } else if (value instanceof ObjectNode given && document.path("properties") instanceof ObjectNode definition)
            definition.setAll(given);
        else document.set(type == EntityType.OBSERVATION ? "parameters" : "properties", value);
    }

    /** A moment has a start only; who writes a text means what 1.1 does. */
    private static JsonNode time(JsonNode value) {
        if (!value.isObject()) return value;
        String start = value.path("start").asString("");
        return Json.MAPPER.stringNode(
                value.path("end").isString() ? start + "/" + value.path("end").asString() : start);
    }

    private void resultType(EntityType type, JsonNode value, String at) {
        if (type != EntityType.STREAM) return;
        String mistake = Sta2Result.mistake(value);
        if (mistake != null) badResultType(at, mistake);
        for (int i = 0; i < value.path("fields").size(); i++) {
            JsonNode field = value.path("fields").get(i);
            String inField =
                    Sta2Result.isRecord(field) ? "Records within records are not kept." : Sta2Result.mistake(field);
            if (inField != null) badResultType(at + "/fields/" + i, inField);
        }
    }

    private void badResultType(String at, String mistake) {
        log.accept(Fault.refused(
                "STA-034",
                Place.atField(at),
                mistake,
                "Describe the result in the words of SWE Common, as OGC 23-019 shows."));
    }

    private void stream(JsonNode node, ObjectNode document, String pointer) {
        JsonNode type = node.path("resultType");
        if (type.isMissingNode()) {
            if (whole) badResultType(pointer + "/resultType", "A value is missing.");
            return;
        }
        if (Sta2Result.isRecord(type)) {
            if (!node.path("resultEncoding").path("recordsAsArrays").asBoolean(false))
                badResultType(
                        pointer + "/resultEncoding",
                        "Results of several values are kept as lists: recordsAsArrays must be true.");
            Sta2Result.writeRecord(type, document);
            List<JsonNode> fields = new ArrayList<>();
            type.path("fields").forEach(fields::add);
            observed(node, document, fields, "ObservedProperties", pointer);
        } else {
            Sta2Result.write(type, document);
            observed(node, document, List.of(type), "ObservedProperty", pointer);
        }
    }

    /** The observed properties follow from the components; they may also stand in the document, to be made along with it. */
    private void observed(JsonNode node, ObjectNode document, List<JsonNode> components, String label, String pointer) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        JsonNode given = node.path("ObservedProperties");
        document.remove("ObservedProperties");
        for (int i = 0; i < components.size(); i++) {
            Long id = reference(components.get(i).path("definition"), "ObservedProperties");
            if (given.isArray() && given.size() == components.size())
                all.add(single(EntityType.OBSERVED_PROPERTY, given.get(i), pointer + "/ObservedProperties/" + i, 1));
            else if (id != null) all.add(Json.MAPPER.createObjectNode().put("@iot.id", id));
            else badResultType(pointer + "/resultType/definition", "The definition names no ObservedProperty.");
        }
        if (label.equals("ObservedProperties")) document.set(label, all);
        else if (!all.isEmpty()) document.set(label, all.get(0));
    }

    private void related(Relation relation, ObjectNode document, JsonNode value, String at, int depth) {
        if (!relation.many()) {
            if (value.isNull()) return;
            ObjectNode one = single(relation.target(), value, at, depth + 1);
            document.set(innerLabel(relation, one), one);
            return;
        }
        if (!value.isArray()) {
            wrong(at, "This is not a JSON array.", "Give a JSON array.");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            ObjectNode one = single(relation.target(), value.get(i), at + "/" + i, depth + 1);
            document.withArray("/" + innerLabel(relation, one)).add(one);
        }
    }

    private String innerLabel(Relation relation, ObjectNode one) {
        if (relation.target() != EntityType.STREAM) return relation.label();
        boolean isMulti = one.has("multiObservationDataTypes")
                || things.stream(one.path("@iot.id").asLong(0))
                        .filter(stream -> stream.type() == EntityType.MULTI_DATASTREAM)
                        .isPresent();
        return (isMulti ? "MultiDatastream" : "Datastream") + (relation.many() ? "s" : "");
    }

    /** {@return a link to an entity that is there, or one that is made along} */
    private ObjectNode single(EntityType type, JsonNode node, String at, int depth) {
        Long id = reference(node.path("@id"), Sta2Model.collection(type));
        if (id == null && node.path("id").isIntegralNumber())
            id = node.path("id").asLong();
        return id == null
                ? entity(type, node, at, depth).document()
                : Json.MAPPER.createObjectNode().put("@iot.id", id);
    }

    private static @Nullable Long reference(JsonNode id, String collection) {
        Matcher matcher = ENTITY.matcher(id.asString(""));
        return matcher.matches() && matcher.group(1).equals(collection)
                ? (Long) Long.parseLong(matcher.group(2))
                : null;
    }

    private void wrong(String at, String problem, String remedy) {
        log.accept(Fault.refused("STA-011", Place.atField(at), problem, remedy));
    }
}
