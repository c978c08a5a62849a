package org.songhua.sensing.internal.things;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.sensing.EntityChanged;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one draft with all that lies in it, within the transaction of the caller. Readings are collected, to be kept
 * when that is done: they have their own way to the disk.
 */
final class DraftWriter {
    private final JdbcEntityReader reader;
    private final JdbcEntityWriter writer;
    private final StreamCache streams;
    private final Clock clock;
    private final List<NewObservation> readings = new ArrayList<>();
    private final List<EntityChanged> news = new ArrayList<>();

    DraftWriter(JdbcEntityReader reader, JdbcEntityWriter writer, StreamCache streams, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.streams = streams;
        this.clock = clock;
    }

    /** {@return the entities that were made or moved on the way, in order} */
    List<EntityChanged> news() {
        return news;
    }

    List<NewObservation> readings() {
        return readings;
    }

    /** {@return number of the entity, 0 for a reading, which has none yet} */
    long write(Draft draft, Map<Relation, Long> given) {
        if (draft.existing() != null) return existing(draft);
        Map<Relation, Long> references = references(draft, given);
        if (draft.type() == EntityType.OBSERVATION) {
            readings.add(reading(draft, references));
            return 0;
        }
        long id = writer.insert(draft.type(), draft.values(), references);
        news.add(new EntityChanged(draft.type(), id));
        children(draft, id, references);
        return id;
    }

    private long existing(Draft draft) {
        long id = Objects.requireNonNull(draft.existing());
        boolean there = switch (draft.type()) {
            case OBSERVATION -> false;
            case DATASTREAM, MULTI_DATASTREAM ->
                streams.find(id).filter(s -> s.type() == draft.type()).isPresent();
            default -> reader.exists(draft.type(), id);
        };
        if (!there)
            throw new FaultException(
                    SensingFaults.noSuchEntity(draft.pointer(), draft.type().single(), id));
        return id;
    }

    private Map<Relation, Long> references(Draft draft, Map<Relation, Long> given) {
        var references = new EnumMap<Relation, Long>(Relation.class);
        references.putAll(given);
        for (Relation relation : draft.type().relations()) {
            if (relation.many()) continue;
            draft.single(relation).ifPresent(related -> {
                long id = write(related, Map.of());
                requireSame(draft, relation, given.get(relation), id);
                references.put(relation, id);
            });
        }
        return references;
    }

    /** The address and the document must not name two. */
    private static void requireSame(Draft draft, Relation relation, @Nullable Long given, long id) {
        if (given != null && given != id)
            throw new FaultException(SensingFaults.twoParents(draft.pointer() + "/" + relation.label(), given, id));
    }

    private void children(Draft draft, long id, Map<Relation, Long> references) {
        switch (draft.type()) {
            case THING -> {
                List<Long> places = all(draft.many(Relation.THING_LOCATIONS));
                if (!places.isEmpty()) place(id, places);
            }
            case HISTORICAL_LOCATION -> history(draft, id, references);
            case MULTI_DATASTREAM -> properties(draft, id, references);
            case LOCATION -> things(draft, id);
            default -> {}
        }
        ofMany(draft, id);
    }

    private void ofMany(Draft draft, long id) {
        draft.links()
                .forEach((relation, drafts) -> Inverses.of(relation)
                        .ifPresent(back -> drafts.forEach(child -> write(child, Map.of(back, id)))));
    }

    /** A thing that moves has one more place in its history. */
    void place(long thing, List<Long> places) {
        long history = writer.place(thing, places, clock.instant());
        news.add(new EntityChanged(EntityType.HISTORICAL_LOCATION, history));
    }

    private List<Long> all(List<Draft> drafts) {
        return drafts.stream().map(d -> write(d, Map.of())).distinct().toList();
    }

    private void things(Draft draft, long location) {
        for (long thing : all(draft.many(Relation.LOCATION_THINGS))) place(thing, List.of(location));
    }

    private void history(Draft draft, long id, Map<Relation, Long> references) {
        List<Long> places = new ArrayList<>(all(draft.many(Relation.HISTORICAL_LOCATION_LOCATIONS)));
        Long given = references.get(Relation.HISTORICAL_LOCATION_LOCATIONS);
        if (given != null) places.add(given);
        writer.linkHistory(id, places);
        long thing = Objects.requireNonNull(references.get(Relation.HISTORICAL_LOCATION_THING));
        Instant time = (Instant) Objects.requireNonNull(draft.value("time"));
        if (!places.isEmpty() && writer.isLatest(id, thing, time)) writer.setLocations(thing, places);
    }

    private void properties(Draft draft, long id, Map<Relation, Long> references) {
        var properties = new ArrayList<Long>();
        Long given = references.get(Relation.MULTI_DATASTREAM_OBSERVED_PROPERTIES);
        if (given != null) properties.add(given);
        draft.many(Relation.MULTI_DATASTREAM_OBSERVED_PROPERTIES).forEach(d -> properties.add(write(d, Map.of())));
        writer.setProperties(id, properties);
    }

    NewObservation reading(Draft draft, Map<Relation, Long> references) {
        long datastream = references.entrySet().stream()
                .filter(e -> e.getKey().target().isStream())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new FaultException(SensingFaults.missing(draft.pointer() + "/Datastream")));
        Stream stream = streams.find(datastream)
                .orElseThrow(() -> new FaultException(
                        SensingFaults.noSuchEntity(draft.pointer() + "/Datastream", "Datastream", datastream)));
        Result result = (Result) Objects.requireNonNull(draft.value("result"));
        Fault fault = Results.check(result, stream, draft.pointer() + "/result");
        if (fault != null) throw new FaultException(fault);
        Object time = draft.value("phenomenonTime");
        Instant start = time instanceof TimeInterval span ? span.start() : time == null ? now() : (Instant) time;
        return new NewObservation(
                datastream,
                start,
                time instanceof TimeInterval span ? span.end() : null,
                (Instant) draft.value("resultTime"),
                result,
                extras(draft.values()),
                feature(draft, datastream, references));
    }

    private Long feature(Draft draft, long datastream, Map<Relation, Long> references) {
        Long named = references.get(Relation.OBSERVATION_FEATURE_OF_INTEREST);
        Long feature = named != null ? named : streams.defaultFeature(datastream);
        if (feature == null) throw new FaultException(SensingFaults.noPlace(draft.pointer() + "/FeatureOfInterest"));
        if (named != null) streams.noteFeature(datastream, named);
        return feature;
    }

    /** Readings of one document that tell no time must not fall together. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).plus(readings.size(), ChronoUnit.MICROS);
    }

    static @Nullable String extras(Map<String, @Nullable Object> values) {
        ObjectNode extras = JsonMapper.shared().createObjectNode();
        for (String name : List.of("resultQuality", "parameters"))
            if (values.get(name) instanceof RawJson json)
                extras.set(name, JsonMapper.shared().readTree(json.text()));
        Object valid = values.get("validTime");
        if (valid != null) extras.put("validTime", valid.toString());
        return extras.isEmpty() ? null : extras.toString();
    }

    /** Applies what a draft says to an entity that is there. */
    void change(long id, Draft draft) {
        Map<Relation, Long> references = references(draft, Map.of());
        writer.update(draft.type(), id, new HashMap<>(draft.values()), references);
        switch (draft.type()) {
            case THING -> {
                List<Long> places = all(draft.many(Relation.THING_LOCATIONS));
                if (!places.isEmpty()) place(id, places);
            }
            case LOCATION -> things(draft, id);
            case MULTI_DATASTREAM -> {
                if (draft.links().containsKey(Relation.MULTI_DATASTREAM_OBSERVED_PROPERTIES))
                    properties(draft, id, references);
            }
            default -> {}
        }
        adopt(draft, id);
    }

    /** Entities that a change names behind a relation to many: new ones are made, those that are there change hands. */
    private void adopt(Draft draft, long id) {
        draft.links()
                .forEach((relation, drafts) -> Inverses.of(relation).ifPresent(back -> {
                    for (Draft child : drafts) {
                        if (child.existing() == null) write(child, Map.of(back, id));
                        else writer.update(child.type(), existing(child), Map.of(), Map.of(back, id));
                    }
                }));
    }
}
