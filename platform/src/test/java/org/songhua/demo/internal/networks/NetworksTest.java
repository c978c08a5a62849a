package org.songhua.demo.internal.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.engine.random.Seeded;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.Packs;

/** Water, gas, heat and drains under the streets of small towns. */
class NetworksTest {
    private static final List<Feature> TOWN = town(8, 6).list();
    private static final List<Feature> PIPES = Networks.features(TOWN, 1);

    private static Streets town(int columns, int rows) {
        Streets town = Streets.grid(columns, rows).bridge("arterial", columns * 200, 0, columns * 200 + 150, 0);
        for (int i = 0; i < 60; i++) town.house(i * 25, i * 17, 1950 + i);
        return town;
    }

    static Stream<List<Feature>> towns() {
        return Stream.of(
                PIPES,
                Networks.features(town(3, 2).list(), 2),
                Networks.features(Streets.grid(5, 5).list(), 3));
    }

    private static Stream<Feature> of(List<Feature> all, String classCode) {
        return all.stream().filter(f -> f.classCode().equals(classCode));
    }

    private static double number(Feature feature, String key) {
        return ((Number) feature.attributes().get(key)).doubleValue();
    }

    private static String text(Feature feature, String key) {
        return String.valueOf(feature.attributes().get(key));
    }

    private static boolean isPipe(Feature feature) {
        return feature.classCode().endsWith("_pipe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "water_pipe",
                "gas_pipe",
                "drain_pipe",
                "heat_pipe",
                "manhole",
                "valve",
                "hydrant",
                "pump_station",
                "heat_station"
            })
    void everyKindOfThingIsLaid(String classCode) {
        assertThat(of(PIPES, classCode)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("towns")
    void everythingFitsItsClass(List<Feature> town) {
        Packs packs = Packs.ofClasspath();
        Map<String, AttributeSchema> schemas = new HashMap<>();
        for (Feature feature : town) {
            AttributeSchema schema = schemas.computeIfAbsent(
                    feature.classCode(),
                    c -> AttributeSchema.of(packs.findClass(c).orElseThrow()));
            assertThat(schema.check(feature.attributes())).as(feature.id()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void codesAreUniqueInTheirClass(List<Feature> town) {
        assertThat(town).extracting(Feature::id).doesNotHaveDuplicates();
        assertThat(town).allSatisfy(f -> assertThat(f.id()).isEqualTo(f.classCode() + "/" + text(f, "code")));
    }

    @ParameterizedTest
    @MethodSource("towns")
    void thePipesOfANodeEndInOnePlace(List<Feature> town) {
        Map<String, Coordinate> places = new HashMap<>();
        for (Feature pipe : town) {
            if (!isPipe(pipe)) continue;
            var line = (LineString) pipe.geometry();
            same(places, text(pipe, "from_node"), line.getCoordinateN(0));
            same(places, text(pipe, "to_node"), line.getCoordinateN(line.getNumPoints() - 1));
        }
        assertThat(places).isNotEmpty();
    }

    private static void same(Map<String, Coordinate> places, String node, Coordinate at) {
        Coordinate known = places.putIfAbsent(node, at);
        if (known != null) assertThat(known.distance(at)).as(node).isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("towns")
    void whatSitsOnANodeLiesThere(List<Feature> town) {
        Map<String, Coordinate> ends = new HashMap<>();
        for (Feature pipe : town) {
            if (isPipe(pipe)) ends.put(text(pipe, "from_node"), pipe.geometry().getCoordinates()[0]);
        }
        for (Feature thing : town) {
            Coordinate end = ends.get(text(thing, "code"));
            if (!isPipe(thing) && end != null)
                assertThat(thing.geometry().getCoordinate().distance(end))
                        .as(thing.id())
                        .isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void pipesLieUnderStreets(List<Feature> town) {
        Geometry streets = null;
        for (Feature street : TOWN) {
            if (!street.classCode().equals("street")) continue;
            Geometry wide = street.geometry().buffer(9);
            streets = streets == null ? wide : streets.union(wide);
        }
        if (town != PIPES) return;
        for (Feature pipe : town) {
            boolean plant = isPipe(pipe) && text(pipe, "from_node").contains("-P");
            if (isPipe(pipe) && !plant)
                assertThat(streets.covers(pipe.geometry())).as(pipe.id()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void lengthsAreThoseOfTheLines(List<Feature> town) {
        for (Feature pipe : town) {
            if (isPipe(pipe))
                assertThat(number(pipe, "length"))
                        .as(pipe.id())
                        .isCloseTo(pipe.geometry().getLength(), within(0.006));
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void depthsAndYearsArePlausible(List<Feature> town) {
        for (Feature pipe : town) {
            if (!isPipe(pipe)) continue;
            assertThat(number(pipe, "depth")).as(pipe.id()).isBetween(0.9, 7.0);
            assertThat(number(pipe, "depth_end")).as(pipe.id()).isBetween(0.9, 7.0);
            assertThat(number(pipe, "year_built")).as(pipe.id()).isBetween(1956.0, 2024.0);
            assertThat(number(pipe, "diameter")).as(pipe.id()).isBetween(100.0, 2_400.0);
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void drainsFallAndNeverRise(List<Feature> town) {
        of(town, "drain_pipe")
                .forEach(pipe -> assertThat(number(pipe, "depth_end"))
                        .as(pipe.id())
                        .isGreaterThanOrEqualTo(number(pipe, "depth")));
    }

    @ParameterizedTest
    @MethodSource("towns")
    void drainsEndAtAnOutfallAndNeverRunInACircle(List<Feature> town) {
        Map<String, String> down = new HashMap<>();
        of(town, "drain_pipe").forEach(pipe -> {
            String before = down.put(text(pipe, "from_node"), text(pipe, "to_node"));
            assertThat(before)
                    .as("two ways down from " + text(pipe, "from_node"))
                    .isNull();
        });
        for (String start : down.keySet()) {
            Set<String> seen = new HashSet<>();
            for (String node = start; down.containsKey(node); node = down.get(node))
                assertThat(seen.add(node)).as("circle at " + node).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("towns")
    void everyDrainBeginsAndEndsInAManholeOrAStation(List<Feature> town) {
        Set<String> nodes = new HashSet<>();
        town.stream()
                .filter(f -> f.classCode().equals("manhole") || f.classCode().equals("pump_station"))
                .forEach(f -> nodes.add(text(f, "code")));
        of(town, "drain_pipe")
                .forEach(pipe -> assertThat(nodes).contains(text(pipe, "from_node"), text(pipe, "to_node")));
    }

    @ParameterizedTest
    @MethodSource("towns")
    void aDrainNeverGetsNarrowerOnItsWayDown(List<Feature> town) {
        Map<String, Double> from = new HashMap<>();
        of(town, "drain_pipe").forEach(pipe -> from.put(text(pipe, "from_node"), number(pipe, "diameter")));
        of(town, "drain_pipe").forEach(pipe -> {
            Double next = from.get(text(pipe, "to_node"));
            if (next != null) assertThat(next).as(pipe.id()).isGreaterThanOrEqualTo(number(pipe, "diameter"));
        });
    }

    @ParameterizedTest
    @MethodSource("towns")
    void theWaterNetworkHangsTogetherWithItsPlants(List<Feature> town) {
        Map<String, Set<String>> next = new HashMap<>();
        of(town, "water_pipe").forEach(pipe -> {
            next.computeIfAbsent(text(pipe, "from_node"), n -> new TreeSet<>()).add(text(pipe, "to_node"));
            next.computeIfAbsent(text(pipe, "to_node"), n -> new TreeSet<>()).add(text(pipe, "from_node"));
        });
        Set<String> seen = new HashSet<>();
        var queue = new java.util.ArrayDeque<String>(
                List.of(next.keySet().iterator().next()));
        seen.add(queue.peek());
        while (!queue.isEmpty()) for (String n : next.get(queue.remove())) if (seen.add(n)) queue.add(n);
        assertThat(seen).hasSameSizeAs(next.keySet());
        assertThat(seen).anyMatch(n -> n.startsWith("JS-P"));
    }

    @ParameterizedTest
    @MethodSource("towns")
    void heatRunsOutAndBackInPairs(List<Feature> town) {
        Map<String, Integer> pairs = new HashMap<>();
        of(town, "heat_pipe").forEach(pipe -> {
            boolean supply = text(pipe, "direction").equals("supply");
            String near = text(pipe, supply ? "from_node" : "to_node").substring(2);
            String far = text(pipe, supply ? "to_node" : "from_node").substring(2);
            pairs.merge(near + far, supply ? 1 : 10, Integer::sum);
        });
        assertThat(pairs.values())
                .as("one supply and one return each")
                .isNotEmpty()
                .containsOnly(11);
    }

    @ParameterizedTest
    @MethodSource("towns")
    void heatStationsServeTheirFloorsAtFortyFiveWattsASquareMetre(List<Feature> town) {
        assertThat(of(town, "heat_station")).isNotEmpty().allSatisfy(station -> {
            assertThat(number(station, "area")).isPositive();
            assertThat(number(station, "capacity")).isCloseTo(number(station, "area") * 45 / 1e6, within(0.006));
        });
    }

    @ParameterizedTest
    @MethodSource("towns")
    void materialsAreThoseOfTheirTime(List<Feature> town) {
        of(town, "water_pipe").forEach(p -> {
            if (text(p, "material").equals("pe"))
                assertThat(number(p, "year_built")).as(p.id()).isGreaterThanOrEqualTo(1999);
            if (text(p, "material").equals("grey_iron"))
                assertThat(number(p, "year_built")).as(p.id()).isLessThan(1988);
        });
        of(town, "gas_pipe").forEach(p -> {
            assertThat(text(p, "material")).isIn("steel", "pe");
            assertThat(number(p, "year_built")).as(p.id()).isGreaterThanOrEqualTo(1986);
        });
        of(town, "drain_pipe").forEach(p -> {
            if (text(p, "material").equals("hdpe"))
                assertThat(number(p, "year_built")).as(p.id()).isGreaterThanOrEqualTo(2003);
        });
    }

    @Test
    void gasIsOfLowPressureUnderResidentialStreetsOnly() {
        of(PIPES, "gas_pipe").forEach(pipe -> {
            if (text(pipe, "street").equals("桥")) return;
            boolean residential = Integer.parseInt(text(pipe, "street").substring(1)) % 2 == 1;
            assertThat(text(pipe, "pressure")).isEqualTo(residential ? "low" : "medium");
        });
    }

    @Test
    void hydrantsStandAboutEveryHundredAndTwentyMetres() {
        double metres = of(PIPES, "water_pipe")
                .mapToDouble(p -> p.geometry().getLength())
                .sum();
        // streets of 200 m have two pieces and so one hydrant each; the one of 150 m has none
        long streets = TOWN.stream().filter(f -> f.classCode().equals("street")).count();
        assertThat(of(PIPES, "hydrant")).hasSize((int) streets - 1);
        assertThat(metres / of(PIPES, "hydrant").count()).isBetween(150.0, 260.0);
    }

    @Test
    void rainRunsToTheBridgeAndSewageToTheWorks() {
        Set<String> sources = new HashSet<>();
        Set<String> sinks = new TreeSet<>();
        of(PIPES, "drain_pipe").forEach(p -> sources.add(text(p, "from_node")));
        of(PIPES, "drain_pipe")
                .map(p -> text(p, "to_node"))
                .filter(n -> !sources.contains(n))
                .forEach(sinks::add);
        assertThat(sinks).anyMatch(n -> n.startsWith("YS")).anyMatch(n -> n.startsWith("WS"));
        assertThat(sinks.stream().filter(n -> n.startsWith("WS"))).hasSize(1);
        // both ends of the one bridge
        assertThat(sinks.stream().filter(n -> n.startsWith("YS"))).hasSizeBetween(1, 2);
    }

    @Test
    void theSameTownAndSeedGiveTheSamePipes() {
        assertThat(Networks.features(TOWN, 1).toString()).isEqualTo(PIPES.toString());
        assertThat(Networks.features(TOWN, 2).toString()).isNotEqualTo(PIPES.toString());
    }

    @Test
    void longDrainsAreLifted() {
        var road = new Streets();
        // 12 km in one line fall 14.4 m: more than the 5.4 m between least and deepest cover
        for (int i = 0; i < 60; i++) road.street("secondary", "长路", i * 200, 0, i * 200 + 200, 0);
        List<Feature> pipes = Networks.features(road.list(), 1);
        assertThat(of(pipes, "pump_station").filter(p -> text(p, "network").equals("sewage")))
                .isNotEmpty();
        of(pipes, "drain_pipe")
                .forEach(p -> assertThat(number(p, "depth_end")).as(p.id()).isLessThanOrEqualTo(6.51));
    }

    @Test
    void anyTangleOfStreetsGivesNetworksThatHold() {
        Seeded.check(40, random -> {
            List<Feature> pipes = Networks.features(Streets.random(random).list(), random.nextLong());
            assertThat(pipes).extracting(Feature::id).doesNotHaveDuplicates();
            Map<String, Coordinate> places = new HashMap<>();
            for (Feature pipe : pipes) {
                if (!isPipe(pipe)) continue;
                same(places, text(pipe, "from_node"), pipe.geometry().getCoordinates()[0]);
                assertThat(pipe.geometry().isValid()).isTrue();
                assertThat(number(pipe, "depth_end")).isLessThan(40);
            }
        });
    }

    @Test
    void aSingleStreetHasItsPipesToo() {
        List<Feature> pipes = Networks.features(
                new Streets().street("secondary", "一路", 0, 0, 90, 0).list(), 5);
        assertThat(of(pipes, "water_pipe")).isNotEmpty();
        assertThat(of(pipes, "gas_pipe")).hasSize(1);
    }
}
