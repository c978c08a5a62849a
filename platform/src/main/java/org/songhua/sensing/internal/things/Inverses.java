package org.songhua.sensing.internal.things;

import static org.songhua.sensing.Relation.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.songhua.sensing.Relation;

/** For relations to many, the single relation back. */
final class Inverses {
    private static final Map<Relation, Relation> BACK = new EnumMap<>(Map.ofEntries(
            Map.entry(THING_HISTORICAL_LOCATIONS, HISTORICAL_LOCATION_THING),
            Map.entry(THING_DATASTREAMS, DATASTREAM_THING),
            Map.entry(THING_MULTI_DATASTREAMS, MULTI_DATASTREAM_THING),
            Map.entry(LOCATION_HISTORICAL_LOCATIONS, HISTORICAL_LOCATION_LOCATIONS),
            Map.entry(SENSOR_DATASTREAMS, DATASTREAM_SENSOR),
            Map.entry(SENSOR_MULTI_DATASTREAMS, MULTI_DATASTREAM_SENSOR),
            Map.entry(OBSERVED_PROPERTY_DATASTREAMS, DATASTREAM_OBSERVED_PROPERTY),
            Map.entry(OBSERVED_PROPERTY_MULTI_DATASTREAMS, MULTI_DATASTREAM_OBSERVED_PROPERTIES),
            Map.entry(DATASTREAM_OBSERVATIONS, OBSERVATION_DATASTREAM),
            Map.entry(MULTI_DATASTREAM_OBSERVATIONS, OBSERVATION_MULTI_DATASTREAM),
            Map.entry(STREAM_OBSERVATIONS, OBSERVATION_STREAM),
            Map.entry(FEATURE_OF_INTEREST_OBSERVATIONS, OBSERVATION_FEATURE_OF_INTEREST)));

    private Inverses() {}

    static Optional<Relation> of(Relation relation) {
        return Optional.ofNullable(BACK.get(relation));
    }
}
