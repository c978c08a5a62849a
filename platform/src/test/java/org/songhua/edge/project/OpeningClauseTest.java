package org.songhua.edge.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseSummary;
import org.songhua.consequence.Consequences;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** The clause of opening up: works of ports with milestones and warnings, fairs and ports as indicators of the metropolitan area. */
class OpeningClauseTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String METRO = "group:metro_core";
    /** A year in which no other test enters anything for these cities. */
    private static final String YEAR = "2031";

    private static final List<String> CITIES = List.of("220100", "220200", "220300", "220400");

    private final TestPlatform platform = TestPlatform.shared();
    private final MilestoneDesk desk = new MilestoneDesk(platform, "port_projects", "port_milestones");
    private final String key = TestPeople.newName("clause8-");

    /** 口岸改扩建项目有里程碑和预警; 展会与口岸指标可作为都市圈评价指标引用. */
    @Test
    void clause_08_worksOfPortsWarnWhenTheyAreLateAndFairsAndPortsAreIndicatorsOfTheMetropolitanArea() {
        worksOfPortsWarnWhenTheyAreLate();
        fairsAndPortsAreIndicators();
    }

    private String colour(String day) {
        return desk.board(key, day).getFirst().path("colour").asString();
    }

    private void worksOfPortsWarnWhenTheyAreLate() {
        String port = desk.project(
                key,
                "\"project_name\": \"查验区扩建\", \"port_name\": \"条八口岸\", \"port_works_kind\": \"inspection\","
                        + " \"plan_year\": 2026");
        String begin = desk.step(key, 1, "开工", "2026-06-01");
        desk.step(key, 2, "验收", "2026-12-01");
        // The level of warning rises with the days: two weeks before, a day after, a month after, three months after.
        assertThat(colour("2026-05-17")).isEmpty();
        assertThat(colour("2026-05-18")).isEqualTo("blue");
        assertThat(colour("2026-06-02")).isEqualTo("yellow");
        assertThat(colour("2026-07-01")).isEqualTo("orange");
        assertThat(colour("2026-08-30")).isEqualTo("red");
        JsonNode late = desk.sheet(port, "2026-07-01").at("/milestones/0");
        assertThat(late.path("standing").asString()).isEqualTo("OVERDUE");
        assertThat(late.path("daysLate").asInt()).isEqualTo(30);
        // The warning goes to those who can end it: on the day it opens nothing, the day after one matter, and no
        // second.
        follow(LocalDate.of(2026, 6, 1));
        assertThat(desk.matters(key, 1)).isEmpty();
        follow(LocalDate.of(2026, 6, 2));
        follow(LocalDate.of(2026, 6, 9));
        assertThat(desk.matters(key, 1)).singleElement().satisfies(matter -> {
            assertThat(matter.classCode()).isEqualTo("j_plan");
            assertThat(matter.kind()).isEqualTo("OPEN");
        });
        assertThat(desk.matters(key, 2)).isEmpty();
        // What is reached, with its evidence, warns no more.
        desk.reach(begin, "2026-09-01");
        assertThat(colour("2026-09-02")).isEmpty();
        assertThat(desk.sheet(port, "2026-09-02").at("/milestones/0/standing").asString())
                .isEqualTo("REACHED_LATE");
        follow(LocalDate.of(2026, 9, 2));
        assertThat(desk.matters(key, 1)).extracting(CaseSummary::classCode).hasSize(1);
    }

    private void follow(LocalDate day) {
        platform.bean(Consequences.class).follow(day.atStartOfDay(CHINA).toInstant());
    }

    /** Enters a number of a city, which another approves. */
    private void enter(String indicator, String city, double value, String source) {
        long number = desk.clerk
                .post(
                        "/api/indicators/" + indicator + "/values",
                        "{\"geography\": \"%s\", \"period\": \"%s\", \"value\": %s, \"sourceFile\": \"%s\", \"reason\": \"年报\"}"
                                .formatted(city, YEAR, value, source))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        desk.chief
                .post("/api/evaluation/values/" + number + "/decision", "{\"approve\": true}")
                .expect(200);
    }

    private String fair() {
        String fair = desk.clerk
                .post(
                        "/api/registers/fairs/records",
                        ("{\"key\": \"%s\", \"region\": \"220100\", \"fields\": {\"fair_name\": \"%s\", \"fair_year\": %s,"
                                        + " \"fair_exhibitors\": 1200, \"fair_contracts\": 350.5}}")
                                .formatted(key, key, YEAR))
                .expect(201)
                .json()
                .path("id")
                .asString();
        Answer without = desk.act(desk.chief, "fairs", fair, "confirm", "");
        assertThat(without.text()).contains("FLOW-106");
        desk.clerk
                .post(
                        "/api/registers/fairs/records/" + fair + "/evidence",
                        "{\"kind\": \"summary\", \"number\": \"展会总结\"}")
                .expect(200);
        desk.act(desk.chief, "fairs", fair, "confirm", "").expect(200);
        return "/api/registers/fairs/records/" + fair;
    }

    private JsonNode stand(String indicator) {
        return desk.clerk
                .get("/api/indicators/" + indicator + "/stand?geography=" + METRO + "&period=" + YEAR)
                .expect(200)
                .json();
    }

    private void fairsAndPortsAreIndicators() {
        String fair = fair();
        JsonNode record = desk.clerk.get(fair).expect(200).json();
        double exhibitors = record.at("/fields/fair_exhibitors").doubleValue();
        enter("opening-2025:P02", CITIES.getFirst(), exhibitors, fair);
        // Three cities have told nothing: the metropolitan area has no number, and they are named.
        assertThat(stand("opening-2025:P02").at("/value/wanting").asString()).isEqualTo("parts:220200,220300,220400");
        for (int i = 1; i < 4; i++) enter("opening-2025:P02", CITIES.get(i), 100 * i, "展会年报.xlsx");
        for (int i = 0; i < 4; i++) {
            enter("opening-2025:P01", CITIES.get(i), 10 + i, "口岸年报.xlsx");
            enter("opening-2025:P03", CITIES.get(i), 0.5 + i, "展会年报.xlsx");
        }
        assertThat(stand("opening-2025:P02").at("/value/value").doubleValue()).isEqualTo(1200 + 100 + 200 + 300);
        assertThat(stand("opening-2025:P01").at("/value/value").doubleValue()).isEqualTo(46);
        assertThat(stand("opening-2025:P03").at("/value/value").doubleValue()).isEqualTo(8);
        // The evaluation of the metropolitan area quotes them with their clause, beside those of trade.
        String report = desk.clerk
                .get("/api/reports/plan?geography=" + METRO + "&period=" + YEAR)
                .expect(200)
                .text();
        assertThat(report)
                .contains("长吉四辽")
                .contains("<data value=\"opening-2025:P01@" + METRO + "@" + YEAR + "\">46")
                .contains("<data value=\"opening-2025:P02@" + METRO + "@" + YEAR + "\">1800");
        assertThat(desk.clerk
                        .get("/api/plan/clauses/8?geography=" + METRO + "&period=" + YEAR)
                        .text())
                .contains("opening-2025:P01", "opening-2025:P02", "opening-2025:P03", "jilin-2025:J35");
        // And from the number of a city back to the record of the fair it was taken from.
        JsonNode values = desk.clerk
                .get("/api/indicators/opening-2025:P02/values?period=" + YEAR)
                .expect(200)
                .json();
        assertThat(values.toString()).contains(fair);
    }
}
