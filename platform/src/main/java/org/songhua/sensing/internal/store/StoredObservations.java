package org.songhua.sensing.internal.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.songhua.engine.quality.QualityRules;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.Appended;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.OldReadings;
import org.songhua.sensing.TimeSpan;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The readings of the city: a writer, a reader and a sealer over one memory and one database. See package.md. */
@Service
class StoredObservations implements Observations, DisposableBean {
    /** A reading in memory takes about 40 bytes, and all of them an eighth of the heap at most. */
    private static final long HOT_MAX_DEFAULT = Runtime.getRuntime().maxMemory() / 8 / 40;

    private final JdbcReadings store;
    private final SeriesIndex index = new SeriesIndex();
    private final Map<Long, Long> movedById = new ConcurrentHashMap<>();
    private final Totals totals = new Totals();
    private final Writer writer;
    private final Sealer sealer;
    private final Reader reader;
    private final News news;
    private final QualitySource quality;
    private final Clock clock;

    @Autowired
    StoredObservations(JdbcReadings store, ApplicationEventPublisher events, QualitySource quality, Clock clock) {
        this(store, events, quality, clock, HOT_MAX_DEFAULT);
    }

    /** Judges nothing. */
    StoredObservations(JdbcReadings store, ApplicationEventPublisher events, long hotMax) {
        this(store, events, datastream -> QualityRules.NONE, Clock.systemUTC(), hotMax);
    }

    @SuppressWarnings("this-escape") // the writer speaks of commits only after start
    StoredObservations(
            JdbcReadings store, ApplicationEventPublisher events, QualitySource quality, Clock clock, long hotMax) {
        this.store = store;
        this.quality = quality;
        this.clock = clock;
        this.news = new News(events);
        this.reader = new Reader(index, store, movedById, totals);
        this.writer = new Writer(index, store, movedById, totals, this::committed);
        this.sealer = new Sealer(index, store, writer, totals, hotMax);
        long lastSeq = new Loader(index, store, movedById, totals).load();
        writer.start(lastSeq);
        sealer.start();
        store.heads().load();
    }

    private void committed(List<SeriesChanges> changed, List<Reading> recorded) {
        sealer.noteCommit(changed);
        news.tell(recorded);
    }

    @Override
    public List<Appended> append(List<NewObservation> readings) {
        if (readings.isEmpty()) return List.of();
        var packed = new ArrayList<Reading>(readings.size());
        var rules = new QualityRules[readings.size()];
        for (NewObservation reading : readings) {
            rules[packed.size()] = quality.rules(reading.datastream());
            packed.add(ReadingFormat.of(reading));
        }
        long received_us = ReadingFormat.micros(clock.instant(), "now");
        return writer.change(group -> {
            group.openFor(packed);
            var outcomes = new ArrayList<Appended>(packed.size());
            for (int i = 0; i < packed.size(); i++) outcomes.add(group.append(packed.get(i), rules[i], received_us));
            return outcomes;
        });
    }

    @Override
    public Optional<Observation> find(long id) {
        return reader.find(id).map(ReadingFormat::toObservation);
    }

    @Override
    public Observation replace(long id, NewObservation content) {
        Reading packed = ReadingFormat.of(content);
        QualityRules rules = quality.rules(content.datastream());
        return ReadingFormat.toObservation(writer.change(group -> group.replace(id, packed, rules)));
    }

    @Override
    public boolean delete(long id) {
        return writer.change(group -> group.delete(id));
    }

    @Override
    public void deleteOf(long... datastreams) {
        writer.change(group -> {
            for (long datastream : datastreams) if (index.find(datastream) != null) group.clear(datastream);
            return true;
        });
    }

    @Override
    public Optional<Observation> latest(long datastream) {
        return reader.latest(datastream).map(ReadingFormat::toObservation);
    }

    @Override
    public Optional<TimeSpan> span(long datastream) {
        return reader.span(datastream);
    }

    @Override
    public void stream(ObservationQuery query, Predicate<Observation> sink) {
        reader.stream(query, reading -> sink.test(ReadingFormat.toObservation(reading)));
    }

    @Override
    public long count(ObservationQuery query) {
        return reader.count(query);
    }

    @Override
    public long estimate(ObservationQuery query, long exactUpTo) {
        return reader.estimate(query, exactUpTo);
    }

    @Override
    public List<Aggregate> aggregate(long datastream, Instant from, Instant until, Duration step) {
        return reader.aggregate(datastream, from, until, step);
    }

    @Override
    public OldReadings old(long[] datastreams, Instant before) {
        return each(datastreams, before, (series, before_us) -> {
            var found = store.dropped().findOld(series.datastream, DropTask.limit(series, before_us));
            return found.blocks() == 0 ? OldReadings.NONE : new OldReadings(1, found.readings(), found.bytes());
        });
    }

    @Override
    public OldReadings dropOld(long[] datastreams, Instant before) {
        return each(datastreams, before, (series, before_us) -> {
            var task = new DropTask(store, totals, series, before_us);
            writer.housekeeping(task);
            return task.dropped();
        });
    }

    private OldReadings each(long[] datastreams, Instant before, BiFunction<Series, Long, OldReadings> work) {
        long before_us = ReadingFormat.bound(before);
        OldReadings all = OldReadings.NONE;
        for (long datastream : datastreams) {
            Series series = index.find(datastream);
            if (series != null && series.state.sealedFrom_us() < before_us)
                all = all.plus(work.apply(series, before_us));
        }
        return all;
    }

    /** Packs what is in memory until no more than so many readings are left there. */
    void sealUntil(long left) {
        sealer.sealUntil(left);
    }

    /** {@return how often packing failed and was put off} */
    int sealFailures() {
        return sealer.failures();
    }

    /** Drops what the journal holds in vain. */
    void trim() {
        sealer.carryAndTrim();
    }

    @Override
    public void destroy() {
        sealer.close();
        writer.close();
        news.close();
        store.heads().close();
    }
}
