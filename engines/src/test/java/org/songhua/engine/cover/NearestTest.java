package org.songhua.engine.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** C01: the nearest shape. */
class NearestTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private static Geometry square(double x, double y, double side) {
        return SHAPES.toGeometry(new Envelope(x, x + side, y, y + side));
    }

    private static Geometry point(double x, double y) {
        return SHAPES.createPoint(new Coordinate(x, y));
    }

    @Test
    void theShapeThatHoldsAPointIsTheNearestAndTheFirstOfEqualsIsTaken() {
        var nearest = new Nearest();
        nearest.add(square(0, 0, 100));
        nearest.add(square(150, 0, 100));
        assertThat(nearest.of(point(200, 50), 0)).hasValue(1);
        assertThat(nearest.of(point(125, 50), 25)).hasValue(0);
        assertThat(nearest.of(point(126, 50), 25)).hasValue(1);
        assertThat(nearest.of(point(125, 50), 24.9)).isEmpty();
        assertThat(nearest.of(square(90, 0, 100), 0)).hasValue(0);
    }

    @Test
    void nothingIsNearWhereThereIsNothing() {
        assertThat(new Nearest().of(point(0, 0), 1e9)).isEmpty();
        var nearest = new Nearest();
        nearest.add(square(0, 0, 1));
        assertThat(nearest.of(SHAPES.createPoint(), 1e9)).isEmpty();
    }

    /** The obvious algorithm: look at every shape. */
    @Test
    void itIsTheShapeThatLookingAtAllOfThemFinds() {
        for (long seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var nearest = new Nearest();
            List<Geometry> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // Whole numbers make equal distances frequent.
                Geometry shape = square(random.nextInt(60) * 10, random.nextInt(60) * 10, 10 + random.nextInt(5) * 10);
                nearest.add(shape);
                all.add(shape);
            }
            for (int i = 0; i < 40; i++) {
                Geometry asked = point(random.nextInt(70) * 10, random.nextInt(70) * 10);
                double metres = random.nextInt(12) * 10;
                assertThat(nearest.of(asked, metres)).as("seed %d", seed).isEqualTo(obvious(all, asked, metres));
            }
        }
    }

    private static OptionalInt obvious(List<Geometry> all, Geometry asked, double metres) {
        int found = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < all.size(); i++) {
            double distance = all.get(i).distance(asked);
            if (distance > metres || distance >= least) continue;
            least = distance;
            found = i;
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
