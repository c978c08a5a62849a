package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;
import org.songhua.engine.random.Seeded;

/** What stands on cells of each use: housing, commerce, campuses and works on plots of many sizes. */
class BuildersTest {
    private static final Housing HOUSING = new Housing();
    private static final Commerce COMMERCE = new Commerce(HOUSING);
    private static final Works WORKS = new Works();
    /** Uses that are built on, each with what it may hold. */
    private static final Set<LandUse> BUILT = EnumSet.of(
            LandUse.HOUSING,
            LandUse.ROWS,
            LandUse.VILLAGE,
            LandUse.COMMERCIAL,
            LandUse.OFFICE,
            LandUse.CULTURE,
            LandUse.UNIVERSITY,
            LandUse.SCHOOL,
            LandUse.HOSPITAL,
            LandUse.CARE,
            LandUse.SPORT,
            LandUse.INDUSTRY,
            LandUse.WAREHOUSE,
            LandUse.UTILITY);

    private static List<Campus.Pitch> build(Yard yard) {
        var campus = new Campus(0);
        switch (yard.block().use()) {
            case HOUSING -> HOUSING.build(yard);
            case ROWS -> HOUSING.rows(yard);
            case VILLAGE -> HOUSING.village(yard);
            case COMMERCIAL -> COMMERCE.shopping(yard);
            case OFFICE -> COMMERCE.offices(yard);
            case CULTURE -> COMMERCE.culture(yard);
            case UNIVERSITY -> campus.university(yard);
            case SCHOOL -> campus.school(yard);
            case HOSPITAL -> campus.hospital(yard);
            case CARE -> campus.care(yard);
            case SPORT -> campus.sport(yard);
            case INDUSTRY -> WORKS.industry(yard);
            case WAREHOUSE -> WORKS.warehouse(yard);
            case UTILITY -> WORKS.utility(yard);
            default -> throw new IllegalArgumentException(yard.block().use().name());
        }
        return campus.pitches();
    }

    private static Yard yard(LandUse use, String site, Zone zone, int year, double width, double depth, long seed) {
        return Plots.yard(width, depth, LineKind.TERTIARY, use, site, zone, year, seed);
    }

    private static long with(Yard yard, Use use) {
        return yard.buildings().stream().filter(b -> b.use() == use).count();
    }

    @ParameterizedTest
    @EnumSource(LandUse.class)
    void whateverIsBuiltStandsOnItsOwnGround(LandUse use) {
        if (!BUILT.contains(use)) return;
        Seeded.check(12, random -> {
            double width = random.nextDouble(40, 240);
            double depth = random.nextDouble(40, 240);
            int year = random.nextInt(1910, 2023);
            Zone zone = Zone.values()[random.nextInt(Zone.values().length)];
            Yard yard = yard(use, "", zone, year, width, depth, random.nextLong());
            build(yard);
            Plots.check(yard, use + " " + year + " on " + width + " × " + depth);
        });
    }

    @ParameterizedTest
    @EnumSource(LandUse.class)
    void onGroundTooSmallForAnythingNothingIsBuilt(LandUse use) {
        if (!BUILT.contains(use)) return;
        // Tertiary streets keep buildings off by 14 m on each side, so that 29 m leave one metre.
        Yard yard = yard(use, "", Zone.INNER, 1990, 29, 29, 3);
        assertThat(build(yard)).isEmpty();
        assertThat(yard.buildings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LandUse.class)
    void theSameDiceBuildTheSame(LandUse use) {
        if (!BUILT.contains(use)) return;
        Yard one = yard(use, "", Zone.INNER, 1990, 180, 140, 7);
        Yard two = yard(use, "", Zone.INNER, 1990, 180, 140, 7);
        build(one);
        build(two);
        assertThat(one.buildings()).hasSameSizeAs(two.buildings());
        for (int i = 0; i < one.buildings().size(); i++) {
            assertThat(one.buildings().get(i).toString())
                    .isEqualTo(two.buildings().get(i).toString());
        }
    }

    /** The distance of rows that face south follows the sun: so many times the height of what throws the shadow. */
    @ParameterizedTest
    @CsvSource({"1970", "1985", "1995", "2005", "2012", "2020"})
    void slabsOfAnEstateLeaveEachOtherTheSun(int year) {
        Yard yard = yard(LandUse.HOUSING, "", Zone.INNER, year, 230, 260, year);
        HOUSING.build(yard);
        HousingKind kind = HOUSING.kind(year);
        List<Building> slabs =
                yard.buildings().stream().filter(b -> b.dwellings() > 0).toList();
        assertThat(slabs).isNotEmpty();
        for (Building south : slabs) {
            for (Building north : slabs) {
                Envelope a = south.outline().area().getEnvelopeInternal();
                Envelope b = north.outline().area().getEnvelopeInternal();
                boolean shades = b.getMinY() > a.getMaxY() && a.getMinX() < b.getMaxX() && b.getMinX() < a.getMaxX();
                if (!shades) continue;
                double least = Math.max(10, kind.sun() * south.floors() * 2.9);
                assertThat(b.getMinY() - a.getMaxY())
                        .as(year + ": " + south + " before " + north)
                        .isGreaterThan(least - 1e-6);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1940, 2, 4", "1970, 3, 4", "1985, 5, 6", "1995, 6, 7", "2005, 6, 11", "2012, 7, 18", "2020, 11, 32"})
    void anEstateIsAsHighAsItsTime(int year, int least, int most) {
        for (int seed = 0; seed < 5; seed++) {
            Yard yard = yard(LandUse.HOUSING, "", Zone.INNER, year, 200, 200, seed);
            HOUSING.build(yard);
            assertThat(yard.buildings())
                    .filteredOn(b -> b.dwellings() > 0)
                    .isNotEmpty()
                    .allSatisfy(b -> assertThat(b.floors()).isBetween(least, most));
        }
    }

    @Test
    void housesOfTheRailwayTownStandAlongTheStreets() {
        Yard yard = yard(LandUse.HOUSING, "", Zone.OLD_TOWN, 1935, 160, 120, 2);
        HOUSING.build(yard);
        Geometry border = yard.lot().area().getExteriorRing();
        long atTheStreet = yard.buildings().stream()
                .filter(b -> b.outline().area().distance(border) < 14 + 0.1)
                .count();
        assertThat(atTheStreet).isGreaterThan(8);
    }

    @Test
    void theFirstHousesAreOfTheTimeAndLaterOnesOfTheirs() {
        Yard old = yard(LandUse.HOUSING, "", Zone.OLD_TOWN, 1935, 160, 120, 2);
        Yard renewed = yard(LandUse.HOUSING, "", Zone.OLD_TOWN, 1990, 160, 120, 2);
        HOUSING.build(old);
        HOUSING.build(renewed);
        assertThat(old.buildings()).allSatisfy(b -> assertThat(b.floors()).isLessThanOrEqualTo(4));
        assertThat(renewed.buildings()).anySatisfy(b -> assertThat(b.floors()).isGreaterThan(4));
    }

    @Test
    void garagesAndShedsGoOutOfFashion() {
        int old = 0;
        int recent = 0;
        for (int seed = 0; seed < 12; seed++) {
            Yard before = yard(LandUse.HOUSING, "", Zone.INNER, 1983, 180, 180, seed);
            Yard after = yard(LandUse.HOUSING, "", Zone.INNER, 2010, 180, 180, seed);
            HOUSING.build(before);
            HOUSING.build(after);
            old += (int) with(before, Use.GARAGE);
            recent += (int) with(after, Use.GARAGE);
        }
        assertThat(old).isPositive();
        assertThat(recent).isZero();
    }

    @Test
    void rowsAreOfOneStoreyWithSheds() {
        Yard yard = yard(LandUse.ROWS, "", Zone.NORTH_WORKS, 1958, 120, 100, 4);
        HOUSING.rows(yard);
        assertThat(with(yard, Use.RESIDENTIAL)).isGreaterThan(10);
        assertThat(with(yard, Use.AUXILIARY)).isPositive();
        assertThat(yard.buildings())
                .filteredOn(b -> b.use() != Use.COMMERCIAL)
                .allSatisfy(b -> assertThat(b.floors()).isEqualTo(1));
    }

    @Test
    void aFarmHasOneOrTwoFloorsAndOneFamily() {
        Yard yard = Plots.yard(200, 60, LineKind.TRACK, LandUse.VILLAGE, "", Zone.RURAL, 1985, 4);
        HOUSING.village(yard);
        assertThat(yard.buildings())
                .filteredOn(b -> b.dwellings() > 0)
                .hasSizeGreaterThan(5)
                .allSatisfy(b -> assertThat(b.dwellings()).isEqualTo(1))
                .allSatisfy(b -> assertThat(b.floors()).isBetween(1, 2));
        assertThat(with(yard, Use.AGRICULTURAL)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY_SCHOOL", "JUNIOR_HIGH_SCHOOL", "SENIOR_HIGH_SCHOOL"})
    void aSchoolHasAMainBuildingAndAPitch(String site) {
        Yard yard = yard(LandUse.SCHOOL, site, Zone.INNER, 1995, 240, 220, 5);
        List<Campus.Pitch> pitches = build(yard);
        assertThat(yard.buildings()).filteredOn(b -> b.site().equals("SCHOOL")).hasSize(1);
        assertThat(pitches).filteredOn(p -> !p.size().isEmpty()).hasSize(1);
        assertThat(with(yard, Use.DORMITORY)).isEqualTo(site.startsWith("SENIOR") ? 1 : 0);
    }

    @Test
    void pitchesLieBesideTheBuildingsOfASchool() {
        for (int seed = 0; seed < 10; seed++) {
            Yard yard = yard(LandUse.SCHOOL, "JUNIOR_HIGH_SCHOOL", Zone.INNER, 1995, 200, 190, seed);
            for (Campus.Pitch pitch : build(yard)) {
                Geometry place = Outline.of(pitch.place()).area();
                assertThat(yard.lot().area().contains(place)).as("seed " + seed).isTrue();
                assertThat(yard.buildings())
                        .as("seed " + seed)
                        .noneMatch(b -> b.outline().area().intersects(place));
            }
        }
    }

    @Test
    void aPrimarySchoolIsLowerThanAHospital() {
        Yard school = yard(LandUse.SCHOOL, "PRIMARY_SCHOOL", Zone.INNER, 1995, 180, 140, 5);
        Yard hospital = yard(LandUse.HOSPITAL, "CENTRAL_HOSPITAL", Zone.INNER, 1995, 220, 200, 5);
        build(school);
        build(hospital);
        assertThat(school.buildings()).allSatisfy(b -> assertThat(b.floors()).isLessThanOrEqualTo(5));
        assertThat(hospital.buildings())
                .filteredOn(b -> b.site().equals("HOSPITAL"))
                .hasSize(1)
                .allSatisfy(b -> assertThat(b.floors()).isBetween(14, 19));
    }

    @Test
    void aStadiumStandsAroundItsField() {
        Yard yard = yard(LandUse.SPORT, "STADIUM", Zone.NEW_TOWN, 2010, 300, 320, 1);
        List<Campus.Pitch> pitches = build(yard);
        Building stadium = yard.buildings().stream()
                .filter(b -> b.site().equals("STADIUM"))
                .findFirst()
                .orElseThrow();
        Geometry field = Outline.of(pitches.stream()
                        .filter(p -> p.size().equals("eleven"))
                        .findFirst()
                        .orElseThrow()
                        .place())
                .area();
        assertThat(stadium.outline().area().getNumInteriorRing()).isEqualTo(1);
        assertThat(stadium.outline().area().getEnvelopeInternal().contains(field.getEnvelopeInternal()))
                .isTrue();
        assertThat(stadium.outline().area().intersects(field)).isFalse();
    }

    @Test
    void aSportsGroundWithoutRoomForAFieldOfElevenHasASmallerOne() {
        Yard yard = yard(LandUse.SPORT, "SPORTS_GROUND", Zone.INNER, 2000, 130, 150, 1);
        assertThat(build(yard)).extracting(Campus.Pitch::size).contains("seven").doesNotContain("eleven");
    }

    @ParameterizedTest
    @CsvSource({"1960, reinforced_concrete", "2005, steel"})
    void hallsOfWorksAreBuiltAsTheirTimeDoes(int year, String structure) {
        Yard yard = yard(LandUse.INDUSTRY, "", Zone.WEST_WORKS, year, 240, 200, 2);
        WORKS.industry(yard);
        assertThat(yard.buildings())
                .filteredOn(b -> b.use() == Use.INDUSTRIAL)
                .isNotEmpty()
                .allSatisfy(b -> assertThat(b.structure()).isEqualTo(structure))
                .allSatisfy(b -> assertThat(b.floors()).isEqualTo(1))
                .allSatisfy(b -> assertThat(b.height()).isBetween(7.0, 12.7));
    }

    @Test
    void warehousesStoreAndHaveAnOfficeAtMost() {
        for (int seed = 0; seed < 10; seed++) {
            Yard yard = yard(LandUse.WAREHOUSE, "", Zone.NORTH_WORKS, 1990, 220, 180, seed);
            WORKS.warehouse(yard);
            assertThat(with(yard, Use.STORAGE)).isPositive();
            assertThat(with(yard, Use.OFFICE)).isLessThanOrEqualTo(1);
            assertThat(with(yard, Use.INDUSTRIAL)).isZero();
        }
    }

    @Test
    void aStationHallStandsAtTheRails() {
        var area = new Axes(1, 0).rectangle(0, 0, 300, 90);
        var block = new Block(area, 0, Zone.INNER, LandUse.RAIL, "", 1904);
        Yard yard = Plots.yard(area, LineKind.RAIL, block, 1);
        WORKS.station(yard);
        Building hall = yard.buildings().getFirst();
        assertThat(yard.buildings()).hasSize(1);
        assertThat(hall.use()).isEqualTo(Use.TRANSPORT);
        assertThat(hall.outline().main().halfLength()).isEqualTo(60);
        // in the middle of the side of 300 m, behind 6 m of clearance
        assertThat(hall.outline().main().centre().x).isBetween(149.9, 150.1);
        assertThat(hall.outline().area().distance(area.getExteriorRing())).isBetween(6.0, 6.1);
    }

    @Test
    void aStationWithoutRailsHasNoHall() {
        Yard yard = Plots.yard(300, 90, LineKind.SECONDARY, LandUse.RAIL, "", Zone.INNER, 1904, 1);
        WORKS.station(yard);
        assertThat(yard.buildings()).isEmpty();
    }

    @Test
    void shopsOfAnEstateStandAtItsStreetsOnOneOrTwoFloors() {
        Yard yard = Plots.yard(220, 180, LineKind.TERTIARY, LandUse.HOUSING, "", Zone.INNER, 1995, 11);
        Housing.shops(yard, 1);
        assertThat(yard.buildings()).isNotEmpty().allSatisfy(b -> {
            assertThat(b.site()).isEqualTo("SHOPS");
            assertThat(b.floors()).isBetween(1, 2);
            assertThat(b.outline().area().distance(yard.lot().area().getExteriorRing()))
                    .isBetween(14.0, 14.1);
        });
        Plots.check(yard, "shops");
    }

    @Test
    void withoutStreetsThereAreNoShops() {
        Yard yard = Plots.yard(220, 180, LineKind.GRID, LandUse.HOUSING, "", Zone.INNER, 1995, 11);
        Housing.shops(yard, 1);
        assertThat(yard.buildings()).isEmpty();
    }

    @Test
    void theNewTownHasTowersInsteadOfStreetFronts() {
        Set<Integer> floors = java.util.stream.IntStream.range(0, 20)
                .mapToObj(seed -> {
                    Yard yard = yard(LandUse.OFFICE, "", Zone.NEW_TOWN, 2012, 170, 150, seed);
                    COMMERCE.offices(yard);
                    return yard;
                })
                .flatMap(yard -> yard.buildings().stream())
                .filter(b -> b.use() == Use.OFFICE && !b.site().equals("GOVERNMENT"))
                .map(Building::floors)
                .collect(Collectors.toSet());
        assertThat(floors).allMatch(f -> f >= 11 && f <= 27).hasSizeGreaterThan(5);
    }

    @Test
    void aRectangleAlongTheShortSideOfALotIsNotTakenTwice() {
        Yard yard = Plots.yard(60, 200, LineKind.RESIDENTIAL, LandUse.HOUSING, "", Zone.OLD_TOWN, 1930, 9);
        HOUSING.build(yard);
        List<Rect> taken = yard.lot().taken();
        for (int i = 0; i < taken.size(); i++) {
            for (int j = 0; j < i; j++) {
                // parts of one outline touch, others keep their distance
                assertThat(taken.get(i).gap(taken.get(j))).as(i + " and " + j).isGreaterThan(-1e-6);
            }
        }
        assertThat(yard.lot().fronts()).extracting(Lot.Side::kind).containsOnly(LineKind.RESIDENTIAL);
    }
}
