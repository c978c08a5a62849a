package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.leak.Finding.Kind;
import org.songhua.engine.hydraulics.leak.LeakCity.Burst;

/** Bursts and slow leaks in a city of 64 crossings, whose model is wrong by up to ten per cent everywhere. */
class LeakWatchTest {
    private static final int DAY = 24;

    private static LeakWatch.Told watch(LeakCity city) {
        return watch(city, city.scada());
    }

    private static LeakWatch.Told watch(LeakCity city, Scada scada) {
        return LeakWatch.watch(ModelRun.of(city.model(), scada, LeakCity.HOUR, 1), WatchSettings.USUAL);
    }

    /** 20 cities: a burst of 8 to 15 of 160 cubic metres an hour, at noon of the 20th day. */
    @Test
    void mostBurstsAreFoundAndPlaced() {
        int found = 0;
        int near = 0;
        int amongFive = 0;
        int cities = 20;
        for (int seed = 0; seed < cities; seed++) {
            var city = new LeakCity(8, 24, seed, 0.1);
            String pipe = city.pipe(37 * seed + 11).id();
            int start = 19 * DAY + 12;
            List<Finding> findings =
                    watch(city.burst(pipe, start, 8 + seed % 8)).findings();
            if (findings.isEmpty()) continue;
            Finding first = findings.getFirst();
            found++;
            assertThat(first.startBlock()).as("seed %d", seed).isBetween(start - 6, start + 2 * DAY);
            double distance =
                    new PipeDistances(city.model()).between(pipe, first.area().pipe());
            if (distance <= 300) near++;
            if (first.candidates().stream().limit(5).anyMatch(one -> one.pipe().equals(pipe))) amongFive++;
        }
        System.out.printf("of %d bursts %d found, %d within 300 m, %d among five%n", cities, found, near, amongFive);
        assertThat(found).isGreaterThanOrEqualTo(17);
        assertThat(near).isGreaterThanOrEqualTo(15);
        assertThat(amongFive).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aBurstIsToldWithItsSizeAndItsEvidence() {
        var city = new LeakCity(8, 24, 3, 0.05);
        Finding finding = watch(city.burst("P27_28", 19 * DAY, 12)).findings().getFirst();
        assertThat(finding.kind()).isEqualTo(Kind.SUDDEN);
        assertThat(finding.cubicMetresPerHour()).isBetween(8.0, 16.0);
        assertThat(finding.spread()).isPositive();
        assertThat(finding.alarmBlock() - finding.startBlock()).isLessThan(DAY);
        assertThat(finding.evidence().getFirst().spreads())
                .satisfiesAnyOf(
                        spreads -> assertThat(spreads).isLessThan(-5),
                        spreads -> assertThat(spreads).isGreaterThan(5));
        assertThat(finding.area().likelihood()).isBetween(0.5, 1.0 + 1e-9);
        assertThat(finding.best()).isEqualTo(finding.candidates().getFirst());
    }

    /** Five cities of sixty days without any leak. */
    @Test
    void withoutALeakNothingIsTold() {
        int told = 0;
        for (int seed = 40; seed < 45; seed++)
            told += watch(new LeakCity(6, 60, seed, 0.1)).findings().size();
        assertThat(told).isLessThanOrEqualTo(1);
    }

    /** From nothing to ten cubic metres an hour within twenty days. */
    @Test
    void aSlowLeakIsFoundWhileItGrows() {
        var city = new LeakCity(8, 45, 9, 0.05);
        List<Finding> findings = watch(city.burst(new Burst("P36_37", 16 * DAY, 36 * DAY, 45 * DAY, 10)))
                .findings();
        assertThat(findings).isNotEmpty();
        assertThat(findings.getFirst().alarmBlock()).isBetween(16 * DAY, 36 * DAY);
        assertThat(new PipeDistances(city.model())
                        .between("P36_37", findings.getFirst().area().pipe()))
                .isLessThanOrEqualTo(450);
    }

    @Test
    void aRepairEndsTheLeakAndIsNoNewOne() {
        var city = new LeakCity(8, 40, 12, 0.05);
        List<Finding> findings = watch(city.burst(new Burst("P27_28", 18 * DAY, 18 * DAY, 30 * DAY, 15)))
                .findings();
        assertThat(findings).extracting(Finding::kind).first().isEqualTo(Kind.SUDDEN);
        assertThat(findings).extracting(Finding::kind).last().isEqualTo(Kind.ENDED);
        assertThat(findings.getLast().number()).isEqualTo(findings.getFirst().number());
        assertThat(findings.getLast().startBlock()).isBetween(30 * DAY - 6, 30 * DAY + DAY);
    }

    @Test
    void twoLeaksOneAfterTheOtherAreTwo() {
        var city = new LeakCity(8, 40, 4, 0.05);
        city.burst("P6_7", 17 * DAY, 15).burst("P48_49", 28 * DAY, 15);
        List<Finding> findings = watch(city).findings();
        assertThat(findings).extracting(Finding::number).contains(1, 2);
    }

    /** What comes later changes nothing of what was told before. */
    @Test
    void onlyThePastIsUsed() {
        var city = new LeakCity(8, 40, 4, 0.05);
        city.burst("P6_7", 17 * DAY, 15).burst("P48_49", 28 * DAY, 15);
        Scada whole = city.scada();
        List<Finding> all = watch(city, whole).findings();
        List<Finding> early = watch(city, cut(whole, 25 * DAY)).findings();
        assertThat(early).isNotEmpty().isEqualTo(all.subList(0, early.size()));
        assertThat(all.stream().filter(one -> one.alarmBlock() < 25 * DAY)).hasSameSizeAs(early);
    }

    private static Scada cut(Scada scada, int length) {
        return new Scada(
                scada.weekSecond(), scada.step(), cut(scada.pressures(), length), cut(scada.flows(), length), Map.of());
    }

    private static Map<String, double[]> cut(Map<String, double[]> series, int length) {
        var cut = new HashMap<String, double[]>();
        series.forEach((id, values) -> cut.put(id, Arrays.copyOf(values, length)));
        return cut;
    }

    /** A third of the sensors are dead, and the others miss every seventh value; the burst is found all the same. */
    @Test
    void deadSensorsAndGapsDoNotHinder() {
        var city = new LeakCity(8, 24, 3, 0.05);
        Scada scada = city.burst("P36_44", 19 * DAY, 20).scada();
        int number = 0;
        for (double[] values : scada.pressures().values()) {
            boolean dead = number++ % 3 == 2;
            for (int b = 0; b < values.length; b++) if (dead || (b + number) % 7 == 0) values[b] = Double.NaN;
        }
        List<Finding> findings = watch(city, scada).findings();
        assertThat(findings).isNotEmpty();
        assertThat(findings.getFirst().evidence()).allMatch(one -> Double.isFinite(one.change()));
    }

    /** A sensor that sticks or jumps on its own is no leak: no pipe explains one sensor alone. */
    @Test
    void aSensorThatDriftsAloneIsNoLeak() {
        var city = new LeakCity(8, 30, 6, 0.05);
        Scada scada = city.scada();
        double[] one = scada.pressures().get("N36");
        for (int b = 20 * DAY; b < one.length; b++) one[b] -= 2;
        LeakWatch.Told told = watch(city, scada);
        assertThat(told.findings()).isEmpty();
        assertThat(told.unexplained()).isPositive();
    }

    @Test
    void tooShortASeriesTellsNothing() {
        assertThat(watch(new LeakCity(4, 3, 1, 0.1)).findings()).isEmpty();
        assertThatThrownBy(() -> new WatchSettings(0, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
