package org.songhua.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.leak.Finding;
import org.songhua.engine.hydraulics.leak.LeakWatch;
import org.songhua.engine.hydraulics.leak.Localiser.Candidate;
import org.songhua.engine.hydraulics.leak.ModelRun;
import org.songhua.engine.hydraulics.leak.WatchSettings;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for leaks in measurements of a network. Exit code 0 whether something was found or not, 2 when nothing was done. */
@Command(
        name = "leaks",
        description =
                "Look for leaks in measured pressures, flows and levels: when they began, how much is lost, which pipes.",
        mixinStandardHelpOptions = true)
class WaterLeaksCommand implements Callable<Integer> {
    private static final int PIPES_SHOWN = 5;
    private static final int EVIDENCE_SHOWN = 3;

    @Parameters(paramLabel = "NET.inp", description = "Network in EPANET's format.")
    Path file = Path.of("");

    @Option(
            names = "--scada",
            paramLabel = "FILE",
            arity = "1..*",
            required = true,
            description =
                    "Tables of measurements: times in the first column, then junctions (pressure), tanks (level), links (flow).")
    List<Path> scada = List.of();

    @Option(
            names = "--block",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "Means are taken over this time, a divisor of a day (default: ${DEFAULT-VALUE}).")
    int minutes = 60;

    @Option(
            names = "--learn",
            paramLabel = "DAYS",
            defaultValue = "14",
            description = "Days at the start from which is learned what is usual (default: ${DEFAULT-VALUE}).")
    int days = 14;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Weeks solved at once (default: ${DEFAULT-VALUE}).")
    int threads = 2;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for findings.csv.")
    @Nullable
    Path out;

    private LocalDateTime start = LocalDateTime.MIN;

    @Override
    public Integer call() throws IOException {
        check();
        WaterNetwork network = WaterCommand.read(file);
        ScadaFiles.Read read = ScadaFiles.read(network, scada);
        if (!read.strangers().isEmpty()) System.err.println("not of the network, left out: " + read.strangers());
        if (60 * minutes % read.scada().step() != 0)
            throw new StoreException("A block of " + minutes + " minutes does not hold whole steps of "
                    + read.scada().step() + " s.");
        start = read.start();
        ModelRun.Result run = ModelRun.of(network, read.scada(), 60 * minutes, threads);
        LeakWatch.Told told = LeakWatch.watch(run, settings());
        print(run, told);
        if (out != null) write(out, told.findings());
        return 0;
    }

    private void check() {
        if (minutes < 1 || 1440 % minutes != 0)
            throw new StoreException("A day must hold whole blocks; " + minutes + " minutes do not fit.");
        if (days < 1) throw new StoreException("At least one day is needed to learn from.");
        if (threads < 1) throw new StoreException("At least one thread is needed.");
    }

    private WatchSettings settings() {
        return WatchSettings.USUAL.learning(days);
    }

    private String time(long block) {
        return start.plusMinutes(block * minutes)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }

    private void print(ModelRun.Result run, LeakWatch.Told told) {
        List<Finding> leaks = latest(told.findings());
        System.out.printf(
                "%s to %s, %d channels, %d leaks, %d changes that no pipe explains%n",
                time(0),
                time(run.residuals().blocks()),
                run.residuals().names().size(),
                leaks.size(),
                told.unexplained());
        leaks.forEach(this::print);
    }

    /** The last word on each leak: those that run first, the largest before the others. */
    private static List<Finding> latest(List<Finding> findings) {
        Map<Integer, Finding> latest = new LinkedHashMap<>();
        for (Finding finding : findings) latest.put(finding.number(), finding);
        return latest.values().stream()
                .sorted(Comparator.comparing((Finding one) -> one.kind() == Finding.Kind.ENDED)
                        .thenComparing(Comparator.comparingDouble(Finding::cubicMetresPerHour)
                                .reversed()))
                .toList();
    }

    private void print(Finding finding) {
        String word = finding.kind().name().toLowerCase(Locale.ROOT);
        System.out.printf(
                Locale.ROOT,
                "leak %d, %s: began %s, told %s, %.1f +- %.1f m3/h%n",
                finding.number(),
                word,
                time(finding.startBlock()),
                time(finding.alarmBlock() + 1L),
                finding.cubicMetresPerHour(),
                finding.spread());
        System.out.printf(
                Locale.ROOT,
                "  search within %.0f of %s (%.0f %%); pipes: %s%n",
                finding.area().distance(),
                finding.area().pipe(),
                100 * finding.area().likelihood(),
                String.join(", ", pipes(finding)));
        System.out.println("  evidence: " + String.join(", ", evidence(finding)));
    }

    private static List<String> pipes(Finding finding) {
        return finding.candidates().stream()
                .limit(PIPES_SHOWN)
                .map(one -> String.format(Locale.ROOT, "%s %.0f %%", one.pipe(), 100 * one.likelihood()))
                .toList();
    }

    private static List<String> evidence(Finding finding) {
        return finding.evidence().stream()
                .limit(EVIDENCE_SHOWN)
                .map(one -> String.format(
                        Locale.ROOT, "%s %+.3f (%.0f spreads)", one.channel(), one.change(), Math.abs(one.spreads())))
                .toList();
    }

    private void write(Path folder, List<Finding> findings) throws IOException {
        Files.createDirectories(folder);
        var lines = new ArrayList<String>();
        lines.add("leak,kind,began,told,m3_per_hour,spread,area,area_likelihood,rank,pipe,likelihood,explained");
        for (Finding finding : findings)
            for (int k = 0; k < finding.candidates().size(); k++) lines.add(line(finding, k));
        Files.write(folder.resolve("findings.csv"), lines, StandardCharsets.UTF_8);
    }

    private String line(Finding finding, int rank) {
        Candidate one = finding.candidates().get(rank);
        return String.format(
                Locale.ROOT,
                "%d,%s,%s,%s,%.3f,%.3f,%s,%.4f,%d,%s,%.4f,%.4f",
                finding.number(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                time(finding.startBlock()),
                time(finding.alarmBlock() + 1L),
                one.cubicMetresPerHour(),
                one.spread(),
                SeriesWriter.quoted(finding.area().pipe()),
                finding.area().likelihood(),
                rank + 1,
                SeriesWriter.quoted(one.pipe()),
                one.likelihood(),
                one.explained());
    }
}
