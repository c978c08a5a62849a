package org.songhua.planning.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.engine.osm.Locations;

/** The ground between points with an elevation, and protected views as triangles. */
class TerrainTest {
    /** 11 columns by 6 rows. */
    private static final GridFrame FRAME = new GridFrame(125, 43.9, 11, 6, 10, 0.001, 0.001);

    private static Coordinate point(double column, double row, double height) {
        return new Coordinate(column, row, height);
    }

    private static float height(Terrain terrain, int column, int row) {
        return terrain.heights_m()[row * FRAME.columns() + column];
    }

    @Test
    void withoutPointsTheGroundIsLevel() {
        Terrain level = Terrain.of(FRAME, List.of());
        assertThat(level.heights_m()).hasSize(66).containsOnly(0);
        assertThat(level.word()).isEqualTo("level");
        assertThat(level.points()).isZero();
    }

    @Test
    void oneOrTwoPointsAreTheGroundOfWhatIsNearest() {
        assertThat(Terrain.of(FRAME, List.of(point(3, 3, 250))).heights_m()).containsOnly(250);
        Terrain two = Terrain.of(FRAME, List.of(point(0, 2, 100), point(10, 2, 200)));
        assertThat(height(two, 4, 5)).isEqualTo(100);
        assertThat(height(two, 6, 0)).isEqualTo(200);
        assertThat(two.word()).isEqualTo("points");
    }

    @Test
    void pointsInOneLineMakeNoTriangleAndAreStillUsed() {
        Terrain line = Terrain.of(FRAME, List.of(point(0, 0, 1), point(5, 0, 2), point(10, 0, 3)));
        assertThat(height(line, 1, 5)).isEqualTo(1);
        assertThat(height(line, 5, 5)).isEqualTo(2);
        assertThat(height(line, 9, 3)).isEqualTo(3);
    }

    /** 100 + 2 column - 3 row, whatever points it is given by. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPlaneComesOutExactly(long seed) {
        var random = new SplittableRandom(seed);
        var points = new ArrayList<Coordinate>();
        for (double[] corner : new double[][] {{-1, -1}, {11, -1}, {-1, 6}, {11, 6}})
            points.add(plane(corner[0], corner[1]));
        for (int i = 0; i < 20; i++) points.add(plane(random.nextDouble(-1, 11), random.nextDouble(-1, 6)));
        Terrain terrain = Terrain.of(FRAME, points);
        for (int row = 0; row < 6; row++)
            for (int column = 0; column < 11; column++)
                assertThat((double) height(terrain, column, row))
                        .as("seed %d, %d/%d", seed, column, row)
                        .isCloseTo(100 + 2 * column - 3 * row, within(1e-3));
    }

    private static Coordinate plane(double column, double row) {
        return point(column, row, 100 + 2 * column - 3 * row);
    }

    @Test
    void aBuildingStandsOnTheMeanOfItsGroundWithALevelRoof() {
        Terrain slope =
                Terrain.of(FRAME, List.of(point(0, -1, 0), point(10, -1, 100), point(0, 6, 0), point(10, 6, 100)));
        // Columns 2, 3 and 4 of the first row: 20, 30 and 40 m, in the mean 30.
        var block = new Block(id(1), null, 0, 12, true, new int[] {2, 3, 4});
        Skyline skyline = Skyline.of(FRAME, slope, List.of(block));
        assertThat((double) skyline.ground_m(block)).isCloseTo(30, within(1e-3));
        assertThat((double) skyline.heights().height_m(2, 0)).isCloseTo(42, within(1e-3));
        assertThat((double) skyline.heights().height_m(4, 0)).isCloseTo(42, within(1e-3));
        assertThat((double) skyline.bare().height_m(4, 0)).isCloseTo(40, within(1e-3));
        // A low one in the slope never makes the ground lower.
        var low = new Block(id(2), null, 0, 3, true, new int[] {2, 3, 4});
        assertThat((double) Skyline.of(FRAME, slope, List.of(low)).heights().height_m(4, 0))
                .isCloseTo(40, within(1e-3));
        assertThat(skyline.ground_m(-5, 3)).isCloseTo(0, within(1e-3));
        assertThat(skyline.ground_m(50, 3)).isCloseTo(100, within(1e-3));
    }

    private static ObjectId id(int number) {
        return ObjectId.parse(new UUID(7, number).toString());
    }

    private static ProtectedView view(double lowest, Coordinate... ring) {
        return ProtectedView.of(id(3), "望塔", new GeometryFactory().createPolygon(ring), 1.6, lowest);
    }

    /** Eye in the west, landmark of 0.002° in the east. */
    @ParameterizedTest
    @ValueSource(strings = {"012", "120", "201", "210", "102", "021"})
    void theEyeIsAcrossFromTheShortestSideWhereverTheRingBegins(String order) {
        Coordinate[] corners = {
            new Coordinate(125, 43.9), new Coordinate(125.01, 43.901), new Coordinate(125.01, 43.899)
        };
        var ring = new Coordinate[4];
        for (int i = 0; i < 4; i++) ring[i] = corners[order.charAt(i % 3) - '0'].copy();
        ProtectedView view = view(30, ring);
        assertThat(view.isUsable()).isTrue();
        assertThat(view.eye()).isEqualTo(Locations.of(125, 43.9));
        assertThat(List.of(view.left(), view.right()))
                .containsExactlyInAnyOrder(Locations.of(125.01, 43.901), Locations.of(125.01, 43.899));
        var box = new Extent(view.west(), view.south(), view.east(), view.north());
        assertThat(box.west()).isCloseTo(125, within(1e-6));
        assertThat(box.east()).isCloseTo(125.01, within(1e-6));
        assertThat(box.south()).isCloseTo(43.899, within(1e-6));
        assertThat(box.north()).isCloseTo(43.901, within(1e-6));
    }

    @Test
    void whatIsNoTriangleOrSaysNoHeightGivesNoLimit() {
        var square = new Coordinate[] {
            new Coordinate(0, 0), new Coordinate(1, 0), new Coordinate(1, 1), new Coordinate(0, 1), new Coordinate(0, 0)
        };
        assertThat(view(30, square).isUsable()).isFalse();
        var triangle = new Coordinate[] {
            new Coordinate(0, 0), new Coordinate(1, 0), new Coordinate(1, 0.1), new Coordinate(0, 0)
        };
        assertThat(view(Double.NaN, triangle).isUsable()).isFalse();
        assertThat(view(30, triangle).isUsable()).isTrue();
    }
}
