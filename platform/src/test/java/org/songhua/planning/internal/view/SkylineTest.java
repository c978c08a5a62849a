package org.songhua.planning.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.engine.osm.Locations;

/** Buildings on the points of a grid, worked out on a grid of one step a thousandth of a degree. */
class SkylineTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Ten columns and five rows; the north-western point is (0, 4) in thousandths of a degree. */
    private static final GridFrame FRAME = new GridFrame(0, 0.004, 10, 5, 111, 0.001, 0.001);

    private static Geometry box(double west, double south, double east, double north) {
        var envelope = new org.locationtech.jts.geom.Envelope(west / 1000, east / 1000, south / 1000, north / 1000);
        return FACTORY.toGeometry(envelope);
    }

    private static int[] cells(Geometry outline) {
        Coordinate inside = outline.getInteriorPoint().getCoordinate();
        return Skyline.cells(outline, new double[] {inside.x, inside.y}, FRAME);
    }

    @Test
    void aBuildingStandsOnThePointsInsideItsOutline() {
        // Columns 2 and 3, rows of the latitudes 3 and 2: row 1 and row 2.
        assertThat(cells(box(1.5, 1.5, 3.5, 3.5))).containsExactly(12, 13, 22, 23);
    }

    @Test
    void aNarrowOneStandsOnTheNextPoint() {
        assertThat(cells(box(5.6, 2.6, 5.8, 2.8))).containsExactly(16);
        assertThat(cells(FACTORY.createPoint(new Coordinate(0.0071, 0.0)))).containsExactly(47);
    }

    @Test
    void whatReachesOverTheBorderIsCutAndWhatIsBeyondLeftOut() {
        assertThat(cells(box(-5, 3.5, 1.5, 9))).containsExactly(0, 1);
        assertThat(cells(box(20, 1, 22, 3))).isEmpty();
        assertThat(cells(box(2.1, -3, 2.2, -2))).isEmpty();
    }

    @Test
    void aCourtyardIsNoBuilding() {
        Geometry ring = box(0.5, 0.5, 4.5, 3.5).difference(box(1.5, 1.5, 3.5, 2.5));
        // Rows 1 to 3, columns 1 to 4, without row 2 and columns 2 and 3.
        assertThat(cells(ring)).containsExactly(11, 12, 13, 14, 21, 24, 31, 32, 33, 34);
    }

    private static Block block(double height_m, boolean measured, int... cells) {
        return new Block(ObjectId.of(1, "b" + height_m), null, Locations.of(0, 0), height_m, measured, cells);
    }

    @Test
    void aPointIsAsHighAsTheHighestOnIt() {
        Skyline skyline = Skyline.of(FRAME, List.of(block(10, true, 0, 1), block(30, false, 1, 2), block(5, true, 1)));
        assertThat(skyline.heights().height_m(0, 0)).isEqualTo(10);
        assertThat(skyline.heights().height_m(1, 0)).isEqualTo(30);
        assertThat(skyline.heights().height_m(2, 0)).isEqualTo(30);
        assertThat(skyline.heights().height_m(3, 0)).isZero();
        assertThat(skyline.withoutHeight()).isEqualTo(1);
    }

    @Test
    void aFrameAroundAPlaceHasThePlaceInTheMiddle() {
        long place = Locations.of(126.5, 43.8);
        GridFrame frame = GridFrame.around(place, 100, 10);
        assertThat(frame.columns()).isEqualTo(21);
        assertThat(frame.rows()).isEqualTo(21);
        assertThat(frame.longitude(10)).isEqualTo(126.5, within(1e-9));
        assertThat(frame.latitude(10)).isEqualTo(43.8, within(1e-9));
        assertThat(frame.column(126.5)).isEqualTo(10, within(1e-6));
        assertThat(frame.row(43.8)).isEqualTo(10, within(1e-6));
        // A radius that is no whole number of cells is reached.
        assertThat(GridFrame.around(place, 101, 10).columns()).isEqualTo(23);
        assertThat(frame.holds(20, 20)).isTrue();
        assertThat(frame.holds(21, 0)).isFalse();
        assertThat(frame.holds(0, -1)).isFalse();
    }

    @Test
    void aFrameOverABoxReachesItsCorners() {
        GridFrame frame = GridFrame.over(new Extent(10, 45, 10.01, 45.02), 50);
        assertThat(frame.longitude(0)).isEqualTo(10);
        assertThat(frame.latitude(0)).isEqualTo(45.02);
        assertThat(frame.longitude(frame.columns() - 1.0)).isBetween(10.01, 10.01 + frame.degreesEast());
        assertThat(frame.latitude(frame.rows() - 1.0)).isBetween(45 - frame.degreesSouth(), 45.0);
        // A cell is 50 m both ways: at 45 degrees a degree of longitude is 0.7 of one of latitude.
        assertThat(frame.degreesEast() / frame.degreesSouth()).isEqualTo(1.41, within(0.02));
        assertThat(frame.extent().west()).isLessThan(10);
    }
}
