package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanarMap;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.demo.internal.shape.Regions;

/** The plan of the city, stage by stage: what one stage leaves to the next holds for every seed. */
class StagesTest {
    private static final Map<String, CityStages> MADE = new HashMap<>();

    private static CityStages of(long seed, double scale) {
        return MADE.computeIfAbsent(seed + "/" + scale, k -> CityStages.plan(seed, scale));
    }

    static Stream<CityStages> cities() {
        return Stream.of(of(1, 0.1), of(2, 0.05), of(11, 0.07));
    }

    private static String name(CityStages city) {
        return "seed " + city.ground().frame().seed();
    }

    @ParameterizedTest
    @MethodSource("cities")
    void superblocksTileTheMunicipality(CityStages city) {
        PlanarMap map = city.streets().map();
        var areas = new Regions(map, map.eachFace(), map.faceCount());
        double sum = IntStream.range(0, map.faceCount())
                .filter(f -> f != map.outer())
                .mapToDouble(f -> areas.polygon(f).getArea())
                .sum();
        assertThat(sum / city.ground().limit().getArea()).as(name(city)).isCloseTo(1, within(0.002));
    }

    @ParameterizedTest
    @MethodSource("cities")
    void noStreetEndsNowhereAndAllHangTogether(CityStages city) {
        PlanarMap map = city.cells().map();
        int[][] at = map.edgesByVertex(e -> map.kind(e).isStreet());
        int[][] border = map.edgesByVertex(e -> map.kind(e).isStreet() || map.kind(e) == LineKind.LIMIT);
        for (int v = 0; v < at.length; v++) {
            boolean end = border[v].length == 1 && map.kind(border[v][0]).isStreet();
            assertThat(end).as(name(city) + " at " + map.point(v)).isFalse();
        }
        BitSet seen = new BitSet();
        int start = IntStream.range(0, at.length)
                .filter(v -> at[v].length > 0)
                .findFirst()
                .orElseThrow();
        var queue = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!queue.isEmpty()) {
            for (int e : at[queue.remove()]) {
                for (int half = 2 * e; half <= 2 * e + 1; half++) {
                    int v = map.origin(half);
                    if (!seen.get(v)) {
                        seen.set(v);
                        queue.add(v);
                    }
                }
            }
        }
        for (int v = 0; v < at.length; v++)
            assertThat(seen.get(v)).as(name(city) + " " + map.point(v)).isEqualTo(at[v].length > 0);
    }

    @ParameterizedTest
    @MethodSource("cities")
    void everyStreetOnTheMapIsInTheBook(CityStages city) {
        PlanarMap map = city.cells().map();
        List<Street> book = city.streets().book().list();
        for (int e = 0; e < map.edgeCount(); e++) {
            if (map.kind(e).isStreet()) assertThat(map.street(e)).as(name(city)).isBetween(0, book.size() - 1);
        }
        for (int i = 0; i < book.size(); i++) assertThat(book.get(i).number()).isEqualTo(i);
    }

    @ParameterizedTest
    @MethodSource("cities")
    void blocksAreValidAndLieInTheirSuperblock(CityStages city) {
        PlanarMap map = city.streets().map();
        var areas = new Regions(map, map.eachFace(), map.faceCount());
        for (Block block : city.blocks()) {
            assertThat(block.area().isValid()).as(name(city) + " " + block).isTrue();
            assertThat(areas.polygon(block.superblock()).buffer(0.01).covers(block.area()))
                    .as(name(city) + " " + block)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void blocksDoNotOverlap(CityStages city) {
        double sum = city.blocks().stream().mapToDouble(b -> b.area().getArea()).sum();
        assertThat(sum / city.ground().limit().getArea()).as(name(city)).isCloseTo(1, within(0.002));
    }

    @ParameterizedTest
    @MethodSource("cities")
    void waterIsWhereTheRiverIs(CityStages city) {
        Geometry water = city.ground().rivers().riverWater();
        for (Block block : city.blocks()) {
            if (block.use() == LandUse.WATER) continue;
            double wet = block.area().intersection(water).getArea();
            // snapping to decimetres moves banks a little
            assertThat(wet)
                    .as(name(city) + " " + block.use() + " at " + block.centre())
                    .isLessThan(60);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void everyCellHasItsBlockAndItsFace(CityStages city) {
        List<CellPlan.Cell> cells = city.cells().cells();
        assertThat(cells).extracting(CellPlan.Cell::face).doesNotHaveDuplicates();
        assertThat(cells).hasSize(city.cells().map().faceCount() - 1);
        for (CellPlan.Cell cell : cells) {
            Block block = city.blocks().get(cell.block());
            Coordinate inside = cell.area().getInteriorPoint().getCoordinate();
            assertThat(block.area().distance(Plane.FACTORY.createPoint(inside)))
                    .as(name(city) + " " + inside)
                    .isLessThan(5);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void cellsOfABlockTakeItsLand(CityStages city) {
        double[] land = new double[city.blocks().size()];
        for (CellPlan.Cell cell : city.cells().cells())
            land[cell.block()] += cell.area().getArea();
        for (int b = 0; b < land.length; b++) {
            double wanted = city.blocks().get(b).area().getArea();
            double border = city.blocks().get(b).area().getLength();
            // a decimetre of snapping along the border, and specks of less than 150 m² that change sides
            assertThat(land[b]).as(name(city) + " block " + b).isCloseTo(wanted, within(0.2 * border + 300));
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void compoundsStayWhole(CityStages city) {
        Map<Integer, List<CellPlan.Cell>> cells = new HashMap<>();
        for (CellPlan.Cell cell : city.cells().cells())
            cells.computeIfAbsent(cell.block(), b -> new ArrayList<>()).add(cell);
        for (int b = 0; b < city.blocks().size(); b++) {
            if (!city.blocks().get(b).use().isCompound()) continue;
            double largest = cells.getOrDefault(b, List.of()).stream()
                    .mapToDouble(c -> c.area().getArea())
                    .max()
                    .orElse(0);
            assertThat(largest / city.blocks().get(b).area().getArea())
                    .as(name(city) + " " + city.blocks().get(b))
                    .isGreaterThan(0.95);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void thereAreAsManyCompoundsAsTheRulesSay(CityStages city) {
        double people = DemoTargets.people(city.ground().frame().scale());
        for (Yaml rule : Yaml.readList("sites.yml")) {
            int wanted = (int) Math.max(rule.number("least"), Math.rint(people / rule.number("per")));
            long built = city.blocks().stream()
                    .filter(b -> b.site().equals(rule.text("site")))
                    .count();
            assertThat(built)
                    .as(name(city) + " " + rule.text("site"))
                    .isLessThanOrEqualTo(wanted)
                    .isGreaterThanOrEqualTo(wanted == 0 ? 0 : 1);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void compoundsHaveTheAreaOfTheirRule(CityStages city) {
        Map<String, List<Double>> areas = new HashMap<>();
        for (Yaml rule : Yaml.readList("sites.yml")) areas.put(rule.text("site"), rule.numbers("area"));
        for (Block block : city.blocks()) {
            List<Double> area = areas.get(block.site());
            if (area == null) continue;
            double hectares = block.area().getArea() / 10_000;
            // carved out of a larger block a compound is as near to the middle of its range as the cuts allow
            assertThat(hectares).as(name(city) + " " + block.site()).isBetween(area.get(0) * 0.6, area.get(1) * 1.3);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void lakesLieInParksAndNothingIsBuiltInThem(CityStages city) {
        for (ParkPlan.Lake lake : city.parks().lakes()) {
            Block park = city.blocks().get(lake.block());
            assertThat(park.use()).isEqualTo(LandUse.PARK);
            assertThat(park.area().contains(lake.water())).isTrue();
            assertThat(lake.water().isValid()).isTrue();
            assertThat(city.buildings().buildings())
                    .noneMatch(b -> b.outline().area().intersects(lake.water()));
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void everyBuildingStandsInItsCell(CityStages city) {
        for (Building building : city.buildings().buildings()) {
            Geometry cell = city.cells().cells().get(building.cell()).area();
            assertThat(cell.covers(building.outline().area()))
                    .as(name(city) + " " + building)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void homesStandOnLandForHomes(CityStages city) {
        for (Building building : city.buildings().buildings()) {
            if (building.dwellings() == 0) continue;
            assertThat(city.blockOf(building).use())
                    .as(name(city) + " " + building)
                    .isIn(LandUse.HOUSING, LandUse.ROWS, LandUse.VILLAGE, LandUse.COMMERCIAL);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void nothingIsBuiltOnFieldsWoodsWaterSquaresAndLawns(CityStages city) {
        assertThat(city.buildings().buildings())
                .extracting(b -> city.blockOf(b).use())
                .doesNotContain(LandUse.FIELD, LandUse.WOOD, LandUse.WATER, LandUse.SQUARE, LandUse.GREEN);
    }

    @ParameterizedTest
    @MethodSource("cities")
    void buildingsKeepOffStreetsAsTheirClassAsks(CityStages city) {
        Map<LineKind, StreetRules> rules = StreetRules.read();
        PlanarMap map = city.cells().map();
        var streets = new STRtree();
        for (int e = 0; e < map.edgeCount(); e++) {
            if (!map.kind(e).isStreet()) continue;
            var line = Plane.FACTORY.createLineString(
                    new Coordinate[] {map.point(map.origin(2 * e)), map.point(map.origin(2 * e + 1))});
            line.setUserData(map.kind(e));
            streets.insert(line.getEnvelopeInternal(), line);
        }
        for (Building building : city.buildings().buildings()) {
            var box = building.outline().area().getEnvelopeInternal();
            box.expandBy(41);
            for (Object found : streets.query(box)) {
                Geometry street = (Geometry) found;
                double least = rules.get((LineKind) street.getUserData()).setback();
                assertThat(street.distance(building.outline().area()))
                        .as(name(city) + " " + building)
                        .isGreaterThan(least - 1e-3);
            }
        }
    }

    private static ClaimPlan claims(CityStages city) {
        var lots = new Lots(city.cells().map());
        return new ClaimPlan(
                city.ground().frame().scale(), city.blocks(), city.cells().cells(), lots, city.parks());
    }

    @ParameterizedTest
    @MethodSource("cities")
    void publicBuildingsThatWereClaimedAreBuilt(CityStages city) {
        var claims = claims(city);
        Map<String, Integer> wanted = new TreeMap<>();
        for (int c = 0; c < city.cells().cells().size(); c++) {
            assertThat(claims.of(c)).as("one per cell").hasSizeLessThanOrEqualTo(1);
            for (ClaimPlan.Claim claim : claims.of(c)) {
                wanted.merge(claim.rule().site(), 1, Integer::sum);
                assertThat(city.blocks()
                                .get(city.cells().cells().get(c).block())
                                .use())
                        .isEqualTo(LandUse.HOUSING);
            }
        }
        wanted.forEach((site, count) -> {
            long built = city.buildings().buildings().stream()
                    .filter(b -> b.site().equals(site))
                    .count();
            assertThat(built).as(name(city) + " " + site).isGreaterThanOrEqualTo(count);
        });
    }

    @ParameterizedTest
    @MethodSource("cities")
    void peopleLiveInDwellingsAndNowhereElse(CityStages city) {
        List<Building> buildings = city.buildings().buildings();
        long people = 0;
        for (int b = 0; b < buildings.size(); b++) {
            int households = city.residents().households(b);
            int residents = city.residents().residents(b);
            people += residents;
            assertThat(households).as(name(city)).isBetween(0, buildings.get(b).dwellings());
            assertThat(residents).as(name(city)).isGreaterThanOrEqualTo(households);
            if (buildings.get(b).dwellings() == 0) assertThat(residents).isZero();
            // no household is larger than a large family
            assertThat(residents).isLessThanOrEqualTo(households * 4);
        }
        double wanted = DemoTargets.people(city.ground().frame().scale());
        assertThat(people / wanted).as(name(city)).isCloseTo(1, within(0.05));
    }

    @ParameterizedTest
    @MethodSource("cities")
    void regionsNest(CityStages city) {
        RegionPlan regions = city.regions();
        Map<Integer, Integer> officeOf = new HashMap<>();
        Map<Integer, Integer> districtOf = new HashMap<>();
        for (int c = 0; c < city.cells().cells().size(); c++) {
            assertThat(officeOf.computeIfAbsent(regions.community(c), k -> -1)).isIn(-1, regions.office(c));
            officeOf.put(regions.community(c), regions.office(c));
            assertThat(districtOf.computeIfAbsent(regions.office(c), k -> -1)).isIn(-1, regions.district(c));
            districtOf.put(regions.office(c), regions.district(c));
        }
        assertThat(officeOf).hasSize(regions.communityCount());
        assertThat(districtOf).hasSize(regions.officeCount());
        assertThat(new HashSet<>(districtOf.values())).hasSize(regions.districtCount());
    }

    @ParameterizedTest
    @MethodSource("cities")
    void aBlockBelongsToOneCommunity(CityStages city) {
        Map<Integer, Integer> community = new HashMap<>();
        for (int c = 0; c < city.cells().cells().size(); c++) {
            int own = city.regions().community(c);
            assertThat(community.computeIfAbsent(city.cells().cells().get(c).block(), b -> own))
                    .as(name(city))
                    .isEqualTo(own);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void communitiesHangTogether(CityStages city) {
        PlanarMap map = city.cells().map();
        int[] group = new int[map.faceCount()];
        java.util.Arrays.fill(group, -1);
        for (int c = 0; c < city.cells().cells().size(); c++)
            group[city.cells().cells().get(c).face()] = city.regions().community(c);
        var areas = new Regions(map, group, city.regions().communityCount());
        long scattered = IntStream.range(0, city.regions().communityCount())
                .filter(r -> areas.area(r).buffer(0.5).getNumGeometries() > 1)
                .count();
        assertThat(scattered).as(name(city)).isZero();
    }

    @ParameterizedTest
    @MethodSource("cities")
    void divisionsAreCodedByTheirParents(CityStages city) {
        var divisions = new Divisions(city, new Names(city.ground().frame().seed()));
        assertThat(divisions.districts())
                .allSatisfy(d -> assertThat(d.code())
                        .hasSize(6)
                        .startsWith(divisions.cityCode().substring(0, 4)));
        assertThat(divisions.offices())
                .allSatisfy(o -> assertThat(o.code()).hasSize(9).startsWith(o.parent()));
        assertThat(divisions.communities())
                .allSatisfy(c -> assertThat(c.code()).hasSize(12).startsWith(c.parent()));
        List<Divisions.Division> all = new ArrayList<>(divisions.districts());
        all.addAll(divisions.offices());
        all.addAll(divisions.communities());
        assertThat(all).extracting(Divisions.Division::code).doesNotHaveDuplicates();
        assertThat(all).extracting(Divisions.Division::name).doesNotHaveDuplicates();
    }

    /** GB/T 10114: streets are numbered from 001, towns from 100; communities from 001, village committees from 200. */
    @ParameterizedTest
    @MethodSource("cities")
    void townsAndVillageCommitteesHaveNumbersOfTheirOwn(CityStages city) {
        var divisions = new Divisions(city, new Names(city.ground().frame().seed()));
        for (Divisions.Division office : divisions.offices()) {
            int number = Integer.parseInt(office.code().substring(6));
            if (office.name().endsWith("街道"))
                assertThat(number).as(office.name()).isBetween(1, 99);
            else assertThat(number).as(office.name()).isBetween(100, 199);
        }
        for (Divisions.Division community : divisions.communities()) {
            int number = Integer.parseInt(community.code().substring(9));
            if (community.name().endsWith("社区"))
                assertThat(number).as(community.name()).isBetween(1, 199);
            else assertThat(number).as(community.name()).isBetween(200, 399);
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void gridsAreNumberedThroughTheirCommunityWithoutGaps(CityStages city) {
        var divisions = new Divisions(city, new Names(city.ground().frame().seed()));
        Map<String, List<Integer>> numbers = new TreeMap<>();
        for (int c = 0; c < city.cells().cells().size(); c++) {
            String code = divisions.gridOf(c);
            assertThat(code).hasSize(15).startsWith(divisions.communityOf(c).code());
            numbers.computeIfAbsent(code.substring(0, 12), k -> new ArrayList<>())
                    .add(Integer.parseInt(code.substring(12)));
        }
        numbers.forEach((community, used) -> {
            used.sort(Comparator.naturalOrder());
            assertThat(used)
                    .as(community)
                    .isEqualTo(IntStream.rangeClosed(1, used.size()).boxed().toList());
        });
    }

    @ParameterizedTest
    @MethodSource("cities")
    void streetsAreNamedOnceAndYardsAreNot(CityStages city) {
        var names = new Names(city.ground().frame().seed());
        var roads = new Roads(city.cells().map(), city.streets().book(), names);
        Set<String> given = new HashSet<>();
        for (Street street : city.streets().book().list()) {
            String name = roads.name(street.number());
            if (!street.kind().isNamed()) assertThat(name).as(street.toString()).isNull();
            if (name != null && street.role() != Street.Role.RIVERSIDE && street.role() != Street.Role.RAILSIDE) {
                assertThat(given.add(street.role() + name)).as(name).isTrue();
            }
        }
        assertThat(roads.name(-1)).isNull();
        assertThat(given.size()).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("cities")
    void placesOnAStreetCountFromItsWesternOrSouthernEnd(CityStages city) {
        var roads = new Roads(city.cells().map(), city.streets().book(), new Names(1));
        PlanarMap map = city.cells().map();
        for (int e = 0; e < map.edgeCount(); e++) {
            if (map.street(e) < 0) continue;
            for (int end = 0; end < 2; end++) {
                assertThat(roads.position(map.street(e), map.point(map.origin(2 * e + end))))
                        .as(name(city))
                        .isGreaterThanOrEqualTo(-1e-6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cities")
    void addressesAreUniqueAndHousesOfAnEstateShareItsGate(CityStages city) {
        var names = new Names(city.ground().frame().seed());
        var roads = new Roads(city.cells().map(), city.streets().book(), names);
        var divisions = new Divisions(city, names);
        List<Building> buildings = city.buildings().buildings();
        var addresses = new Addresses(city, roads, names, divisions.villageOfBlock(), buildings);
        Set<String> all = new HashSet<>();
        Map<String, String> gates = new HashMap<>();
        for (int b = 0; b < buildings.size(); b++) {
            Addresses.Address address = addresses.of(b);
            boolean shed = List.of(Use.AUXILIARY, Use.GARAGE, Use.AGRICULTURAL, Use.UTILITY)
                    .contains(buildings.get(b).use());
            if (shed) assertThat(address).as(name(city)).isNull();
            if (buildings.get(b).dwellings() > 0)
                assertThat(address).as(name(city) + " " + buildings.get(b)).isNotNull();
            if (address == null) continue;
            assertThat(all.add(address.text())).as(address.text()).isTrue();
            assertThat(address.number()).matches("[1-9]\\d*号");
            String estate = addresses.estate(
                    city.cells().cells().get(buildings.get(b).cell()).block());
            if (!address.rest().isEmpty() && estate != null && address.rest().startsWith(estate)) {
                String gate = address.street() + address.number();
                assertThat(gates.computeIfAbsent(estate, e -> gate)).isEqualTo(gate);
            }
        }
        assertThat(gates).isNotEmpty();
        assertThat(new HashSet<>(gates.values())).as("one gate for each estate").hasSameSizeAs(gates.keySet());
    }

    @ParameterizedTest
    @MethodSource("cities")
    void pathsOfParksKeepOutOfLakesAndMeetStreets(CityStages city) {
        var out = new Features();
        var land = new LandFeatures(city, new Names(1), out);
        var paths = new PathPlan(city, land);
        paths.add(out);
        Set<Coordinate> corners = new HashSet<>();
        paths.stops().forEach(v -> corners.add(city.cells().map().point(v)));
        List<Feature> ways = out.list();
        assertThat(ways).extracting(Feature::classCode).containsOnly("path");
        for (Coordinate corner : corners)
            assertThat(ways).anyMatch(w -> w.geometry().getCoordinates()[0].equals2D(corner));
        for (ParkPlan.Lake lake : city.parks().lakes()) {
            var water = PreparedGeometryFactory.prepare(lake.water());
            assertThat(ways).noneMatch(w -> water.intersects(w.geometry()));
        }
    }

    @Test
    void aStripIsCutOffAndWhatIsTooNarrowVanishes() {
        Geometry area = new org.songhua.demo.internal.shape.Axes(1, 0).rectangle(0, 0, 100, 50);
        // 80 m × 30 m are left of 100 m × 50 m
        assertThat(LandFeatures.inset(area, 10).orElseThrow().getArea()).isCloseTo(2_400, within(1e-6));
        // 50.2 m × 0.2 m are 10 m², less than the 100 that count
        assertThat(LandFeatures.inset(area, 24.9)).isEmpty();
        assertThat(LandFeatures.inset(area, 30)).isEmpty();
    }
}
