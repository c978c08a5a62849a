package org.songhua.sensing.internal.board;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.ObservedKind;
import org.songhua.sensing.ObservedKinds;
import org.songhua.sensing.Result;
import org.songhua.sensing.StreamBoard;
import org.songhua.sensing.StreamStatus;
import org.songhua.sensing.StreamStatus.State;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which datastreams there are is read at most every few seconds; how they stand comes from memory each time. The place is the first
 * location of the thing that is a point.
 */
@Repository
class JdbcStreamBoard implements StreamBoard {
    private static final Duration KEPT = Duration.ofSeconds(10);
    /** Two readings may be lost before a datastream is called silent. */
    private static final int INTERVALS_OF_SILENCE = 3;
    /** Of a datastream whose interval nobody knows. */
    private static final int SILENT_AFTER_S = 86_400;

    private static final String STREAMS = """
        select d.id, d.name, d.unit ->> 'symbol' as symbol, d.thing, t.name as thing_name,
          coalesce(t.properties ->> 'network', '') as network, p.name as observed, p.definition,
          (select l.location -> 'coordinates' from sensing.thing_location tl join sensing.location l on l.id = tl.location
           where tl.thing = d.thing and l.location ->> 'type' = 'Point' order by l.id limit 1)::text as place
        from sensing.datastream d join sensing.thing t on t.id = d.thing
          join sensing.observed_property p on p.id = d.observed_property
        where not d.multi order by d.id\
        """;

    private final Database database;
    private final Observations observations;
    private final ObservedKinds kinds;
    private final Clock clock;
    private final LoadingCache<String, List<StreamStatus>> known;

    JdbcStreamBoard(Database database, Observations observations, ObservedKinds kinds, Clock clock) {
        this.database = database;
        this.observations = observations;
        this.kinds = kinds;
        this.clock = clock;
        this.known = Caffeine.newBuilder().expireAfterWrite(KEPT).build(all -> read());
    }

    private List<StreamStatus> read() {
        return database.list(STREAMS, this::stream);
    }

    private StreamStatus stream(Row row) {
        Optional<ObservedKind> kind =
                ObservedKind.codeOf(row.text("definition")).flatMap(kinds::find);
        String network = row.text("network");
        double[] place = place(row.findText("place"));
        String symbol = row.findText("symbol");
        return new StreamStatus(
                row.whole("id"),
                row.text("name"),
                row.whole("thing"),
                row.text("thing_name"),
                network.isEmpty() ? kind.map(ObservedKind::pack).orElse("") : network,
                row.text("observed"),
                kind.map(ObservedKind::code).orElse(""),
                symbol == null ? "" : symbol,
                place == null ? null : (Double) place[0],
                place == null ? null : (Double) place[1],
                null,
                null,
                0,
                kind.map(ObservedKind::interval_s).orElse(0),
                State.NEVER);
    }

    /** {@return the first two numbers of {@code [125.3, 43.8]}; null when it is no place, as a location in a form of its own may say} */
    private static double @Nullable [] place(@Nullable String json) {
        if (json == null) return null;
        JsonNode coordinates = JsonMapper.shared().readTree(json);
        double longitude = coordinates.path(0).asDouble(Double.NaN);
        double latitude = coordinates.path(1).asDouble(Double.NaN);
        boolean isPlace = coordinates.path(0).isNumber()
                && coordinates.path(1).isNumber()
                && Double.isFinite(longitude)
                && Double.isFinite(latitude);
        return isPlace ? new double[] {longitude, latitude} : null;
    }

    @Override
    public List<StreamStatus> list(String network) {
        Instant now = clock.instant();
        return known.get("").stream()
                .filter(one -> network.isEmpty() || one.network().equals(network))
                .map(one -> withLatest(one, now))
                .toList();
    }

    private StreamStatus withLatest(StreamStatus one, Instant now) {
        Observation latest = observations.latest(one.datastream()).orElse(null);
        if (latest == null) return one;
        Double value = latest.result() instanceof Result.Numeric number ? (Double) number.value() : null;
        int quality = Byte.toUnsignedInt(latest.quality());
        return new StreamStatus(
                one.datastream(),
                one.name(),
                one.thing(),
                one.thingName(),
                one.network(),
                one.observed(),
                one.kind(),
                one.symbol(),
                one.lon(),
                one.lat(),
                latest.phenomenonStart(),
                value,
                quality,
                one.interval_s(),
                state(latest.phenomenonStart(), quality, one.interval_s(), now));
    }

    static State state(Instant time, int quality, int interval_s, Instant now) {
        int silentAfter_s = interval_s == 0 ? SILENT_AFTER_S : INTERVALS_OF_SILENCE * interval_s;
        if (Duration.between(time, now).toSeconds() > silentAfter_s) return State.SILENT;
        return quality == 0 ? State.GOOD : State.DOUBTFUL;
    }
}
