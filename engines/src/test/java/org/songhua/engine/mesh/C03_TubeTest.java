package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class C03_TubeTest {
    private static MeshPart laid(String wkt, Pipe pipe) {
        var part = new MeshPart();
        new Bodies(Ground.frame()).lay(Ground.wkb(wkt), pipe, part, 0);
        return part;
    }

    /** Eight sides inscribed in a circle of 0.5 m: area 8/2 · 0.25 · sin 45° = 0.7071 m², 100 m long: 70.71 m³. */
    @Test
    void aStraightTubeHoldsItsCrossSectionTimesItsLength() {
        var part = laid("LINESTRING(0 0,100 0)", new Pipe(0.5, -3, -3, 8));
        assertThat(part.triangles()).isEqualTo(2 * 8 + 2 * 6);
        assertThat(Solid.of(part).volume()).isCloseTo(70.7107, within(0.01));
        assertThat(Solid.of(part).openEdges()).isEmpty();
        assertThat(Solid.of(part).worstNormal()).isGreaterThan(Math.cos(Math.PI / 8) - 0.02);
    }

    /** A mitred bend neither adds nor takes: what is missing inside is there outside. */
    @Test
    void aBendKeepsTheVolume() {
        var part = laid("LINESTRING(0 0,100 0,100 100)", new Pipe(0.5, -3, -3, 8));
        assertThat(Solid.of(part).volume()).isCloseTo(2 * 70.7107, within(0.03));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    @Test
    void theAxisFallsEvenlyFromEndToEnd() {
        var part = laid("LINESTRING(0 0,30 0,100 0)", new Pipe(0.5, -2, -4, 8));
        double lowest = 0;
        double highest = -9;
        for (int i = 0; i < part.vertices(); i++) {
            lowest = Math.min(lowest, part.position(i, 2));
            highest = Math.max(highest, part.position(i, 2));
        }
        assertThat(highest).isCloseTo(-1.5, within(0.02));
        assertThat(lowest).isCloseTo(-4.5, within(0.02));
        // At 30 m of 100 the axis is at -2.6.
        float middle = 0;
        int found = 0;
        for (int i = 0; i < part.vertices(); i++) {
            if (Math.abs(part.position(i, 0) - 30) < 0.1) {
                middle += part.position(i, 2);
                found++;
            }
        }
        assertThat(middle / found).isCloseTo(-2.6f, within(0.02f));
    }

    @Test
    void everyLineOfAMultilineIsLaidAndOthersArePassedOver() {
        assertThat(laid(
                                "GEOMETRYCOLLECTION(MULTILINESTRING((0 0,9 0),(0 5,9 5)),POINT(0 0),POLYGON((0 0,1 0,1 1,0 0)))",
                                new Pipe(0.1, -1, -1, 6))
                        .triangles())
                .isEqualTo(2 * (2 * 6 + 2 * 4));
    }

    @Test
    void aLineWithoutLengthBecomesNothing() {
        assertThat(laid("LINESTRING(1 1,1 1)", new Pipe(0.1, -1, -1, 6)).triangles())
                .isZero();
    }

    @Test
    void aPipeNeedsARadiusAndSides() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pipe(0, -1, -1, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pipe(1, -1, -1, 2));
    }

    @Test
    void anyLineIsClosedAndNothingIsFartherThanTheLongestMitre() {
        Seeded.check(500, random -> {
            var wkt = new StringBuilder("LINESTRING(0 0");
            int count = random.nextInt(1, 12);
            double x = 0;
            double y = 0;
            for (int i = 0; i < count; i++) {
                x += random.nextDouble(-30, 30);
                y += random.nextDouble(-30, 30);
                wkt.append(',').append(x).append(' ').append(y);
            }
            var line = Ground.read(wkt.append(')').toString());
            double radius = random.nextDouble(0.05, 1);
            var part = laid(wkt.toString(), new Pipe(radius, -2, -2, random.nextInt(3, 12)));
            assertThat(Solid.of(part).openEdges()).as(wkt::toString).isEmpty();
            for (int i = 0; i < part.vertices(); i++) {
                var at = line.getFactory()
                        .createPoint(
                                new org.locationtech.jts.geom.Coordinate(part.position(i, 0), part.position(i, 1)));
                assertThat(at.distance(line)).isLessThan(Pipe.LONGEST_MITRE * radius + 0.01);
            }
        });
    }
}
