package org.songhua.engine.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates for a report among known cases. */
class D01_DuplicateIndexTest {
    private static final Instant NOON = Instant.parse("2026-11-01T04:00:00Z");
    private static final double RADIUS = 250;
    private static final Duration WINDOW = Duration.ofDays(30);
    /** A hundred metres of latitude. */
    private static final double NORTH = 100 / 111_195.0;

    private static CaseSketch at(String id, double longitude, double latitude, Instant when, String asset) {
        return CaseSketch.of(id, longitude, latitude, when, "06/06013", asset, "路面坑洼");
    }

    private static CaseSketch at(String id, double latitude) {
        return at(id, 125.3, latitude, NOON, "");
    }

    private static DuplicateIndex index(CaseSketch... known) {
        var index = new DuplicateIndex(RADIUS, WINDOW);
        for (CaseSketch one : known) index.add(one);
        return index;
    }

    @Test
    void theNearestOfEqualCasesComesFirst() {
        var index = index(at("far", 43.9 + 2 * NORTH), at("near", 43.9 + NORTH), at("out", 43.9 + 3 * NORTH));
        assertThat(index.rank(at("new", 43.9), 9)).extracting(Candidate::id).containsExactly("near", "far");
        assertThat(index.rank(at("new", 43.9), 1)).extracting(Candidate::id).containsExactly("near");
        assertThat(index.rank(at("new", 43.9), 9).getFirst().distanceMeters()).isBetween(99.9, 100.1);
    }

    @Test
    void theSameComponentIsACandidateHoweverFarAndWithoutAPlace() {
        var index =
                index(at("same", 125.4, 43.9, NOON, "cover-7"), at("nowhere", Double.NaN, Double.NaN, NOON, "cover-7"));
        var report = at("new", 125.3, 43.9, NOON, "cover-7");
        assertThat(index.rank(report, 9)).extracting(Candidate::id).containsExactlyInAnyOrder("same", "nowhere");
        assertThat(index.rank(at("new", 43.9), 9)).isEmpty();
    }

    @Test
    void whatIsOlderThanTheWindowIsNoCandidateNorIsTheCaseItself() {
        Instant old = NOON.minus(WINDOW).minusMillis(1);
        var index = index(
                at("old", 125.3, 43.9, old, "c"), at("edge", 125.3, 43.9, NOON.minus(WINDOW), "c"), at("new", 43.9));
        assertThat(index.rank(at("new", 125.3, 43.9, NOON, "c"), 9))
                .extracting(Candidate::id)
                .containsExactly("edge");
    }

    @Test
    void equalCandidatesStandInTheOrderOfTheirIds() {
        var index = index(at("c", 43.9), at("a", 43.9), at("b", 43.9));
        assertThat(index.rank(at("new", 43.9), 9)).extracting(Candidate::id).containsExactly("a", "b", "c");
    }

    @Test
    void aCaseThatIsAddedAgainStandsWhereItWasSaidLastAndOneRemovedNowhere() {
        var index = index(at("a", 43.9), at("b", 43.9));
        index.add(at("a", 44.5));
        index.remove("b");
        index.remove("never there");
        assertThat(index.size()).isOne();
        assertThat(index.rank(at("new", 43.9), 9)).isEmpty();
        assertThat(index.rank(at("new", 44.5), 9)).hasSize(1);
    }

    @Test
    void aReportOfNowhereFindsNothingByPlace() {
        var index = index(at("a", 43.9));
        assertThat(index.rank(at("new", Double.NaN, Double.NaN, NOON, ""), 9)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aRadiusMustBeAboveNought(double radius) {
        assertThatThrownBy(() -> new DuplicateIndex(radius, WINDOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DuplicateIndex(RADIUS, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The grid finds what a look at every case finds, at the equator, in the north, and across the squares' edges. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -0.001, 43.9, 60, -33.8})
    void theGridFindsWhatALookAtEveryCaseFinds(double middle) {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var index = new DuplicateIndex(RADIUS, WINDOW);
            var all = new ArrayList<CaseSketch>();
            for (int i = 0; i < 200; i++) {
                CaseSketch one = random(random, "c" + i, middle);
                all.add(one);
                index.add(one);
            }
            CaseSketch report = random(random, "new", middle);
            List<Candidate> expected = all.stream()
                    .filter(one -> index.isCandidate(report, one))
                    .map(one -> DuplicateScore.of(report, one, RADIUS, WINDOW))
                    .sorted(Comparator.comparingDouble(Candidate::score)
                            .reversed()
                            .thenComparing(Candidate::id))
                    .limit(10)
                    .toList();
            assertThat(index.rank(report, 10)).as("seed %d at %s", seed, middle).isEqualTo(expected);
        }
    }

    private static CaseSketch random(Random random, String id, double middle) {
        boolean placed = random.nextInt(10) > 0;
        return at(
                id,
                placed ? 0.001 + (random.nextDouble() - 0.5) * 0.02 : Double.NaN,
                placed ? middle + (random.nextDouble() - 0.5) * 0.02 : Double.NaN,
                NOON.minus(Duration.ofHours(random.nextInt(1000))),
                random.nextInt(5) == 0 ? "asset" + random.nextInt(3) : "");
    }
}
