package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.pack.PackFolder;

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

    private List<String> codes(Object... values) {
        return PackFolder.in(folder, "own")
                .requires(
                        List.of("base", "networks", "facilities", "water"), List.of("networks", "facilities", "water"))
                .write("lifelines.yml", NETWORK.formatted(values))
                .codes();
    }

    @Test
    void aSoundOneHasNoFault() {
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN, "orange")).isEmpty();
    }

    @Test
    void whatNobodyObservesIsNamed() {
        assertThat(codes("water_presure", "water_flux", 300, 1, EVEN, "red")).containsExactly("LIFE-014", "LIFE-014");
    }

    @Test
    void aDayHas24HoursWhoseMeanIsOne() {
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN + ", 1", "red"))
                .containsExactly("LIFE-015");
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN.replaceFirst("1", "3"), "red"))
                .containsExactly("LIFE-015");
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN.replaceFirst("1, 1", "2, 0"), "red"))
                .containsExactly("LIFE-015");
    }

    @Test
    void numbersHaveTheirRangesAndLevelsTheirWords() {
        assertThat(codes("water_head", "water_flow", 300, 0, EVEN, "red")).containsExactly("LIFE-013");
        assertThat(codes("water_head", "water_flow", 5, 1, EVEN, "red")).hasSize(1);
        assertThat(codes("water_head", "water_flow", 300, 1, EVEN, "purple")).hasSize(1);
    }
}
