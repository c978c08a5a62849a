package org.songhua.edge.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseSummary;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.consequence.Consequences;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.people.Scope;
import org.songhua.planning.Analyses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clause of culture: sites of industrial heritage with the milestones of their renewal, venues that are open or not by the day
 * with the bookings of that day, and who reaches a venue within a quarter of an hour on foot.
 */
class CultureClauseTest {
    private static final String SITES = "industrial_sites";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final double BLOCK_M = 99.5;
    private static final double WEST = -30;
    private static final double SOUTH = 21;
    private static final int BLOCKS = 20;
    private static final int PEOPLE = 3;
    private static final String REGION = "994101";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final TestPlatform platform = TestPlatform.shared();
    private final MilestoneDesk desk = new MilestoneDesk(platform, SITES, "industrial_milestones");
    private final ApiClient anybody = desk.people.client();
    private final String key = TestPeople.newName("clause21-");

    /** 三处工业遗产各有改造里程碑; 场馆开放状态与预约量按日更新; 覆盖率按步行15分钟计算. */
    @Test
    void clause_21_threeSitesHaveMilestonesVenuesAreOpenAndBookedByTheDayAndAreReachedOnFoot() {
        threeSitesHaveMilestones();
        ObjectId library = town();
        venuesAreOpenAndBookedByTheDay(library);
        venuesAreReachedOnFoot();
    }

    private static String site(String name, String use) {
        return "\"site_name\": \"%s\", \"new_use\": \"%s\", \"plan_year\": 2026".formatted(name, use);
    }

    private void threeSitesHaveMilestones() {
        List<String> names = List.of("拖拉机厂", "电影制片厂", "汽车厂");
        List<String> uses = List.of("culture_park", "film", "museum");
        var ids = new String[3];
        var first = new String[3];
        for (int i = 0; i < 3; i++) {
            ids[i] = desk.project(key + "-" + i, site(names.get(i), uses.get(i)));
            first[i] = desk.step(key + "-" + i, 1, "方案批复", "2026-0" + (3 + i) + "-01");
            desk.step(key + "-" + i, 2, "开放", "2027-0" + (3 + i) + "-01");
        }
        // What is kept is said before it is planned, and who entered it does not plan it.
        assertThat(desk.act(desk.clerk, SITES, ids[0], "approve", "").status()).isEqualTo(403);
        assertThat(desk.act(desk.chief, SITES, ids[0], "approve", "").text()).contains("FLOW-105");
        desk.act(desk.chief, SITES, ids[0], "approve", "\"kept_elements\": \"总装车间\", \"owner_unit\": \"文旅公司\"")
                .expect(200);
        desk.reach(first[0], "2026-02-20");
        desk.reach(first[1], "2026-04-11");
        // By the middle of May the first was in time, the second ten days late, the third is late by two weeks.
        List<JsonNode> board = desk.board(key, "2026-05-15");
        assertThat(board).extracting(one -> one.path("title").asString()).containsExactlyElementsOf(names);
        assertThat(board).extracting(one -> one.path("milestones").asInt()).containsExactly(2, 2, 2);
        assertThat(board).extracting(one -> one.path("reached").asInt()).containsExactly(1, 1, 0);
        assertThat(board).extracting(one -> one.path("overdue").asInt()).containsExactly(0, 0, 1);
        assertThat(board).extracting(one -> one.path("colour").asString()).containsExactly("", "", "yellow");
        assertThat(board.getFirst().path("state").asString()).isEqualTo("planned");
        List<String> standings = List.of("REACHED", "REACHED_LATE", "OVERDUE");
        for (int i = 0; i < 3; i++)
            assertThat(desk.sheet(ids[i], "2026-05-15")
                            .at("/milestones/0/standing")
                            .asString())
                    .isEqualTo(standings.get(i));
        // What is late opens a matter between departments, once; what was reached opens none.
        platform.bean(Consequences.class)
                .follow(LocalDate.of(2026, 5, 15).atStartOfDay(CHINA).toInstant());
        assertThat(desk.matters(key + "-2", 1))
                .extracting(CaseSummary::classCode)
                .containsExactly("j_plan");
        assertThat(desk.matters(key + "-0", 1)).isEmpty();
        assertThat(desk.matters(key + "-2", 2)).isEmpty();
    }

    private static double x(double blocks) {
        return WEST + BLOCK_M * blocks / Ellipsoid.metresPerDegreeEast(SOUTH);
    }

    private static double y(double blocks) {
        return SOUTH + BLOCK_M * blocks / Ellipsoid.metresPerDegreeNorth(SOUTH);
    }

    /**
     * A street of twenty blocks with a library at its western end, and another three blocks north of it, joined at the eastern end
     * alone; three people at each junction of both.
     */
    private ObjectId town() {
        CityFixture city = CityFixture.create(platform, "clause21_" + System.nanoTime());
        for (int row = 0; row <= 3; row += 3) {
            var line = new double[2 * BLOCKS + 2];
            for (int i = 0; i <= BLOCKS; i++) {
                line[2 * i] = x(i);
                line[2 * i + 1] = y(row);
                city.add(
                        "building",
                        "楼",
                        Map.of("use", "residential", "residents", PEOPLE),
                        CityFixture.square(x(i) - 0.00005, y(row) - 0.00005, 0.0001),
                        REGION,
                        null);
            }
            city.add("street", "街", Map.of("kind", "residential"), CityFixture.line(line), REGION, null);
        }
        var join = CityFixture.line(x(BLOCKS), y(0), x(BLOCKS), y(3));
        city.add("street", "东街", Map.of("kind", "residential"), join, REGION, null);
        ObjectId library = city.add(
                "cultural_facility", "市图书馆", Map.of("kind", "library"), CityFixture.point(x(0), y(0)), REGION, null);
        city.done();
        return library;
    }

    private void venuesAreOpenAndBookedByTheDay(ObjectId library) {
        LocalDate from = LocalDate.now(CHINA).plusDays(2);
        String record = desk.clerk
                .post(
                        "/api/registers/culture_venues/records",
                        ("{\"key\": \"%s\", \"object\": \"%s\", \"fields\": {\"venue_name\": \"市图书馆\","
                                        + " \"venue_kind\": \"library\", \"free_of_charge\": true, \"day_capacity\": 5,"
                                        + " \"opening_hours\": \"09:00-17:00\", \"closed_weekday\": %d}}")
                                .formatted(
                                        key,
                                        library,
                                        from.plusDays(1).getDayOfWeek().getValue()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        // The register and the map are one: from the library to its record.
        assertThat(desk.clerk
                        .get("/api/objects/" + library + "/records")
                        .expect(200)
                        .text())
                .contains(record);
        // Anybody sees which day it is open, and how many have booked it.
        assertThat(statuses(from)).containsExactly("OPEN", "CLOSED_WEEKDAY", "OPEN");
        String code = book(from, 3).path("code").asString();
        book(from, 2);
        book(from.plusDays(2), 1);
        assertThat(statuses(from)).containsExactly("FULL", "CLOSED_WEEKDAY", "OPEN");
        assertThat(days(from)).extracting(day -> day.path("booked").asInt()).containsExactly(5, 0, 1);
        assertThat(days(from)).extracting(day -> day.path("bookings").asInt()).containsExactly(2, 0, 1);
        anybody.post("/api/bookings/" + code + "/cancellation", "{}").expect(200);
        assertThat(days(from)).extracting(day -> day.path("booked").asInt()).containsExactly(2, 0, 1);
        assertThat(statuses(from)).containsExactly("OPEN", "CLOSED_WEEKDAY", "OPEN");
        desk.act(desk.chief, "culture_venues", record, "close", "").expect(200);
        assertThat(statuses(from)).containsExactly("NOT_OPEN", "NOT_OPEN", "NOT_OPEN");
    }

    private List<JsonNode> days(LocalDate from) {
        return anybody.get("/api/offers/venue_visits/places/" + key + "/days?days=3&from=" + from)
                .expect(200)
                .json()
                .valueStream()
                .toList();
    }

    private List<String> statuses(LocalDate from) {
        return days(from).stream().map(day -> day.path("status").asString()).toList();
    }

    private JsonNode book(LocalDate day, int seats) {
        return anybody.post(
                        "/api/offers/venue_visits/bookings",
                        "{\"place\": \"%s\", \"day\": \"%s\", \"seats\": %d, \"phone\": \"1370000000%d\"}"
                                .formatted(key, day, seats, seats))
                .expect(201)
                .json();
    }

    /**
     * Fifteen minutes at 1.25 m/s are 1,125 m, eleven blocks: twelve junctions of the first street. The second street is 300 m from the
     * library as the crow flies and 43 blocks on foot: nobody there.
     */
    private void venuesAreReachedOnFoot() {
        var scope = new Scope(Set.of(), Set.of(REGION), Set.of());
        JsonNode result = MAPPER.valueToTree(platform.bean(Analyses.class)
                .run("life-circle", MAPPER.readTree("{\"set\": \"culture-venues\"}"), scope));
        JsonNode venue = result.at("/summary/elements/0");
        assertThat(venue.path("limit").doubleValue()).isEqualTo(15);
        assertThat(venue.path("unit").asString()).isEqualTo("min");
        assertThat(venue.path("facilities").asInt()).isOne();
        assertThat(venue.at("/coverage/people").doubleValue()).isEqualTo(2 * (BLOCKS + 1) * PEOPLE);
        assertThat(venue.at("/coverage/peopleCovered").doubleValue()).isEqualTo(12 * PEOPLE);
        assertThat(venue.at("/coverage/shareOfPeople").doubleValue()).isEqualTo(12 / 42.0);
        // House by house: each that lacks a venue is named, so that the share can be counted again.
        long lacking = result.at("/dwellings/features")
                .valueStream()
                .filter(one -> one.at("/properties/missing/0").asString("").equals("venue"))
                .count();
        assertThat(lacking).isEqualTo(42 - 12);
    }
}
