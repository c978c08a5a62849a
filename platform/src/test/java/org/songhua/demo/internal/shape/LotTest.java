package org.songhua.demo.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;

/** Land to build on, rows of houses, and cutting land into parts. */
class LotTest {
    private static final Axes PLAIN = new Axes(1, 0);

    private static Polygon rectangle(double width, double height) {
        return PLAIN.rectangle(0, 0, width, height);
    }

    /** A lot with streets all around that keep buildings off by some metres. */
    private static Lot lot(double width, double height, double clearance) {
        Coordinate[] ring = rectangle(width, height).getExteriorRing().getCoordinates();
        var sides = new ArrayList<Lot.Side>();
        for (int i = 1; i < ring.length; i++) {
            sides.add(new Lot.Side(ring[i - 1], ring[i], LineKind.RESIDENTIAL, clearance, i - 1));
        }
        return new Lot(rectangle(width, height), sides, List.of());
    }

    @Test
    void a_house_keeps_off_the_street() {
        Lot lot = lot(100, 50, 5);
        assertThat(lot.isFree(Rect.of(PLAIN, 5.1, 5.1, 20, 20), 3)).isTrue();
        assertThat(lot.isFree(Rect.of(PLAIN, 4.9, 5.1, 20, 20), 3)).isFalse();
        assertThat(lot.isFree(Rect.of(PLAIN, 90, 20, 110, 30), 3)).isFalse();
        assertThat(lot.isFree(Rect.of(PLAIN, 200, 20, 210, 30), 3)).as("beyond").isFalse();
    }

    @Test
    void a_street_beyond_the_border_keeps_houses_off_too() {
        var road = new Lot.Side(new Coordinate(0, -10), new Coordinate(100, -10), LineKind.TRUNK, 30, 0);
        Lot lot = new Lot(rectangle(100, 50), lot(100, 50, 0).sides(), List.of(road));
        assertThat(lot.isFree(Rect.of(PLAIN, 40, 15, 50, 25), 0)).isFalse();
        assertThat(lot.isFree(Rect.of(PLAIN, 40, 21, 50, 31), 0)).isTrue();
    }

    @Test
    void houses_keep_off_each_other() {
        Lot lot = lot(100, 50, 0);
        lot.take(Rect.of(PLAIN, 10, 10, 20, 20));
        assertThat(lot.isFree(Rect.of(PLAIN, 24, 10, 30, 20), 5)).isFalse();
        assertThat(lot.isFree(Rect.of(PLAIN, 25.1, 10, 30, 20), 5)).isTrue();
        assertThat(lot.isFree(Outline.ell(Rect.of(PLAIN, 5, 5, 40, 45), 3), 2))
                .as("around it")
                .isTrue();
        lot.take(Outline.ell(Rect.of(PLAIN, 5, 5, 40, 45), 3));
        assertThat(lot.taken()).hasSize(3);
        assertThat(lot.isFree(Rect.of(PLAIN, 6, 30, 9, 35), 2)).isFalse();
    }

    @Test
    void the_first_place_that_fits_is_found_from_the_north_west() {
        Lot lot = lot(100, 50, 5);
        Rect first = lot.find(PLAIN, 20, 10, 4).orElseThrow();
        assertThat(lot.isFree(first, 4)).isTrue();
        assertThat(first.centre().x).isLessThan(20);
        assertThat(first.centre().y).isGreaterThan(35);
        assertThat(lot.find(PLAIN, 120, 10, 4)).isEmpty();
    }

    @Test
    void fronts_join_sides_that_go_straight_on_and_are_of_one_kind() {
        var a = new Lot.Side(new Coordinate(0, 0), new Coordinate(50, 0), LineKind.PRIMARY, 8, 1);
        var b = new Lot.Side(new Coordinate(50, 0), new Coordinate(100, 1), LineKind.PRIMARY, 9, 2);
        var c = new Lot.Side(new Coordinate(100, 1), new Coordinate(100, 60), LineKind.PRIMARY, 8, 3);
        var d = new Lot.Side(new Coordinate(100, 60), new Coordinate(100, 90), LineKind.GRID, 2, 4);
        var e = new Lot.Side(new Coordinate(100, 90), new Coordinate(0, 0), LineKind.PRIMARY, 8, 5);
        List<Lot.Side> fronts = new Lot(rectangle(100, 90), List.of(a, b, c, d, e), List.of()).fronts();
        assertThat(fronts).extracting(Lot.Side::edge).containsExactly(1, 3, 4, 5);
        assertThat(fronts.getFirst().to()).isEqualTo(new Coordinate(100, 1));
        assertThat(fronts.getFirst().clearance())
                .as("the greater of both, and no bulge to the left")
                .isEqualTo(9);
        assertThat(fronts.getFirst().length()).isCloseTo(Math.sqrt(10_001), within(1e-9));
    }

    @Test
    void rows_fill_a_lot_with_houses_that_keep_their_distances() {
        Seeded.check(20, random -> {
            Lot lot = lot(random.nextDouble(80, 200), random.nextDouble(60, 150), 6);
            var rows = new Rows(Axes.turned(random.nextDouble(-0.3, 0.3)), 12, List.of(40.0, 25.0), 30, 8, 5);
            List<Rect> houses = rows.fill(lot);
            assertThat(lot.taken()).as("the lot is not changed").isEmpty();
            for (int i = 0; i < houses.size(); i++) {
                assertThat(lot.isFree(houses.get(i), 5)).isTrue();
                for (int j = 0; j < i; j++)
                    assertThat(houses.get(i).gap(houses.get(j))).isGreaterThan(5);
            }
        });
    }

    @Test
    void a_row_of_known_size_holds_as_many_as_fit() {
        // 100 x 40, streets keep off 5: in 90 m two of 40 with 8 between (88); one row of 12 in 30, a second at pitch
        // 30 does not fit.
        var rows = new Rows(PLAIN, 12, List.of(40.0), 30, 8, 5);
        assertThat(rows.fill(lot(100.5, 40, 5))).hasSize(2);
    }

    @Test
    void land_is_cut_into_parts_of_about_the_wanted_area_that_tile_it() {
        Seeded.check(60, random -> {
            Polygon land = rectangle(random.nextDouble(200, 600), random.nextDouble(150, 500));
            var splitter = new Splitter(Dice.of(random.nextLong(), "split"), 12_000, 50).split(land);
            double sum =
                    splitter.leaves().stream().mapToDouble(Polygon::getArea).sum();
            assertThat(sum).isCloseTo(land.getArea(), within(1e-6 * sum));
            assertThat(splitter.leaves()).allSatisfy(part -> {
                assertThat(part.isValid()).isTrue();
                assertThat(part.getArea()).isGreaterThan(0.8 * 50 * 50).isLessThan(12_000 * 1.75 + 1);
            });
            assertThat(splitter.cuts())
                    .hasSizeGreaterThanOrEqualTo(splitter.leaves().size() - 1);
        });
    }

    @Test
    void land_too_narrow_to_cut_stays_whole() {
        var splitter = new Splitter(Dice.of(1, "split"), 100, 50).split(rectangle(90, 60));
        assertThat(splitter.leaves()).hasSize(1);
        assertThat(splitter.cuts()).isEmpty();
    }

    @Test
    void pieces_hang_together_under_their_least_member() {
        var pieces = new Pieces(6);
        pieces.join(5, 3);
        pieces.join(3, 4);
        pieces.join(1, 0);
        assertThat(List.of(pieces.of(0), pieces.of(1), pieces.of(2), pieces.of(3), pieces.of(4), pieces.of(5)))
                .containsExactly(0, 0, 2, 3, 3, 3);
    }

    @Test
    void kinds_of_lines_are_ordered_by_importance() {
        assertThat(LineKind.TRUNK.atLeast(LineKind.PRIMARY)).isTrue();
        assertThat(LineKind.TRACK.isStreet()).isTrue();
        assertThat(LineKind.BANK.isStreet()).isFalse();
        assertThat(LineKind.SERVICE.isNamed()).isFalse();
        assertThat(LineKind.RESIDENTIAL.isNamed()).isTrue();
    }
}
