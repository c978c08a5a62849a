package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;
import org.songhua.engine.random.Seeded;

/** A cell being built on. */
class YardTest {
    private static final Axes PLAIN = new Axes(1, 0);
    /** One dwelling for each 72 m², sections of 15 m. */
    private static final HousingKind KIND = HousingKind.of(HousingKind.read(), 1995);

    private static Yard yard(int year) {
        return Plots.yard(200, 150, LineKind.RESIDENTIAL, LandUse.HOUSING, "", Zone.INNER, year, 1);
    }

    private static Building only(Yard yard) {
        assertThat(yard.buildings()).hasSize(1);
        return yard.buildings().getFirst();
    }

    @Test
    void aRectangleAlongAFrontLiesOnItsLeftBehindTheClearance() {
        var front = new Lot.Side(new Coordinate(0, 0), new Coordinate(100, 0), LineKind.PRIMARY, 30, 0);
        Rect rect = Yard.along(front, 20, 30, 12);
        // from 20 to 50 along, so the middle is at 35; behind 30 m of clearance 6 m to the middle, and 2 cm of
        // tolerance
        assertThat(rect.centre().x).isCloseTo(35, within(1e-9));
        assertThat(rect.centre().y).isCloseTo(36.02, within(1e-9));
        assertThat(rect.halfLength()).isEqualTo(15);
        assertThat(rect.halfDepth()).isEqualTo(6);
    }

    @Test
    void aRectangleAlongAnyFrontKeepsExactlyItsClearance() {
        Seeded.check(300, random -> {
            var from = new Coordinate(random.nextDouble(-500, 500), random.nextDouble(-500, 500));
            var to = new Coordinate(from.x + random.nextDouble(30, 90), from.y + random.nextDouble(-90, 90));
            var front = new Lot.Side(from, to, LineKind.SERVICE, random.nextDouble(0, 40), 0);
            Rect rect = Yard.along(front, 3, random.nextDouble(5, 20), random.nextDouble(4, 20));
            assertThat(Plots.left(from, to, rect)).isCloseTo(front.clearance() + 0.02, within(1e-6));
        });
    }

    @Test
    void aSlabHasADwellingForEachShareOfItsFloorAreaAndASectionForEachUnitOfLength() {
        Yard yard = yard(1995);
        yard.house(Outline.of(Rect.of(PLAIN, 20, 20, 80, 32)), Use.RESIDENTIAL, 6, KIND, 0.94);
        Building slab = only(yard);
        // 60 m × 12 m × 6 floors × 0.94 = 4,060.8 m²; over 72 m² that is 56.4; 60 m over 15 m are 4 sections
        assertThat(slab.dwellings()).isEqualTo(56);
        assertThat(slab.sections()).isEqualTo(4);
        assertThat(slab.floorArea()).isCloseTo(4320, within(1e-6));
        assertThat(slab.occupied()).isEqualTo(KIND.occupied());
        // storeys of 2.9 m and a roof of 0.6 to 1.8 m, to a tenth
        assertThat(slab.height()).isBetween(6 * 2.9 + 0.6, 6 * 2.9 + 1.8);
        assertThat(slab.height() * 10).isCloseTo(Math.rint(slab.height() * 10), within(1e-9));
    }

    @Test
    void oldHousesHaveHigherStoreys() {
        Yard yard = yard(1930);
        yard.house(Outline.of(Rect.of(PLAIN, 20, 20, 50, 30)), Use.RESIDENTIAL, 3, KIND, 0.9);
        assertThat(only(yard).height()).isBetween(3 * 3.3 + 0.6, 3 * 3.3 + 1.8);
    }

    @Test
    void theSmallestHouseHasOneDwellingAndOneDoor() {
        Yard yard = yard(1995);
        yard.house(Outline.of(Rect.of(PLAIN, 20, 20, 23, 22)), Use.RESIDENTIAL, 1, KIND, 0.9);
        assertThat(only(yard).dwellings()).isEqualTo(1);
        assertThat(only(yard).sections()).isEqualTo(1);
    }

    @Test
    void noSectionHasFewerThanTwoDwellings() {
        Seeded.check(300, random -> {
            Yard yard = yard(1995);
            double length = random.nextDouble(4, 120);
            double depth = random.nextDouble(4, 16);
            int floors = random.nextInt(1, 33);
            yard.house(
                    Outline.of(Rect.of(PLAIN, 20, 20, 20 + length, 20 + depth)), Use.RESIDENTIAL, floors, KIND, 0.94);
            Building house = only(yard);
            assertThat(house.sections()).isBetween(1, Math.max(1, house.dwellings() / 2));
            assertThat(house.dwellings() * KIND.dwelling())
                    .isLessThanOrEqualTo(Math.max(KIND.dwelling(), house.floorArea()));
        });
    }

    @Test
    void whatIsHigherThanEightFloorsIsOfConcreteWhateverItsTime() {
        Yard yard = yard(1940);
        yard.house(Outline.of(Rect.of(PLAIN, 20, 20, 60, 32)), Use.RESIDENTIAL, 9, KIND, 0.9);
        assertThat(only(yard).structure()).isEqualTo("reinforced_concrete");
    }

    @ParameterizedTest
    @ValueSource(ints = {1908, 2019, 2024, 2030})
    void nothingIsBuiltInTheFuture(int year) {
        Yard yard = yard(year);
        for (int i = 0; i < 10; i++) {
            Outline outline = Outline.of(Rect.of(PLAIN, 10 + 15 * i, 20, 20 + 15 * i, 30));
            if (i % 2 == 0) yard.house(outline, Use.RESIDENTIAL, 2, KIND, 0.9);
            else yard.build(outline, Use.OFFICE, "", 2, 3.6, "masonry");
        }
        assertThat(yard.buildings()).allSatisfy(b -> assertThat(b.year()).isLessThanOrEqualTo(2024));
    }

    @Test
    void aBuildingWithoutDwellingsIsAsHighAsItsStoreys() {
        Yard yard = yard(2000);
        yard.build(Outline.of(Rect.of(PLAIN, 20, 20, 50, 32)), Use.COMMERCIAL, "SHOPS", 2, 3.9, "masonry");
        // 2 × 3.9 m and a parapet of 0.6 m
        assertThat(only(yard).height()).isEqualTo(8.4);
        assertThat(only(yard).dwellings()).isZero();
        assertThat(only(yard).occupied()).isZero();
    }

    @Test
    void whatStandsTakesItsPlace() {
        Yard yard = yard(2000);
        Rect place = Rect.of(PLAIN, 20, 20, 50, 32);
        assertThat(yard.lot().isFree(place, 0)).isTrue();
        yard.build(Outline.of(place), Use.OFFICE, "", 2, 3.9, "masonry");
        assertThat(yard.lot().isFree(place, 0)).isFalse();
    }

    @Test
    void placingGoesOnUntilThereIsNoRoom() {
        Yard yard = yard(2000);
        int placed = 0;
        while (yard.place(30, 12, 8, Use.OFFICE, "", 3, "masonry")) placed++;
        // 181 m × 131 m are free of setbacks; houses of 30 m × 12 m with 8 m between need at least 38 m × 20 m each
        assertThat(placed).isBetween(8, 4 * 6 + 6);
        assertThat(yard.buildings()).hasSize(placed);
        Plots.check(yard, "placed");
        assertThat(yard.place(30, 12, 8, Use.OFFICE, "", 3, "masonry")).isFalse();
    }

    @Test
    void frontsComeByImportanceAndThenByLength() {
        var area = PLAIN.rectangle(0, 0, 100, 60);
        var ring = area.getExteriorRing().getCoordinates();
        LineKind[] kinds = {LineKind.SERVICE, LineKind.PRIMARY, LineKind.SERVICE, LineKind.GRID};
        List<Lot.Side> sides = new ArrayList<>();
        for (int i = 0; i < 4; i++) sides.add(new Lot.Side(ring[i], ring[i + 1], kinds[i], 5, i));
        var block = new Block(area, 0, Zone.INNER, LandUse.HOUSING, "", 1990);
        var yard = new Yard(0, block, new Lot(area, sides, List.of()), Dice.of(1, "fronts"));
        assertThat(yard.fronts(LineKind.TRACK, 1))
                .extracting(Lot.Side::kind)
                .containsExactly(LineKind.PRIMARY, LineKind.SERVICE, LineKind.SERVICE);
        assertThat(yard.fronts(LineKind.TERTIARY, 1)).extracting(Lot.Side::kind).containsExactly(LineKind.PRIMARY);
        assertThat(yard.fronts(LineKind.TRACK, 80)).extracting(Lot.Side::length).containsExactly(100.0, 100.0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0.2", "-0.3, -0.3", "0.5, 0.05", "-0.6, 0.05", "0.785, 0.05"})
    void housesFollowTheStreetsUnlessTheseTurnThemFromTheSun(double street, double houses) {
        var area = Axes.turned(street).rectangle(0, 0, 120, 70);
        var block = new Block(area, 0, Zone.INNER, LandUse.HOUSING, "", 1990);
        Yard yard = Plots.yard(area, LineKind.SERVICE, block, 1);
        assertThat(yard.axes().angle()).isCloseTo(houses, within(1e-9));
    }
}
