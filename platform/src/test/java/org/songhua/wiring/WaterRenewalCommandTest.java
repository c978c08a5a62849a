package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verb {@code water renewal}, on tables of 400 made-up pipes of 100 metres and 200 mm: a hundred of iron break twice in ten years, the others once in fifty. A
 * metre costs 600 + 6 x 200 = 1,800, a pipe 20,000 more than 100 of them: 200,000.
 */
class WaterRenewalCommandTest {
    private static final int PIPES = 400;
    private static final int COST = 200_000;

    @TempDir
    Path folder = Path.of("");

    private static boolean isIron(int pipe) {
        return pipe % 4 == 0;
    }

    private static List<String> pipes() {
        var rows = new ArrayList<String>();
        rows.add("pipe,length,diameter,material,year");
        for (int k = 0; k < PIPES; k++)
            rows.add("P%03d,100,200,%s,%d".formatted(k, isIron(k) ? "CI" : "PE", isIron(k) ? 1960 : 2000));
        return rows;
    }

    private static List<String> breaks() {
        var random = new Random(11);
        var rows = new ArrayList<String>();
        rows.add("pipe,date");
        for (int k = 0; k < PIPES; k++)
            for (int year = 2010; year < 2026; year++)
                if (random.nextDouble() < (isIron(k) ? 0.2 : 0.02)) rows.add("P%03d,%d-05-01".formatted(k, year));
        return rows;
    }

    private CommandRun run(List<String> pipes, List<String> breaks, String... more) throws IOException {
        Path first = Files.write(folder.resolve("pipes.csv"), pipes);
        Path second = Files.write(folder.resolve("breaks.csv"), breaks);
        var arguments = new ArrayList<Object>(List.of("water", "renewal", first, second, "--out", out()));
        arguments.addAll(Arrays.asList(more));
        return CommandRun.of(arguments.toArray());
    }

    private Path out() {
        return folder.resolve("ranked.csv");
    }

    private List<List<String>> table() throws IOException {
        return Files.readAllLines(out()).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", 8)))
                .toList();
    }

    /** For a million five pipes of 200,000 are bought: all of iron, and those that broke most. */
    @Test
    void aBudgetBuysTheWorstPipes() throws IOException {
        CommandRun run = run(pipes(), breaks(), "--budget", "1000000");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("400 pipes, 40.0 km")
                .contains("foretold: 2026")
                .contains("5 pipes for 1000000");
        List<List<String>> table = table();
        assertThat(table).hasSize(PIPES);
        List<List<String>> chosen =
                table.stream().filter(row -> row.get(2).equals("true")).toList();
        assertThat(chosen).hasSize(5).allSatisfy(row -> {
            assertThat(isIron(Integer.parseInt(row.get(1).substring(1))))
                    .as(row.get(1))
                    .isTrue();
            assertThat(row.get(6)).isEqualTo(String.valueOf(COST));
            assertThat(row.get(7)).contains("material CI x ");
        });
        assertThat(table).extracting(List::getFirst).startsWith("1", "2", "3");
    }

    /** A hundred pipes break 0.2 times a year and 300 break 0.02 times: 130 breaks in five years. */
    @Test
    void theCalibrationIsPrintedByGroup() throws IOException {
        String said = run(pipes(), breaks(), "--budget", "0").out();
        String line = said.lines()
                .filter(one -> one.startsWith("calibration"))
                .findFirst()
                .orElseThrow();
        double expected = Double.parseDouble(line.replaceFirst(".*expected ([0-9.]+),.*", "$1"));
        assertThat(line).startsWith("calibration 2021-2025");
        assertThat(expected).isBetween(100.0, 160.0);
        assertThat(said)
                .containsPattern("material +CI +500 pipe-years")
                .containsPattern("material +PE +1500 pipe-years");
        assertThat(said).containsPattern("diameter +151-300").containsPattern("breaks +3-");
        assertThat(said).containsPattern("CI +[0-9.]+ +\\(\\d+ breaks in 160 km-years\\)");
        assertThat(said).contains("0 pipes for 0 of 0");
    }

    /** Consequences of their own: a pipe of plastic at the hospital comes before all. Its cost is its own too. */
    @Test
    void consequenceAndCostMayBeGiven() throws IOException {
        List<String> pipes = new ArrayList<>();
        pipes.add("pipe,length,diameter,material,year,consequence,cost");
        for (String row : pipes().subList(1, PIPES + 1))
            pipes.add(row + (row.startsWith("P001") ? ",5000,777" : ",2,"));
        run(pipes, breaks(), "--budget", "1000");
        List<String> first = table().getFirst();
        assertThat(first.subList(1, 3)).containsExactly("P001", "true");
        assertThat(first.get(4)).isEqualTo("5000.000");
        assertThat(first.get(6)).isEqualTo("777");
        double breaks = Double.parseDouble(first.get(3));
        assertThat(Double.parseDouble(first.get(5)))
                .isCloseTo(5000 * breaks, org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void otherNamesOfColumnsAndDatesOfOtherFormsAreUnderstood() throws IOException {
        List<String> pipes = new ArrayList<>(pipes());
        pipes.set(0, "WATMAINID,Shape__Length,PIPE_SIZE,MATERIAL,INSTALLED");
        List<String> breaks = breaks().stream()
                .map(row -> row.replace("-05-01", "/05/01 07:00:00+00"))
                .collect(java.util.stream.Collectors.toList());
        breaks.set(0, "ASSETID,INCIDENT_DATE");
        CommandRun run = run(
                pipes,
                breaks,
                "--budget",
                "200000",
                "--columns",
                "pipe=WATMAINID,length=Shape__Length,diameter=PIPE_SIZE,year=INSTALLED,break-pipe=ASSETID,date=INCIDENT_DATE");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("1 pipes for 200000");
    }

    /** Every mistake with file, row, field and remedy, in one go; nothing is written. */
    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        List<String> pipes = new ArrayList<>(pipes());
        pipes.add("P400,-3,200,PE,2000");
        pipes.add("P001,100,200,PE,2000");
        pipes.add(",100,wide,PE,soon");
        List<String> breaks = new ArrayList<>(breaks());
        int last = breaks.size();
        breaks.add("P002,yesterday");
        breaks.add("P999,2020");
        breaks.add(",2020");
        CommandRun run = run(pipes, breaks, "--budget", "1000000");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.err())
                .contains("pipes.csv:402 length CSV-003")
                .contains("pipes.csv:403 pipe RENEW-001")
                .contains("pipes.csv:404 pipe CSV-004")
                .contains("pipes.csv:404 diameter CSV-003")
                .contains("pipes.csv:404 year RENEW-002")
                .contains("breaks.csv:" + (last + 1) + " date RENEW-002")
                .contains("breaks.csv:" + (last + 2) + " pipe RENEW-003")
                .contains("breaks.csv:" + (last + 3) + " pipe CSV-004")
                .contains("Give each pipe one row.")
                .contains("--leave-out");
        assertThat(out()).doesNotExist();
        CommandRun without = run(pipes, breaks, "--budget", "1000000", "--leave-out");
        assertThat(without.exitCode()).isOne();
        assertThat(table()).hasSize(PIPES);
    }

    @Test
    void tablesWithoutTheirColumnsAreRefused() throws IOException {
        CommandRun run = run(List.of("id,metres", "A,3"), List.of("pipe,date"), "--budget", "1");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.err()).contains("CSV-001").contains("pipe, length, diameter, material, year");
    }

    @Test
    void numbersOutOfRangeAreToldTogether() throws IOException {
        CommandRun run = run(pipes(), breaks(), "--budget", "-1", "--window", "0", "--cost-job", "0");
        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.err()).contains("--budget").contains("--window").contains("--cost-job");
        assertThat(run(pipes(), breaks(), "--budget", "1", "--columns", "pip=X").err())
                .contains("not pip=X");
        assertThat(run(pipes(), breaks(), "--budget", "1", "--year", "2010").err())
                .contains("2010, must come after the first one on record, 2010");
    }

    /** Without breaks nobody knows which years are on record; when that is said, the model says that few things are known. */
    @Test
    void withoutBreaksTheYearsMustBeSaid() throws IOException {
        CommandRun none = run(pipes(), List.of("pipe,date"), "--budget", "1000000");
        assertThat(none.exitCode()).isEqualTo(Main.FAILED);
        assertThat(none.err()).contains("No break is on record");
        CommandRun said =
                run(pipes(), List.of("pipe,date"), "--budget", "1000000", "--since", "2020", "--year", "2026");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("hardly more than the mean");
    }

    /** A record of one year foretells none of its own. */
    @Test
    void aRecordOfOneYearHasNoCalibration() throws IOException {
        List<String> breaks = List.of("pipe,date", "P000,2025", "P004,2025");
        CommandRun run = run(pipes(), breaks, "--budget", "1000000");
        assertThat(run.out()).contains("no year can be foretold").contains("foretold: 2026");
    }

    /** Open data of the City of Kitchener, where they are at hand: nearly a third of five years' breaks lie in the first twentieth of the length. */
    @Test
    @Tag("slow")
    void theMainsOfKitchenerAreRanked() {
        Path data = Path.of("../../shared/data/pipe_failures");
        assumeTrue(Files.isDirectory(data), "data of Kitchener are not at hand");
        CommandRun run = CommandRun.of(
                "water",
                "renewal",
                data.resolve("kw_Water_Mains.csv"),
                data.resolve("kw_Water_Main_Breaks.csv"),
                "--columns",
                "pipe=WATMAINID,length=Shape__Length,diameter=PIPE_SIZE,year=INSTALLATION_DATE,break-pipe=ASSETID,date=INCIDENT_DATE",
                "--since",
                "1997",
                "--year",
                "2023",
                "--budget",
                "20000000",
                "--leave-out",
                "--out",
                out());
        String line = run.out()
                .lines()
                .filter(one -> one.startsWith("calibration"))
                .findFirst()
                .orElse(run.err());
        double share = Double.parseDouble(line.replaceFirst(".*; ([0-9.]+) of the breaks.*", "$1"));
        assertThat(share)
                .as("%s", String.format(Locale.ROOT, line.replace("%", "%%")))
                .isGreaterThan(0.28);
    }
}
