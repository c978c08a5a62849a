package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of three channels, two pressures and a consumption, and leaks that add them up. */
class ChangeTest {
    private static final Channels CHANNELS = new Channels(List.of("A", "B"), List.of(4));

    private static Change change(double... size) {
        return change(size, new double[] {1, 1, 1});
    }

    private static Change change(double[] size, double[] spread) {
        return new Change(Finding.Kind.SUDDEN, 5, 9, new int[] {5, 6, 7, 8, 9}, size, spread);
    }

    @Test
    void channelsAreSensorsAndThenZones() {
        assertThat(CHANNELS.count()).isEqualTo(3);
        assertThat(CHANNELS.names()).containsExactly("A", "B", "zone 5");
        assertThat(CHANNELS.ofZone(4)).isEqualTo(2);
        assertThat(CHANNELS.ofZone(0)).isEqualTo(-1);
        assertThat(CHANNELS.isPressure(1)).isTrue();
        assertThat(CHANNELS.isPressure(2)).isFalse();
    }

    @Test
    void aChangeIsAlikeToItsMultiples() {
        Change change = change(-1, -2, 3);
        assertThat(change.alike(new double[] {-2, -4, 6})).isCloseTo(1, within(1e-12));
        assertThat(change.alike(new double[] {1, 2, -3})).isCloseTo(-1, within(1e-12));
    }

    /** Square to each other: -1 × 2 + -2 × -1 = 0. */
    @Test
    void changesSquareToEachOtherHaveNothingInCommon() {
        assertThat(change(-1, -2, 0).alike(new double[] {2, -1, 0})).isCloseTo(0, within(1e-12));
        assertThat(change(0, 0, 0).alike(new double[] {1, 1, 1})).isZero();
    }

    /** In its own spreads the first channel counts ten times as much: (10, 1) and (10, -1) are nearly the same. */
    @Test
    void likenessIsMeasuredInSpreads() {
        Change change = change(new double[] {1, 1, 0}, new double[] {0.1, 1, 1});
        assertThat(change.alike(new double[] {1, -1, 0})).isCloseTo(99.0 / 101, within(1e-12));
    }

    @Test
    void channelsThatAreNotKnownAreLeftOut() {
        Change change = change(-1, Double.NaN, 3);
        assertThat(change.alike(new double[] {-1, 50, 3})).isCloseTo(1, within(1e-12));
        assertThat(change.fall(CHANNELS)).isEqualTo(1);
        assertThat(change.rise(CHANNELS)).isZero();
    }

    /** A consumption that rises is no pressure that rises. */
    @Test
    void onlyPressuresFallAndRise() {
        Change change = change(new double[] {-1, 2, 100}, new double[] {0.1, 0.5, 1});
        assertThat(change.fall(CHANNELS)).isCloseTo(10, within(1e-12));
        assertThat(change.rise(CHANNELS)).isCloseTo(4, within(1e-12));
    }

    @Test
    void theReverseHasTheOtherSigns() {
        assertThat(change(-1, 2, Double.NaN).reversed()).containsExactly(1, -2, Double.NaN);
    }

    @Test
    void aLeakAddsUpWhatItChanged() {
        var leak = new RunningLeak(1, 5, 3);
        leak.add(change(new double[] {-1, 2, 3}, new double[] {0.3, 1, 1}));
        leak.add(change(new double[] {-2, Double.NaN, 1}, new double[] {0.4, 1, 1}));
        assertThat(leak.change()).containsExactly(-3, 2, 4);
        assertThat(leak.spread()[0]).isCloseTo(0.5, within(1e-12));
        assertThat(leak.spread()[1]).isEqualTo(1);
    }

    @Test
    void aChannelThatWasNeverKnownSaysNothing() {
        var leak = new RunningLeak(1, 5, 3);
        leak.add(change(-1, Double.NaN, 3));
        assertThat(leak.change()[1]).isZero();
        assertThat(leak.spread()[1]).isInfinite();
    }
}
