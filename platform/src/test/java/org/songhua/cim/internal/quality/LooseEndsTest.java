package org.songhua.cim.internal.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityFixture;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.network.Ellipsoid;

/**
 * Ends of lines and what they touch. At 44 degrees north one metre is 1 / 80,199 of a degree east and 1 / 111,120 of a degree north;
 * the tests write metres.
 */
class LooseEndsTest {
    private static final double LONGITUDE = 125.3;
    private static final double LATITUDE = 44;

    private final LooseEnds ends = new LooseEnds(0.5);
    private int number;

    private static double east(double metres) {
        return LONGITUDE + metres / Ellipsoid.metresPerDegreeEast(LATITUDE);
    }

    private static double north(double metres) {
        return LATITUDE + metres / Ellipsoid.metresPerDegreeNorth(LATITUDE);
    }

    private static Geometry line(double... metres) {
        var ordinates = new double[metres.length];
        for (int i = 0; i < metres.length; i += 2) {
            ordinates[i] = east(metres[i]);
            ordinates[i + 1] = north(metres[i + 1]);
        }
        return CityFixture.line(ordinates);
    }

    private UUID add(Geometry shape) {
        var id = new UUID(0, ++number);
        ends.add(id, Wkb.of(shape));
        return id;
    }

    private String note(UUID id, Geometry line) {
        return ends.note(id, Wkb.of(line));
    }

    @Test
    void aLineBetweenTwoOthersIsHeld() {
        add(line(0, 0, 0, 100));
        add(line(200, 0, 200, 100));
        Geometry between = line(0, 50, 200, 50);
        assertThat(note(add(between), between)).isNull();
    }

    @Test
    void aLineDoesNotHoldItself() {
        Geometry ring = line(0, 0, 10, 0, 10, 10, 0, 0);
        assertThat(note(add(ring), ring)).isEqualTo("begin, end");
    }

    @Test
    void nearIsWithinHalfAMetreAndTheNoteTellsHowFarOffTheNextThingIs() {
        add(line(0, 0, 0, 100));
        add(CityFixture.point(east(50.4), north(0)));
        Geometry held = line(0.4, 20, 50, 0);
        Geometry loose = line(1.37, 80, 50, 0);
        UUID first = add(held);
        UUID second = add(loose);
        assertThat(note(first, held)).isNull();
        assertThat(note(second, loose)).isEqualTo("begin 1.37 m");
    }

    @Test
    void farFromEverythingTheNoteTellsTheEndOnly() {
        add(line(0, 0, 0, 100));
        Geometry line = line(0, 50, 500, 50);
        assertThat(note(add(line), line)).isEqualTo("end");
    }

    @Test
    void aDistanceToTheEastIsNotStretched() {
        add(CityFixture.point(east(10.6), north(0)));
        add(CityFixture.point(east(-0.3), north(0)));
        Geometry line = line(0, 0, 10, 0);
        assertThat(note(add(line), line)).isEqualTo("end 0.60 m");
    }

    @Test
    void eachPartOfALineHasEnds() {
        add(line(0, -10, 0, 10));
        Geometry parts = line(0, 0, 5, 0).union(line(40, 0, 45, 0));
        assertThat(note(add(parts), parts)).isEqualTo("end 5.00 m, begin, end");
    }

    @Test
    void anAreaIsTouchedAtItsOutlineAndAPointIsNoLine() {
        add(CityFixture.square(east(10), north(0), 0.001));
        Geometry line = line(10.2, 20, 10.1, 60);
        Geometry point = CityFixture.point(east(500), north(500));
        UUID ofLine = add(line);
        UUID ofPoint = add(point);
        assertThat(note(ofLine, line)).isNull();
        assertThat(note(ofPoint, point)).isNull();
        assertThat(note(new UUID(9, 9), line.getFactory().createLineString())).isNull();
    }

    @Test
    void amongManyTheIndexFindsWhatTheObviousSearchFinds() {
        long seed = 20_261_128;
        var random = new Random(seed);
        var lines = new Geometry[150];
        var ids = new UUID[lines.length];
        for (int i = 0; i < lines.length; i++) {
            double x = random.nextInt(60);
            double y = random.nextInt(60);
            lines[i] = line(x, y, x + random.nextInt(1, 9), y + random.nextInt(9) + random.nextDouble());
            ids[i] = add(lines[i]);
        }
        for (int i = 0; i < lines.length; i++) {
            boolean held = true;
            for (int end = 0; end < 2; end++) held &= touches(lines, i, end);
            assertThat(note(ids[i], lines[i]) == null)
                    .as("line %d of seed %d", i, seed)
                    .isEqualTo(held);
        }
    }

    /** In metres, where a plane of the whole field is as good as one at each end to a thousandth. */
    private static boolean touches(Geometry[] lines, int which, int end) {
        var at = lines[which].getCoordinates()[end];
        var point = CityFixture.point(
                (at.x - LONGITUDE) * Ellipsoid.metresPerDegreeEast(LATITUDE),
                (at.y - LATITUDE) * Ellipsoid.metresPerDegreeNorth(LATITUDE));
        for (int i = 0; i < lines.length; i++) {
            if (i == which) continue;
            var other = lines[i].getCoordinates();
            Geometry plane = CityFixture.line(
                    (other[0].x - LONGITUDE) * Ellipsoid.metresPerDegreeEast(LATITUDE),
                    (other[0].y - LATITUDE) * Ellipsoid.metresPerDegreeNorth(LATITUDE),
                    (other[1].x - LONGITUDE) * Ellipsoid.metresPerDegreeEast(LATITUDE),
                    (other[1].y - LATITUDE) * Ellipsoid.metresPerDegreeNorth(LATITUDE));
            if (plane.distance(point) <= 0.5) return true;
        }
        return false;
    }
}
