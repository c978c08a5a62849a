package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class A09_ClipTest {
    private static final double LOW = TileFrame.LOW;
    private static final double HIGH = TileFrame.HIGH;
    private static final Geometry RECTANGLE = Shapes.FACTORY.toGeometry(new Envelope(LOW, HIGH, LOW, HIGH));

    private final SegmentClip clip = new SegmentClip();
    private final RingClipper rings = new RingClipper();
    private final SnappedRings out = new SnappedRings();

    @Test
    void aSegmentIsCutAsJtsCutsIt() {
        Seeded.check(20_000, random -> {
            double[] s = random.doubles(4, -2000, 6000).toArray();
            boolean left = clip.segment(s[0], s[1], s[2], s[3]);
            Geometry expected = segment(s[0], s[1], s[2], s[3]).intersection(RECTANGLE);
            assertThat(left).isEqualTo(expected.getLength() > 0);
            if (!left) return;
            assertThat(segment(clip.x0, clip.y0, clip.x1, clip.y1).getLength())
                    .isCloseTo(expected.getLength(), offset(1e-6));
            assertThat(clip.enters()).isEqualTo(SegmentClip.side(s[0], s[1]) != 0);
            assertThat(clip.leaves()).isEqualTo(SegmentClip.side(s[2], s[3]) != 0);
            if (clip.enters()) assertThat(onBorder(clip.x0, clip.y0)).isTrue();
            if (clip.leaves()) assertThat(onBorder(clip.x1, clip.y1)).isTrue();
        });
    }

    private static Geometry segment(double ax, double ay, double bx, double by) {
        return Shapes.FACTORY.createLineString(new Coordinate[] {new Coordinate(ax, ay), new Coordinate(bx, by)});
    }

    private static boolean onBorder(double x, double y) {
        boolean inside = x >= LOW && x <= HIGH && y >= LOW && y <= HIGH;
        return inside && (x == LOW || x == HIGH || y == LOW || y == HIGH);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, true",
        "-64, 4160, true",
        "-65, 10, false",
        "4161, 10, false",
        "10, -65, false",
        "10, 4161, false"
    })
    void aPositionIsInsideOrBeyondASide(double x, double y, boolean inside) {
        assertThat(SegmentClip.side(x, y) == 0).isEqualTo(inside);
    }

    @Test
    void aSegmentInsideStaysAsItIs() {
        assertThat(clip.segment(1, 2, 3, 4)).isTrue();
        assertThat(new double[] {clip.x0, clip.y0, clip.x1, clip.y1}).containsExactly(1, 2, 3, 4);
        assertThat(clip.enters() || clip.leaves()).isFalse();
    }

    @Test
    void aSegmentPastACornerLeavesNothing() {
        assertThat(clip.segment(-500, 0, 0, -500)).isFalse();
        assertThat(clip.segment(-500, -500, -100, 5000)).isFalse();
    }

    /** Rings wound as shells, clockwise with y pointing south: x and y in turn. */
    private boolean add(double... ring) {
        return rings.add(ring, ring.length / 2);
    }

    private long doubleArea() {
        assertThat(rings.finish(out)).isTrue();
        long area = 0;
        for (int i = 0; i < out.count(); i++) area += out.doubleArea(i);
        return area;
    }

    @Test
    void aRingThatLiesInsideIsNotTaken() {
        assertThat(add(0, 0, 10, 0, 10, 10)).isFalse();
        assertThat(doubleArea()).isZero();
    }

    @Test
    void aRingAroundTheRectangleGivesTheRectangle() {
        assertThat(add(-900, -900, 9000, -900, 9000, 9000, -900, 9000)).isTrue();
        assertThat(doubleArea()).isEqualTo(2L * 4224 * 4224);
    }

    @Test
    void aHoleAroundTheRectangleLeavesNothing() {
        add(-900, -900, 9000, -900, 9000, 9000, -900, 9000);
        add(-800, -800, -800, 8000, 8000, 8000, 8000, -800);
        assertThat(doubleArea()).isZero();
    }

    @Test
    void everyCornerCanBeCutOff() {
        double[][] corners = {{-64, -64}, {4160, -64}, {4160, 4160}, {-64, 4160}};
        for (double[] corner : corners) {
            rings.reset();
            out.reset();
            double x = corner[0];
            double y = corner[1];
            add(x - 100, y - 100, x + 100, y - 100, x + 100, y + 100, x - 100, y + 100);
            assertThat(doubleArea()).isEqualTo(2 * 100 * 100);
        }
    }

    @Test
    void everyCornerCanBeLeftOut() {
        double[][] corners = {{-64, -64}, {4160, -64}, {4160, 4160}, {-64, 4160}};
        for (double[] corner : corners) {
            rings.reset();
            out.reset();
            double x = corner[0];
            double y = corner[1];
            add(-900, -900, 9000, -900, 9000, 9000, -900, 9000);
            add(x - 100, y - 100, x - 100, y + 100, x + 100, y + 100, x + 100, y - 100);
            assertThat(doubleArea()).isEqualTo(2L * 4224 * 4224 - 2 * 100 * 100);
        }
    }

    @Test
    void aRingThatEntersAndLeavesManyTimesFallsApart() {
        int teeth = 40;
        var ring = new double[4 * teeth + 4];
        for (int i = 0; i < teeth; i++) {
            ring[4 * i] = 100;
            ring[4 * i + 1] = 100 * i;
            ring[4 * i + 2] = -500;
            ring[4 * i + 3] = 100 * i + 50;
        }
        ring[4 * teeth] = -1000;
        ring[4 * teeth + 1] = 100 * teeth;
        ring[4 * teeth + 2] = -1000;
        ring[4 * teeth + 3] = 0;
        add(ring);
        assertThat(doubleArea()).isPositive();
        assertThat(out.count()).isEqualTo(teeth);
    }

    @Test
    void theClipperCanBeUsedAgain() {
        add(-900, -900, 9000, -900, 9000, 9000, -900, 9000);
        rings.reset();
        assertThat(doubleArea()).isZero();
    }
}
