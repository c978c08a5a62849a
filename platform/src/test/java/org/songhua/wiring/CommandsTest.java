package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.demo.DemoCityGenerator;
import org.songhua.planning.GtfsFixture;
import org.songhua.store.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that work on a database, in this process: their options, exit codes and what they say. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private static final String HEAD = "{\"type\":\"FeatureCollection\",\"features\":[";

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeAll
    void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    void close() {
        database.close();
    }

    private CommandRun run(TestDatabase on, Object... words) {
        Stream<Object> store = Stream.of(
                "--data",
                folder.resolve("data-" + on.url().replaceAll(".*/", "")),
                "--db",
                on.url(),
                "--db-user",
                on.user(),
                "--db-password",
                on.password());
        return CommandRun.of(Stream.concat(Stream.of(words), store).toArray());
    }

    private CommandRun run(Object... words) {
        return run(database, words);
    }

    private static String tree(String id, double x, double y) {
        return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"class\":\"tree\",\"name\":\"树%s\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}}"
                .formatted(id, id, x, y);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path trees(String name, int count) throws IOException {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) text.append(i == 0 ? "" : ",").append(tree("t" + i, 125.3 + i * 0.001, 43.9));
        return file(name, text.append("]}").toString());
    }

    private static void oneLine(CommandRun run, String words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().strip()).contains(words).startsWith("songhua: ").hasLineCount(1);
    }

    private static List<String> last(CommandRun run) {
        List<String> lines = run.out().strip().lines().toList();
        return lines.subList(Math.max(0, lines.size() - 1), lines.size());
    }

    @Test
    void aDataSetIsImportedExportedPreviewedAndReplaced() throws IOException {
        CommandRun first = run(
                "import", trees("round.geojson", 5), "--dataset", "round", "--title", "行道树", "--licence", "CC0-1.0");
        assertThat(last(first)).as(first.err()).containsExactly("imported 5, unchanged 0, refused 0");
        assertThat(first.exitCode()).isZero();
        Path out = folder.resolve("round-out.geojson");
        CommandRun export = run("export", out, "--dataset", "round");
        assertThat(export.out()).as(export.err()).isEqualTo("exported 5\n");
        JsonNode written = JsonMapper.shared().readTree(Files.readString(out));
        assertThat(written.get("features").size()).isEqualTo(5);
        Path next = file("next.geojson", HEAD + tree("t0", 125.3, 43.9) + "," + tree("t9", 125.4, 43.8) + "]}");
        CommandRun preview = run("import", next, "--dataset", "round", "--replace", "--preview");
        assertThat(preview.exitCode()).as(preview.err()).isZero();
        assertThat(preview.out())
                .contains("class added changed unchanged gone (nothing was kept)")
                .contains("tree 1 0 1 4");
        assertThat(last(run("import", folder.resolve("round.geojson"), "--dataset", "round")))
                .containsExactly("imported 0, unchanged 5, refused 0");
        assertThat(run("import", next, "--dataset", "round", "--replace").exitCode())
                .isZero();
        Path edition = folder.resolve("round-next.geojson");
        assertThat(run("export", edition, "--dataset", "round", "--crs", "EPSG:4551")
                        .out())
                .isEqualTo("exported 2\n");
        double x = JsonMapper.shared()
                .readTree(Files.readString(edition))
                .at("/features/0/geometry/coordinates/0")
                .asDouble();
        // 0.6° to 0.7° west of the central meridian 126° of the zone, whose easting is 500,000 m: 80.4 km a degree
        assertThat(x).isBetween(443_000.0, 453_000.0);
    }

    @Test
    void theFirstTwentyFaultsAreToldAndAllAreCounted() throws IOException {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < 30; i++) text.append(i == 0 ? "" : ",").append(tree("far" + i, 300 + i, 43.9));
        CommandRun run = run(
                "import",
                file("far.geojson", text + "," + tree("near", 125.3, 43.9) + "]}"),
                "--dataset",
                "far",
                "--crs",
                "EPSG:4490");
        assertThat(run.exitCode()).as(run.err()).isIn(1, 2);
        long told = run.err()
                .lines()
                .filter(line -> line.startsWith("far.geojson:"))
                .count();
        assertThat(told).isLessThanOrEqualTo(20);
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void aTableIsReadWithTheColumnsThatAreNamed() throws IOException {
        Path table = Files.write(
                folder.resolve("wells.csv"),
                "编号|东|北|名称\nJ1|125.31|43.91|人民大街井\nJ2|125.32|43.92|解放大路井\n".getBytes(Charset.forName("GBK")));
        CommandRun run = run(
                "import",
                table,
                "--dataset",
                "wells",
                "--as",
                "tree",
                "--crs",
                "EPSG:4490",
                "--encoding",
                "GBK",
                "--separator",
                "|",
                "--x",
                "东",
                "--y",
                "北",
                "--id",
                "编号");
        assertThat(last(run)).as(run.err()).containsExactly("imported 2, unchanged 0, refused 0");
        Path out = folder.resolve("wells.geojson");
        run("export", out, "--dataset", "wells");
        assertThat(Files.readString(out)).contains("人民大街井", "J1", "125.31");
    }

    @Test
    void allThatIsWrongWithARequestIsToldAtOnceAndEndsWithTwo() throws IOException {
        CommandRun run = run("import", trees("cannot.geojson", 1), "--as", "spaceship", "--dataset", "no good");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().strip().lines().toList()).hasSize(2).allMatch(line -> line.startsWith("songhua: "));
        assertThat(run.err()).contains("IMP-002", "IMP-004", "spaceship", "no good");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        oneLine(run("import", folder.resolve("none.geojson")), "There is no file");
        oneLine(run("import", folder), "There is no file");
        oneLine(run("restore", folder.resolve("none.zip")), "There is no file");
    }

    @Test
    void anExportOverAFileIsRefusedAndTheFileStays() throws IOException {
        Path there = file("there.geojson", "mine");
        oneLine(run("export", there), "already");
        assertThat(there).hasContent("mine");
    }

    @Test
    void anExportIntoAFolderThatIsNotThereIsTold() {
        oneLine(run("export", folder.resolve("no/such/folder/out.geojson")), "does not exist");
    }

    @ParameterizedTest
    @CsvSource({"out.xyz, '', tells no format", "out.geojson, tiff, no format tiff"})
    void anExportInNoFormatIsTold(String name, String format, String words) {
        Object[] given = format.isEmpty()
                ? new Object[] {"export", folder.resolve(name)}
                : new Object[] {"export", folder.resolve(name), "--format", format};
        oneLine(run(given), words);
        assertThat(folder.resolve(name)).doesNotExist();
    }

    @Test
    void anExportOfAClassThatIsNoneLeavesNoFile() {
        Path out = folder.resolve("none-such.geojson");
        CommandRun run = run("export", out, "--class", "spaceship");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("spaceship").doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"a.gpkg, SQLite format 3", "a.geojsonx, FeatureCollection"})
    void theNameOfTheFileTellsTheFormat(String name, String content) throws IOException {
        if (!Files.exists(folder.resolve("formats.geojson")))
            run("import", trees("formats.geojson", 2), "--dataset", "formats");
        Path out = folder.resolve(name);
        Object[] words = name.endsWith("x")
                ? new Object[] {"export", out, "--dataset", "formats", "--class", "tree", "--format", "geojson"}
                : new Object[] {"export", out, "--dataset", "formats", "--class", "tree"};
        CommandRun run = run(words);
        assertThat(run.out()).as(run.err()).isEqualTo("exported 2\n");
        assertThat(new String(Files.readAllBytes(out), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains(content);
    }

    @Test
    void aBackupIsRestoredIntoAnEmptyDatabaseOnly() throws IOException {
        run("import", trees("saved.geojson", 3), "--dataset", "saved");
        Path backup = folder.resolve("city.zip");
        CommandRun saved = run("backup", backup);
        assertThat(saved.out()).as(saved.err()).matches("saved \\d+ rows in .*city\\.zip\n");
        oneLine(run("backup", folder.resolve("missing/city.zip")), "does not exist");
        try (TestDatabase empty = TestDatabase.createEmpty()) {
            CommandRun restored = run(empty, "restore", backup);
            assertThat(restored.out())
                    .as(restored.err())
                    .isEqualTo(saved.out().replace("saved", "restored").replace(" in ", " from "));
            oneLine(run(empty, "restore", backup), "already holds data");
            assertThat(run(empty, "export", folder.resolve("saved-out.geojson"), "--dataset", "saved")
                            .out())
                    .isEqualTo("exported 3\n");
        }
    }

    @Test
    void whatIsNoBackupIsTold() throws IOException {
        Path letter = file("letter.zip", "Dear city,");
        try (TestDatabase empty = TestDatabase.createEmpty()) {
            oneLine(run(empty, "restore", letter), "letter.zip");
        }
    }

    @Test
    void aChainThatSomebodyTamperedWithIsBrokenWhereItWas() throws IOException {
        try (TestDatabase own = TestDatabase.create()) {
            run(own, "import", trees("audit.geojson", 1), "--dataset", "audit");
            CommandRun whole = run(own, "audit", "verify");
            assertThat(whole.out()).matches("\\d+ entries, the chain is whole\n");
            assertThat(whole.exitCode()).isZero();
            own.database().update("alter table people.audit_entry disable trigger user");
            own.database().update("update people.audit_entry set actor = actor || '!' where number = 1");
            CommandRun broken = run(own, "audit", "verify");
            assertThat(broken.exitCode()).as(broken.out() + broken.err()).isEqualTo(1);
            assertThat(broken.out()).contains("the chain is broken at entry");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsTold() {
        CommandRun run = CommandRun.of(
                "audit",
                "verify",
                "--data",
                folder.resolve("nowhere"),
                "--db",
                "jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1",
                "--db-user",
                "x",
                "--db-password",
                "y");
        oneLine(run, "does not answer");
    }

    @Test
    void aFolderThatIsAFileIsTold() throws IOException {
        Path file = file("no-folder", "x");
        CommandRun run = CommandRun.of("audit", "verify", "--data", file, "--db", database.url());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("songhua: ").doesNotContain("\tat ");
    }

    @Test
    void aDemoCityThatDoesNotFitIntoTheHeapIsToldBeforeAnythingIsOpened() {
        long needed = DemoCityGenerator.heap_MiB(DemoCityGenerator.MOST_SCALE);
        assumeTrue(Runtime.getRuntime().maxMemory() >> 20 < needed, "the tests run in a heap that is large enough");
        oneLine(
                run("demo", "--scale", String.valueOf(DemoCityGenerator.MOST_SCALE), "--port", "0"),
                "SONGHUA_HEAP=" + needed + "m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "13", "-1", "NaN"})
    void aDemoCityOfNoPossibleSizeIsRefusedBeforeAnythingIsOpened(String scale) {
        oneLine(run("demo", "--scale", scale, "--port", "0"), "scale");
    }

    @Test
    void trustBeyondThisMachineIsRefused() {
        oneLine(run("serve", "--trust-local", "--bind", "0.0.0.0", "--port", "0"), "--trust-local is refused");
        oneLine(run("demo", "--trust-local", "--bind", "192.0.2.1", "--port", "0"), "192.0.2.1");
    }

    @Test
    void helpAndVersionAreThere() {
        CommandRun help = CommandRun.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "demo", "serve", "import", "export", "backup", "restore", "audit", "pack", "water", "reach",
                        "site");
        assertThat(CommandRun.of("--version").out()).isEqualTo("songhua " + Version.CURRENT + "\n");
        assertThat(CommandRun.of("help", "import").out()).contains("--replace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo", "serve", "import", "export", "backup", "restore", "audit", "pack", "water", "reach", "site"
            })
    void everyCommandExplainsItself(String command) {
        CommandRun help = CommandRun.of(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: songhua " + command).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nothing", "import", "export", "reach", "water solve"})
    void whatIsNoCommandOrLacksItsFileIsToldWithTheUsage(String words) {
        CommandRun run = CommandRun.of((Object[]) words.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Usage").doesNotContain("\tat ");
    }

    @Test
    void aTimetableIsImportedAndWhatIsWrongWithItTold() throws IOException {
        Path feed = Files.write(folder.resolve("boats.zip"), new GtfsFixture().zip(""));
        CommandRun first = run("timetable", feed, "--code", "boats", "--title", "轮渡");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).isEqualTo("boats@1: stops 2, trips 5, from 2026-01-01 to 2026-12-31\n");
        assertThat(run("timetable", feed, "--code", "boats").out()).startsWith("boats@1:");
        byte[] odd = new GtfsFixture().more("trips.txt", "b,Z,lost\n").zip("");
        CommandRun second = run("timetable", Files.write(folder.resolve("odd.zip"), odd), "--code", "boats");
        assertThat(second.exitCode()).as(second.err()).isEqualTo(1);
        assertThat(second.err()).contains("trips.txt", "GTFS-002", "GTFS-002 1 times");
        assertThat(second.out()).startsWith("boats@2:");
    }

    @Test
    void whatIsNoTimetableIsToldInOneLine() throws IOException {
        oneLine(run("timetable", folder.resolve("none.zip"), "--code", "x"), "There is no file");
        oneLine(run("timetable", file("text.zip", "no archive"), "--code", "x"), "FEED-001");
        Path feed = Files.write(folder.resolve("good.zip"), new GtfsFixture().zip(""));
        oneLine(run("timetable", feed, "--code", "Not A Code"), "FEED-010");
    }
}
