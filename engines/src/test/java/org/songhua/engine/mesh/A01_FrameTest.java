package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class A01_FrameTest {
    private static final double MICROMETRE = 1e-6;

    @Test
    void theEquatorAtGreenwichLiesOnTheFirstAxis() {
        var out = new double[3];
        Earth.ecef(0, 0, 100, out, 0);
        assertThat(out).containsExactly(new double[] {6_378_237, 0, 0}, within(MICROMETRE));
    }

    @Test
    void thePoleLiesOnTheThirdAxisAtTheSemiMinorAxis() {
        var out = new double[3];
        Earth.ecef(77, 90, 0, out, 0);
        assertThat(out).containsExactly(new double[] {0, 0, 6_356_752.314_245}, within(1e-5));
    }

    /** EPSG Guidance Note 7-2, example of method 9602: 53°48'33.82"N 2°07'46.38"E, 73 m. */
    @Test
    void theExampleOfTheGuidanceNoteComesOut() {
        var out = new double[3];
        Earth.ecef(2 + 7 / 60.0 + 46.38 / 3600, 53 + 48 / 60.0 + 33.82 / 3600, 73, out, 0);
        assertThat(out).containsExactly(new double[] {3_771_793.97, 140_253.34, 5_124_304.35}, within(0.01));
    }

    @Test
    void everyPositionComesBack() {
        Seeded.check(2_000, random -> {
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-89.9, 89.9);
            double height = random.nextDouble(-1_000, 9_000);
            var out = new double[3];
            Earth.ecef(longitude, latitude, height, out, 0);
            double[] back = Earth.geodetic(out[0], out[1], out[2]);
            assertThat(back[0]).isCloseTo(longitude, within(1e-11));
            assertThat(back[1]).isCloseTo(latitude, within(1e-11));
            assertThat(back[2]).isCloseTo(height, within(1e-6));
        });
    }

    @Test
    void localMetresGoBackToTheSamePlaceOnEarth() {
        Seeded.check(1_000, random -> {
            var frame = new LocalFrame(random.nextDouble(-180, 180), random.nextDouble(-80, 80));
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-80, 80);
            var local = new double[3];
            frame.write(longitude, latitude, 50, local, 0);
            var expected = new double[3];
            Earth.ecef(longitude, latitude, 50, expected, 0);
            assertThat(frame.ecef(local[0], local[1], local[2])).containsExactly(expected, within(1e-8 * 6.4e6 / 6.4));
        });
    }

    @Test
    void theMatrixSaysTheSameAsTheFrame() {
        var frame = Ground.frame();
        double[] m = frame.matrix();
        double[] p = frame.ecef(3, -4, 5);
        for (int i = 0; i < 3; i++) {
            assertThat(3 * m[i] - 4 * m[4 + i] + 5 * m[8 + i] + m[12 + i]).isCloseTo(p[i], within(1e-8));
        }
    }

    @Test
    void groundPositionsAndTheDirectionUpGiveEveryHeight() {
        var frame = Ground.frame();
        var ground = new double[LocalFrame.STRIDE];
        frame.write(125.4, 43.9, ground, 0);
        var high = new double[3];
        frame.write(125.4, 43.9, 300, high, 0);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(ground[axis] + 300 * ground[3 + axis]).isCloseTo(high[axis], within(1e-8));
        }
    }
}
