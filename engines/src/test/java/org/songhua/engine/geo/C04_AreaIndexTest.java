package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Which areas a shape meets: the same as JTS says of each pair. */
class C04_AreaIndexTest {

    @Test
    void aShapeMeetsTheAreasThatItIntersects() {
        Seeded.check(100, random -> {
            var areas = new ArrayList<Geometry>();
            for (int i = 0; i < 20; i++) {
                double x = random.nextDouble(0, 10);
                double y = random.nextDouble(0, 10);
                areas.add(
                        i % 3 == 0
                                ? Shapes.wkt("POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))"
                                        .formatted(x, y, x + 2, y + 2))
                                : Shapes.polygon(random, x, y, 2));
            }
            var index = new AreaIndex(areas);
            for (int i = 0; i < 40; i++) {
                Geometry shape = Shapes.polygon(random, random.nextDouble(0, 10), random.nextDouble(0, 10), 0.3);
                var found = new TreeSet<Integer>();
                index.meeting(Wkb.of(shape), found::add);
                var expected = new TreeSet<Integer>();
                for (int a = 0; a < areas.size(); a++) if (areas.get(a).intersects(shape)) expected.add(a);
                assertThat(found).isEqualTo(expected);
            }
        });
    }

    @Test
    void touchingIsMeeting() {
        var index = new AreaIndex(List.of(Shapes.wkt("POLYGON((0 0,1 0,1 1,0 1,0 0))")));
        var found = new ArrayList<Integer>();
        index.meeting(Wkb.of(Shapes.wkt("POLYGON((1 1,2 1,2 2,1 1))")), found::add);
        index.meeting(Wkb.of(Shapes.wkt("POINT(1.001 1)")), found::add);
        assertThat(found).containsExactly(0);
    }
}
