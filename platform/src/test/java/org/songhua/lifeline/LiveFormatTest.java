package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackVerifier;

/** What is wrong with how a network is watched is told all at once, with its code. */
class LiveFormatTest {
    private static final String NETWORK = """
            lifelines:
              hot_water:
                title: {zh: 热水, en: Hot water}
                pipes: {class: water_pipe, from: from_node, to: to_node, diameter: diameter, length: length, material: material, year: year_built}
                valves: {class: valve, where: {network: water}, node: code, open: open}
                sources: {class: pump_station, node: code, head: 40}
                consumers: {class: building, residents: residents, litres_per_day: 60, critical: [hospital]}
                live:
                  pressure: %s
                  inflow: %s
                  interval: %s
                  false_alarms_per_year: %s
                  learn_days: 3
                  day: [%s]
                  level: %s
                  name: {zh: 爆管, en: Burst}
                  advice: {zh: 关阀。, en: Close the valves.}
            """;

    private static final String EVEN = IntStream.range(0, 24).mapToObj(i -> "1").collect(Collectors.joining(", "));

    @TempDir
    Path folder;

    private List<String> codes(Object... values) throws IOException {
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
        return PackVerifier.create().verify(folder).faults().stream()
                .map(Fault::code)
                .toList();
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
    void aSoundOneHasNoFault() throws IOException {
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN, "orange")).isEmpty();
    }

    @Test
    void whatNobodyObservesIsNamed() throws IOException {
        assertThat(codes("water_presure", "water_flux", 300, 1, EVEN, "red")).containsExactly("LIFE-014", "LIFE-014");
    }

    @Test
    void aDayHas24HoursWhoseMeanIsOne() throws IOException {
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN + ", 1", "red"))
                .containsExactly("LIFE-015");
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN.replaceFirst("1", "3"), "red"))
                .containsExactly("LIFE-015");
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN.replaceFirst("1, 1", "2, 0"), "red"))
                .containsExactly("LIFE-015");
    }

    @Test
    void numbersHaveTheirRangesAndLevelsTheirWords() throws IOException {
        assertThat(codes("water_head", "water_flow", 300, 0, EVEN, "red")).containsExactly("LIFE-013");
        assertThat(codes("water_head", "water_flow", 5, 1, EVEN, "red")).hasSize(1);
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN, "purple")).hasSize(1);
    }
}
