package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sensors of a made-up network read: what its model says of what the city draws. */
class DemoWaterTest {
    private static final Instant NOON = Instant.parse("2026-11-18T04:00:00Z");
    private static final List<Double> EVEN = Collections.nCopies(24, 1.0);

    /** A model of one sensor, stream 7: 0.5 MPa less a tenth of the use, 0.1 less in a burst. */
    private static Map<Long, Double> model(double factor, boolean isBurst) {
        return Map.of(7L, 0.5 - 0.1 * factor - (isBurst ? 0.1 : 0));
    }

    private static DemoWater water(DemoWater.Burst burst) {
        return new DemoWater(1, EVEN, burst, DemoWaterTest::model);
    }

    @Test
    void aSensorReadsWhatTheModelSaysWithTheNoiseOfItsInstrument() {
        var signal = new DemoSignal(1, List.of(), water(null));
        for (int i = 0; i < 50; i++) {
            Instant at = NOON.plusSeconds(300L * i);
            assertThat(signal.value("water_pressure", 7, 125, 44, at).orElse(0.4))
                    .isCloseTo(0.4, within(0.002));
        }
    }

    @Test
    void othersKeepTheirCourse() {
        var plain = new DemoSignal(1, List.of());
        var signal = new DemoSignal(1, List.of(), water(null));
        assertThat(signal.value("water_pressure", 8, 125, 44, NOON))
                .isEqualTo(plain.value("water_pressure", 8, 125, 44, NOON));
        assertThat(signal.value("gas_flow", 9, 125, 44, NOON)).isEqualTo(plain.value("gas_flow", 9, 125, 44, NOON));
    }

    @Test
    void aBurstRunsFromItsBeginToItsEnd() {
        var burst = new DemoWater.Burst("x", 100, NOON, NOON.plusSeconds(600));
        DemoWater water = water(burst);
        assertThat(water.value(7, NOON.minusSeconds(1)).orElseThrow()).isCloseTo(0.4, within(0.002));
        assertThat(water.value(7, NOON).orElseThrow()).isCloseTo(0.3, within(0.002));
        assertThat(water.value(7, NOON.plusSeconds(600)).orElseThrow()).isCloseTo(0.4, within(0.002));
    }

    /** Between half past three and half past four the course goes from 1 to 3; at four it is 2. */
    @Test
    void theCourseOfTheDayIsDrawnBetweenTheMiddlesOfTheHours() {
        var day = new ArrayList<>(EVEN);
        day.set(4, 3.0);
        var water = new DemoWater(1, day, null, DemoWaterTest::model);
        assertThat(water.factor(Instant.parse("2026-11-17T20:00:00Z"))).isCloseTo(2, within(0.03));
        assertThat(water.factor(Instant.parse("2026-11-17T20:30:00Z"))).isCloseTo(3, within(0.04));
    }

    @Test
    void theModelIsAskedOnceForTheSameUse() {
        var asked = new ArrayList<Double>();
        var water = new DemoWater(1, EVEN, null, (factor, isBurst) -> {
            asked.add(factor);
            return Map.of();
        });
        for (int i = 0; i < 500; i++)
            assertThat(water.value(7, NOON.plusSeconds(300L * i))).isEmpty();
        assertThat(asked).hasSizeLessThan(5).doesNotHaveDuplicates();
    }

    @Test
    void withoutANetworkNothingIsSaid() {
        assertThat(DemoWater.NONE.value(7, NOON)).isEmpty();
    }
}
