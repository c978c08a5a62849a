package org.songhua.lifeline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.warning.internal.live.WarningCity.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.Cases;
import org.songhua.casework.Reports;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.lifeline.BurstTown;
import org.songhua.lifeline.LiveState;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.Action;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.Warnings;
import tools.jackson.databind.JsonNode;

/**
 * From a burst to its warning, its case and its end, through the database. One town goes through one long day; each test plays on where the one before stopped, and leaves the town
 * quiet. A day and a half of usual readings lie before it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BurstWatchTest {
    private static final int HISTORY = 18 * 12;
    private static final double DRAWN = 60;
    /** What a quarter of silent sensors must not hide. */
    private static final double LARGE = 90;

    private static BurstTown town;
    private static BurstWatch watch;
    private static Instant now;

    @BeforeAll
    static void aTownWithAQuietPast() {
        town = new BurstTown();
        watch = town.platform.bean(BurstWatch.class);
        now = BurstTown.START;
        play(HISTORY, null);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static void play(int steps, ObjectId burst) {
        town.play(now, steps, burst, DRAWN);
        now = now.plusSeconds((long) steps * BurstTown.STEP_S);
    }

    private static ObjectId pipe(String name) {
        ObjectId id = town.pipes.get(name);
        if (id == null) throw new AssertionError("There is no pipe " + name);
        return id;
    }

    private static Warning awaitBurst() {
        await(() -> town.bursts().stream().anyMatch(Warning::inAlarm));
        return town.bursts().getFirst();
    }

    private static void repair() {
        play(2, null);
        await(() -> town.bursts().stream().noneMatch(Warning::inAlarm));
    }

    /** The watch has seen all there is: a look by hand has nothing to add. */
    private static LiveState seen() {
        watch.lookNow();
        return town.state();
    }

    @Test
    @Order(1)
    void aQuietDayRaisesNothingAndItsResidualsAreTheNoiseOfTheInstruments() {
        play(12, null);
        LiveState state = seen();
        assertThat(town.bursts()).isEmpty();
        assertThat(state.isMetered()).isTrue();
        assertThat(state.burst()).isNull();
        assertThat(state.sensors()).hasSize(16).allSatisfy(sensor -> {
            assertThat(sensor.measured()).isCloseTo(sensor.modelled(), within(0.08));
            assertThat(sensor.spread()).isBetween(0.005, 0.05);
        });
        assertThat(state.nodes()).hasSize(BurstTown.SIDE * BurstTown.SIDE);
        assertThat(state.limit()).isBetween(2.5, 3.5);
    }

    @Test
    @Order(2)
    void aBurstIsAWarningAfterTwoReadingsWithThePipeTheValvesAndThePeople() {
        ObjectId burst = pipe("X3-3–X4-3");
        Instant began = now;
        play(1, burst);
        seen();
        assertThat(town.bursts()).as("one reading may be wrong").isEmpty();
        play(1, burst);
        Warning warning = awaitBurst();
        assertThat(warning.raisedAt()).isBeforeOrEqualTo(began.plusSeconds(2L * BurstTown.STEP_S));
        assertThat(warning.classCode()).isEqualTo("water_pipe");
        assertThat(warning.reasonsJson()).contains("Δp").contains("X3-3–X4-3");
        assertThat(town.suspects()).contains(burst);
        assertThat(warning.advice()).isNotNull();
        assertThat(warning.advice().zh()).contains("按序关闭阀门").contains("X3-3").contains("停水");
        assertThat(warning.advice().en()).contains("Close in this order");
    }

    @Test
    @Order(3)
    void issuedItOpensACaseThatCarriesTheValves() {
        Warning warning = awaitBurst();
        town.platform
                .bean(Warnings.class)
                .act(
                        warning.id(),
                        new WarningCommand(Action.ISSUE, warning.level(), null, null, null),
                        Caller.all("chief"));
        var cases = town.platform.bean(Cases.class);
        await(() -> !cases.list(CaseQuery.ALL, Scope.ALL).isEmpty());
        var opened = cases.find(cases.list(CaseQuery.ALL, Scope.ALL).getFirst().id(), Scope.ALL)
                .orElseThrow();
        String text = town.platform
                .bean(Reports.class)
                .identity(opened.reports().getFirst().id(), true, Caller.all("chief"))
                .text();
        assertThat(text).contains("疑似爆管").contains("按序关闭阀门").contains("X3-3–X4-3");
    }

    @Test
    @Order(4)
    void overHttpSensorsResidualsAndSuspectsAreTold() {
        ApiClient viewer = new TestPeople(town.platform).withKey(Permission.SENSING_VIEW);
        JsonNode live =
                viewer.get("/api/lifelines/water/live?nodes=true").expect(200).json();
        assertThat(live.at("/burst/pipes")).hasSizeBetween(1, 5);
        assertThat(live.at("/burst/warning").longValue()).isEqualTo(awaitBurst().id());
        assertThat(live.at("/burst/pipes/0/geometry/type").asString()).isEqualTo("LineString");
        assertThat(live.at("/sensors/0/residual").isNumber()).isTrue();
        assertThat(live.at("/nodes/0/pressure").isNumber()).isTrue();
        assertThat(viewer.get("/api/lifelines/water/live").json().path("nodes")).isEmpty();
        assertThat(viewer.get("/api/lifelines/water/live?at=never").status()).isEqualTo(400);
        assertThat(viewer.get("/api/lifelines/oil/live").status()).isEqualTo(404);
        assertThat(viewer.get("/api/lifelines/water/whatif?factor=-1&drawn=-1")
                        .json()
                        .toString())
                .contains("LIFE-002", "factor", "drawn");
        assertThat(viewer.get("/api/lifelines/water/whatif?pipe=x").status()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void repairClearsItAndNothingComesBack() {
        repair();
        Warning warning = town.bursts().getFirst();
        assertThat(warning.clearedAt()).isNotNull();
        play(6, null);
        seen();
        assertThat(town.bursts()).hasSize(1);
    }

    /** What happens while the platform is down is seen when it is up again, and what has ended has ended. */
    @Test
    @Order(6)
    void aRestartLosesNothing() {
        play(8, null);
        watch.stop();
        play(2, pipe("X1-2–X1-3"));
        watch.start();
        Warning warning = awaitBurst();
        assertThat(town.suspects()).contains(pipe("X1-2–X1-3"));
        watch.stop();
        play(2, null);
        watch.start();
        await(() -> town.bursts().stream().noneMatch(Warning::inAlarm));
        assertThat(town.bursts().getFirst().id()).isEqualTo(warning.id());
    }

    /** A quarter of the sensors is silent; readings of two steps come late, mixed, and one of them twice. */
    @Test
    @Order(7)
    void missingLateAndMixedReadingsAreNoHindrance() {
        play(8, null);
        ObjectId burst = pipe("X4-4–X4-5");
        List<Long> silent = town.pressureStreams().subList(0, 4);
        var mixed = new ArrayList<>(town.readings(now, burst, LARGE));
        mixed.addAll(town.readings(now.plusSeconds(BurstTown.STEP_S), burst, LARGE));
        mixed.removeIf(reading -> silent.contains(reading.datastream()));
        Collections.shuffle(mixed, new Random(3));
        for (int from = 0; from < mixed.size(); from += 7)
            town.send(mixed.subList(from, Math.min(mixed.size(), from + 7)));
        town.send(mixed.subList(0, 3));
        now = now.plusSeconds(2L * BurstTown.STEP_S);
        awaitBurst();
        assertThat(town.suspects()).as("seed 3").contains(burst);
        repair();
    }

    /** One sensor that reads nonsense, twice, is explained by no pipe; a value that cannot be does not count at all. */
    @Test
    @Order(8)
    void aBrokenSensorIsNoBurst() {
        play(8, null);
        int before = town.bursts().size();
        long broken = town.pressureStreams().get(9);
        var readings = new ArrayList<>(town.readings(now, null, 0));
        readings.addAll(town.readings(now.plusSeconds(BurstTown.STEP_S), null, 0));
        readings.replaceAll(
                one -> one.datastream() == broken ? BurstTown.reading(broken, one.phenomenonStart(), 0.02) : one);
        town.send(readings);
        now = now.plusSeconds(2L * BurstTown.STEP_S);
        seen();
        assertThat(town.bursts()).hasSize(before);
        play(2, null);
    }

    /** Twelve pipes all over the town, one burst after the other: how many are told at once and are among the first five. */
    @Test
    @Order(9)
    void mostPipesAreAmongTheFirstFive() {
        List<String> names = new ArrayList<>(town.pipes.keySet());
        int told = 0;
        int right = 0;
        int tried = 0;
        for (int i = 3; i < names.size(); i += 7) {
            play(3, null);
            await(() -> town.bursts().stream().noneMatch(Warning::inAlarm));
            int before = town.bursts().size();
            ObjectId burst = pipe(names.get(i));
            play(2, burst);
            LiveState state = seen();
            tried++;
            if (town.bursts().size() > before || town.bursts().getFirst().inAlarm()) told++;
            if (state.burst() != null
                    && state.burst().pipes().stream().anyMatch(one -> one.pipe().equals(burst))) right++;
        }
        assertThat(told).as("of %d", tried).isGreaterThanOrEqualTo(tried * 3 / 4);
        assertThat(right).as("of %d", tried).isGreaterThanOrEqualTo(tried * 3 / 4);
        repair();
    }

    /** What people found to be none is not raised again while it lasts, but the next one is. */
    @Test
    @Order(10)
    void whatIsDismissedStaysQuietUntilItIsOver() {
        play(8, null);
        ObjectId burst = pipe("X2-2–X3-2");
        play(2, burst);
        Warning warning = awaitBurst();
        town.platform
                .bean(Warnings.class)
                .act(
                        warning.id(),
                        new WarningCommand(Action.DISMISS, null, null, "fire brigade", null),
                        Caller.all("chief"));
        int before = town.bursts().size();
        play(2, burst);
        seen();
        assertThat(town.bursts()).hasSize(before);
        play(3, null);
        seen();
        play(2, burst);
        awaitBurst();
        repair();
        assertThat(town.platform
                        .bean(org.songhua.lifeline.LiveNetworks.class)
                        .state("water", now, Scope.ALL)
                        .sensors())
                .allSatisfy(sensor -> assertThat(sensor.measured()).isNull());
    }

    /** Readings from two hours ahead of the platform's clock are doubted: they neither are the newest nor end the watch. */
    @Test
    @Order(11)
    void clocksThatRunAheadHideNothing() {
        play(8, null);
        Instant before = seen().at();
        town.play(Instant.now().plusSeconds(7200), 2, pipe("X3-3–X4-3"), DRAWN);
        LiveState state = seen();
        assertThat(state.at()).isEqualTo(before);
        assertThat(state.sensors()).noneMatch(sensor -> sensor.measured() == null);
        assertThat(town.bursts()).noneMatch(Warning::inAlarm);
        ObjectId burst = pipe("X2-2–X3-2");
        play(2, burst);
        awaitBurst();
        assertThat(town.suspects()).contains(burst);
        repair();
    }
}
