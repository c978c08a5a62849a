package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Catalogue D: tanks. One foot of a tank of 20 feet across holds 100 pi = 314.159 cubic feet. */
class TankTest {
    private static final double AREA = 100 * Math.PI;

    /** The junction draws from, or feeds into, the tank alone; a reservoir hangs on by a closed pipe. */
    private static String tank(String tank, double demand, String more) {
        return """
               [RESERVOIRS]
               R 100
               [TANKS]
               %s
               [JUNCTIONS]
               J 0 %s
               [PIPES]
               P T J 1000 12 100
               C R J 1000 12 100 0 CLOSED
               [TIMES]
               DURATION 4
               %s
               """.formatted(tank, demand, more);
    }

    /** 0.1 × 3600 = 360 cubic feet are 1.14592 feet. */
    @Test
    void d01_aTankDrainsByItsOutflow() {
        String text = tank("T 0 10 0 20 20", 0.1, "");
        assertThat(Bench.at(text, 0).head("T")).isEqualTo(10);
        assertThat(Bench.at(text, 3600).head("T")).isCloseTo(10 - 360 / AREA, within(1e-4));
        assertThat(Bench.at(text, 7200).head("T")).isCloseTo(10 - 720 / AREA, within(1e-4));
    }

    /** An inflow of 0.5 fills the 10 feet left, 3141.59 cubic feet, in 6283 seconds. */
    @Test
    void d02_aFullTankTakesNothingMore() {
        String text = tank("T 0 10 0 20 20", -0.5, "[STATUS]\nC OPEN");
        Simulation run = Bench.all(text).run();
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(run.head(run.model().node("T"))).isCloseTo(20, within(1e-6));
        assertThat(run.flow(run.model().link("P"))).isZero();
        assertThat(run.status(run.model().link("P"))).isEqualTo(Status.TANK_CLOSED);
    }

    /**
     * The tank feeds junction and reservoir until it is empty; then the reservoir feeds the junction alone. Empty is meant to
     * the second: that may be a hair below the bottom.
     */
    @Test
    void d03_anEmptyTankGivesNothingMore() {
        String text = tank("T 90 10 0 20 20", 0.5, "[STATUS]\nC OPEN");
        Simulation run = Bench.all(text.replace("R 100", "R 80")).run();
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(run.head(run.model().node("T"))).isCloseTo(90, within(0.02));
        assertThat(run.flow(run.model().link("P"))).isZero();
        assertThat(run.flow(run.model().link("C"))).isCloseTo(0.5, within(1e-4));
    }

    /** The volume grows by 1000 a foot up to level 5 and by 2000 beyond: 1800 cubic feet out of level 6 leave 4.8 feet. */
    @Test
    void d04_aVolumeCurveDecidesOnTheLevel() {
        String text = tank("T 0 6 0 10 20 0 v", 0.5, "[CURVES]\nv 0 0\nv 5 5000\nv 10 15000");
        // 7000 - 1800 = 5200 cubic feet, 200 above the bend: 5 + 0.1.
        assertThat(Bench.at(text, 3600).head("T")).isCloseTo(5.1, within(1e-4));
        // Another 1800: 3400 cubic feet are 3.4 feet.
        assertThat(Bench.at(text, 7200).head("T")).isCloseTo(3.4, within(1e-4));
    }

    @Test
    void d05_anOverflowingTankTakesInWhatItSpills() {
        String text = tank("T 0 20 0 20 20 0 * YES", -0.5, "");
        Bench bench = Bench.at(text, 3600);
        assertThat(bench.head("T")).isEqualTo(20);
        assertThat(bench.flow("P")).isCloseTo(-0.5, within(1e-5));
    }

    /** The step is cut to the second at which the tank is full: 3141.59 / 0.5 = 6283. */
    @Test
    void d06_theStepEndsWhenTheTankIsFull() {
        String text = tank("T 0 10 0 20 20", -0.5, "[STATUS]\nC OPEN");
        assertThat(Bench.at(text.replace("R 100", "R 0"), 0).flow("P")).isNotZero();
        String closed = tank("T 0 10 0 20 20 0 * YES", -0.5, "");
        assertThat(Bench.at(closed, 6283).head("T")).isCloseTo(20, within(1e-2));
    }

    /** A minimum volume of 500 is there at level 0, and the curve of levels is unchanged. */
    @Test
    void d07_aMinimumVolumeIsNotUsed() {
        String text = tank("T 0 10 0 20 20 500", 0.1, "");
        assertThat(Bench.at(text, 3600).head("T")).isCloseTo(10 - 360 / AREA, within(1e-4));
    }

    @Test
    void d08_aTankWithoutWidthIsAReservoir() {
        String text = tank("T 50 10 0 20 0", 0.1, "");
        assertThat(Bench.at(text, 14_400).head("T")).isEqualTo(60);
    }
}
