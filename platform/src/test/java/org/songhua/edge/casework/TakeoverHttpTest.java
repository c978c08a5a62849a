package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** A table and its mapping, sent over HTTP: who may, which forms of a table are read, and how mistakes are told. */
class TakeoverHttpTest {
    private static final String HEADER = "No,Began,Ended,X,Y,What\n";
    private static final String BOUNDARY = "songhua-takeover";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final Database database = platform.bean(Database.class);
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient chief = people.withKey(Permission.CASE_CONFIGURE);
    private final String source = "web_" + UUID.randomUUID().toString().substring(0, 8);

    private String mapping() {
        return """
                source: %s
                flow: taken_over
                zone: Asia/Shanghai
                times: ["yyyy-MM-dd HH:mm", "yyyy/M/d", "dd.MM.yyyy HH:mm:ss"]
                number: No
                opened: Began
                longitude: X
                latitude: Y
                text: What
                class: {otherwise: "01001"}
                department: {otherwise: roads}
                steps:
                  - {do: close, at: Ended}
                """.formatted(source);
    }

    private static void part(ByteArrayOutputStream body, String name, String fileName, byte[] content) {
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, name, fileName)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Answer send(ApiClient who, ByteArrayOutputStream body, String query) {
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return who.send(
                "POST",
                "/api/cases/takeovers" + query,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static Answer send(ApiClient who, String name, byte[] table, String mapping, String query) {
        var body = new ByteArrayOutputStream();
        part(body, "file", name, table);
        part(body, "mapping", "old.yml", mapping.getBytes(StandardCharsets.UTF_8));
        return send(who, body, query);
    }

    private Answer send(String table, String mapping) {
        return send(chief, "old.csv", table.getBytes(StandardCharsets.UTF_8), mapping, "");
    }

    private JsonNode take(String table) {
        return send(table, mapping()).expect(200).json();
    }

    private CaseSummary of(String number) {
        return test.get(database.get(
                        "select case_id from casework.report where channel = ? and external_no = ?",
                        row -> row.uuid("case_id"),
                        source,
                        number))
                .summary();
    }

    private long cases() {
        return database.get(
                "select count(*) as n from casework.case_file where channel = ?", row -> row.whole("n"), source);
    }

    @Test
    void onlyWhoConfiguresCasesTakesThemOver() {
        byte[] table = (HEADER + "A1,2025-03-01 08:00,,,,\n").getBytes(StandardCharsets.UTF_8);
        send(people.withKey(Permission.CASE_VIEW, Permission.CASE_DISPATCH), "old.csv", table, mapping(), "")
                .expect(403);
        // Without a session there is no token against forged requests either, which is asked for first.
        assertThat(send(people.client(), "old.csv", table, mapping(), "")
                        .expect(403)
                        .text())
                .contains("AUTH-011");
        assertThat(cases()).isZero();
    }

    @Test
    void aFormWithoutTableOrMappingIsRefused() {
        for (String name : List.of("file", "mapping")) {
            var body = new ByteArrayOutputStream();
            part(body, name, "only.csv", mapping().getBytes(StandardCharsets.UTF_8));
            send(chief, body, "").expect(400);
        }
    }

    @Test
    void aMappingAboveAMebibyteIsTooLarge() {
        assertThat(send(HEADER, mapping() + "#" + "x".repeat(1 << 20)).status()).isEqualTo(413);
    }

    @Test
    void aDryRunAnswersTheSameAndWritesNothing() {
        String table = HEADER + "B1,2025-03-01 08:00,,,,\nB2,never,,,,\n";
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        JsonNode tried = send(chief, "old.csv", bytes, mapping(), "?dryRun=true")
                .expect(200)
                .json();
        assertThat(cases()).isZero();
        assertThat(take(table)).isEqualTo(tried);
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void theAnswerCountsRowsAndFaultsByTheirCode() {
        JsonNode taken = take(HEADER + "C1,2025-03-01 08:00,,,,\n,2025-03-01 08:00,,,,\nC3,never,,,,\n");
        assertThat(taken.path("rows").asInt()).isEqualTo(3);
        assertThat(taken.path("taken").asInt()).isEqualTo(1);
        assertThat(taken.path("refused").asInt()).isEqualTo(2);
        assertThat(taken.path("faultCounts").path("CASE-244").asInt()).isEqualTo(1);
        assertThat(taken.path("faultCounts").path("CASE-245").asInt()).isEqualTo(1);
        assertThat(taken.path("faults")).hasSize(2);
    }

    @Test
    void theNameOfAFileIsToldWithoutItsPath() {
        byte[] table = (HEADER + "D1,never,,,,\n").getBytes(StandardCharsets.UTF_8);
        String told = send(chief, "../../etc/old.csv", table, mapping(), "")
                .expect(200)
                .text();
        assertThat(told).contains("old.csv").doesNotContain("etc/");
    }

    @Test
    void aTableThatIsNotUtf8IsRefused() {
        byte[] table = (HEADER + "E1,2025-03-01 08:00,,,,井盖\n").getBytes(Charset.forName("GBK"));
        Answer answer = send(chief, "old.csv", table, mapping(), "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("CASE-241");
        assertThat(cases()).isZero();
    }

    @Test
    void aByteOrderMarkWindowsLinesAndQuotedBreaksAreRead() {
        String table = "\uFEFF" + HEADER + "F1,2025-03-01 08:00,,,,\"one\ntwo, \"\"three\"\"\"\nF2,2025/3/1,,,,\n";
        assertThat(take(table.replace("\n", "\r\n")).path("taken").asInt()).isEqualTo(2);
        assertThat(of("F1").state()).isEqualTo("open");
    }

    @Test
    void theFirstFormThatFitsSaysWhenAndADayAloneBeginsAtMidnight() {
        take(HEADER + "G1,2025-03-01 08:00,,,,\nG2,2025/3/1,,,,\nG3,01.03.2025 09:10:11,,,,\n");
        List<String> opened = List.of("G1", "G2", "G3").stream()
                .map(number -> of(number).createdAt().toString())
                .toList();
        assertThat(opened).containsExactly("2025-03-01T00:00:00Z", "2025-02-28T16:00:00Z", "2025-03-01T01:10:11Z");
    }

    @Test
    void aShiftedPlaceIsPutBack() {
        String shifted = mapping() + "crs: GCJ02\n";
        send(HEADER + "H1,2025-03-01 08:00,,125.32,43.88,\n", shifted).expect(200);
        // In Changchun the shift leads 586 m to the north-east; back, it leads south-west.
        double east_m = (125.32 - of("H1").longitude()) * 111_320 * Math.cos(Math.toRadians(43.88));
        double north_m = (43.88 - of("H1").latitude()) * 111_320;
        assertThat(east_m).isPositive();
        assertThat(north_m).isPositive();
        assertThat(Math.hypot(east_m, north_m)).isCloseTo(586, within(40.0));
    }

    @Test
    void aMistakeOfTheMappingIsToldWithFileAndLine() {
        Answer answer = send(HEADER, mapping() + "whatever: 1\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        JsonNode place = answer.json().path("faults").path(0).path("place");
        assertThat(place.path("file").asString()).isEqualTo("old.yml");
        assertThat(place.path("row").asInt()).isEqualTo((int) mapping().lines().count() + 1);
        assertThat(answer.text()).contains("whatever");
        assertThat(send(HEADER, "source: [unclosed").status()).isEqualTo(422);
    }

    @Test
    void theSameNumberTwiceInATableIsOneCase() {
        JsonNode taken = take(HEADER + "J1,2025-03-01 08:00,,,,\nJ1,2025-03-01 08:00,,,,\n");
        assertThat(taken.path("rows").asInt()).isEqualTo(2);
        assertThat(taken.path("taken").asInt()).isEqualTo(1);
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void aTableOfSeveralPortionsIsTakenWholeAndASecondTimeChangesNothing() {
        String table = IntStream.range(0, 501)
                .mapToObj(i -> "K" + i + ",2025-03-01 08:00,,,,\n")
                .collect(Collectors.joining("", HEADER, ""));
        assertThat(take(table).path("taken").asInt()).isEqualTo(501);
        assertThat(take(table).path("unchanged").asInt()).isEqualTo(501);
        assertThat(cases()).isEqualTo(501);
    }

    @Test
    void whatAnotherFlowAsksForIsToldWithTheRowAndTakenOnceTheMappingGivesIt() {
        String loop = mapping()
                .replace("flow: taken_over", "flow: city_loop")
                .replace("{do: close, at: Ended}", "{do: accept, at: Ended}\n  - {do: register, at: Ended}");
        String table = HEADER + "L1,2025-03-01 08:00,2025-03-01 09:00,125.32,43.88,\n";
        JsonNode without = send(table, loop).expect(200).json();
        assertThat(without.path("refused").asInt()).isEqualTo(1);
        assertThat(without.path("faultCounts").toString()).contains("FLOW-105");
        assertThat(without.path("faults").toString()).contains("\"row\":2");
        assertThat(cases()).isZero();
        String with =
                loop.replace("{do: register, at: Ended}", "{do: register, at: Ended, fields: {condition: \"1\"}}");
        assertThat(send(table, with).expect(200).json().path("taken").asInt()).isEqualTo(1);
    }
}
