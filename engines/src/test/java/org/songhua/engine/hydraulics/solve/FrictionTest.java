package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.random.Seeded;

/** Catalogue L: friction, in feet, inches and cubic feet per second; w is the Reynolds number times pi / 4. */
class FrictionTest {

    private static double w(double reynolds) {
        return reynolds * Math.PI / 4;
    }

    /** Swamee and Jain as printed: f = 0.25 / log10(e / 3.7 d + 5.74 / Re^0.9)². */
    private static double swameeJain(double reynolds, double roughness) {
        return 0.25 / Math.pow(Math.log10(roughness / 3.7 + 5.74 / Math.pow(reynolds, 0.9)), 2);
    }

    @ParameterizedTest
    @CsvSource({"4000, 0", "4000, 0.001", "1e4, 0.0001", "1e5, 0.01", "1e6, 0.05", "1e8, 0.000001"})
    void l01_turbulentFrictionIsThatOfSwameeAndJain(double reynolds, double roughness) {
        assertThat(Friction.factor(w(reynolds), roughness)).isCloseTo(swameeJain(reynolds, roughness), within(1e-9));
    }

    /**
     * By hand at Re 1e5 and e/d 0.001: 0.001 / 3.7 = 2.7027e-4; 1e5^0.9 = 31622.8, 5.74 / 31622.8 = 1.8151e-4; the sum
     * 4.5178e-4 has the logarithm -3.34507; f = 0.25 / 11.1895 = 0.022342.
     */
    @Test
    void l02_turbulentFrictionByHand() {
        assertThat(Friction.factor(w(1e5), 0.001)).isCloseTo(0.022342, within(1e-6));
    }

    /** Fully rough: Re no longer counts, f = 0.25 / log10(0.01 / 3.7)² = 0.25 / 6.5963 = 0.037900. */
    @Test
    void l03_fullyRoughFrictionNoLongerDependsOnTheFlow() {
        assertThat(Friction.factor(w(1e12), 0.01)).isCloseTo(0.0379, within(1e-5));
        assertThat(Friction.factor(w(1e13), 0.01)).isCloseTo(Friction.factor(w(1e12), 0.01), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.05})
    void l04_theCubicMeetsHagenPoiseuilleAtRe2000(double roughness) {
        assertThat(Friction.factor(w(2000.0001), roughness)).isCloseTo(64 / 2000.0, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.05})
    void l05_theCubicMeetsSwameeAndJainAtRe4000(double roughness) {
        double below = Friction.factor(w(3999.9999), roughness);
        assertThat(below).isCloseTo(Friction.factor(w(4000.0001), roughness), within(1e-6));
    }

    /** At Re 4000 the cubic has the slope of Swamee and Jain too: no corner there. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-4, 1e-3, 1e-2})
    void l06_theCubicHasNoCornerAtRe4000(double roughness) {
        double below = slope(3999.999, roughness);
        assertThat(below / slope(4000.001, roughness)).isCloseTo(1, within(1e-2));
    }

    private static double slope(double reynolds, double roughness) {
        double w = w(reynolds);
        return Friction.derivative(w, roughness, Friction.factor(w, roughness), w, 1);
    }

    /** With s = 1 the flow is w, and the derivative is that of differences. */
    @Test
    void l07_theDerivativeIsThatOfDifferences() {
        Seeded.check(500, random -> {
            double reynolds = Math.exp(random.nextDouble(Math.log(2001), Math.log(1e8)));
            if (Math.abs(reynolds - 4000) < 10) return;
            double roughness = Math.exp(random.nextDouble(Math.log(1e-6), Math.log(0.05)));
            double w = w(reynolds);
            double step = 1e-5 * w;
            double difference =
                    (Friction.factor(w + step, roughness) - Friction.factor(w - step, roughness)) / 2 / step;
            assertThat(slope(reynolds, roughness)).isCloseTo(difference, within(1e-4 * Math.abs(difference) + 1e-12));
        });
    }

    @Test
    void l08_turbulentFrictionFallsWithTheFlowAndRisesWithTheRoughness() {
        Seeded.check(300, random -> {
            double reynolds = random.nextDouble(4001, 1e7);
            double roughness = random.nextDouble(1e-6, 0.04);
            double factor = Friction.factor(w(reynolds), roughness);
            assertThat(Friction.factor(w(1.1 * reynolds), roughness)).isLessThan(factor);
            assertThat(Friction.factor(w(reynolds), 1.1 * roughness)).isGreaterThan(factor);
        });
    }

    /** 4.727 × 1000 / 130^1.852 / 0.5^4.871: 130^1.852 = 8221.8, 0.5^4.871 = 0.034174; 4727 / 280.97 = 16.824. */
    @Test
    void l09_hazenWilliamsByHand() {
        assertThat(LinkArrays.friction(HeadLoss.HAZEN_WILLIAMS, 1000, 0.5, 130)).isCloseTo(16.824, within(0.005));
    }

    /** L / (2 g d A²) with d = 2, A = pi: 1000 / 64.4 / 2 / 9.8696 = 0.78666; times f and q² that is the loss. */
    @Test
    void l10_darcyWeisbachByHand() {
        assertThat(LinkArrays.friction(HeadLoss.DARCY_WEISBACH, 1000, 2, 0)).isCloseTo(0.78666, within(1e-4));
    }

    /** (4 n / 1.49 pi d²)² (d / 4)^-1.333 L with n = 0.013, d = 4: (0.0006943)² × 1 × 1000 = 4.8204e-4. */
    @Test
    void l11_chezyManningByHand() {
        assertThat(LinkArrays.friction(HeadLoss.CHEZY_MANNING, 1000, 4, 0.013)).isCloseTo(4.8204e-4, within(1e-7));
    }

    private static double lost(String formula, double length, double inches, double roughness, double flow) {
        return 100
                - Bench.first("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                J 0 %s
                [PIPES]
                P R J %s %s %s
                [OPTIONS]
                HEADLOSS %s
                """.formatted(flow, length, inches, roughness, formula))
                        .head("J");
    }

    @ParameterizedTest
    @CsvSource({"H-W, 110", "D-W, 1", "C-M, 0.012"})
    void l12_theLossIsProportionalToTheLength(String formula, double roughness) {
        double once = lost(formula, 500, 10, roughness, 1.5);
        assertThat(lost(formula, 1500, 10, roughness, 1.5)).isCloseTo(3 * once, within(1e-6));
    }

    /** Twice the flow: 2^1.852 = 3.6103 for Hazen-Williams, 4 for Chezy-Manning. */
    @ParameterizedTest
    @CsvSource({"H-W, 110, 3.610", "C-M, 0.012, 4"})
    void l13_theLossGrowsByItsPowerOfTheFlow(String formula, double roughness, double ratio) {
        double once = lost(formula, 500, 10, roughness, 1);
        assertThat(lost(formula, 500, 10, roughness, 2) / once).isCloseTo(ratio, within(1e-3));
    }

    /** Half the diameter: 2^4.871 = 29.26 times the loss; with Chezy-Manning 2^(4 + 1.333) = 40.31 times. */
    @ParameterizedTest
    @CsvSource({"H-W, 110, 29.26", "C-M, 0.012, 40.31"})
    void l14_theLossFallsByItsPowerOfTheDiameter(String formula, double roughness, double ratio) {
        double wide = lost(formula, 100, 20, roughness, 1);
        assertThat(lost(formula, 100, 10, roughness, 1) / wide).isCloseTo(ratio, within(0.05));
    }

    /** Half the coefficient C: 2^1.852 times the loss; twice Manning's n: 4 times. */
    @Test
    void l15_theLossFollowsTheRoughness() {
        double smooth = lost("H-W", 500, 10, 120, 1);
        assertThat(lost("H-W", 500, 10, 60, 1) / smooth).isCloseTo(Math.pow(2, 1.852), within(1e-6));
        double even = lost("C-M", 500, 10, 0.01, 1);
        assertThat(lost("C-M", 500, 10, 0.02, 1) / even).isCloseTo(4, within(1e-6));
    }

    /**
     * Three regimes in one pipe of one foot, nu = 1.1e-5: Re = 4 q / (pi nu), so q = Re × 8.6394e-6. The loss is f L /
     * (2 g A²) q² with A² = 0.61685: f × 1000 / 39.725 × q² = 25.173 f q².
     */
    @ParameterizedTest
    @ValueSource(doubles = {500, 1000, 1999, 2001, 2500, 3000, 3999, 4001, 10_000, 100_000})
    void l16_darcyWeisbachInAllRegimes(double reynolds) {
        double q = reynolds * Math.PI * 1.1e-5 / 4;
        double factor = reynolds <= 2000 ? 64 / reynolds : Friction.factor(w(reynolds), 0.001);
        double area = Math.PI / 4;
        double expected = factor * 1000 / 64.4 / (area * area) * q * q;
        assertThat(lost("D-W", 1000, 12, 1, q)).isCloseTo(expected, within(1e-5 * expected + 1e-7));
    }

    /** Above 0.001 a viscosity is a multiple of 1.1e-5; the laminar loss is proportional to it. */
    @Test
    void l17_theLaminarLossIsProportionalToTheViscosity() {
        String text = """
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                J 0 0.005
                [PIPES]
                P R J 1000 12 1
                [OPTIONS]
                HEADLOSS D-W
                VISCOSITY %s
                """;
        double once = 100 - Bench.first(text.formatted("1")).head("J");
        double thrice = 100 - Bench.first(text.formatted("3")).head("J");
        double absolute = 100 - Bench.first(text.formatted("0.000033")).head("J");
        assertThat(thrice / once).isCloseTo(3, within(1e-5));
        assertThat(absolute).isCloseTo(thrice, within(1e-9));
    }
}
