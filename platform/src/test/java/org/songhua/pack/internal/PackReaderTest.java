package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.pack.internal.TestPack.bytes;
import static org.songhua.pack.internal.TestPack.faults;
import static org.songhua.pack.internal.TestPack.folder;
import static org.songhua.pack.internal.TestPack.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.FaultException;

class PackReaderTest {
    private static final String HEAD =
            "code: p\nversion: 1.0.0\ntitle: {zh: 包, en: Pack}\ndescription: {zh: 包, en: Pack}\n";

    @Test
    void aPackNeedsNoClasses() {
        assertThat(faults(folder("p", "pack.yml", HEAD))).isEmpty();
    }

    @Test
    void theCodeIsTheNameOfTheFolder() {
        assertThat(faults(folder("plan/p", "pack.yml", HEAD))).isEmpty();
        assertThat(faults(folder("q", "pack.yml", HEAD)))
                .singleElement()
                .asString()
                .startsWith("q/pack.yml:1 column 7 /code PACK-012");
    }

    @ParameterizedTest
    @CsvSource({"1.0", "v1.0.0", "01.0.0", "1.0.0-beta", "latest"})
    void theVersionIsThreeNumbers(String version) {
        assertThat(faults(folder("p", "pack.yml", HEAD.replace("1.0.0", version))))
                .singleElement()
                .asString()
                .contains("PACK-008");
    }

    @Test
    void titlesAreWrittenInBothLanguages() {
        assertThat(faults(folder("p", "pack.yml", HEAD.replace("title: {zh: 包, en: Pack}", "title: {en: Pack}"))))
                .singleElement()
                .asString()
                .contains("/title PACK-006")
                .contains("\"zh\"");
    }

    @Test
    void aFileWithASlipInItsNameIsNotLeftOutSilently() {
        assertThat(faults(folder("p", "pack.yml", HEAD, "clases.yml", "classes: {}", "sub/classes.yaml", "x")))
                .hasSize(2)
                .allMatch(line -> line.contains("PACK-011"));
    }

    @Test
    void everyPackHasItsReadmeChangelogAndExamples() {
        var bare = new PackFolder("p", Map.of("pack.yml", bytes(HEAD)));

        assertThat(faults(bare))
                .hasSize(3)
                .allMatch(line -> line.contains("PACK-010"))
                .anyMatch(line -> line.contains("README.md"))
                .anyMatch(line -> line.contains("CHANGELOG.md"))
                .anyMatch(line -> line.contains("p.spec.yml"));
    }

    @Test
    void aFaultInOneFileDoesNotHideThoseOfOthers() {
        assertThat(faults(folder("p", "pack.yml", "code: [", "classes.yml", "classes: 3"), pack("q", "x: y")))
                .anyMatch(line -> line.startsWith("p/pack.yml:1") && line.contains("PACK-001"))
                .anyMatch(line -> line.startsWith("p/classes.yml:1") && line.contains("PACK-007"))
                .anyMatch(line -> line.startsWith("q/classes.yml:1") && line.contains("PACK-005"));
    }

    @Test
    void aPackWithAFaultKeepsTheProgramFromStarting() {
        assertThatThrownBy(() -> LoadedPacks.of(List.of(pack("p", "clases: {}"))))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("p/classes.yml:1")
                .hasMessageContaining("Did you mean \"classes\"?");
    }

    @Test
    void aFurtherFolderOfPacksIsReadBesideThoseOfTheProgram() throws IOException {
        var folder = Files.createTempDirectory("packs");
        var own = pack("own", "base", "classes: {}");
        Files.createDirectory(folder.resolve("own"));
        for (var file : own.files().entrySet()) Files.write(folder.resolve("own/" + file.getKey()), file.getValue());

        assertThat(new LoadedPacks(folder.toString()).list())
                .anyMatch(pack -> pack.code().equals("own"));
        assertThat(new LoadedPacks("").list()).noneMatch(pack -> pack.code().equals("own"));
    }

    @Test
    void aFurtherFolderThatIsNotThereKeepsTheProgramFromStarting() {
        assertThatThrownBy(() -> new LoadedPacks("/nowhere/at/all"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("/nowhere/at/all PACK-013");
    }

    @Test
    void noDamageMakesTheReaderThrow() throws IOException {
        var sound = Files.readAllBytes(Path.of("../packs/facilities/classes.yml"));
        for (var seed = 1L; seed <= 40; seed++) {
            var random = new Random(seed);
            var damaged = sound.clone();
            for (var i = 0; i < 5; i++) damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(96));
            var cut = java.util.Arrays.copyOf(damaged, damaged.length - random.nextInt(damaged.length / 2));
            var folder = folder("p", "pack.yml", HEAD);
            folder.files().put("classes.yml", cut);

            assertThat(faults(folder)).as("seed %d", seed).allMatch(line -> line.startsWith("p/"));
        }
    }
}
