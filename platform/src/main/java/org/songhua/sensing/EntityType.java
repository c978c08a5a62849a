package org.songhua.sensing;

import static org.songhua.sensing.Property.Kind.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of entities of OGC SensorThings 1.1 (18-088, clause 8.2), with their properties in the order in which they
 * are shown; the last is another view of two of them. Relations are in {@link Relation}.
 */
public enum EntityType {
    THING(
            "Things",
            "Thing",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.optional("properties", OBJECT),
            Property.optional("cityObject", TEXT)),
    LOCATION(
            "Locations",
            "Location",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.required("encodingType", TEXT),
            Property.required("location", GEOMETRY),
            Property.optional("properties", OBJECT)),
    HISTORICAL_LOCATION("HistoricalLocations", "HistoricalLocation", Property.required("time", MOMENT)),
    DATASTREAM(
            "Datastreams",
            "Datastream",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.required("observationType", TEXT),
            Property.required("unitOfMeasurement", OBJECT),
            Property.optional("observedArea", GEOMETRY),
            Property.derived("phenomenonTime", TIME),
            Property.derived("resultTime", TIME),
            Property.optional("properties", OBJECT)),
    MULTI_DATASTREAM(
            "MultiDatastreams",
            "MultiDatastream",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.optional("observationType", TEXT),
            Property.required("multiObservationDataTypes", ARRAY),
            Property.required("unitOfMeasurements", ARRAY),
            Property.optional("observedArea", GEOMETRY),
            Property.derived("phenomenonTime", TIME),
            Property.derived("resultTime", TIME),
            Property.optional("properties", OBJECT)),
    SENSOR(
            "Sensors",
            "Sensor",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.required("encodingType", TEXT),
            Property.required("metadata", ANY),
            Property.optional("properties", OBJECT)),
    OBSERVED_PROPERTY(
            "ObservedProperties",
            "ObservedProperty",
            Property.required("name", TEXT),
            Property.required("definition", TEXT),
            Property.required("description", TEXT),
            Property.optional("properties", OBJECT)),
    OBSERVATION(
            "Observations",
            "Observation",
            Property.optional("phenomenonTime", TIME),
            Property.optional("resultTime", MOMENT),
            Property.required("result", RESULT),
            Property.optional("resultQuality", ANY),
            Property.optional("validTime", TIME),
            Property.optional("parameters", OBJECT)),
    FEATURE_OF_INTEREST(
            "FeaturesOfInterest",
            "FeatureOfInterest",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.required("encodingType", TEXT),
            Property.required("feature", GEOMETRY),
            Property.optional("properties", OBJECT)),
    /**
     * Datastreams and MultiDatastreams seen as one kind, as SensorThings 2.0 has it; for reading. {@code unit} and {@code partTypes} are of one or of
     * several properties, {@code parts} are their numbers and names in order.
     */
    STREAM(
            "$Streams",
            "$Stream",
            Property.required("name", TEXT),
            Property.required("description", TEXT),
            Property.required("observationType", TEXT),
            Property.required("unit", ANY),
            Property.optional("partTypes", ARRAY),
            Property.optional("parts", ARRAY),
            Property.optional("observedArea", GEOMETRY),
            Property.derived("phenomenonTime", TIME),
            Property.derived("resultTime", TIME),
            Property.optional("properties", OBJECT));

    private final String collection;
    private final String single;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Property> properties;

    EntityType(String collection, String single, Property... properties) {
        this.collection = collection;
        this.single = single;
        this.properties = List.of(properties);
    }

    /** {@return the name of its entity set} */
    public String collection() {
        return collection;
    }

    /** {@return the name of one of it} */
    public String single() {
        return single;
    }

    public List<Property> properties() {
        return properties;
    }

    /** {@return the position of a property, -1 when there is none of that name} */
    public int indexOf(String property) {
        for (int i = 0; i < properties.size(); i++) if (properties.get(i).name().equals(property)) return i;
        return -1;
    }

    /** {@return whether readings belong to it} */
    public boolean isStream() {
        return this == DATASTREAM || this == MULTI_DATASTREAM || this == STREAM;
    }

    /** {@return whether SensorThings 1.1 does not know it} */
    public boolean isInner() {
        return this == STREAM;
    }

    /** {@return the relations that start here, in the order in which they are shown} */
    public List<Relation> relations() {
        return Relation.of(this);
    }

    /** {@return the relation of that name} */
    public Optional<Relation> relation(String name) {
        return relations().stream().filter(r -> r.label().equals(name)).findFirst();
    }

    /** {@return the type whose entity set has that name} */
    public static Optional<EntityType> ofCollection(String name) {
        return Arrays.stream(values()).filter(t -> t.collection.equals(name)).findFirst();
    }
}
