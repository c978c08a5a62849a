package org.songhua.resolution.internal.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.linkage.LinkRecord;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.resolution.ResolutionPair.Side;
import org.songhua.resolution.ResolutionRule.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** City objects of a class; their place is the middle of the rectangle around them. */
final class ClassSource implements Source {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final CityObjects objects;
    private final Subject subject;

    ClassSource(CityObjects objects, Subject subject) {
        this.objects = objects;
        this.subject = subject;
    }

    @Override
    public String of() {
        return subject.of();
    }

    @Override
    public void each(Consumer<Entry> sink) {
        ObjectId after = null;
        do {
            var query = new ObjectQuery(
                    List.of(subject.code()), List.of(), Map.of(), null, null, null, after, ObjectQuery.MAX_LIMIT);
            var page = new ArrayList<CityObject>();
            after = objects.stream(query, Scope.ALL, page::add);
            page.forEach(one -> sink.accept(entry(one)));
        } while (after != null);
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return object(id, Scope.ALL).map(this::entry);
    }

    @Override
    public Optional<Side> show(UUID id, Caller caller) {
        return object(id, caller.scope()).map(this::side);
    }

    private Optional<CityObject> object(UUID id, Scope scope) {
        return objects.find(new ObjectId(id), scope)
                .filter(one -> one.classCode().equals(subject.code()));
    }

    private Entry entry(CityObject one) {
        Coordinate middle = middle(one);
        var record = new LinkRecord(one.id().value().toString(), values(one), middle.x, middle.y);
        return new Entry(of(), record, one.region(), null);
    }

    private Side side(CityObject one) {
        Coordinate middle = middle(one);
        return new Side(
                of(),
                one.id().value(),
                one.sourceId(),
                Objects.requireNonNullElse(one.name(), one.sourceId()),
                values(one),
                middle.x,
                middle.y,
                false);
    }

    private static Coordinate middle(CityObject one) {
        return Wkb.read(one.wkb()).getEnvelopeInternal().centre();
    }

    private Map<String, String> values(CityObject one) {
        JsonNode attributes = MAPPER.readTree(one.attributesJson());
        var values = new TreeMap<String, String>();
        subject.values().forEach((name, fields) -> values.put(name, joined(one, attributes, fields)));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static String joined(CityObject one, JsonNode attributes, List<String> fields) {
        return fields.stream()
                .map(field -> value(one, attributes.path(field), field))
                .collect(Collectors.joining());
    }

    private static String value(CityObject one, JsonNode attribute, String field) {
        if (attribute.isValueNode() && !attribute.isNull()) return attribute.asString();
        return switch (field) {
            case "key" -> one.sourceId();
            case "title", "name" -> orEmpty(one.name());
            case "region" -> orEmpty(one.region());
            default -> "";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
