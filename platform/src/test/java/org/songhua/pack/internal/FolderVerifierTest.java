package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.pack.internal.TestPack.GROUPS;
import static org.songhua.pack.internal.TestPack.HEAD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.PackVerifier.Report;

class FolderVerifierTest {
    private static final String TREE = GROUPS
            + "classes: {tree: {" + HEAD
            + ", geometry: point, attributes: {height: {title: {zh: 高, en: Height}, type: number, minimum: 0, tag: height}},"
            + " osm: [{tags: {natural: tree}}]}}\n";

    @TempDir
    Path folder;

    private final PackVerifier verifier = PackVerifier.create();

    private void write(PackFolder pack) throws IOException {
        for (var file : pack.files().entrySet()) write(pack.shown(file.getKey()), file.getValue());
    }

    private void write(String file, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), content);
    }

    private Report verifyExamples(String examples) throws IOException {
        write(TestPack.pack("p", TREE));
        write("p/p.spec.yml", TestPack.bytes(examples));
        return verifier.verify(folder);
    }

    private static List<String> lines(Report report) {
        return report.faults().stream().map(Fault::line).toList();
    }

    @Test
    void examplesThatComeOutAreCounted() throws IOException {
        var report = verifyExamples("""
                classify:
                  - example: a tree has a height
                    tags: {natural: tree, height: "3.0", name: 松}
                    geometry: point
                    expect: {class: tree, name: 松, attributes: {height: 3}, tags: {natural: tree}}
                check:
                  - {example: a height, class: tree, attributes: {height: 3}, faults: []}
                  - {example: a depth, class: tree, attributes: {height: -3}, faults: [CIM-014]}
                """);

        assertThat(lines(report)).isEmpty();
        assertThat(report.ok()).isTrue();
        assertThat(report.examples()).isEqualTo(3);
        assertThat(report.failed()).isZero();
        assertThat(report.classes()).isEqualTo(1);
        assertThat(report.packs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tags: {natural: tree}, geometry: point, expect: {class: bush}  | expected {class=bush} but found {class=tree}
                    tags: {natural: tree}, geometry: line, expect: {class: tree}   | no class takes it
                    tags: {natural: tree, height: "2"}, geometry: point, expect: {class: tree, attributes: {}} | attributes={height=2}
                    tags: {natural: tree}, geometry: point, expect: {class: tree, name: 松} | name=null
                    tags: {natural: tree}, geometry: point, expect: {class: tree, tags: {}} | tags={natural=tree}
                    """)
    void anExampleOfARuleThatDoesNotComeOutSaysHow(String example, String difference) throws IOException {
        var report = verifyExamples("classify:\n  - {example: it is so, " + example + "}\n");

        assertThat(report.failed()).isEqualTo(1);
        assertThat(lines(report))
                .singleElement()
                .asString()
                .startsWith("p/p.spec.yml:2 column 5 /classify/0 PACK-050")
                .contains(difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    class: tree, attributes: {height: 3}, faults: [CIM-014]   | expected faults [CIM-014] but found []
                    class: tree, attributes: {height: -3}, faults: []         | but found [CIM-014]
                    class: oak, attributes: {}, faults: []                    | there is no class "oak"
                    """)
    void anExampleOfAttributesThatDoesNotComeOutSaysHow(String example, String difference) throws IOException {
        var report = verifyExamples("check:\n  - {example: it is so, " + example + "}\n");

        assertThat(lines(report))
                .singleElement()
                .asString()
                .contains("PACK-050")
                .contains(difference);
    }

    @Test
    void aMistakeInTheExamplesIsToldLikeAnyOther() throws IOException {
        var report = verifyExamples("clasify: []\n");

        assertThat(lines(report)).singleElement().asString().contains("Did you mean \"classify\"?");
    }

    @Test
    void examplesDoNotRunWhileThePackHasAMistake() throws IOException {
        write("p/p.spec.yml", TestPack.bytes("check: []"));
        write(TestPack.pack("p", TREE.replace("geometry: point", "geometry: dot")));
        write("p/p.spec.yml", TestPack.bytes("check: [{example: x, class: oak, attributes: {}, faults: []}]"));

        assertThat(lines(verifier.verify(folder))).noneMatch(line -> line.contains("PACK-050"));
    }

    @Test
    void aFolderThatIsNotThereIsToldSo() {
        assertThat(lines(verifier.verify(folder.resolve("nowhere"))))
                .singleElement()
                .asString()
                .contains("PACK-013");
    }

    @Test
    void aFolderWithoutPacksIsToldSo() {
        assertThat(lines(verifier.verify(folder))).singleElement().asString().contains("PACK-014");
    }

    @Test
    void packsMayLieInFoldersOfFolders() throws IOException {
        write(
                "plan/jilin-2025/pack.yml",
                TestPack.pack("jilin-2025", "").files().get("pack.yml"));
        for (var file : List.of("README.md", "CHANGELOG.md", "jilin-2025.spec.yml")) {
            write("plan/jilin-2025/" + file, TestPack.bytes("check: []"));
        }
        write("plan/notes.yml", TestPack.bytes("nothing"));

        var report = verifier.verify(folder);

        assertThat(lines(report)).isEmpty();
        assertThat(report.packs()).singleElement().matches(pack -> pack.code().equals("jilin-2025"));
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() throws IOException {
        write(TestPack.pack("p", TREE));
        write("p/classes.yml", new byte[5_000_000]);

        assertThat(lines(verifier.verify(folder))).singleElement().asString().contains("PACK-002");
    }

    @Test
    void watchingChecksAgainAfterEveryChangeUntilInterrupted() throws Exception {
        write(TestPack.pack("p", TREE));
        var reports = new LinkedBlockingQueue<Report>();
        var watcher = Thread.ofPlatform().start(() -> verifier.watch(folder, reports::add));

        assertThat(next(reports, Report::ok).packs()).hasSize(1);
        write("p/classes.yml", TestPack.bytes("clases: {}"));
        assertThat(next(reports, report -> !report.ok()).faults()).isNotEmpty();
        write("p/classes.yml", TestPack.bytes(TREE));
        next(reports, Report::ok);
        // A folder made after the start is watched too.
        write(TestPack.pack("q", "classes: {}"));
        next(reports, report -> report.ok() && report.packs().size() == 2);
        write("q/classes.yml", TestPack.bytes("clases: {}"));
        next(reports, report -> !report.ok() && report.packs().size() == 2);
        watcher.interrupt();

        assertThat(watcher.join(Duration.ofSeconds(20))).isTrue();
    }

    /** Writing a file takes several steps; reports in between are skipped. */
    private static Report next(LinkedBlockingQueue<Report> reports, Predicate<Report> wanted)
            throws InterruptedException {
        while (true) {
            var report = reports.poll(20, TimeUnit.SECONDS);
            assertThat(report).as("a report within 20 seconds").isNotNull();
            if (wanted.test(report)) return report;
        }
    }
}
