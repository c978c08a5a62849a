package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs {@code water solve} and {@code water isolate}, as a user gives them. */
class WaterCommandTest {
    private static final String LINE = """
            [RESERVOIRS]
            R 100
            [JUNCTIONS]
            A 0 1
            B 0 1
            C 0 1
            [PIPES]
            RA R A 1000 12 100
            AB A B 1000 12 100
            BC B C 1000 12 100
            [TIMES]
            DURATION 2
            [TAGS]
            NODE C critical-hospital
            [OPTIONS]
            UNITS CFS
            PRESSURE FEET
            """;

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(before);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("net.inp"), text);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(name));
    }

    private int solve(String text, String... more) throws IOException {
        var arguments = new java.util.ArrayList<>(List.of(
                "water",
                "solve",
                file(text).toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Main.run(arguments.toArray(String[]::new));
    }

    @Test
    void solveWritesHeadsAndFlowsAtEveryReportStep() throws IOException {
        assertThat(solve(LINE)).isZero();
        assertThat(lines("heads.csv"))
                .hasSize(1 + 3 * 4)
                .startsWith("seconds,id,value")
                .contains("0,R,100", "7200,R,100");
        assertThat(lines("flows.csv")).hasSize(1 + 3 * 3);
        assertThat(value("flows.csv", "3600,RA,")).isBetween(2.9999, 3.0001);
        assertThat(said()).contains("steps 3, iterations ").contains("completed at 7200 s");
    }

    private double value(String name, String start) throws IOException {
        String line = lines(name).stream()
                .filter(one -> one.startsWith(start))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(start.length()));
    }

    /** 4.727 × 1000 / 100^1.852 × 3^1.852 = 7.1489 feet are lost up to A. */
    @Test
    void solveMayBeMadeTight() throws IOException {
        assertThat(solve(LINE, "--tight")).isZero();
        double loss = 4.727 * 1000 / Math.pow(100, 1.852) * Math.pow(3, 1.852);
        assertThat(value("heads.csv", "0,A,")).isBetween(100 - loss - 1e-6, 100 - loss + 1e-6);
        assertThat(solve(LINE, "--accuracy", "0.1")).isZero();
        assertThat(solve(LINE, "--accuracy", "-1")).isEqualTo(2);
    }

    @Test
    void solveSaysWhyItEndedEarly() throws IOException {
        assertThat(solve(LINE.replace("AB A B 1000 12 100", "AB A B 1000 12 100 0 CLOSED")))
                .isEqualTo(1);
        assertThat(said()).contains("beyond anything real");
    }

    private int quality(String text, String... more) throws IOException {
        var arguments = new java.util.ArrayList<>(List.of(
                "water",
                "quality",
                file(text).toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Main.run(arguments.toArray(String[]::new));
    }

    @Test
    void qualityTracesAgesAndDecays() throws IOException {
        assertThat(quality(LINE, "--kind", "trace", "--node", "R")).isZero();
        assertThat(value("quality.csv", "3600,A,")).isBetween(99.9, 100.1);
        assertThat(quality(LINE, "--kind", "age")).isZero();
        // 785.4 cubic feet at 3, 2 and 1 a second: 262 + 393 + 785 s = 0.4 h.
        assertThat(value("quality.csv", "7200,C,")).isBetween(0.35, 0.45);
        assertThat(quality(
                        LINE.replace("[TIMES]", "[QUALITY]\nR 1\n[REACTIONS]\nGLOBAL BULK -24\n[TIMES]"),
                        "--kind",
                        "chemical"))
                .isZero();
        // exp(-0.4)
        assertThat(value("quality.csv", "7200,C,")).isBetween(0.63, 0.72);
        assertThat(said()).contains("3 moments written").contains("mass lost or made");
    }

    @Test
    void qualityWantsToKnowWhatIsMeant() throws IOException {
        assertThat(quality(LINE)).isEqualTo(2);
        assertThat(quality(LINE, "--kind", "trace")).isEqualTo(2);
        assertThat(quality(LINE, "--kind", "trace", "--node", "X")).isEqualTo(2);
        assertThat(quality(LINE, "--kind", "salt")).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void solveRefusesWhatIsNoNetwork() throws IOException {
        assertThat(solve("[JUNCTIONS]\nA x\n")).isEqualTo(2);
        assertThat(Main.run("water", "solve", folder.resolve("none.inp").toString(), "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private int isolate(String... more) throws IOException {
        var arguments =
                new java.util.ArrayList<>(List.of("water", "isolate", file(LINE).toString()));
        arguments.addAll(List.of(more));
        return Main.run(arguments.toArray(String[]::new));
    }

    @Test
    void isolateNamesValvesCustomersAndCriticalNodes() throws IOException {
        assertThat(isolate("--pipe", "AB")).isZero();
        assertThat(said())
                .contains("valves to close: 2")
                .contains("AB at node A")
                .contains("customers without water: 2 junctions")
                .contains("without: B C")
                .contains("critical nodes: C");
    }

    @Test
    void isolateTakesTheNextRingWhenAValveIsStuck() throws IOException {
        assertThat(isolate("--pipe", "AB", "--stuck", "AB@B", "--critical", "B"))
                .isZero();
        assertThat(said())
                .contains("stuck, passed over: [AB@B]")
                .contains("BC at node B")
                .contains("critical nodes: B");
    }

    @Test
    void isolateTakesValvesFromAFile() throws IOException {
        Path valves = Files.writeString(folder.resolve("valves.csv"), ",link,node\n0,RA,A\n");
        assertThat(isolate("--pipe", "BC", "--valves", valves.toString())).isZero();
        assertThat(said()).contains("valves to close: 1").contains("closed part: 3 nodes, 2 links");
        Files.writeString(valves, "link,node\nRA,C\n");
        assertThat(isolate("--pipe", "BC", "--valves", valves.toString())).isEqualTo(2);
        Files.writeString(valves, "pipe,end\nRA,C\n");
        assertThat(isolate("--pipe", "BC", "--valves", valves.toString())).isEqualTo(2);
    }

    @Test
    void isolateRefusesAPipeThatIsNotThere() throws IOException {
        assertThat(isolate("--pipe", "XY")).isEqualTo(2);
        assertThat(isolate("--pipe", "AB", "--stuck", "AB")).isEqualTo(2);
    }
}
