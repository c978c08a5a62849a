package org.songhua.engine.hydraulics.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;
import org.songhua.engine.random.Seeded;

class SegmentsTest {
    /** R - A - B - C, and a street from B to D. */
    static final String LINE = """
            [RESERVOIRS]
            R 100
            [JUNCTIONS]
            A 0 1
            B 0 1
            C 0 1
            D 0 1
            [PIPES]
            RA R A 1000 12 100
            AB A B 1000 12 100
            BC B C 1000 12 100
            BD B D 1000 12 100
            [OPTIONS]
            UNITS CFS
            PRESSURE FEET
            """;

    static WaterNetwork network(String text) {
        return InpReader.read(text, "test.inp").network();
    }

    private static Gate gate(String link, String node) {
        return new Gate(link, node);
    }

    @Test
    void withoutValvesAllIsOneSegment() {
        Segments segments = Segments.of(network(LINE), new ValveLayer(List.of()));
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.sizes()).containsExactly(9);
        assertThat(segments.boundary(0)).isEmpty();
    }

    /** Five nodes and four links, each by itself. */
    @Test
    void withValvesAtAllPipeEndsEachPartIsASegment() {
        WaterNetwork network = network(LINE);
        Segments segments = Segments.of(network, ValveLayer.atEveryPipeEnd(network));
        assertThat(segments.count()).isEqualTo(9);
        assertThat(segments.boundary(segments.ofLink("AB"))).containsExactly(gate("AB", "A"), gate("AB", "B"));
        assertThat(segments.boundary(segments.ofNode("B"))).hasSize(3);
    }

    @Test
    void aValvePartsItsLinkFromItsNode() {
        Segments segments = Segments.of(network(LINE), new ValveLayer(List.of(gate("BC", "B"))));
        assertThat(segments.count()).isEqualTo(2);
        assertThat(segments.ofLink("BC")).isEqualTo(segments.ofNode("C"));
        assertThat(segments.ofLink("BC")).isNotEqualTo(segments.ofNode("B"));
        assertThat(segments.nodes(segments.ofNode("C"))).containsExactly("C");
        assertThat(segments.links(segments.ofNode("C"))).containsExactly("BC");
    }

    /** A valve within a ring that is not cut elsewhere parts nothing. */
    @Test
    void aValveThatPartsNothingIsNoBoundary() {
        String ring = LINE.replace("[OPTIONS]", "[PIPES]\nCD C D 1000 12 100\n[OPTIONS]");
        Segments segments = Segments.of(network(ring), new ValveLayer(List.of(gate("CD", "C"))));
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.boundary(0)).isEmpty();
    }

    @Test
    void misplacedValvesAreFound() {
        var layer = new ValveLayer(List.of(gate("AB", "A"), gate("AB", "C"), gate("XX", "A")));
        assertThat(layer.misplaced(network(LINE))).containsExactly(gate("AB", "C"), gate("XX", "A"));
    }

    /** Against the obvious way: going from part to part as long as no valve is in between. */
    @Test
    void segmentsAreWhatCanBeReachedWithoutPassingAValve() {
        Seeded.check(100, random -> {
            int size = random.nextInt(3, 25);
            var text = new StringBuilder("[RESERVOIRS]\nN0 100\n[JUNCTIONS]\n");
            for (int i = 1; i < size; i++) text.append("N").append(i).append(" 0 1\n");
            text.append("[PIPES]\n");
            for (int i = 1; i < size; i++) text.append("T%d N%d N%d 100 12 100%n".formatted(i, i, random.nextInt(i)));
            WaterNetwork network = network(text.toString());
            var gates = new ArrayList<>(ValveLayer.atEveryPipeEnd(network).valves());
            gates.removeIf(gate -> random.nextInt(3) > 0);
            Segments segments = Segments.of(network, new ValveLayer(gates));
            for (var pipe : network.pipes()) {
                Set<String> reached = reach(network, pipe.id(), Set.copyOf(gates));
                for (var other : network.pipes())
                    assertThat(segments.ofLink(other.id()) == segments.ofLink(pipe.id()))
                            .isEqualTo(reached.contains(other.id()));
            }
        });
    }

    private static Set<String> reach(WaterNetwork network, String link, Set<Gate> gates) {
        var reached = new java.util.HashSet<String>();
        var waiting = new ArrayList<>(List.of(link));
        while (!waiting.isEmpty()) {
            String at = waiting.removeLast();
            if (!reached.add(at)) continue;
            for (var pipe : network.pipes())
                for (String end : List.of(pipe.from(), pipe.to())) {
                    boolean beside =
                            (pipe.id().equals(at) || end.equals(at)) && !gates.contains(new Gate(pipe.id(), end));
                    if (beside) waiting.addAll(List.of(pipe.id(), end));
                }
        }
        return reached;
    }

    @ParameterizedTest
    @CsvSource({"valve_layer_random, random, 23, 125", "valve_layer_stategic_1, strategic, 119, 3"})
    void segmentsOfNet3AreTheExpectedOnes(String layerFile, String kind, int count, int largest) throws IOException {
        Path folder = find().resolve("valve_isolation");
        assumeTrue(Files.isDirectory(folder), "reference results are not at hand");
        WaterNetwork network = network(Files.readString(folder.resolve("Net3_wntr.inp"), StandardCharsets.ISO_8859_1));
        var gates = new ArrayList<Gate>();
        for (String[] row : rows(folder.resolve(layerFile + ".csv"))) gates.add(gate(row[1], row[2]));
        Segments segments = Segments.of(network, new ValveLayer(gates));
        assertThat(segments.count()).isEqualTo(count);
        assertThat(java.util.Arrays.stream(segments.sizes()).max()).hasValue(largest);
        Map<Integer, String> names = new HashMap<>();
        for (String[] row : rows(folder.resolve("node_segments_" + kind + ".csv")))
            assertThat(names.computeIfAbsent(segments.ofNode(row[0]), any -> row[1]))
                    .isEqualTo(row[1]);
        for (String[] row : rows(folder.resolve("link_segments_" + kind + ".csv")))
            assertThat(names.computeIfAbsent(segments.ofLink(row[0]), any -> row[1]))
                    .isEqualTo(row[1]);
        assertThat(Set.copyOf(names.values())).hasSize(count);
    }

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("../shared/data/water").normalize();
            if (Files.isDirectory(data)) return data;
        }
        return Path.of("absent");
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
