package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;

/** The verb {@code water leaks}, on measurements of a town of 25 crossings in which pipe H13_14 bursts on the 18th day. */
class WaterLeaksCommandTest {
    private static final int SIDE = 5;
    private static final int HOURS = 21 * 24;
    private static final int BURST = 17 * 24 + 6;
    private static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 0, 0);
    private static final List<String> SENSORS = List.of("N2", "N8", "N11", "N14", "N18", "N20", "N24");

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    /** Streets of 200 metres, each crossing draws 4 cubic metres an hour by the hour of the day; H13_14 is in two halves that lose water when asked to. */
    private static String town(boolean leaking) {
        var text =
                new StringBuilder("[OPTIONS]\nUNITS CMH\nHEADLOSS H-W\n[RESERVOIRS]\nR 60\n[JUNCTIONS]\nL 0 15 LEAK\n");
        for (int i = 0; i < SIDE * SIDE; i++) text.append("N%d 0 4 DAY%n".formatted(i));
        text.append("[PIPES]\nM R N0 100 300 110\n");
        for (int i = 0; i < SIDE; i++)
            for (int j = 0; j + 1 < SIDE; j++) {
                text.append(pipe(i * SIDE + j, i * SIDE + j + 1, "H"));
                text.append(pipe(j * SIDE + i, (j + 1) * SIDE + i, "V"));
            }
        text.append("[PATTERNS]\n");
        for (int h = 0; h < 24; h++) text.append("DAY %.3f%n".formatted(1 - 0.5 * Math.cos(Math.PI * h / 12)));
        for (int h = 0; h < HOURS; h++)
            text.append("LEAK ").append(leaking && h >= BURST ? 1 : 0).append('\n');
        return text + "[TIMES]\nDURATION %d\nHYDRAULIC TIMESTEP 1\nPATTERN TIMESTEP 1\n".formatted(HOURS - 1);
    }

    private static String pipe(int a, int b, String letter) {
        if (a != 13 || b != 14) return "%s%d_%d N%d N%d 200 150 110%n".formatted(letter, a, b, a, b);
        return "H13_14 N13 L 100 150 110\nH13_14b L N14 100 150 110\n";
    }

    private Path network() throws IOException {
        return Files.writeString(folder.resolve("town.inp"), town(false));
    }

    /** Pressures with a noise of a centimetre, and the meter. */
    private static List<String> rows(boolean leaking, String separator) {
        Model model = Model.of(InpReader.read(town(leaking), "town.inp").network());
        var random = new Random(4);
        var rows = new ArrayList<String>();
        rows.add("time" + separator + String.join(separator, SENSORS) + separator + "M");
        new Simulation(model, false).run(run -> {
            var row = new ArrayList<String>();
            row.add(START.plusSeconds(run.seconds()).toString().replace('T', ' '));
            for (String sensor : SENSORS)
                row.add(number(run.pressure(model.node(sensor)) + 0.01 * random.nextGaussian(), separator));
            row.add(number(run.flow(model.link("M")), separator));
            rows.add(String.join(separator, row));
        });
        return rows;
    }

    private static String number(double value, String separator) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return separator.equals(";") ? text.replace('.', ',') : text;
    }

    private Path table(String name, List<String> rows) throws IOException {
        return Files.write(folder.resolve(name), rows);
    }

    private int leaks(Path scada, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("water", "leaks", network().toString(), "--scada", scada.toString()));
        arguments.addAll(Arrays.asList(more));
        return Main.run(arguments.toArray(String[]::new));
    }

    @Test
    void aBurstIsToldWithItsTimeItsSizeAndItsPipes() throws IOException {
        assertThat(leaks(
                        table("scada.csv", rows(true, ",")),
                        "--out",
                        folder.resolve("out").toString()))
                .isZero();
        assertThat(said())
                .contains("2026-03-02 00:00 to 2026-03-23 00:00, 8 channels, 1 leaks")
                .contains("leak 1, sudden: began 2026-03-19 0")
                .contains("m3/h")
                .contains("H13_14")
                .contains("evidence: ");
        List<String> lines = Files.readAllLines(folder.resolve("out/findings.csv"));
        assertThat(lines.getFirst()).startsWith("leak,kind,began,told,m3_per_hour");
        assertThat(lines.subList(1, 6)).anyMatch(line -> line.contains(",H13_14"));
        assertThat(Double.parseDouble(lines.get(1).split(",", -1)[4])).isBetween(10.0, 20.0);
        assertThat(lines).hasSizeGreaterThan(10);
    }

    @Test
    void semicolonsCommasAndGzipAreUnderstood() throws IOException {
        Path zipped = folder.resolve("scada.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            gzip.write(String.join("\n", rows(true, ";")).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(leaks(zipped)).isZero();
        assertThat(said()).contains("leak 1, sudden").contains("H13_14");
    }

    @Test
    void withoutALeakNothingIsTold() throws IOException {
        assertThat(leaks(table("scada.csv", rows(false, ",")))).isZero();
        assertThat(said()).contains("8 channels, 0 leaks");
    }

    /** The first ten days in one file, the others in another, in the wrong order. */
    @Test
    void filesAreJoinedByTheirTimes() throws IOException {
        List<String> rows = rows(true, ",");
        var second = new ArrayList<>(List.of(rows.getFirst()));
        second.addAll(rows.subList(240, rows.size()));
        Path early = table("early.csv", rows.subList(0, 240));
        assertThat(leaks(table("late.csv", second), early.toString())).isZero();
        assertThat(said()).contains("2026-03-02 00:00 to 2026-03-23 00:00").contains("leak 1, sudden");
    }

    @Test
    void columnsThatNameNothingAreLeftOutAndTold() throws IOException {
        List<String> rows = rows(false, ",").stream()
                .map(row -> row + (row.startsWith("time") ? ",weather" : ",fine"))
                .toList();
        assertThat(leaks(table("scada.csv", rows))).isZero();
        assertThat(complained()).contains("left out: [weather]");
    }

    @Test
    void gapsAreNoMistakes() throws IOException {
        List<String> rows = rows(false, ",").stream()
                .map(row -> row.startsWith("2026-03-05") ? row.replaceFirst(",[0-9.]+,", ",,") : row)
                .filter(row -> !row.startsWith("2026-03-06 1"))
                .toList();
        assertThat(leaks(table("scada.csv", rows))).isZero();
        assertThat(said()).contains("0 leaks");
    }

    @Test
    void allMistakesAreToldWithTheirRows() throws IOException {
        Path bad = table(
                "bad.csv",
                List.of(
                        "time,N2,M",
                        "2026-03-02 00:00,x,3",
                        "yesterday,1,2",
                        "2026-03-02 01:00,1",
                        "2026-03-02 02:00,1,y"));
        assertThat(leaks(bad, folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(complained())
                .contains("bad.csv:2 x is no number")
                .contains("bad.csv:3 yesterday is no time")
                .contains("bad.csv:4 has 2 cells, its head 3")
                .contains("bad.csv:5 y is no number")
                .contains("There is no file");
    }

    @Test
    void tablesThatSayNothingAreRefused() throws IOException {
        assertThat(leaks(table("a.csv", List.of()))).isEqualTo(2);
        assertThat(leaks(table("b.csv", List.of("time,weather", "2026-03-02 00:00,1"))))
                .isEqualTo(2);
        assertThat(leaks(table("c.csv", List.of("time,N2", "2026-03-02 00:00,1"))))
                .isEqualTo(2);
        assertThat(leaks(table("d.csv", List.of("time,M", "2026-03-02 00:00,1", "2026-03-02 01:00,1"))))
                .isEqualTo(2);
        assertThat(leaks(table("e.csv", List.of("time,N2", "2026-03-02 00:00,1", "2026-03-02 00:07,1"))))
                .isEqualTo(2);
        assertThat(leaks(table(
                        "f.csv", List.of("time,N2", "0026-03-02 00:00,1", "2026-03-02 00:00,1", "2026-03-02 00:01,1"))))
                .isEqualTo(2);
        assertThat(complained())
                .contains("a.csv is empty")
                .contains("no column names")
                .contains("fewer than two moments")
                .contains("without pressures")
                .contains("420 s apart")
                .contains("one of the times is wrong");
    }

    /** In many files nodes and links are both numbered from 1. */
    @Test
    void aNameOfTwoThingsMustBeSaidWhole() throws IOException {
        Path net = Files.writeString(folder.resolve("two.inp"), """
                [RESERVOIRS]
                R 50
                [JUNCTIONS]
                1 0 1
                [PIPES]
                1 R 1 100 12 100
                """);
        Path unclear = table("unclear.csv", List.of("time,1", "2026-03-02 00:00,1", "2026-03-02 01:00,1"));
        assertThat(Main.run("water", "leaks", net.toString(), "--scada", unclear.toString()))
                .isEqualTo(2);
        assertThat(complained()).contains("write node:1 or link:1");
        Path clear =
                table("clear.csv", List.of("time,node:1,link:1", "2026-03-02 00:00,40,1", "2026-03-02 01:00,40,1"));
        assertThat(Main.run("water", "leaks", net.toString(), "--scada", clear.toString()))
                .isZero();
        assertThat(said()).contains("2 channels, 0 leaks");
    }

    @Test
    void impossibleOptionsAreRefused() throws IOException {
        Path table = table("scada.csv", rows(false, ","));
        assertThat(leaks(table, "--block", "7")).isEqualTo(2);
        assertThat(leaks(table, "--block", "30")).isEqualTo(2);
        assertThat(leaks(table, "--learn", "0")).isEqualTo(2);
        assertThat(leaks(table, "--threads", "0")).isEqualTo(2);
        assertThat(leaks(table, "--out")).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
