package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.pack.part.PackContent;

/** What made-up sensors read. */
class DemoSignalTest {
    private static final Instant NOON = Instant.parse("2026-11-18T04:00:00Z");
    private static final DemoSignal USUAL = new DemoSignal(1, List.of());
    private static final double LON = 125.3;
    private static final double LAT = 43.9;

    private static DemoSignal with(DemoIncident.Kind kind) {
        return new DemoSignal(1, List.of(new DemoIncident(kind, LON, LAT, 1000, NOON, NOON.plus(Duration.ofHours(2)))));
    }

    @Test
    void theSameQuestionAlwaysHasTheSameAnswer() {
        assertThat(USUAL.value("water_pressure", 17, LON, LAT, NOON))
                .isEqualTo(new DemoSignal(1, List.of()).value("water_pressure", 17, LON, LAT, NOON));
        assertThat(USUAL.value("water_pressure", 17, LON, LAT, NOON))
                .isNotEqualTo(new DemoSignal(2, List.of()).value("water_pressure", 17, LON, LAT, NOON));
    }

    @Test
    void nearlyAllReadingsAreInTheRangeThatThePackGives() {
        for (var file : PackContent.ofClasspath().files("observed.yml"))
            file.content().part("properties").entries().forEach((code, item) -> {
                BigDecimal min = item.decimal("minimum");
                BigDecimal max = item.decimal("maximum");
                int outside = 0;
                for (int i = 0; i < 2000; i++) {
                    double value = USUAL.value(code, i, LON, LAT, NOON.plusSeconds(731L * i))
                            .orElse(min.doubleValue());
                    if (value < min.doubleValue() || value > max.doubleValue()) outside++;
                }
                if (DemoSignal.knows(code)) assertThat(outside).as(code).isLessThan(200);
            });
    }

    @Test
    void pressureIsLowWhenTheCityDrawsWater() {
        double night = 0;
        double evening = 0;
        for (int i = 100; i < 200; i++) {
            night += USUAL.value("water_pressure", i, LON, LAT, Instant.parse("2026-11-17T20:00:00Z"))
                    .orElse(0.3);
            evening += USUAL.value("water_pressure", i, LON, LAT, Instant.parse("2026-11-18T11:00:00Z"))
                    .orElse(0.3);
        }
        assertThat(evening).isLessThan(night);
    }

    @Test
    void aBurstIsFeltNearItAndNotFarAway() {
        Instant during = NOON.plusSeconds(3600);
        double usual = USUAL.value("water_pressure", 5, LON, LAT, during).orElseThrow();

        assertThat(with(DemoIncident.Kind.BURST)
                        .value("water_pressure", 5, LON, LAT, during)
                        .orElseThrow())
                .isLessThan(0.5 * usual);
        assertThat(with(DemoIncident.Kind.BURST)
                        .value("water_pressure", 5, LON + 0.1, LAT, during)
                        .orElseThrow())
                .isEqualTo(usual);
        assertThat(with(DemoIncident.Kind.BURST)
                        .value("water_pressure", 5, LON, LAT, NOON.minusSeconds(60))
                        .orElseThrow())
                .isEqualTo(USUAL.value("water_pressure", 5, LON, LAT, NOON.minusSeconds(60))
                        .orElseThrow());
    }

    @Test
    void aLeakFillsManholesAndAStormFillsDrains() {
        Instant during = NOON.plusSeconds(5400);

        assertThat(with(DemoIncident.Kind.LEAK)
                        .value("gas_methane_lel", 5, LON, LAT, during)
                        .orElseThrow())
                .isGreaterThan(40);
        assertThat(with(DemoIncident.Kind.STORM)
                        .value("drain_level", 5, LON, LAT, during)
                        .orElseThrow())
                .isGreaterThan(1.5);
    }

    @Test
    void someSensorsFallSilentForAWhile() {
        int silent = 0;
        for (int stream = 0; stream < 1000; stream++)
            for (int hour = 0; hour < 31; hour++)
                if (USUAL.value("water_flow", stream, LON, LAT, NOON.plusSeconds(3600L * hour))
                        .isEmpty()) silent++;
        // One sensor of a hundred, four hours of thirty-one.
        assertThat(silent).isBetween(8, 80);
    }

    @Test
    void theOnboardingFileQuotesNames() {
        var sensor = new DemoSensor("mqtt", "c", "a, \"b\"", "water", LON, LAT, "water_pressure", null);

        assertThat(DemoSensor.csv(List.of(sensor)))
                .endsWith("mqtt,c,\"a, \"\"b\"\"\",water,125.3,43.9,123456,water_pressure,松花仪表,\n");
    }
}
