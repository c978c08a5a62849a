package org.songhua.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.renewal.Calibration;
import org.songhua.engine.renewal.FailureModel;
import org.songhua.engine.renewal.FailureModel.Forecast;
import org.songhua.engine.renewal.PipeHistory;
import org.songhua.engine.renewal.RateTable;
import org.songhua.engine.renewal.RenewalPlan;
import org.songhua.engine.renewal.RenewalPlan.Candidate;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Ranks pipes for renewal from tables of pipes and breaks. Exit code 0, 1 when rows were left out because that was asked for, 2 when nothing was done.
 */
@Command(
        name = "renewal",
        description = "Rank pipes for renewal within a budget, from tables of pipes and of breaks.",
        mixinStandardHelpOptions = true)
class WaterRenewalCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN_PER_CODE = 20;
    private static final int SHOWN = 20;
    private static final int REASONS = 4;
    private static final int FEW_BREAKS = 100;
    private static final double METRES_PER_KILOMETRE = 1000;

    @Parameters(index = "0", paramLabel = "PIPES.csv", description = "pipe, length, diameter, material, year.")
    Path pipes = Path.of("");

    @Parameters(index = "1", paramLabel = "BREAKS.csv", description = "pipe, date.")
    Path breaks = Path.of("");

    @Option(names = "--budget", paramLabel = "MONEY", required = true, description = "What renewal may cost.")
    double budget;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "Year to be foretold (default: the one after the last break).")
    @Nullable
    Integer year;

    @Option(
            names = "--since",
            paramLabel = "YEAR",
            description = "First year whose breaks are on record (default: that of the first break).")
    @Nullable
    Integer since;

    @Option(
            names = "--window",
            paramLabel = "YEARS",
            defaultValue = "10",
            description = "Years from which is learned (default: ${DEFAULT-VALUE}).")
    int window = 10;

    @Option(
            names = "--check",
            paramLabel = "YEARS",
            defaultValue = "5",
            description = "Years before that are foretold to see how good it is (default: ${DEFAULT-VALUE}).")
    int check = 5;

    @Option(
            names = "--cost-job",
            paramLabel = "MONEY",
            defaultValue = "20000",
            description = "Renewal of a pipe, however short (default: ${DEFAULT-VALUE}).")
    double costOfJob = 20_000;

    @Option(
            names = "--cost-metre",
            paramLabel = "MONEY",
            defaultValue = "600",
            description = "In addition for each metre, whatever the diameter (default: ${DEFAULT-VALUE}).")
    double costOfMetre = 600;

    @Option(
            names = "--cost-mm",
            paramLabel = "MONEY",
            defaultValue = "6",
            description = "In addition for each metre and millimetre of diameter (default: ${DEFAULT-VALUE}).")
    double costOfMillimetre = 6;

    @Option(
            names = "--columns",
            paramLabel = "NAME=COLUMN",
            split = ",",
            description = "What the tables call their columns, such as pipe=ID,break-pipe=ASSET.")
    List<String> columns = List.of();

    @Option(names = "--leave-out", description = "Leave rows with mistakes out instead of stopping.")
    boolean leavesOut;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "All pipes by rank, as CSV.")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        checkOptions();
        var faults = new FaultLog(FAULTS_SHOWN_PER_CODE);
        Map<String, PipeTables.Row> rows = new PipeTables(PipeTables.columns(columns), faults).read(pipes, breaks);
        if (faults.total() > 0) InputFiles.report(faults);
        if (rows.isEmpty() || (faults.total() > 0 && !leavesOut)) {
            System.err.println(
                    rows.isEmpty() ? "No pipe is left." : "Nothing was done; --leave-out goes on without these rows.");
            return Main.FAILED;
        }
        rank(List.copyOf(rows.values()));
        return faults.total() > 0 ? 1 : 0;
    }

    private void checkOptions() {
        var wrong = new ArrayList<String>();
        if (!(budget >= 0)) wrong.add("--budget must not be below 0.");
        if (window < 1) wrong.add("--window must be at least 1.");
        if (check < 0) wrong.add("--check must not be below 0.");
        if (!(costOfJob > 0) || !(costOfMetre >= 0) || !(costOfMillimetre >= 0))
            wrong.add("--cost-job must be above 0, --cost-metre and --cost-mm not below 0.");
        if (!wrong.isEmpty()) throw new StoreException(String.join(" ", wrong));
    }

    private void rank(List<PipeTables.Row> rows) throws IOException {
        List<PipeHistory> all = rows.stream().map(PipeTables.Row::pipe).toList();
        List<Integer> years =
                all.stream().flatMap(pipe -> pipe.breakYears().stream()).toList();
        int first =
                since != null ? since : years.stream().min(Integer::compare).orElseThrow(WaterRenewalCommand::noBreaks);
        int next = year != null
                ? year
                : years.stream().max(Integer::compare).orElseThrow(WaterRenewalCommand::noBreaks) + 1;
        if (next <= first)
            throw new StoreException(
                    "The year to be foretold, " + next + ", must come after the first one on record, " + first + ".");
        print(all, years, first, next);
        FailureModel model = FailureModel.fit(all, first, Math.max(first, next - window), next);
        List<Candidate> candidates = rows.stream()
                .filter(row -> row.pipe().exists(next))
                .map(row -> candidate(row, model, next))
                .toList();
        var plan = RenewalPlan.within(budget, candidates);
        var byName = all.stream().collect(Collectors.toMap(PipeHistory::id, pipe -> pipe));
        Reasons reasons = one -> model.forecast(Objects.requireNonNull(byName.get(one.pipe())), next);
        print(plan, candidates);
        plan.chosen().stream().limit(SHOWN).forEach(one -> print(one, reasons.of(one)));
        if (plan.chosen().size() > SHOWN)
            System.out.printf("and %d more in %s%n", plan.chosen().size() - SHOWN, InputFiles.name(out));
        write(plan, candidates, reasons);
    }

    private static StoreException noBreaks() {
        return new StoreException("No break is on record; --since and --year say which years the record covers.");
    }

    private Candidate candidate(PipeTables.Row row, FailureModel model, int next) {
        PipeHistory pipe = row.pipe();
        double diameter = pipe.diameterMillimetres() > 0 ? pipe.diameterMillimetres() : 0;
        double usual = costOfJob + pipe.lengthMetres() * (costOfMetre + costOfMillimetre * diameter);
        return new Candidate(
                pipe.id(), model.expected(pipe, next), row.consequence(), row.cost() > 0 ? row.cost() : usual);
    }

    private void print(List<PipeHistory> all, List<Integer> years, int first, int next) {
        double metres = all.stream().mapToDouble(PipeHistory::lengthMetres).sum();
        System.out.printf(
                Locale.ROOT,
                "%d pipes, %.1f km, %d breaks on record since %d, foretold: %d%n",
                all.size(),
                metres / METRES_PER_KILOMETRE,
                years.size(),
                first,
                next);
        if (years.size() < FEW_BREAKS)
            System.out.println("Fewer than " + FEW_BREAKS + " breaks: the model says hardly more than the mean.");
        Calibration seen = Calibration.of(all, first, window, next - check, next);
        print(seen);
        System.out.println("breaks per km and year by material, drawn towards the mean:");
        RateTable.of(all, pipe -> pipe.material().isEmpty() ? "?" : pipe.material(), first, next)
                .rows()
                .forEach(row -> System.out.printf(
                        Locale.ROOT,
                        "  %-16s %8.3f  (%d breaks in %.0f km-years)%n",
                        row.kind(),
                        row.rate(),
                        row.breaks(),
                        row.kilometreYears()));
    }

    private static void print(Calibration seen) {
        if (seen.from() == seen.to()) {
            System.out.println("calibration: no year can be foretold from those before it");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "calibration %d-%d, each year from those before it: expected %.1f, counted %d; %.3f of the breaks lay in the first 5 %% of the length%n",
                seen.from(),
                seen.to() - 1,
                seen.expected(),
                seen.counted(),
                seen.capture().share());
        for (Calibration.Group one : seen.groups())
            System.out.printf(
                    Locale.ROOT,
                    "  %-9s %-16s %8d pipe-years  expected %7.1f  counted %5d  (%+.1f deviations)%n",
                    one.property(),
                    one.value(),
                    one.pipeYears(),
                    one.expected(),
                    one.counted(),
                    one.away());
    }

    private void print(RenewalPlan plan, List<Candidate> candidates) {
        System.out.printf(
                Locale.ROOT,
                "%d pipes for %.0f of %.0f avoid %.3f of %.3f expected loss a year%n",
                plan.chosen().size(),
                plan.cost(),
                budget,
                plan.avoided(),
                candidates.stream().mapToDouble(Candidate::risk).sum());
    }

    private static void print(Candidate one, Forecast forecast) {
        System.out.printf(
                Locale.ROOT,
                "  %s: %.4f breaks, risk %.4f, cost %.0f; %s%n",
                one.pipe(),
                one.breaks(),
                one.risk(),
                one.cost(),
                reasons(forecast));
    }

    private static String reasons(Forecast forecast) {
        return forecast.reasons().stream()
                .limit(REASONS)
                .map(reason -> String.format(Locale.ROOT, "%s x %.2f", reason.property(), reason.factor()))
                .collect(Collectors.joining(", "));
    }

    /** Tells the reasons of a pipe. */
    private interface Reasons {
        Forecast of(Candidate one);
    }

    private void write(RenewalPlan plan, List<Candidate> candidates, Reasons reasons) throws IOException {
        var chosen = new HashSet<>(plan.chosen());
        var lines = new ArrayList<String>();
        lines.add("rank,pipe,chosen,breaks,consequence,risk,cost,reasons");
        for (Candidate one : RenewalPlan.ranked(candidates))
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%.6f,%.3f,%.6f,%.0f,%s",
                    lines.size(),
                    SeriesWriter.quoted(one.pipe()),
                    chosen.contains(one),
                    one.breaks(),
                    one.consequence(),
                    one.risk(),
                    one.cost(),
                    SeriesWriter.quoted(reasons(reasons.of(one)))));
        Files.write(out, lines, StandardCharsets.UTF_8);
    }
}
