package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;

/** Catalogue H: what cannot work ends with a stated reason, without a loop and without a number that is none. */
class TroubleTest {

    private static Simulation ends(String text) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> Bench.all(text).run());
    }

    private static void allFinite(Simulation run) {
        for (int i = 0; i < run.model().nodeIds().length; i++)
            assertThat(run.head(i)).isFinite();
        for (int k = 0; k < run.model().linkIds().length; k++)
            assertThat(run.flow(k)).isFinite();
    }

    @Test
    void h01_aPartWithoutSourceIsRefused() {
        assertThatThrownBy(() -> Bench.model("""
                        [RESERVOIRS]
                        R 10
                        [JUNCTIONS]
                        A 0 1
                        B 0 1
                        C 0 1
                        [PIPES]
                        P R A 1 12 100
                        Q B C 1 12 100
                        """))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("INP-023")
                .hasMessageContaining("2 junctions");
    }

    /** The only way to the water is shut: EPANET would report heads of minus 1e8 feet; here the run ends. */
    @Test
    void h02_aDemandBehindAClosedPipeEndsTheRun() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 10
                [JUNCTIONS]
                A 0 1
                [PIPES]
                P R A 1 12 100 0 CLOSED
                """);
        assertThat(run.ending()).isEqualTo(Ending.IMPLAUSIBLE);
    }

    /** The same with demand that depends on pressure has an answer: nothing flows. */
    @Test
    void h03_aPressureDrivenDemandBehindAClosedPipeIsNothing() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 10
                [JUNCTIONS]
                A 0 1
                [PIPES]
                P R A 1 12 100 0 CLOSED
                [OPTIONS]
                DEMAND MODEL PDA
                REQUIRED PRESSURE 20
                """);
        assertThat(run.outflow(run.model().node("A"))).isCloseTo(0, within(1e-4));
        allFinite(run);
    }

    @Test
    void h04_aDiameterOfNothingIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Bench.model("[RESERVOIRS]\nR 10\n[JUNCTIONS]\nA 0 1\n[PIPES]\nP R A 1 0 100"))
                .hasMessageContaining("test.inp:11")
                .hasMessageContaining("diameter");
    }

    /** A design template has pipes of a tenth of a micrometre; its heads are told to be no water's. */
    @Test
    void h05_aTemplateOfADesignEndsWithAReason() {
        Simulation run = ends("[RESERVOIRS]\nR 10\n[JUNCTIONS]\nA 0 1\n[PIPES]\nP R A 1000 0.0001 100");
        assertThat(run.ending()).isEqualTo(Ending.IMPLAUSIBLE);
    }

    /** The pump lifts 80 at most; the only other source is a tank that runs dry after 3142 seconds. */
    @Test
    void h06_aPumpThatCannotDeliverAndATankThatRunsDryEndTheRun() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 0
                [TANKS]
                T 200 1 0 5 20
                [JUNCTIONS]
                J 100 0.1
                [PUMPS]
                U R J HEAD c
                [CURVES]
                c 1 60
                [PIPES]
                P T J 100 12 100
                [TIMES]
                DURATION 24
                """);
        assertThat(run.ending()).isIn(Ending.COMPLETED, Ending.IMPLAUSIBLE, Ending.UNBALANCED);
        assertThat(run.seconds()).isGreaterThanOrEqualTo(3142);
        allFinite(run);
    }

    /** Two controls that undo each other within a moment: the trials end it. */
    @Test
    void h07_controlsThatFightAreEndedByTheTrials() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 1
                [PIPES]
                P R A 1000 12 100
                Q R A 1000 6 100
                [CONTROLS]
                LINK Q CLOSED IF NODE A ABOVE 99.1
                LINK Q OPEN IF NODE A BELOW 99.4
                [OPTIONS]
                TRIALS 30
                """);
        assertThat(run.iterations()).isLessThanOrEqualTo(30);
        assertThat(run.ending()).isIn(Ending.UNBALANCED, Ending.COMPLETED);
        allFinite(run);
    }

    @Test
    void h08_unbalancedMayGoOnWithStatesHeld() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 1
                [PIPES]
                P R A 1000 12 100
                Q R A 1000 6 100
                [CONTROLS]
                LINK Q CLOSED IF NODE A ABOVE 99.1
                LINK Q OPEN IF NODE A BELOW 99.4
                [OPTIONS]
                TRIALS 30
                UNBALANCED CONTINUE 10
                """);
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
    }

    /** Two pressure valves cannot both feed one loop without demand; whatever happens is finite and ends. */
    @Test
    void h09_valvesWithoutAnyFlowEnd() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 0 0
                [PIPES]
                P R A 1000 12 100
                [VALVES]
                V A B 12 PRV 40
                """);
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        allFinite(run);
    }

    /** A rule that switches a pump at each look makes many short steps, but each lasts a second or more. */
    @Test
    void h10_rulesThatFightEnd() {
        Simulation run = ends("""
                [RESERVOIRS]
                R 0
                T 10
                [JUNCTIONS]
                J 0 1
                [PUMPS]
                U R J HEAD c
                [CURVES]
                c 1 60
                [PIPES]
                P T J 100 12 100
                [RULES]
                RULE 1
                IF PUMP U STATUS IS OPEN
                THEN PUMP U STATUS IS CLOSED
                RULE 2
                IF PUMP U STATUS IS CLOSED
                THEN PUMP U STATUS IS OPEN
                [TIMES]
                DURATION 1
                RULE TIMESTEP 0:00:01
                """);
        assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(run.steps()).isLessThanOrEqualTo(3601);
    }
}
