package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
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
    void whatAWatchIsForIsNamed() {
        var town = CityFixture.create(platform, "duty_names");
        town.add("region", "值班新区", Map.of("code", "229955"), CityFixture.square(-69, -39, 0.01), "229955", null);
        town.done();
        put(client(), """
                tier,organisation,person,pack,region,from,until
                1,gas-co,张三,gas,229955,08:00,20:00
                2,gas-co,李四,,2299,08:00,20:00
                """).expect(200);
        JsonNode view = client().get("/api/duty").expect(200).json();
        assertThat(view.at("/packs/gas/zh").asString()).isNotEmpty().isNotEqualTo("gas");
        assertThat(view.path("packs").size()).isOne();
        assertThat(view.path("regions").toString()).isEqualTo("{\"229955\":\"值班新区\"}");
    }

    private static String revision(ApiClient client) {
        return client.get("/api/duty").expect(200).json().path("revision").asString();
    }

    @Test
    void oneWatchIsAddedChangedAndTakenOut() {
        ApiClient client = client();
        put(client, ROSTER).expect(200);
        String third =
                "{\"tier\":2,\"organisation\":\"gas-co\",\"person\":\"王五\",\"from\":\"08:00\",\"until\":\"20:00\",\"days\":\"workday\"}";
        client.send("POST", "/api/duty/watches?revision=" + revision(client), third)
                .expect(204);
        JsonNode added = client.get("/api/duty").json().path("watches").get(2);
        assertThat(added.path("position").asInt()).isEqualTo(2);
        assertThat(added.path("tier").asInt()).isEqualTo(2);
        assertThat(added.path("days").asString()).isEqualTo("workday");
        String changed = third.replace("王五", "赵六, (代)").replace("\"tier\":2", "\"tier\":\"3\"");
        client.send("PUT", "/api/duty/watches/0?revision=" + revision(client), changed)
                .expect(204);
        JsonNode watches = client.get("/api/duty").json().path("watches");
        assertThat(watches).extracting(one -> one.path("person").asString()).containsExactly("赵六, (代)", "李四", "王五");
        client.send("DELETE", "/api/duty/watches/1?revision=" + revision(client), "")
                .expect(204);
        watches = client.get("/api/duty").json().path("watches");
        assertThat(watches).extracting(one -> one.path("person").asString()).containsExactly("赵六, (代)", "王五");
        assertThat(platform.bean(Audit.class).list(null, 20))
                .anyMatch(entry -> entry.action().equals("duty.watch"));
    }

    /** Who looks at a roster that is another by now would change somebody else's watch. */
    @Test
    void aChangeOfARosterThatIsAnotherByNowIsRefused() {
        ApiClient client = client();
        put(client, ROSTER).expect(200);
        String seen = revision(client);
        put(client, ROSTER + "gas-co,王五,,,08:00,20:00\n").expect(200);
        String watch = "{\"organisation\":\"gas-co\",\"person\":\"赵六\",\"from\":\"08:00\",\"until\":\"20:00\"}";
        assertThat(client.send("PUT", "/api/duty/watches/0?revision=" + seen, watch)
                        .expect(422)
                        .text())
                .contains("DUTY-004");
        assertThat(client.send("POST", "/api/duty/watches?revision=" + seen, watch)
                        .expect(422)
                        .text())
                .contains("DUTY-004");
        assertThat(client.send("DELETE", "/api/duty/watches/0?revision=" + seen, "")
                        .expect(400)
                        .text())
                .contains("DUTY-004");
        String now = revision(client);
        client.send("DELETE", "/api/duty/watches/3?revision=" + now, "").expect(400);
        client.send("PUT", "/api/duty/watches/-1?revision=" + now, watch).expect(422);
        assertThat(client.get("/api/duty").json().path("watches").size()).isEqualTo(3);
    }

    @Test
    void mistakesOfOneWatchComeBackByField() {
        ApiClient client = client();
        put(client, ROSTER).expect(200);
        String wrong =
                "{\"tier\":9,\"organisation\":\"ghost\",\"person\":\" \",\"from\":\"25:00\",\"until\":\"20:00\",\"days\":\"soon\"}";
        var refused = client.send("POST", "/api/duty/watches?revision=" + revision(client), wrong)
                .expect(422);
        assertThat(refused.fields()).contains("tier", "organisation", "person", "from", "days");
        assertThat(client.get("/api/duty").json().path("watches").size()).isEqualTo(2);
        people.withKey(Permission.WARNING_VIEW, Permission.WARNING_HANDLE)
                .send("POST", "/api/duty/watches?revision=x", wrong)
                .expect(403);
    }

    /** 2026-02-13 is a Friday, 14 a Saturday that is worked, 15 the first day of the holiday. */
    @Test
    void theDaysTellWhoBeginsWhenByTheCalendar() {
        put(client(), """
                organisation,person,days,from,until,replaces
                gas-co,夜班,every,20:00,08:00,
                gas-co,白班,every,08:00,20:00,
                gas-co,假日白班,off,08:00,20:00,白班
                """).expect(200);
        JsonNode days = people.withKey(Permission.WARNING_VIEW)
                .get("/api/duty/days?from=2026-02-13&days=3")
                .expect(200)
                .json();
        assertThat(days)
                .extracting(day -> day.path("date").asString())
                .containsExactly("2026-02-13", "2026-02-14", "2026-02-15");
        assertThat(days).extracting(day -> day.path("worked").asBoolean()).containsExactly(true, true, false);
        assertThat(days).extracting(day -> day.path("watches").toString()).containsExactly("[1,0]", "[1,0]", "[2,0]");
        assertThat(people.withKey(Permission.WARNING_VIEW)
                        .get("/api/duty/days")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(7);
        people.withKey(Permission.CIM_VIEW).get("/api/duty/days").expect(403);
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
