package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.engine.fault.Fault;

/** Whatever lies in the folders of test data is loaded with counts that add up, or refused with a reason and a remedy. */
@Tag("slow")
class EveryFileTest {
    private static final Path DATA = findData();
    private static TestPlatform platform;

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }

    @BeforeAll
    static void start() {
        assumeTrue(Files.isDirectory(DATA), "needs shared/data");
        platform = TestPlatform.start(Map.of());
    }

    @AfterAll
    static void stop() {
        if (platform != null) platform.close();
    }

    @Test
    void every_file_loads_or_is_refused_with_a_reason() throws IOException {
        for (Path file : files()) look(file);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> cim = Files.walk(DATA.resolve("cim"));
                Stream<Path> access = Files.walk(DATA.resolve("access"))) {
            return Stream.concat(cim, access)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static void look(Path file) {
        String name = DATA.relativize(file).toString();
        if (!name.matches(System.getProperty("songhua.files", ".*"))) return;
        long start = System.nanoTime();
        Imports imports = platform.bean(Imports.class);
        ImportStatus status = imports.run(
                new ImportRequest(file, file.getFileName().toString(), null, null, null, null, null, false, "test"));
        List<Fault> faults = imports.faults(status.id(), 0, 20);
        System.err.printf(
                "%-70s %-10s %-6s read %d imported %d unchanged %d refused %d %s %d ms%n",
                name,
                status.format(),
                status.state(),
                status.read(),
                status.imported(),
                status.unchanged(),
                status.refused(),
                status.faultsByCode(),
                (System.nanoTime() - start) / 1_000_000);
        for (Fault fault : faults.subList(0, Math.min(3, faults.size()))) System.err.println("      " + fault.line());
        assertThat(status.state()).isIn(State.DONE, State.FAILED);
        if (status.state() == State.DONE) {
            assertThat(status.imported() + status.unchanged() + status.refused())
                    .isEqualTo(status.read());
        } else {
            assertThat(faults).isNotEmpty();
            assertThat(String.valueOf(status.message())).doesNotContain("The program failed");
        }
    }
}
