package org.songhua.engine.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.duplicate.Candidate.Kind;
import org.songhua.engine.duplicate.Candidate.Reason;

/** What speaks for two reports being about one thing. */
class D02_DuplicateScoreTest {
    private static final Instant NOON = Instant.parse("2026-11-01T04:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(100);
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    private static CaseSketch sketch(double latitude, Instant at, String category, String asset, String text) {
        return CaseSketch.of("x", 125.3, latitude, at, category, asset, text);
    }

    /**
     * At the same place, same class, same component, the same words, the same moment: every share is whole, 0.25 + 0.30 + 0.20 + 0.15 + 0.10.
     */
    @Test
    void theSameReportTwiceScoresOneAndSaysEverything() {
        var one = sketch(43.9, NOON, "06/06013", "cover-1", "路面坑洼");
        Candidate found = DuplicateScore.of(one, one, 250, WINDOW);
        assertThat(found.score()).isEqualTo(1, EXACT);
        assertThat(found.reasons())
                .extracting(Reason::kind)
                .containsExactly(Kind.PLACE, Kind.ASSET, Kind.CATEGORY, Kind.TEXT, Kind.TIME);
        assertThat(found.distanceMeters()).isZero();
        assertThat(found.hours()).isZero();
    }

    /** 125 m of 250 is half of 0.30; 25 hours of 100 leave three quarters of 0.10; the same group gives 0.4 of 0.20. */
    @Test
    void sharesFallWithDistanceAndTime() {
        var known = sketch(43.9 + 125 / 111_195.0, NOON.minus(Duration.ofHours(25)), "06/06012", "", "");
        Candidate found = DuplicateScore.of(sketch(43.9, NOON, "06/06013", "", ""), known, 250, WINDOW);
        assertThat(found.reasons()).extracting(Reason::kind).containsExactly(Kind.PLACE, Kind.CATEGORY, Kind.TIME);
        assertThat(found.reasons().get(0).share()).isEqualTo(0.15, Offset.offset(1e-4));
        assertThat(found.reasons().get(1).share()).isEqualTo(0.08, Offset.offset(1e-9));
        assertThat(found.reasons().get(2).share()).isEqualTo(0.075, Offset.offset(1e-9));
        assertThat(found.hours()).isEqualTo(25);
    }

    @Test
    void aPlaceThatIsNotKnownSpeaksNeitherForNorAgainst() {
        var nowhere = new CaseSketch("n", Double.NaN, Double.NaN, NOON, "06/06013", "", new int[0]);
        Candidate found = DuplicateScore.of(sketch(43.9, NOON, "06/06013", "", ""), nowhere, 250, WINDOW);
        assertThat(found.distanceMeters()).isNaN();
        assertThat(found.reasons()).extracting(Reason::kind).doesNotContain(Kind.PLACE);
        assertThat(found.score()).isEqualTo(0.3, EXACT);
    }

    @Test
    void wordsCanBeAddedLater() {
        var one = sketch(43.9, NOON, "06/06013", "", "");
        assertThat(one.saying("路面坑洼").grams()).isNotEmpty();
        assertThat(one.saying("路面坑洼").saying("").grams()).isEmpty();
        assertThat(one.saying("x").category()).isEqualTo(one.category());
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, 1",
        "a/b, a/c, 0.4",
        "a/b, c/b, 0",
        "a, b, 0",
        "a, a, 1",
        "'', '', 0",
        "'', a, 0",
        "a/b/c, a/b/d, 0.4"
    })
    void classesAreAlikeByTheirGroup(String one, String other, double likeness) {
        assertThat(DuplicateScore.likeness(one, other)).isEqualTo(likeness);
        assertThat(DuplicateScore.likeness(other, one)).isEqualTo(likeness);
    }

    /** Against sets: those in both over those in either. */
    @Test
    void whatTwoTextsHaveInCommonIsWhatSetsSay() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int[] a = ascending(random);
            int[] b = ascending(random);
            var both = new TreeSet<>(Arrays.stream(a).boxed().toList());
            var either = new TreeSet<>(both);
            List<Integer> others = Arrays.stream(b).boxed().toList();
            both.retainAll(others);
            either.addAll(others);
            double expected = either.isEmpty() ? 0 : (double) both.size() / either.size();
            assertThat(DuplicateScore.common(a, b)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static int[] ascending(Random random) {
        return random.ints(random.nextInt(12), -20, 20).distinct().sorted().toArray();
    }

    @Test
    void aScoreLiesBetweenNoughtAndOneAndIsTheSumOfItsReasons() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Candidate found = DuplicateScore.of(any(random), any(random), 250, WINDOW);
            assertThat(found.score()).as("round %d", i).isBetween(0.0, 1.0 + 1e-9);
            assertThat(found.reasons().stream().mapToDouble(Reason::share).sum())
                    .isEqualTo(found.score(), EXACT);
            assertThat(found.reasons()).allMatch(reason -> reason.share() > 0);
        }
    }

    private static CaseSketch any(Random random) {
        return sketch(
                43.9 + random.nextDouble() * 0.005,
                NOON.minus(Duration.ofHours(random.nextInt(200))),
                "0" + random.nextInt(3) + "/" + random.nextInt(3),
                random.nextBoolean() ? "" : "a" + random.nextInt(2),
                "路面坑洼积水".substring(random.nextInt(6)));
    }
}
