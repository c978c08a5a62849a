package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Catalogue B: pumps. A pump lifts from a reservoir at 0 to a junction that draws 1. */
class PumpTest {
    private static Bench pump(String pump, String more) {
        return Bench.first("""
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J %s
                %s
                """.formatted(pump, more));
    }

    /** At its design flow a pump of one point has its design head: 4/3 × 60 - 1/3 × 60 = 60. */
    @Test
    void b01_onePointIsTheDesignPoint() {
        Bench bench = pump("HEAD c", "[CURVES]\nc 1 60");
        assertThat(bench.head("J")).isCloseTo(60, within(1e-3));
    }

    /** Through (0, 100), (1, 90), (2, 60): exponent log2(40 / 10) = 2, h = 100 - 10 q²; at q = 1 that is 90. */
    @Test
    void b02_threePointsMakeAPowerLaw() {
        assertThat(pump("HEAD c", "[CURVES]\nc 0 100\nc 1 90\nc 2 60").head("J"))
                .isCloseTo(90, within(1e-4));
    }

    /** Between (0.5, 90) and (1.5, 70), at q = 1, lies 80. */
    @Test
    void b03_manyPointsAreJoinedByStraightLines() {
        Bench bench = pump("HEAD c", "[CURVES]\nc 0 95\nc 0.5 90\nc 1.5 70\nc 2 50");
        assertThat(bench.head("J")).isCloseTo(80, within(1e-4));
    }

    /** h = 8.814 P / q = 88.14 feet for 10 horsepower. */
    @Test
    void b04_constantPowerGivesHeadByFlow() {
        assertThat(pump("POWER 10", "").head("J")).isCloseTo(88.14, within(1e-2));
    }

    /** Affinity: h = s² (100 - 10 (q / s)²) = 0.64 × 100 - 10 = 54 at s = 0.8. */
    @Test
    void b05_speedActsByTheAffinityLaws() {
        String curve = "[CURVES]\nc 0 100\nc 1 90\nc 2 60";
        assertThat(pump("HEAD c SPEED 0.8", curve).head("J")).isCloseTo(54, within(1e-3));
    }

    /** Points too: at s = 0.8 the flow 1 is 1.25 of the curve, between 90 and 70 at 75; 0.64 × 75 = 48. */
    @Test
    void b06_speedActsOnPointsToo() {
        Bench bench = pump("HEAD c SPEED 0.8", "[CURVES]\nc 0 95\nc 0.5 90\nc 1.5 70\nc 2 50");
        assertThat(bench.head("J")).isCloseTo(48, within(1e-3));
    }

    /** The pump lifts 80 at most and the tank stands at 100: it stands against a closed flap. */
    @Test
    void b07_aPumpThatCannotLiftStandsStill() {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 0
                T 100
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                [CURVES]
                c 1 60
                [PIPES]
                P J T 1000 12 100
                """);
        assertThat(bench.status("U")).isEqualTo(Status.CANNOT_LIFT);
        assertThat(bench.flow("U")).isZero();
        assertThat(bench.head("J")).isCloseTo(100 - Bench.loss(1000, 1), within(1e-3));
    }

    /** Half speed in the first hour, still in the second: a tank at 30 then feeds the junction. */
    @Test
    void b08_aPatternSetsTheSpeed() {
        String text = """
                [RESERVOIRS]
                R 0
                T 10
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c PATTERN s
                [CURVES]
                c 0 100
                c 1 90
                c 2 60
                [PATTERNS]
                s 0.5 0
                [PIPES]
                P J T 1000 12 100
                [TIMES]
                DURATION 1
                """;
        Bench half = Bench.at(text, 0);
        assertThat(half.head("J")).isCloseTo(25 - 10 * half.flow("U") * half.flow("U"), within(1e-3));
        Bench still = Bench.at(text, 3600);
        assertThat(still.flow("U")).isZero();
        assertThat(still.flow("P")).isCloseTo(-1, within(1e-5));
    }

    /**
     * One hour at q = 1 and h = 90 with 75 per cent: 90 × 1 / 8.814 × 0.7457 / 0.75 = 10.1525 kilowatts, at a price of 0.2 that
     * costs 2.0305.
     */
    @Test
    void b09_energyIsPowerTimesTime() {
        String text = """
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                [CURVES]
                c 0 100
                c 1 90
                c 2 60
                [ENERGY]
                GLOBAL PRICE 0.2
                """;
        Simulation run = Bench.all(text).run();
        assertThat(run.kilowattHours("U")).isCloseTo(10.1525, within(1e-3));
        assertThat(run.energyCost("U")).isCloseTo(2.0305, within(1e-3));
        assertThat(run.pumpHours("U")).isEqualTo(1);
        assertThat(run.highestKilowatts()).isCloseTo(10.1525, within(1e-3));
    }

    /** With an efficiency curve of 50 per cent everywhere it is 75 / 50 as much, at its own price of 1. */
    @Test
    void b10_aPumpMayHaveItsOwnEfficiencyAndPrice() {
        String text = """
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                [CURVES]
                c 0 100
                c 1 90
                c 2 60
                e 0 50
                e 9 50
                [ENERGY]
                PUMP U EFFIC e
                PUMP U PRICE 1
                """;
        Simulation run = Bench.all(text).run();
        assertThat(run.kilowattHours("U")).isCloseTo(10.1525 * 1.5, within(1e-2));
        assertThat(run.energyCost("U")).isCloseTo(10.1525 * 1.5, within(1e-2));
    }

    @Test
    void b11_aPumpClosedAtTheStartStandsStill() {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 0
                T 10
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                [CURVES]
                c 1 60
                [STATUS]
                U CLOSED
                [PIPES]
                P T J 1000 12 100
                """);
        assertThat(bench.flow("U")).isZero();
        assertThat(bench.flow("P")).isCloseTo(1, within(1e-5));
    }
}
