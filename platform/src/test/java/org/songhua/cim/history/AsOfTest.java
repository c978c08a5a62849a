package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.history.EditHistory.State;
import org.songhua.people.Scope;

/**
 * A01-A05 What was, against a replay of random edits that keeps every state of the record beside it. The towns lie around the
 * equator between 60 and 70 degrees east.
 */
class AsOfTest {
    private static final int STEPS = 70;

    private static CityObjects objects;
    private static Editing editing;

    @BeforeAll
    static void platform() {
        objects = TestPlatform.shared().bean(CityObjects.class);
        editing = TestPlatform.shared().bean(Editing.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {20260401, 20260402, 20260403})
    void a01_asOfEqualsAReplayOfTheEditsUpToThen(long seed) {
        var town = Town.live(seed);
        town.history.record.forEach((at, said) -> {
            Map<ObjectId, State> expected = inForce(said);
            for (Instant time : List.of(at, at.plus(1, ChronoUnit.MICROS))) {
                if (!town.isLastBefore(at, time)) continue;
                assertThat(town.read(Moment.asOf(time)))
                        .as("seed %d as of %s", seed, time)
                        .isEqualTo(expected);
                assertThat(objects.count(town.query(Moment.asOf(time), List.of(), null, 1), Scope.ALL))
                        .isEqualTo(expected.size());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {20260404, 20260405})
    void a02_theWorldAtATimeAsTheRecordToldItAtAnother(long seed) {
        var town = Town.live(seed);
        var random = new Random(seed);
        town.history.record.forEach((at, said) -> {
            Instant world = Instant.parse("2000-01-01T00:00:00Z").plus(random.nextInt(9000), ChronoUnit.DAYS);
            var expected = new HashMap<ObjectId, State>();
            said.forEach((id, states) ->
                    states.stream().filter(state -> state.holdsAt(world)).forEach(state -> expected.put(id, state)));
            assertThat(town.read(Moment.of(at, world)))
                    .as("seed %d, world at %s as recorded %s", seed, world, at)
                    .isEqualTo(expected);
        });
    }

    @Test
    void a03_withoutATimeTheRecordIsTheOneOfNow() {
        var town = Town.live(20260406);
        assertThat(town.read(Moment.NOW))
                .isEqualTo(inForce(town.history.record.lastEntry().getValue()));
        Instant world = Instant.parse("2004-05-06T00:00:00Z");
        Instant now = town.history.record.lastKey();
        assertThat(town.read(Moment.of(null, world))).isEqualTo(town.read(Moment.of(now, world)));
    }

    /** Extents, counts and single objects, each against the replay. */
    @Test
    void a04_placesAndCountsAreThoseOfTheTime() {
        long seed = 20260407;
        var town = Town.live(seed);
        var random = new Random(seed);
        for (var entry : town.history.record.entrySet()) {
            double west = town.west + random.nextDouble() * 0.5;
            double south = random.nextDouble() * 0.5;
            Extent extent = new Extent(west, south, west + 0.4, south + 0.4);
            Map<ObjectId, State> expected = inForce(entry.getValue());
            expected.values().removeIf(state -> !meets(state, extent));
            Moment moment = Moment.asOf(entry.getKey());
            var query = town.query(moment, List.of(extent), null, 1000);
            var found = new HashSet<ObjectId>();
            objects.stream(query, Scope.ALL, object -> found.add(object.id()));
            assertThat(found).as("seed %d as of %s", seed, entry.getKey()).isEqualTo(expected.keySet());
            assertThat(objects.count(query, Scope.ALL)).isEqualTo(expected.size());
            for (ObjectId id : entry.getValue().keySet()) {
                State now = inForce(entry.getValue()).get(id);
                assertThat(objects.find(id, moment, Scope.ALL).map(State::of).orElse(null))
                        .isEqualTo(now);
            }
        }
    }

    @Test
    void a05_pagesOfThePastHoldEveryObjectOnce() {
        var town = Town.live(20260408);
        for (Instant at : town.history.record.keySet()) {
            var seen = new ArrayList<ObjectId>();
            ObjectId after = null;
            do {
                var query = town.query(Moment.asOf(at), List.of(), after, 4);
                after = objects.stream(query, Scope.ALL, object -> seen.add(object.id()));
            } while (after != null);
            Set<ObjectId> expected = inForce(town.history.record.get(at)).keySet();
            assertThat(seen).doesNotHaveDuplicates().hasSameElementsAs(expected);
        }
    }

    /** Over a period each object is there once, with the last of its states that meets it. */
    @Test
    void a06_aPeriodShowsTheLastStateThatMeetsIt() {
        var town = Town.live(20260409);
        Instant from = Instant.parse("2003-01-01T00:00:00Z");
        Instant until = Instant.parse("2006-01-01T00:00:00Z");
        var expected = new HashMap<ObjectId, State>();
        town.history
                .record
                .lastEntry()
                .getValue()
                .forEach((id, states) -> states.stream()
                        .filter(state -> state.from() == null || !state.from().isAfter(until))
                        .filter(state -> state.to() == null || state.to().isAfter(from))
                        .forEach(state -> expected.put(id, state)));
        assertThat(town.read(new Moment(null, from, until))).isEqualTo(expected);
    }

    private static Map<ObjectId, State> inForce(Map<ObjectId, List<State>> said) {
        var states = new HashMap<ObjectId, State>();
        said.forEach((id, all) -> {
            if (all.getLast().to() == null) states.put(id, all.getLast());
        });
        return states;
    }

    private static boolean meets(State state, Extent extent) {
        try {
            var rectangle = new GeometryFactory()
                    .toGeometry(new Envelope(extent.west(), extent.east(), extent.south(), extent.north()));
            return new WKTReader().read(state.wkt()).intersects(rectangle);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A data set with a random history. */
    private record Town(EditHistory history, int dataset, double west) {
        static Town live(long seed) {
            String code = "as_of_" + seed;
            double west = 60 + seed % 10;
            var fixture = CityFixture.create(TestPlatform.shared(), code);
            var history = new EditHistory(objects, editing, code, west, seed);
            for (int i = 0; i < STEPS; i++) history.step();
            return new Town(history, fixture.dataset(), west);
        }

        /** Whether no other edit of the town was recorded after the one and up to the time. */
        boolean isLastBefore(Instant edit, Instant time) {
            return history.record.floorKey(time).equals(edit);
        }

        Map<ObjectId, State> read(Moment moment) {
            var found = new HashMap<ObjectId, State>();
            objects.stream(query(moment, List.of(), null, 1000), Scope.ALL, object -> {
                assertThat(found.put(object.id(), State.of(object))).isNull();
            });
            return found;
        }

        ObjectQuery query(Moment moment, List<Extent> extents, ObjectId after, int limit) {
            return new ObjectQuery(
                    List.of(),
                    extents,
                    Map.of(),
                    dataset,
                    moment.recordedAt(),
                    moment.validAt(),
                    moment.validUntil(),
                    after,
                    limit,
                    null);
        }
    }
}
