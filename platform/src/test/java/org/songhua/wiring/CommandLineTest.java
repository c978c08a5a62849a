package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as scripts and people use them: exit codes, the lines that scripts read, one process per data folder. What
 * another process proves runs in one; the rest in this one, which is warm, over one data folder.
 */
@Tag("slow")
class CommandLineTest {
    private static final String TREES = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "t1", "properties": {"name": "老榆树"},
               "geometry": {"type": "Point", "coordinates": [126.55, 43.84]}},
              {"type": "Feature", "id": "t2", "properties": {},
               "geometry": {"type": "Point", "coordinates": [126.56, 43.85]}}%s
            ]}""";
    private static final String BROKEN = """
            , {"type": "Feature", "id": "t3", "properties": {},
               "geometry": {"type": "Point", "coordinates": [526.56, 43.85]}}""";

    @TempDir
    static Path city;

    @TempDir
    Path folder;

    private Path trees;
    private Path brokenTrees;

    @BeforeEach
    void writeFiles() throws IOException {
        trees = Files.writeString(folder.resolve("trees.geojson"), TREES.formatted(""));
        brokenTrees = Files.writeString(folder.resolve("broken.geojson"), TREES.formatted(BROKEN));
    }

    private static CommandRun run(Object... words) {
        return CommandRun.of(
                Stream.concat(Stream.of(words), Stream.of("--data", city)).toArray());
    }

    private static CommandRun importAs(String classCode, Path file) {
        return run("import", file, "--as", classCode, "--crs", "EPSG:4326", "--dataset", "of_" + classCode);
    }

    @Test
    void an_import_ends_with_its_counts_and_an_exit_code_that_tells_how_it_went() {
        var first = importAs("tree", trees);
        assertThat(first.err()).as(first.err()).doesNotContain("Exception");
        assertThat(first.lastLine()).isEqualTo("imported 2, unchanged 0, refused 0");
        assertThat(first.exitCode()).isZero();

        var again = importAs("tree", trees);
        assertThat(again.lastLine()).isEqualTo("imported 0, unchanged 2, refused 0");
        assertThat(again.exitCode()).isZero();

        var partly = importAs("tree", brokenTrees);
        assertThat(partly.lastLine()).isEqualTo("imported 0, unchanged 2, refused 1");
        assertThat(partly.exitCode()).isOne();
        assertThat(partly.err()).contains("broken.geojson").contains("t3");

        var audit = run("audit", "verify");
        assertThat(audit.out()).endsWith("entries, the chain is whole\n");
        assertThat(audit.exitCode()).isZero();
    }

    @Test
    void what_cannot_be_done_is_told_in_one_line_with_exit_code_2() throws IOException {
        var missing = run("import", folder.resolve("nothing.geojson"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err().strip())
                .startsWith("songhua: There is no file")
                .hasLineCount(1);

        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear city,");
        var unreadable = run("import", text);
        assertThat(unreadable.exitCode()).isEqualTo(2);
        assertThat(unreadable.err()).doesNotContain("\tat ");

        var open = run("serve", "--trust-local", "--bind", "0.0.0.0", "--port", "0");
        assertThat(open.exitCode()).isEqualTo(2);
        assertThat(open.err().strip())
                .startsWith("songhua: --trust-local is refused")
                .hasLineCount(1);

        var unknown = run("imprt", trees);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("import");
    }

    @Test
    void a_platform_that_runs_owns_its_folder_and_does_the_work_of_commands_beside_it()
            throws IOException, InterruptedException {
        Shell shell = new Shell(folder, "--data", city.toString());
        try (Shell.Server server = shell.serve("serve", "--port", "0", "--trust-local")) {
            assertThat(server.address()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(get(server, "/health").statusCode()).isEqualTo(200);

            var second = run("serve", "--port", "0");
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err().strip())
                    .startsWith("songhua: ")
                    .contains(server.address())
                    .hasLineCount(1);

            var through = importAs("entrance", brokenTrees);
            assertThat(through.lastLine()).isEqualTo("imported 2, unchanged 0, refused 1");
            assertThat(through.exitCode()).isOne();
            assertThat(through.err()).contains("broken.geojson").contains("t3").doesNotContain("Exception");
            String items =
                    get(server, "/ogcapi/collections/entrance/items?f=json").body();
            assertThat(items).contains("\"numberMatched\":2").contains("老榆树");

            Path backup = folder.resolve("city.zip");
            assertThat(run("backup", backup).out()).contains(" rows in ");
            assertThat(run("audit", "verify").out()).contains("the chain is whole");
            assertThat(server.terminate()).as("143: stopped by SIGTERM").isIn(0, 143);
            assertRestores(backup);
        }
    }

    private void assertRestores(Path backup) throws IOException {
        Path other = folder.resolve("other");
        var restored = CommandRun.of("restore", backup, "--data", other);
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(CommandRun.of("restore", backup, "--data", other).exitCode())
                .as("into a folder in use")
                .isEqualTo(2);
        var keyless = CommandRun.of("serve", "--port", "0", "--data", other);
        assertThat(keyless.exitCode()).as(keyless.err()).isEqualTo(2);
        assertThat(keyless.err()).contains("songhua: The key of the vault is missing");
        Files.createDirectories(other.resolve("keys"));
        Files.copy(city.resolve("keys/vault.key"), other.resolve("keys/vault.key"));
        Shell shell = new Shell(folder, "--data", other.toString());
        try (Shell.Server copy = shell.serve("serve", "--port", "0", "--trust-local")) {
            assertThat(get(copy, "/ogcapi/collections/entrance/items?f=json").body())
                    .contains("\"numberMatched\":2");
        }
    }

    @Test
    void options_may_stand_in_the_environment_and_the_command_line_wins() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Shell bare = new Shell(folder);
        var environment =
                Map.of("SONGHUA_DATA", elsewhere.toString(), "SONGHUA_AS", "tree", "SONGHUA_CRS", "EPSG:9999");
        var result = bare.run(environment, "import", trees.toString(), "--crs", "EPSG:4326");
        assertThat(result.lastLine()).as(result.err()).isEqualTo("imported 2, unchanged 0, refused 0");
        assertThat(elsewhere.resolve("postgres")).isDirectory();
    }

    @Test
    void packs_are_checked_without_a_database() throws IOException {
        Path packs = Files.createDirectories(folder.resolve("packs/wrong"));
        Files.writeString(packs.resolve("pack.yml"), "code: wrong\ntitel: misspelt\n");
        var wrong = CommandRun.of("pack", "verify", folder.resolve("packs"));
        assertThat(wrong.exitCode()).isOne();
        assertThat(wrong.out()).contains("titel").contains("pack.yml:2");
        assertThat(CommandRun.of("pack", "verify", folder.resolve("none")).exitCode())
                .isEqualTo(2);
    }

    private static HttpResponse<String> get(Shell.Server server, String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
