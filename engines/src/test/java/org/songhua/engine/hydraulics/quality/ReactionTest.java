package org.songhua.engine.hydraulics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.QualityOptions;

/** Catalogue U: what reacts on its way, in the bulk, at the wall, towards a limit. */
class ReactionTest {
    private static final double DAY = 86_400;

    private static QualityOptions options(
            double diffusivity, double wallOrder, double bulk, double wall, double roughness) {
        return new QualityOptions(
                QualityOptions.Kind.CHEMICAL,
                "Chlorine",
                "mg/L",
                null,
                Double.NaN,
                diffusivity,
                1,
                wallOrder,
                1,
                bulk,
                wall,
                0,
                roughness);
    }

    private static WallTransfer transfer(QualityOptions options) {
        return new WallTransfer(options, HydraulicOptions.of(FlowUnit.CMS, HeadLoss.HAZEN_WILLIAMS));
    }

    private static Pipe pipe() {
        return Pipe.plain("P", "A", "B", 100, 500, 100, Pipe.State.OPEN);
    }

    /** c = 2 exp(-0.5) after a day at a rate of -0.5 a day; four quarters of a day are the same. */
    @Test
    void u01_theFirstOrderIsExactWhateverTheStep() {
        Decay decay = Decay.bulk(1, -0.5 / DAY, 0);
        assertThat(decay.after(2, DAY)).isCloseTo(2 * Math.exp(-0.5), within(1e-12));
        double quarters = 2;
        for (int i = 0; i < 4; i++) quarters = decay.after(quarters, DAY / 4);
        assertThat(quarters).isCloseTo(2 * Math.exp(-0.5), within(1e-12));
    }

    /** 1/c = 1/2 + 0.5 t: after a day 1/c = 1. */
    @Test
    void u02_theSecondOrder() {
        assertThat(Decay.bulk(2, -0.5 / DAY, 0).after(2, DAY)).isCloseTo(1, within(1e-3));
    }

    /** 2 - 0.5 t reaches nothing after four days and stays there. */
    @Test
    void u03_theZerothOrderEndsAtNothing() {
        Decay decay = Decay.bulk(0, -0.5 / DAY, 0);
        assertThat(decay.after(2, DAY)).isCloseTo(1.5, within(1e-9));
        assertThat(decay.after(2, 5 * DAY)).isZero();
        assertThat(decay.after(0, DAY)).isZero();
    }

    /** By-products grow towards 100: 100 - 90 exp(-1); chlorine falls towards 0.2: 0.2 + 1.8 exp(-1). */
    @Test
    void u04_aLimitIsApproachedFromBothSides() {
        assertThat(Decay.bulk(1, 1 / DAY, 100).after(10, DAY)).isCloseTo(100 - 90 * Math.exp(-1), within(1e-9));
        assertThat(Decay.bulk(1, -1 / DAY, 0.2).after(2, DAY)).isCloseTo(0.2 + 1.8 * Math.exp(-1), within(1e-9));
    }

    /** Order 2 with a limit: dc/dt = k (c - L) c; for c = L nothing changes, above it falls, and never below the limit. */
    @Test
    void u05_aLimitHoldsForOtherOrdersToo() {
        Decay decay = Decay.bulk(2, -1 / DAY, 0.5);
        assertThat(decay.after(0.5, DAY)).isCloseTo(0.5, within(1e-12));
        double after = 3;
        for (int day = 0; day < 40; day++) after = decay.after(after, DAY / 4);
        assertThat(after).isBetween(0.5, 0.51);
    }

    /** Without growth nothing comes of nothing. */
    @Test
    void u06_nothingStaysNothing() {
        assertThat(Decay.bulk(1.5, -3 / DAY, 0).after(0, DAY)).isZero();
        assertThat(Decay.NONE.after(1.25, DAY)).isEqualTo(1.25);
    }

    /** Half a metre across, 0.3 m a day at the wall, no limit of transfer: 4 / 0.5 x 0.3 = 2.4 a day. */
    @Test
    void u07_aWallReactsByItsAreaOverTheVolume() {
        Decay decay = transfer(options(0, 1, 0, -0.3, 0)).decay(pipe(), 100, 0.5, 0.1);
        assertThat(decay.after(1, DAY / 24)).isCloseTo(Math.exp(-0.1), within(1e-9));
    }

    /**
     * Flow 0.1 in half a metre: Re = 0.1 x 4 / (pi x 0.5 x 1.0219e-6) = 249,187; Sc = 1.0219e-6 / 1.2077e-9 = 846.15; Sh = 0.0149 x
     * 249,187^0.88 x 846.15^(1/3) = 7,899. kf = Sh x 1.2077e-9 / 0.5 = 1.908e-5 m/s. With kw = 0.3 m/day = 3.472e-6 m/s: kw kf / (kw + kf) x 4 / 0.5
     * = 2.350e-5 per second.
     */
    @Test
    void u08_aQuickFlowBringsEnoughToTheWall() {
        WallTransfer transfer = transfer(options(1, 1, 0, -0.3, 0));
        double sherwood = transfer.sherwood(100, 0.5, 0.1);
        assertThat(sherwood).isCloseTo(7899, within(40.0));
        double kf = sherwood * 1.3e-8 * 0.3048 * 0.3048 / 0.5;
        double kw = 0.3 / DAY;
        double rate = kw * kf / (kw + kf) * 8;
        assertThat(transfer.decay(pipe(), 100, 0.5, 0.1).after(1, 3600))
                .isCloseTo(Math.exp(-rate * 3600), within(1e-9));
    }

    /** In still water Sherwood's number is 2; in laminar flow it lies above 3.65 and grows with the flow; at 2300 it jumps up. */
    @Test
    void u09_threeRegimesOfTransfer() {
        WallTransfer transfer = transfer(options(1, 1, 0, -0.3, 0));
        assertThat(transfer.sherwood(100, 0.5, 0)).isEqualTo(2);
        double slow = transfer.sherwood(100, 0.5, 1e-5);
        double quicker = transfer.sherwood(100, 0.5, 5e-4);
        assertThat(slow).isBetween(3.65, quicker);
        assertThat(transfer.sherwood(100, 0.5, 2e-3)).isGreaterThan(quicker);
        assertThat(transfer.sherwood(100, 0.5, -2e-3)).isEqualTo(transfer.sherwood(100, 0.5, 2e-3));
    }

    /**
     * Order 0: 500 mg per square metre and day on 8 square metres per cubic metre are 4,000 mg per cubic metre, 4 mg/L a day; with no limit of
     * transfer that much is taken, while there is any.
     */
    @Test
    void u10_aWallOfOrderZeroTakesByArea() {
        Decay decay = transfer(options(0, 0, 0, -500, 0)).decay(pipe(), 100, 0.5, 0.1);
        assertThat(decay.after(5, DAY / 4)).isCloseTo(4, within(1e-6));
        assertThat(decay.after(0.1, DAY)).isZero();
    }

    /** What is at hand at the wall limits order 0: slow water loses less. */
    @Test
    void u11_transferLimitsOrderZero() {
        WallTransfer transfer = transfer(options(1, 0, 0, -5000, 0));
        double still = transfer.decay(pipe(), 100, 0.5, 0).after(1, 3600);
        double quick = transfer.decay(pipe(), 100, 0.5, 0.2).after(1, 3600);
        assertThat(still).isGreaterThan(quick).isGreaterThan(0.99);
    }

    /** F / C with Hazen-Williams: -30 / 100 = -0.3, the same as given outright; a pipe's own rate goes before both. */
    @Test
    void u12_theRateAtTheWallMayFollowFromTheRoughness() {
        double given =
                transfer(options(0, 1, 0, -0.3, 0)).decay(pipe(), 100, 0.5, 0.1).after(1, 3600);
        double followed =
                transfer(options(0, 1, 0, 0, -30)).decay(pipe(), 100, 0.5, 0.1).after(1, 3600);
        assertThat(followed).isCloseTo(given, within(1e-12));
        var own = new Pipe("P", "A", "B", 100, 500, 100, 0, Pipe.State.OPEN, Pipe.Leak.NONE, -1, 0, 0);
        assertThat(transfer(options(0, 1, 0, -0.3, -30))
                        .decay(own, 100, 0.5, 0.1)
                        .after(1, DAY))
                .isCloseTo(Math.exp(-1), within(1e-9));
    }

    /** One hour at -2.4 a day leaves exp(-0.1) of it, two pipes exp(-0.2); a step's worth of time is what may differ. */
    @Test
    void u13_chlorineFadesAlongTheWay() {
        Carried chlorine = Carried.run(TransportTest.network(
                """
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 0 %s
                [PIPES]
                P R A %s
                Q A B %s
                [QUALITY]
                R 1
                [REACTIONS]
                GLOBAL BULK -2.4
                """.formatted(TransportTest.HOURLY, TransportTest.PIPE, TransportTest.PIPE),
                "Chlorine mg/L\nTOLERANCE 0.000001"));
        assertThat(chlorine.node("A", 14_400)).isCloseTo(Math.exp(-0.1), within(0.002));
        assertThat(chlorine.node("B", 18_000)).isCloseTo(Math.exp(-0.2), within(0.003));
        assertThat(chlorine.massError()).isLessThan(1e-9);
    }
}
