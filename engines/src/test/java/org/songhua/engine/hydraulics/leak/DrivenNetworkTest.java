package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;

/** How measurements become patterns of a network. Blocks are hours of four steps of a quarter. */
class DrivenNetworkTest {
    private static final int QUARTER = 900;
    private static final String PARTS = """
            [RESERVOIRS]
            R 60 H
            W 20
            [TANKS]
            T 50 2 0 5 10
            S 48 2 0 5 10
            [JUNCTIONS]
            A 0 10 D
            B 0 20
            C 0
            [DEMANDS]
            C 3 D
            C 5 E
            [PIPES]
            M R A 100 300 100
            AB A B 1000 200 100
            TC T C 1000 150 100
            SC S C 1000 150 100
            [PUMPS]
            U B T HEAD 1
            V W A HEAD 1
            [CURVES]
            1 20 30
            [CONTROLS]
            LINK U OPEN IF NODE T BELOW 1
            LINK V CLOSED IF NODE A ABOVE 70
            LINK AB CLOSED AT TIME 100
            [RULES]
            RULE 1
            IF TANK T LEVEL ABOVE 4
            THEN PIPE AB STATUS IS CLOSED
            RULE 2
            IF TANK S LEVEL ABOVE 4
            THEN PIPE AB STATUS IS CLOSED
            [PATTERNS]
            D 0.5 1.5
            E 2 1
            H 1 1.1
            1 3
            [TIMES]
            DURATION 24
            PATTERN TIMESTEP 0:30
            """;
    private static final WaterNetwork TOWN = Nets.read(PARTS);

    private static double[] each(int count, double value) {
        var values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Two hours. */
    private static Scada scada() {
        return new Scada(
                0,
                QUARTER,
                Map.of("A", each(8, 59)),
                Map.of("U", new double[] {8, 8, 12, 12, 10, 10, 10, 10}),
                Map.of("T", new double[] {2, 2, 3, 3, 4, 4, 4, 4}));
    }

    private static WaterNetwork driven() {
        return new DrivenNetwork(TOWN, scada(), 4).over(0, 2);
    }

    private static List<Double> pattern(String id) {
        Pattern pattern = driven().patterns().get(id);
        return pattern == null ? List.of() : pattern.factors();
    }

    private static Junction junction(WaterNetwork network, String id) {
        return network.junctions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Levels of 2, 2, 3, 3 and then 4 above the bottom at 50. */
    @Test
    void aTankWithALevelBecomesAReservoir() {
        assertThat(driven().tanks()).extracting(tank -> tank.id()).containsExactly("S");
        Reservoir tank = driven().reservoirs().getLast();
        assertThat(tank.id()).isEqualTo("T");
        assertThat(tank.head()).isOne();
        assertThat(pattern(String.valueOf(tank.pattern()))).containsExactly(52.5, 54.0);
    }

    /** The pattern of the reservoir changes every half hour: 1 and 1.1 are 1.05 in each hour. */
    @Test
    void theHeadOfAReservoirKeepsItsCourse() {
        Reservoir reservoir = driven().reservoirs().getFirst();
        assertThat(reservoir.head()).isEqualTo(60);
        assertThat(pattern(String.valueOf(reservoir.pattern())))
                .allSatisfy(factor -> assertThat(factor).isCloseTo(1.05, within(1e-12)));
    }

    @Test
    void aMeteredPumpAtATankStandsStillAndItsFlowIsDrawn() {
        WaterNetwork driven = driven();
        assertThat(driven.pumps()).extracting(Pump::closed).containsExactly(true, false);
        var pumped = junction(driven, "B").demands().getFirst();
        assertThat(pumped.base()).isOne();
        assertThat(driven.patterns().get(String.valueOf(pumped.pattern())).factors())
                .containsExactly(10.0, 10.0);
    }

    /** Out of a tank it feeds in. */
    @Test
    void aPumpOutOfATankFeedsItsOtherEnd() {
        WaterNetwork turned = Nets.read(PARTS.replace("U B T HEAD 1", "U T B HEAD 1"));
        WaterNetwork driven = new DrivenNetwork(turned, scada(), 4).over(0, 2);
        assertThat(junction(driven, "B").demands().getFirst().base()).isEqualTo(-1);
    }

    /** A pump between two nodes without a level is the model's. */
    @Test
    void otherPumpsRunAsTheModelSays() {
        var scada = new Scada(0, QUARTER, Map.of("A", each(8, 59)), Map.of("V", each(8, 10)), Map.of());
        WaterNetwork driven = new DrivenNetwork(TOWN, scada, 4).over(0, 2);
        assertThat(driven.pumps()).noneMatch(Pump::closed);
        assertThat(driven.controls()).hasSize(3);
        assertThat(driven.rules()).hasSize(2);
    }

    @Test
    void controlsAndRulesOfWhatIsReplacedFallAway() {
        assertThat(driven().controls()).extracting(one -> one.link()).containsExactly("V", "AB");
        assertThat(driven().rules()).extracting(one -> one.label()).containsExactly("2");
    }

    /** Not metered: the demand of the file, by its own pattern, or by the usual one named 1. */
    @Test
    void aZoneThatIsNotKnownKeepsItsDemand() {
        assertThat(pattern("zone 0 D")).containsExactly(1.0, 1.0);
        assertThat(pattern("zone 0 ")).containsExactly(3.0, 3.0);
        assertThat(junction(driven(), "A").demands().getFirst().base()).isEqualTo(10);
    }

    /** M and U cut off A and B, but W feeds them too, so nothing is known; without W they use 100 - 10, of 10 × 1 + 20 × 3 = 70 in the file. */
    @Test
    void aKnownZoneUsesWhatWasMeasured() {
        WaterNetwork alone = Nets.read(PARTS.replace("V W A HEAD 1\n", "")
                .replace("W 20\n", "")
                .replace("LINK V CLOSED IF NODE A ABOVE 70\n", ""));
        var scada =
                new Scada(0, QUARTER, Map.of(), Map.of("M", each(8, 100), "U", each(8, 10)), Map.of("T", each(8, 2)));
        var driven = new DrivenNetwork(alone, scada, 4);
        int zone = driven.zones().of("A");
        assertThat(driven.zones().isBalanced(zone)).isTrue();
        assertThat(driven.consumption(zone)).containsExactly(90, 90);
        assertThat(driven.nominal(zone)).containsExactly(70, 70);
        assertThat(driven.over(0, 2).patterns().get("zone " + zone + " D").factors())
                .allSatisfy(factor -> assertThat(factor).isCloseTo(90.0 / 70, within(1e-12)));
    }

    /** While the meter is silent the share of before holds. */
    @Test
    void whileAMeterIsSilentTheLastShareHolds() {
        WaterNetwork alone = Nets.read(PARTS.replace("V W A HEAD 1\n", "")
                .replace("W 20\n", "")
                .replace("LINK V CLOSED IF NODE A ABOVE 70\n", ""));
        double[] meter = each(8, 100);
        Arrays.fill(meter, 4, 8, Double.NaN);
        var scada = new Scada(0, QUARTER, Map.of(), Map.of("M", meter, "U", each(8, 10)), Map.of("T", each(8, 2)));
        var driven = new DrivenNetwork(alone, scada, 4);
        int zone = driven.zones().of("A");
        assertThat(driven.consumption(zone)[1]).isNaN();
        assertThat(driven.over(0, 2)
                        .patterns()
                        .get("zone " + zone + " D")
                        .factors()
                        .get(1))
                .isCloseTo(90.0 / 70, within(1e-12));
    }

    /** Half past midnight on a Tuesday, in a week of half hours that are numbered. */
    @Test
    void weeklyPatternsBeginOnMonday() {
        var week = new StringBuilder(
                "[RESERVOIRS]\nR 60\n[JUNCTIONS]\nA 0 1 W\n[PIPES]\nM R A 100 300 100\n[TIMES]\nPATTERN TIMESTEP 0:30\n[PATTERNS]\n");
        for (int k = 0; k < 336; k++) week.append("W ").append(k).append('\n');
        var scada = new Scada(86_400 + 1800, 1800, Map.of("A", each(4, 59)), Map.of(), Map.of());
        WaterNetwork driven = new DrivenNetwork(Nets.read(week.toString()), scada, 1).over(0, 3);
        assertThat(driven.patterns().get("zone 0 W").factors()).containsExactly(49.0, 50.0, 51.0);
    }

    /** A later stretch begins with its own blocks. */
    @Test
    void stretchesAreCutOut() {
        WaterNetwork second = new DrivenNetwork(TOWN, scada(), 4).over(1, 2);
        assertThat(second.patterns().get("level T").factors()).containsExactly(54.0);
        assertThat(second.times().duration()).isZero();
        assertThat(driven().times().duration()).isEqualTo(3600);
        assertThat(driven().times().patternStep()).isEqualTo(3600);
    }

    @Test
    void aJunctionWithoutDemandStaysOne() {
        WaterNetwork still = Nets.read(PARTS.replace("B 0 20", "B 0 0"));
        WaterNetwork driven = new DrivenNetwork(
                        still, new Scada(0, QUARTER, Map.of("A", each(8, 1)), Map.of(), Map.of()), 4)
                .over(0, 2);
        assertThat(junction(driven, "B").demands()).hasSize(1);
        assertThat(driven.patterns().get("none").factors()).containsExactly(0.0, 0.0);
    }

    /** 1 foot and 1 psi: the same fork in US units has the same effects, in its own units per cubic metre an hour. */
    @Test
    void signaturesArePerCubicMetreAnHourInAnyUnit() {
        WaterNetwork metric =
                InpReader.read(fork("CMH", 10 * 0.2271247, 304.8, 203.2), "m").network();
        WaterNetwork us = InpReader.read(fork("GPM", 10, 1000, 8), "us").network();
        double[] metres = Signatures.of(metric, List.of("A", "B")).effect(0, 1);
        double[] psi = Signatures.of(us, List.of("A", "B")).effect(0, 1);
        for (int k = 0; k < 2; k++) assertThat(psi[k] / metres[k]).isCloseTo(0.4333 / 0.3048, within(1e-3));
    }

    private static String fork(String unit, double demand, double length, double diameter) {
        return "[OPTIONS]\nUNITS %s\nHEADLOSS H-W\nACCURACY 0.0000001\n[RESERVOIRS]\nR 500\n[JUNCTIONS]\nX 0 0\nA 0 %s\nB 0 %s\n[PIPES]\nRX R X %s %s 100\nXA X A %s %s 100\nXB X B %s %s 100\n"
                .formatted(unit, demand, demand, length, diameter, length, diameter, length, diameter);
    }
}
