package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.leak.Localiser.Candidate;

/**
 * A fork: from the reservoir to the middle X, and from there to A and to B, with sensors at both ends. All pipes have a growth of loss of g for each cubic
 * metre an hour more, as they carry the same flow; so a loss at A lowers A by 2 g (way in and branch) and B by g (way in only).
 */
class LocaliserTest {
    private static final int[] NOW = {0};
    private static final double[] SPREAD = {0.001, 0.001};

    /** Way in 20, of the width that makes its growth that of the branches with 10 each: 2^0.852 = D^4.871 ratio, D = 200 × 1.1289 = 225.79. */
    private static final Signatures FORK = Signatures.of(Nets.read("""
            [RESERVOIRS]
            R 50
            [JUNCTIONS]
            X 0 0
            A 0 10
            B 0 10
            [PIPES]
            RX R X 1000 225.787 100
            XA X A 1000 200 100
            XB X B 1000 200 100
            """), List.of("A", "B"));

    private static double[] times(double factor, double[] values) {
        var product = values.clone();
        for (int k = 0; k < product.length; k++) product[k] *= factor;
        return product;
    }

    /** In the middle of a branch half is lost at each end: A falls by 1.5 g, B by g. In the way in both fall by g / 2. */
    @Test
    void theSignaturesOfAForkAreThoseByHand() {
        double g = 1.852 * loss(10, 200) / 10;
        assertThat(FORK.pipes()).containsExactly("RX", "XA", "XB");
        assertThat(FORK.effect(0, 0)).containsExactly(new double[] {-g / 2, -g / 2}, within(1e-3 * g));
        assertThat(FORK.effect(0, 1)).containsExactly(new double[] {-1.5 * g, -g}, within(1e-3 * g));
        assertThat(FORK.effect(0, 2)).containsExactly(new double[] {-g, -1.5 * g}, within(1e-3 * g));
    }

    /** Hazen-Williams in metres for a kilometre with C = 100; flow in cubic metres an hour, diameter in millimetres. */
    private static double loss(double flow, double diameter) {
        return 10.667 * 1000 / Math.pow(100, 1.852) / Math.pow(diameter / 1000, 4.871) * Math.pow(flow / 3600, 1.852);
    }

    @Test
    void aChangeThatIsAPipesOwnIsExplainedByItWholly() {
        double[] change = times(4, FORK.effect(0, 1));
        Candidate best = Localiser.rank(FORK, change, SPREAD, NOW).getFirst();
        assertThat(best.pipe()).isEqualTo("XA");
        assertThat(best.cubicMetresPerHour()).isCloseTo(4, within(1e-9));
        assertThat(best.explained()).isCloseTo(1, within(1e-9));
        assertThat(best.likelihood()).isGreaterThan(0.9);
    }

    @Test
    void theLikelihoodsAddUpToOne() {
        List<Candidate> ranked = Localiser.rank(FORK, times(4, FORK.effect(0, 1)), new double[] {0.2, 0.2}, NOW);
        assertThat(ranked.stream().mapToDouble(Candidate::likelihood).sum()).isCloseTo(1, within(1e-9));
        assertThat(ranked).hasSize(3);
    }

    /** The same change known less well: the size is as uncertain as the sensors, and no pipe stands out. */
    @Test
    void withBlurredSensorsLessIsKnown() {
        double[] change = times(4, FORK.effect(0, 1));
        Candidate sharp = Localiser.rank(FORK, change, SPREAD, NOW).getFirst();
        Candidate blurred =
                Localiser.rank(FORK, change, new double[] {5, 5}, NOW).getFirst();
        assertThat(blurred.spread()).isGreaterThan(10 * sharp.spread());
        assertThat(blurred.likelihood()).isLessThan(0.5);
    }

    @Test
    void whatRisesIsNoLoss() {
        assertThat(Localiser.rank(FORK, times(-4, FORK.effect(0, 1)), SPREAD, NOW))
                .isEmpty();
        assertThat(Localiser.rank(FORK, new double[] {0, 0}, SPREAD, NOW)).isEmpty();
    }

    @Test
    void aMissingSensorIsLeftOut() {
        double[] change = times(4, FORK.effect(0, 1));
        change[1] = Double.NaN;
        List<Candidate> ranked = Localiser.rank(FORK, change, SPREAD, NOW);
        assertThat(ranked).hasSize(3).allMatch(one -> Double.isFinite(one.cubicMetresPerHour()));
        assertThat(Localiser.rank(FORK, new double[] {Double.NaN, Double.NaN}, SPREAD, NOW))
                .isEmpty();
        assertThat(Localiser.rank(FORK, change, new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY}, NOW))
                .isEmpty();
    }

    /** Two pipes side by side are the same to every sensor; their order never depends on anything but their names. */
    @Test
    void equalPipesComeByName() {
        Signatures twins = Signatures.of(Nets.read("""
                [RESERVOIRS]
                R 50
                [JUNCTIONS]
                A 0 10
                B 0 10
                [PIPES]
                M R A 1000 200 100
                Z A B 500 150 100
                Y A B 500 150 100
                """), List.of("A", "B"));
        double[] change = times(3, twins.effect(0, 1));
        List<Candidate> ranked = Localiser.rank(twins, change, SPREAD, NOW);
        assertThat(ranked).extracting(Candidate::pipe).containsExactly("Y", "Z", "M");
        assertThat(ranked.get(0).likelihood()).isEqualTo(ranked.get(1).likelihood());
    }

    /** Three pipes in a row, one apart: the middle one has all within 150 metres, though it is not the likeliest. */
    @Test
    void theAreaToSearchHoldsMostOfTheLikelihood() {
        var street = new PipeDistances(Nets.read("""
                [RESERVOIRS]
                R 50
                Q 50
                [JUNCTIONS]
                1 0 1
                2 0 1
                3 0 1
                4 0 1
                [PIPES]
                A R 1 100 200 100
                B 1 2 100 200 100
                C 2 3 100 200 100
                E Q 4 100 200 100
                """));
        List<Candidate> ranked = List.of(
                new Candidate("E", 1, 1, 0.9, 0.35),
                new Candidate("A", 1, 1, 0.9, 0.3),
                new Candidate("C", 1, 1, 0.9, 0.2),
                new Candidate("B", 1, 1, 0.9, 0.15));
        Finding.SearchArea area = Finding.SearchArea.of(ranked, street, 150);
        assertThat(area.pipe()).isEqualTo("B");
        assertThat(area.likelihood()).isCloseTo(0.65, within(1e-12));
        assertThat(Finding.SearchArea.of(ranked, street, 1).pipe()).isEqualTo("E");
    }
}
