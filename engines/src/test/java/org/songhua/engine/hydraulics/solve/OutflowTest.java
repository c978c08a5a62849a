package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Catalogue G: what flows out by pressure. The pipe is so wide that nothing is lost in it. */
class OutflowTest {
    private static String wide(double head, String junction, String more) {
        return """
               [RESERVOIRS]
               R %s
               [JUNCTIONS]
               %s
               [PIPES]
               P R J 1 120 130
               %s
               """.formatted(head, junction, more);
    }

    /** An emitter of 0.3 at 25 feet: 0.3 × 25^0.5; the coefficient is per psi, and 25 feet are 25 × 0.4333 psi. */
    @Test
    void g01_anEmitterFlowsByTheRootOfThePressure() {
        Bench bench = Bench.first(wide(25, "J 0 0", "[EMITTERS]\nJ 0.3"));
        assertThat(bench.outflow("J")).isCloseTo(0.3 * Math.sqrt(25 * 0.4333), within(1e-4));
    }

    /** With exponent 1 twice the pressure gives twice the flow. */
    @Test
    void g02_theExponentOfEmittersMayBeSet() {
        String options = "[EMITTERS]\nJ 0.01\n[OPTIONS]\nEMITTER EXPONENT 1";
        double once = Bench.first(wide(20, "J 0 0", options)).outflow("J");
        double twice = Bench.first(wide(40, "J 0 0", options)).outflow("J");
        assertThat(twice / once).isCloseTo(2, within(1e-4));
    }

    /** The junction lies above the water: an emitter that allows backflow draws air in, one that does not is dry. */
    @Test
    void g03_backflowMayBeForbidden() {
        assertThat(Bench.first(wide(25, "J 50 0", "[EMITTERS]\nJ 0.3")).outflow("J"))
                .isNegative();
        String forbidden = "[EMITTERS]\nJ 0.3\n[OPTIONS]\nBACKFLOW ALLOWED NO";
        assertThat(Bench.first(wide(25, "J 50 0", forbidden)).outflow("J")).isCloseTo(0, within(1e-6));
    }

    private static final String PRESSURE_DRIVEN =
            "[OPTIONS]\nDEMAND MODEL PDA\nMINIMUM PRESSURE 5\nREQUIRED PRESSURE 45\nPRESSURE EXPONENT 0.5";

    /** At 15 feet, (15 - 5) / (45 - 5) = 1/4 of the way, the root of that: half the demand. */
    @Test
    void g04_demandIsMetInPartWhenPressureIsShort() {
        assertThat(Bench.first(wide(15, "J 0 2", PRESSURE_DRIVEN)).outflow("J")).isCloseTo(1, within(1e-3));
    }

    @Test
    void g05_demandIsMetInFullWhenPressureIsEnough() {
        assertThat(Bench.first(wide(60, "J 0 2", PRESSURE_DRIVEN)).outflow("J")).isCloseTo(2, within(1e-4));
    }

    @Test
    void g06_demandIsNotMetAtAllBelowTheMinimum() {
        assertThat(Bench.first(wide(4, "J 0 2", PRESSURE_DRIVEN)).outflow("J")).isCloseTo(0, within(1e-4));
    }

    /**
     * FAVAD with a fixed area of 10 square millimetres per 100 feet over 1000 feet: the whole pipe leaks at the junction, 0.6
     * sqrt(2 g H) A with A = 100 mm² = 1.0764e-3 square feet and 2 g = 64.4 at 25 feet of head: 0.0259.
     */
    @Test
    void g07_aFixedLeakFlowsByTheRootOfThePressure() {
        String text = wide(25, "J 0 0", "[LEAKAGE]\nP 10 0").replace("P R J 1 120", "P R J 1000 120");
        double area = 100e-6 / (0.3048 * 0.3048);
        assertThat(Bench.first(text).outflow("J")).isCloseTo(0.6 * Math.sqrt(64.4 * 25) * area, within(1e-4));
    }

    /** A leak that grows with the pressure flows by its power of 1.5: four times the pressure gives eight times the flow. */
    @Test
    void g08_aGrowingLeakFlowsByThePowerOfOneAndAHalf() {
        double low = leak(25);
        double high = leak(100);
        assertThat(high / low).isCloseTo(8, within(0.05));
    }

    private static double leak(double head) {
        String text = wide(head, "J 0 0", "[LEAKAGE]\nP 0 50").replace("P R J 1 120", "P R J 1000 120");
        return Bench.first(text).outflow("J");
    }
}
