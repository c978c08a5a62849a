package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** Pressures of a whole town by step, and where more sensors would see most, in the {@link BurstTown} with six hours of readings. */
class PressuresTest {
    private static final int STEPS = 72;
    private static final String PRESSURES = "/api/lifelines/water/pressures";
    private static final String SENSORS = "/api/lifelines/water/sensors";
    private static BurstTown town;
    private static LiveNetworks networks;
    private static TestPeople people;
    private static ApiClient viewer;
    private static Instant from;

    @BeforeAll
    static void aTownWithReadings() {
        town = new BurstTown();
        networks = town.platform.bean(LiveNetworks.class);
        people = new TestPeople(town.platform);
        viewer = people.withKey(Permission.SENSING_VIEW);
        from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(8, ChronoUnit.HOURS);
        town.play(from, STEPS, null, 0);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Instant step(int number) {
        return from.plusSeconds((long) BurstTown.STEP_S * number);
    }

    private static LivePressures at(int number) {
        return networks.pressures("water", step(number), Scope.ALL);
    }

    @Test
    void nodesAreToldOnceInTheOrderOfThePressures() {
        NetworkNodes nodes = networks.nodes("water", Scope.ALL);
        LivePressures pressures = at(10);
        assertThat(nodes.nodes()).hasSize(BurstTown.SIDE * BurstTown.SIDE);
        assertThat(pressures.pressures()).hasSize(nodes.nodes().size()).doesNotContainNull();
        assertThat(pressures.dataVersion()).isEqualTo(nodes.dataVersion());
        Map<String, Double> byNode = new HashMap<>();
        for (int i = 0; i < nodes.nodes().size(); i++)
            byNode.put(nodes.nodes().get(i).code(), pressures.pressures().get(i));
        for (LivePressures.Reading one : pressures.readings())
            assertThat(byNode.get(one.node())).as(one.name()).isCloseTo(one.modelled(), within(1e-9));
    }

    /** The town's sensors read what the model says, with noise of 5 mm and of the rounding of the use. */
    @Test
    void whatIsMeasuredStandsBesideWhatIsModelled() {
        LivePressures pressures = at(20);
        assertThat(pressures.isMetered()).isTrue();
        assertThat(pressures.factor()).isCloseTo(BurstTown.factor(step(20)), within(0.01));
        assertThat(pressures.readings())
                .hasSize(16)
                .allSatisfy(one -> assertThat(one.measured()).isCloseTo(one.modelled(), within(0.1)));
    }

    @Test
    void withoutATimeItIsTheNewestStep() {
        LivePressures newest = networks.pressures("water", null, Scope.ALL);
        assertThat(newest.at()).isEqualTo(step(STEPS - 1)).isEqualTo(newest.newest());
        assertThat(at(3).newest()).isEqualTo(newest.newest());
        assertThat(at(3).at()).isEqualTo(step(3));
        assertThat(newest.intervalSeconds()).isEqualTo(BurstTown.STEP_S);
    }

    /** Any time within a step means the step. */
    @Test
    void aTimeWithinAStepMeansTheStep() {
        LivePressures within = networks.pressures("water", step(7).plusSeconds(BurstTown.STEP_S - 1), Scope.ALL);
        assertThat(within).isEqualTo(at(7));
    }

    /** More is drawn, less is left, at every node; whatever was asked before. */
    @Test
    void whereMoreIsDrawnThePressureIsLower() {
        int least = 0;
        int most = 0;
        for (int i = 0; i < STEPS; i++) {
            if (BurstTown.factor(step(i)) < BurstTown.factor(step(least))) least = i;
            if (BurstTown.factor(step(i)) > BurstTown.factor(step(most))) most = i;
        }
        LivePressures quiet = at(least);
        LivePressures busy = at(most);
        for (int i = 0; i < quiet.pressures().size(); i++)
            assertThat(busy.pressures().get(i))
                    .as("node %d", i)
                    .isLessThan(quiet.pressures().get(i));
        assertThat(at(least)).isEqualTo(quiet);
        assertThat(at(most)).isEqualTo(busy);
    }

    /** Between the grid's two percents the pressures are interpolated: off the model's own answer by less than a centimetre. */
    @Test
    void interpolatedPressuresAreThoseOfTheModel() {
        LivePressures pressures = at(30);
        Map<Long, Double> exact =
                networks.whatIf("water", pressures.factor(), null, 0, Scope.ALL).values();
        for (LivePressures.Reading one : pressures.readings())
            assertThat(Objects.requireNonNull(one.modelled()) * 0.00980665)
                    .as(one.name())
                    .isCloseTo(exact.get(one.datastream()), within(0.0001));
    }

    /** Before there were readings the course of the day is assumed, and sensors are silent. */
    @Test
    void withoutReadingsTheCourseOfTheDayIsAssumed() {
        LivePressures before = networks.pressures("water", from.minus(3, ChronoUnit.HOURS), Scope.ALL);
        assertThat(before.isMetered()).isFalse();
        assertThat(before.inflow()).isNull();
        assertThat(before.readings())
                .allSatisfy(one -> assertThat(one.measured()).isNull());
        assertThat(before.pressures()).doesNotContainNull();
    }

    @Test
    void whatOneMayNotSeeIsLeftOut() {
        var elsewhere = new Scope(Set.of(), Set.of("98"), Set.of());
        assertThat(networks.nodes("water", elsewhere).nodes()).isEmpty();
        LivePressures none = networks.pressures("water", step(5), elsewhere);
        assertThat(none.pressures()).isEmpty();
        assertThat(none.readings()).isEmpty();
        assertThat(networks.state("water", step(5), elsewhere).nodes()).isEmpty();
        assertThat(networks.state("water", step(5), Scope.ALL).nodes()).hasSize(49);
        assertThat(networks.sensors("water", 3, 60, 0.1, elsewhere).places()).isEmpty();
        assertThatThrownBy(() -> networks.nodes("oil", Scope.ALL)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> networks.pressures("oil", null, Scope.ALL)).isInstanceOf(NotFoundException.class);
    }

    /** A sensor stands at every third crossing; what a burst of 60 is not seen by adds up place by place. */
    @Test
    void furtherPlacesAreThoseThatAddMost() {
        SensorPlan plan = networks.sensors("water", 4, 60, 0.3, Scope.ALL);
        assertThat(plan.sensors()).isEqualTo(16);
        assertThat(plan.before()).isBetween(0.0, 1.0);
        double seen = plan.before();
        double last = 1;
        for (SensorPlan.Place place : plan.places()) {
            assertThat(place.adds()).isPositive().isLessThanOrEqualTo(last + 1e-12);
            assertThat(place.seen()).isCloseTo(seen + place.adds(), within(1e-9));
            seen = place.seen();
            last = place.adds();
        }
        assertThat(plan.places()).hasSizeLessThanOrEqualTo(4);
        assertThat(plan.places()).extracting(SensorPlan.Place::node).doesNotHaveDuplicates();
    }

    /** A sharper sensor sees more; a larger burst is seen by more. */
    @Test
    void whatIsSeenGrowsWithTheBurstAndTheSensor() {
        List<Double> seen = new ArrayList<>();
        for (double fall : new double[] {2, 1, 0.5, 0.2, 0.1})
            seen.add(networks.sensors("water", 1, 60, fall, Scope.ALL).before());
        assertThat(seen).isSorted();
        assertThat(networks.sensors("water", 1, 120, 0.5, Scope.ALL).before())
                .isGreaterThanOrEqualTo(
                        networks.sensors("water", 1, 30, 0.5, Scope.ALL).before());
    }

    /** Without a word on it, a sensor tells what is more than chance by what was usual: some centimetres here. */
    @Test
    void whatASensorTellsFollowsFromItsNoise() {
        assertThat(networks.sensors("water", 1, 60, null, Scope.ALL).fall()).isBetween(0.01, 0.5);
    }

    @Test
    void questionsOutOfRangeAreRefusedAllAtOnce() {
        assertThatThrownBy(() -> networks.sensors("water", 0, 0, -1.0, Scope.ALL))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .hasSize(3)
                                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo("LIFE-002")));
    }

    @Test
    void theMapGetsItsNumbersOverHttp() {
        JsonNode nodes = viewer.get("/api/lifelines/water/nodes").expect(200).json();
        JsonNode pressures =
                viewer.get(PRESSURES + "?at=" + step(12)).expect(200).json();
        assertThat(nodes.path("nodes")).hasSize(49);
        assertThat(pressures.path("pressures")).hasSize(49);
        assertThat(pressures.at("/pressures/0").doubleValue()).isBetween(10.0, 45.0);
        assertThat(pressures.path("at").asString()).isEqualTo(step(12).toString());
        assertThat(pressures.path("sensors")).hasSize(16);
        assertThat(pressures.at("/sensors/0/measured").isNumber()).isTrue();
        double cents = pressures.at("/pressures/3").doubleValue() * 100;
        assertThat(cents).isCloseTo(Math.round(cents), within(1e-6));
        assertThat(viewer.get(PRESSURES).expect(200).json().path("newest").asString())
                .isEqualTo(step(STEPS - 1).toString());
    }

    @Test
    void placesForSensorsAreToldOverHttp() {
        JsonNode plan =
                viewer.get(SENSORS + "?count=2&drawn=60&fall=0.4").expect(200).json();
        assertThat(plan.path("sensors").intValue()).isEqualTo(16);
        assertThat(plan.path("before").isNumber()).isTrue();
        assertThat(plan.path("places").isArray()).isTrue();
        assertThat(viewer.get(SENSORS + "?count=0").code()).isEqualTo("LIFE-002");
        assertThat(viewer.get(SENSORS + "?count=many").status()).isEqualTo(400);
        assertThat(viewer.get(PRESSURES + "?at=noon").code()).isEqualTo("LIFE-004");
        assertThat(viewer.get("/api/lifelines/oil/sensors").status()).isEqualTo(404);
    }

    @Test
    void onlyWhoMaySeeReadingsMayAsk() {
        ApiClient other = people.withKey(Permission.CIM_VIEW);
        for (String path : List.of("/api/lifelines/water/nodes", PRESSURES, SENSORS)) {
            assertThat(other.get(path).status()).as(path).isEqualTo(403);
            assertThat(people.client().get(path).status()).as(path).isEqualTo(401);
        }
    }
}
