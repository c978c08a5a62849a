package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Zones between meters, networks driven by measurements, and what follows for the sensors. */
class ModelRunTest {
    /** Reservoir, meter M, zone with A and B; pump U from B into a tank that feeds C. Demands of 10, 20 and 5 by a pattern of 0.5 and 1.5. */
    private static final WaterNetwork TOWN = Nets.read("""
            [RESERVOIRS]
            R 60
            [TANKS]
            T 50 2 0 5 10
            [JUNCTIONS]
            A 0 10 D
            B 0 20 D
            C 0 5 D
            [PIPES]
            M R A 100 300 100
            AB A B 1000 200 100
            TC T C 1000 150 100
            [PUMPS]
            U B T HEAD 1
            [CURVES]
            1 20 30
            [CONTROLS]
            LINK U OPEN IF NODE T BELOW 1
            [PATTERNS]
            D 0.5 1.5
            [TIMES]
            DURATION 24
            PATTERN TIMESTEP 12
            """);

    private static double[] each(int count, double value) {
        var values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private static Zones zones(Set<String> meters, Set<String> levels) {
        return new Zones(TOWN, meters, levels);
    }

    @Test
    void metersCutTheNetworkIntoZones() {
        Zones zones = zones(Set.of("M", "U"), Set.of("T"));
        assertThat(zones.count()).isEqualTo(3);
        assertThat(zones.of("A")).isEqualTo(zones.of("B")).isNotEqualTo(zones.of("C"));
        assertThat(zones.of("C")).isEqualTo(zones.of("T"));
        assertThat(zones.known()).containsExactly(zones.of("A"), zones.of("C"));
        assertThatThrownBy(() -> zones.of("X")).hasMessageContaining("no node X");
    }

    @Test
    void withoutMeterOrLevelOrWithASourceNothingIsKnown() {
        assertThat(zones(Set.of("M", "U"), Set.of()).known()).hasSize(1);
        assertThat(zones(Set.of("M"), Set.of()).known()).isEmpty();
        assertThat(zones(Set.of(), Set.of("T")).known()).isEmpty();
    }

    /** 40 come in and 12 are pumped on: 28 consumed. The tank of 78.54 m² rises by 0.1 m an hour: 12 less 7.854. */
    @Test
    void aZoneConsumesWhatComesInAndStays() {
        double[] level = {2, 2.1, 2.2, 2.3};
        var scada = new Scada(0, 3600, Map.of(), Map.of("M", each(4, 40), "U", each(4, 12)), Map.of("T", level));
        Zones zones = zones(Set.of("M", "U"), Set.of("T"));
        assertThat(zones.consumption(zones.of("A"), scada)).containsOnly(28);
        double[] behind = zones.consumption(zones.of("C"), scada);
        assertThat(behind[0]).isCloseTo(12 - 7.854, within(0.002));
        assertThat(behind[3]).isEqualTo(12);
    }

    private static Scada day(double meter) {
        double[] missing = each(24, 55);
        missing[3] = Double.NaN;
        return new Scada(
                0,
                3600,
                Map.of("A", each(24, 59), "B", missing, "C", each(24, 51)),
                Map.of("M", each(24, meter), "U", each(24, 10)),
                Map.of("T", each(24, 2)));
    }

    private static ModelRun.Result run(double meter) {
        return ModelRun.of(TOWN, day(meter), 3600, 1);
    }

    /** 40 through M, 30 consumed at A and B by thirds, 10 pumped at B: B gets 20 + 10 through AB. */
    @Test
    void theModelConsumesWhatWasMeasured() {
        Residuals residuals = run(40).residuals();
        double atA = 60 - loss(40, 300, 100);
        double atB = atA - loss(30, 200, 1000);
        assertThat(residuals.modelled(0, 5)).isCloseTo(atA, within(1e-3));
        assertThat(residuals.modelled(1, 5)).isCloseTo(atB, within(1e-3));
        assertThat(residuals.of(1, 5)).isCloseTo(55 - atB, within(1e-3));
    }

    /** The tank stands at 52; 10 are pumped in and none is stored, so C draws 10, twice and more what the pattern says at night. */
    @Test
    void aTankWithALevelFeedsAtThatLevel() {
        assertThat(run(40).residuals().modelled(2, 2)).isCloseTo(52 - loss(10, 150, 1000), within(1e-3));
    }

    private static double loss(double flow, double diameter, double length) {
        return 10.667 * length / Math.pow(100, 1.852) / Math.pow(diameter / 1000, 4.871) * Math.pow(flow / 3600, 1.852);
    }

    /** Zones come behind the sensors: 30 measured where the pattern says 15 at night and 45 by day. */
    @Test
    void consumptionIsAChannelToo() {
        Residuals residuals = run(40).residuals();
        assertThat(residuals.names()).containsExactly("A", "B", "C", "zone 1", "zone 2");
        assertThat(residuals.measured(3, 1)).isCloseTo(30, within(1e-9));
        assertThat(residuals.modelled(3, 1)).isCloseTo(15, within(1e-9));
        assertThat(residuals.modelled(3, 13)).isCloseTo(45, within(1e-9));
    }

    @Test
    void aMissingValueStaysMissing() {
        Residuals residuals = run(40).residuals();
        assertThat(residuals.of(1, 3)).isNaN();
        assertThat(residuals.of(0, 3)).isFinite();
    }

    /** A meter that shows less than is pumped on is wrong; then the model's own demand holds. */
    @Test
    void anImpossibleMeterIsNotFollowed() {
        Residuals residuals = run(5).residuals();
        for (int channel = 0; channel < 5; channel++)
            for (int block = 0; block < 24; block++)
                assertThat(residuals.modelled(channel, block)).isFinite();
    }

    /** A loss at AB: the model takes it from A and B by thirds, so B falls by the difference, and the zone consumes one more. */
    @Test
    void aLeakShowsByWhatItDiffersFromConsumption() {
        Signatures signatures = run(40).signatures();
        double[] effect = signatures.effect(5, signatures.number("AB"));
        double atB = 1.852 * loss(30, 200, 1000) / 30;
        // Half of the loss is at B, where two thirds are consumed.
        assertThat(effect[1]).isCloseTo((2.0 / 3 - 0.5) * atB, within(1e-4));
        assertThat(effect[0]).isCloseTo(0, within(1e-6));
        assertThat(effect).endsWith(1, 0);
        assertThat(signatures.effect(5, signatures.number("TC"))).endsWith(0, 1);
    }

    @Test
    void blocksMustDivideADay() {
        assertThatThrownBy(() -> ModelRun.of(TOWN, day(40), 5000, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scada(0, 7000, Map.of(), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scada(0, 3600, Map.of("A", each(3, 1)), Map.of("M", each(4, 1)), Map.of()))
                .hasMessageContaining("same number");
    }

    @Test
    void blocksAreMeansOfWhatIsThere() {
        double[] values = {1, 3, Double.NaN, 4, Double.NaN, Double.NaN, 7};
        assertThat(Scada.means(values, 2)).containsExactly(2, 4, Double.NaN);
        assertThat(Scada.held(new double[] {Double.NaN, 2, Double.NaN, 3})).containsExactly(2, 2, 2, 3);
        assertThat(Scada.held(new double[] {Double.NaN})).containsExactly(0);
    }

    /** Three weeks in one thread or in three: to the last bit the same. */
    @Test
    void theResultDoesNotDependOnTheThreads() {
        var city = new LeakCity(4, 20, 3, 0.1);
        Scada scada = city.scada();
        ModelRun.Result one = ModelRun.of(city.model(), scada, 3600, 1);
        ModelRun.Result three = ModelRun.of(city.model(), scada, 3600, 3);
        for (int channel = 0; channel < one.residuals().names().size(); channel++)
            for (int block = 0; block < one.residuals().blocks(); block++)
                assertThat(three.residuals().modelled(channel, block))
                        .isEqualTo(one.residuals().modelled(channel, block));
        IntStream.range(0, one.signatures().pipes().size())
                .forEach(pipe -> assertThat(three.signatures().effect(7, pipe))
                        .containsExactly(one.signatures().effect(7, pipe)));
    }

    /** Closed from its source, a part has no pressure anybody could compute: missing, not a number out of nothing, and no endless loop. */
    @Test
    void aPartThatIsCutOffIsMissing() {
        WaterNetwork dry = Nets.read("""
                [RESERVOIRS]
                R 60
                [JUNCTIONS]
                A 0 10
                B 0 20
                [PIPES]
                M R A 100 300 100
                AB A B 1000 200 100 0 CLOSED
                """);
        var scada =
                new Scada(0, 3600, Map.of("A", each(24, 59), "B", each(24, 0)), Map.of("M", each(24, 30)), Map.of());
        ModelRun.Result run = ModelRun.of(dry, scada, 3600, 1);
        assertThat(run.residuals().blocks()).isEqualTo(24);
        for (int pipe = 0; pipe < 2; pipe++)
            for (double value : run.signatures().effect(0, pipe))
                assertThat(value).isFinite();
        assertThat(LeakWatch.watch(run, WatchSettings.USUAL).findings()).isEmpty();
    }
}
