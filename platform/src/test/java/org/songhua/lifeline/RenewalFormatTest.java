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

/** What is wrong with how renewal is planned is told all at once, with its code and line. */
class RenewalFormatTest {
    private static final String NETWORK = """
            lifelines:
              hot_water:
                title: {zh: 热水, en: Hot water}
                pipes: {class: water_pipe, from: from_node, to: to_node, diameter: diameter, length: length, material: material, year: year_built}
                valves: {class: valve, where: {network: water}, node: code, open: open}
                sources: {class: pump_station, node: code, head: 40}
                consumers: {class: building, residents: residents, litres_per_day: 60, critical: [hospital]}
                renewal:
                  register: %s
                  date: %s
                  since: %s
                  cost: {job: %s, metre: %s, millimetre: %s}
                  short: %s
            """;

    private static final String OTHER = """
            title: {zh: 损, en: Breaks}
            description: {zh: 损, en: Breaks}
            basis: x
            objects: [building]
            fields:
              other_day: {title: {zh: 日, en: Day}, required: true, format: date}
              other_text: {title: {zh: 文, en: Text}}
            states:
              noted: {title: {zh: 记, en: Noted}}
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(Object... values) throws IOException {
        for (String required : List.of("base", "networks", "facilities", "water")) shipped(required);
        Path pack = Files.createDirectories(folder.resolve("own"));
        Files.writeString(pack.resolve("pack.yml"), """
                code: own
                version: 0.1.0
                title: {zh: 测, en: Test}
                description: {zh: 测, en: Test}
                requires: [networks, facilities, water]
                """);
        Files.writeString(pack.resolve("README.md"), "x");
        Files.writeString(pack.resolve("CHANGELOG.md"), "x");
        Files.writeString(pack.resolve("own.spec.yml"), "check: []\n");
        Files.writeString(pack.resolve("lifelines.yml"), NETWORK.formatted(values));
        Files.writeString(Files.createDirectories(pack.resolve("registers")).resolve("other-breaks.yml"), OTHER);
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

    private List<String> codes(Object... values) throws IOException {
        return faults(values).stream()
                .filter(fault -> String.valueOf(fault.place().file()).endsWith("lifelines.yml"))
                .map(Fault::code)
                .toList();
    }

    @Test
    void aSoundOneHasNoFault() throws IOException {
        assertThat(codes("pipe_breaks", "broken_on", 2015, 10_000, 500, 5, 0.5)).isEmpty();
    }

    @Test
    void aRegisterThatNobodyDeclaresIsNamed() throws IOException {
        assertThat(codes("pipe_cracks", "broken_on", 2015, 10_000, 500, 5, 0.5)).containsExactly("LIFE-016");
    }

    @Test
    void theDayMustBeADayOfThatRegister() throws IOException {
        assertThat(codes("pipe_breaks", "break_kind", 2015, 10_000, 500, 5, 0.5))
                .containsExactly("LIFE-017");
        assertThat(codes("pipe_breaks", "broken_at", 2015, 10_000, 500, 5, 0.5)).containsExactly("LIFE-017");
    }

    /** Breaks of buildings are no breaks of pipes. */
    @Test
    void theRecordsMustBeFacetsOfThePipes() throws IOException {
        assertThat(codes("other_breaks", "other_day", 2015, 10_000, 500, 5, 0.5))
                .containsExactly("LIFE-018");
        assertThat(codes("other_breaks", "other_text", 2015, 10_000, 500, 5, 0.5))
                .containsExactlyInAnyOrder("LIFE-017", "LIFE-018");
    }

    @Test
    void numbersHaveTheirRanges() throws IOException {
        assertThat(codes("pipe_breaks", "broken_on", 2015, 0, -1, 2e6, 1.5))
                .containsExactly("LIFE-013", "LIFE-013", "LIFE-013", "LIFE-013");
        assertThat(faults("pipe_breaks", "broken_on", 1066, 10_000, 500, 5, 0.5))
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.place().row()).isPositive();
                    assertThat(fault.remedy()).isNotEmpty();
                });
    }
}
