package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Rect;

/** Rectangular cells to build on, and what must hold for whatever is built on them. */
final class Plots {
    private static final Map<LineKind, StreetRules> RULES = StreetRules.read();

    private Plots() {}

    /** A cell from the origin to the north-east with one kind of street all around. */
    static Yard yard(
            double width, double depth, LineKind around, LandUse use, String site, Zone zone, int year, long seed) {
        Polygon area = new Axes(1, 0).rectangle(0, 0, width, depth);
        return yard(area, around, new Block(area, 0, zone, use, site, year), seed);
    }

    static Yard yard(Polygon area, LineKind around, Block block, long seed) {
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        double setback = Objects.requireNonNull(RULES.get(around)).setback();
        List<Lot.Side> sides = new ArrayList<>();
        for (int i = 1; i < ring.length; i++) sides.add(new Lot.Side(ring[i - 1], ring[i], around, setback, i - 1));
        return new Yard(0, block, new Lot(area, sides, List.of()), Dice.of(seed, "plot"));
    }

    /** What holds for the buildings of every cell, whatever its use. */
    static void check(Yard yard, String as) {
        List<Building> all = yard.buildings();
        for (int i = 0; i < all.size(); i++) {
            Building building = all.get(i);
            String which = as + ": building " + i + " " + building;
            assertThat(building.outline().area().isValid()).as(which).isTrue();
            assertThat(building.floors()).as(which).isBetween(1, 33);
            assertThat(building.height()).as(which).isBetween(2.0, 9.0 * building.floors() + 8);
            assertThat(building.year())
                    .as(which)
                    .isBetween(yard.block().year(), Math.min(2024, yard.block().year() + 5));
            assertThat(building.structure()).as(which).isIn("mixed", "masonry", "reinforced_concrete", "steel");
            assertThat(building.sections()).as(which).isPositive();
            assertThat(building.dwellings()).as(which).isNotNegative();
            if (building.dwellings() > 0) assertThat(building.use()).as(which).isEqualTo(Use.RESIDENTIAL);
            keepsOffTheBorder(yard, building, which);
            for (int j = 0; j < i; j++) {
                assertThat(building.outline()
                                .area()
                                .overlaps(all.get(j).outline().area()))
                        .as(which + " on " + j)
                        .isFalse();
                assertThat(building.outline()
                                .area()
                                .contains(all.get(j).outline().area()))
                        .as(which + " over " + j)
                        .isFalse();
            }
        }
    }

    private static void keepsOffTheBorder(Yard yard, Building building, String which) {
        assertThat(yard.lot().area().contains(building.outline().area()))
                .as(which + " inside")
                .isTrue();
        double clearance = yard.lot().sides().getFirst().clearance();
        double distance =
                yard.lot().area().getExteriorRing().distance(building.outline().area());
        assertThat(distance).as(which + " off the street").isGreaterThan(clearance - 1e-6);
    }

    /** {@return how far a rectangle lies off the line through two points, at its nearest corner; negative on the right} */
    static double left(Coordinate from, Coordinate to, Rect rect) {
        Axes axes = Axes.along(from, to);
        double least = Double.POSITIVE_INFINITY;
        for (Coordinate corner : rect.corners()) least = Math.min(least, axes.local(corner).y - axes.local(from).y);
        return least;
    }
}
