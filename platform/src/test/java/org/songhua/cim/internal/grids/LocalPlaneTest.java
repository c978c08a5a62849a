package org.songhua.cim.internal.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityFixture;

/** A plane of metres around Changchun, 125.3 degrees east, 43.9 degrees north. */
class LocalPlaneTest {
    private final LocalPlane plane = new LocalPlane(new Coordinate(125.3, 43.9));

    @Test
    void aDegreeIsAsLongAsTheEllipsoidHasIt() {
        // Parallel and meridian at 43.9 degrees on WGS 84: 80,345 m and 111,107 m.
        Geometry east = plane.metres(CityFixture.line(125.3, 43.9, 126.3, 43.9));
        assertThat(east.getLength()).isCloseTo(80_345, within(20.0));
        Geometry north = plane.metres(CityFixture.line(125.3, 43.4, 125.3, 44.4));
        assertThat(north.getLength()).isCloseTo(111_107, within(20.0));
    }

    @Test
    void thereAndBackIsTheSamePlace() {
        Geometry square = CityFixture.square(125.25, 43.95, 0.013);
        Geometry back = plane.degrees(plane.metres(square));
        assertThat(back.equalsExact(square, 1e-12)).isTrue();
    }

    @Test
    void theGeometryGivenStaysAsItIs() {
        Geometry square = CityFixture.square(125.25, 43.95, 0.013);
        Geometry before = square.copy();
        Geometry metres = plane.metres(square);
        assertThat(square.equalsExact(before)).isTrue();
        assertThat(metres.getEnvelopeInternal().getMinX()).isNegative();
        assertThat(metres.getEnvelopeInternal().getWidth()).isGreaterThan(1000);
    }
}
