package org.songhua.sensing.internal.things;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.EntityChanged;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.SensorThings.Stream;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What must be known of a datastream to take its readings, and the feature of interest they get when they name none, kept
 * in memory: a reading should cost no look-up.
 */
@Component
class StreamCache {
    private static final int MOST = 1_000_000;
    private static final int MOST_COVERED = 100_000;
    /** Streams whose numbers are neighbours are read together. */
    private static final int TOGETHER = 128;

    private static final String NEIGHBOURS = """
            select d.id, d.multi, d.thing, d.observation_type,
                (select count(*) from sensing.datastream_property p where p.datastream = d.id) as parts
            from sensing.datastream d where d.id >= ? and d.id < ?""";

    /** The oldest location of the thing that is there now: so that the answer does not depend on the reading. */
    private static final String PLACE = """
            select l.id from sensing.datastream d join sensing.thing_location tl on tl.thing = d.thing
            join sensing.location l on l.id = tl.location
            where d.id = ? order by (l.geom is null), l.id limit 1""";

    private static final String GENERATE = """
            insert into sensing.feature (name, description, encoding_type, feature, geom, bounds, generated_from)
            select name, description, encoding_type, location, geom, bounds, id from sensing.location where id = ?
            on conflict (generated_from) do nothing""";

    private static final String GENERATED = "select id from sensing.feature where generated_from = ?";

    private final Database database;
    private final Cache<Long, Stream> streams =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Long, Long> features =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private final Cache<Covered, Boolean> covered =
            Caffeine.newBuilder().maximumSize(MOST_COVERED).build();
    private final ObservedAreas areas;
    private final ApplicationEventPublisher events;
    private final AtomicInteger changes = new AtomicInteger();

    /** A feature of interest that a reading of a datastream named. */
    private record Covered(long datastream, long feature) {}

    StreamCache(Database database, ObservedAreas areas, ApplicationEventPublisher events) {
        this.database = database;
        this.areas = areas;
        this.events = events;
    }

    Optional<Stream> find(long id) {
        Stream known = streams.getIfPresent(id);
        return known != null ? Optional.of(known) : load(id);
    }

    /** Who asks for one stream soon asks for others: after a change of things, a city's are known again after few statements. */
    private Optional<Stream> load(long id) {
        int before = changes.get();
        long first = id - Math.floorMod(id, TOGETHER);
        List<Stream> found = database.list(NEIGHBOURS, StreamCache::stream, first, first + TOGETHER);
        for (Stream stream : found) streams.put(stream.id(), stream);
        // What changed meanwhile may have been read as it was before.
        if (changes.get() != before) streams.invalidateAll();
        return found.stream().filter(stream -> stream.id() == id).findFirst();
    }

    private static Stream stream(Row row) {
        boolean isMulti = row.flag("multi");
        return new Stream(
                row.whole("id"),
                isMulti ? EntityType.MULTI_DATASTREAM : EntityType.DATASTREAM,
                row.whole("thing"),
                isMulti ? row.integer("parts") : 1,
                row.text("observation_type"));
    }

    /** {@return number of the feature, null when the thing has no place} */
    @Nullable
    Long defaultFeature(long datastream) {
        Long known = features.getIfPresent(datastream);
        if (known != null) return known;
        Optional<Long> place = database.find(PLACE, row -> row.whole("id"), datastream);
        if (place.isEmpty()) return null;
        long feature = generate(place.get());
        areas.cover(datastream, feature);
        features.put(datastream, feature);
        return feature;
    }

    /** Takes note of a feature that a reading names, for the observed area of its datastream. */
    void noteFeature(long datastream, long feature) {
        var one = new Covered(datastream, feature);
        if (covered.getIfPresent(one) != null) return;
        areas.cover(datastream, feature);
        covered.put(one, true);
    }

    private long generate(long location) {
        Optional<Long> there = database.find(GENERATED, row -> row.whole("id"), location);
        if (there.isPresent()) return there.get();
        boolean isMine = database.update(GENERATE, location) > 0;
        long feature = database.get(GENERATED, row -> row.whole("id"), location);
        if (isMine) events.publishEvent(new EntityChanged(EntityType.FEATURE_OF_INTEREST, feature));
        return feature;
    }

    /** Forgets what a change of things, places or datastreams may have made wrong. */
    void forget() {
        changes.incrementAndGet();
        streams.invalidateAll();
        features.invalidateAll();
        covered.invalidateAll();
    }
}
