package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.odata.Literals;
import org.songhua.engine.text.Parsing;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import tools.jackson.databind.JsonNode;

/** Reads drafts from documents and finds everything that is wrong with them by themselves. */
final class DraftReader {
    private static final int MOST_FAULTS = 50;
    private static final int MOST_DEPTH = 10;

    private final FaultLog log = new FaultLog(MOST_FAULTS);
    private final boolean whole;
    private final boolean linksOnly;

    private DraftReader(boolean whole, boolean linksOnly) {
        this.whole = whole;
        this.linksOnly = linksOnly;
    }

    /**
     * {@return the entity that the document describes}
     *
     * @param given relations that the address says already
     * @throws org.songhua.engine.fault.FaultException with everything that is wrong or missing
     */
    static Draft create(EntityType type, JsonNode document, Set<Relation> given) {
        return read(new DraftReader(true, false), type, document, given);
    }

    /** {@return the changes that the document describes; nothing in it is mandatory, but null where a value must be is a mistake} */
    static Draft change(EntityType type, JsonNode document) {
        return read(new DraftReader(false, true), type, document, Set.of());
    }

    /** {@return the whole entity as it is to be from now on; its relations need not be named} */
    static Draft replacement(EntityType type, JsonNode document) {
        return read(new DraftReader(true, true), type, document, Set.copyOf(type.relations()));
    }

    private static Draft read(DraftReader reader, EntityType type, JsonNode document, Set<Relation> given) {
        Draft draft = reader.entity(type, document, "", given, reader.whole, 0);
        reader.log.throwIfAny();
        return draft;
    }

    private Draft entity(
            EntityType type, JsonNode node, String pointer, Set<Relation> given, boolean complete, int depth) {
        var values = new HashMap<String, @Nullable Object>();
        var links = new EnumMap<Relation, List<Draft>>(Relation.class);
        var draft = new Draft(type, null, values, links, pointer);
        if (!node.isObject() || depth > MOST_DEPTH) {
            log.accept(SensingFaults.wrongKind(pointer, "a JSON object"));
            return draft;
        }
        if (depth > 0 && id(node) != null)
            return new Draft(type, reference(node, pointer), Map.of(), Map.of(), pointer);
        if (depth > 0 && linksOnly) {
            log.accept(SensingFaults.inline(pointer));
            return draft;
        }
        node.properties().forEach(field -> field(draft, field.getKey(), field.getValue(), depth));
        if (complete) requireAll(draft, given);
        if (type == EntityType.MULTI_DATASTREAM) requireEqualParts(draft);
        return draft;
    }

    private static @Nullable JsonNode id(JsonNode node) {
        JsonNode id = node.path("@iot.id");
        if (id.isMissingNode()) id = node.path("id");
        return id.isMissingNode() ? null : id;
    }

    private @Nullable Long reference(JsonNode node, String pointer) {
        JsonNode id = id(node);
        if (id != null && id.isIntegralNumber() && id.canConvertToLong()) return id.asLong();
        if (id != null && id.isString() && id.asString().matches("\\d{1,18}")) return Long.parseLong(id.asString());
        log.accept(SensingFaults.wrongKind(pointer + "/@iot.id", "the number of an entity"));
        return null;
    }

    private void field(Draft draft, String name, JsonNode node, int depth) {
        if (name.startsWith("@") || name.contains("@iot.") || name.equals("id")) return;
        String pointer = draft.pointer() + "/" + name;
        int index = draft.type().indexOf(name);
        if (index >= 0) property(draft, draft.type().properties().get(index), node, pointer);
        else
            draft.type()
                    .relation(name)
                    .filter(relation -> !relation.isInner())
                    .ifPresentOrElse(
                            relation -> draft.links().put(relation, related(relation, node, pointer, depth)),
                            () -> log.accept(
                                    SensingFaults.unknown(pointer, draft.type().single())));
    }

    private void property(Draft draft, Property property, JsonNode node, String pointer) {
        if (property.derived()) return;
        boolean result = property.kind() == Property.Kind.RESULT;
        if (node.isNull() && !result) {
            if (property.required()) log.accept(SensingFaults.missing(pointer));
            draft.values().put(property.name(), null);
            return;
        }
        Object value = value(property, node);
        if (value == null) log.accept(SensingFaults.wrongKind(pointer, expected(property)));
        // What is wrong is not missing, too.
        draft.values().put(property.name(), value);
    }

    private static @Nullable Object value(Property property, JsonNode node) {
        return switch (property.kind()) {
            case TEXT -> node.isString() ? text(property, node.asString()) : null;
            case OBJECT -> node.isObject() ? new RawJson(node.toString()) : null;
            case ARRAY -> node.isArray() ? new RawJson(node.toString()) : null;
            case ANY, GEOMETRY -> new RawJson(node.toString());
            case MOMENT -> node.isString() ? moment(node.asString()) : null;
            case TIME -> node.isString() ? time(node.asString()) : null;
            case RESULT -> result(node);
        };
    }

    private static @Nullable Object text(Property property, String text) {
        if (text.indexOf('\0') >= 0) return null;
        if (!property.name().equals("cityObject")) return text;
        return Parsing.find(text, UUID::fromString).map(UUID::toString).orElse(null);
    }

    private static @Nullable Object moment(String text) {
        Object time = time(text);
        return time instanceof java.time.Instant ? time : null;
    }

    private static @Nullable Object time(String text) {
        return Parsing.find(text, Literals::time).orElse(null);
    }

    /** {@return the result in its kind; a number keeps all its digits} */
    static Result result(JsonNode node) {
        if (node.isString()) return new Result.Text(node.asString());
        if (node.isBoolean()) return new Result.Truth(node.asBoolean());
        if (!node.isNumber()) return new Result.Json(node.toString());
        BigDecimal exact = node.decimalValue();
        return Double.isFinite(exact.doubleValue()) ? Result.Numeric.of(exact) : new Result.Json(node.toString());
    }

    private static String expected(Property property) {
        return switch (property.kind()) {
            case TEXT -> property.name().equals("cityObject") ? "the id of a city object" : "a text";
            case OBJECT -> "a JSON object";
            case ARRAY -> "a JSON array";
            case MOMENT -> "a time such as 2026-01-31T08:00:00Z";
            case TIME -> "a time or span such as 2026-01-31T08:00:00Z/2026-01-31T09:00:00Z";
            case ANY, GEOMETRY, RESULT -> "a value";
        };
    }

    private List<Draft> related(Relation relation, JsonNode node, String pointer, int depth) {
        var drafts = new ArrayList<Draft>();
        if (!relation.many()) {
            if (!node.isNull()) drafts.add(entity(relation.target(), node, pointer, Set.of(), true, depth + 1));
        } else if (node.isArray()) {
            Set<Relation> given = Inverses.of(relation).map(Set::of).orElse(Set.of());
            for (int i = 0; i < node.size(); i++)
                drafts.add(entity(relation.target(), node.get(i), pointer + "/" + i, given, true, depth + 1));
            if (relation == Relation.OBSERVED_PROPERTY_MULTI_DATASTREAMS
                    && drafts.stream().anyMatch(draft -> draft.existing() != null))
                log.accept(SensingFaults.onlyFromTheOtherSide(pointer));
        } else log.accept(SensingFaults.wrongKind(pointer, "a JSON array"));
        return drafts;
    }

    private void requireAll(Draft draft, Set<Relation> given) {
        for (Property property : draft.type().properties())
            if (property.required() && !draft.names(property.name()))
                log.accept(SensingFaults.missing(draft.pointer() + "/" + property.name()));
        for (Relation relation : draft.type().relations())
            if (relation.required() && draft.many(relation).isEmpty() && !given.contains(relation))
                log.accept(SensingFaults.missing(draft.pointer() + "/" + relation.label()));
        boolean reading = draft.type() == EntityType.OBSERVATION;
        if (reading
                && !hasStream(draft)
                && given.stream().noneMatch(r -> r.target().isStream()))
            log.accept(SensingFaults.missing(draft.pointer() + "/Datastream"));
    }

    private static boolean hasStream(Draft draft) {
        return draft.links().keySet().stream().anyMatch(r -> r.target().isStream());
    }

    private void requireEqualParts(Draft draft) {
        int types = size(draft.value("multiObservationDataTypes"));
        int units = size(draft.value("unitOfMeasurements"));
        int properties =
                draft.many(Relation.MULTI_DATASTREAM_OBSERVED_PROPERTIES).size();
        boolean otherUnits = types >= 0 && units >= 0 && types != units;
        boolean otherProperties = properties > 0 && types >= 0 && types != properties;
        if (otherUnits || otherProperties)
            log.accept(SensingFaults.badResult(
                    draft.pointer() + "/multiObservationDataTypes",
                    "Types, units and observed properties are not equally many: %d, %d, %d."
                            .formatted(types, units, properties)));
    }

    private static int size(@Nullable Object json) {
        return json instanceof RawJson raw
                ? tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(raw.text())
                        .size()
                : -1;
    }
}
