package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Run;
import org.songhua.evaluation.Plan;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Computes the indicators for a year, in the data folder or through the platform that serves it, and prints those of one region.
 * Ends with {@code indicators N, with a value N, computed N, unchanged N}; exit code 0, or 2 when nothing was done.
 */
@Command(
        name = "evaluate",
        description = {
            "Compute all indicators for a year and print those of one region: code, value, unit, numerator, denominator,",
            "status and light. What nobody has supplied stays not_collected; the CSV file says what is missing.",
            "Ends with: indicators N, with a value N, computed N, unchanged N."
        },
        mixinStandardHelpOptions = true)
class EvaluateCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int CITY_LEVEL = 2;
    private static final int MOST_NAMED = 12;

    @Option(
            names = "--period",
            paramLabel = "YEAR",
            description = "Year that the values are of (default: the last one).")
    @Nullable
    String period;

    @Option(names = "--edition", description = "System and year of a set, such as mohurd-2025 (default: all sets).")
    @Nullable
    String edition;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "Division code (default: the city; * for everything).")
    @Nullable
    String region;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the table as CSV; the file must not exist.")
    @Nullable
    Path csv;

    @Mixin
    RemoteOptions remote = new RemoteOptions();

    @Mixin
    StoreOptions options = new StoreOptions();

    @Override
    public Integer call() throws IOException {
        requireNewFile();
        Optional<RemotePlatform> given = remote.given();
        if (given.isPresent()) return evaluate(new RemoteEvaluation(given.get()));
        try (Store store = Store.open(options.settings());
                var context = Application.work(store, Map.of())) {
            return evaluate(new LocalEvaluation(context.getBean(Evaluation.class), context.getBean(Plan.class)));
        } catch (DataFolderInUseException e) {
            return evaluate(new RemoteEvaluation(RemoteOptions.serving(options.data, e)));
        }
    }

    private void requireNewFile() {
        Path file = csv;
        if (file == null) return;
        if (Files.exists(file)) throw new StoreException("There is a file " + file + " already.");
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new StoreException("The folder of " + file + " does not exist.");
        }
    }

    private int evaluate(EvaluationPort port) throws IOException {
        String year = period == null ? Year.now(ZONE).minusYears(1).toString() : period;
        String place = place(port.regions());
        if (port.rows(edition, place, year).isEmpty()) {
            throw new StoreException("There is no edition " + edition + "." + editions(port, place, year));
        }
        Run run = port.run(year);
        var table = new EvaluationTable(port.rows(edition, place, year));
        table.lines().forEach(System.out::println);
        Path file = csv;
        if (file != null) Files.writeString(file, table.csv(place, year));
        System.out.printf(
                "region %s, period %s%nindicators %d, with a value %d, computed %d, unchanged %d%n",
                place, year, table.size(), table.known(), run.computed(), run.reused());
        return 0;
    }

    private String place(List<Area> areas) {
        String wanted = region;
        if (wanted == null) {
            return areas.stream()
                    .filter(area -> area.level() == CITY_LEVEL)
                    .findFirst()
                    .or(() -> areas.stream().findFirst())
                    .map(Area::code)
                    .orElse("*");
        }
        boolean known = areas.stream().anyMatch(area -> area.code().equals(wanted));
        if (known) return wanted;
        String some = areas.stream().map(Area::code).limit(MOST_NAMED).collect(Collectors.joining(", "));
        throw new StoreException("There is no region " + wanted + ". There are " + some + ".");
    }

    private static String editions(EvaluationPort port, String place, String year) {
        return port.rows(null, place, year).stream()
                .map(row -> row.id().substring(0, row.id().indexOf(':')))
                .distinct()
                .collect(Collectors.joining(", ", " There are ", "."));
    }
}
