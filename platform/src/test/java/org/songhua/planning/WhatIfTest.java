package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Facilities opened, moved and closed, and a bridge closed, in the analytic town. */
class WhatIfTest {
    private final PlanningTown town = PlanningTown.get();

    private JsonNode comparison(String inputs) {
        return outputs(inputs).path("comparison");
    }

    private JsonNode outputs(String inputs) {
        return town.run("what-if", inputs);
    }

    @Test
    void nothingChangedIsNoChange() {
        JsonNode same = comparison("{\"element\": \"primary_school\"}");
        assertThat(same.path("before")).isEqualTo(same.path("after"));
        assertThat(same.path("peopleGained").doubleValue()).isZero();
        assertThat(same.path("facilitiesAfter").intValue()).isEqualTo(1);
    }

    @Test
    void aNewKindergartenServesTheDiamondAroundItThatLacksOne() {
        // At (0, 0), 3 blocks: x + y <= 3, 4 + 3 + 2 + 1 = 10 junctions, 20 people; none of them has the one at (5, 5).
        JsonNode outputs = outputs("{\"element\": \"kindergarten\", \"open\": [" + PlanningTown.at(0, 0) + "]}");
        JsonNode comparison = outputs.path("comparison");
        assertThat(comparison.at("/before/peopleCovered").doubleValue()).isEqualTo(50);
        assertThat(comparison.at("/after/peopleCovered").doubleValue()).isEqualTo(70);
        assertThat(comparison.path("peopleGained").doubleValue()).isEqualTo(20);
        assertThat(comparison.at("/opened/0/peopleServed").doubleValue()).isEqualTo(20);
        assertThat(comparison.path("facilitiesAfter").intValue()).isEqualTo(2);
        assertThat(outputs.at("/changed/features"))
                .hasSize(10)
                .allSatisfy(feature ->
                        assertThat(feature.at("/properties/change").asString()).isEqualTo("gained"));
    }

    @Test
    void whatIsMovedIsClosedAndOpened() {
        String id = town.ids.get("kindergarten").toString();
        String inputs = "{\"element\": \"kindergarten\", \"close\": [\"%s\"], \"open\": [%s]}";
        JsonNode moved = comparison(inputs.formatted(id, PlanningTown.at(6, 5)));
        // The diamond moves one block east and stays inside the town: as many are covered; two columns of 7 change
        // sides:
        // those at 3 blocks west of the old centre, 1 for each of the 7 rows, are lost, as many are gained in the east.
        assertThat(moved.at("/after/peopleCovered").doubleValue()).isEqualTo(50);
        assertThat(moved.path("peopleGained").doubleValue()).isEqualTo(14);
        assertThat(moved.path("peopleLost").doubleValue()).isEqualTo(14);
        assertThat(moved.path("facilitiesAfter").intValue()).isEqualTo(1);
        assertThat(moved.at("/opened/0/peopleServed").doubleValue()).isEqualTo(50);
    }

    @Test
    void closingTheOnlySchoolLeavesNobodyCovered() {
        String id = town.ids.get("primary_school").toString();
        JsonNode closed = comparison("{\"element\": \"primary_school\", \"close\": [\"" + id + "\"]}");
        assertThat(closed.at("/after/peopleCovered").doubleValue()).isZero();
        assertThat(closed.path("peopleLost").doubleValue()).isEqualTo(122);
        JsonNode facilities = outputs("{\"element\": \"primary_school\", \"close\": [\"" + id + "\"]}")
                .path("facilities");
        assertThat(facilities.at("/features/0/properties/closed").booleanValue())
                .isTrue();
        assertThat(facilities.at("/features/0/properties/name").asString()).isEqualTo("primary_school");
    }

    @Test
    void aClosedBridgeCutsOffTheFarBank() {
        String bridge = town.ids.get("bridge").toString();
        JsonNode cut = comparison("{\"element\": \"middle_school\", \"closedStreets\": [\"" + bridge + "\"]}");
        assertThat(cut.at("/before/peopleCovered").doubleValue()).isEqualTo(246);
        assertThat(cut.at("/after/peopleCovered").doubleValue()).isEqualTo(242);
        assertThat(cut.path("peopleLost").doubleValue()).isEqualTo(4);
        assertThat(cut.path("unknown")).isEmpty();
    }

    @Test
    void whatIsNotFoundAndWhatHasNoStreetIsTold() {
        String stranger = town.ids.get("park").toString();
        JsonNode told = comparison(
                "{\"element\": \"primary_school\", \"close\": [\"%s\"], \"closedStreets\": [\"%s\"], \"open\": [%s]}"
                        .formatted(stranger, stranger, PlanningTown.at(5, -30)));
        assertThat(told.path("unknown")).hasSize(2);
        assertThat(told.at("/opened/0/onStreet").booleanValue()).isFalse();
        assertThat(told.path("before")).isEqualTo(told.path("after"));
    }

    @Test
    void aParkClosesWithAllItsEntrances() {
        String park = town.ids.get("park").toString();
        JsonNode closed = comparison("{\"element\": \"park_large\", \"close\": [\"" + park + "\"]}");
        assertThat(closed.at("/after/peopleCovered").doubleValue()).isZero();
        assertThat(closed.path("facilitiesAfter").intValue()).isZero();
    }
}
