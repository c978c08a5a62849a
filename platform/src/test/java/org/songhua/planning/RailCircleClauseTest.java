package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clause of the metropolitan area: an hour around its centre by road and by rail. The country is made up: a centre, a station 5 km
 * north of it, and five county seats on straight roads, so that every time can be worked out by hand. A degree of latitude is
 * 111.1 km there, one of longitude 80.3 km; mean speeds: motorway 90, expressway 60, arterial 45 km/h.
 */
class RailCircleClauseTest {
    private static final double EAST = 125.32;
    private static final double NORTH = 43.88;
    private static final double KM_NORTH = 1 / 111.1;
    private static final double KM_EAST = 1 / 80.3;

    /** Code of the unit to people who live in the seat of the county. */
    private static final Map<String, Integer> PEOPLE = new LinkedHashMap<>();

    private static final String STOPS = """
            stop,lat,lon,name
            C,%s,%s,中心站
            B,%s,%s,北二站
            W,%s,%s,西站
            E,%s,%s,东站
            F,%s,%s,北三站
            X,10,10,远站
            """.formatted(
            north(5), east(0), north(83), east(0), north(0), east(-62), north(0), east(52), north(120), east(0));

    /** From the west every hour; from the second in the north once; from the east at noon; from the third with a change. */
    private static final String TIMES = """
            trip,stop,time,days
            w1,W,06:30,12345
            w1,C,06:50,12345
            w2,W,07:30,12345
            w2,C,07:48,12345
            w3,W,07:35,67
            w3,C,07:40,67
            b1,B,07:40,
            b1,C,08:08,
            e1,E,12:00,
            e1,C,12:10,
            f1,F,07:05,
            f1,B,07:30,
            """;

    private static RailCircleClauseTest made;

    private final PlanningTown town = PlanningTown.get();
    private final Scope scope = new Scope(Set.of(), Set.of("9964"), Set.of());
    private final CityFixture city = CityFixture.create(town.platform, "rail_circle_" + System.nanoTime());

    private static double north(double km) {
        return NORTH + km * KM_NORTH;
    }

    private static double east(double km) {
        return EAST + km * KM_EAST;
    }

    private static String at(double eastKm, double northKm) {
        return "[" + east(eastKm) + ", " + north(northKm) + "]";
    }

    private void road(String kind, double fromEast, double fromNorth, double toEast, double toNorth) {
        var line = CityFixture.line(east(fromEast), north(fromNorth), east(toEast), north(toNorth));
        city.add("street", kind, Map.of("kind", kind), line, "996400", null);
    }

    /** A motorway has a carriageway for each direction. */
    private void motorway(double fromNorth, double toNorth) {
        road("motorway", 0, fromNorth, 0, toNorth);
        road("motorway", 0, toNorth, 0, fromNorth);
    }

    private void seat(String unit, double eastKm, double northKm, int people) {
        PEOPLE.put(unit, people);
        var house = CityFixture.square(east(eastKm) - 0.0001, north(northKm) - 0.0001, 0.0002);
        city.add("building", unit, Map.of("use", "residential", "residents", people), house, unit, null);
    }

    private void build() {
        // The street from the centre to its station, and on to the north as a motorway with its exits.
        road("arterial", 0, 0, 0, 5);
        motorway(5, 60);
        motorway(60, 80);
        motorway(80, 118);
        road("arterial", 0, 80, 0, 83);
        road("arterial", 0, 118, 0, 120);
        road("arterial", 0, 0, -60, 0);
        road("arterial", -60, 0, -62, 0);
        road("expressway", 0, 0, 50, 0);
        road("arterial", 50, 0, 52, 0);
        seat("996400", 0, 0, 1000);
        seat("996411", 0, 60, 110);
        seat("996412", 0, 80, 120);
        seat("996413", -60, 0, 130);
        seat("996414", 50, 0, 140);
        seat("996415", 0, 118, 150);
        city.done();
    }

    private static synchronized RailCircleClauseTest country() {
        if (made == null) {
            made = new RailCircleClauseTest();
            made.build();
        }
        return made;
    }

    private JsonNode run(String more) {
        return town.run("commuting-circle", "{\"place\": " + at(0, 0) + ", \"minutes\": [60]" + more + "}", scope);
    }

    private static String rail(String more) {
        JsonMapper mapper = JsonMapper.shared();
        return ", \"stops\": " + mapper.writeValueAsString(STOPS) + ", \"times\": " + mapper.writeValueAsString(TIMES)
                + more;
    }

    private static String checks() {
        return ", \"checks\": [" + at(0, 60) + "," + at(0, 80) + "," + at(-60, 0) + "," + at(50, 0) + "," + at(0, 118)
                + "]";
    }

    private static double people(JsonNode outputs) {
        return outputs.at("/units/within/0/share/peopleCovered").doubleValue();
    }

    private static List<Double> minutes(JsonNode outputs) {
        assertThat(outputs.at("/units/checks").toString()).doesNotContain("\"minutes\":null");
        return outputs.at("/units/checks")
                .valueStream()
                .map(check -> check.path("minutes").doubleValue())
                .toList();
    }

    /** 给定轨道时刻与道路速度, 算出长春60分钟圈及圈内人口, 与手工抽查的5个县城结果误差≤5分钟; J01/J02能画出到2030年的目标轨迹. */
    @Test
    void clause_01_theHourByRailAndRoadItsPeopleFiveCountiesByHandAndThePathsTo2030() {
        JsonNode circle = country().run(rail(checks()));
        // 与手工抽查的5个县城结果误差≤5分钟, by hand:
        List<Double> byHand = List.of(
                // 55 km at 90 and 5 km at 45 km/h: 36.7 + 6.7; no train.
                55 / 90.0 * 60 + 5 / 45.0 * 60,
                // 3 km to the station, 10 to board, 07:40 to 08:08, 5 km on: 4 + 10 + 28 + 6.7, against 56.7 by road.
                3 / 45.0 * 60 + 10 + 28 + 5 / 45.0 * 60,
                // 2 km, 10, the train of 18 minutes at 07:30 and not that of 20 at 06:30, 5 km: against 80 by road.
                2 / 45.0 * 60 + 10 + 18 + 5 / 45.0 * 60,
                // 50 km at 60 km/h: its train at noon is of no use in the morning.
                50.0,
                // 38 km at 90 and 3 at 45 to the second station, 10, 28 and 6.7; against 82.0 by road, and 82.3 from its own
                // station: 2.7 + 10 + 07:05 to 08:08 with a change + 6.7.
                38 / 90.0 * 60 + 3 / 45.0 * 60 + 10 + 28 + 5 / 45.0 * 60);
        List<Double> computed = minutes(circle);
        for (int i = 0; i < 5; i++)
            assertThat(computed.get(i)).as("county " + i).isCloseTo(byHand.get(i), within(0.5));
        assertThat(circle.at("/units/checks/1/train/station").asString()).isEqualTo("北二站");
        assertThat(circle.at("/units/checks/2/train/departure").asString()).isEqualTo("07:30");
        assertThat(circle.at("/units/checks/2/byStreet").doubleValue()).isCloseTo(80, within(0.5));
        assertThat(circle.at("/units/checks/4/byStreet").doubleValue()).isCloseTo(82, within(0.5));

        // 算出60分钟圈及圈内人口: the centre and four of the five counties, by unit; and where that is on the map.
        assertThat(people(circle)).isEqualTo(1000 + 110 + 120 + 130 + 140);
        for (JsonNode unit : circle.at("/units/units")) {
            String code = unit.path("unit").asString();
            double inside = unit.at("/within/0/share/peopleCovered").doubleValue();
            assertThat(inside).as(code).isEqualTo(code.equals("996415") ? 0 : PEOPLE.get(code));
        }
        assertThat(circle.at("/areas/features")
                        .valueStream()
                        .map(area -> area.at("/properties/station").asString("")))
                .contains("", "北二站", "西站")
                .doesNotContain("东站", "远站");
        // Given other times and other speeds another circle: without the train the west is out of it.
        JsonNode byRoad = country().run(checks());
        assertThat(people(byRoad)).isEqualTo(1000 + 110 + 120 + 140);
        // And where nobody may go faster than 60 km/h, it is an hour and two minutes from the first county.
        JsonNode slow = country().run(rail(checks() + ", \"speed\": 16.667"));
        assertThat(minutes(slow).getFirst()).isCloseTo(55 + 5 / 45.0 * 60, within(0.5));
        assertThat(people(slow)).isEqualTo(1000 + 120 + 130 + 140);

        // J01/J02能画出到2030年的目标轨迹: the points of the path, and what is asked for in each year until then.
        thePathsAreDrawn();
    }

    private void thePathsAreDrawn() {
        ApiClient planner = new TestPeople(town.platform).loggedIn("planner");
        var ends = Map.of("J01", List.of(1210.0, 1300.0), "J02", List.of(9630.0, 13500.0));
        ends.forEach((code, values) -> {
            JsonNode stand = planner.get("/api/indicators/jilin-2025:" + code
                            + "/stand?geography=metro:changchun&period=2025")
                    .expect(200)
                    .json();
            assertThat(stand.path("path").valueStream().map(point -> point.path("day").asString()))
                    .as(code)
                    .containsExactly("2024-12-31", "2030-12-31");
            assertThat(stand.path("path").valueStream().map(point -> point.path("value").doubleValue()))
                    .isEqualTo(values);
            assertThat(stand.path("due").asString()).isEqualTo("2030-12-31");
            // A sixth of the way is gone at the end of 2025.
            double step = (values.get(1) - values.get(0)) / 6;
            assertThat(stand.path("expected").doubleValue()).isCloseTo(values.get(0) + step, within(step / 100));
            assertThat(stand.at("/required/perYear").doubleValue()).isCloseTo(step, within(step / 100));
            assertThat(stand.at("/baseline/source").asString()).isNotBlank();
        });
    }

    @Test
    void theDayTheHoursAndTheMinutesOfBoardingCount() {
        // On a Saturday only w3 runs from the west: 5 minutes.
        JsonNode saturday = country().run(rail(", \"weekday\": 6" + checks()));
        assertThat(minutes(saturday).get(2)).isCloseTo(2 / 45.0 * 60 + 10 + 5 + 5 / 45.0 * 60, within(0.5));
        // Until half past six only the slower train is left, with an hour to board none is worth it.
        JsonNode early = country().run(rail(", \"until\": 6.5" + checks()));
        assertThat(early.at("/units/checks/2/train/departure").asString()).isEqualTo("06:30");
        assertThat(minutes(early).get(1)).as("no train yet: by road").isCloseTo(56.7, within(0.5));
        JsonNode slow = country().run(rail(", \"boarding\": 60" + checks()));
        assertThat(minutes(slow).get(2)).isCloseTo(80, within(0.5));
        JsonNode noon = country().run(rail(", \"from\": 11, \"until\": 13" + checks()));
        assertThat(minutes(noon).get(3)).isCloseTo(2 / 45.0 * 60 + 10 + 10 + 5 / 45.0 * 60, within(0.5));
    }

    @Test
    void theResultSaysByWhichTrainsAndWhichStationsHaveNoStreet() {
        JsonNode rail = country().run(rail("")).at("/units/convention/rail");
        assertThat(rail.path("weekday").asInt()).isEqualTo(1);
        assertThat(rail.path("boarding").doubleValue()).isEqualTo(10);
        assertThat(rail.path("stationsWithoutStreet").valueStream().map(JsonNode::asString))
                .containsExactly("远站");
        assertThat(rail.path("trains").valueStream().map(train -> train.path("station")
                        .asString() + train.path("departure").asString()))
                .containsExactly("北二站07:40", "西站07:30", "北三站07:05");
        assertThat(country().run("").at("/units/convention").has("rail")).isFalse();
    }

    @Test
    void minutesAtTheEndsAreThoseOfTheCarAndBoardingThoseOfTheTrain() {
        JsonNode ends = country().run(rail(", \"ends\": 10" + checks()));
        assertThat(minutes(ends).get(3)).isCloseTo(60, within(0.5));
        assertThat(minutes(ends).get(2)).isCloseTo(37.3, within(0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"stops\": \"stop,lat,lon\\nA,43,125\" | PLAN-190",
                "\"times\": \"trip,stop,time\\nt,A,07:00\" | PLAN-190",
                "\"stops\": \"stop,lat,lon\\nA,43,125\", \"times\": \"trip,stop,time\\n\" | PLAN-191",
                "\"stops\": \"stop,lat,lon\\nA,43,125\", \"times\": \"trip,stop,time\\nt,B,07:00\\n\" | GTFS-002",
                "\"stops\": \"stop,lat,lon\\nA,43,125\", \"times\": \"trip,stop,time\\nt,A,seven\\n\" | GTFS-003",
                "\"stops\": \"stop,lat,lon\\nA,43,125\", \"times\": \"trip,stop,time\\nt,A,07:00\\n\" | GTFS-004",
                "\"weekday\": 8 | PLAN-104",
                "\"checks\": [[125]] | PLAN-108"
            })
    void whatIsNoTimetableIsTold(String inputs, String code) {
        assertThatThrownBy(() -> country().run(", " + inputs))
                .isInstanceOfSatisfying(FaultException.class, e -> assertThat(e.faults())
                        .extracting(fault -> fault.code())
                        .contains(code));
    }
}
