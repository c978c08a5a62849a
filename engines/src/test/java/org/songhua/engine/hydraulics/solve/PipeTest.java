package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Catalogue A: pipes. */
class PipeTest {
    private static final double CLOSE = 1e-4;

    private static String onePipe(String pipe, String options) {
        return """
               [RESERVOIRS]
               R 100
               [JUNCTIONS]
               J 0 2
               [PIPES]
               %s
               [OPTIONS]
               %s
               """.formatted(pipe, options);
    }

    /** 4.727 × 1000 / 100^1.852 × 2^1.852 = 0.93453 × 3.6100 = 3.3736 feet are lost. */
    @Test
    void a01_hazenWilliamsLosesByTheFormula() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100", ""));
        assertThat(bench.head("J")).isCloseTo(100 - 3.3736, within(1e-3));
        assertThat(bench.head("J")).isCloseTo(100 - Bench.loss(1000, 2), within(CLOSE));
        assertThat(bench.flow("P")).isCloseTo(2, within(1e-6));
    }

    /**
     * Re = 4 q / (pi d nu) = 4 × 2 / (pi × 1.1e-5) = 231,500; f = 0.25 / log10(e/3.7d + 5.74/Re^0.9)²; h = f L v² / (2 g d) with
     * g = 32.2.
     */
    @Test
    void a02_darcyWeisbachLosesByTheFormulaOfSwameeAndJain() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 1", "HEADLOSS D-W"));
        double reynolds = 4 * 2 / (Math.PI * 1.1e-5);
        double f = 0.25 / Math.pow(Math.log10(0.001 / 3.7 + 5.74 / Math.pow(reynolds, 0.9)), 2);
        double v = 2 / (Math.PI / 4);
        assertThat(bench.head("J")).isCloseTo(100 - f * 1000 * v * v / 2 / 32.2, within(1e-3));
    }

    /** Laminar: h = 128 nu L q / (pi g d⁴) with q = 0.01, so that Re = 1157. */
    @Test
    void a03_darcyWeisbachIsLinearWhenTheFlowIsLaminar() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 1", "HEADLOSS D-W\nDEMAND MULTIPLIER 0.005"));
        double loss = 128 * 1.1e-5 * 1000 * 0.01 / (Math.PI * 32.2);
        assertThat(100 - bench.head("J")).isCloseTo(loss, within(1e-8));
    }

    /** Between laminar and turbulent the factor lies between 64 / 2000 = 0.032 and that of Re 4000. */
    @Test
    void a04_darcyWeisbachIsContinuousInTheTransition() {
        double before = Friction.factor(Friction.LAMINAR * 1.0000001, 0.001);
        assertThat(before).isCloseTo(0.032, within(1e-6));
        double below = Friction.factor(2 * Friction.LAMINAR * 0.9999999, 0.001);
        double above = Friction.factor(2 * Friction.LAMINAR * 1.0000001, 0.001);
        assertThat(below).isCloseTo(above, within(1e-5));
    }

    /** v = 1.49 / n R^(2/3) S^(1/2): S = (2 × 4 / pi × n / 1.49)² / (1/4)^1.333. */
    @Test
    void a05_chezyManningLosesByTheFormula() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 0.01", "HEADLOSS C-M"));
        double slope = Math.pow(2 * 4 / Math.PI * 0.01 / 1.49, 2) / Math.pow(0.25, 1.333);
        assertThat(bench.head("J")).isCloseTo(100 - 1000 * slope, within(1e-3));
    }

    /** A loss coefficient of 10 adds 0.02517 × 10 × 2² = 1.0068 feet. */
    @Test
    void a06_minorLossesAreAdded() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100 10", ""));
        assertThat(bench.head("J")).isCloseTo(100 - Bench.loss(1000, 2) - 1.0068, within(CLOSE));
    }

    /** Two equal pipes side by side carry one cubic foot per second each. */
    @Test
    void a07_parallelPipesShareTheFlow() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100\nQ R J 1000 12 100", ""));
        assertThat(bench.flow("P")).isCloseTo(1, within(1e-6));
        assertThat(bench.head("J")).isCloseTo(100 - Bench.loss(1000, 1), within(CLOSE));
    }

    /**
     * A pipe twice as long beside: q1^1.852 = 2 q2^1.852, so q1 / q2 = 2^(1/1.852) = 1.4539 and q2 = 2 / 2.4539 = 0.81503.
     */
    @Test
    void a08_unequalPipesShareByTheirLosses() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100\nQ R J 2000 12 100", ""));
        assertThat(bench.flow("Q")).isCloseTo(2 / (1 + Math.pow(2, 1 / 1.852)), within(1e-5));
    }

    /** In a symmetric loop nothing flows across, and what is drawn at the far corner comes half from each side. */
    @Test
    void a09_aSymmetricLoopHasNoCrossFlow() {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 0 0
                C 0 2
                [PIPES]
                RA R A 1000 12 100
                RB R B 1000 12 100
                AB A B 1000 12 100
                AC A C 1000 12 100
                BC B C 1000 12 100
                """);
        assertThat(bench.flow("AB")).isCloseTo(0, within(1e-5));
        assertThat(bench.flow("AC")).isCloseTo(1, within(1e-6));
        assertThat(bench.head("C")).isCloseTo(100 - Bench.loss(2000, 1), within(CLOSE));
    }

    @Test
    void a10_aClosedPipeCarriesNothing() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100\nQ R J 1000 12 100 0 CLOSED", ""));
        assertThat(bench.flow("Q")).isZero();
        assertThat(bench.flow("P")).isCloseTo(2, within(1e-5));
    }

    /** The lower reservoir cannot push water up through the check valve; the upper one feeds the junction alone. */
    @Test
    void a11_aCheckValveLetsNothingBack() {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 100
                S 90
                [JUNCTIONS]
                J 0 1
                [PIPES]
                P R J 1000 12 100
                C S J 1000 12 100 0 CV
                """);
        assertThat(bench.flow("C")).isZero();
        assertThat(bench.status("C")).isEqualTo(Status.CLOSED);
        assertThat(bench.head("J")).isCloseTo(100 - Bench.loss(1000, 1), within(CLOSE));
    }

    @Test
    void a12_aCheckValveOpensForFlowTheRightWay() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100 0 CV", ""));
        assertThat(bench.flow("P")).isCloseTo(2, within(1e-6));
    }

    /** Two equal demands, doubled by the multiplier and halved by the pattern. */
    @Test
    void a13_demandsAddUpWithPatternAndMultiplier() {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                J 0 9
                [DEMANDS]
                J 1 half ; houses
                J 1      ; shops
                [PATTERNS]
                half 0.5
                [PIPES]
                P R J 1000 12 100
                [OPTIONS]
                DEMAND MULTIPLIER 2
                """);
        assertThat(bench.flow("P")).isCloseTo(3, within(1e-6));
    }

    /** A negative pattern turns a demand into an inflow, which runs back to the reservoir. */
    @Test
    void a14_aNegativePatternFeedsIn() {
        Bench bench = Bench.first(onePipe("P R J 1000 12 100", "PATTERN neg\n[PATTERNS]\nneg -1"));
        assertThat(bench.flow("P")).isCloseTo(-2, within(1e-6));
        assertThat(bench.head("J")).isCloseTo(100 + Bench.loss(1000, 2), within(CLOSE));
    }

    /** The head of a reservoir follows its pattern: 100 × 1.1 in the second hour. */
    @Test
    void a15_aReservoirFollowsItsPattern() {
        String text = """
                [RESERVOIRS]
                R 100 tide
                [PATTERNS]
                tide 1 1.1
                [JUNCTIONS]
                J 0 0
                [PIPES]
                P R J 1000 12 100
                [TIMES]
                DURATION 1
                """;
        assertThat(Bench.at(text, 0).head("J")).isCloseTo(100, within(1e-6));
        assertThat(Bench.at(text, 3600).head("J")).isCloseTo(110, within(1e-6));
    }
}
