package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Coverage computed by the program is that of an independent computation to 1e-9, on made-up towns and on a real city. */
class IndependentCoverageTest {
    /** Mean edge of an H3 cell of resolution 9, degrees of latitude: 174.4 m. */
    private static final double HEXAGON = 174.4 / 110_900;

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Path DATA = data();

    @TempDir
    Path folder;

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data/access"))) at = at.getParent();
        return at == null ? Path.of("shared/data/access") : at.resolve("shared/data/access");
    }

    /** Every coverage indicator that has a value, held against the independent one; how many there were. */
    private static int compareAll() {
        Evaluation evaluation = OwnTown.PLATFORM.bean(Evaluation.class);
        var declared = OwnTown.PLATFORM.bean(Indicators.class);
        int compared = 0;
        for (IndicatorValue value : evaluation.values(new Query(null, "*", null, "2025"), Scope.ALL)) {
            IndicatorDefinition indicator = declared.find(value.indicator()).orElseThrow();
            var formula = indicator.formula();
            boolean coverage =
                    formula != null && formula.numerator() instanceof Total total && total.measure() == Measure.COVERED;
            if (!coverage || !value.measured().status().hasValue()) continue;
            double expected = new Independent(OwnTown.PLATFORM, indicator).percent((Total) formula.numerator());
            assertThat(value.measured().value()).as(indicator.id()).isCloseTo(expected, within(1e-9));
            compared++;
        }
        return compared;
    }

    /** A polygon of some corners around a place, not always convex. */
    private static Geometry blob(SplittableRandom random, double x, double y, double radius) {
        int corners = 5 + random.nextInt(6);
        var ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double r = radius * (0.4 + 0.6 * random.nextDouble());
            ring[i] = new Coordinate(x + r * Math.cos(angle) * 1.39, y + r * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return SHAPES.createPolygon(ring);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void madeUpTownsAreCoveredAsTheIndependentComputationSays(long seed) {
        var town = new OwnTown();
        var random = new SplittableRandom(seed);
        List<String> uses = List.of("residential", "commercial", "farmland", "industrial");
        for (int i = 0; i < 40; i++) {
            double x = 125.5 + 0.1 * random.nextDouble();
            double y = 43.9 + 0.01 * random.nextDouble();
            var area = blob(random, x, y, 0.0005 + 0.002 * random.nextDouble());
            town.city.add("land_use", null, Map.of("kind", uses.get(random.nextInt(4))), area, street(x), null);
            if (i % 4 == 0)
                town.city.add("unit_grid", null, Map.of("population", random.nextInt(3) * 70), area, street(x), null);
        }
        for (int i = 0; i < 24; i++) {
            double x = 125.5 + 0.1 * random.nextDouble();
            double y = 43.9 + 0.01 * random.nextDouble();
            var shape = blob(random, x, y, 0.0004);
            town.city.add("park", null, Map.of("area", 1000 + 900 * i), shape, street(x), null);
            town.city.add("bus_stop", null, Map.of(), shape.getCentroid(), street(x), null);
            if (i % 6 == 0) town.city.add("market", null, Map.of(), shape.getCentroid(), street(x), null);
            if (i % 8 == 0) town.city.add("middle_school", null, Map.of(), shape, street(x), null);
            if (i % 8 == 1)
                town.city.add("hospital", null, Map.of("grade", i % 3 == 0 ? "3a" : "1"), shape, street(x), null);
            if (i % 12 == 2) town.city.add("greenway", null, Map.of(), shape.getBoundary(), street(x), null);
        }
        town.run();
        // B01, B04, U03, X01, X06, X06b, S08 and the pack's own.
        assertThat(compareAll()).as("seed " + seed).isEqualTo(8);
    }

    private static String street(double x) {
        return OwnTown.street(Math.clamp((int) ((x - 125.5) / 0.01), 0, 9));
    }

    @Test
    void aHoleInAReachAndAnAreaWithAHoleAreCutAsTheyAre() {
        var town = new OwnTown();
        Geometry ring = SHAPES.createPoint(new Coordinate(125.55, 43.905))
                .buffer(0.004)
                .difference(SHAPES.createPoint(new Coordinate(125.55, 43.905)).buffer(0.002));
        town.city.add("land_use", null, Map.of("kind", "residential"), ring, OwnTown.street(5), null);
        for (int i = 0; i < 12; i++) {
            double angle = Math.PI * i / 6;
            var stop = SHAPES.createPoint(
                    new Coordinate(125.55 + 0.006 * Math.cos(angle), 43.905 + 0.006 * Math.sin(angle)));
            town.city.add("bus_stop", null, Map.of(), stop, OwnTown.street(5), null);
        }
        town.run();
        assertThat(compareAll()).isEqualTo(2);
        assertThat(town.value("mohurd-2025:X06", "*").measured().value()).isBetween(1.0, 99.0);
    }

    @Test
    @Tag("slow")
    void portoAlegreWithItsPopulationHexagonsIsCoveredAsTheIndependentComputationSays() throws IOException {
        Path streets = DATA.resolve("poa_osm.pbf");
        Path hexagons = DATA.resolve("poa_hexgrid.csv");
        Path buses = DATA.resolve("poa_eptc.zip");
        assumeTrue(
                Files.exists(streets) && Files.exists(hexagons) && Files.exists(buses),
                "needs the data of Porto Alegre");
        EvaluationTown.emptied(OwnTown.PLATFORM);
        assertThat(imported(streets, "poa_streets", "ODbL-1.0").imported()).isGreaterThan(20_000);
        Map<String, Long> people = new TreeMap<>();
        int empty = writeHexagons(hexagons, people);
        ImportStatus grids = imported(folder.resolve("hexagons.geojson"), "poa_people", "MIT");
        assertThat(grids.imported()).isGreaterThan(2L * (people.size() + empty));
        assertThat(imported(stops(buses), "poa_buses", "MIT").imported()).isGreaterThan(300);
        Evaluation evaluation = OwnTown.PLATFORM.bean(Evaluation.class);
        evaluation.evaluate("2025", Caller.SYSTEM);

        // Middle schools, bus stops within 300 m and 500 m, parks of the pack's own.
        assertThat(compareAll()).isGreaterThanOrEqualTo(4);
        assertThat(value(evaluation, "mohurd-2025:X06").measured().value())
                .isBetween(1.0, value(evaluation, "mohurd-2025:X06b").measured().value());
        IndicatorValue counted = value(evaluation, OwnTown.PEOPLE);
        long sum = people.values().stream().mapToLong(Long::longValue).sum();
        assertThat(counted.measured().value()).isEqualTo(sum).isEqualTo(byDatabase());
        assertThat(counted.lacking()).isEqualTo(empty);
        assertThat(counted.measured().status()).isEqualTo(empty > 0 ? Status.ESTIMATED : Status.MEASURED);
        IndicatorValue parks = value(evaluation, OwnTown.NEAR_PARKS);
        assertThat(parks.measured().value()).isBetween(0.1, 95.0);
        assertThat(evaluation.repeat(parks.id(), Scope.ALL).orElseThrow().identical())
                .isTrue();
    }

    private static IndicatorValue value(Evaluation evaluation, String indicator) {
        return evaluation
                .values(new Query(indicator, "*", null, "2025"), Scope.ALL)
                .getFirst();
    }

    private static ImportStatus imported(Path file, String dataset, String licence) {
        ImportStatus status = OwnTown.PLATFORM
                .bean(Imports.class)
                .run(new ImportRequest(
                        file,
                        file.getFileName().toString(),
                        null,
                        "EPSG:4326",
                        dataset,
                        dataset,
                        licence,
                        false,
                        "test"));
        assertThat(status.state()).isEqualTo(ImportStatus.State.DONE);
        return status;
    }

    private static double byDatabase() {
        return OwnTown.PLATFORM
                .bean(Database.class)
                .get(
                        "select sum((attributes ->> 'population')::numeric)::float8 as n from cim.object where class = 'unit_grid'",
                        row -> row.number("n"));
    }

    /** Writes a hexagon about each middle; how many rows have no population. */
    private int writeHexagons(Path csv, Map<String, Long> people) throws IOException {
        var lines = new ArrayList<String>();
        int empty = 0;
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            String population = cells[3].strip();
            if (population.isEmpty()) empty++;
            else people.put(cells[0], Long.parseLong(population));
            double x = Double.parseDouble(cells[1]);
            double y = Double.parseDouble(cells[2]);
            boolean lived = !population.isEmpty() && !population.equals("0");
            String use = "\"kind\": \"" + (lived ? "residential" : "other") + "\"";
            lines.add(
                    hexagon(cells[0], "unit_grid", x, y, population.isEmpty() ? "" : "\"population\": " + population));
            lines.add(hexagon(cells[0] + "-land", "land_use", x, y, use));
            if (!cells[4].isEmpty() && !cells[4].equals("0"))
                lines.add(point(cells[0] + "-school", "middle_school", x, y));
        }
        Files.writeString(
                folder.resolve("hexagons.geojson"),
                "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",\n", lines) + "]}");
        return empty;
    }

    private static String feature(String id, String classCode, String properties, String geometry) {
        String more = properties.isEmpty() ? "" : ", " + properties;
        return "{\"type\": \"Feature\", \"id\": \"%s\", \"properties\": {\"class\": \"%s\"%s}, \"geometry\": %s}"
                .formatted(id, classCode, more, geometry);
    }

    private static String point(String id, String classCode, double x, double y) {
        return feature(id, classCode, "", "{\"type\": \"Point\", \"coordinates\": [" + x + ", " + y + "]}");
    }

    private static String hexagon(String id, String classCode, double x, double y, String properties) {
        var ring = new ArrayList<String>();
        for (int i = 0; i <= 6; i++) {
            double angle = Math.PI / 3 * (i % 6);
            ring.add("[%s, %s]"
                    .formatted(
                            x + HEXAGON / Math.cos(Math.toRadians(y)) * Math.cos(angle),
                            y + HEXAGON * Math.sin(angle)));
        }
        String shape = "{\"type\": \"Polygon\", \"coordinates\": [[" + String.join(", ", ring) + "]]}";
        return feature(id, classCode, properties, shape);
    }

    /** Every tenth stop of a timetable as a bus stop: joined to one shape, all of them take the obvious way half a minute. */
    private Path stops(Path timetable) throws IOException {
        var lines = new ArrayList<String>();
        try (var zip = new ZipFile(timetable.toFile());
                var in = zip.getInputStream(zip.getEntry("stops.txt"))) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> head = List.of(
                    rows.getFirst().replace("\uFEFF", "").replace("\"", "").split(",", -1));
            for (int i = 1; i < rows.size(); i += 10) {
                String row = rows.get(i);
                // Names are quoted and may hold commas; numbers are not.
                String[] cells = row.replaceAll("\"[^\"]*\"", "x").split(",", -1);
                double x = Double.parseDouble(cells[head.indexOf("stop_lon")].strip());
                double y = Double.parseDouble(cells[head.indexOf("stop_lat")].strip());
                lines.add(point("stop-" + lines.size(), "bus_stop", x, y));
            }
        }
        return Files.writeString(
                folder.resolve("stops.geojson"),
                "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",\n", lines) + "]}");
    }
}
