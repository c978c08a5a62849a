package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.History;
import org.songhua.cim.History.Axis;
import org.songhua.cim.History.Changed;
import org.songhua.cim.History.ChangesQuery;
import org.songhua.cim.History.Difference;
import org.songhua.cim.History.Differences;
import org.songhua.cim.ObjectId;
import org.songhua.cim.history.EditHistory.State;
import org.songhua.people.Scope;

/** What differs between any two times, on either axis, beside a replay of random edits that compares the two pictures one by one. */
class BetweenTest {
    private static final int STEPS = 60;
    private static CityObjects objects;
    private static Editing editing;
    private static History history;

    @BeforeAll
    static void platform() {
        objects = TestPlatform.shared().bean(CityObjects.class);
        editing = TestPlatform.shared().bean(Editing.class);
        history = TestPlatform.shared().bean(History.class);
    }

    private static EditHistory live(long seed) {
        String code = "between_" + seed;
        CityFixture.create(TestPlatform.shared(), code);
        var town = new EditHistory(objects, editing, code, west(seed), seed);
        for (int i = 0; i < STEPS; i++) town.step();
        return town;
    }

    private static double west(long seed) {
        return 90 + seed % 5;
    }

    private static Extent around(long seed) {
        return new Extent(west(seed) - 0.05, -0.05, west(seed) + 0.95, 0.95);
    }

    private static Differences between(
            Axis axis, Instant from, Instant to, long seed, @Nullable ObjectId after, int limit) {
        return history.between(new ChangesQuery(axis, from, to, around(seed), null, after, limit), Scope.ALL);
    }

    /** The states that hold now of those that the record tells, or that hold at a time in the world. */
    private static Map<ObjectId, State> picture(Map<ObjectId, List<State>> said, @Nullable Instant world) {
        var picture = new HashMap<ObjectId, State>();
        said.forEach((id, states) -> states.stream()
                .filter(state -> world == null ? state.to() == null : state.holdsAt(world))
                .forEach(state -> picture.put(id, state)));
        return picture;
    }

    /** Objects that are there at one time only; and those that are there at both with another content. */
    private static Map<ObjectId, Difference> expected(Map<ObjectId, State> before, Map<ObjectId, State> after) {
        var all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        var found = new HashMap<ObjectId, Difference>();
        for (ObjectId id : all) {
            if (!before.containsKey(id)) found.put(id, Difference.ADDED);
            else if (!after.containsKey(id)) found.put(id, Difference.ENDED);
            else if (!Objects.equals(before.get(id), after.get(id))) found.put(id, Difference.CHANGED);
        }
        return found;
    }

    private static void compare(Differences found, Map<ObjectId, State> before, Map<ObjectId, State> after, String as) {
        var kinds = new HashMap<ObjectId, Difference>();
        var counts = new HashMap<Difference, Long>();
        for (Changed one : found.items()) {
            ObjectId id = one.object().id();
            kinds.put(id, one.difference());
            counts.merge(one.difference(), 1L, Long::sum);
            assertThat(state(one.before())).as(as + " before").isEqualTo(before.get(id));
            if (one.difference() != Difference.ENDED)
                assertThat(state(one.object())).as(as + " after").isEqualTo(after.get(id));
        }
        Map<ObjectId, Difference> expected = expected(before, after);
        // What was changed and taken back has another revision and the same content; it may be told, for it was
        // touched.
        kinds.forEach((id, kind) -> {
            if (kind == Difference.CHANGED && Objects.equals(before.get(id), after.get(id))) expected.put(id, kind);
        });
        assertThat(kinds).as(as).isEqualTo(expected);
        assertThat(List.of(found.added(), found.changed(), found.ended()))
                .as(as)
                .containsExactly(
                        counts.getOrDefault(Difference.ADDED, 0L),
                        counts.getOrDefault(Difference.CHANGED, 0L),
                        counts.getOrDefault(Difference.ENDED, 0L));
    }

    private static @Nullable State state(@Nullable CityObject object) {
        if (object == null) return null;
        State state = State.of(object);
        return new State(state.from(), state.to(), state.name(), state.floors(), state.wkt());
    }

    @ParameterizedTest
    @ValueSource(longs = {20261101, 20261102})
    void theRecordAtTwoTimes(long seed) {
        EditHistory town = live(seed);
        var times = new ArrayList<>(town.record.keySet());
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int one = random.nextInt(times.size());
            int other = random.nextInt(times.size());
            Instant from = times.get(Math.min(one, other));
            Instant to = times.get(Math.max(one, other));
            Map<ObjectId, State> before = picture(town.record.get(from), null);
            Map<ObjectId, State> after = picture(town.record.get(to), null);
            compare(
                    between(Axis.RECORDED, from, to, seed, null, 1000),
                    before,
                    after,
                    "seed %d round %d %s..%s".formatted(seed, round, from, to));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20261103, 20261104})
    void theWorldAtTwoTimes(long seed) {
        EditHistory town = live(seed);
        Map<ObjectId, List<State>> said = town.record.lastEntry().getValue();
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Instant from = Instant.parse("2000-01-01T00:00:00Z").plus(random.nextInt(9000), ChronoUnit.DAYS);
            Instant to = from.plus(random.nextInt(3000), ChronoUnit.DAYS);
            compare(
                    between(Axis.WORLD, from, to, seed, null, 1000),
                    picture(said, from),
                    picture(said, to),
                    "seed %d round %d world %s..%s".formatted(seed, round, from, to));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void pagesHoldEveryDifferenceOnceAndAllOfThemTheSameCounts(int limit) {
        long seed = 20261105 + limit * 5L;
        EditHistory town = live(seed);
        Instant from = town.record.firstKey();
        Instant to = town.record.lastKey();
        Differences whole = between(Axis.RECORDED, from, to, seed, null, 1000);
        Set<ObjectId> seen = new HashSet<>();
        ObjectId after = null;
        do {
            Differences page = between(Axis.RECORDED, from, to, seed, after, limit);
            assertThat(page.added()).isEqualTo(whole.added());
            assertThat(page.ended()).isEqualTo(whole.ended());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(one -> assertThat(seen.add(one.object().id())).isTrue());
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(whole.items().size());
        assertThat(between(Axis.RECORDED, to, to, seed, null, 10).items())
                .as("nothing differs from itself")
                .isEmpty();
    }
}
