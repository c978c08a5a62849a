package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.hydraulics.Curve;
import org.songhua.engine.hydraulics.Curve.Point;
import org.songhua.engine.random.Seeded;

/**
 * Catalogue M: volumes and levels of tanks, and broken lines. A tank of 20 feet across holds 100 pi cubic feet a foot.
 */
class TankVolumeTest {
    private static final double AREA = 100 * Math.PI;

    private static String tank(String tank, String demand, String more) {
        return """
               [RESERVOIRS]
               R 100
               [TANKS]
               %s
               [JUNCTIONS]
               J 0 %s
               [PIPES]
               P T J 1000 12 100
               C R J 1000 12 100 0 CLOSED
               [TIMES]
               DURATION 6
               %s
               """.formatted(tank, demand, more);
    }

    private static Tanks tanks(String tank, String more) {
        return Bench.model(tank(tank, "0", more)).tanks;
    }

    /** From level 2 to 12 at an initial 7: 200 pi, 700 pi and 1200 pi cubic feet. */
    @Test
    void m01_aRoundTankIsACylinder() {
        Tanks tanks = tanks("T 30 7 2 12 20", "");
        assertThat(tanks.minVolume[0]).isCloseTo(2 * AREA, within(1e-9));
        assertThat(tanks.initialVolume[0]).isCloseTo(7 * AREA, within(1e-9));
        assertThat(tanks.maxVolume[0]).isCloseTo(12 * AREA, within(1e-9));
        assertThat(tanks.minHead[0]).isEqualTo(32);
        assertThat(tanks.initialHead[0]).isEqualTo(37);
        assertThat(tanks.maxHead[0]).isEqualTo(42);
    }

    /** A minimum volume of 50 stands for the 200 pi below level 2; what is above is unchanged. */
    @Test
    void m02_aMinimumVolumeShiftsAllVolumes() {
        Tanks tanks = tanks("T 30 7 2 12 20 50", "");
        assertThat(tanks.minVolume[0]).isEqualTo(50);
        assertThat(tanks.initialVolume[0]).isCloseTo(50 + 5 * AREA, within(1e-9));
        assertThat(tanks.maxVolume[0]).isCloseTo(50 + 10 * AREA, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"T 30 7 2 12 20, 30", "T 30 7 2 12 20 50, 30", "T 30 7 2 12 20 0 v, 30", "T -5 7 0 12 3, -5"})
    void m03_headAndVolumeAreInverse(String tank, double bottom) {
        Tanks tanks = tanks(tank, "[CURVES]\nv 0 0\nv 5 5000\nv 12 20000");
        for (double level = 2; level <= 12; level += 0.25) {
            double volume = tanks.volume(0, bottom + level);
            assertThat(tanks.head(0, volume)).isCloseTo(bottom + level, within(1e-9));
        }
    }

    /** A curve of one piece that is the cylinder gives the same run as the cylinder. */
    @Test
    void m04_aStraightVolumeCurveIsACylinder() {
        String curve = "[CURVES]\nv 0 0\nv 20 %s".formatted(20 * AREA);
        for (long seconds : new long[] {3600, 7200, 14_400}) {
            double round = Bench.at(tank("T 0 10 0 20 20", "0.2", ""), seconds).head("T");
            double curved =
                    Bench.at(tank("T 0 10 0 20 99 0 v", "0.2", curve), seconds).head("T");
            assertThat(curved).isCloseTo(round, within(1e-9));
        }
    }

    /** Whatever the demand: after n hours n × 3600 × q cubic feet have gone, 11.459 q feet an hour. */
    @ParameterizedTest
    @CsvSource({"0.01", "0.05", "0.1", "0.125", "-0.03", "-0.1"})
    void m05_theLevelIsTheSumOfWhatFlowed(double demand) {
        String text = tank("T 50 10 0 20 20", Double.toString(demand), "");
        for (int hour = 0; hour <= 6; hour++) {
            double expected = 60 - hour * 3600 * demand / AREA;
            assertThat(Bench.at(text, hour * 3600L).head("T")).isCloseTo(expected, within(1e-4));
        }
    }

    /** Factors 1, 0, 2, -1 of 0.1: after four hours 0.2 × 3600 cubic feet have gone; in the second hour nothing. */
    @Test
    void m06_theLevelFollowsThePattern() {
        String text = tank("T 50 10 0 20 20", "0.1 p", "[PATTERNS]\np 1 0 2 -1");
        double hour = 360 / AREA;
        double[] fallen = {0, 1, 1, 3, 2, 3, 3};
        for (int k = 0; k < fallen.length; k++)
            assertThat(Bench.at(text, k * 3600L).head("T")).isCloseTo(60 - fallen[k] * hour, within(1e-4));
    }

    /** Two equal tanks beside each other share the demand: each falls half as fast. */
    @Test
    void m07_twoTanksShareWhatIsDrawn() {
        String second = "[TANKS]\nS 50 10 0 20 20\n[PIPES]\nQ S J 1000 12 100";
        String text = tank("T 50 10 0 20 20", "0.2", second);
        Bench bench = Bench.at(text, 3600);
        assertThat(bench.head("T")).isCloseTo(60 - 360 / AREA, within(1e-4));
        assertThat(bench.head("S")).isCloseTo(bench.head("T"), within(1e-9));
    }

    /** What one tank loses the other gains: their volumes add up to the same at each moment. */
    @Test
    void m08_waterBetweenTanksIsConserved() {
        String second = "[TANKS]\nS 40 10 0 20 30\n[PIPES]\nQ S J 1000 12 100";
        // Pipes of three inches: what flows within an hour is far less than what would level the tanks.
        String text = tank("T 50 10 0 20 20", "0", second).replace(" 12 100", " 3 100");
        double area = Math.PI * 900 / 4;
        double before = 10 * AREA + 10 * area;
        double last = 60;
        for (int hour = 1; hour <= 6; hour++) {
            Bench bench = Bench.at(text, hour * 3600L);
            double now = (bench.head("T") - 50) * AREA + (bench.head("S") - 40) * area;
            assertThat(now).isCloseTo(before, within(0.1));
            assertThat(bench.head("T")).isLessThanOrEqualTo(last);
            last = bench.head("T");
        }
    }

    /**
     * Two feet are left to the bottom, 628.32 cubic feet: over what flows out they last so many seconds, to the second.
     */
    @Test
    void m09_aStepEndsWhenTheTankIsEmpty() {
        String text = tank("T 90 2 0 20 20", "0.2", "[STATUS]\nC OPEN").replace("R 100", "R 20");
        var run = new Simulation(Bench.model(text), false);
        run.solve();
        assertThat(run.outflow(run.model().node("T"))).isLessThan(-0.2);
        double out = -run.outflow(run.model().node("T"));
        assertThat(run.advance()).isTrue();
        assertThat(run.seconds()).isEqualTo(Math.min(3600, Math.round(2 * AREA / out)));
    }

    /** A tank with overflow that is full neither rises nor closes its pipe; what comes in is spilt. */
    @Test
    void m10_anOverflowingTankStaysFull() {
        String text = tank("T 0 19 0 20 20 0 * YES", "-0.5", "");
        // The last foot, 314.16 cubic feet, takes 628 seconds.
        for (int hour = 1; hour <= 6; hour++) {
            Bench bench = Bench.at(text, hour * 3600L);
            assertThat(bench.head("T")).isEqualTo(20);
            assertThat(bench.status("P")).isEqualTo(Status.OPEN);
        }
    }

    /** A level over a curve with a bend, by hand: 1000 a foot to level 4, 250 a foot from there to 8. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1000", "4, 4000", "5, 4250", "8, 5000"})
    void m11_aVolumeCurveByHand(double level, double volume) {
        Tanks tanks = tanks("T 0 4 0 8 20 0 v", "[CURVES]\nv 0 0\nv 4 4000\nv 8 5000");
        assertThat(tanks.volume(0, level)).isCloseTo(volume, within(1e-9));
        assertThat(tanks.head(0, volume)).isCloseTo(level, within(1e-9));
    }

    private static Broken broken(double... xy) {
        var points = new java.util.ArrayList<Point>();
        for (int k = 0; k < xy.length; k += 2) points.add(new Point(xy[k], xy[k + 1]));
        return new Broken(new Curve("c", points));
    }

    @ParameterizedTest
    @CsvSource({"-5, 10", "0, 10", "1, 15", "2, 20", "3, 18", "6, 12", "99, 12"})
    void m12_aBrokenLineIsStraightBetweenItsPointsAndLevelOutside(double x, double y) {
        assertThat(broken(0, 10, 2, 20, 6, 12).at(x)).isCloseTo(y, within(1e-12));
    }

    /** A piece goes on straight outside: slope 5 from (0, 10), slope -2 from (2, 20), which has 24 at x = 0. */
    @Test
    void m13_aPieceHasASlopeAndAnIntercept() {
        Broken line = broken(0, 10, 2, 20, 6, 12);
        assertThat(line.piece(-1)).isEqualTo(1);
        assertThat(line.piece(2)).isEqualTo(1);
        assertThat(line.piece(2.1)).isEqualTo(2);
        assertThat(line.piece(99)).isEqualTo(2);
        assertThat(line.slope(1)).isEqualTo(5);
        assertThat(line.intercept(1)).isEqualTo(10);
        assertThat(line.slope(2)).isEqualTo(-2);
        assertThat(line.intercept(2)).isEqualTo(24);
        assertThat(line.size()).isEqualTo(3);
    }

    @Test
    void m14_theOtherWayRoundIsTheInverse() {
        Seeded.check(200, random -> {
            var xy = new double[2 * random.nextInt(2, 8)];
            for (int k = 2; k < xy.length; k++) xy[k] = xy[k - 2] + random.nextDouble(0.1, 3);
            Broken line = broken(xy);
            double x = random.nextDouble(0, line.lastX());
            assertThat(line.swapped().at(line.at(x))).isCloseTo(x, within(1e-9));
        });
    }

    @Test
    void m15_aPieceAgreesWithTheLineInside() {
        Seeded.check(200, random -> {
            var xy = new double[2 * random.nextInt(2, 8)];
            for (int k = 0; k < xy.length; k++)
                xy[k] = k % 2 == 1 ? random.nextDouble(-9, 9) : k == 0 ? 0 : xy[k - 2] + random.nextDouble(0.1, 3);
            Broken line = broken(xy);
            double x = random.nextDouble(line.firstX(), line.lastX());
            int piece = line.piece(x);
            assertThat(line.intercept(piece) + line.slope(piece) * x).isCloseTo(line.at(x), within(1e-9));
        });
    }
}
