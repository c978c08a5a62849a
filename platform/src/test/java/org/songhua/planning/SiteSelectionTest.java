package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import tools.jackson.databind.JsonNode;

/** Siting in the analytic town. */
class SiteSelectionTest {
    private final PlanningTown town = PlanningTown.get();

    private JsonNode outputs(String inputs) {
        return town.run("site-selection", inputs);
    }

    @Test
    void theOneBestSiteForAKindergartenIsInTheMiddleOfTheTown() {
        // A whole diamond of 3 blocks is 25 junctions, 50 people; no place covers more. The bound proves it.
        JsonNode plan = outputs("{\"element\": \"kindergarten\", \"count\": 1, \"keep\": false}")
                .path("plan");
        assertThat(plan.path("value").doubleValue()).isEqualTo(50);
        assertThat(plan.path("bound").doubleValue()).isEqualTo(50);
        assertThat(plan.path("provedBest").booleanValue()).isTrue();
        assertThat(plan.at("/before/peopleCovered").doubleValue()).isZero();
        assertThat(plan.at("/after/peopleCovered").doubleValue()).isEqualTo(50);
        // 121 + 2 + 1 dwellings with people and a street, each for itself.
        assertThat(plan.path("demands").intValue()).isEqualTo(124);
        assertThat(plan.path("cellMetres").intValue()).isZero();
    }

    @Test
    void theExistingOneIsKeptAndTheNewOneGoesElsewhere() {
        JsonNode outputs = outputs("{\"element\": \"kindergarten\", \"count\": 1}");
        JsonNode plan = outputs.path("plan");
        assertThat(plan.at("/before/peopleCovered").doubleValue()).isEqualTo(50);
        double after = plan.at("/after/peopleCovered").doubleValue();
        // The value counts what is there, too; no second diamond fits inside beside the first one.
        assertThat(plan.path("value").doubleValue()).isEqualTo(after);
        assertThat(after).isGreaterThanOrEqualTo(50 + 2 * 16).isLessThanOrEqualTo(100);
        assertThat(plan.path("bound").doubleValue()).isGreaterThanOrEqualTo(after);
        assertThat(outputs.at("/sites/features")).hasSize(1);
    }

    @Test
    void theChoiceIsTheBestOfAllGivenCandidates() {
        // Corners cover 10 junctions, the middle of a side 7 + 5 + 3 + 1 = 16, the middle 25; side and middle share (2,
        // 5) and (3, 5).
        String candidates =
                "[%s, %s, %s]".formatted(PlanningTown.at(0, 0), PlanningTown.at(0, 5), PlanningTown.at(5, 5));
        JsonNode one = outputs(
                "{\"element\": \"kindergarten\", \"count\": 1, \"keep\": false, \"candidates\": " + candidates + "}");
        assertThat(one.at("/sites/features/0/geometry/coordinates/0").doubleValue())
                .isEqualTo(PlanningTown.x(5), within(1e-6));
        JsonNode two = outputs(
                "{\"element\": \"kindergarten\", \"count\": 2, \"keep\": false, \"candidates\": " + candidates + "}");
        assertThat(two.at("/plan/value").doubleValue()).isEqualTo(2 * (25 + 16 - 2));
        // With the existing one kept, the side is what the middle cannot add to.
        JsonNode kept = outputs("{\"element\": \"kindergarten\", \"count\": 1, \"candidates\": " + candidates + "}");
        assertThat(kept.at("/plan/value").doubleValue()).isEqualTo(2 * (25 + 16 - 2));
        assertThat(kept.at("/sites/features/0/properties/peopleNearest").doubleValue())
                .isEqualTo(32);
    }

    @Test
    void theMedianIsTheMiddle() {
        // Without bank and island all ways are least from the middle; these few do not outweigh a block more for the
        // rest.
        JsonNode median =
                outputs("{\"element\": \"kindergarten\", \"count\": 1, \"keep\": false, \"method\": \"median\"}");
        assertThat(median.at("/sites/features/0/geometry/coordinates/1").doubleValue())
                .isEqualTo(PlanningTown.y(5), within(1e-6));
        assertThat(median.at("/plan/value").doubleValue())
                .isEqualTo(median.at("/plan/bound").doubleValue());
    }

    @Test
    void theCapacityGapIsWhoFindsNoRoomWithinTheLimit() {
        // 1,000 m from (5, 5): 246 people; the shelter there holds 50. One more of 60 in the town: 110 placed, of 249
        // on a street.
        String inputs =
                "{\"set\": \"shelter\", \"element\": \"refuge\", \"count\": 1, \"capacity\": 60, \"candidates\": [%s]}";
        JsonNode capacity = outputs(inputs.formatted(PlanningTown.at(4, 5))).at("/plan/capacity");
        assertThat(capacity.path("people").intValue()).isEqualTo(249);
        assertThat(capacity.path("room").intValue()).isEqualTo(110);
        assertThat(capacity.path("placed").intValue()).isEqualTo(110);
        assertThat(capacity.path("gap").intValue()).isEqualTo(139);
        // On the island three people live: the other 57 places there help nobody.
        JsonNode island = outputs(inputs.formatted(PlanningTown.at(30, 5))).at("/plan/capacity");
        assertThat(island.path("placed").intValue()).isEqualTo(53);
        assertThat(island.path("gap").intValue()).isEqualTo(196);
    }

    @Test
    void moreSitesThanPlacesAreRefused() {
        String inputs = "{\"element\": \"kindergarten\", \"count\": 2, \"candidates\": [%s, %s]}"
                .formatted(PlanningTown.at(1, 1), PlanningTown.at(5, -30));
        assertThatThrownBy(() -> outputs(inputs))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly("PLAN-130 /inputs/count"));
    }
}
