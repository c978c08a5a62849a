package org.songhua.edge.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** Projects over HTTP, as the console uses them: written through the forms of the registers, read as boards and sheets. */
class ProjectsHttpTest {
    private static final String LIBRARY = "/api/projects/renewal_projects";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient viewer = people.loggedIn("viewer");
    private final String key = "http-project-" + NEXT.incrementAndGet();

    private Answer enter(String register, String key, String fields) {
        return clerk.post(
                "/api/registers/" + register + "/records",
                "{\"key\": \"%s\", \"fields\": {%s}}".formatted(key, fields));
    }

    private String project(String estimate) {
        return enter("renewal_projects", key, """
            "project_name": "条", "renewal_kind": "estate", "plan_year": 2033, "owner_unit": "某公司", "estimate": %s,
            "existing_floor_m2": 100, "demolished_floor_m2": 10, "new_floor_m2": 10, "resettled_homes": 0,
            "rent_growth_pct": 1\
            """.formatted(estimate))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private Answer fund(String amount) {
        return enter(
                "renewal_funds",
                key + "/f" + NEXT.incrementAndGet(),
                "\"project_no\": \"%s\", \"fund_source\": \"local\", \"fund_amount\": %s".formatted(key, amount));
    }

    private void rest(String invested) {
        enter(
                        "renewal_milestones",
                        key + "/m",
                        "\"project_no\": \"%s\", \"step_no\": 1, \"step_name\": \"开工\", \"planned_on\": \"2033-03-01\""
                                .formatted(key))
                .expect(201);
        enter(
                        "renewal_cash_flow",
                        key + "/c",
                        "\"project_no\": \"%s\", \"flow_year\": 2033, \"invested\": %s".formatted(key, invested))
                .expect(201);
    }

    private Answer submit(String id) {
        return clerk.post("/api/registers/renewal_projects/records/" + id + "/actions", "{\"action\": \"submit\"}");
    }

    @Test
    void aDifferenceOfAFenIsAProblemWithItsCodeAndThenItIsNone() {
        String id = project("123456789012.34");
        fund("123456789012.33").expect(201);
        rest("123456789012.34");
        Answer refused = submit(id).expect(422);
        assertThat(refused.code()).isEqualTo("FIN-001");
        assertThat(refused.text()).contains("0.01 less");
        JsonNode sheet = viewer.get(LIBRARY + "/" + id).expect(200).json();
        assertThat(sheet.at("/card/difference").asString()).isEqualTo("-0.01");
        assertThat(sheet.at("/against/0/code").asString()).isEqualTo("FIN-001");
        fund("0.01").expect(201);
        submit(id).expect(200);
        JsonNode after = viewer.get(LIBRARY + "/" + id).expect(200).json();
        assertThat(after.at("/card/funded").asString()).isEqualTo("123456789012.34");
        assertThat(after.path("against").size()).isZero();
        assertThat(after.at("/sources/0/rows").size()).isEqualTo(2);
        assertThat(fund("1").expect(422).code()).isEqualTo("PROJ-004");
    }

    @Test
    void theBoardOfAYearHasItsProjectsAndTheSumsOfItsSources() {
        String id = project("10");
        fund("7.5").expect(201);
        fund("2.50").expect(201);
        JsonNode board = viewer.get(LIBRARY + "/board?year=2033&on=2033-06-01")
                .expect(200)
                .json();
        JsonNode card = board.path("projects")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(card.path("funded").asString()).isEqualTo("10.00");
        assertThat(card.path("difference").asString()).isEqualTo("0.00");
        assertThat(card.path("against").asInt()).isPositive();
        assertThat(board.at("/sources/0/source").asString()).isEqualTo("local");
        assertThat(viewer.get(LIBRARY + "/board?year=2049")
                        .expect(200)
                        .json()
                        .path("projects")
                        .size())
                .isZero();
        JsonNode parts = board.at("/library/parts");
        assertThat(parts.at("/milestones/fields/planned").asString()).isEqualTo("planned_on");
        assertThat(viewer.get("/api/projects").expect(200).json().size()).isPositive();
    }

    @Test
    void aProblemLeadsToItsProjectAndASecondReportIsAnsweredWithTheFirst() {
        String id = project("10");
        String fields =
                "\"building_no\": \"%s\", \"problem_code\": \"2.4.4\", \"indicator_code\": \"H04\", \"found_on\": \"1998-05-01\""
                        .formatted(key);
        Answer first = enter("health_problems", key + "-a", fields).expect(201);
        Answer second = enter("health_problems", key + "-b", fields).expect(200);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        String problem = first.json().path("id").asString();
        String link = "/api/project-of/health_problems/" + problem;
        viewer.get(link).expect(404);
        clerk.post(
                        "/api/registers/health_problems/records/" + problem + "/actions",
                        "{\"action\": \"into_project\", \"fields\": {\"project_no\": \"%s\"}}".formatted(key))
                .expect(200);
        assertThat(viewer.get(link).expect(200).json().path("id").asString()).isEqualTo(id);
        assertThat(viewer.get(LIBRARY + "/" + id)
                        .expect(200)
                        .json()
                        .at("/problems/0/id")
                        .asString())
                .isEqualTo(problem);
        JsonNode closure =
                viewer.get(LIBRARY + "/closure?year=1999").expect(200).json();
        assertThat(closure.at("/all/found").asInt()).isPositive();
        assertThat(closure.at("/all/closed").asInt()).isZero();
        assertThat(closure.at("/all/share").asString()).isEqualTo("0.00");
        assertThat(viewer.get(LIBRARY + "/closure?year=1801")
                        .expect(200)
                        .json()
                        .at("/all/share")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoChangedItMeanwhileIsNotOverwritten() {
        String id = project("10");
        String path = "/api/registers/renewal_projects/records/" + id;
        clerk.with("If-Match", "\"1\"");
        clerk.patch(path, "{\"fields\": {\"owner_unit\": \"甲\"}}").expect(200);
        clerk.patch(path, "{\"fields\": {\"owner_unit\": \"乙\"}}").expect(412);
        clerk.without("If-Match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/board?year=x",
                "/board?year=20261",
                "/board?on=2026-02-30",
                "/closure?year=-1",
                "/board?on=9999-01-01"
            })
    void whatCannotBeAskedIsRefused(String question) {
        assertThat(viewer.get(LIBRARY + question).expect(400).code()).startsWith("PROJ-02");
    }

    @Test
    void whatThereIsNotIsNotFound() {
        viewer.get("/api/projects/no_such/board").expect(404);
        viewer.get(LIBRARY + "/x").expect(404);
        viewer.get(LIBRARY + "/00000000-0000-0000-0000-000000000000").expect(404);
        viewer.get("/api/project-of/no_such/00000000-0000-0000-0000-000000000000")
                .expect(404);
        viewer.get(LIBRARY + "/closure").expect(400);
    }
}
