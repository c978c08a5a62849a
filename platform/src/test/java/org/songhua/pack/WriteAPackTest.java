package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;

/** Does what the handbook's page on writing a pack says, with the very texts of that page, on a running platform. */
class WriteAPackTest {
    private static final Path PAGE = Path.of("../docs/user/zh/write-a-pack.md");
    private static final String REGISTER = "registers/playgrounds.yml";
    /** Zoom 16 around 125.35 E, 43.85 N. */
    private static final String TILE =
            "/ogcapi/tiles/WebMercatorQuad/16/23868/55587?f=mvt&collections=community_playground";

    private static final String SQUARE = "[[[125.3,43.8],[125.4,43.8],[125.4,43.9],[125.3,43.9],[125.3,43.8]]]";

    @TempDir
    Path folder;

    private final Map<String, String> page = page();

    /** The files that the page shows, by their paths in the pack. */
    private static Map<String, String> page() {
        var files = new LinkedHashMap<String, String>();
        try {
            Pattern.compile("`playgrounds/([^`]+)`[^\n]*\n\n```yaml\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(PAGE))
                    .results()
                    .forEach(found -> files.put(found.group(1), found.group(2)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private void write(Map<String, String> files) throws IOException {
        write("playgrounds", files);
    }

    private void write(String code, Map<String, String> files) throws IOException {
        Path pack = folder.resolve(code);
        for (var file : files.entrySet()) {
            Path path = pack.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(pack.resolve(code + ".spec.yml"), "check: []\n");
        Files.writeString(pack.resolve("README.md"), "# " + code + "\n");
        Files.writeString(pack.resolve("CHANGELOG.md"), "# Changelog\n");
    }

    private void write(String file, String text) throws IOException {
        write(Map.of(file, text));
    }

    private static Answer take(ApiClient operator) {
        return operator.post("/api/packs", "{}");
    }

    @Test
    void aPackIsDataOfLessThanTwoHundredLinesAndIsInForceWithoutARestart() throws IOException {
        assertThat(page).hasSize(6);
        assertThat(String.join("", page.values()).lines().count()).isLessThan(200);
        try (var platform = TestPlatform.start(Map.of("songhua.packs", folder.toString()))) {
            var people = new TestPeople(platform);
            ApiClient operator = people.loggedIn("operator");
            ApiClient all = people.withKey(Permission.values());
            // What is asked before must not be kept.
            operator.get("/api/registers/playgrounds").expect(404);
            all.get("/ogcapi/collections/community_playground").expect(404);
            assertThat(all.get(TILE).status()).isBetween(400, 499);
            all.get("/api/indicators/playgrounds-2026:G01").expect(404);
            all.post("/api/evaluation/runs", "{\"period\": \"2026\"}").expect(201);
            people.loggedIn("viewer").post("/api/packs", "{}").expect(403);

            write(page);
            assertThat(PackVerifier.create().verify(folder).faults()).isEmpty();
            JsonNode taken = take(operator).expect(200).json();
            assertThat(taken.path("changed").toString()).contains("playgrounds/classes.yml");
            assertThat(take(operator).expect(200).json().path("changed")).isEmpty();

            itsObjectsAreALayer(all);
            itsIndicatorIsComputed(all);
            itsRuleJudges(all);
            String record = itsRegisterHoldsRecords(operator, people.loggedIn("supervisor"));
            everyOtherPartIsTakenToo(operator, all);
            whatIsStoredIsNotHarmed(operator, record);
            itMayGrow(operator, record);
        }
    }

    private static void itsObjectsAreALayer(ApiClient all) {
        all.post("/ogcapi/collections/region/items", feature("Polygon", SQUARE, """
                "code": "220199001", "level": 4, "population": 20000"""))
                .expect(201);
        for (int pieces : new int[] {6, 9})
            all.post("/ogcapi/collections/community_playground/items", feature("Point", "[125.35,43.85]", """
                    "surface": "rubber", "pieces": %d""".formatted(
                                    pieces)))
                    .expect(201);
        assertThat(all.post("/ogcapi/collections/community_playground/items", feature("Point", "[125.35,43.85]", """
                        "surface": "lava\""""))
                        .expect(422)
                        .fields())
                .containsExactly("/properties/surface");
        assertThat(all.get("/api/catalogue").expect(200).text()).contains("社区儿童游乐场");
        // The name of a layer stands in a tile as it is.
        assertThat(all.get(TILE).expect(200).text()).contains("community_playground");
        assertThat(all.get("/ogcapi/collections/community_playground/items?limit=1")
                        .expect(200)
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(2);
    }

    private static String feature(String type, String coordinates, String properties) {
        return "{\"type\": \"Feature\", \"geometry\": {\"type\": \"%s\", \"coordinates\": %s}, \"properties\": {%s}}"
                .formatted(type, coordinates, properties);
    }

    /** 15 pieces for 2 times 10,000 people: 7.5. */
    private static void itsIndicatorIsComputed(ApiClient all) {
        all.post("/api/evaluation/runs", "{\"period\": \"2026\"}").expect(201);
        JsonNode value = all.get("/api/indicators/playgrounds-2026:G01/values?geography=220199001&period=2026")
                .expect(200)
                .json()
                .path(0);
        assertThat(value.path("value").asDouble()).as(value.toString()).isEqualTo(7.5);
    }

    private static void itsRuleJudges(ApiClient all) {
        assertThat(all.get("/api/warning-rules").expect(200).text()).contains("playground_hot");
        String thing = """
                {"name": "游乐场", "description": "", "Locations": [{"name": "a", "description": "",
                 "encodingType": "application/geo+json", "location": {"type": "Point", "coordinates": [125.35, 43.85]}}],
                 "Datastreams": [{"name": "地面温度", "description": "",
                  "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                  "unitOfMeasurement": {"name": "Celsius", "symbol": "℃", "definition": "ucum:Cel"},
                  "ObservedProperty": {"name": "地面温度", "description": "",
                   "definition": "urn:songhua:observed:playground_surface_temperature"},
                  "Sensor": {"name": "s", "description": "", "encodingType": "text/plain", "metadata": "none"}}]}""";
        all.post("/sta/v1.1/Things", thing).expect(201);
        String stream = all.get("/sta/v1.1/Datastreams?$filter=name%20eq%20'地面温度'")
                .expect(200)
                .json()
                .at("/value/0/@iot.selfLink")
                .asString();
        String path = stream.substring(stream.indexOf("/sta/"));
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(40, ChronoUnit.MINUTES);
        for (int minute = 0; minute <= 30; minute += 10)
            all.post(path + "/Observations", """
                    {"phenomenonTime": "%s", "result": 55}""".formatted(start.plus(minute, ChronoUnit.MINUTES)))
                    .expect(201);
        WarningCity.await(() -> !all.get("/api/warnings?rule=playground_hot")
                .json()
                .path("items")
                .isEmpty());
    }

    private static String itsRegisterHoldsRecords(ApiClient operator, ApiClient chief) {
        String record = operator.post(
                        "/api/registers/playgrounds/records",
                        "{\"key\": \"p-1\", \"fields\": {\"playground_name\": \"北区\", \"pieces\": 6}}")
                .expect(201)
                .header("Location");
        operator.post(record + "/actions", "{\"action\": \"shut\"}").expect(200);
        assertThat(chief.post(record + "/actions", "{\"action\": \"reopen\"}")
                        .expect(422)
                        .text())
                .contains("还有未修缺陷");
        return record;
    }

    private void everyOtherPartIsTakenToo(ApiClient operator, ApiClient all) throws IOException {
        PartsOfAPack.areNotThere(all);
        write("more-play", PartsOfAPack.files());
        assertThat(PackVerifier.create().verify(folder).faults()).isEmpty();
        take(operator).expect(200);
        PartsOfAPack.areThere(all);
        all.post("/api/ledgers/play_points/postings", """
                {"kind": "cleaned", "source": "a-1", "to": "P1", "quantity": 2}""").expect(201);
        assertThat(operator.get("/api/packs").expect(200).text()).contains("游乐场的其余部分");
        aCaseOfItsClassHasItsDeadline(all);
    }

    /** By the limit of the pack: 90 days with and without work. */
    private static void aCaseOfItsClassHasItsDeadline(ApiClient all) {
        String id = all.post("/api/cases/reports", """
                        {"classCode": "v_playground", "text": "秋千断了", "longitude": 125.35, "latitude": 43.85}""")
                .expect(201)
                .json()
                .path("caseId")
                .asString();
        JsonNode summary = all.get("/api/cases/" + id).expect(200).json().path("summary");
        Instant due = Instant.parse(summary.path("dueAt").asString());
        assertThat(due).isAfter(Instant.now().plus(80, ChronoUnit.DAYS));
    }

    private void whatIsStoredIsNotHarmed(ApiClient operator, String record) throws IOException {
        String register = page.getOrDefault(REGISTER, "");
        String classes = page.getOrDefault("classes.yml", "");
        write(
                REGISTER,
                register.replace(
                                "shut: {title: {zh: 停用, en: Shut}, kind: closed}",
                                "closed: {title: {zh: 关, en: Closed}}")
                        .replace("[shut]", "[closed]")
                        .replace("to: shut", "to: closed")
                        .replace("[open, shut]", "[open, closed]"));
        write("classes.yml", classes.replace("geometry: point", "geometry: polygon"));
        String refused = take(operator).expect(422).text();
        assertThat(refused).contains("REG-060").contains("CIM-080");
        write("classes.yml", classes);
        write(REGISTER, register.replace("filter: true", "filtre: true"));
        assertThat(take(operator).expect(422).text()).contains("filtre");
        assertThat(operator.get(record).expect(200).json().path("state").asString())
                .isEqualTo("shut");
    }

    private void itMayGrow(ApiClient operator, String record) throws IOException {
        String grown = page.getOrDefault(REGISTER, "")
                .replace(
                        "  pieces: {",
                        "  fence: {title: {zh: 围栏, en: Fence}, type: boolean, filter: true}\n  pieces: {");
        write(REGISTER, grown);
        take(operator).expect(200);
        operator.patch(record, "{\"fields\": {\"fence\": true}}").expect(200);
        assertThat(operator.get("/api/registers/playgrounds/records?f.fence=true")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        aRowThatSaysAgainWhatItsSenderMayNotIsRefusedAlone(grown, operator);
    }

    /** Reporting again may need more than entering a table. */
    private void aRowThatSaysAgainWhatItsSenderMayNotIsRefusedAlone(String register, ApiClient operator)
            throws IOException {
        write(
                REGISTER,
                register.replace("en: Name}, required: true}", "en: Name}, required: true, maxLength: 120}")
                                .replace(
                                        "actions:\n",
                                        "actions:\n  again: {title: {zh: 再报, en: Again}, from: [open], permission: register.approve}\n")
                        + "only_one: {of: [playground_name], repeat: again}\n");
        take(operator).expect(200);
        String first = "{\"key\": \"p-2\", \"fields\": {\"playground_name\": \"南门\", \"pieces\": 6}}";
        operator.post("/api/registers/playgrounds/records", first).expect(201);
        String table = "key,playground_name,pieces\np-3,南门,4\np-4,西门,4\n";
        var report = operator.send(
                        "POST", "/api/registers/playgrounds/imports", BodyPublishers.ofString(table), "text/csv")
                .expect(200);
        assertThat(report.json().path("created").asInt()).as(report.text()).isEqualTo(1);
        assertThat(report.json().path("refused").asInt()).as(report.text()).isEqualTo(1);
        assertThat(report.json().at("/faults/0/code").asString()).isEqualTo("REG-025");
    }
}
