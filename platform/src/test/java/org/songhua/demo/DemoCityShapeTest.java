package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.demo.internal.shape.Pieces;

/** How the objects of the demo city hang together: streets, regions, names, sums. */
class DemoCityShapeTest {
    private static final Set<String> IN_STREETS =
            Set.of("component", "water_pipe", "gas_pipe", "heat_pipe", "drain_pipe", "manhole", "valve", "hydrant");

    /** {@return how many pieces lines fall into that share their end points} */
    private static long pieces(Stream<Feature> lines) {
        List<LineString> all = lines.map(f -> (LineString) f.geometry()).toList();
        Map<Coordinate, Integer> ends = new HashMap<>();
        for (LineString line : all) {
            ends.putIfAbsent(line.getCoordinateN(0), ends.size());
            ends.putIfAbsent(line.getCoordinateN(line.getNumPoints() - 1), ends.size());
        }
        var pieces = new Pieces(ends.size());
        for (LineString line : all) {
            pieces.join(ends.get(line.getCoordinateN(0)), ends.get(line.getCoordinateN(line.getNumPoints() - 1)));
        }
        return ends.values().stream().map(pieces::of).distinct().count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyStreetIsReachedFromEveryOther(long seed) {
        assertThat(pieces(Cities.features(Cities.of(seed, 0.1), "street")))
                .as("seed " + seed)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPathIsReachedFromTheStreets(long seed) {
        DemoCity city = Cities.of(seed, 0.1);
        Stream<Feature> ways = Stream.concat(Cities.features(city, "street"), Cities.features(city, "path"));
        assertThat(pieces(ways)).as("seed " + seed).isEqualTo(1);
    }

    @Test
    void streetsAreCutAtJunctions() {
        Map<Coordinate, Integer> inside = new HashMap<>();
        List<Feature> streets = Cities.list(Cities.small(), "street");
        for (Feature street : streets) {
            Coordinate[] points = street.geometry().getCoordinates();
            for (int i = 1; i + 1 < points.length; i++) inside.merge(points[i], 1, Integer::sum);
        }
        for (Feature street : streets) {
            Coordinate[] points = street.geometry().getCoordinates();
            assertThat(inside).doesNotContainKey(points[0]).doesNotContainKey(points[points.length - 1]);
        }
        assertThat(inside.values()).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bridgesCrossTheRiver(long seed) {
        DemoCity city = Cities.of(seed, 0.1);
        assertThat(Cities.list(city, "bridge")).as("seed " + seed).isNotEmpty();
        Geometry water = Cities.features(city, "water")
                .map(Feature::geometry)
                .reduce(Geometry::union)
                .orElseThrow();
        Cities.features(city, "bridge")
                .forEach(b -> assertThat(b.geometry().intersects(water)).isTrue());
    }

    @Test
    void everyBuildingStandsInAUnitGrid() {
        var tree = new STRtree();
        Cities.features(Cities.small(), "unit_grid").forEach(g -> {
            PreparedGeometry grid = PreparedGeometryFactory.prepare(g.geometry());
            tree.insert(g.geometry().getEnvelopeInternal(), grid);
        });
        Cities.features(Cities.small(), "building").forEach(building -> {
            boolean held = tree.query(building.geometry().getEnvelopeInternal()).stream()
                    .anyMatch(grid -> ((PreparedGeometry) grid).contains(building.geometry()));
            assertThat(held).as(building.id()).isTrue();
        });
    }

    @Test
    void everythingLiesInsideTheCity() {
        Geometry city = Cities.list(Cities.small(), "region").getFirst().geometry();
        PreparedGeometry inside = PreparedGeometryFactory.prepare(city.buffer(0.5));
        // The limit runs along the middle of some streets, and what lies in them lies on either side.
        PreparedGeometry withStreets = PreparedGeometryFactory.prepare(city.buffer(8));
        for (Feature f : Cities.small().features()) {
            var area = IN_STREETS.contains(f.classCode()) ? withStreets : inside;
            assertThat(area.contains(f.geometry())).as(f.id()).isTrue();
        }
    }

    @Test
    void regionsFormATreeAndAddUp() {
        Map<String, Feature> byCode = Cities.features(Cities.small(), "region")
                .collect(Collectors.toMap(f -> Cities.text(f, "code"), f -> f));
        Map<String, Long> people = new TreeMap<>();
        for (Feature region : byCode.values()) {
            people.merge(Cities.text(region, "parent"), Cities.number(region, "population"), Long::sum);
            long level = Cities.number(region, "level");
            if (level == 2) continue;
            Feature parent = byCode.get(Cities.text(region, "parent"));
            assertThat(Cities.number(parent, "level")).isEqualTo(level - 1);
            if (level > 3) assertThat(Cities.text(region, "code")).startsWith(Cities.text(region, "parent"));
        }
        byCode.forEach((code, region) -> {
            if (Cities.number(region, "level") < 5) {
                assertThat(people.get(code)).isEqualTo(Cities.number(region, "population"));
            }
        });
    }

    @Test
    void peopleOfBuildingsGridsAndTheCityAreTheSame() {
        DemoCity city = Cities.small();
        long residents = Cities.sum(city, "building", "residents");
        assertThat(Cities.sum(city, "unit_grid", "population")).isEqualTo(residents);
        assertThat(Cities.sum(city, "unit_grid", "households")).isEqualTo(Cities.sum(city, "building", "households"));
        assertThat(Cities.number(Cities.list(city, "region").getFirst(), "population"))
                .isEqualTo(residents);
    }

    @Test
    void gridCodesBelongToTheirCommunity() {
        Cities.features(Cities.small(), "unit_grid")
                .forEach(grid ->
                        assertThat(Cities.text(grid, "code")).hasSize(15).startsWith(Cities.text(grid, "community")));
    }

    @Test
    void divisionCodesLieInTheRangeThatNobodyUses() {
        assertThat(Cities.features(Cities.small(), "region").map(f -> Cities.text(f, "code")))
                .allMatch(code -> code.startsWith("2299"));
    }

    @Test
    void namesOfRegionsAreUnique() {
        assertThat(Cities.features(Cities.small(), "region").map(Feature::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"primary_school", "middle_school", "hospital", "park", "market", "police", "kindergarten"})
    void namesOfFacilitiesAreUnique(String classCode) {
        assertThat(Cities.features(Cities.small(), classCode).map(Feature::name))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** Parts of one street may be interrupted by a square or a river, but lie on one line and near each other. */
    @Test
    void aStreetNameMeansOneStreet() {
        Map<String, Set<String>> kinds = new TreeMap<>();
        Cities.features(Cities.small(), "street")
                .filter(f -> f.name() != null)
                .forEach(f -> kinds.computeIfAbsent(f.name(), n -> new java.util.TreeSet<>())
                        .add(Cities.text(f, "kind")));
        assertThat(kinds.values()).allSatisfy(k -> assertThat(k).hasSize(1));
    }

    @Test
    void addressesAreUniqueAndNameTheirStreet() {
        List<Feature> addresses = Cities.list(Cities.small(), "address");
        assertThat(addresses.stream().map(f -> Cities.text(f, "address"))).doesNotHaveDuplicates();
        assertThat(addresses)
                .allSatisfy(a -> assertThat(Cities.text(a, "address"))
                        .contains(Cities.text(a, "street"))
                        .contains(Cities.text(a, "house_number")));
    }

    @Test
    void anAddressLiesAtItsBuilding() {
        Map<String, Geometry> buildings = Cities.features(Cities.small(), "building")
                .collect(Collectors.toMap(f -> Cities.text(f, "code"), Feature::geometry));
        Cities.features(Cities.small(), "address").forEach(a -> {
            String code = Cities.text(a, "code").substring(0, 19);
            assertThat(a.geometry()).isInstanceOf(Point.class);
            assertThat(buildings.get(code).distance(a.geometry())).isLessThan(1.0);
        });
    }

    @Test
    void facilitiesOnGroundFloorsStandInABuilding() {
        var tree = new STRtree();
        Cities.features(Cities.small(), "building")
                .forEach(b -> tree.insert(b.geometry().getEnvelopeInternal(), b.geometry()));
        for (String classCode : List.of("pharmacy", "bank", "restaurant", "clinic", "community_service")) {
            Cities.features(Cities.small(), classCode)
                    .forEach(f -> assertThat(tree.query(f.geometry().getEnvelopeInternal()).stream()
                                    .anyMatch(b -> ((Geometry) b).distance(f.geometry()) < 25))
                            .as(f.id())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBuiltUpAreaOfEachSubdistrictLiesInItAndHoldsItsTownBlocksOnly(long seed) {
        DemoCity city = Cities.of(seed, 0.1);
        Map<String, Geometry> offices = Cities.features(city, "region")
                .filter(f -> Cities.number(f, "level") == 4)
                .collect(Collectors.toMap(f -> f.name() + "建成区", Feature::geometry));
        List<Feature> built = Cities.list(city, "built_up_area");
        assertThat(built).as("seed " + seed).isNotEmpty();
        double whole = 0;
        for (Feature area : built) {
            Geometry office = offices.get(area.name());
            assertThat(office).as(area.name()).isNotNull();
            assertThat(office.buffer(0.01).contains(area.geometry()))
                    .as(area.name())
                    .isTrue();
            assertThat(Cities.text(area, "city")).matches("2299[0-9]{2}");
            assertThat(Cities.number(area, "year")).isEqualTo(2025);
            whole += area.geometry().getArea();
        }
        double residential = Cities.features(city, "land_use")
                .filter(f -> Cities.text(f, "code").equals("0701"))
                .mapToDouble(f -> f.geometry().getArea())
                .sum();
        double limit = Cities.list(city, "region").getFirst().geometry().getArea();
        // Housing is a quarter to two thirds of a town; fields and villages are none of it.
        assertThat(residential / whole).as("seed " + seed).isBetween(0.15, 0.75);
        assertThat(whole / limit).as("seed " + seed).isBetween(0.1, 0.95);
        Geometry all = org.locationtech.jts.operation.overlayng.OverlayNGRobust.union(
                built.stream().map(Feature::geometry).toList());
        assertThat(all.getArea()).as("no two overlap").isCloseTo(whole, org.assertj.core.data.Offset.offset(1.0));
        PreparedGeometry town = PreparedGeometryFactory.prepare(all);
        Cities.features(city, "land_use")
                .filter(f -> Cities.text(f, "code").matches("0703|0103"))
                .forEach(f -> assertThat(town.contains(f.geometry().getInteriorPoint()))
                        .as("seed " + seed + " " + f.id())
                        .isFalse());
    }

    @Test
    void anEstateLiesOnHousingLandAndItsCarParkInIt() {
        DemoCity city = Cities.small();
        List<Feature> estates = Cities.list(city, "estate");
        assertThat(estates).hasSizeGreaterThan(10);
        assertThat(estates.stream().map(Feature::name)).doesNotHaveDuplicates();
        List<Geometry> housing = Cities.features(city, "land_use")
                .filter(f -> Cities.text(f, "code").equals("0701"))
                .map(Feature::geometry)
                .toList();
        double old = 0;
        double recent = 0;
        for (Feature estate : estates) {
            assertThat(housing.stream().anyMatch(land -> land.buffer(0.01).contains(estate.geometry())))
                    .as(estate.id())
                    .isTrue();
            Feature park = Cities.features(city, "parking")
                    .filter(f -> (estate.name() + "停车场").equals(f.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(estate.geometry().contains(park.geometry()))
                    .as(estate.id())
                    .isTrue();
            double each = Cities.number(park, "places") / Cities.number(estate, "households");
            if (Cities.number(estate, "year_built") < 1990) old = Math.max(old, each);
            else if (Cities.number(estate, "year_built") >= 2015) recent = Math.max(recent, each);
        }
        assertThat(old).as("places for a household of an old estate").isLessThan(0.31);
        assertThat(recent).isLessThan(1.39);
    }

    @Test
    void thePlazaIsDrivenAnticlockwise() {
        Cities.features(Cities.small(), "street")
                .filter(f -> Boolean.TRUE.equals(f.attributes().get("oneway")))
                .forEach(f -> {
                    Coordinate a = f.geometry().getCoordinates()[0];
                    Coordinate b = f.geometry().getCoordinates()[1];
                    assertThat(a.x * b.y - a.y * b.x).isPositive();
                });
    }
}
