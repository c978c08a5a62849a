package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

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

    private List<Fault> faults(String text) {
        return PackFolder.in(folder, "own")
                .requires(List.of("base", "networks", "facilities", "water"), List.of("networks", "facilities"))
                .write("lifelines.yml", text)
                .faults();
    }

    @Test
    void aSoundFileHasNoFault() {
        assertThat(faults(SOUND)).isEmpty();
    }

    @Test
    void everyMistakeIsToldAtItsLine() {
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
    void aCodeIsGivenOnce() {
        assertThat(faults(SOUND.replace("hot_water", "water")))
                .extracting(Fault::code)
                .containsExactly("LIFE-010");
    }

    @Test
    void unknownKeysAndMissingOnesAreRefused() {
        assertThat(faults(SOUND.replace("  head: 40", "").replace("residents: residents", "people: residents")))
                .isNotEmpty();
    }
}
