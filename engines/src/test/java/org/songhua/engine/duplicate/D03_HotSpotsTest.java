package org.songhua.engine.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.duplicate.HotSpots.HotSpot;

/** Where the same trouble comes up more often than it used to. */
class D03_HotSpotsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration BEFORE = Duration.ofDays(56);

    private static CaseSketch aCase(String id, String category, double latitude, int daysAgo) {
        return new CaseSketch(id, 125.3, latitude, NOW.minus(Duration.ofDays(daysAgo)), category, "", new int[0]);
    }

    private static List<HotSpot> find(List<CaseSketch> cases) {
        return HotSpots.find(cases, 500, NOW, WEEK, BEFORE, 0.001);
    }

    private static List<CaseSketch> burst(String category, int recent, int before) {
        var cases = new ArrayList<CaseSketch>();
        for (int i = 0; i < recent; i++) cases.add(aCase(category + i, category, 43.9, i % 6));
        for (int i = 0; i < before; i++) cases.add(aCase(category + "old" + i, category, 43.9, 8 + i % 50));
        return cases;
    }

    /** Of a mean of 1: 1 - 1/e, 1 - 2/e, 1 - 2.5/e. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "1, 1, 0.6321205588",
        "2, 1, 0.2642411177",
        "3, 1, 0.0803013971",
        "1, 0.5, 0.3934693403",
        "3, 0.0625, 0.0000388"
    })
    void chancesArePoissonTails(int atLeast, double mean, double chance) {
        assertThat(HotSpots.atLeast(atLeast, mean)).isEqualTo(chance, Offset.offset(1e-7));
    }

    /** Eight cases in a week where half a case in eight weeks counts as usual: 0.5 * 7 / 56 = 0.0625. */
    @Test
    void aNewTroubleAtOnePlaceIsHotAndNamesItsCases() {
        List<HotSpot> found = find(burst("water", 8, 0));
        assertThat(found).hasSize(1);
        HotSpot spot = found.getFirst();
        assertThat(spot.category()).isEqualTo("water");
        assertThat(spot.cases()).hasSize(8);
        assertThat(spot.usual()).isEqualTo(0.0625);
        assertThat(spot.chance()).isLessThan(1e-9);
        assertThat(spot.latitude()).isEqualTo(43.9, Offset.offset(1e-9));
    }

    @Test
    void whatIsUsualThereIsNotHot() {
        // 80 in eight weeks are ten a week: nine are none too many.
        assertThat(find(burst("bins", 9, 80))).isEmpty();
        assertThat(find(burst("bins", 40, 80))).hasSize(1);
    }

    @Test
    void twoCasesAreNoHotSpotWhateverTheChance() {
        assertThat(find(burst("rare", 2, 0))).isEmpty();
        assertThat(find(burst("rare", 3, 0))).hasSize(1);
    }

    @Test
    void anotherClassAnotherPlaceAndNoPlaceDoNotAddUp() {
        var cases = new ArrayList<CaseSketch>();
        cases.add(aCase("a", "x", 43.9, 1));
        cases.add(aCase("b", "y", 43.9, 1));
        cases.add(aCase("c", "x", 44.2, 1));
        cases.add(aCase("d", "x", Double.NaN, 1));
        assertThat(find(cases)).isEmpty();
    }

    @Test
    void theFutureAndTheFarPastAreLeftOut() {
        var cases = new ArrayList<>(burst("x", 3, 0));
        cases.add(aCase("tomorrow", "x", 43.9, -1));
        cases.add(aCase("long ago", "x", 43.9, 100));
        assertThat(find(cases).getFirst().cases()).hasSize(3);
        assertThat(find(cases).getFirst().usual()).isEqualTo(0.0625);
    }

    @Test
    void theLeastLikelyComesFirstAndTheOrderOfTheCasesDoesNotMatter() {
        var cases = new ArrayList<>(burst("few", 4, 0));
        cases.addAll(burst("many", 12, 0));
        List<HotSpot> found = find(cases);
        assertThat(found).extracting(HotSpot::category).containsExactly("many", "few");
        for (long seed = 1; seed <= 10; seed++) {
            Collections.shuffle(cases, new Random(seed));
            List<HotSpot> again = find(cases);
            assertThat(again)
                    .extracting(HotSpot::cases)
                    .as("seed %d", seed)
                    .isEqualTo(found.stream().map(HotSpot::cases).toList());
            assertThat(again)
                    .extracting(HotSpot::chance)
                    .isEqualTo(found.stream().map(HotSpot::chance).toList());
        }
    }

    @Test
    void casesOfASpotStandInOrderOfTime() {
        HotSpot spot = find(burst("x", 5, 0)).getFirst();
        assertThat(spot.cases()).containsExactly("x4", "x3", "x2", "x1", "x0");
    }
}
