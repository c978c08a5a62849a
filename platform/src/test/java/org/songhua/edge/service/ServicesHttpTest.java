package org.songhua.edge.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.RecordDraft;
import org.songhua.register.Registers;
import org.songhua.service.Household;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services over HTTP: what a citizen does without an account, what an officer does, and what nobody can. */
class ServicesHttpTest {
    private static final String SERVICE = "/api/services/rental_housing";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient citizen = people.client();
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");

    ServicesHttpTest() {
        // As a page does before it sends anything: the answer brings the token against forged requests.
        citizen.get("/api/session");
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private JsonNode apply(Household one) {
        return citizen.post(SERVICE + "/applications", json(Map.of("fields", one.fields, "personal", one.personal)))
                .expect(201)
                .json();
    }

    private Answer bring(String code, String kind) {
        return citizen.send(
                "POST",
                "/api/applications/" + code + "/documents/" + kind,
                BodyPublishers.ofByteArray(Household.pdf(kind + NEXT.incrementAndGet())),
                "application/pdf");
    }

    private Answer act(ApiClient who, String number, String action, Map<String, Object> fields) {
        return who.post(
                SERVICE + "/applications/" + number + "/actions", json(Map.of("action", action, "fields", fields)));
    }

    @Test
    void aCitizenAppliesAnOfficerDecidesAndTheCertificateVerifies() {
        assertThat(citizen.get("/api/services").expect(200).text()).contains("rental_housing", "公共租赁住房");
        JsonNode form = citizen.get(SERVICE).expect(200).json();
        assertThat(form.path("fields").findValuesAsString("name"))
                .containsSequence("applicant_name", "identity_no", "phone", "household_no")
                .doesNotContain("need_score", "home_key");
        Household one = Household.inNeed("low");
        JsonNode verdicts = citizen.post(SERVICE + "/eligibility", json(Map.of("fields", one.fields)))
                .expect(200)
                .json();
        assertThat(verdicts.findValuesAsString("outcome")).containsExactly("HOLDS", "HOLDS", "HOLDS", "UNKNOWN");
        JsonNode receipt = apply(one);
        String number = receipt.path("number").asString();
        String code = receipt.path("trackingCode").asString();
        bring(code, "income_proof").expect(200);
        JsonNode brought = bring(code, "identity_copy").expect(200).json();
        assertThat(brought.path("missing").size()).isZero();
        String papers = SERVICE + "/applications/" + number + "/documents";
        assertThat(clerk.get(papers).expect(200).json().findValuesAsString("kind"))
                .containsExactly("income_proof", "identity_copy");
        assertThat(clerk.get(papers + "/1").status()).isEqualTo(403);
        Answer saved = people.withKey(Permission.REGISTER_VIEW, Permission.REPORTER_VIEW)
                .get(papers + "/1")
                .expect(200);
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
        act(clerk, number, "accept", Map.of()).expect(200);
        act(clerk, number, "approve", Map.of("need_score", 40)).expect(403);
        assertThat(chief.get(SERVICE + "/applications/" + number + "/eligibility")
                        .expect(403)
                        .status())
                .isEqualTo(403);
        assertThat(clerk.get(SERVICE + "/applications/" + number + "/eligibility")
                        .expect(200)
                        .json()
                        .findValuesAsString("outcome"))
                .containsOnly("HOLDS");
        ApiClient head =
                people.withKey(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT, Permission.REGISTER_APPROVE);
        act(head, number, "approve", Map.of("need_score", 40)).expect(200);
        JsonNode tracked = citizen.get("/api/applications/" + code).expect(200).json();
        assertThat(tracked.at("/state/en").asString()).isEqualTo("Waiting");
        assertThat(tracked.path("place").asLong()).isPositive();
        String certificate = tracked.path("certificate").asString();
        Answer verified = citizen.get("/api/certificates/" + certificate).expect(200);
        assertThat(verified.json().path("standing").asString()).isEqualTo("VALID");
        assertThat(verified.text()).doesNotContain(one.identity, "王小明", number, one.number);
        assertThat(head.get(SERVICE + "/applications?state=waiting&limit=1000")
                        .expect(200)
                        .text())
                .contains(number);
        assertThat(head.get(SERVICE + "/gap").expect(200).json().path("open").asLong())
                .isPositive();
        assertThat(head.get(SERVICE + "/applications").expect(200).json().isArray())
                .isTrue();
    }

    @Test
    void codesAreNotGuessedAndNumbersOpenNothing() {
        Household one = Household.inNeed("low");
        JsonNode receipt = apply(one);
        String code = receipt.path("trackingCode").asString();
        assertThat(citizen.get("/api/applications/" + receipt.path("number").asString())
                        .status())
                .isEqualTo(404);
        var seen = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            char last = "23456789ABCDEFGHJKLM".charAt(i);
            String guess = code.substring(0, code.length() - 1) + last;
            if (guess.equals(code)) continue;
            Answer answer = citizen.get("/api/applications/" + guess);
            assertThat(answer.status()).isEqualTo(404);
            // Every wrong guess gets the same answer: it tells nothing of how near it was.
            seen.add(answer.json().path("detail").asString());
            assertThat(citizen.get("/api/certificates/" + guess).status()).isEqualTo(404);
            assertThat(citizen.get("/api/bookings/" + guess).status()).isEqualTo(404);
        }
        assertThat(seen).hasSize(1);
        for (String more : List.of("/withdrawal", "/documents/income_proof"))
            assertThat(citizen.send(
                                    "POST",
                                    "/api/applications/AAAAA-BBBBB-CCCCC-DDDDD" + more,
                                    BodyPublishers.ofByteArray(Household.pdf("x")),
                                    "application/pdf")
                            .status())
                    .isEqualTo(404);
    }

    @Test
    void withoutAnAccountNothingOfTheOfficersIsSeen() {
        Household one = Household.inNeed("low");
        String number = apply(one).path("number").asString();
        String at = SERVICE + "/applications/" + number;
        for (String path : List.of(
                SERVICE + "/applications?state=submitted",
                at + "/applicant",
                at + "/documents",
                at + "/documents/1",
                at + "/eligibility",
                SERVICE + "/gap"))
            assertThat(citizen.get(path).status()).as(path).isEqualTo(401);
        assertThat(act(citizen, number, "accept", Map.of()).status()).isEqualTo(401);
        assertThat(citizen.post(SERVICE + "/payments", "{}").status()).isEqualTo(401);
        assertThat(citizen.delete(at + "/applicant").status()).isEqualTo(401);
        ApiClient viewer = people.withKey(Permission.REGISTER_VIEW);
        assertThat(viewer.get(at + "/applicant").status()).isEqualTo(403);
        assertThat(viewer.get(at + "/documents/1").status()).isEqualTo(403);
        assertThat(viewer.post(SERVICE + "/payments", "{}").status()).isEqualTo(403);
        assertThat(viewer.post(SERVICE + "/counter", "{}").status()).isEqualTo(403);
        assertThat(viewer.get(SERVICE + "/applications?state=submitted&limit=1000")
                        .expect(200)
                        .text())
                .contains(number)
                .doesNotContain("1800");
        ApiClient reader = people.withKey(Permission.REGISTER_VIEW, Permission.REPORTER_VIEW);
        assertThat(reader.get(at + "/applicant")
                        .expect(200)
                        .json()
                        .path("identity_no")
                        .asString())
                .isEqualTo(one.identity);
        Answer page = reader.get(at + "/applicant");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theWordsOfOthersAreToldToNobodyElse() {
        Household one = Household.inNeed("low");
        String code = apply(one).path("trackingCode").asString();
        Household thief = Household.unknown();
        Answer stolen = citizen.post(
                SERVICE + "/prefill", json(Map.of("earlier", code, "identity", thief.identity, "fields", Map.of())));
        assertThat(stolen.expect(200).text()).isEqualTo("{}");
        assertThat(citizen.post(SERVICE + "/prefill", json(Map.of("earlier", code, "identity", one.identity)))
                        .expect(200)
                        .json()
                        .path("household_no")
                        .asString())
                .isEqualTo(one.number);
        // Nobody learns of a household by asking for it.
        Answer asked = citizen.post(SERVICE + "/prefill", json(Map.of("fields", Map.of("household_no", one.number))));
        assertThat(asked.expect(200).text()).isEqualTo("{}");
    }

    @Test
    void anInjectionIsAValueOrARefusalAndNeverAFailureOfOurs() {
        Database database = platform.bean(Database.class);
        long before = database.get("select count(*) as n from service.application", row -> row.whole("n"));
        int taken = 0;
        for (String bad : List.of(
                "' or 1=1 --",
                "\"; drop table service.application; --",
                "${jndi:ldap://x}",
                "<script>alert(1)</script>",
                "../../etc/passwd",
                "\u0000",
                "\u202e",
                "a".repeat(5_000),
                "1e309",
                "NaN",
                "-1",
                "{{7*7}}")) {
            String coded = URLEncoder.encode(bad, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/api/services/" + coded,
                    "/api/applications/" + coded,
                    "/api/certificates/" + coded,
                    "/api/bookings/" + coded,
                    "/api/offers/" + coded + "/places?day=2026-01-01",
                    "/api/offers/venue_visits/places?day=" + coded,
                    "/api/offers/venue_visits/places/" + coded + "/days?from=2026-01-01"))
                assertThat(citizen.get(path).status()).as(path).isBetween(400, 499);
            for (String field : List.of("household_no", "household_size", "wish", "income_month_cny", "need_score")) {
                Household one = Household.unknown().with(field, bad);
                Answer answer = citizen.post(
                        SERVICE + "/applications", json(Map.of("fields", one.fields, "personal", one.personal)));
                assertThat(answer.status()).as(field + " " + bad).isBetween(400, 499);
                assertThat(citizen.post(SERVICE + "/eligibility", json(Map.of("fields", Map.of(field, bad))))
                                .status())
                        .isEqualTo(200);
            }
            Household named = Household.unknown();
            named.personal.put("applicant_name", bad);
            Answer answer = citizen.post(
                    SERVICE + "/applications", json(Map.of("fields", named.fields, "personal", named.personal)));
            assertThat(answer.status()).as(bad).isIn(201, 400, 422);
            if (answer.status() == 201) taken++;
        }
        // A name is a text and lies sealed; whatever else was sent left nothing.
        assertThat(database.get("select count(*) as n from service.application", row -> row.whole("n")) - before)
                .isEqualTo(taken);
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        for (String body : List.of("", "[]", "null", "{\"fields\": []}", "{\"personal\": {\"phone\": {}}}", "{"))
            assertThat(citizen.post(SERVICE + "/applications", body).status())
                    .as(body)
                    .isBetween(400, 499);
        assertThat(citizen.post(SERVICE + "/applications", "{}").expect(422).fields())
                .contains("/personal/identity_no", "/fields/household_no");
        assertThat(citizen.post("/api/offers/venue_visits/bookings", "{}").status())
                .isBetween(400, 499);
        ApiClient head = people.withKey(Permission.REGISTER_VIEW, Permission.REGISTER_APPROVE);
        assertThat(head.post(SERVICE + "/payments", "{\"month\": \"soon\"}").status())
                .isEqualTo(422);
        Household one = Household.inNeed("low");
        String number = apply(one).path("number").asString();
        Answer stale = people.withKey(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT)
                .with("If-Match", "\"7\"")
                .post(SERVICE + "/applications/" + number + "/actions", "{\"action\": \"accept\"}");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void oversizedAndFalseDocumentsAreRefused() {
        String code = apply(Household.inNeed("low")).path("trackingCode").asString();
        String path = "/api/applications/" + code + "/documents/income_proof";
        assertThat(citizen.send("POST", path, BodyPublishers.ofByteArray(new byte[3 << 20]), "application/pdf")
                        .status())
                .isEqualTo(413);
        assertThat(citizen.send("POST", path, BodyPublishers.ofByteArray(new byte[(12 << 20) + 1]), "image/jpeg")
                        .status())
                .isEqualTo(413);
        assertThat(citizen.send("POST", path, BodyPublishers.ofString("<svg/>"), "image/png")
                        .status())
                .isEqualTo(422);
        assertThat(citizen.send("POST", path, BodyPublishers.ofString("<svg/>"), "image/svg+xml")
                        .status())
                .isEqualTo(415);
        assertThat(citizen.get("/api/applications/" + code)
                        .expect(200)
                        .json()
                        .path("documents")
                        .size())
                .isZero();
    }

    @Test
    void aReplayIsTheSameApplicationAndABookingIsMadeOnce() {
        Household one = Household.inNeed("low");
        String body = json(Map.of("fields", one.fields, "personal", one.personal, "request", "replay-" + one.identity));
        JsonNode first =
                citizen.post(SERVICE + "/applications", body).expect(201).json();
        JsonNode again =
                citizen.post(SERVICE + "/applications", body).expect(201).json();
        assertThat(again).isEqualTo(first);
        assertThat(citizen.post(SERVICE + "/applications", json(Map.of("fields", one.fields, "personal", one.personal)))
                        .status())
                .isEqualTo(422);
        String key = "venue-http-" + NEXT.incrementAndGet();
        platform.bean(Registers.class)
                .create(
                        "culture_venues",
                        RecordDraft.of(key, Map.of("venue_name", "馆", "venue_kind", "museum", "day_capacity", 3)),
                        Caller.all("chief"));
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        String booking = json(Map.of("place", key, "day", day.toString(), "seats", 2, "phone", "13900001111"));
        Answer made = citizen.post("/api/offers/venue_visits/bookings", booking).expect(201);
        assertThat(made.text()).doesNotContain("13900001111");
        assertThat(citizen.post("/api/offers/venue_visits/bookings", booking).status())
                .isEqualTo(422);
        String days = "/api/offers/venue_visits/places/" + key + "/days?days=1&from=" + day;
        assertThat(citizen.get(days).expect(200).json().at("/0/booked").asInt()).isEqualTo(2);
        String code = made.json().path("code").asString();
        assertThat(citizen.get("/api/bookings/" + code)
                        .expect(200)
                        .json()
                        .path("seats")
                        .asInt())
                .isEqualTo(2);
        citizen.post("/api/bookings/" + code + "/cancellation", "{}").expect(200);
        assertThat(citizen.get(days).expect(200).json().at("/0/booked").asInt()).isZero();
        assertThat(citizen.get("/api/offers/venue_visits/places?day=" + day)
                        .expect(200)
                        .text())
                .contains(key);
    }
}
