package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityFixture;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.people.Scope;

/** Gaps of which the supply stands around, against the obvious way: each car park asks every estate how far it is. */
class SuppliedGapsTest {
    private static final String PLACES = "mohurd-2025:C05";
    private static final GroundPlane PLANE = GroundPlane.near(EvaluationTown.WEST);

    private record Estate(String name, Geometry shape, int households, boolean isInside) {}

    private record Park(Geometry shape, int places) {}

    /** {@return what each estate lacks} */
    private static Map<String, Double> obvious(List<Estate> estates, List<Park> parks) {
        List<Estate> counted = estates.stream().filter(Estate::isInside).toList();
        var supply = new TreeMap<String, Integer>();
        for (Park park : parks) {
            Estate nearest = null;
            double least = 50;
            for (Estate estate : counted) {
                double metres = PLANE.project(estate.shape).distance(PLANE.project(park.shape));
                if (metres > least || (nearest != null && metres == least)) continue;
                nearest = estate;
                least = metres;
            }
            if (nearest != null) supply.merge(nearest.name, park.places, Integer::sum);
        }
        var gaps = new TreeMap<String, Double>();
        for (Estate estate : counted) {
            double gap = estate.households - supply.getOrDefault(estate.name, 0);
            if (gap > 0) gaps.put(estate.name, gap);
        }
        return gaps;
    }

    /** Estates in a row that do not overlap, here and there beyond the built-up area. */
    private static List<Estate> estates(EvaluationTown town, Random random) {
        var estates = new ArrayList<Estate>();
        for (int i = 0; i < 12; i++) {
            double east = 0.0025 * i + 0.0005 * random.nextInt(2);
            Geometry shape = CityFixture.square(EvaluationTown.WEST + east, EvaluationTown.SOUTH + 0.003, 0.001);
            int households = 1 + random.nextInt(200);
            var estate = new Estate("小区%02d".formatted(i), shape, households, east + 0.0005 < 0.02);
            town.city.add(
                    "estate",
                    estate.name,
                    Map.of("households", households),
                    shape,
                    EvaluationTown.STREETS.get(east < 0.02 ? 0 : 1),
                    null);
            estates.add(estate);
        }
        return estates;
    }

    private static List<Park> parks(EvaluationTown town, Random random) {
        var parks = new ArrayList<Park>();
        for (int i = 0; i < 60; i++) {
            Geometry at = CityFixture.point(
                    EvaluationTown.WEST + 0.03 * random.nextDouble(),
                    EvaluationTown.SOUTH + 0.0025 + 0.002 * random.nextDouble());
            int places = random.nextInt(60);
            town.city.add("parking", "停车场" + i, Map.of("places", places), at, EvaluationTown.STREETS.getFirst(), null);
            parks.add(new Park(at, places));
        }
        return parks;
    }

    private static Map<String, Double> listed(EvaluationTown town, IndicatorValue value) {
        var listed = new TreeMap<String, Double>();
        town.evaluation
                .lineage(value.id(), 1000, Scope.ALL)
                .orElseThrow()
                .totals()
                .getFirst()
                .rows()
                .forEach(row -> listed.put(row.name(), row.amount()));
        return listed;
    }

    @Test
    void theGapsAreThoseThatAskingEveryEstateGives() {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            var town = new EvaluationTown();
            List<Estate> estates = estates(town, random);
            List<Park> parks = parks(town, random);
            town.city.done();
            town.run();
            Map<String, Double> expected = obvious(estates, parks);
            IndicatorValue value = town.value(PLACES, "220100");
            assertThat(listed(town, value)).as("seed %d", seed).isEqualTo(expected);
            double sum = expected.values().stream().mapToDouble(gap -> gap).sum();
            assertThat(value.measured().value()).as("seed %d", seed).isCloseTo(sum, within(1e-9));
        }
    }

    /** Nothing is lost and nothing counted twice: demand less gross gap is what was used of the supply. */
    @Test
    void theNetIsTheDemandLessEveryPlaceThatBelongsToAnEstate() {
        var random = new Random(11);
        var town = new EvaluationTown();
        List<Estate> estates = estates(town, random);
        List<Park> parks = parks(town, random);
        town.city.done();
        town.run();
        double demand = estates.stream()
                .filter(Estate::isInside)
                .mapToDouble(Estate::households)
                .sum();
        double near = parks.stream()
                .filter(park -> estates.stream()
                        .filter(Estate::isInside)
                        .anyMatch(estate -> PLANE.project(estate.shape).distance(PLANE.project(park.shape)) <= 50))
                .mapToDouble(Park::places)
                .sum();
        assertThat(town.value(PLACES, "220100").measured().net()).isCloseTo(demand - near, within(1e-9));
    }
}
