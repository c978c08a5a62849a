package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Catalogue R: pump curves over the whole range of flows. A pump lifts from a reservoir at 0; feet and cubic feet per
 * second.
 */
class PumpCurveTest {
    private static final String THREE = "[CURVES]\nc 0 100\nc 1 90\nc 2 60";
    private static final String MANY = "[CURVES]\nc 0 95\nc 0.5 90\nc 1.5 70\nc 2 50";

    private static Bench pump(String pump, double demand, String more) {
        return Bench.first("""
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                J 0 %s
                [PUMPS]
                U R J %s
                %s
                """.formatted(demand, pump, more));
    }

    /** One point (1, 60): shutoff 80, exponent 2, so h = 80 - 20 q². */
    @ParameterizedTest
    @CsvSource({"0.25, 78.75", "0.5, 75", "1, 60", "1.5, 35", "1.9, 7.8"})
    void r01_onePoint(double flow, double head) {
        assertThat(pump("HEAD c", flow, "[CURVES]\nc 1 60").head("J")).isCloseTo(head, within(2e-3));
    }

    /** h = 100 - 10 q². */
    @ParameterizedTest
    @CsvSource({"0.25, 99.375", "0.5, 97.5", "1, 90", "1.5, 77.5", "2, 60", "3, 10"})
    void r02_threePoints(double flow, double head) {
        assertThat(pump("HEAD c", flow, THREE).head("J")).isCloseTo(head, within(1e-3));
    }

    /** (0, 100), (1, 80), (2, 60): exponent 1, a straight line h = 100 - 20 q. */
    @ParameterizedTest
    @CsvSource({"0.5, 90", "1, 80", "2, 60", "4, 20"})
    void r03_threePointsOnALine(double flow, double head) {
        assertThat(pump("HEAD c", flow, "[CURVES]\nc 0 100\nc 1 80\nc 2 60").head("J"))
                .isCloseTo(head, within(1e-3));
    }

    /** Straight between the points, and straight on beyond the last: 50 - 40 × 0.5 = 30 at 2.5. */
    @ParameterizedTest
    @CsvSource({"0.25, 92.5", "0.5, 90", "1, 80", "1.5, 70", "1.75, 60", "2, 50", "2.5, 30"})
    void r04_manyPoints(double flow, double head) {
        assertThat(pump("HEAD c", flow, MANY).head("J")).isCloseTo(head, within(1e-3));
    }

    /** Horsepower P gives 8.814 P / q feet. */
    @ParameterizedTest
    @CsvSource({"1, 1", "10, 0.5", "10, 2", "25, 3"})
    void r05_constantPower(double power, double flow) {
        assertThat(pump("POWER " + power, flow, "").head("J")).isCloseTo(8.814 * power / flow, within(1e-2));
    }

    /** s² 100 - 10 q²: the flow of a power law of exponent 2 counts the same at any speed. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 22.5", "0.75, 1, 46.25", "1.2, 1, 134", "1.2, 2, 104"})
    void r06_affinityOfAPowerLaw(double speed, double flow, double head) {
        assertThat(pump("HEAD c SPEED " + speed, flow, THREE).head("J")).isCloseTo(head, within(2e-3));
    }

    /** At speed s the head is s² times that of the curve at q / s. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.8, 0.6", "1.1, 1.1", "1.5, 2"})
    void r07_affinityOfPoints(double speed, double flow) {
        double full = pump("HEAD c", flow / speed, MANY).head("J");
        assertThat(pump("HEAD c SPEED " + speed, flow, MANY).head("J")).isCloseTo(speed * speed * full, within(5e-3));
    }

    /** Two pumps side by side carry half each; one after the other lift twice. */
    @Test
    void r08_pumpsSideBySideAndOneAfterTheOther() {
        assertThat(pump("HEAD c", 2, "[PUMPS]\nW R J HEAD c\n" + THREE).head("J"))
                .isCloseTo(90, within(1e-3));
        String second = "[JUNCTIONS]\nM 0 0\n[PUMPS]\nW R M HEAD c\n" + THREE;
        Bench row = Bench.first("[RESERVOIRS]\nR 0\n[JUNCTIONS]\nJ 0 1\n[PUMPS]\nU M J HEAD c\n" + second);
        assertThat(row.head("M")).isCloseTo(90, within(1e-3));
        assertThat(row.head("J")).isCloseTo(180, within(2e-3));
    }

    /**
     * Between two reservoirs: 100 - 10 q² meets the lift H where q = sqrt((100 - H) / 10), a wide pipe adding nothing.
     */
    @ParameterizedTest
    @ValueSource(doubles = {10, 40, 60, 90, 99})
    void r09_theWorkingPoint(double lift) {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 0
                S %s
                [JUNCTIONS]
                J 0 0
                [PUMPS]
                U R J HEAD c
                [PIPES]
                P J S 1 120 130
                %s
                """.formatted(lift, THREE));
        assertThat(bench.flow("U")).isCloseTo(Math.sqrt((100 - lift) / 10), within(1e-3));
    }

    /**
     * A higher lift than the shutoff head of 100 leaves the pump standing; at speed 1.1 it is 121 and the pump runs.
     */
    @Test
    void r10_theShutoffHeadDecides() {
        String text = """
                [RESERVOIRS]
                R 0
                S 110
                [JUNCTIONS]
                J 0 0.5
                [PUMPS]
                U R J HEAD c SPEED %s
                [PIPES]
                P J S 1 120 130
                %s
                """;
        Bench slow = Bench.first(text.formatted(1, THREE));
        assertThat(slow.status("U")).isEqualTo(Status.CANNOT_LIFT);
        assertThat(slow.flow("P")).isCloseTo(-0.5, within(1e-4));
        Bench fast = Bench.first(text.formatted(1.1, THREE));
        assertThat(fast.status("U")).isEqualTo(Status.OPEN);
        assertThat(fast.flow("U")).isCloseTo(Math.sqrt(1.1), within(1e-3));
    }

    /**
     * Kilowatts are head × flow / 8.814 × 0.7457 / efficiency: 90 × 1 / 8.814 × 0.7457 = 7.6144 of water; in two hours
     * at 60 per cent 25.381 kilowatt-hours.
     */
    @Test
    void r11_energyIsWaterPowerOverEfficiency() {
        String text = """
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                %s
                [ENERGY]
                GLOBAL EFFIC 60
                [TIMES]
                DURATION 2
                """.formatted(THREE);
        Simulation run = Bench.all(text).run();
        assertThat(run.kilowattHours("U")).isCloseTo(25.381, within(1e-2));
        assertThat(run.pumpHours("U")).isEqualTo(2);
        assertThat(run.energyCost("U")).isZero();
    }

    /** A price of 2 with factors 1 and 0.5: 12.69 kilowatt-hours at 2, then at 1. */
    @Test
    void r12_thePriceFollowsItsPattern() {
        String text = """
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                %s
                [PATTERNS]
                t 1 0.5
                [ENERGY]
                GLOBAL EFFIC 60
                GLOBAL PRICE 2
                GLOBAL PATTERN t
                [TIMES]
                DURATION 2
                """.formatted(THREE);
        Simulation run = Bench.all(text).run();
        assertThat(run.energyCost("U")).isCloseTo(1.5 * run.kilowattHours("U"), within(1e-6));
    }
}
