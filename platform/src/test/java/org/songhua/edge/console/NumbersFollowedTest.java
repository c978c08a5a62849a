package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.PostingDraft;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.RecordDraft;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/**
 * Numbers that the console sums up, each followed to the rows it counts, in the words of the address that the console itself would
 * ask: objects by data set and class, cases by every dimension, scores of departments, records by state, balances by their postings,
 * findings of quality. What is not walked here is not claimed to be followed.
 */
class NumbersFollowedTest {
    private static final Caller CLERK = Caller.all("clerk");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient reader =
            people.withKey(Permission.CIM_VIEW, Permission.CASE_VIEW, Permission.REGISTER_VIEW);
    private final String name = "followed_" + System.nanoTime();
    private final CityFixture city = CityFixture.create(platform, name);

    private JsonNode get(String path) {
        return reader.get(path).expect(200).json();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void objects() {
        for (int i = 0; i < 3; i++)
            city.add("building", "楼" + i, Map.of("use", "residential"), CityFixture.square(127 + i * 0.01, 44, 0.001));
        city.add("park", "园", Map.of("area", 500), CityFixture.square(127.1, 44, 0.001));
        city.done();
    }

    @Test
    void everyClassOfADataSetOpensToAsManyObjects() {
        objects();
        JsonNode mine = get("/api/datasets")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("count").asLong()).isEqualTo(4);
        JsonNode rows = get("/api/objects?dataset=" + name);
        assertThat(rows.path("total").asLong()).isEqualTo(4);
        assertThat(rows.path("items").valueStream().map(one -> one.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        city.ids().stream().map(ObjectId::toString).toList());
        mine.path("classes")
                .properties()
                .forEach(one -> assertThat(get("/api/objects?dataset=" + name + "&classCode=" + one.getKey())
                                .path("total")
                                .asLong())
                        .as(one.getKey())
                        .isEqualTo(one.getValue().asLong()));
        assertThat(reader.get("/api/objects?dataset=nowhere").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "stage", "state", "class", "severity", "channel"})
    void everyCountOfCasesOpensToAsManyCases(String dimension) {
        test.inProgress();
        test.closed();
        test.reported();
        JsonNode counts = get("/api/cases/counts?by=" + dimension);
        assertThat(counts.properties()).isNotEmpty();
        counts.properties().forEach(one -> {
            JsonNode rows = get("/api/cases?limit=1&" + dimension + "=" + coded(one.getKey()));
            assertThat(rows.path("count").asLong())
                    .as(dimension + " " + one.getKey())
                    .isEqualTo(one.getValue().asLong());
            String id = rows.at("/items/0/id").asString();
            assertThat(get("/api/cases/" + id + "/log"))
                    .as("the case opens to its log")
                    .isNotEmpty();
        });
    }

    @Test
    void everyScoreOfADepartmentOpensToTheCasesAboveTheLineBelowItAndLeftOut() {
        test.closed();
        String period = Instant.now().atOffset(ZoneOffset.ofHours(8)).toString().substring(0, 7);
        JsonNode board = get("/api/cases/performance?period=" + period);
        int walked = 0;
        for (JsonNode indicator : board.path("indicators")) {
            String code = indicator.path("code").asString();
            // Those made of other scores have no cases of their own; each of those opens by itself.
            if (!indicator.path("of").isEmpty()) continue;
            JsonNode value = board.at("/whole/values")
                    .valueStream()
                    .filter(one -> one.path("indicator").asString().equals(code))
                    .findFirst()
                    .orElseThrow();
            long below = value.path("denominator").asLong();
            if (below == 0 || below >= 1000) continue;
            JsonNode cases = get("/api/cases/performance/cases?period=" + period + "&indicator=" + code);
            assertThat(cases).as(code).hasSize((int) below);
            assertThat(get("/api/cases/" + cases.path(0).path("id").asString())
                            .at("/summary/number")
                            .asString())
                    .isEqualTo(cases.path(0).path("number").asString());
            walked++;
        }
        assertThat(walked).isPositive();
        for (JsonNode tally : get("/api/cases/performance/tallies?period=" + period))
            assertThat(tally.path("events")).hasSize(tally.path("count").asInt());
    }

    @Test
    void everyStateOfEveryRegisterOpensToAsManyRecords() {
        Registers registers = platform.bean(Registers.class);
        String key = TestPeople.newName("followed-");
        for (int i = 0; i < 3; i++)
            registers.create(
                    "old_estates", RecordDraft.of(key + i, Map.of("estate_name", "某小区" + i, "households", 10)), CLERK);
        int walked = 0;
        for (JsonNode register : get("/api/registers")) {
            String code = register.path("code").asString();
            long total = 0;
            for (var state : register.path("counts").properties()) {
                long count = state.getValue().asLong();
                total += count;
                if (count == 0 || count >= Registers.COUNTED) continue;
                JsonNode rows = get("/api/registers/" + code + "/records?limit=1&state=" + state.getKey());
                assertThat(rows.path("count").asLong())
                        .as(code + " " + state.getKey())
                        .isEqualTo(count);
                String id = rows.at("/items/0/id").asString();
                assertThat(get("/api/registers/" + code + "/records/" + id + "/timeline"))
                        .as("the record opens to what was done to it")
                        .isNotEmpty();
                walked++;
            }
            assertThat(register.path("total").asLong()).as(code).isEqualTo(total);
        }
        assertThat(walked).isPositive();
    }

    /** What stands in the register came out of a table: the row, and the very bytes that were sent. */
    @Test
    void aRecordOpensToTheRowOfTheTableItCameFrom() {
        String key = TestPeople.newName("followed-");
        ApiClient planner = people.loggedIn("planner");
        String table = "key,estate_name,households\n" + key + "a,甲,10\n" + key + "b,乙,20\n";
        planner.send(
                        "POST",
                        "/api/registers/old_estates/imports?name=estates.csv",
                        BodyPublishers.ofString(table),
                        "text/csv")
                .expect(200);
        RegisterRecord second = platform.bean(Registers.class)
                .findByKey("old_estates", key + "b", CLERK)
                .orElseThrow();
        JsonNode sources = get("/api/registers/old_estates/records/" + second.id() + "/sources");
        assertThat(sources).hasSize(1);
        assertThat(sources.path(0).path("line").asInt()).isEqualTo(3);
        // The table as it was sent may hold what one may not see of each record: it is for who sees all of it.
        String file = people.loggedIn("supervisor")
                .get("/api/registers/old_estates/imports/"
                        + sources.path(0).path("file").asLong())
                .expect(200)
                .text();
        assertThat(file).contains(key + "b,乙,20");
    }

    private void points(String holder, int number, String points) {
        platform.bean(Ledgers.class)
                .post(
                        "safety_credit",
                        new PostingDraft(
                                "points_given",
                                name + number,
                                LocalDate.of(2026, 3, 1),
                                null,
                                holder,
                                new BigDecimal(points),
                                Map.of(),
                                null),
                        CLERK);
    }

    @Test
    void theBalanceOfAnAccountIsTheSumOfThePostingsItOpensTo() {
        String holder = "91220100MA" + "%08d".formatted(System.nanoTime() % 100_000_000);
        points(holder, 1, "5");
        points(holder, 2, "3");
        JsonNode account = get("/api/ledgers/safety_credit/accounts?holder=" + holder)
                .path("items")
                .path(0);
        assertThat(new BigDecimal(account.path("balance").asString())).isEqualByComparingTo("8");
        String code = account.path("code").asString();
        JsonNode postings = get("/api/ledgers/safety_credit/postings?account=" + coded(code));
        assertThat(postings.path("items")).hasSize(2);
        var sum = BigDecimal.ZERO;
        for (JsonNode posting : postings.path("items")) {
            assertThat(posting.path("source").asString()).startsWith(name);
            for (JsonNode entry : posting.path("entries"))
                if (entry.path("account").asString().equals(code))
                    sum = sum.add(new BigDecimal(entry.path("amount").asString()));
        }
        assertThat(sum).isEqualByComparingTo(account.path("balance").asString());
    }

    @Test
    void whoMayNotSeeTheRowsSeesNoNumbersEither() {
        ApiClient objectsOnly = people.withKey(Permission.CIM_VIEW);
        for (String path : List.of("/api/cases/counts?by=kind", "/api/cases", "/api/registers", "/api/ledgers"))
            assertThat(objectsOnly.get(path).status()).as(path).isEqualTo(403);
        ApiClient casesOnly = people.withKey(Permission.CASE_VIEW);
        for (String path : List.of("/api/catalogue", "/api/objects", "/api/datasets"))
            assertThat(casesOnly.get(path).status()).as(path).isEqualTo(403);
    }

    /** A building of the map, its cases and their count by its id. */
    @Test
    void theCasesOfAnObjectAreCountedAsTheyAreListed() {
        objects();
        ObjectId house = city.ids().getFirst();
        for (int i = 0; i < 3; i++) {
            UUID id = test.reports
                    .take(NewReport.of("desk", "06013", "墙皮脱落").about(house.value()), "desk")
                    .caseId();
            assertThat(test.get(id).summary().component()).isEqualTo(house.value());
        }
        JsonNode counts = get("/api/cases/counts?by=state&object=" + house);
        long sum = counts.properties().stream()
                .mapToLong(one -> one.getValue().asLong())
                .sum();
        assertThat(sum).isEqualTo(3);
        assertThat(get("/api/cases?object=" + house).path("items")).hasSize(3);
    }
}
