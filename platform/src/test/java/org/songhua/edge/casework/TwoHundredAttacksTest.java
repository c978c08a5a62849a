package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.RefusalWatch;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two hundred attacks and more: role and scope escapes by id, injection, oversized and disguised uploads, replayed sessions and keys,
 * guessed tracking codes. Every one is refused, changes no case, and stands in the audit log, by who sent it and how often.
 */
class TwoHundredAttacksTest {
    private static final List<String> ROLES =
            List.of("administrator", "operator", "hotline", "field_worker", "inspector", "supervisor");
    private static final List<String> INJECTIONS = List.of(
            "' or 1=1 --",
            "\"; drop table casework.case_file; --",
            "${jndi:ldap://x}",
            "<script>alert(1)</script>",
            "..%2f..%2fetc%2fpasswd",
            "{{7*7}}",
            "1;select pg_sleep(5)",
            "0x41",
            "NaN",
            "null");

    private static TestPlatform platform;
    private static TestPeople people;
    private static TestCases test;
    private static UUID id;
    private static UUID report;

    private final Map<String, Integer> refused = new LinkedHashMap<>();
    private final List<String> got = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        platform = TestPlatform.start(Map.of());
        people = new TestPeople(platform);
        test = new TestCases(platform);
        id = test.inProgress();
        report = test.get(id).reports().getFirst().id();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static String outside(String role) {
        String name = TestPeople.newName("attacker");
        var profile = new UserProfile("外部", null, true, List.of(role), new Scope(Set.of("light"), Set.of(), Set.of()));
        platform.bean(Users.class).create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return name;
    }

    private void attack(String who, String what, Answer answer) {
        if (answer.status() < 400 || answer.status() >= 500)
            got.add(what + " " + answer.status() + " " + answer.text());
        refused.merge(who, 1, Integer::sum);
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void byIdFromOutside(String role) {
        String name = outside(role);
        ApiClient client = people.client().logIn(name, TestPeople.PASSWORD);
        String at = "/api/cases/" + id;
        for (String path : List.of(
                at,
                at + "/log",
                at + "/actions",
                at + "/photos",
                at + "/photos/" + id,
                at + "/verification",
                at + "/duplicates",
                at + "/notes",
                "/api/cases/reports/" + report + "/identity",
                "/api/cases/reports/" + report + "/identity?clear=true")) attack(name, "GET " + path, client.get(path));
        for (String action : List.of("sign", "dispose", "pass", "void", "merge"))
            attack(name, action, client.post(at + "/actions", "{\"action\": \"" + action + "\"}"));
        attack(name, "split", client.post(at + "/split", "{\"reports\": [\"" + report + "\"]}"));
        attack(name, "refuse", client.post(at + "/duplicates/" + id + "/refuse", "{}"));
        attack(name, "redact", client.post(at + "/photos/" + id + "/redactions", "{\"parts\": []}"));
        attack(name, "erase", client.delete("/api/cases/reports/" + report + "/identity"));
        attack(name, "release", client.post("/api/cases/reports/" + report + "/release", "{\"text\": \"x\"}"));
        attack(name, "glass", client.post("/api/cases/reports/" + report + "/glass", "{\"reason\": \"我想看看是谁报的案\"}"));
        attack(
                name,
                "photo",
                client.send("POST", at + "/photos", BodyPublishers.ofByteArray(TestCases.PHOTO), "image/jpeg"));
    }

    private void withoutTheRole() {
        String name = outside("viewer");
        ApiClient viewer = people.client().logIn(name, TestPeople.PASSWORD);
        for (String path : List.of(
                "/api/cases/webhooks",
                "/api/cases/performance/periods",
                "/api/cases/responsibilities",
                "/api/cases/reports"))
            attack(name, "POST " + path, viewer.post(path, "{\"url\": \"http://x\", \"period\": \"2020\"}"));
        attack(name, "webhooks", viewer.get("/api/cases/webhooks"));
        ApiClient nobody = people.client();
        nobody.get("/api/session");
        for (String path : List.of(
                "/api/cases",
                "/api/cases/counts",
                "/api/cases/performance?period=2026",
                "/api/field/tasks",
                "/api/cases/hotspots",
                "/api/cases/" + id,
                "/api/cases/" + id + "/notes",
                "/api/cases/webhooks",
                "/api/cases/views")) attack("address", "GET " + path, nobody.get(path));
        attack("address", "changes", nobody.post("/api/field/changes", "{\"changes\": []}"));
    }

    private void injections() {
        String name = TestPeople.newName("desk");
        platform.bean(Users.class)
                .create(
                        name,
                        new UserProfile("坐席", null, true, List.of("hotline"), Scope.ALL),
                        TestPeople.PASSWORD,
                        false,
                        new FaultLog(9),
                        Caller.SYSTEM);
        ApiClient desk = people.client().logIn(name, TestPeople.PASSWORD);
        for (String evil : INJECTIONS) {
            for (String parameter : List.of("after", "bbox", "sort", "stage", "dueBefore", "limit", "overdue"))
                attack(name, parameter + evil, desk.get("/api/cases?" + parameter + "=" + enc(evil)));
            // An encoded slash in a path is no request to the web server: refused before it reaches the program.
            if (!evil.contains("/")) attack(name, "path" + evil, desk.get("/api/cases/" + enc(evil)));
            attack(name, "by" + evil, desk.get("/api/cases/counts?by=" + enc(evil)));
            attack(name, "period" + evil, desk.get("/api/cases/performance?period=" + enc(evil)));
            String json = JsonMapper.shared().writeValueAsString(evil);
            attack(name, "action" + evil, desk.post("/api/cases/" + id + "/actions", "{\"action\": " + json + "}"));
            attack(
                    name,
                    "class" + evil,
                    desk.post("/api/cases/reports", "{\"classCode\": " + json + ", \"text\": \"x\"}"));
        }
    }

    private void uploads() {
        String name = TestPeople.newName("worker");
        platform.bean(Users.class)
                .create(
                        name,
                        new UserProfile("外勤", null, true, List.of("field_worker"), Scope.ALL),
                        TestPeople.PASSWORD,
                        false,
                        new FaultLog(9),
                        Caller.SYSTEM);
        ApiClient worker = people.client().logIn(name, TestPeople.PASSWORD);
        byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
        byte[] polyglot = "GIF89a<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] html = "<html><svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII);
        byte[] cut = java.util.Arrays.copyOf(TestCases.PHOTO, 30);
        String to = "/api/cases/" + id + "/photos";
        for (byte[] bytes : List.of(zip, polyglot, html, cut, new byte[0], new byte[(12 << 20) + 1]))
            for (String type : List.of("image/jpeg", "image/png", "image/webp"))
                attack(name, type, worker.send("POST", to, BodyPublishers.ofByteArray(bytes), type));
        for (String type : List.of("text/html", "image/svg+xml", "application/octet-stream", "image/gif"))
            attack(name, type, worker.send("POST", to, BodyPublishers.ofByteArray(TestCases.PHOTO), type));
        attack(
                name,
                "role",
                worker.send("POST", to + "?role=../evil", BodyPublishers.ofByteArray(TestCases.PHOTO), "image/jpeg"));
        String big = Base64.getEncoder().encodeToString(new byte[3 << 20]);
        attack(name, "big", worker.post("/api/field/changes", "{\"changes\": [{\"image\": \"" + big + "\"}]}"));
    }

    private void replays() {
        String name = outside("hotline");
        ApiClient stolen = people.client().logIn(name, TestPeople.PASSWORD);
        ApiClient thief = people.client();
        thief.cookies.putAll(stolen.cookies);
        stolen.delete("/api/session").expect(204);
        attack("address", "session", thief.get("/api/cases"));
        attack("address", "session", thief.get("/api/cases/" + id));
        for (String key : List.of("sk_made_up", "x".repeat(500), "eyJhbGciOiJub25lIn0.e30.")) {
            ApiClient keyed = people.client().with("Authorization", "Bearer " + key);
            attack("address", "key", keyed.get("/api/cases"));
        }
    }

    private void codes() {
        var random = new Random(311);
        ApiClient guesser = people.client();
        guesser.get("/api/session");
        String alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        for (int i = 0; i < 20; i++) {
            var code = new StringBuilder();
            for (int j = 0; j < 20; j++) code.append(alphabet.charAt(random.nextInt(alphabet.length())));
            attack("address", "code", guesser.get("/api/track/" + code));
            attack(
                    "address",
                    "answer",
                    guesser.post("/api/track/" + code + "/answer", "{\"solved\": true, \"satisfied\": 5}"));
        }
    }

    private static long audited(String actorHead) {
        return platform.bean(Audit.class).list(null, 1_000).stream()
                .filter(entry -> entry.action().equals("request.refused")
                        && entry.actor().startsWith(actorHead))
                .mapToLong(entry -> JsonMapper.shared()
                        .readTree(entry.detailJson())
                        .path("count")
                        .asLong())
                .sum();
    }

    @Test
    void everyAttackIsRefusedAndAuditedAndChangesNothing() {
        long before = test.cases.count(CaseQuery.ALL, Scope.ALL);
        int sequence = test.get(id).summary().sequence();
        ROLES.forEach(this::byIdFromOutside);
        withoutTheRole();
        injections();
        uploads();
        replays();
        codes();
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(200);
        assertThat(got).as("attacks that were not refused").isEmpty();
        assertThat(test.get(id).summary().sequence()).isEqualTo(sequence);
        assertThat(test.cases.count(CaseQuery.ALL, Scope.ALL)).isEqualTo(before);
        assertThat(platform.bean(RefusalWatch.class).flush()).isPositive();
        // What the firewall takes for no request is refused before anybody knows who sent it: by address.
        assertThat(audited(""))
                .isGreaterThanOrEqualTo(
                        refused.values().stream().mapToInt(Integer::intValue).sum());
        refused.forEach((who, times) ->
                assertThat(audited(who) + audited("address")).as(who).isGreaterThanOrEqualTo(times));
        var log = platform.bean(Audit.class).list(null, 1_000).toString();
        assertThat(log).doesNotContain("drop table", "jndi", id.toString());
        assertThat(platform.bean(Audit.class).verify().firstBroken()).isNull();
    }
}
