package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.songhua.TestPlatform;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningRules;
import org.songhua.warning.Warnings;

/** A platform with sensors of a property that only this test has, and one rule for it. */
public final class WarningCity {
    public static final Caller CHIEF = Caller.all("chief");
    private static final AtomicInteger NEXT = new AtomicInteger();

    public final TestPlatform platform;
    private final int number = NEXT.getAndIncrement();
    public final String property = "level_" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    /** Each city lies apart, so that no warning follows another city's. */
    public final double latitude = 40 + number * 0.1;

    public final String rule = "rule_of_" + property;
    public final Instant start = Instant.now().minus(Duration.ofHours(2));
    private final Database database;
    private final long observedProperty;

    public WarningCity(TestPlatform platform) {
        this.platform = platform;
        this.database = platform.database().database();
        this.observedProperty = database.get("""
                insert into sensing.observed_property (name, definition, description) values (?, 'urn:x:' || ?, '')
                returning id""", row -> row.whole("id"), property, property);
    }

    /** Publishes the one rule of this city; lines are YAML under the rule. */
    public int publish(String... lines) {
        return platform.bean(WarningRules.class).publish(source(lines), "for a test", CHIEF);
    }

    public String source(String... lines) {
        return "rules:\n  " + rule + ":\n    name: {zh: 试验水位, en: Test level}\n    inputs:\n      " + property
                + ": {unit: '%', every: 5 min}\n    " + String.join("\n    ", lines) + "\n";
    }

    /** {@return number of a new datastream of a thing of its own, so many metres east of the middle of the city} */
    public long sensor(double metresEast) {
        double longitude = 125.32 + metresEast / (111_320 * Math.cos(Math.toRadians(latitude)));
        long thing = id(
                "insert into sensing.thing (name, description) values ('井 ' || ?, '') returning id", "" + metresEast);
        long location = id("""
                insert into sensing.location (name, description, encoding_type, location, bounds)
                values ('', '', 'application/geo+json', '{}', box(point(?, ?), point(?, ?))) returning id""", longitude, latitude, longitude, latitude);
        database.update("insert into sensing.thing_location (thing, location) values (?, ?)", thing, location);
        return datastream(thing, "%");
    }

    public long datastream(long thing, String unit) {
        long sensor = id(
                "insert into sensing.sensor (name, description, encoding_type, metadata) values (?, '', '', '\"\"') returning id",
                "s");
        return id("""
                insert into sensing.datastream (name, description, observation_type, unit, thing, sensor, observed_property)
                values (?, '', '', jsonb_build_object('symbol', ?::text, 'definition', 'ucum:' || ?::text), ?, ?, ?) returning id""", "水位", unit, unit, thing, sensor, observedProperty);
    }

    /** {@return numbers of new datastreams in rows of a grid east and north of the middle, made in one statement} */
    public List<Long> grid(int count, int columns, double metresApart) {
        double step = metresApart / 111_320;
        return database.list(
                """
                with thing as (
                  insert into sensing.thing (name, description) select '井 ' || i, '' from generate_series(1, ?) i returning id),
                numbered as (select id, row_number() over (order by id) - 1 as i from thing),
                place as (
                  insert into sensing.location (name, description, encoding_type, location, bounds)
                  select n.id::text, '', 'application/geo+json', '{}', box(p, p)
                  from numbered n, lateral (select point(125.5 + (n.i % ?) * ?, ? + (n.i / ?) * ?) as p) q returning id, name),
                put as (insert into sensing.thing_location (thing, location) select name::bigint, id from place),
                sensor as (insert into sensing.sensor (name, description, encoding_type, metadata) values ('s', '', '', '""') returning id)
                insert into sensing.datastream (name, description, observation_type, unit, thing, sensor, observed_property)
                select '水位', '', '', jsonb_build_object('symbol', '%', 'definition', 'ucum:%'), n.id, s.id, ?
                from numbered n, sensor s order by n.i returning id""",
                row -> row.whole("id"),
                count,
                columns,
                step / Math.cos(Math.toRadians(latitude)),
                latitude,
                columns,
                step,
                observedProperty);
    }

    private long id(String sql, Object... parameters) {
        return database.get(sql, row -> row.whole("id"), parameters);
    }

    public NewObservation reading(long datastream, double minute, double value) {
        Instant at = start.plusMillis(Math.round(minute * 60_000));
        return new NewObservation(datastream, at, null, null, new Result.Numeric(value), null, null);
    }

    /** Sends values a minute apart, and waits until they are judged. */
    public void send(long datastream, double firstMinute, double... values) {
        var readings = new ArrayList<NewObservation>();
        for (int i = 0; i < values.length; i++) readings.add(reading(datastream, firstMinute + i, values[i]));
        send(readings);
    }

    public void send(List<NewObservation> readings) {
        platform.bean(Observations.class).append(readings);
        awaitJudged();
    }

    public void awaitJudged() {
        long last = database.get("select coalesce(max(seq), 0) as seq from sensing.journal", row -> row.whole("seq"));
        await(() -> platform.bean(Judging.class).judgedSeq() >= last);
    }

    /** Waits without a fixed time until something is so. */
    public static void await(java.util.function.BooleanSupplier condition) {
        long end_ns = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var never = new Semaphore(0);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end_ns);
            try {
                assertThat(never.tryAcquire(10, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public Warnings warnings() {
        return platform.bean(Warnings.class);
    }

    /** {@return warnings of this city's rule, the oldest first} */
    public List<Warning> raised() {
        var filter = new WarningFilter(false, null, null, null, rule, null, null, null, null, null, 100_000);
        return warnings().list(filter, Scope.ALL).reversed();
    }

    /** {@return kinds of all that happened to a warning} */
    public List<String> history(long warning) {
        return warnings().steps(warning, Scope.ALL).stream()
                .map(step -> step.kind())
                .toList();
    }
}
