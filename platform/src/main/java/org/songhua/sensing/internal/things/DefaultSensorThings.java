package org.songhua.sensing.internal.things;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.people.NotFoundException;
import org.songhua.sensing.Appended;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityChanged;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Node;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Property;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import org.songhua.store.Database;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** One view on entities in tables and readings in their store. */
@Service
class DefaultSensorThings implements SensorThings {
    private static final int MOST_AT_ONCE = 1000;
    private static final String GEOJSON = "application/geo+json";

    private final Database database;
    private final JdbcEntityReader reader;
    private final JdbcEntityWriter writer;
    private final EntityPages pages;
    private final ObservationScan scan;
    private final RowEvaluator rows;
    private final StreamCache streams;
    private final Observations observations;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DefaultSensorThings(
            Database database,
            JdbcEntityReader reader,
            JdbcEntityWriter writer,
            EntityPages pages,
            ObservationScan scan,
            RowEvaluator rows,
            StreamCache streams,
            Observations observations,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.reader = reader;
        this.writer = writer;
        this.pages = pages;
        this.scan = scan;
        this.rows = rows;
        this.streams = streams;
        this.observations = observations;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Listing list(Target target, Query query) {
        return pages.list(target, query);
    }

    @Override
    public Optional<Node> find(EntityType type, long id, Query query) {
        return entity(type, id).map(entity -> pages.expanded(entity, query));
    }

    private Optional<Entity> entity(EntityType type, long id) {
        return type == EntityType.OBSERVATION ? observations.find(id).map(scan::entity) : reader.find(type, id);
    }

    @Override
    public Optional<Long> follow(Relation relation, long source) {
        return entity(relation.source(), source).map(e -> e.references().get(relation));
    }

    @Override
    public boolean leads(Relation relation, long source, long target) {
        if (relation.source() == EntityType.OBSERVATION)
            return follow(relation, source).filter(id -> id == target).isPresent();
        if (relation.target() != EntityType.OBSERVATION) return reader.leads(relation, source, target);
        return Inverses.of(relation)
                .flatMap(back -> follow(back, target))
                .filter(id -> id == source)
                .isPresent();
    }

    @Override
    public boolean exists(EntityType type, long id) {
        if (type.isStream())
            return streams.find(id)
                    .filter(s -> s.type() == type || type == EntityType.STREAM)
                    .isPresent();
        return type == EntityType.OBSERVATION ? observations.find(id).isPresent() : reader.exists(type, id);
    }

    @Override
    public Optional<Stream> stream(long datastream) {
        return streams.find(datastream);
    }

    @Override
    public long defaultFeature(long datastream) {
        Long feature = streams.defaultFeature(datastream);
        if (feature == null) throw new FaultException(SensingFaults.noPlace("/FeatureOfInterest"));
        return feature;
    }

    @Override
    public void noteFeature(long datastream, long feature) {
        streams.noteFeature(datastream, feature);
    }

    @Override
    public Entity create(Target target, JsonNode document) {
        Relation relation = target.relation();
        Optional<Relation> back = relation == null ? Optional.empty() : Inverses.of(relation);
        Draft draft =
                DraftReader.create(target.type(), document, back.map(Set::of).orElse(Set.of()));
        var created = new DraftWriter(reader, writer, streams, clock);
        if (isPlainReading(draft)) return createReading(draft, created, back, target.source());
        long id = structural(() -> {
            long number = created.write(
                    draft, back.map(b -> Map.of(b, target.source())).orElse(Map.of()));
            if (relation != null && back.isEmpty()) link(relation, target.source(), number, created);
            return number;
        });
        List<Appended> appended = created.readings().isEmpty() ? List.of() : observations.append(created.readings());
        long number =
                target.type() == EntityType.OBSERVATION ? appended.getLast().id() : id;
        created.news().forEach(events::publishEvent);
        return entity(target.type(), number).orElseThrow();
    }

    /** A reading that makes nothing but itself changes no structure, and needs no transaction of entities. */
    private static boolean isPlainReading(Draft draft) {
        return draft.type() == EntityType.OBSERVATION
                && draft.links().values().stream().flatMap(List::stream).allMatch(d -> d.existing() != null);
    }

    private Entity createReading(Draft draft, DraftWriter created, Optional<Relation> back, long source) {
        created.write(draft, back.map(b -> Map.of(b, source)).orElse(Map.of()));
        return append(created.readings().getFirst());
    }

    @Override
    public Entity append(NewObservation reading) {
        Appended appended = observations.append(List.of(reading)).getFirst();
        long id = appended.id();
        return scan.entity(new Observation(
                id,
                reading.datastream(),
                reading.phenomenonStart(),
                reading.phenomenonEnd(),
                reading.resultTime(),
                reading.result(),
                reading.extrasJson(),
                reading.feature(),
                appended.quality()));
    }

    private long structural(java.util.function.Supplier<Long> work) {
        try {
            return database.inTransaction(work);
        } finally {
            streams.forget();
        }
    }

    private void link(Relation relation, long source, long target, DraftWriter created) {
        switch (relation) {
            case THING_LOCATIONS -> created.place(source, List.of(target));
            case LOCATION_THINGS -> created.place(target, List.of(source));
            case HISTORICAL_LOCATION_LOCATIONS -> writer.linkHistory(source, List.of(target));
            default -> throw SensingFaults.unsupported(relation.label(), "nothing can be created here");
        }
    }

    @Override
    public void update(EntityType type, long id, JsonNode document) {
        change(type, id, DraftReader.change(type, document));
    }

    @Override
    public void replace(EntityType type, long id, JsonNode document) {
        Draft draft = DraftReader.replacement(type, document);
        for (Property property : type.properties())
            if (!property.derived() && !draft.names(property.name()) && !isArea(property))
                draft.values().put(property.name(), null);
        change(type, id, draft);
    }

    /** The area follows from the readings by itself: it does not go when a document leaves it out. */
    private static boolean isArea(Property property) {
        return property.name().equals("observedArea");
    }

    /** Who sends back the area that was found out did not write another. */
    private void leaveSameArea(EntityType type, long id, Draft draft) {
        if (!(draft.value("observedArea") instanceof RawJson sent)) return;
        boolean isSame = entity(type, id)
                .filter(entity -> entity.value("observedArea") instanceof RawJson kept
                        && JsonMapper.shared()
                                .readTree(kept.text())
                                .equals(JsonMapper.shared().readTree(sent.text())))
                .isPresent();
        if (isSame) draft.values().remove("observedArea");
    }

    private void change(EntityType type, long id, Draft draft) {
        if (!exists(type, id)) throw new NotFoundException("%s %d".formatted(type.single(), id));
        var changes = new DraftWriter(reader, writer, streams, clock);
        if (type == EntityType.OBSERVATION) {
            changeReading(id, draft, changes);
            return;
        }
        if (type.isStream()) leaveSameArea(type, id, draft);
        if (isMove(type, id, draft)) database.run(() -> changes.change(id, draft));
        else
            structural(() -> {
                changes.change(id, draft);
                return id;
            });
        if (!changes.readings().isEmpty()) observations.append(changes.readings());
        changes.news().forEach(events::publishEvent);
        events.publishEvent(new EntityChanged(type, id));
    }

    /** A place that moves stays the place of its things, whose streams are then known as before: vehicles move all day. */
    private boolean isMove(EntityType type, long id, Draft draft) {
        if (type != EntityType.LOCATION
                || !draft.links().isEmpty()
                || !draft.values().keySet().equals(Set.of("location"))) return false;
        return entity(type, id)
                .filter(before -> GEOJSON.equals(before.value("encodingType")))
                .isPresent();
    }

    private void changeReading(long id, Draft draft, DraftWriter changes) {
        Observation old = observations.find(id).orElseThrow();
        Entity before = scan.entity(old);
        var values = new HashMap<String, @Nullable Object>();
        for (Property property : EntityType.OBSERVATION.properties())
            values.put(
                    property.name(),
                    draft.names(property.name()) ? draft.value(property.name()) : before.value(property.name()));
        // What looked wrong is the platform's own word, and found out anew.
        if (Objects.equals(values.get("resultQuality"), ObservationScan.doubts(old.quality())))
            values.put("resultQuality", null);
        Object time = Objects.requireNonNullElse(
                values.get("phenomenonTime"), Objects.requireNonNull(before.value("phenomenonTime")));
        var content = new NewObservation(
                linked(draft, changes, true).orElse(old.datastream()),
                time instanceof TimeInterval span ? span.start() : (Instant) time,
                time instanceof TimeInterval span ? span.end() : null,
                (Instant) values.get("resultTime"),
                (Result) Objects.requireNonNull(values.get("result")),
                DraftWriter.extras(values),
                linked(draft, changes, false).orElse(old.feature()));
        Fault fault = Results.check(
                content.result(), streams.find(content.datastream()).orElseThrow(), "/result");
        if (fault != null) throw new FaultException(fault);
        if (content.feature() != null) streams.noteFeature(content.datastream(), content.feature());
        observations.replace(id, content);
        changes.news().forEach(events::publishEvent);
    }

    private static Optional<Long> linked(Draft draft, DraftWriter changes, boolean stream) {
        return draft.links().entrySet().stream()
                .filter(e -> e.getKey().target().isStream() == stream
                        && !e.getValue().isEmpty())
                .findFirst()
                .map(e -> changes.write(e.getValue().getFirst(), Map.of()));
    }

    @Override
    public void delete(EntityType type, long id) {
        boolean there = type == EntityType.OBSERVATION ? observations.delete(id) : deleteEntity(type, id);
        if (!there) throw new NotFoundException("%s %d".formatted(type.single(), id));
    }

    private boolean deleteEntity(EntityType seenAs, long id) {
        EntityType type = seenAs != EntityType.STREAM
                ? seenAs
                : streams.find(id).map(Stream::type).orElse(EntityType.DATASTREAM);
        long[] gone = writer.streamsOf(type, id);
        long rowsGone = structural(() -> {
            if (type == EntityType.OBSERVED_PROPERTY) writer.deleteStreams(gone);
            if (type == EntityType.LOCATION) writer.deleteHistoryOf(id);
            return (long) writer.delete(type, id);
        });
        if (rowsGone == 0) return false;
        if (gone.length > 0) observations.deleteOf(gone);
        if (type == EntityType.FEATURE_OF_INTEREST) deleteReadingsOf(id);
        return true;
    }

    private void deleteReadingsOf(long feature) {
        var plan = scan.plan(Target.of(Relation.FEATURE_OF_INTEREST_OBSERVATIONS, feature), null, rows);
        var ids = new ArrayList<Long>();
        scan.each(plan, plan.query(), o -> ids.add(o.id()));
        ids.forEach(observations::delete);
    }

    @Override
    public long deleteWhere(Target target, Expr filter) {
        long deleted = 0;
        var query = new Query(filter, List.of(), List.of(), List.of(), MOST_AT_ONCE, 0, false, null, null);
        for (List<Node> found = list(target, query).nodes();
                !found.isEmpty();
                found = list(target, query).nodes()) {
            for (Node node : found) delete(target.type(), node.entity().id());
            deleted += found.size();
        }
        return deleted;
    }

    @Override
    public boolean together(BooleanSupplier work) {
        try {
            return database.inTransaction(() -> {
                if (work.getAsBoolean()) return true;
                throw new GivenUp();
            });
        } catch (GivenUp e) {
            return false;
        } finally {
            streams.forget();
        }
    }

    /** Takes a transaction back without being a failure. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("given up", null, false, false);
        }
    }

    @Override
    public void unlink(Relation relation, long source, long target) {
        int links = switch (relation) {
            case THING_LOCATIONS -> writer.unlink(source, target);
            case LOCATION_THINGS -> writer.unlink(target, source);
            case MULTI_DATASTREAM_OBSERVED_PROPERTIES -> takeOut(source, target);
            case OBSERVED_PROPERTY_MULTI_DATASTREAMS -> takeOut(target, source);
            default -> throw SensingFaults.unsupported(relation.label(), "an entity cannot be without it");
        };
        streams.forget();
        if (links == 0) throw new NotFoundException("link");
    }

    /** Takes a property out of a stream of several, with its types and units, as long as no reading has a value for it. {@return how often it was there} */
    private int takeOut(long datastream, long property) {
        if (observations.span(datastream).isPresent()) throw new FaultException(SensingFaults.hasReadings());
        List<Long> left = new ArrayList<>(writer.propertiesOf(datastream));
        var parts = new ArrayList<Integer>();
        for (int i = 0; i < left.size(); i++) if (left.get(i) == property) parts.add(i);
        if (parts.size() == left.size())
            throw SensingFaults.unsupported("ObservedProperties", "an entity cannot be without it");
        if (parts.isEmpty()) return 0;
        left.removeIf(id -> id == property);
        Entity stream = reader.find(EntityType.MULTI_DATASTREAM, datastream).orElseThrow();
        database.run(() -> {
            writer.setProperties(datastream, left);
            writer.update(
                    EntityType.MULTI_DATASTREAM,
                    datastream,
                    without(stream, parts, "multiObservationDataTypes", "unitOfMeasurements"),
                    Map.of());
        });
        events.publishEvent(new EntityChanged(EntityType.MULTI_DATASTREAM, datastream));
        return parts.size();
    }

    private static Map<String, @Nullable Object> without(Entity stream, List<Integer> parts, String... lists) {
        var values = new HashMap<String, @Nullable Object>();
        for (String list : lists) {
            if (!(stream.value(list) instanceof RawJson json)) continue;
            ArrayNode all = (ArrayNode) JsonMapper.shared().readTree(json.text());
            for (int part : parts.reversed()) if (part < all.size()) all.remove(part);
            values.put(list, new RawJson(all.toString()));
        }
        return values;
    }
}
