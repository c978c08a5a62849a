package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.warning.internal.desk.DutyPlatform;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;

/** The roster and the times of steps over HTTP. */
class DutyApiTest {
    private static final String ROSTER = """
            organisation,person,phone,email,from,until
            gas-co,张三,13900000001,zhang@example.org,00:00,00:00
            gas-co,李四,13900000002,,00:00,00:00
            """;

    private final TestPlatform platform = DutyPlatform.shared();
    private final TestPeople people = new TestPeople(platform);

    private ApiClient client() {
        return people.withKey(Permission.WARNING_VIEW, Permission.WARNING_HANDLE, Permission.WARNING_RULES);
    }

    private ApiClient.Answer put(ApiClient client, String csv) {
        return client.send("PUT", "/api/duty/roster.csv", BodyPublishers.ofString(csv), "text/csv");
    }

    @Test
    void aRosterIsPutInPlaceShownAndTakenOutAgain() {
        assertThat(put(client(), ROSTER).expect(200).json().path("watches").asInt())
                .isEqualTo(2);
        JsonNode view = client().get("/api/duty").expect(200).json();
        JsonNode first = view.path("watches").get(0);
        assertThat(first.path("person").asString()).isEqualTo("张三");
        assertThat(first.path("phone").asString()).isEqualTo("13900000001");
        assertThat(first.path("on").asBoolean()).isTrue();
        assertThat(first.path("days").asString()).isEqualTo("every");
        assertThat(view.path("limits").size()).isEqualTo(16);
        String csv = client().get("/api/duty/roster.csv").expect(200).text();
        assertThat(put(client(), csv).expect(200).json().path("watches").asInt())
                .isEqualTo(2);
        assertThat(platform.bean(Audit.class).list(null, 20))
                .anyMatch(entry -> entry.action().equals("duty.roster"));
    }

    @Test
    void aRosterWithMistakesChangesNothingAndTellsThemAll() {
        put(client(), ROSTER).expect(200);
        var refused = put(client(), "organisation,person,from,until\nghost,,8,20:00\n")
                .expect(422);
        assertThat(refused.text()).contains("DUTY-001");
        assertThat(refused.fields()).containsExactlyInAnyOrder("organisation", "person", "from");
        assertThat(client().get("/api/duty").json().path("watches").size()).isEqualTo(2);
    }

    @Test
    void howPeopleAreReachedIsForThoseWhoHandleWarnings() {
        put(client(), ROSTER).expect(200);
        String seen = people.withKey(Permission.WARNING_VIEW)
                .get("/api/duty")
                .expect(200)
                .text();
        assertThat(seen).contains("张三").doesNotContain("1390000", "zhang@example.org");
        people.withKey(Permission.WARNING_VIEW).get("/api/duty/roster.csv").expect(403);
        put(people.withKey(Permission.WARNING_HANDLE), ROSTER).expect(403);
        people.withKey(Permission.CIM_VIEW).get("/api/duty").expect(403);
    }

    @Test
    void timesAreSetAndMistakesComeBackAsProblems() {
        String own = "{\"level\":\"blue\",\"stage\":\"JUDGED\",\"minutes\":[20,40]}";
        client().send("PUT", "/api/duty/limits", own).expect(204);
        assertThat(client().get("/api/duty").text())
                .contains("{\"level\":\"blue\",\"stage\":\"JUDGED\",\"minutes\":[20,40],\"byDefault\":false}");
        client().send("PUT", "/api/duty/limits", "{\"level\":\"blue\",\"stage\":\"JUDGED\",\"minutes\":[]}")
                .expect(204);
        var wrong = client().send(
                        "PUT", "/api/duty/limits", "{\"level\":\"pink\",\"stage\":\"LUNCH\",\"minutes\":[\"soon\"]}");
        assertThat(wrong.expect(422).fields()).containsExactlyInAnyOrder("/level", "/stage", "/minutes/0");
        assertThat(client().send("PUT", "/api/duty/limits", "{}").expect(422).fields())
                .containsExactlyInAnyOrder("/level", "/stage", "/minutes");
        assertThat(client().send("PUT", "/api/duty/limits", "{\"level\":\"red\",\"stage\":\"ALARM\",\"minutes\":[3,2]}")
                        .expect(422)
                        .text())
                .contains("DUTY-003");
    }

    @Test
    void theCardOfAWarningShowsTimesAndCalls() {
        put(client(), ROSTER).expect(200);
        var city = new WarningCity(platform);
        city.publish("levels:", "  red: {when: value > 90 %}");
        city.send(city.sensor(0), 0, 95);
        var warning = city.raised().getFirst();
        DutyPlatform.passTime(warning.stageSince().plusSeconds(301));
        JsonNode card =
                client().get("/api/warnings/" + warning.id()).expect(200).json();
        assertThat(card.path("times").get(0).path("limitSeconds").asInt()).isEqualTo(300);
        assertThat(card.path("calls").size()).as("both of the first tier").isEqualTo(2);
        assertThat(card.path("calls").get(0).path("phone").asString()).isEqualTo("13900000001");
        String seen = people.withKey(Permission.WARNING_VIEW)
                .get("/api/warnings/" + warning.id())
                .expect(200)
                .text();
        assertThat(seen).contains("张三").doesNotContain("1390000");
    }
}
