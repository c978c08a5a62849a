package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class A02_LineTest {
    private static final Geometry RECTANGLE = Shapes.FACTORY.toGeometry(new Envelope(-64, 4160, -64, 4160));
    private final TileSpace space = TileSpace.CHANGCHUN;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LINESTRING (0 0, 10.2 0, 10.4 9.9) | LINESTRING (0 0, 10 0, 10 10)",
                // within one unit nothing is left
                "LINESTRING (5.1 5.1, 5.2 5.3, 4.9 4.8) | EMPTY",
                // repeated positions and positions on the way are left out, turning back is not
                "LINESTRING (0 0, 0.2 0.1, 5 0, 9 0, 4 0) | LINESTRING (0 0, 9 0, 4 0)",
                "LINESTRING (-1000 10, 9000 10) | LINESTRING (-64 10, 4160 10)",
                "LINESTRING (-1000 -1000, 9000 9000) | LINESTRING (-64 -64, 4160 4160)",
                "LINESTRING (10 10, 10 9000, 20 9000, 20 10) | MULTILINESTRING ((10 10, 10 4160), (20 4160, 20 10))",
                "LINESTRING (-500 -500, 9000 -500) | EMPTY",
                // past a corner
                "LINESTRING (-500 0, 0 -500) | EMPTY",
                "MULTILINESTRING ((0 0, 5 5), (7 7, 7 7.1), (10 0, 10 5)) | MULTILINESTRING ((0 0, 5 5), (10 0, 10 5))",
                "LINESTRING EMPTY | EMPTY"
            })
    void clipsAndSnaps(String units, String shown) {
        assertThat(space.shown(units)).isEqualTo(shown);
    }

    @Test
    void keepsTheLengthThatJtsClips() {
        Seeded.check(800, random -> {
            var positions = new Coordinate[random.nextInt(2, 30)];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = new Coordinate(random.nextDouble(-3000, 7000), random.nextDouble(-3000, 7000));
            }
            var line = Shapes.FACTORY.createLineString(positions);
            var shown = space.tile(line).features();
            double length = shown.isEmpty() ? 0 : shown.getFirst().geometry().getLength();
            assertThat(length)
                    .isCloseTo(
                            line.intersection(RECTANGLE).getLength(),
                            org.assertj.core.data.Offset.offset(2.0 * positions.length));
            if (!shown.isEmpty())
                assertThat(RECTANGLE.covers(shown.getFirst().geometry())).isTrue();
        });
    }
}
