package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Catalogue C: valves. Water runs from a reservoir at 100 through pipe P to A, through the valve V to B, and on through pipe Q to
 * C, where it is drawn. All nodes lie at 0, so pressures are heads.
 */
class ValveTest {
    private static final double CLOSE = 1e-3;

    private static String line(String valve, double demand, String more) {
        return """
               [RESERVOIRS]
               R 100
               [JUNCTIONS]
               A 0 0
               B 0 0
               C 0 %s
               [PIPES]
               P R A 1000 12 100
               Q B C 1000 12 100
               [VALVES]
               V A B %s
               %s
               """.formatted(demand, valve, more);
    }

    /** Behind the valve stand 40 feet; the far end has 40 less the loss of pipe Q. */
    @Test
    void c01_aPrvHoldsThePressureBehindIt() {
        Bench bench = Bench.first(line("12 PRV 40 0", 1, ""));
        assertThat(bench.status("V")).isEqualTo(Status.ACTIVE);
        assertThat(bench.pressure("B")).isCloseTo(40, within(CLOSE));
        assertThat(bench.head("C")).isCloseTo(40 - Bench.loss(1000, 1), within(CLOSE));
        assertThat(bench.flow("V")).isCloseTo(1, within(1e-4));
    }

    /** With 150 wanted and less than 100 there, the valve stands open: nothing is lost in it. */
    @Test
    void c02_aPrvStandsOpenWhenThePressureIsLow() {
        Bench bench = Bench.first(line("12 PRV 150 0", 1, ""));
        assertThat(bench.status("V")).isEqualTo(Status.OPEN);
        assertThat(bench.head("C")).isCloseTo(100 - Bench.loss(2000, 1), within(CLOSE));
    }

    /** A higher source behind the valve would press water back: it closes. */
    @Test
    void c03_aPrvLetsNothingBack() {
        Bench bench = Bench.first(line("12 PRV 40 0", 1, "[RESERVOIRS]\nS 200\n[PIPES]\nW S C 1000 12 100"));
        assertThat(bench.status("V")).isEqualTo(Status.CLOSED);
        assertThat(bench.flow("V")).isZero();
        assertThat(bench.flow("W")).isCloseTo(1, within(1e-4));
    }

    /**
     * To hold 99 feet before it, the valve lets through what pipe P loses one foot with: q = (1 / 0.93453)^(1/1.852) = 1.03724.
     */
    @Test
    void c04_aPsvHoldsThePressureBeforeIt() {
        Bench bench = Bench.first(line("12 PSV 99 0", 3, "[RESERVOIRS]\nS 50\n[PIPES]\nW S C 1000 12 100"));
        assertThat(bench.status("V")).isEqualTo(Status.ACTIVE);
        assertThat(bench.pressure("A")).isCloseTo(99, within(CLOSE));
        assertThat(bench.flow("V")).isCloseTo(1.03724, within(1e-3));
    }

    @Test
    void c05_aPsvStandsOpenWhenThePressureIsHigh() {
        Bench bench = Bench.first(line("12 PSV 20 0", 1, ""));
        assertThat(bench.status("V")).isEqualTo(Status.OPEN);
        assertThat(bench.head("C")).isCloseTo(100 - Bench.loss(2000, 1), within(CLOSE));
    }

    /** Of 3 wanted the valve lets 1 through; the rest comes from the other side. */
    @Test
    void c06_anFcvHoldsTheFlow() {
        Bench bench = Bench.first(line("12 FCV 1 0", 3, "[RESERVOIRS]\nS 50\n[PIPES]\nW S C 1000 12 100"));
        assertThat(bench.status("V")).isEqualTo(Status.ACTIVE);
        assertThat(bench.flow("V")).isCloseTo(1, within(1e-4));
        assertThat(bench.flow("W")).isCloseTo(2, within(1e-4));
    }

    /** More than is drawn cannot be made to flow: the valve stands open and says so. */
    @Test
    void c07_anFcvThatCannotReachItsFlowStandsOpen() {
        Bench bench = Bench.first(line("12 FCV 5 0", 1, ""));
        assertThat(bench.status("V")).isEqualTo(Status.OPEN_SHORT_OF_FLOW);
        assertThat(bench.flow("V")).isCloseTo(1, within(1e-4));
    }

    /** Ten feet are lost in the valve whatever flows. */
    @Test
    void c08_aPbvTakesItsPressure() {
        Bench bench = Bench.first(line("12 PBV 10 0", 1, ""));
        assertThat(bench.head("A") - bench.head("B")).isCloseTo(10, within(CLOSE));
    }

    /** Open it loses 0.02517 × 1000 × 1² = 25.17, more than the setting of 10: then that counts. */
    @Test
    void c09_aPbvNeverTakesLessThanWhenOpen() {
        Bench bench = Bench.first(line("12 PBV 10 1000", 1, ""));
        assertThat(bench.head("A") - bench.head("B")).isCloseTo(25.17, within(CLOSE));
    }

    /** A coefficient of 100 takes 0.02517 × 100 × 2² = 10.068 feet. */
    @Test
    void c10_aTcvLosesByItsCoefficient() {
        Bench bench = Bench.first(line("12 TCV 100 0", 2, ""));
        assertThat(bench.head("A") - bench.head("B")).isCloseTo(10.068, within(CLOSE));
    }

    /** Between (1, 10) and (3, 30), at q = 2, the curve has 20. */
    @Test
    void c11_aGpvFollowsItsCurve() {
        Bench bench = Bench.first(line("12 GPV g 0", 2, "[CURVES]\ng 0 0\ng 1 10\ng 3 30"));
        assertThat(bench.head("A") - bench.head("B")).isCloseTo(20, within(CLOSE));
    }

    /** Half open and linear, it has a quarter of the square: K = 10 / 0.5² = 40, 0.02517 × 40 = 1.0068 feet. */
    @Test
    void c12_aPcvLosesByItsOpening() {
        Bench bench = Bench.first(line("12 PCV 50 10", 1, ""));
        assertThat(bench.head("A") - bench.head("B")).isCloseTo(1.0068, within(CLOSE));
    }

    /** By its curve half open means 20 per cent of the flow coefficient: K = 10 / 0.2² = 250, 6.2925 feet. */
    @Test
    void c13_aPcvFollowsItsCurve() {
        Bench bench = Bench.first(line("12 PCV 50 10 k", 1, "[CURVES]\nk 0 0\nk 50 20\nk 100 100"));
        assertThat(bench.head("A") - bench.head("B")).isCloseTo(6.2925, within(CLOSE));
    }

    /** Held open by [STATUS], a valve is a short pipe. */
    @Test
    void c14_aValveMayBeHeldOpenOrClosed() {
        Bench open = Bench.first(line("12 PRV 40 0", 1, "[STATUS]\nV OPEN"));
        assertThat(open.head("C")).isCloseTo(100 - Bench.loss(2000, 1), within(CLOSE));
        Bench closed = Bench.first(
                line("12 PRV 40 0", 1, "[STATUS]\nV CLOSED\n[RESERVOIRS]\nS 50\n[PIPES]\nW S C 1000 12 100"));
        assertThat(closed.flow("V")).isZero();
        assertThat(closed.flow("W")).isCloseTo(1, within(1e-4));
    }

    /** The curve of a PCV at and beyond its ends. */
    @Test
    void c15_aPcvHasLimits() {
        var valves = Bench.model(line("12 PCV 50 10", 1, "")).valves;
        assertThat(valves.positionLoss(0, 100, 7)).isEqualTo(7);
        assertThat(valves.positionLoss(0, 0, 7)).isEqualTo(1e8);
        assertThat(valves.positionLoss(0, Status.NO_SETTING, 7)).isZero();
        var curved = Bench.model(line("12 PCV 50 10 k", 1, "[CURVES]\nk 40 20\nk 60 50")).valves;
        // Below the first point straight from nothing: 20 per cent open has 10, K = 7 / 0.1².
        assertThat(curved.positionLoss(0, 20, 7)).isCloseTo(700, within(1e-9));
        // Above the last point straight to fully open: 80 per cent has 75, K = 7 / 0.75².
        assertThat(curved.positionLoss(0, 80, 7)).isCloseTo(7 / 0.5625, within(1e-9));
    }
}
