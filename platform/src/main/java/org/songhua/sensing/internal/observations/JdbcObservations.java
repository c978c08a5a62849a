package org.songhua.sensing.internal.observations;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.NotFoundException;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.Appended;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.sensing.TimeSpan;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** The readings in one plain table. */
@Repository
class JdbcObservations implements Observations {
    private static final int PORTION = 1000;

    private static final String COLUMNS = """
            id, datastream, phenomenon_start, phenomenon_end, result_time, kind, number, exact::text as exact, text, extras,
            feature, quality""";
    private static final String UPSERT = """
            insert into sensing.observation as o (datastream, phenomenon_start, phenomenon_end, result_time, kind, number, exact,
                text, extras, feature)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (datastream, phenomenon_start, coalesce(phenomenon_end, '-infinity')) do update
                set result_time = excluded.result_time, kind = excluded.kind, number = excluded.number, exact = excluded.exact,
                    text = excluded.text, extras = excluded.extras, feature = excluded.feature
            returning id, (xmax = 0) as fresh""";
    private static final String REPLACE = """
            update sensing.observation set datastream = ?, phenomenon_start = ?, phenomenon_end = ?, result_time = ?, kind = ?,
                number = ?, exact = ?, text = ?, extras = ?, feature = ?
            where id = ?""";
    private static final String AGGREGATE = """
            select date_bin(make_interval(secs => ?), phenomenon_start, ?) as start, min(number) as min, max(number) as max,
                avg(number) as mean, count(*) as count
            from sensing.observation
            where datastream = ? and phenomenon_start >= ? and phenomenon_start < ? and number is not null
            group by 1 order by 1""";
    private static final String SPAN = """
            select min(phenomenon_start) as first, max(coalesce(phenomenon_end, phenomenon_start)) as last,
                min(result_time) as result_first, max(result_time) as result_last
            from sensing.observation where datastream = ? having count(*) > 0""";

    private final Database database;

    JdbcObservations(Database database) {
        this.database = database;
    }

    @Override
    public List<Appended> append(List<NewObservation> readings) {
        return database.inTransaction(() -> readings.stream().map(this::append).toList());
    }

    private Appended append(NewObservation reading) {
        return database.get(
                UPSERT,
                row -> new Appended(
                        row.whole("id"), row.flag("fresh") ? Appended.Outcome.CREATED : Appended.Outcome.CORRECTED),
                parameters(reading).toArray());
    }

    @Override
    public Optional<Observation> find(long id) {
        return database.find(
                "select " + COLUMNS + " from sensing.observation where id = ?", JdbcObservations::read, id);
    }

    @Override
    public Observation replace(long id, NewObservation content) {
        List<@Nullable Object> parameters = parameters(content);
        parameters.add(id);
        try {
            if (database.update(REPLACE, parameters.toArray()) == 0) throw new NotFoundException("observation " + id);
        } catch (DuplicateKeyException e) {
            throw new FaultException(Fault.refused(
                    "OBS-001",
                    Place.atField("phenomenonTime"),
                    "Another observation of this datastream has the phenomenon time " + content.phenomenonStart() + ".",
                    "Give another time, or change the other observation."));
        }
        return find(id).orElseThrow();
    }

    @Override
    public boolean delete(long id) {
        return database.update("delete from sensing.observation where id = ?", id) > 0;
    }

    @Override
    public void deleteOf(long... datastreams) {
        database.update("delete from sensing.observation where datastream = any(?)", (Object) boxed(datastreams));
    }

    @Override
    public Optional<Observation> latest(long datastream) {
        var found = new ArrayList<Observation>();
        stream(
                ObservationQuery.ALL
                        .withDatastreams(datastream)
                        .newestFirst(true)
                        .withLimit(1),
                found::add);
        return found.stream().findFirst();
    }

    @Override
    public Optional<TimeSpan> span(long datastream) {
        return database.find(
                SPAN,
                row -> new TimeSpan(
                        row.instant("first"),
                        row.instant("last"),
                        row.findInstant("result_first"),
                        row.findInstant("result_last")),
                datastream);
    }

    @Override
    public void stream(ObservationQuery query, Predicate<Observation> sink) {
        var parameters = new ArrayList<@Nullable Object>();
        String direction = query.newestFirst() ? " desc" : "";
        String sql = "select " + COLUMNS + " from sensing.observation" + where(query, parameters)
                + " order by phenomenon_start" + direction + ", id" + direction + " limit ?";
        parameters.add(query.limit());
        database.streamWhile(sql, PORTION, row -> sink.test(read(row)), parameters.toArray());
    }

    @Override
    public long count(ObservationQuery query) {
        var parameters = new ArrayList<@Nullable Object>();
        String sql = "select count(*) as n from sensing.observation" + where(query, parameters);
        return database.get(sql, row -> row.whole("n"), parameters.toArray());
    }

    @Override
    public List<Aggregate> aggregate(long datastream, Instant from, Instant until, Duration step) {
        return database.list(
                AGGREGATE,
                row -> new Aggregate(
                        row.instant("start"),
                        row.number("min"),
                        row.number("max"),
                        row.number("mean"),
                        row.whole("count")),
                step.toMillis() / 1000.0,
                from,
                datastream,
                from,
                until);
    }

    private static String where(ObservationQuery query, List<@Nullable Object> parameters) {
        var conditions = new ArrayList<String>();
        add(
                conditions,
                parameters,
                "datastream = any(?)",
                query.datastreams() == null ? null : boxed(query.datastreams()));
        add(conditions, parameters, "phenomenon_start >= ?", query.from());
        add(conditions, parameters, "phenomenon_start < ?", query.until());
        add(conditions, parameters, "number >= ?", query.min());
        add(conditions, parameters, "number <= ?", query.max());
        add(conditions, parameters, "feature = ?", query.feature());
        ObservationQuery.Position after = query.after();
        if (after != null) {
            conditions.add("(phenomenon_start, id) " + (query.newestFirst() ? "<" : ">") + " (?, ?)");
            parameters.add(after.phenomenonStart());
            parameters.add(after.id());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void add(
            List<String> conditions, List<@Nullable Object> parameters, String condition, @Nullable Object value) {
        if (value == null) return;
        conditions.add(condition);
        parameters.add(value);
    }

    private static Long[] boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    private static List<@Nullable Object> parameters(NewObservation reading) {
        var all = new ArrayList<@Nullable Object>();
        all.add(reading.datastream());
        all.add(reading.phenomenonStart());
        all.add(reading.phenomenonEnd());
        all.add(reading.resultTime());
        switch (reading.result()) {
            case Result.Numeric n -> addAll(all, "N", n.value(), n.exact(), null);
            case Result.Text t -> addAll(all, "T", null, null, t.value());
            case Result.Truth t -> addAll(all, "B", null, null, String.valueOf(t.value()));
            case Result.Json j -> addAll(all, "J", null, null, j.json());
        }
        all.add(reading.extrasJson() == null ? null : new Json(reading.extrasJson()));
        all.add(reading.feature());
        return all;
    }

    private static void addAll(List<@Nullable Object> all, @Nullable Object... values) {
        all.addAll(Arrays.asList(values));
    }

    private static Observation read(Row row) {
        return new Observation(
                row.whole("id"),
                row.whole("datastream"),
                row.instant("phenomenon_start"),
                row.findInstant("phenomenon_end"),
                row.findInstant("result_time"),
                result(row),
                row.findText("extras"),
                row.findWhole("feature"),
                (byte) row.integer("quality"));
    }

    private static Result result(Row row) {
        return switch (row.text("kind")) {
            case "N" -> {
                String exact = row.findText("exact");
                yield new Result.Numeric(row.number("number"), exact == null ? null : new BigDecimal(exact));
            }
            case "T" -> new Result.Text(row.text("text"));
            case "B" -> new Result.Truth(Boolean.parseBoolean(row.text("text")));
            default -> new Result.Json(row.text("text"));
        };
    }
}
