package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/** The clause of border cities: ten counties that are reported together, and the cargo of their ports with the tables it came from. */
class BorderClauseTest {
    private static final String GROUP = "group:border_counties";
    private static final String SHARE = "jilin-2025:J06";
    private static final String PIECES = "mohurd-2025:U02";
    private static final String RECORDS = "/api/registers/port_cargo/records";

    private final EvaluationTown town = new EvaluationTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient planner = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");
    private final List<String> members = town.platform.bean(Plan.class).groups().stream()
            .filter(group -> group.geography().equals(GROUP))
            .findFirst()
            .orElseThrow()
            .members();

    BorderClauseTest() {
        for (int i = 0; i < members.size(); i++)
            town.city.add(
                    "region",
                    members.get(i),
                    Map.of("code", members.get(i), "level", 3),
                    CityFixture.square(130 + i * 0.3, 41, 0.2),
                    members.get(i),
                    null);
        town.city.done();
    }

    private void enter(Proposal proposal) {
        var entered = town.evaluation.propose(proposal, Caller.all("li"));
        town.evaluation.decide(entered.id(), true, Caller.all("wang"));
    }

    private static Proposal share(String region, double above, double below) {
        return new Proposal(SHARE, region, "2025", 0, "台账.xlsx", "年报").ofShare(above, below);
    }

    private JsonNode stand(String indicator) {
        return planner.get("/api/indicators/" + indicator + "/stand?geography=" + GROUP + "&period=2025")
                .expect(200)
                .json();
    }

    private JsonNode imported(String name, byte[] table) {
        return planner.send(
                        "POST",
                        "/api/registers/port_cargo/imports?name=" + name,
                        BodyPublishers.ofByteArray(table),
                        "text/csv")
                .expect(200)
                .json();
    }

    private JsonNode record(String key) {
        return planner.get(RECORDS + "?q=" + key)
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    private JsonNode sources(String key) {
        return planner.get(RECORDS + "/" + record(key).path("id").asString() + "/sources")
                .expect(200)
                .json();
    }

    /** 边境县(市)作为一个地理分组可单独出体检报告; 口岸过货量按月导入并能追到来源文件. */
    @Test
    void clause_02_borderCountiesAreReportedAsAGroupAndCargoIsImportedByMonthAndTracedToItsFile() {
        // 边境县(市)作为一个地理分组: ten counties of four cities, no region of their own.
        assertThat(members).hasSize(10).contains("222404", "220681", "220582");
        for (int i = 0; i < 9; i++) enter(share(members.get(i), i + 1, 10));
        enter(share("220102", 1, 1000));
        // One is missing: there is no number, and who is missing is named.
        JsonNode waiting = stand(SHARE);
        assertThat(waiting.at("/value/value").isNull()).isTrue();
        assertThat(waiting.at("/value/wanting").asString()).isEqualTo("parts:" + members.get(9));
        enter(share(members.get(9), 10, 10));
        for (String member : members) enter(new Proposal(PIECES, member, "2025", 2, "台账.xlsx", "年报"));
        // (1 + … + 10) of 100; what lies elsewhere does not count.
        assertThat(stand(SHARE).at("/value/value").doubleValue()).isEqualTo(55);
        assertThat(stand(PIECES).at("/value/value").doubleValue()).isEqualTo(20);
        // 可单独出体检报告: a report of the group alone, each number quoted by the group.
        String report = planner.get("/api/reports/plan?geography=" + GROUP + "&period=2025")
                .expect(200)
                .text();
        assertThat(report)
                .contains("吉林省边境县（市、区）")
                .contains("<data value=\"" + PIECES + "@" + GROUP + "@2025\">20")
                .contains(SHARE + "@" + GROUP + "@2025\">55");
        JsonNode groups = planner.get("/api/plan/groups").expect(200).json();
        assertThat(groups.toString()).contains(GROUP);

        cargoIsTracedToItsFile();
    }

    /** 口岸过货量按月导入并能追到来源文件: two months in two files; what the second corrects is traced to both. */
    private void cargoIsTracedToItsFile() {
        String key = TestPeople.newName("clause2-");
        String head = "key,口岸,月份,过货量\n";
        byte[] january =
                (head + key + "a,珲春,2026-01,120000\n" + key + "b,集安,2026-01,800\n").getBytes(StandardCharsets.UTF_8);
        byte[] february = (head + key + "c,珲春,2026-02,90000\n" + key + "a,珲春,2026-01,121000\n" + key
                        + "d,临江,2026-13,5\n")
                .getBytes(Charset.forName("GB18030"));
        assertThat(imported("port-2026-01.csv", january).path("created").asInt())
                .isEqualTo(2);
        JsonNode second = imported("port-2026-02.csv", february);
        assertThat(second.path("created").asInt()).isOne();
        assertThat(second.path("changed").asInt()).isOne();
        assertThat(second.path("refused").asInt()).isOne();
        assertThat(record(key + "a").at("/fields/port_cargo_t").doubleValue()).isEqualTo(121000);
        JsonNode months = planner.get(RECORDS + "?q=" + key + "&f.port_month=2026-01")
                .expect(200)
                .json();
        assertThat(months.path("items")).hasSize(2);

        JsonNode both = sources(key + "a");
        assertThat(both.valueStream()
                        .map(one -> one.path("name").asString() + ":"
                                + one.path("line").asInt()))
                .containsExactly("port-2026-01.csv:2", "port-2026-02.csv:3");
        assertThat(sources(key + "b")).hasSize(1);
        // The very bytes that were sent, whatever characters they are in; not for who may not see all of it.
        String file =
                "/api/registers/port_cargo/imports/" + both.path(1).path("file").asInt();
        chief.get(file).expect(200);
        assertThat(town.platform
                        .bean(Registers.class)
                        .source("port_cargo", both.path(1).path("file").asLong(), Caller.all("chief"))
                        .orElseThrow()
                        .content())
                .isEqualTo(february);
        assertThat(planner.get(file).status()).isEqualTo(403);
        String token = town.platform
                .bean(ApiKeys.class)
                .create(
                        TestPeople.newName("key"),
                        Set.of(Permission.REGISTER_VIEW, Permission.REGISTER_APPROVE),
                        new Scope(Set.of(), Set.of("2224"), Set.of()),
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        assertThat(people.client()
                        .with("Authorization", "Bearer " + token)
                        .get(file)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void valuesOfAnotherYearAndSharesWithoutHalvesMakeNoGroup() {
        for (String member : members) enter(new Proposal(SHARE, member, "2025", 50, "台账.xlsx", "年报"));
        assertThat(stand(SHARE).path("value").isNull()).isTrue();
        for (String member : members) enter(new Proposal(PIECES, member, "2024", 2, "台账.xlsx", "年报"));
        assertThat(stand(PIECES).path("value").isNull()).isTrue();
        enter(new Proposal(PIECES, members.getFirst(), "2025", 2, "台账.xlsx", "年报"));
        assertThat(stand(PIECES).at("/value/status").asString()).isEqualTo(Status.NOT_COLLECTED.code());
    }
}
