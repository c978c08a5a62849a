package org.songhua.engine.hydraulics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Catalogue T: what moves with the water. A pipe of 1000 m and 1128.3792 mm holds 1000 cubic metres; at a flow of 0.2777778 cubic
 * metres per second, 1000 per hour, water takes one hour through it. Steps of quality are 60 s.
 */
class TransportTest {
    static final String PIPE = "1000 1128.379167 100";
    static final double HOURLY = 1000 / 3600.0;

    /** Head and tail of each network. */
    static String network(String body, String quality) {
        return """
               [OPTIONS]
               UNITS CMS
               HEADLOSS H-W
               QUALITY %s
               [TIMES]
               DURATION 6
               HYDRAULIC TIMESTEP 1:00
               QUALITY TIMESTEP 0:01
               REPORT TIMESTEP 0:30
               %s
               """.formatted(quality, body);
    }

    /** Two pipes one after the other; the whole flow is drawn at the end. */
    private static String row(String quality, String more) {
        return network("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 0 %s
                [PIPES]
                P R A %s
                Q A B %s
                %s
                """.formatted(HOURLY, PIPE, PIPE, more), quality);
    }

    /** At the end of pipe n water is n hours old once that much time has passed; before, all water there is as old as the run. */
    @Test
    void t01_waterIsAsOldAsItsWayIsLong() {
        Carried age = Carried.run(row("AGE", ""));
        assertThat(age.node("A", 1800)).isCloseTo(0.5, within(1e-9));
        assertThat(age.node("A", 7200)).isCloseTo(1, within(0.01));
        assertThat(age.node("B", 5400)).isCloseTo(1.5, within(0.01));
        assertThat(age.node("B", 14_400)).isCloseTo(2, within(0.02));
        assertThat(age.node("R", 14_400)).isZero();
    }

    /** The mean age of a pipe between 0 and 1 h is half an hour, of the next one 1.5 h. */
    @Test
    void t02_aPipeHasTheMeanOfItsWater() {
        Carried age = Carried.run(row("AGE", ""));
        assertThat(age.link("P", 14_400)).isCloseTo(0.5, within(0.02));
        assertThat(age.link("Q", 14_400)).isCloseTo(1.5, within(0.02));
    }

    /** A front moves with the water and stays sharp: after 1.5 h it is half through the second pipe. */
    @Test
    void t03_aFrontStaysSharp() {
        Carried trace = Carried.run(row("TRACE R", ""));
        assertThat(trace.node("A", 1800)).isZero();
        assertThat(trace.node("A", 5400)).isCloseTo(100, within(1e-9));
        assertThat(trace.link("Q", 5400)).isCloseTo(50, within(2.0));
        assertThat(trace.node("B", 5400)).isZero();
        assertThat(trace.node("B", 9000)).isCloseTo(100, within(1e-9));
    }

    /** Two reservoirs give 1000 and 3000 an hour into a crossing: a quarter of its water is the first one's. */
    @Test
    void t04_watersMixByTheirFlows() {
        String crossing = network("""
                [RESERVOIRS]
                S 90
                [JUNCTIONS]
                F 0 %s
                M 0 %s
                [PIPES]
                P F M %s
                Q S M %s
                """.formatted(-HOURLY, 4 * HOURLY, PIPE, PIPE), "TRACE F");
        Carried trace = Carried.run(crossing);
        assertThat(trace.node("M", 10_800)).isCloseTo(25, within(1e-6));
        assertThat(trace.node("S", 10_800)).isZero();
    }

    /** What enters from outside at a junction is new, and carries nothing. */
    @Test
    void t05_waterFromOutsideThins() {
        String thinned = network("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 %s
                B 0 %s
                [PIPES]
                P R A %s
                Q A B %s
                [QUALITY]
                R 8
                """.formatted(-HOURLY, 2 * HOURLY, PIPE, PIPE), "Chlorine mg/L");
        assertThat(Carried.run(thinned).node("A", 10_800)).isCloseTo(4, within(1e-6));
    }

    /** A short pipe, 10 cubic metres, is passed through in 36 s, less than a step: nothing is lost or made in it. */
    @Test
    void t06_aPipeShorterThanAStepKeepsItsMass() {
        Carried age = Carried.run(row("AGE", "[JUNCTIONS]\nC 0 0.001\n[PIPES]\nS B C 10 1128.379167 100"));
        Carried trace = Carried.run(row("TRACE R", "[JUNCTIONS]\nC 0 0.001\n[PIPES]\nS B C 1 20 100"));
        assertThat(trace.node("C", 18_000)).isCloseTo(100, within(1e-9));
        assertThat(trace.massError()).isLessThan(1e-9);
        assertThat(age.massError()).isLessThan(1e-9);
    }

    /** After two hours the demand turns into a supply: the water of the pipe comes back, the oldest last. */
    @Test
    void t07_waterTurnsRoundWithTheFlow() {
        String turning = network("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 %s turn
                [PIPES]
                P R A %s
                [PATTERNS]
                turn 1 1 -1 -1 -1 -1 -1
                """.formatted(HOURLY, PIPE), "TRACE R");
        Carried trace = Carried.run(turning);
        assertThat(trace.node("A", 9000)).as("what comes from outside now").isZero();
        assertThat(trace.link("P", 9000)).isCloseTo(50, within(2.0));
        assertThat(trace.link("P", 12_600)).isCloseTo(0, within(1e-9));
        assertThat(trace.massError()).isLessThan(1e-9);
    }

    /** Nothing is drawn behind the closed pipe: its water only grows older, and the node has its neighbour's age. */
    @Test
    void t08_standingWaterGrowsOld() {
        Carried age = Carried.run(row("AGE", "[JUNCTIONS]\nD 0 0\n[PIPES]\nE A D " + PIPE));
        assertThat(age.link("E", 18_000)).isCloseTo(5, within(0.02));
        assertThat(age.node("D", 18_000)).isCloseTo(5, within(0.02));
    }

    /** A pump and a valve hold no water: what comes goes on at once. */
    @Test
    void t09_pumpsAndValvesPassOnAtOnce() {
        String pumped = network("""
                [RESERVOIRS]
                R 10
                [JUNCTIONS]
                A 0 0
                B 0 0
                C 0 %s
                [PUMPS]
                U R A POWER 200
                [VALVES]
                V A B 1000 TCV 1
                [PIPES]
                P B C %s
                """.formatted(HOURLY, PIPE), "TRACE R");
        Carried trace = Carried.run(pumped);
        assertThat(trace.node("B", 1800)).isCloseTo(100, within(1e-9));
        assertThat(trace.link("V", 1800)).isCloseTo(100, within(1e-9));
        assertThat(trace.link("U", 1800)).isCloseTo(100, within(1e-9));
        assertThat(trace.node("C", 1800)).isZero();
        assertThat(trace.node("C", 5400)).isCloseTo(100, within(1e-9));
    }

    /** Pattern multipliers 1, 2: the second hour twice as strong. The node shows it one hour later. */
    @Test
    void t10_aSourceFollowsItsPattern() {
        Carried chlorine =
                Carried.run(row("Chlorine mg/L", "[SOURCES]\nR CONCEN 1.5 twice\n[PATTERNS]\ntwice 1 2 1 1 1 1"));
        assertThat(chlorine.node("A", 5400)).isCloseTo(1.5, within(1e-9));
        assertThat(chlorine.node("A", 9000)).isCloseTo(3, within(1e-9));
        assertThat(chlorine.node("A", 12_600)).isCloseTo(1.5, within(1e-9));
    }

    /** 1000 cubic metres an hour take up 1000 g an hour: 16,666.67 mg a minute add 1 mg/L. */
    @Test
    void t11_aMassIsSpreadOverWhatLeaves() {
        Carried chlorine = Carried.run(row("Chlorine mg/L", "[QUALITY]\nR 0.5\n[SOURCES]\nA MASS 16666.6667"));
        assertThat(chlorine.node("A", 10_800)).isCloseTo(1.5, within(1e-5));
        assertThat(chlorine.node("B", 14_400)).isCloseTo(1.5, within(1e-5));
        assertThat(chlorine.massError()).isLessThan(1e-9);
    }

    /** A booster brings up to its set value, and never takes away; a flow-paced one adds what it adds. */
    @Test
    void t12_boostersRaiseOrAdd() {
        Carried low = Carried.run(row("Chlorine mg/L", "[QUALITY]\nR 0.5\n[SOURCES]\nA SETPOINT 2"));
        assertThat(low.node("A", 10_800)).isCloseTo(2, within(1e-9));
        Carried high = Carried.run(row("Chlorine mg/L", "[QUALITY]\nR 3\n[SOURCES]\nA SETPOINT 2"));
        assertThat(high.node("A", 10_800)).isCloseTo(3, within(1e-9));
        Carried paced = Carried.run(row("Chlorine mg/L", "[QUALITY]\nR 3\n[SOURCES]\nA FLOWPACED 2"));
        assertThat(paced.node("A", 10_800)).isCloseTo(5, within(1e-9));
    }

    /** A file in gallons and feet and the same in metres give the same ages. */
    @Test
    void t13_unitsDoNotMatter() {
        String feet = row("AGE", "")
                .replace("UNITS CMS", "UNITS CFS")
                .replace("R 100", "R 328.084")
                .replace(String.valueOf(HOURLY), String.valueOf(HOURLY / 0.028316847))
                .replace(PIPE, "3280.8399 44.424377 100");
        assertThat(Carried.run(feet).node("B", 14_400))
                .isCloseTo(Carried.run(row("AGE", "")).node("B", 14_400), within(0.02));
    }
}
