package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.odata.ResourcePath;
import org.songhua.engine.odata.ResourcePath.Segment;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;

/** The names of SensorThings 2.0 (OGC 23-019, clause 8) for what the platform keeps. */
final class Sta2Model {
    /** Entity types in the order in which they are listed. */
    static final List<EntityType> TYPES = List.of(
            EntityType.THING,
            EntityType.LOCATION,
            EntityType.HISTORICAL_LOCATION,
            EntityType.STREAM,
            EntityType.SENSOR,
            EntityType.OBSERVED_PROPERTY,
            EntityType.OBSERVATION,
            EntityType.FEATURE_OF_INTEREST);

    private static final List<String> USUAL = List.of("name", "definition", "description", "properties");

    /** Properties of each type besides its id, in the order in which they are shown. */
    private static final Map<EntityType, List<String>> PROPERTIES = Map.of(
            EntityType.THING, USUAL,
            EntityType.LOCATION, with("encodingType", "location"),
            EntityType.HISTORICAL_LOCATION, List.of("time"),
            EntityType.STREAM, with("resultType", "resultEncoding", "observedArea", "phenomenonTime", "resultTime"),
            EntityType.SENSOR, with("encodingType", "metadata"),
            EntityType.OBSERVED_PROPERTY, USUAL,
            EntityType.OBSERVATION, List.of("phenomenonTime", "resultTime", "result", "validTime", "properties"),
            EntityType.FEATURE_OF_INTEREST, with("encodingType", "feature"));

    private Sta2Model() {}

    private static List<String> with(String... more) {
        var all = new ArrayList<>(USUAL);
        all.addAll(3, List.of(more));
        return List.copyOf(all);
    }

    static String collection(EntityType type) {
        return switch (type) {
            case STREAM -> "Datastreams";
            case FEATURE_OF_INTEREST -> "Features";
            default -> type.collection();
        };
    }

    static String single(EntityType type) {
        return switch (type) {
            case STREAM -> "Datastream";
            case FEATURE_OF_INTEREST -> "Feature";
            default -> type.single();
        };
    }

    static Optional<EntityType> ofCollection(String name) {
        return TYPES.stream().filter(type -> collection(type).equals(name)).findFirst();
    }

    static List<String> properties(EntityType type) {
        return PROPERTIES.getOrDefault(type, List.of());
    }

    /** {@return the relations that start at a type, in the order in which they are shown} */
    static List<Relation> relations(EntityType type) {
        return type.relations().stream()
                .filter(r -> r.target() != EntityType.DATASTREAM && r.target() != EntityType.MULTI_DATASTREAM)
                .toList();
    }

    static String label(Relation relation) {
        return switch (relation.target()) {
            case STREAM -> relation.many() ? "Datastreams" : "Datastream";
            case FEATURE_OF_INTEREST -> "ProximateFeatureOfInterest";
            default -> relation.label();
        };
    }

    static Optional<Relation> relation(EntityType type, String name) {
        return relations(type).stream().filter(r -> label(r).equals(name)).findFirst();
    }

    static FaultException unknown(EntityType type, String name) {
        return new FaultException(Fault.refused(
                "STA-001",
                Place.atField(name),
                "A %s has no %s.".formatted(single(type), name),
                "The names are those of SensorThings 2.0, with capitals as there."));
    }

    /**
     * A path of a request.
     *
     * @param entities the part that leads to entities, in the platform's own names
     * @param type of the entities
     * @param property of the one entity, empty for all of it
     * @param isRaw whether the bare value is asked for
     */
    record Path(String entities, EntityType type, String property, boolean isRaw) {}

    static Path path(String text) {
        List<Segment> segments = ResourcePath.parse(text).segments();
        EntityType type = ofCollection(segments.getFirst().name()).orElseThrow(() -> StaFaults.nothingThere(text));
        var inner = new StringBuilder("/").append(type.collection()).append(key(segments.getFirst()));
        for (int i = 1; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Optional<Relation> relation = relation(type, segment.name());
            if (relation.isPresent()) {
                type = relation.get().target();
                inner.append('/').append(relation.get().label()).append(key(segment));
            } else if (segment.name().equals("$ref")) inner.append("/$ref");
            else return property(text, inner.toString(), type, segments.subList(i, segments.size()));
        }
        return new Path(inner.toString(), type, "", false);
    }

    private static Path property(String text, String entities, EntityType type, List<Segment> rest) {
        String name = rest.getFirst().name();
        boolean isRaw = rest.size() == 2 && rest.get(1).name().equals("$value");
        boolean isKnown = name.equals("id") || properties(type).contains(name);
        if (!isKnown || (rest.size() > 1 && !isRaw)) throw StaFaults.nothingThere(text);
        return new Path(entities, type, name, isRaw);
    }

    private static String key(Segment segment) {
        return segment.key() == null ? "" : "(" + segment.key() + ")";
    }
}
