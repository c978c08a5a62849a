package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Analyses of the analytic town against counting: along its grid of streets a way is as long as its blocks east and north, so
 * who reaches what can be counted without any search. Places are chosen by a seed that stands in the name of the test.
 */
class CountedTownTest {
    private static final PlanningTown TOWN = PlanningTown.get();
    /** Metres of a block east and north: a little less than a hundredth of a degree times the ellipsoid's radius there. */
    private static final double EAST_M = 99.07;

    private static final double NORTH_M = 99.52;

    /** A junction of the town. */
    private record Junction(int x, int y) {
        static Junction of(SplittableRandom random) {
            return new Junction(random.nextInt(11), random.nextInt(11));
        }

        double metresTo(Junction other) {
            return EAST_M * Math.abs(x - other.x) + NORTH_M * Math.abs(y - other.y);
        }

        String place() {
            return PlanningTown.at(x, y);
        }
    }

    private static final Junction MIDDLE = new Junction(5, 5);

    /** Every dwelling: the 121 junctions, the two of the far bank, by the bridge at the height of 5. */
    private static List<Junction> dwellings() {
        var all = new ArrayList<Junction>();
        for (int x = 0; x <= 10; x++) for (int y = 0; y <= 10; y++) all.add(new Junction(x, y));
        all.add(new Junction(12, 5));
        all.add(new Junction(13, 5));
        return all;
    }

    /** People, two in each dwelling, who have one of the places within some metres. */
    private static int people(List<Junction> places, double metres) {
        return 2
                * (int) dwellings().stream()
                        .filter(home -> places.stream().anyMatch(place -> home.metresTo(place) <= metres))
                        .count();
    }

    private static String list(List<Junction> places) {
        return "[" + String.join(", ", places.stream().map(Junction::place).toList()) + "]";
    }

    private static List<Junction> some(SplittableRandom random, int most) {
        return IntStream.range(0, random.nextInt(1, most + 1))
                .mapToObj(i -> Junction.of(random))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void openedPlacesCoverWhoIsCounted(long seed) {
        var random = new SplittableRandom(seed);
        List<Junction> opened = some(random, 5);
        JsonNode comparison = TOWN.run("what-if", "{\"element\": \"kindergarten\", \"open\": " + list(opened) + "}")
                .path("comparison");
        var all = new ArrayList<>(opened);
        all.add(MIDDLE);
        int before = people(List.of(MIDDLE), 300);
        int after = people(all, 300);
        assertThat(comparison.at("/before/peopleCovered").intValue()).isEqualTo(before);
        assertThat(comparison.at("/after/peopleCovered").intValue()).isEqualTo(after);
        assertThat(comparison.path("peopleGained").intValue()).isEqualTo(after - before);
        assertThat(comparison.path("peopleLost").intValue()).isZero();
        assertThat(comparison.path("opened")).hasSize(opened.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatIsClosedAndOpenedElsewhereCoversWhoIsCounted(long seed) {
        var random = new SplittableRandom(seed);
        List<Junction> opened = some(random, 3);
        String inputs = "{\"element\": \"primary_school\", \"close\": [\"%s\"], \"open\": %s}";
        JsonNode outputs = TOWN.run("what-if", inputs.formatted(TOWN.ids.get("primary_school"), list(opened)));
        JsonNode comparison = outputs.path("comparison");
        int before = people(List.of(MIDDLE), 500);
        int after = people(opened, 500);
        assertThat(comparison.at("/after/peopleCovered").intValue()).isEqualTo(after);
        double gained = comparison.path("peopleGained").doubleValue();
        double lost = comparison.path("peopleLost").doubleValue();
        assertThat(gained - lost).isEqualTo(after - before);
        // Each dwelling that changed is told, with its people; the house of unknown people at (4, 4) has none.
        double told = 0;
        for (JsonNode feature : outputs.at("/changed/features")) {
            double people = feature.at("/properties/people").doubleValue();
            told += feature.at("/properties/change").asString().equals("gained") ? people : -people;
        }
        assertThat(told).isEqualTo(after - before);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void circlesHoldWhoIsCounted(long seed) {
        var random = new SplittableRandom(seed);
        Junction place = Junction.of(random);
        double minutes = 2 + random.nextInt(14);
        JsonNode areas = TOWN.run(
                        "reach-area",
                        "{\"place\": " + place.place() + ", \"minutes\": [" + minutes + "], \"speed\": 1.5}")
                .at("/areas/features");
        assertThat(areas.at("/0/properties/inside/people").intValue())
                .isEqualTo(people(List.of(place), 1.5 * 60 * minutes));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void theNearestIsAsFarAsIsCounted(long seed) {
        Junction place = Junction.of(new SplittableRandom(seed));
        for (String school : List.of("primary_school", "middle_school")) {
            JsonNode nearest = TOWN.run(
                            "nearest-services", "{\"place\": " + place.place() + ", \"element\": \"" + school + "\"}")
                    .at("/nearest/facilities/0");
            assertThat(nearest.path("metres").doubleValue()).isEqualTo(place.metresTo(MIDDLE), within(0.5));
            assertThat(nearest.path("id").asString())
                    .isEqualTo(TOWN.ids.get(school).toString());
        }
        JsonNode station = TOWN.run(
                        "nearest-services", "{\"place\": " + place.place() + ", \"element\": \"community_health\"}")
                .at("/nearest/facilities/0");
        // A limit in minutes is answered in seconds.
        assertThat(station.path("seconds").doubleValue())
                .isEqualTo(place.metresTo(new Junction(0, 0)) / 1.25, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45})
    void theSitesChosenAreTheBestOfAllChoices(long seed) {
        var random = new SplittableRandom(seed);
        List<Junction> candidates = some(random, 6);
        int count = 1 + random.nextInt(Math.min(3, candidates.size()));
        boolean keep = random.nextBoolean();
        int best = 0;
        for (int choice = 0; choice < 1 << candidates.size(); choice++) {
            if (Integer.bitCount(choice) != count) continue;
            var open = new ArrayList<Junction>();
            for (int c = 0; c < candidates.size(); c++) if ((choice >> c & 1) == 1) open.add(candidates.get(c));
            if (keep) open.add(MIDDLE);
            best = Math.max(best, people(open, 300));
        }
        String inputs = "{\"element\": \"kindergarten\", \"count\": %d, \"keep\": %s, \"candidates\": %s}";
        JsonNode plan = TOWN.run("site-selection", inputs.formatted(count, keep, list(candidates)))
                .path("plan");
        assertThat(plan.path("value").intValue()).isEqualTo(best);
        assertThat(plan.at("/after/peopleCovered").intValue()).isEqualTo(best);
        assertThat(plan.path("bound").intValue()).isGreaterThanOrEqualTo(best);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void roomIsGivenToAsManyAsThereAreWithinTheLimit(long seed) {
        var random = new SplittableRandom(seed);
        Junction site = Junction.of(random);
        int room = 10 + random.nextInt(400);
        String inputs =
                "{\"set\": \"shelter\", \"element\": \"refuge\", \"count\": 1, \"keep\": false, \"capacity\": %d, \"candidates\": [%s]}";
        JsonNode capacity =
                TOWN.run("site-selection", inputs.formatted(room, site.place())).at("/plan/capacity");
        int within = people(List.of(site), 1000);
        assertThat(capacity.path("placed").intValue()).isEqualTo(Math.min(room, within));
        assertThat(capacity.path("gap").intValue()).isEqualTo(249 - Math.min(room, within));
    }
}
