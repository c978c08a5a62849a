package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.songhua.engine.duplicate.CaseSketch;

/** Cases of one place: by the obvious way, each with each, they come out the same. */
class RepeatGroupsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");

    private static CaseSketch at(String id, String category, double east, double north) {
        return new CaseSketch(
                id,
                125 + east / (Distance.METERS_PER_DEGREE * Math.cos(Math.toRadians(44))),
                44 + north / Distance.METERS_PER_DEGREE,
                NOON.plusSeconds(id.hashCode() & 0xFFFF),
                category,
                "",
                new int[0]);
    }

    private static List<List<String>> ids(List<List<CaseSketch>> groups) {
        return groups.stream()
                .map(group -> group.stream().map(CaseSketch::id).sorted().toList())
                .toList();
    }

    @Test
    void whatIsNearSomethingNearBelongsToIt() {
        var row = List.of(at("a", "x", 0, 0), at("b", "x", 90, 0), at("c", "x", 180, 0), at("d", "x", 400, 0));
        assertThat(ids(RepeatGroups.of(row, 100))).containsExactly(List.of("a", "b", "c"));
        assertThat(ids(RepeatGroups.of(row, 80))).isEmpty();
    }

    @Test
    void anotherKindIsAnotherMatterAndWithoutAPlaceThereIsNone() {
        var all = List.of(
                at("a", "x", 0, 0),
                at("b", "y", 1, 0),
                at("c", "y", 2, 0),
                new CaseSketch("d", Double.NaN, Double.NaN, NOON, "y", "", new int[0]));
        assertThat(ids(RepeatGroups.of(all, 100))).containsExactly(List.of("b", "c"));
        assertThat(RepeatGroups.of(List.of(), 100)).isEmpty();
    }

    @Test
    void theySortBySizeThenByTheirFirst() {
        var all = List.of(
                at("a", "x", 0, 0),
                at("b", "x", 1, 0),
                at("c", "x", 1000, 0),
                at("d", "x", 1001, 0),
                at("e", "x", 1002, 0));
        assertThat(ids(RepeatGroups.of(all, 50))).containsExactly(List.of("c", "d", "e"), List.of("a", "b"));
    }

    @Test
    void cellsFindWhatComparingEachWithEachFinds() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            var all = new ArrayList<CaseSketch>();
            for (int i = 0; i < 120; i++)
                all.add(at(
                        "c" + i,
                        random.nextBoolean() ? "x" : "y",
                        random.nextDouble(-800, 800),
                        random.nextDouble(-800, 800)));
            double meters = random.nextDouble(20, 150);
            Set<List<String>> fast = new HashSet<>(ids(RepeatGroups.of(all, meters)));
            assertThat(fast).as("seed %d", seed).isEqualTo(obvious(all, meters));
        }
    }

    private static Set<List<String>> obvious(List<CaseSketch> all, double meters) {
        var groups = new ArrayList<List<CaseSketch>>();
        for (CaseSketch one : all) {
            var joined = new ArrayList<>(List.of(one));
            groups.removeIf(group -> {
                boolean near = group.stream()
                        .anyMatch(other -> other.category().equals(one.category()) && distance(one, other) <= meters);
                if (near) joined.addAll(group);
                return near;
            });
            groups.add(joined);
        }
        var found = new HashSet<List<String>>();
        for (List<CaseSketch> group : groups)
            if (group.size() > 1)
                found.add(List.copyOf(
                        new TreeSet<>(group.stream().map(CaseSketch::id).toList())));
        return found;
    }

    /** Both ways round, for a degree of longitude is reckoned at the first of the two. */
    private static double distance(CaseSketch one, CaseSketch other) {
        return Math.min(
                Distance.meters(one.longitude(), one.latitude(), other.longitude(), other.latitude()),
                Distance.meters(other.longitude(), other.latitude(), one.longitude(), one.latitude()));
    }
}
