package org.songhua.edge.project;

import java.util.List;
import java.util.UUID;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** Enters projects with their milestones over HTTP, as the console does, and reads what they come to. */
final class MilestoneDesk {
    final TestPlatform platform;
    final TestPeople people;
    final ApiClient clerk;
    final ApiClient chief;
    private final String projects;
    private final String milestones;

    /** @param projects register of the projects, which is the code of the library */
    MilestoneDesk(TestPlatform platform, String projects, String milestones) {
        this.platform = platform;
        this.people = new TestPeople(platform);
        this.clerk = people.loggedIn("planner");
        this.chief = people.loggedIn("supervisor");
        this.projects = projects;
        this.milestones = milestones;
    }

    private String enter(String register, String key, String fields) {
        return clerk.post(
                        "/api/registers/" + register + "/records",
                        "{\"key\": \"%s\", \"fields\": {%s}}".formatted(key, fields))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** {@return the id of a new project} */
    String project(String key, String fields) {
        return enter(projects, key, fields);
    }

    /** {@return the id of a new milestone of the project with that key} */
    String step(String project, int number, String name, String planned) {
        return enter(
                milestones,
                project + "/" + number,
                "\"project_no\": \"%s\", \"step_no\": %d, \"step_name\": \"%s\", \"planned_on\": \"%s\""
                        .formatted(project, number, name, planned));
    }

    Answer act(ApiClient who, String register, String id, String action, String fields) {
        return who.post(
                "/api/registers/" + register + "/records/" + id + "/actions",
                "{\"action\": \"%s\", \"fields\": {%s}}".formatted(action, fields));
    }

    /** Registers that a milestone was reached, with its evidence. */
    void reach(String step, String day) {
        clerk.post(
                        "/api/registers/" + milestones + "/records/" + step + "/evidence",
                        "{\"kind\": \"progress\", \"number\": \"进度〔2026〕1 号\"}")
                .expect(200);
        act(clerk, milestones, step, "reach", "\"reached_on\": \"%s\"".formatted(day))
                .expect(200);
    }

    /** {@return a project with its milestones as judged by a day} */
    JsonNode sheet(String id, String day) {
        return clerk.get("/api/projects/" + projects + "/" + id + "?on=" + day)
                .expect(200)
                .json();
    }

    /** {@return what the board says of some projects on a day, by key} */
    List<JsonNode> board(String head, String day) {
        return clerk.get("/api/projects/" + projects + "/board?on=" + day)
                .expect(200)
                .json()
                .path("projects")
                .valueStream()
                .filter(one -> one.path("key").asString().startsWith(head))
                .toList();
    }

    /** {@return the matters that a late milestone opened} */
    List<CaseSummary> matters(String project, int step) {
        List<UUID> ids = platform.bean(Database.class)
                .list(
                        "select case_id from casework.report where channel = 'register' and external_no like '%/' ||"
                                + " ? || '@%' order by number",
                        row -> row.uuid("case_id"), project + "/" + step);
        return ids.stream()
                .map(id -> platform.bean(Cases.class)
                        .find(id, Scope.ALL)
                        .orElseThrow()
                        .summary())
                .toList();
    }
}
