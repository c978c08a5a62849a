package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.demo.internal.plan.Feature;

/** Counts and proportions of the demo city, at its full size and smaller. */
@Tag("slow")
class DemoCityScaleTest {
    private static DemoCity full() {
        return Cities.of(1, 1);
    }

    private static long count(String classCode) {
        return Cities.features(full(), classCode).count();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 300000", "1, 0.1, 30000", "2, 0.1, 30000", "3, 0.3, 90000", "4, 0.06, 18000"})
    void theCityHasItsPeople(long seed, double scale, long people) {
        assertThat(Cities.sum(Cities.of(seed, scale), "building", "residents"))
                .isCloseTo(people, Percentage.withPercentage(3));
    }

    @ParameterizedTest
    @CsvSource({
        "building, 30000, 42000",
        "unit_grid, 2500, 6000",
        "street, 5000, 11000",
        "address, 20000, 45000",
        "land_use, 1200, 2600",
        "kindergarten, 50, 80",
        "primary_school, 28, 38",
        "middle_school, 14, 24",
        "hospital, 5, 12",
        "market, 18, 34",
        "pharmacy, 90, 140",
        "bus_stop, 400, 1000",
        "park, 25, 80",
        "fire_station, 5, 12",
        "police, 12, 24",
        "community_service, 110, 135",
        "rail_station, 8, 14",
        "bridge, 5, 40",
        "tree, 2000, 9000",
        "path, 100, 1200",
        "water, 4, 20"
    })
    void thereAreAsManyAsInSuchACity(String classCode, long least, long most) {
        assertThat(count(classCode)).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 4", "4, 16, 20", "5, 110, 130"})
    void theCityHasItsRegions(long level, long least, long most) {
        long regions = Cities.features(full(), "region")
                .filter(f -> Cities.number(f, "level") == level)
                .count();
        assertThat(regions).isBetween(least, most);
    }

    @Test
    void householdsAreAsLargeAsInTheNorthEast() {
        double size =
                (double) Cities.sum(full(), "building", "residents") / Cities.sum(full(), "building", "households");
        assertThat(size).isBetween(2.1, 2.8);
    }

    @Test
    void mostPeopleLiveOnFiveToSevenFloors() {
        Map<String, Long> people = new TreeMap<>();
        Cities.features(full(), "building").forEach(b -> {
            long floors = Cities.number(b, "floors");
            String class_ = floors < 4 ? "low" : floors < 8 ? "middle" : floors < 12 ? "high" : "tower";
            people.merge(class_, Cities.number(b, "residents"), Long::sum);
        });
        long all = people.values().stream().mapToLong(Long::longValue).sum();
        assertThat(people.get("middle")).isBetween(all * 35 / 100, all * 75 / 100);
        assertThat(people.get("low")).isBetween(all * 4 / 100, all * 25 / 100);
        assertThat(people.get("high") + people.get("tower")).isBetween(all * 15 / 100, all * 55 / 100);
    }

    @Test
    void tallHousesAreOfReinforcedConcrete() {
        Cities.features(full(), "building")
                .filter(b -> Cities.number(b, "floors") > 8)
                .forEach(b -> assertThat(Cities.text(b, "structure")).isEqualTo("reinforced_concrete"));
    }

    @Test
    void housesWereBuiltThroughTheWholeCentury() {
        Map<Long, Long> decades = new TreeMap<>();
        Cities.features(full(), "building")
                .forEach(b -> decades.merge(Cities.number(b, "year_built") / 10, 1L, Long::sum));
        assertThat(decades.keySet()).allMatch(decade -> decade >= 190 && decade <= 202);
        for (long decade = 195; decade <= 201; decade++)
            assertThat(decades.get(decade)).isGreaterThan(200);
    }

    @Test
    void heightsFitFloors() {
        Cities.features(full(), "building").forEach(b -> {
            double height = ((Number) b.attributes().get("height")).doubleValue();
            long floors = Cities.number(b, "floors");
            assertThat(height / floors).as(b.id()).isBetween(2.5, 14.0);
        });
    }

    @Test
    void communitiesAreOfLikeSize() {
        List<Long> people = Cities.features(full(), "region")
                .filter(f -> Cities.number(f, "level") == 5)
                .map(f -> Cities.number(f, "population"))
                .sorted()
                .toList();
        assertThat(people.get(people.size() / 2)).isBetween(1500L, 3600L);
        assertThat(people.getLast()).isLessThan(7000);
    }

    @Test
    void unitGridsOfTheBuiltUpAreaMeasureAboutAHectare() {
        List<Double> areas = Cities.features(full(), "unit_grid")
                .filter(f -> Cities.text(f, "kind").equals("residential"))
                .map(f -> f.geometry().getArea())
                .sorted()
                .toList();
        assertThat(areas.get(areas.size() / 2)).isBetween(7_000.0, 16_000.0);
    }

    /** Share of people within reach in a straight line, as the official radius measure counts. */
    @ParameterizedTest
    @CsvSource({"primary_school, 1000, 0.75", "market, 1000, 0.6", "kindergarten, 500, 0.5", "pharmacy, 800, 0.7"})
    void servicesAreWhereThePeopleAre(String classCode, double radius, double share) {
        List<Feature> services = Cities.list(full(), classCode);
        double near = 0;
        double all = 0;
        for (Feature building : Cities.list(full(), "building")) {
            long people = Cities.number(building, "residents");
            if (people == 0) continue;
            all += people;
            var at = building.geometry().getCentroid();
            if (services.stream().anyMatch(s -> s.geometry().isWithinDistance(at, radius))) near += people;
        }
        assertThat(near / all).isGreaterThan(share);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.07, 0.3})
    void smallerCitiesHaveTheSameParts(double scale) {
        DemoCity city = Cities.of(4, scale);
        for (String classCode : List.of(
                "region",
                "unit_grid",
                "street",
                "building",
                "address",
                "water",
                "railway",
                "primary_school",
                "pharmacy",
                "bus_stop",
                "community_service")) {
            assertThat(Cities.list(city, classCode)).as(classCode).isNotEmpty();
        }
    }
}
