package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.CityFixture;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.people.Scope;
import org.songhua.planning.Analyses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The line of acceptance of clause 11: click anywhere and get the circles of 5, 10 and 15 minutes on foot and what is missing;
 * coverage of the whole city is what comes out grid by grid; the way along streets and the straight radius stand apart.
 *
 * <p>A town of 11 by 9 junctions with blocks of 99.5 m, three people at each junction: ways along streets are blocks east and
 * north, so everything can be counted without any search. A kindergarten at (2, 2), a primary school at (5, 4), a middle
 * school in the corner at (10, 8), residential land under all of it.
 */
class LifeCircleClauseTest {
    private static final double BLOCK_M = 99.5;
    private static final double WEST = 125.505;
    private static final double SOUTH = 43.9005;
    private static final int COLUMNS = 11;
    private static final int ROWS = 9;
    private static final int PEOPLE = 3;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Scope SCOPE = new Scope(Set.of(), Set.of(OwnTown.DISTRICT), Set.of());

    /** Where each service is, and how far it may be in metres. */
    private record Offer(int x, int y, double metres) {
        boolean reaches(int fromX, int fromY) {
            return BLOCK_M * (Math.abs(fromX - x) + Math.abs(fromY - y)) <= metres;
        }
    }

    private static final Map<String, Offer> OFFERS = new TreeMap<>(Map.of(
            "kindergarten", new Offer(2, 2, 300),
            "primary_school", new Offer(5, 4, 500),
            "middle_school", new Offer(10, 8, 1000)));

    private final OwnTown town = new OwnTown();

    private static Coordinate at(double x, double y) {
        double latitude = SOUTH + BLOCK_M * y / Ellipsoid.metresPerDegreeNorth(SOUTH);
        return new Coordinate(WEST + BLOCK_M * x / Ellipsoid.metresPerDegreeEast(SOUTH), latitude);
    }

    private void add(String classCode, Map<String, ?> attributes, Geometry shape) {
        town.city.add(classCode, classCode, attributes, shape, OwnTown.street(0), null);
    }

    private void street(boolean eastward, int number) {
        int blocks = eastward ? COLUMNS : ROWS;
        var line = new double[2 * blocks];
        for (int i = 0; i < blocks; i++) {
            Coordinate c = eastward ? at(i, number) : at(number, i);
            line[2 * i] = c.x;
            line[2 * i + 1] = c.y;
        }
        add("street", Map.of("kind", "residential"), CityFixture.line(line));
    }

    private void build() {
        for (int y = 0; y < ROWS; y++) street(true, y);
        for (int x = 0; x < COLUMNS; x++) street(false, x);
        for (int x = 0; x < COLUMNS; x++) {
            for (int y = 0; y < ROWS; y++) {
                Coordinate c = at(x, y);
                Geometry house = CityFixture.square(c.x - 0.00005, c.y - 0.00005, 0.0001);
                add("building", Map.of("use", "residential", "residents", PEOPLE), house);
            }
        }
        OFFERS.forEach((code, offer) -> {
            Coordinate c = at(offer.x(), offer.y());
            add(code, Map.of(), CityFixture.point(c.x, c.y));
        });
        Coordinate[] land = {at(0, 0), at(10, 0), at(10, 8), at(0, 8), at(0, 0)};
        add("land_use", Map.of("kind", "residential"), new GeometryFactory().createPolygon(land));
        town.run();
    }

    private static JsonNode run(String analysis, String inputs) {
        var analyses = OwnTown.PLATFORM.bean(Analyses.class);
        return MAPPER.valueToTree(analyses.run(analysis, MAPPER.readTree(inputs), SCOPE));
    }

    /** Junctions within some metres of a junction along the streets. */
    private static int junctions(int x, int y, double metres) {
        int count = 0;
        for (int toX = 0; toX < COLUMNS; toX++) {
            for (int toY = 0; toY < ROWS; toY++) if (new Offer(x, y, metres).reaches(toX, toY)) count++;
        }
        return count;
    }

    @Test
    void clause_11_anywhereTheCirclesAndWhatIsMissingCoverageAddsUpByGridAndTheRadiusStandsApart() {
        build();
        anywhereTheCirclesAndWhatIsMissing();
        JsonNode circle = run("life-circle", "{}");
        coverageOfTheCityIsThatOfItsGrids(circle);
        streetsAndRadiusStandApart(circle.path("summary"));
    }

    private static void anywhereTheCirclesAndWhatIsMissing() {
        var random = new SplittableRandom(11);
        for (int n = 0; n < 8; n++) {
            int x = random.nextInt(COLUMNS);
            int y = random.nextInt(ROWS);
            Coordinate c = at(x, y);
            JsonNode reached = run("reach-area", "{\"place\": [" + c.x + ", " + c.y + "]}");
            // On foot at 1.25 m/s, the most minutes first: 1,125 m, 750 m and 375 m.
            for (int i = 0; i < 3; i++) {
                JsonNode area = reached.at("/areas/features/" + i);
                int minutes = 15 - 5 * i;
                assertThat(area.at("/properties/minutes").doubleValue()).isEqualTo(minutes);
                assertThat(area.at("/geometry/coordinates"))
                        .as("a circle of " + minutes)
                        .isNotEmpty();
                assertThat(area.at("/properties/inside/people").doubleValue())
                        .as("people within %d minutes of (%d, %d)", minutes, x, y)
                        .isEqualTo(PEOPLE * junctions(x, y, 75.0 * minutes));
            }
            List<String> missing = reached.at("/services/missing")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            // What there is nowhere is missing everywhere; of the three, those beyond their limit.
            assertThat(missing).contains("football", "elderly_care");
            OFFERS.forEach((code, offer) -> assertThat(missing.contains(code))
                    .as("%s missing at (%d, %d)", code, x, y)
                    .isEqualTo(!offer.reaches(x, y)));
        }
    }

    /** Grids of three by three junctions: the number of a grid for each dwelling, by where it stands. */
    private static int grid(int x, int y) {
        return x / 3 + 100 * (y / 3);
    }

    private static void coverageOfTheCityIsThatOfItsGrids(JsonNode circle) {
        OFFERS.forEach((code, offer) -> {
            var counted = new TreeMap<Integer, Integer>();
            for (int x = 0; x < COLUMNS; x++) {
                for (int y = 0; y < ROWS; y++)
                    counted.merge(grid(x, y), offer.reaches(x, y) ? PEOPLE : 0, Integer::sum);
            }
            var told = new TreeMap<Integer, Integer>();
            for (JsonNode dwelling : circle.at("/dwellings/features")) {
                JsonNode position = dwelling.at("/geometry/coordinates");
                int x = (int) Math.rint((position.get(0).doubleValue() - WEST) / (at(1, 0).x - WEST));
                int y = (int) Math.rint((position.get(1).doubleValue() - SOUTH) / (at(0, 1).y - SOUTH));
                boolean lacks = dwelling.at("/properties/missing").toString().contains("\"" + code + "\"");
                told.merge(grid(x, y), lacks ? 0 : PEOPLE, Integer::sum);
            }
            assertThat(told).as(code + " by grid").isEqualTo(counted);
            int all = counted.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(coverage(circle.path("summary"), code)
                            .path("peopleCovered")
                            .doubleValue())
                    .as(code + " in all")
                    .isEqualTo(all);
        });
    }

    private static JsonNode coverage(JsonNode summary, String code) {
        return summary.path("elements")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("coverage");
    }

    private void streetsAndRadiusStandApart(JsonNode summary) {
        // Along streets: of 99 junctions those with more than ten blocks to the corner are too far, 1 + 2 + ... + 8 =
        // 36.
        double streets =
                coverage(summary, "middle_school").path("shareOfBuildings").doubleValue();
        assertThat(streets).isEqualTo(63 / 99.0, within(1e-12));
        // Straight: the part of a rectangle of 995 m by 796 m within 1,000 m of its corner, in thin strips.
        double covered = 0;
        int strips = 10_000;
        double width = 10 * BLOCK_M / strips;
        for (int i = 0; i < strips; i++) {
            double x = (i + 0.5) * width;
            covered += width * Math.min(8 * BLOCK_M, Math.sqrt(1e6 - x * x));
        }
        double expected = 100 * covered / (10 * BLOCK_M * 8 * BLOCK_M);
        double radius =
                town.value("mohurd-2025:B01", OwnTown.street(0)).measured().value();
        assertThat(radius).isEqualTo(expected, within(0.3));
        // Each in its own place, under its own name, with the rule it rests on: an indicator of land, an analysis of
        // dwellings.
        assertThat(radius).isGreaterThan(100 * streets + 20);
        assertThat(summary.toString()).doesNotContain("radius").contains("\"basis\"");
        IndicatorDefinition indicator =
                OwnTown.PLATFORM.bean(Indicators.class).find("mohurd-2025:B01").orElseThrow();
        assertThat(indicator.name().zh()).isNotBlank();
    }
}
