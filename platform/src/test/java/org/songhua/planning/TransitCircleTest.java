package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.fault.FaultException;
import tools.jackson.databind.JsonNode;

/**
 * The commuting circle with an imported timetable, in the analytic town with the boats of {@link GtfsFixture}. From the house of three in the
 * middle of the island's street it is half a block to the landing: 49.5 m, 39.6 s at 1.25 m/s, counted as 40 s. The other end is the centre
 * itself. 35 minutes on foot are 26 blocks, so that everybody but the island and who has no street walks: 253 - 7 = 246 people.
 */
class TransitCircleTest {
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final TimetableFeeds FEEDS = TOWN.platform.bean(TimetableFeeds.class);
    private static final String ISLAND = PlanningTown.at(30.5, 5);
    private static final int ON_FOOT = 246;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @BeforeAll
    static void boats() {
        new GtfsFixture().importAs("boats", FEEDS);
        new GtfsFixture().without("calendar_dates.txt").importAs("weekday-boats", FEEDS);
    }

    private static JsonNode run(String date, double from, double until, String more) {
        return TOWN.run("commuting-circle", """
                {"place": %s, "mode": "walk", "minutes": [35], "feeds": ["boats"], "date": "%s", "from": %s, "until": %s, "step": 10,
                 "checks": [%s]%s}""".formatted(PlanningTown.at(5, 5), date, from, until, ISLAND, more));
    }

    private static double people(JsonNode outputs) {
        return outputs.at("/units/within/0/share/peopleCovered").doubleValue();
    }

    private static double minutes(JsonNode outputs) {
        assertThat(outputs.at("/units/checks/0/minutes").isMissingNode()).isFalse();
        return outputs.at("/units/checks/0/minutes").doubleValue();
    }

    private static boolean isReached(JsonNode outputs) {
        return !outputs.at("/units/checks/0/minutes").isMissingNode();
    }

    /** Leaving at 07:30, 07:40, 07:50 and 08:00 one is at the landing 40 s later, and in the centre at 08:10 or, the last, at 08:40. */
    @ParameterizedTest(name = "percentile {0}: {1} minutes")
    @CsvSource({"25, 20", "50, 30", "75, 40", "100, 40"})
    void theTimeIsThatOfThePercentileOverTheDepartures(double percentile, double expected) {
        JsonNode outputs = run("2026-03-02", 7.5, 8, ", \"minutes\": [60], \"percentile\": " + percentile);
        assertThat(minutes(outputs)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void whoGetsThereInTimeByBoatIsWithinTheCircleAndOnTheMap() {
        JsonNode half = run("2026-03-02", 7.5, 8, "");
        assertThat(people(half)).isEqualTo(ON_FOOT + 3);
        JsonNode most = run("2026-03-02", 7.5, 8, ", \"percentile\": 75");
        assertThat(people(most)).isEqualTo(ON_FOOT);
        // 30 minutes to the middle of the street: the landing is in the area, 5 minutes around it too.
        assertThat(area(half).contains(point(30, 5))).isTrue();
        assertThat(area(half).contains(point(30.9, 5))).isTrue();
        assertThat(area(half).contains(point(5, 5))).isTrue();
        assertThat(area(half).contains(point(15, 5))).isFalse();
        // At the landing itself three of four departures take half an hour at most, all of them 40 minutes.
        assertThat(area(most).contains(point(30, 5))).isTrue();
        JsonNode all = run("2026-03-02", 7.5, 8, ", \"percentile\": 100");
        assertThat(area(all).contains(point(30, 5))).isFalse();
    }

    private static Geometry area(JsonNode outputs) {
        JsonNode feature = outputs.at("/areas/features")
                .valueStream()
                .filter(one -> one.at("/properties/by").asString("").equals("transit"))
                .findFirst()
                .orElseThrow();
        return FACTORY.createMultiPolygon(feature.at("/geometry/coordinates")
                .valueStream()
                .map(TransitCircleTest::polygon)
                .toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing[] all = rings.valueStream()
                .map(ring -> FACTORY.createLinearRing(ring.valueStream()
                        .map(at -> new Coordinate(
                                at.get(0).doubleValue(), at.get(1).doubleValue()))
                        .toArray(Coordinate[]::new)))
                .toArray(LinearRing[]::new);
        return FACTORY.createPolygon(all[0], java.util.Arrays.copyOfRange(all, 1, all.length));
    }

    private static Geometry point(double east, double north) {
        return FACTORY.createPoint(new Coordinate(PlanningTown.x(east), PlanningTown.y(north)));
    }

    @Test
    void onAHolidayItsOwnServiceRuns() {
        // 2026-05-04 is a Monday: leaving at 08:30, 08:40, 08:50, 09:00 one is there at 09:05, the last one misses the
        // only boat.
        JsonNode holiday = run("2026-05-04", 8.5, 9, "");
        assertThat(minutes(holiday)).isCloseTo(25, within(1e-9));
        assertThat(isReached(run("2026-05-04", 8.5, 9, ", \"percentile\": 76"))).isFalse();
        // By the official calendar it is a holiday, too; but the timetable names it, so its word counts.
        JsonNode byCalendar = run("2026-05-04", 8.5, 9, ", \"holidays\": \"calendar\"");
        assertThat(minutes(byCalendar)).isCloseTo(25, within(1e-9));
        JsonNode told = byCalendar.at("/units/convention/transit");
        assertThat(told.path("officialDay").asString()).isEqualTo("holiday");
        assertThat(told.at("/timetables/0/runsAs").asString()).isEqualTo("2026-05-04");
    }

    /** The other feed knows weekdays only. Friday 2026-10-02 is off, Saturday 2026-10-10 is worked. */
    @ParameterizedTest(name = "{0} by {1}: as {2}, {3} minutes")
    @CsvSource({
        "2026-10-02, feed, 2026-10-02, 30",
        "2026-10-02, calendar, 2026-10-04, 135",
        "2026-10-10, feed, 2026-10-10, 135",
        "2026-10-10, calendar, 2026-10-09, 30",
        "2026-03-02, calendar, 2026-03-02, 30",
        "2026-03-01, calendar, 2026-03-01, 135"
    })
    void aTimetableThatKnowsWeekdaysOnlyMayBeReadByTheOfficialCalendar(
            String date, String holidays, String runsAs, double expected) {
        JsonNode outputs = run(
                date,
                7.5,
                8,
                ", \"minutes\": [170], \"feeds\": [\"weekday-boats\"], \"holidays\": \"" + holidays + "\"");
        assertThat(minutes(outputs)).isCloseTo(expected, within(1e-9));
        assertThat(outputs.at("/units/convention/transit/timetables/0/runsAs").asString())
                .isEqualTo(runsAs);
    }

    @Test
    void theBoatOfTheDayBeforeRunsAfterMidnight() {
        // At 01:00 on Tuesday the night boat of Monday; leaving at 00:30, 00:40 and 00:50. None on Monday: Sunday has
        // no night boat.
        assertThat(minutes(run("2026-03-03", 0.5, 0.84, ""))).isCloseTo(30, within(1e-9));
        assertThat(isReached(run("2026-03-02", 0.5, 0.84, ""))).isFalse();
        // As that of its own day it is found at 24:30.
        assertThat(minutes(run("2026-03-02", 23.5, 24, ", \"minutes\": [120]"))).isCloseTo(80, within(1e-9));
    }

    @Test
    void fromStationToStationTheWalksDoNotCountAndNobodyWalksAllTheWay() {
        // At the landing at 07:30, 07:40, 07:50 and 08:00, in the centre at 08:10: 40, 30, 20 and 10 minutes.
        JsonNode station = run("2026-03-02", 7.5, 8, ", \"count\": \"station\"");
        assertThat(minutes(station)).isCloseTo(20, within(1e-9));
        assertThat(people(station)).isEqualTo(3);
        JsonNode convention = station.at("/units/convention");
        assertThat(convention.path("from").asString()).isEqualTo("station");
        assertThat(convention.path("to").asString()).isEqualTo("station");
        assertThat(station.at("/areas/features")).hasSize(1);
        assertThat(area(station).contains(point(30, 5))).isTrue();
        assertThat(area(station).contains(point(5, 5))).isFalse();
        assertThat(run("2026-03-02", 7.5, 8, "").at("/units/convention/from").asString())
                .isEqualTo("door");
    }

    @Test
    void whoCannotWalkToTheLandingDoesNotGetOnTheBoat() {
        // The landing is 40 s away and the longest walk a minute; with 30 s it would be too far, so the least there is,
        // 1 minute, is enough.
        assertThat(people(run("2026-03-02", 7.5, 8, ", \"access\": 1"))).isEqualTo(ON_FOOT + 3);
        JsonNode far = TOWN.run("commuting-circle", """
                {"place": %s, "mode": "walk", "minutes": [35], "feeds": ["boats"], "date": "2026-03-02", "from": 7.5, "until": 8, "access": 1,
                 "step": 10}""".formatted(PlanningTown.at(7, 5)));
        // From the landing in the middle it is two blocks, 159 s, to this centre: more than a minute.
        assertThat(people(far)).isEqualTo(ON_FOOT);
    }

    @Test
    void theResultSaysWhatItRestsOnAndComesOutAgain() {
        JsonNode first = run("2026-03-02", 7.5, 8, ", \"feeds\": [\"boats\"]");
        JsonNode rests = first.at("/units/provenance/parameters");
        String reference = FEEDS.find("boats").orElseThrow().reference();
        assertThat(rests.at("/feeds/0").asString()).isEqualTo(reference);
        JsonNode told = first.at("/units/convention/transit");
        assertThat(told.at("/timetables/0/timetable").asString()).isEqualTo(reference);
        assertThat(told.at("/timetables/0/trips").intValue()).isEqualTo(3);
        assertThat(told.path("percentile").doubleValue()).isEqualTo(50);
        assertThat(told.path("stopsWithoutStreet").intValue()).isZero();
        assertThat(told.path("officialDay").asString()).isEqualTo("workday");
        assertThat(TOWN.run("commuting-circle", rests.toString())).isEqualTo(first);
    }

    @Test
    void anOlderEditionIsAskedForByItsNumber() {
        TimetableFeed old = new GtfsFixture().importAs("edited", FEEDS);
        String faster =
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nw1,08:00:00,08:00:00,I,1\nw1,08:02:00,08:02:00,M,2\n";
        TimetableFeed fresh = new GtfsFixture().with("stop_times.txt", faster).importAs("edited", FEEDS);
        assertThat(List.of(old.edition(), fresh.edition())).containsExactly(1, 2);
        String last = ", \"percentile\": 25, \"feeds\": [\"%s\"]";
        assertThat(minutes(run("2026-03-02", 7.5, 7.9, last.formatted("edited"))))
                .isCloseTo(12, within(1e-9));
        assertThat(minutes(run("2026-03-02", 7.5, 7.9, last.formatted("edited@1"))))
                .isCloseTo(20, within(1e-9));
    }

    @Test
    void byCarOrByBoatTheShorterCounts() {
        JsonNode both = TOWN.run("commuting-circle", """
                {"place": %s, "minutes": [35, 2], "feeds": ["boats"], "date": "2026-03-02", "from": 7.5, "until": 8, "step": 10}
                """.formatted(PlanningTown.at(5, 5)));
        assertThat(people(both)).isEqualTo(ON_FOOT + 3);
        // In two minutes by car as without boats: 111 dwellings of two.
        assertThat(both.at("/units/within/1/share/peopleCovered").doubleValue()).isEqualTo(2 * 111);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"feeds\": [\"boats\"] | PLAN-192 /inputs/date",
                "\"feeds\": [\"boats\"], \"date\": \"2026-02-30\" | PLAN-192 /inputs/date",
                "\"feeds\": [\"boats\"], \"date\": \"2026-03-02\", \"from\": 9, \"until\": 8 | PLAN-193 /inputs/until",
                "\"feeds\": [\"boats\"], \"date\": \"2026-03-02\", \"from\": 0, \"until\": 24 | PLAN-193 /inputs/until",
                "\"feeds\": [\"nothing\"], \"date\": \"2026-03-02\" | PLAN-194 /inputs/feeds/0",
                "\"feeds\": [\"boats\", \"boats@99\"], \"date\": \"2026-03-02\" | PLAN-194 /inputs/feeds/1",
                "\"feeds\": [\"boats@x\"], \"date\": \"2026-03-02\" | PLAN-194 /inputs/feeds/0",
                "\"feeds\": [\"boats\"], \"date\": \"2027-03-02\" | PLAN-195 /inputs/date"
            })
    void whatCannotBeIsToldWithItsPlace(String inputs, String expected) {
        assertThatThrownBy(() ->
                        TOWN.run("commuting-circle", "{\"place\": " + PlanningTown.at(5, 5) + ", " + inputs + "}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly(expected));
    }
}
