package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.pack.PackVerifier;

/** Does what the handbook's page on writing a pack says, with the very texts of that page, on a running platform. */
class WriteAPackTest {
    private static final Path PAGE = Path.of("../docs/user/zh/write-a-pack.md");

    @TempDir
    Path folder;

    private static List<String> blocks() throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void write(String register) throws IOException {
        Path pack = folder.resolve("playgrounds");
        Files.createDirectories(pack.resolve("registers"));
        Files.writeString(pack.resolve("pack.yml"), blocks().getFirst());
        Files.writeString(pack.resolve("registers/playgrounds.yml"), register);
        Files.writeString(pack.resolve("playgrounds.spec.yml"), "check: []\n");
        Files.writeString(pack.resolve("README.md"), "# playgrounds\n");
        Files.writeString(pack.resolve("CHANGELOG.md"), "# Changelog\n");
    }

    @Test
    void aNewRegisterIsDataOfLessThanTwoHundredLinesAndIsLoadedWithoutARestart() throws IOException {
        String register = blocks().getLast();
        assertThat(String.join("", blocks()).lines().count()).isLessThan(200);
        try (var platform = TestPlatform.start(Map.of("songhua.packs", folder.toString()))) {
            var people = new TestPeople(platform);
            ApiClient operator = people.loggedIn("operator");
            ApiClient chief = people.loggedIn("supervisor");
            operator.get("/api/registers/playgrounds").expect(404);
            people.loggedIn("viewer").post("/api/registers", "{}").expect(403);

            write(register);
            assertThat(PackVerifier.create().verify(folder).faults()).isEmpty();
            operator.post("/api/registers", "{}").expect(200);
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

            // What would harm records that are there is refused, and everything stays as it was.
            write(register.replace(
                            "shut: {title: {zh: 停用, en: Shut}, kind: closed}", "closed: {title: {zh: 关, en: Closed}}")
                    .replace("[shut]", "[closed]")
                    .replace("to: shut", "to: closed")
                    .replace("[open, shut]", "[open, closed]"));
            assertThat(operator.post("/api/registers", "{}").expect(422).code()).isEqualTo("REG-060");
            write(register.replace("filter: true", "filtre: true"));
            operator.post("/api/registers", "{}").expect(422);
            assertThat(operator.get(record).expect(200).json().path("state").asString())
                    .isEqualTo("shut");

            // It may grow.
            String grown = register.replace(
                    "  pieces: {", "  fence: {title: {zh: 围栏, en: Fence}, type: boolean, filter: true}\n  pieces: {");
            write(grown);
            operator.post("/api/registers", "{}").expect(200);
            operator.patch(record, "{\"fields\": {\"fence\": true}}").expect(200);
            assertThat(operator.get("/api/registers/playgrounds/records?f.fence=true")
                            .json()
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
            aRowThatSaysAgainWhatItsSenderMayNotIsRefusedAlone(grown, operator);
        }
    }

    /** Reporting again may need more than entering a table. */
    private void aRowThatSaysAgainWhatItsSenderMayNotIsRefusedAlone(String register, ApiClient operator)
            throws IOException {
        write(register.replace("en: Name}, required: true}", "en: Name}, required: true, maxLength: 120}")
                        .replace(
                                "actions:\n",
                                "actions:\n  again: {title: {zh: 再报, en: Again}, from: [open], permission: register.approve}\n")
                + "only_one: {of: [playground_name], repeat: again}\n");
        operator.post("/api/registers", "{}").expect(200);
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
