package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/**
 * Catalogue Y: what networks may ask that there is no answer to. Each is refused with its line, or the run ends with a stated reason;
 * while it runs, every head, flow and kilowatt-hour is a number.
 */
class WithoutAnswerTest {
    private static final String TOWN = """
            [RESERVOIRS]
            R 100 head
            [TANKS]
            T 80 5 0 10 30
            [JUNCTIONS]
            A 10 0.5 use
            B 10 0.5 use
            [PIPES]
            P R A 1000 12 100
            Q A B 1000 12 100
            X B T 1000 12 100
            [PUMPS]
            U R B HEAD c PATTERN run
            [CURVES]
            c 0 60
            c 1 45
            c 2 0
            [PATTERNS]
            use 1 1
            head 1 1
            run 1 1
            [TIMES]
            DURATION 6
            PATTERN TIMESTEP 1
            """;

    private static Simulation run(String text) {
        return Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            var run = new Simulation(Bench.model(text), false);
            do {
                run.solve();
                if (run.ending() == Ending.RUNNING) finite(run);
            } while (run.advance());
            return run;
        });
    }

    private static void finite(Simulation run) {
        for (int i = 0; i < run.model().nodeIds().length; i++) {
            assertThat(run.head(i)).as(run.model().nodeIds()[i]).isFinite();
            assertThat(run.outflow(i)).isFinite();
        }
        for (int k = 0; k < run.model().linkIds().length; k++)
            assertThat(run.flow(k)).as(run.model().linkIds()[k]).isFinite();
        assertThat(run.imbalance()).isFinite();
        assertThat(run.highestKilowatts()).isFinite();
    }

    /** Line numbers count the five lines of options before the town. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run 1 1        | run 1 -0.5     | INP-004 | test.inp:18
            Q A B 1000 12  | Q A B 1000 0   | INP-004 | test.inp:15
            Q A B 1000 12  | Q A B -1 12    | INP-004 | test.inp:15
            Q A B 1000 12 100 | Q A B 1000 12 0 | INP-004 | test.inp:15
            T 80 5 0 10 30 | T 80 15 0 10 30 | INP-017 | test.inp:9
            T 80 5 0 10 30 | T 80 5 0 10 -3 | INP-004 | test.inp:9
            T 80 5 0 10 30 | T 80 -5 0 10 30 | INP-004 | test.inp:9
            c 2 0          | c 2 50         | INP-019 | test.inp:18
            c 2 0          | c 1 0          | INP-020 | test.inp:20
            P R A          | P A B          | INP-000 |
            U R B HEAD c   | U R B POWER -5 | INP-004 | test.inp:18
            U R B HEAD c   | U R B SPEED 1  | INP-018 | test.inp:18
            R 100 head     | R 100 nohead   | INP-007 | test.inp:7
            """)
    void y01_whatCannotBeIsRefusedWithItsLine(String from, String to, String code, String place) {
        String text = TOWN.replace(from, to);
        assertThat(text).isNotEqualTo(TOWN);
        if (code.equals("INP-000")) assertThat(run(text).ending()).isEqualTo(Ending.COMPLETED);
        else
            assertThatThrownBy(() -> Bench.model(text))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(code)
                    .hasMessageContaining(place);
    }

    /** Demand below nothing is water that comes in: it is taken, and leaves by the tank and the reservoir. */
    @Test
    void y02_aNegativePatternOfDemandsIsAnInflow() {
        Simulation run = run(TOWN.replace("use 1 1", "use -1 -1"));
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(run.outflow(run.model().node("A"))).isCloseTo(-0.5, within(1e-9));
        assertThat(run.largestImbalance()).isLessThan(1e-3);
    }

    /** A reservoir of a head below all others takes water; one of 1e6 feet is refused by no rule, but ends as implausible or completes. */
    @ParameterizedTest
    @CsvSource({"-1, COMPLETED", "0, COMPLETED", "-1e7, IMPLAUSIBLE", "1e6, IMPLAUSIBLE", "1e300, NO_SOLUTION"})
    void y03_headsBeyondAnythingEndTheRun(String factor, Ending ending) {
        Simulation run = run(TOWN.replace("head 1 1", "head " + factor + " " + factor));
        assertThat(run.ending()).isEqualTo(ending);
    }

    /** A pump that stands still for its pattern, or is given the speed 0, draws nothing and costs nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run 1 1                  | run 0 0
            U R B HEAD c PATTERN run | U R B HEAD c SPEED 0
            U R B HEAD c PATTERN run | U R B HEAD c;[STATUS];U CLOSED
            """)
    void y04_aPumpThatStandsStillUsesNothing(String from, String to) {
        String energy = "[CURVES]\ne 0 100\ne 5 100\n[ENERGY]\nGLOBAL PRICE 1\nPUMP U EFFIC e\n";
        Simulation run = run(TOWN.replace(from, to.replace(';', '\n')) + energy);
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(run.kilowattHours("U")).isZero();
        assertThat(run.energyCost("U")).isZero();
        assertThat(run.pumpHours("U")).isZero();
    }

    /** 62.4 pounds a cubic foot: lift × flow / 8.814 horsepower, × 0.7457 kilowatts, at an efficiency of one per cent at least. */
    @ParameterizedTest
    @CsvSource({"e 0 0, 0.01", "e 0 50, 0.5", "e 0 100, 1", "e 0 -500, 0.01", "e 0 1e300, 1"})
    void y05_anEfficiencyIsFromOneToAHundredPerCent(String curve, double efficiency) {
        Simulation run = run(TOWN + "[CURVES]\n" + curve + "\n[ENERGY]\nPUMP U EFFIC e\n[TIMES]\nDURATION 0");
        double flow = run.flow(run.model().link("U"));
        double lift =
                Math.abs(run.head(run.model().node("B")) - run.head(run.model().node("R")));
        assertThat(run.kilowattHours("U"))
                .isCloseTo(flow * lift / 8.814 / efficiency * 0.7457, within(1e-3 / efficiency));
    }

    /** The only water is a tank that holds 10 × 706.86 = 7,069 cubic feet; one a second leaves: dry after 7,069 s. */
    @Test
    void y06_aTankThatRunsDryEndsTheRunAtThatSecond() {
        Simulation run = run("""
                [TANKS]
                T 80 10 0 10 30
                [JUNCTIONS]
                A 10 1
                [PIPES]
                X T A 100 12 100
                [TIMES]
                DURATION 24
                """);
        assertThat(run.seconds()).isCloseTo(7069, within(2L));
        assertThat(run.ending()).isEqualTo(Ending.IMPLAUSIBLE);
    }

    /** With demand by pressure the same town goes on to the end without water; the last second of it may be drawn too much, as in EPANET. */
    @Test
    void y07_withDemandByPressureADryTankLeavesNothing() {
        Simulation run = run("""
                [TANKS]
                T 80 10 0 10 30
                [JUNCTIONS]
                A 10 1
                [PIPES]
                X T A 100 12 100
                [TIMES]
                DURATION 24
                [OPTIONS]
                DEMAND MODEL PDA
                REQUIRED PRESSURE 20
                """);
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(run.outflow(run.model().node("A"))).isCloseTo(0, within(1e-4));
        assertThat(run.head(run.model().node("T"))).isCloseTo(80, within(2e-3));
    }

    /** Two towns side by side, one of them without any source that is open. */
    @ParameterizedTest
    @CsvSource({"CLOSED, IMPLAUSIBLE", "OPEN, COMPLETED"})
    void y08_aPartThatIsCutOffIsNotSilentlySolved(String state, Ending ending) {
        Simulation run =
                run(TOWN + "[JUNCTIONS]\nI 0 1\nK 0 1\n[PIPES]\nIK I K 10 12 100\nTO R I 10 12 100 0 " + state);
        assertThat(run.ending()).isEqualTo(ending);
    }

    /** The pump of 60 feet cannot lift over 100; what is asked for behind it ends the run, with demand by pressure it gets nothing. */
    @ParameterizedTest
    @CsvSource({"DDA, IMPLAUSIBLE", "PDA, COMPLETED"})
    void y09_aPumpThatCannotDeliver(String model, Ending ending) {
        Simulation run = run("""
                [RESERVOIRS]
                R 0
                [JUNCTIONS]
                A 100 1
                [PUMPS]
                U R A HEAD c
                [CURVES]
                c 1 45
                [OPTIONS]
                DEMAND MODEL %s
                REQUIRED PRESSURE 20
                """.formatted(model));
        if (ending == Ending.COMPLETED) {
            assertThat(run.ending()).isEqualTo(ending);
            assertThat(run.outflow(run.model().node("A"))).isCloseTo(0, within(1e-3));
        } else {
            assertThat(run.ending()).isNotEqualTo(Ending.RUNNING);
            assertThat(run.status(run.model().link("U"))).isNotEqualTo(Status.ACTIVE);
        }
    }

    /** A random town: a tree of junctions with some loops, tanks, pumps, valves of all types, closed pipes, any pattern. */
    private static String town(SplittableRandom random) {
        int junctions = random.nextInt(2, 14);
        var text = new StringBuilder("[RESERVOIRS]\nR " + random.nextInt(20, 200) + " p0\n[JUNCTIONS]\n");
        for (int j = 0; j < junctions; j++)
            text.append("J%d %d %.2f p%d%n"
                    .formatted(j, random.nextInt(80), random.nextDouble(-0.2, 1), random.nextInt(3)));
        text.append("[TANKS]\nT %d %d 0 9 %d%n"
                .formatted(random.nextInt(20, 150), random.nextInt(10), random.nextInt(1, 40)));
        text.append("[PIPES]\n");
        for (int j = 0; j < junctions; j++) {
            String from = j == 0 ? "R" : "J" + random.nextInt(j);
            text.append(pipe(random, "P" + j, from, "J" + j));
        }
        text.append(pipe(random, "PT", "T", "J" + random.nextInt(junctions)));
        for (int k = random.nextInt(4); k > 0 && junctions > 2; k--) {
            int a = random.nextInt(junctions);
            text.append(pipe(random, "L" + k, "J" + a, "J" + (a + 1) % junctions));
        }
        more(random, text, junctions);
        return text.append("[PATTERNS]\np0 1 ")
                .append(random.nextInt(3))
                .append("\np1 ")
                .append(random.nextDouble(-1, 2))
                .append(" 1\np2 0 0.5 3\n")
                .toString();
    }

    private static String pipe(SplittableRandom random, String id, String from, String to) {
        String[] states = {"OPEN", "OPEN", "OPEN", "OPEN", "CLOSED", "CV"};
        return "%s %s %s %d %d %d %d %s%n"
                .formatted(
                        id,
                        from,
                        to,
                        random.nextInt(1, 3000),
                        random.nextInt(1, 24),
                        random.nextInt(20, 150),
                        random.nextInt(3),
                        states[random.nextInt(states.length)]);
    }

    private static void more(SplittableRandom random, StringBuilder text, int junctions) {
        String[] types = {"PRV 30", "PSV 20", "FCV 0.3", "PBV 5", "TCV 50", "GPV g", "PCV 40"};
        int a = random.nextInt(junctions);
        text.append("[JUNCTIONS]\nV 10 0.1\n[VALVES]\nVV J")
                .append(a)
                .append(" V 12 ")
                .append(types[random.nextInt(types.length)])
                .append(" 1\n[CURVES]\ng 0 0\ng 1 5\nc 0 ")
                .append(random.nextInt(20, 200))
                .append("\nc 1 10\n[PUMPS]\nU R J")
                .append(a)
                .append(" HEAD c");
        if (random.nextBoolean()) text.append(" SPEED ").append(random.nextDouble(0, 1.5));
        text.append("\n[CONTROLS]\nLINK U CLOSED IF NODE T ABOVE 8\nLINK U OPEN IF NODE T BELOW 2\n");
        text.append("LINK VV CLOSED IF NODE J")
                .append(a)
                .append(" BELOW ")
                .append(random.nextInt(-20, 60))
                .append('\n');
        text.append("[TIMES]\nDURATION 4\nPATTERN TIMESTEP 1\n[OPTIONS]\nTRIALS 60\n");
        if (random.nextBoolean()) text.append("DEMAND MODEL PDA\nREQUIRED PRESSURE 30\n");
        if (random.nextBoolean()) text.append("UNBALANCED CONTINUE 10\n");
        if (random.nextBoolean()) text.append("[EMITTERS]\nJ0 0.1\n");
        if (random.nextBoolean()) text.append("[LEAKAGE]\nP0 3 0.1\n");
    }

    @Test
    void y10_anyTownEndsWithAReasonAndWithNumbers() {
        int[] completed = {0};
        Seeded.check(200, random -> {
            Simulation run = run(town(random));
            assertThat(run.ending()).isNotEqualTo(Ending.RUNNING);
            assertThat(run.kilowattHours("U")).isFinite().isNotNegative();
            assertThat(run.iterations()).isLessThanOrEqualTo(70 * run.steps());
            if (run.ending() != Ending.COMPLETED) return;
            completed[0]++;
            assertThat(run.seconds()).isEqualTo(4 * 3600);
        });
        assertThat(completed[0]).as("towns that work").isGreaterThan(60);
    }

    /**
     * What goes into a tank is what its volume grows by: over a run the books agree to a second's flow for each step. They are closed when it
     * comes within a second of empty: from there a step may draw what is no more there, as in EPANET (package.md, known limits).
     */
    @Test
    void y11_theBooksOfEveryTankAgree() {
        Seeded.check(60, random -> {
            var run = new Simulation(Bench.model(town(random)), false);
            int tank = run.model().node("T");
            run.solve();
            double before = run.tankVolume(tank);
            double expected = before;
            double room = 1e-6;
            while (run.ending() == Ending.RUNNING) {
                double inflow = run.outflow(tank);
                long then = run.seconds();
                if (!run.advance()) break;
                if (run.tankVolume(tank) <= 2 * Math.abs(inflow)) return;
                expected += inflow * (run.seconds() - then);
                room += 2 * Math.abs(inflow) + 1e-3 * Math.abs(inflow) * (run.seconds() - then);
                run.solve();
            }
            assertThat(run.tankVolume(tank)).isCloseTo(expected, within(room + 0.1));
            assertThat(run.tankVolume(tank)).isBetween(0.0, run.largestVolume(tank) + 1e-6);
        });
    }
}
