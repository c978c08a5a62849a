package org.songhua.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** D: what is supposed lies over what holds and leaves it as it is. */
class OverlayTest {
    private static final LocalDate END_2028 = LocalDate.of(2028, 12, 31);
    private static final LocalDate END_2030 = LocalDate.of(2030, 12, 31);

    private static Overlay targets(Map<LocalDate, Double> targets) {
        return new Overlay(Map.of(), targets, Double.NaN);
    }

    @Test
    void d01_nothingSupposedLeavesPathAndValueAsTheyAre() {
        var points = Map.of(END_2030, 80.0);
        Measured real = Measured.ratio(40, 100, 0.01, Status.MEASURED);
        assertThat(Overlay.NONE.isEmpty()).isTrue();
        assertThat(Overlay.NONE.path(points)).isEqualTo(points);
        assertThat(Overlay.NONE.measured(real)).isSameAs(real);
        assertThat(Overlay.NONE.unknown(Set.of())).isEmpty();
    }

    @Test
    void d02_aTargetReplacesThatOfItsDayStandsBesideOthersOrTakesOneAway() {
        var points = Map.of(END_2028, 60.0, END_2030, 80.0);
        assertThat(targets(Map.of(END_2030, 90.0)).path(points)).isEqualTo(Map.of(END_2028, 60.0, END_2030, 90.0));
        assertThat(targets(Map.of(LocalDate.of(2035, 12, 31), 95.0)).path(points))
                .hasSize(3)
                .containsEntry(END_2030, 80.0);
        assertThat(targets(Map.of(END_2028, Double.NaN)).path(points)).isEqualTo(Map.of(END_2030, 80.0));
        assertThat(targets(Map.of(END_2028, Double.NaN)).isEmpty()).isFalse();
    }

    @Test
    void d03_aSupposedValueIsMarkedAsEstimatedAndHasNoParts() {
        Measured supposed = new Overlay(Map.of(), Map.of(), 72.5).measured(Measured.without(Status.NOT_COLLECTED));
        assertThat(supposed.status()).isEqualTo(Status.ESTIMATED);
        assertThat(supposed.value()).isEqualTo(72.5);
        assertThat(supposed.numerator()).isNaN();
        assertThat(supposed.denominator()).isNaN();
    }

    @Test
    void d04_zeroIsSupposedAndIsNotNothing() {
        assertThat(new Overlay(Map.of(), Map.of(), 0).supposesValue()).isTrue();
        assertThat(new Overlay(Map.of(), Map.of(), 0)
                        .measured(Measured.amount(5, 1, Status.MEASURED))
                        .value())
                .isZero();
    }

    @Test
    void d05_whatIsNotDeclaredIsToldInOrder() {
        var overlay = new Overlay(Map.of("b", 1.0, "a", 2.0, "known", 3.0), Map.of(), Double.NaN);
        assertThat(overlay.unknown(Set.of("known", "other"))).containsExactly("a", "b");
    }

    /** Whatever is supposed: the points given stay as they were, days not named keep their targets, the same twice is the same. */
    @Test
    void d06_overSeededRandomPathsTheGivenPathIsNeverChanged() {
        var random = new Random(20261128);
        for (int round = 0; round < 200; round++) {
            var points = randomPoints(random, false);
            var before = new TreeMap<>(points);
            Overlay overlay = targets(randomPoints(random, true));
            var path = overlay.path(points);
            assertThat(points).as("seed 20261128, round %d", round).isEqualTo(before);
            assertThat(overlay.path(path)).as("seed 20261128, round %d", round).isEqualTo(path);
            before.keySet().removeAll(overlay.targets().keySet());
            assertThat(path).as("seed 20261128, round %d", round).containsAllEntriesOf(before);
        }
    }

    private static Map<LocalDate, Double> randomPoints(Random random, boolean withHoles) {
        var points = new HashMap<LocalDate, Double>();
        for (int i = 0; i < 4; i++) {
            boolean hole = withHoles && random.nextInt(3) == 0;
            points.put(LocalDate.of(2026 + random.nextInt(10), 12, 31), hole ? Double.NaN : random.nextDouble(100));
        }
        return points;
    }
}
