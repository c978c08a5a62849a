package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackVerifier;

/** What is wrong with a declared network is told all at once, with file and line. */
class LifelineFaultsTest {
    private static final String SOUND = """
            lifelines:
              hot_water:
                title: {zh: 热水, en: Hot water}
                pipes:
                  class: water_pipe
                  from: from_node
                  to: to_node
                  diameter: diameter
                  length: length
                  material: material
                  year: year_built
                valves: {class: valve, where: {network: water}, node: code, open: open}
                sources: {class: pump_station, node: code, head: 40}
                consumers: {class: building, residents: residents, litres_per_day: 60, critical: [hospital]}
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String text) throws IOException {
        for (String required : List.of("base", "networks", "facilities", "water")) shipped(required);
        Path pack = Files.createDirectories(folder.resolve("own"));
        Files.writeString(pack.resolve("pack.yml"), """
                code: own
                version: 0.1.0
                title: {zh: 测, en: Test}
                description: {zh: 测, en: Test}
                requires: [networks, facilities]
                """);
        Files.writeString(pack.resolve("README.md"), "x");
        Files.writeString(pack.resolve("CHANGELOG.md"), "x");
        Files.writeString(pack.resolve("own.spec.yml"), "check: []\n");
        Files.writeString(pack.resolve("lifelines.yml"), text);
        return PackVerifier.create().verify(folder).faults();
    }

    private void shipped(String pack) throws IOException {
        Path from = Path.of("../packs", pack);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(pack).resolve(from.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(to);
                else Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void aSoundFileHasNoFault() throws IOException {
        assertThat(faults(SOUND)).isEmpty();
    }

    @Test
    void everyMistakeIsToldAtItsLine() throws IOException {
        String broken = SOUND.replace("class: water_pipe", "class: steam_pipe")
                .replace("node: code, open: open", "node: nr, open: shut")
                .replace("network: water", "net: water")
                .replace("head: 40", "head: 0")
                .replace("litres_per_day: 60", "litres_per_day: 60000")
                .replace("[hospital]", "[palace]");
        List<Fault> faults = faults(broken);
        assertThat(faults)
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "LIFE-011", "LIFE-012", "LIFE-012", "LIFE-012", "LIFE-013", "LIFE-013", "LIFE-011");
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.place().toString()).contains("lifelines.yml");
            assertThat(fault.remedy()).isNotEmpty();
        });
    }

    @Test
    void aCodeIsGivenOnce() throws IOException {
        assertThat(faults(SOUND.replace("hot_water", "water")))
                .extracting(Fault::code)
                .containsExactly("LIFE-010");
    }

    @Test
    void unknownKeysAndMissingOnesAreRefused() throws IOException {
        assertThat(faults(SOUND.replace("  head: 40", "").replace("residents: residents", "people: residents")))
                .isNotEmpty();
    }
}
