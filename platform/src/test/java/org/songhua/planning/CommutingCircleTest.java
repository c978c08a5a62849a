package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityFixture;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * Who gets to the centre of the analytic town within some minutes. Its streets are residential: 25 km/h, 6.944 m/s, so a
 * block of 99.07 m east takes 14.27 s and one of 99.52 m north 14.33 s.
 */
class CommutingCircleTest {
    private final PlanningTown town = PlanningTown.get();
    private final String middle = "\"place\": " + PlanningTown.at(5, 5);

    private JsonNode units(String inputs) {
        return town.run("commuting-circle", "{" + inputs + "}").path("units");
    }

    private static double people(JsonNode units, int rank) {
        return units.at("/within/" + rank + "/share/peopleCovered").doubleValue();
    }

    @Test
    void aMinuteByCarIsFourBlocksAndTwoMinutesAreEight() {
        JsonNode units = units(middle + ", \"minutes\": [1, 2]");
        // The most minutes come first. 120 s are 8.4 blocks: the diamond of 8 loses nothing but the corners of the
        // town, 1 at
        // 10 blocks and 2 at 9 in each: 121 - 12 = 109; and the far bank at 7 and 8 blocks: 111 dwellings of two
        // people.
        assertThat(units.at("/within/0/minutes").doubleValue()).isEqualTo(2);
        assertThat(people(units, 0)).isEqualTo(2 * 111);
        // 60 s are 4.2 blocks: 2 * 4 * 5 + 1 = 41 junctions.
        assertThat(people(units, 1)).isEqualTo(2 * 41);
        assertThat(units.at("/within/1/share/buildingsCovered").intValue()).isEqualTo(41 + 1);
        assertThat(units.at("/within/1/share/people").doubleValue()).isEqualTo(253);
    }

    @Test
    void minutesAtTheEndsAreTakenFromTheMinutesOfTheWay() {
        // 3 minutes less 2 at the ends are 1; a circle that is all spent at the ends covers nobody and has no area.
        JsonNode outputs = town.run("commuting-circle", "{" + middle + ", \"minutes\": [3, 2, 1], \"ends\": 2}");
        JsonNode units = outputs.path("units");
        assertThat(people(units, 0)).isEqualTo(2 * 41);
        assertThat(units.at("/convention/minutesAtTheEnds").doubleValue()).isEqualTo(2);
        // Exactly no time is left: who lives at the centre is there.
        assertThat(people(units, 1)).isEqualTo(2);
        assertThat(people(units, 2)).isZero();
        assertThat(outputs.at("/areas/features")).hasSize(1);
        assertThat(outputs.at("/areas/features/0/properties/minutes").doubleValue())
                .isEqualTo(3);
    }

    @Test
    void everyUnitHasItsOwnNumbersAndTheyAddUp() {
        JsonNode units = units(middle + ", \"minutes\": [1], \"digits\": 6");
        assertThat(units.path("units")).hasSize(1);
        assertThat(units.at("/units/0/unit").asString()).isEqualTo("996101");
        assertThat(units.at("/units/0/within")).isEqualTo(units.path("within"));
        assertThat(units(middle + ", \"digits\": 2").at("/units/0/unit").asString())
                .isEqualTo("99");
        assertThat(units(middle + ", \"digits\": 12").at("/units/0/unit").asString())
                .isEqualTo("996101");
    }

    @Test
    void whoHasNoStreetOrNoWayIsCounted() {
        JsonNode units = units(middle + ", \"minutes\": [180]");
        assertThat(units.path("dwellingsWithoutStreet").intValue()).isEqualTo(1);
        assertThat(units.path("dwellingsCutOff").intValue()).isEqualTo(1);
        // All but the three of the island and the four without a street.
        assertThat(people(units, 0)).isEqualTo(253 - 7);
    }

    @Test
    void onFootTheCircleIsSmallerAndTheConventionSaysHow() {
        // 10 minutes at 1.25 m/s are 750 m, 7 blocks: 97 junctions and (12, 5), as for the area within reach.
        JsonNode walk = units(middle + ", \"mode\": \"walk\", \"minutes\": [10]");
        assertThat(people(walk, 0)).isEqualTo(2 * 97 + 2);
        assertThat(walk.at("/convention/mode").asString()).isEqualTo("walk");
        assertThat(walk.at("/convention/mostMetresASecond").doubleValue()).isEqualTo(1.25);
        JsonNode drive = units(middle);
        assertThat(drive.at("/convention/congestion").booleanValue()).isFalse();
        assertThat(drive.at("/convention/direction").asString()).isEqualTo("to the centre");
        assertThat(drive.at("/provenance/parameters/minutes").toString()).isEqualTo("[30,60]");
    }

    /** A one-way street from west to east, ten blocks, beside a slower way back over three sides of a square. */
    private Scope oneWay() {
        String region = "996301";
        CityFixture city = CityFixture.create(town.platform, "one_way");
        Geometry there = CityFixture.line(20, 1.5, 20.0089, 1.5);
        city.add("street", "there", Map.of("kind", "residential", "oneway", true), there, region, null);
        Geometry back = CityFixture.line(20.0089, 1.5, 20.0089, 1.509, 20, 1.509, 20, 1.5);
        city.add("street", "back", Map.of("kind", "residential"), back, region, null);
        house(city, 20, region + "001");
        house(city, 20.0089, region + "002");
        city.done();
        return new Scope(Set.of(), Set.of(region), Set.of());
    }

    private static void house(CityFixture city, double longitude, String region) {
        Geometry square = CityFixture.square(longitude - 0.00001, 1.49999, 0.00002);
        city.add("building", "house", Map.of("use", "residential", "residents", 5), square, region, null);
    }

    @Test
    void peopleCountByTheWayIn() {
        Scope scope = oneWay();
        // One block takes 14.27 s east and 14.33 s north. From the western house to the centre in the east: 143 s. From
        // the
        // eastern house to a centre in the west: round three sides, 429 s.
        String east = "{\"place\": [20.0089, 1.5], \"minutes\": [3], \"digits\": 9}";
        JsonNode toEast = town.run("commuting-circle", east, scope).path("units");
        assertThat(people(toEast, 0)).isEqualTo(10);
        String west = "{\"place\": [20, 1.5], \"minutes\": [3, 8], \"digits\": 9}";
        JsonNode toWest = town.run("commuting-circle", west, scope).path("units");
        assertThat(people(toWest, 0)).isEqualTo(10);
        assertThat(people(toWest, 1)).isEqualTo(5);
        // By unit: the house beside the centre is in, the other is not.
        assertThat(toWest.path("units")
                        .valueStream()
                        .map(one -> one.path("unit").asString()))
                .containsExactly("996301001", "996301002");
        assertThat(toWest.at("/units/0/within/1/share/peopleCovered").doubleValue())
                .isEqualTo(5);
        assertThat(toWest.at("/units/1/within/1/share/peopleCovered").doubleValue())
                .isZero();
    }

    @Test
    void wrongInputsAreToldWithTheirPlace() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "", "PLAN-102 /inputs/place",
                        "\"place\": [10, 0.5], \"minutes\": [181]", "PLAN-104 /inputs/minutes/0",
                        "\"place\": [10, 0.5], \"minutes\": []", "PLAN-108 /inputs/minutes",
                        "\"place\": [10, 0.5], \"mode\": \"rocket\"", "PLAN-105 /inputs/mode",
                        "\"place\": [10, 0.5], \"ends\": -1", "PLAN-104 /inputs/ends",
                        "\"place\": [10, 0.5], \"digits\": 1", "PLAN-104 /inputs/digits",
                        "\"place\": [10, 60]", "PLAN-120 /inputs/place")
                .entrySet()) {
            assertThatThrownBy(() -> units(wrong.getKey()))
                    .as(wrong.getKey())
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> assertThat(LifeCircleTest.places(e.faults())).isEqualTo(List.of(wrong.getValue())));
        }
    }
}
