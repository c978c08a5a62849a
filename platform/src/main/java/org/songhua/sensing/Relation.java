package org.songhua.sensing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How entities lead to each other (18-088, clause 8.2), each direction by itself. */
public enum Relation {
    THING_LOCATIONS(EntityType.THING, "Locations", EntityType.LOCATION, true, false),
    THING_HISTORICAL_LOCATIONS(EntityType.THING, "HistoricalLocations", EntityType.HISTORICAL_LOCATION, true, false),
    THING_DATASTREAMS(EntityType.THING, "Datastreams", EntityType.DATASTREAM, true, false),
    THING_MULTI_DATASTREAMS(EntityType.THING, "MultiDatastreams", EntityType.MULTI_DATASTREAM, true, false),
    LOCATION_THINGS(EntityType.LOCATION, "Things", EntityType.THING, true, false),
    LOCATION_HISTORICAL_LOCATIONS(
            EntityType.LOCATION, "HistoricalLocations", EntityType.HISTORICAL_LOCATION, true, false),
    HISTORICAL_LOCATION_THING(EntityType.HISTORICAL_LOCATION, "Thing", EntityType.THING, false, true),
    HISTORICAL_LOCATION_LOCATIONS(EntityType.HISTORICAL_LOCATION, "Locations", EntityType.LOCATION, true, true),
    DATASTREAM_THING(EntityType.DATASTREAM, "Thing", EntityType.THING, false, true),
    DATASTREAM_SENSOR(EntityType.DATASTREAM, "Sensor", EntityType.SENSOR, false, true),
    DATASTREAM_OBSERVED_PROPERTY(EntityType.DATASTREAM, "ObservedProperty", EntityType.OBSERVED_PROPERTY, false, true),
    DATASTREAM_OBSERVATIONS(EntityType.DATASTREAM, "Observations", EntityType.OBSERVATION, true, false),
    MULTI_DATASTREAM_THING(EntityType.MULTI_DATASTREAM, "Thing", EntityType.THING, false, true),
    MULTI_DATASTREAM_SENSOR(EntityType.MULTI_DATASTREAM, "Sensor", EntityType.SENSOR, false, true),
    MULTI_DATASTREAM_OBSERVED_PROPERTIES(
            EntityType.MULTI_DATASTREAM, "ObservedProperties", EntityType.OBSERVED_PROPERTY, true, true),
    MULTI_DATASTREAM_OBSERVATIONS(EntityType.MULTI_DATASTREAM, "Observations", EntityType.OBSERVATION, true, false),
    SENSOR_DATASTREAMS(EntityType.SENSOR, "Datastreams", EntityType.DATASTREAM, true, false),
    SENSOR_MULTI_DATASTREAMS(EntityType.SENSOR, "MultiDatastreams", EntityType.MULTI_DATASTREAM, true, false),
    OBSERVED_PROPERTY_DATASTREAMS(EntityType.OBSERVED_PROPERTY, "Datastreams", EntityType.DATASTREAM, true, false),
    OBSERVED_PROPERTY_MULTI_DATASTREAMS(
            EntityType.OBSERVED_PROPERTY, "MultiDatastreams", EntityType.MULTI_DATASTREAM, true, false),
    OBSERVATION_DATASTREAM(EntityType.OBSERVATION, "Datastream", EntityType.DATASTREAM, false, false),
    OBSERVATION_MULTI_DATASTREAM(EntityType.OBSERVATION, "MultiDatastream", EntityType.MULTI_DATASTREAM, false, false),
    OBSERVATION_FEATURE_OF_INTEREST(
            EntityType.OBSERVATION, "FeatureOfInterest", EntityType.FEATURE_OF_INTEREST, false, false),
    FEATURE_OF_INTEREST_OBSERVATIONS(
            EntityType.FEATURE_OF_INTEREST, "Observations", EntityType.OBSERVATION, true, false),
    THING_STREAMS(EntityType.THING, "$Streams", EntityType.STREAM, true, false),
    SENSOR_STREAMS(EntityType.SENSOR, "$Streams", EntityType.STREAM, true, false),
    OBSERVED_PROPERTY_STREAMS(EntityType.OBSERVED_PROPERTY, "$Streams", EntityType.STREAM, true, false),
    OBSERVATION_STREAM(EntityType.OBSERVATION, "$Stream", EntityType.STREAM, false, false),
    STREAM_THING(EntityType.STREAM, "Thing", EntityType.THING, false, true),
    STREAM_SENSOR(EntityType.STREAM, "Sensor", EntityType.SENSOR, false, true),
    STREAM_OBSERVED_PROPERTIES(EntityType.STREAM, "ObservedProperties", EntityType.OBSERVED_PROPERTY, true, true),
    STREAM_OBSERVATIONS(EntityType.STREAM, "Observations", EntityType.OBSERVATION, true, false);

    private static final Map<EntityType, List<Relation>> BY_SOURCE = bySource();

    private final EntityType source;
    private final String label;
    private final EntityType target;
    private final boolean many;
    private final boolean required;

    Relation(EntityType source, String label, EntityType target, boolean many, boolean required) {
        this.source = source;
        this.label = label;
        this.target = target;
        this.many = many;
        this.required = required;
    }

    public EntityType source() {
        return source;
    }

    /** {@return its name in addresses and documents} */
    public String label() {
        return label;
    }

    public EntityType target() {
        return target;
    }

    /** {@return whether it leads to a collection} */
    public boolean many() {
        return many;
    }

    /** {@return whether no entity can be without} */
    public boolean required() {
        return required;
    }

    /** {@return whether SensorThings 1.1 does not know it} */
    public boolean isInner() {
        return source.isInner() || target.isInner();
    }

    static List<Relation> of(EntityType source) {
        return BY_SOURCE.getOrDefault(source, List.of());
    }

    private static Map<EntityType, List<Relation>> bySource() {
        var map = new EnumMap<EntityType, List<Relation>>(EntityType.class);
        for (EntityType type : EntityType.values())
            map.put(type, Arrays.stream(values()).filter(r -> r.source == type).toList());
        return map;
    }
}
