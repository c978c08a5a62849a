package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clause of town and country: which villages reach a hospital within half an hour, down to the village, and the incomes of five
 * years.
 *
 * <p>A road of 21.6 km along a parallel with a village every 2,400 m, ten in all, 25 km/h on it: half an hour are 12.5 km. A graded
 * hospital at its western end, one without a grade at the eastern. The first five villages are in one county, the others in another,
 * together with a village that has no road and one whose road leads nowhere. Village n has 100 (n + 1) people.
 */
class VillagesClauseTest {
    private static final double STEP_M = 2_400;
    private static final double WEST = -60;
    private static final double SOUTH = 24;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static int regions = 0;

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");
    private final String head = "9942%02d".formatted(++regions);
    private final String near = head + "001";
    private final String far = head + "002";
    private final CityFixture city = CityFixture.create(platform, "villages_" + head);

    private static double x(double metres) {
        return WEST + metres / Ellipsoid.metresPerDegreeEast(SOUTH);
    }

    private void village(int number, double metres, double latitude) {
        city.add(
                "administrative_village",
                "村" + number,
                Map.of("population", 100 * (number + 1)),
                CityFixture.point(x(metres), latitude),
                number < 5 ? near : far,
                null);
    }

    private void road(double latitude, double from, double to) {
        var line = CityFixture.line(x(from), latitude, x((from + to) / 2), latitude, x(to), latitude);
        city.add("street", "路", Map.of("kind", "residential"), line, near, null);
    }

    private void hospital(double metres, String grade) {
        city.add("hospital", grade + "医院", Map.of("grade", grade), CityFixture.point(x(metres), SOUTH), near, null);
    }

    private void country() {
        road(SOUTH, 0, 9 * STEP_M);
        for (int n = 0; n < 10; n++) village(n, n * STEP_M, SOUTH);
        village(10, 0, SOUTH + 1);
        road(SOUTH + 0.5, 0, STEP_M);
        village(11, STEP_M / 2, SOUTH + 0.5);
        hospital(0, "2a");
        hospital(9 * STEP_M, "none");
        city.done();
    }

    /** Asks as somebody who sees this region alone: towns of other tests are none of its business. */
    private Answer execute(String inputs) {
        String token = platform.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("key"),
                        Set.of(Permission.PLANNING_RUN),
                        new Scope(Set.of(), Set.of(head), Set.of()),
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return people.client()
                .with("Authorization", "Bearer " + token)
                .post(
                        "/ogcapi/processes/places-reach/execution",
                        "{\"inputs\": " + inputs + ", \"response\": \"document\"}");
    }

    /** {@return the outputs by name} */
    private JsonNode reach(String more) {
        JsonNode document = execute("{\"set\": \"urban-rural\", \"element\": \"graded_hospital\", \"region\": \"%s\"%s}"
                        .formatted(head, more))
                .expect(200)
                .json();
        var outputs = MAPPER.createObjectNode();
        document.propertyStream()
                .forEach(one -> outputs.set(
                        one.getKey(),
                        one.getValue().has("value") ? one.getValue().path("value") : one.getValue()));
        return outputs;
    }

    private static List<String> names(JsonNode places, boolean reached) {
        return places.path("features")
                .valueStream()
                .map(one -> one.path("properties"))
                .filter(one -> one.path("within").asBoolean() == reached)
                .map(one -> one.path("name").asString())
                .toList();
    }

    /** 行政村30分钟就医可达率可算、可下钻到村; 城乡收入比有5年序列. */
    @Test
    void clause_04_villagesThatReachAHospitalAreCountedDownToTheVillageAndIncomesAreASeriesOfFiveYears() {
        country();
        villagesAreCountedDownToTheVillage();
        incomesAreASeries();
    }

    private void villagesAreCountedDownToTheVillage() {
        JsonNode result = reach(", \"digits\": 9");
        JsonNode all = result.at("/summary/within");
        // 12.0 km are 28.8 minutes, 14.4 km are too far: villages 0 to 5 of twelve, the ungraded hospital counts for
        // none.
        assertThat(all.path("places").asInt()).isEqualTo(12);
        assertThat(all.path("placesWithin").asInt()).isEqualTo(6);
        assertThat(all.path("shareOfPlaces").doubleValue()).isEqualTo(0.5);
        assertThat(all.path("peopleWithin").doubleValue()).isEqualTo(100 * (1 + 2 + 3 + 4 + 5 + 6));
        assertThat(all.path("people").doubleValue()).isEqualTo(100 * 12 * 13 / 2.0);
        assertThat(result.at("/summary/placesWithoutStreet").asInt()).isOne();
        assertThat(result.at("/summary/placesCutOff").asInt()).isOne();
        // Down to the counties: five of five, one of seven.
        JsonNode units = result.at("/summary/units");
        assertThat(units.valueStream().map(one -> one.path("unit").asString())).containsExactly(near, far);
        assertThat(units.at("/0/within/shareOfPlaces").doubleValue()).isEqualTo(1);
        assertThat(units.at("/1/within/placesWithin").asInt()).isOne();
        assertThat(units.at("/1/within/places").asInt()).isEqualTo(7);
        // Down to the village: those that do not reach it by name, each that does with its minutes and its hospital.
        JsonNode places = result.path("places");
        assertThat(names(places, true)).containsExactly("村5", "村4", "村3", "村2", "村1", "村0");
        assertThat(names(places, false)).hasSize(6).endsWith("村9", "村8", "村7", "村6");
        JsonNode fifth = places.path("features")
                .valueStream()
                .map(one -> one.path("properties"))
                .filter(one -> one.path("name").asString().equals("村5"))
                .findFirst()
                .orElseThrow();
        assertThat(fifth.path("minutes").doubleValue()).isCloseTo(5 * STEP_M / (25 / 3.6) / 60, within(0.02));
        assertThat(fifth.at("/facility/name").asString()).isEqualTo("2a医院");
        assertThat(fifth.at("/facility/metres").doubleValue()).isCloseTo(5 * STEP_M, within(12.0));
        // The share becomes the value of its indicator with both halves, and says what it was computed from.
        String source = "places-reach 1.0.0 @ "
                + result.at("/summary/provenance/dataVersion").asLong();
        enter("tdt1063-2021:N20", "2025", 6, 12, source);
        assertThat(history("tdt1063-2021:N20").getFirst().path("value").doubleValue())
                .isEqualTo(50);
        assertThat(history("tdt1063-2021:N20").getFirst().toString()).contains(source);
    }

    private void enter(String indicator, String year, double above, double below, String source) {
        long number = planner.post(
                        "/api/indicators/" + indicator + "/values",
                        ("{\"geography\": \"%s\", \"period\": \"%s\", \"numerator\": %s, \"denominator\": %s,"
                                        + " \"sourceFile\": \"%s\", \"reason\": \"年报\"}")
                                .formatted(head, year, above, below, source))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        chief.post("/api/evaluation/values/" + number + "/decision", "{\"approve\": true}")
                .expect(200);
    }

    private List<JsonNode> history(String indicator) {
        return planner.get("/api/indicators/" + indicator + "/history?geography=" + head)
                .expect(200)
                .json()
                .valueStream()
                .toList();
    }

    /** {@return address of the record of a year, confirmed with its page of the yearbook} */
    private String income(int year, int urban, int rural) {
        String record = "/api/registers/urban_rural_income/records";
        String id = planner.post(
                        record,
                        ("{\"key\": \"%s-%d\", \"fields\": {\"income_area\": \"%s\", \"income_year\": %d,"
                                        + " \"urban_income\": %d, \"rural_income\": %d}}")
                                .formatted(head, year, head, year, urban, rural))
                .expect(201)
                .json()
                .path("id")
                .asString();
        planner.post(
                        record + "/" + id + "/evidence",
                        "{\"kind\": \"yearbook\", \"number\": \"统计年鉴 %d\"}".formatted(year))
                .expect(200);
        chief.post(record + "/" + id + "/actions", "{\"action\": \"confirm\"}").expect(200);
        return record + "/" + id;
    }

    private void incomesAreASeries() {
        int[] rural = {16_000, 17_000, 18_000, 19_000, 20_000};
        double[] ratios = {2.2, 2.1, 2.0, 1.9, 1.8};
        var sources = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            int urban = (int) Math.rint(rural[i] * ratios[i]);
            sources.add(income(2021 + i, urban, rural[i]));
            enter("tdt1063-2021:N18", "" + (2021 + i), urban, rural[i], sources.getLast());
        }
        List<JsonNode> series = history("tdt1063-2021:N18").stream()
                .filter(one -> one.path("state").asString().equals("APPROVED"))
                .sorted(Comparator.comparing(one -> one.path("period").asString()))
                .toList();
        assertThat(series)
                .extracting(one -> one.path("period").asString())
                .containsExactly("2021", "2022", "2023", "2024", "2025");
        for (int i = 0; i < 5; i++) {
            assertThat(series.get(i).path("value").doubleValue()).isCloseTo(ratios[i], within(1e-9));
            // Each year opens to the record it was made of.
            assertThat(series.get(i).toString()).contains(sources.get(i));
            planner.get(sources.get(i)).expect(200);
        }
    }

    @Test
    void everyVillageComesOutAsTheObviousReckoningDoes() {
        long seed = 4;
        var random = new SplittableRandom(seed);
        road(SOUTH, 0, 40_000);
        double[] hospitals = {random.nextInt(40_000), random.nextInt(40_000)};
        for (double at : hospitals) hospital(at, "3");
        var expected = new ArrayList<Boolean>();
        for (int n = 0; n < 30; n++) {
            // A whole number of hectometres and a half, so that none lies just at the limit.
            double at = random.nextInt(400) * 100 + 50;
            village(n, at, SOUTH);
            double least = Math.min(Math.abs(at - hospitals[0]), Math.abs(at - hospitals[1]));
            expected.add(least <= 30 * 60 * 25 / 3.6);
        }
        city.done();
        JsonNode result = reach("");
        assertThat(result.at("/summary/within/placesWithin").asLong())
                .as("seed %d", seed)
                .isEqualTo(expected.stream().filter(one -> one).count());
        result.at("/places/features").forEach(one -> {
            int number = Integer.parseInt(one.at("/properties/name").asString().substring(1));
            assertThat(one.at("/properties/within").asBoolean())
                    .as("village %d, seed %d", number, seed)
                    .isEqualTo(expected.get(number));
        });
        // The furthest first, so that the list begins where help is wanted.
        assertThat(result.at("/places/features")
                        .valueStream()
                        .map(one -> -one.at("/properties/minutes").doubleValue()))
                .isSorted();
    }

    @Test
    void aServiceForDwellingsIsNoneForPlacesAndWhatIsUnknownIsNamed() {
        assertThat(execute("{\"set\": \"life-circle\", \"element\": \"culture\"}")
                        .expect(400)
                        .text())
                .contains("PLAN-115");
        assertThat(execute("{\"set\": \"urban-rural\", \"element\": \"none\"}")
                        .expect(400)
                        .text())
                .contains("PLAN-111", "graded_hospital");
        assertThat(execute("{\"element\": \"graded_hospital\"}").status()).isEqualTo(400);
        // Nor the other way round: houses are not asked what villages should reach.
        Answer circle = planner.post(
                "/ogcapi/processes/life-circle/execution",
                "{\"inputs\": {\"set\": \"urban-rural\", \"elements\": [\"graded_hospital\"]}}");
        assertThat(circle.status()).isEqualTo(400);
        assertThat(circle.text()).contains("PLAN-116", "places-reach");
        String forms = planner.get("/api/planning/services").expect(200).text();
        assertThat(forms).contains("culture-venues", "life-circle").doesNotContain("graded_hospital", "urban-rural");
        JsonNode nothing = reach(", \"mode\": \"walk\"");
        assertThat(nothing.at("/summary/within/places").asInt()).isZero();
        assertThat(nothing.at("/summary/within/shareOfPlaces").isNumber()).isFalse();
    }

    @Test
    void whoSeesOneCountyCountsItsVillagesAndNoOthers() {
        country();
        var analyses = platform.bean(Analyses.class);
        var scope = new Scope(Set.of(), Set.of(near), Set.of());
        JsonNode seen = MAPPER.valueToTree(analyses.run(
                "places-reach",
                MAPPER.readTree("{\"set\": \"urban-rural\", \"element\": \"graded_hospital\"}"),
                scope));
        assertThat(seen.at("/summary/within/places").asInt()).isEqualTo(5);
        assertThat(seen.at("/summary/within/shareOfPlaces").doubleValue()).isEqualTo(1);
    }

    /** A bus from the easternmost village at 08:00, in 20 minutes to the hospital; another stop in the village without a road. */
    private String bus() {
        String code = "bus-" + head;
        new GtfsFixture()
                .with("stops.txt", """
                        stop_id,stop_name,stop_lat,stop_lon
                        E,东村,%s,%s
                        H,医院,%s,%s
                        N,无路村,%s,%s
                        """.formatted(SOUTH, x(9 * STEP_M), SOUTH, x(0), SOUTH + 1, x(0)))
                .with("calendar_dates.txt", "service_id,date,exception_type\n")
                .with("trips.txt", "route_id,service_id,trip_id\n1,W,b\n1,W,n\n")
                .with("stop_times.txt", """
                        trip_id,arrival_time,departure_time,stop_id,stop_sequence
                        b,08:00:00,08:00:00,E,1
                        b,08:20:00,08:20:00,H,2
                        n,08:00:00,08:00:00,N,1
                        n,08:20:00,08:20:00,H,2
                        """)
                .importAs(code, platform.bean(TimetableFeeds.class));
        return code;
    }

    @Test
    void aVillageThatABusBringsInTimeReachesTheHospital() {
        country();
        String buses = ", \"feeds\": [\"%s\"], \"date\": \"2026-03-02\", \"from\": 7.75, \"until\": 8, \"step\": 5"
                .formatted(bus());
        // Leaving at 07:45, 07:50, 07:55 and 08:00: 35, 30, 25 and 20 minutes, half of them within 25. The village
        // without a road
        // cannot walk to its stop, which has none either.
        JsonNode result = reach(buses);
        assertThat(result.at("/summary/within/placesWithin").asInt()).isEqualTo(6 + 1);
        JsonNode east = result.at("/places/features")
                .valueStream()
                .map(one -> one.path("properties"))
                .filter(one -> one.path("name").asString().equals("村9"))
                .findFirst()
                .orElseThrow();
        assertThat(east.path("minutesByTransit").doubleValue()).isEqualTo(25);
        assertThat(east.path("within").booleanValue()).isTrue();
        JsonNode told = result.at("/summary/transit");
        assertThat(told.path("stopsWithoutStreet").intValue()).isEqualTo(1);
        assertThat(told.at("/timetables/0/timetable").asString()).isEqualTo("bus-" + head + "@1");
        assertThat(result.at("/summary/provenance/parameters/feeds/0").asString())
                .endsWith("@1");
        // All departures take up to 35 minutes, which is too long; on a Sunday nothing runs.
        assertThat(reach(buses + ", \"percentile\": 100")
                        .at("/summary/within/placesWithin")
                        .asInt())
                .isEqualTo(6);
        assertThat(execute("{\"set\": \"urban-rural\", \"element\": \"graded_hospital\"%s}"
                                .formatted(buses.replace("03-02", "03-01")))
                        .expect(400)
                        .code())
                .isEqualTo("PLAN-195");
        // From station to station only the bus counts.
        JsonNode station = reach(buses + ", \"count\": \"station\"");
        assertThat(names(station.path("places"), true)).containsExactly("村9");
    }
}
