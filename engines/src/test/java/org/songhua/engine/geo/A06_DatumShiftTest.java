package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.geo.DatumShift.Ellipsoid;
import org.songhua.engine.random.Seeded;

/** Seven parameters between two datums: cases that can be worked out by hand, and published control points. */
class A06_DatumShiftTest {
    private static final Ellipsoid WGS84 = new Ellipsoid(6378137.0, 298.257223563);
    private static final Ellipsoid BESSEL = new Ellipsoid(6377397.155, 299.1528128);
    private static final double METRE_DEGREES = 1 / 111_320.0;

    /** Degrees as they are. */
    private static final Conversion DEGREES = new Conversion() {
        @Override
        public void toLonLat(double[] xy, int at) {}

        @Override
        public void fromLonLat(double[] xy, int at) {}
    };

    private static double[] shifted(Ellipsoid from, double lon, double lat, double... shift) {
        double[] xy = {lon, lat};
        new DatumShift(DEGREES, from, shift).toLonLat(xy, 0);
        return xy;
    }

    private static void assertAt(double[] actual, double lon, double lat, double tolerance) {
        assertThat(actual[0]).isCloseTo(lon, offset(tolerance));
        assertThat(actual[1]).isCloseTo(lat, offset(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "125.3,43.9", "-70,-33", "179.9,80", "5,89.9"})
    void noShiftOnTheSameEllipsoidChangesNothing(double lon, double lat) {
        assertAt(shifted(WGS84, lon, lat, 0, 0, 0, 0, 0, 0, 0), lon, lat, 1e-11);
    }

    @Test
    void aTurnAboutTheAxisOfTheEarthAddsToEveryLongitude() {
        // 3.6 seconds of arc are 0.001 degree; tan and arc differ by 1e-15 there
        assertAt(shifted(WGS84, 30, 45, 0, 0, 0, 0, 0, 3.6, 0), 30.001, 45, 1e-8);
        assertAt(shifted(WGS84, -100, 0, 0, 0, 0, 0, 0, 3.6, 0), -99.999, 0, 1e-12);
    }

    @Test
    void aShiftAlongYMovesTheMeridianOfGreenwichEast() {
        // atan(100 m / 6378137 m) = 0.000898315 degree
        assertAt(shifted(WGS84, 0, 0, 0, 100, 0, 0, 0, 0, 0), Math.toDegrees(100 / 6378137.0), 0, 1e-12);
        // and 90 degrees east it only raises
        assertAt(shifted(WGS84, 90, 0, 0, 100, 0, 0, 0, 0, 0), 90, 0, 1e-12);
    }

    @Test
    void aShiftAlongTheAxisMovesTheEquatorNorth() {
        // radius of the meridian at the equator: a (1 - e2) = 6335439.327 m
        assertAt(shifted(WGS84, 77, 0, 0, 0, 100, 0, 0, 0, 0), 77, Math.toDegrees(100 / 6335439.327), 1e-10);
    }

    @Test
    void aScaleMovesNothingOnTheEquator() {
        assertAt(shifted(WGS84, 77, 0, 0, 0, 0, 0, 0, 0, 50), 77, 0, 1e-12);
    }

    @Test
    void theFirstEccentricityIsThatOfTheEllipsoid() {
        // published: WGS 84 0.00669437999014, Bessel 0.00667437223
        assertThat(WGS84.eccentricitySquared()).isCloseTo(0.00669437999014, offset(1e-14));
        assertThat(BESSEL.eccentricitySquared()).isCloseTo(0.00667437223, offset(1e-11));
    }

    @Test
    void theWayBackUndoesTheWayThere() {
        Seeded.check(1_000, random -> {
            double[] shift = {
                random.nextDouble(-700, 700),
                random.nextDouble(-700, 700),
                random.nextDouble(-700, 700),
                random.nextDouble(-5, 5),
                random.nextDouble(-5, 5),
                random.nextDouble(-5, 5),
                random.nextDouble(-10, 10)
            };
            var conversion = new DatumShift(DEGREES, BESSEL, shift);
            double lon = random.nextDouble(-170, 170);
            double lat = random.nextDouble(-80, 80);
            double[] xy = {lon, lat};
            conversion.toLonLat(xy, 0);
            conversion.fromLonLat(xy, 0);
            assertAt(xy, lon, lat, 1e-11);
        });
    }

    @Test
    void onlyThePositionAskedForIsTurned() {
        double[] xy = {1, 2, 3, 4, 5, 6};
        new DatumShift(DEGREES, BESSEL, new double[] {100, 0, 0, 0, 0, 0, 0}).toLonLat(xy, 2);
        assertThat(new double[] {xy[0], xy[1], xy[4], xy[5]}).containsExactly(1, 2, 5, 6);
        assertThat(xy[2]).isNotEqualTo(3);
    }

    @Test
    void theParametersAreACopy() {
        double[] shift = new double[7];
        var conversion = new DatumShift(DEGREES, WGS84, shift);
        shift[1] = 1e6;
        double[] xy = {10, 50};
        conversion.toLonLat(xy, 0);
        assertAt(xy, 10, 50, 1e-11);
    }

    @Test
    void theOriginOfTheDutchGridIsTheTowerOfAmersfoort() {
        // the tower of Our Lady: x 155,000, y 463,000; in ETRS89 52.15517 N, 5.38721 E
        double[] xy = {155_000, 463_000};
        Crs.find("EPSG:28992").orElseThrow().toLonLat(xy, 1);
        assertAt(xy, 5.387206, 52.155174, METRE_DEGREES);
        Crs.find("EPSG:28992").orElseThrow().fromLonLat(xy, 1);
        assertAt(xy, 155_000, 463_000, 0.001);
    }

    @Test
    void aZoneOfGermanyLiesAHundredMetresFromItsBesselDegrees() {
        // on the meridian of zone 3, 9 E of Potsdam: about 70 m west of 9 E of WGS 84 and as much south
        double[] xy = {3_500_000, 5_500_000};
        Crs.find("EPSG:31467").orElseThrow().toLonLat(xy, 1);
        double west = (9 - xy[0]) / METRE_DEGREES * Math.cos(Math.toRadians(xy[1]));
        assertThat(west).isBetween(40.0, 110.0);
        Crs.find("EPSG:31467").orElseThrow().fromLonLat(xy, 1);
        assertAt(xy, 3_500_000, 5_500_000, 0.001);
    }

    @Test
    void compoundAndPlainCodesShareTheirPositions() {
        double[] plain = {121_000, 487_000};
        double[] compound = plain.clone();
        Crs.find("EPSG:28992").orElseThrow().toLonLat(plain, 1);
        Crs.find("EPSG:7415").orElseThrow().toLonLat(compound, 1);
        assertThat(compound).containsExactly(plain);
        // Amsterdam
        assertAt(plain, 4.89, 52.37, 0.02);
    }
}
