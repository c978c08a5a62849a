package org.songhua.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.quality.QualityRun;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Computes what the water of a network carries and writes it as CSV. Exit code 0 when the whole duration was computed, 1
 * when the run ended before, 2 when nothing was done.
 */
@Command(
        name = "quality",
        description = "Compute age (hours), origin (per cent) or concentration; writes quality.csv (seconds,id,value).",
        mixinStandardHelpOptions = true)
class WaterQualityCommand implements Callable<Integer> {
    /** What may be asked for. */
    enum Wanted {
        age,
        trace,
        chemical
    }

    @Parameters(paramLabel = "NET.inp", description = "Network in EPANET's format.")
    Path file = Path.of("");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "One of ${COMPLETION-CANDIDATES} (default: what the file asks for).")
    @Nullable
    Wanted kind;

    @Option(names = "--node", paramLabel = "ID", description = "Node whose water is traced.")
    @Nullable
    String node;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the results.")
    Path out = Path.of(".");

    /** Of the last reported moment. */
    private double massError;

    private long steps;

    @Override
    public Integer call() throws IOException {
        WaterNetwork network = WaterCommand.read(file);
        QualityOptions options = options(network);
        Model model = Model.of(network);
        Files.createDirectories(out);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Ending ending = run(model, options);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        System.out.printf(
                Locale.ROOT, "%d moments written, CPU %.3f s, mass lost or made %.1e%n", steps, seconds, massError);
        if (ending == Ending.COMPLETED) return 0;
        System.out.println("ended before its duration: " + ending.name().toLowerCase(Locale.ROOT));
        return 1;
    }

    private Ending run(Model model, QualityOptions options) throws IOException {
        try (var values = new SeriesWriter(out.resolve("quality.csv"), model.nodeIds())) {
            return QualityRun.run(model, options, (simulation, quality) -> {
                write(values, simulation.seconds(), quality);
                massError = quality.massError();
                steps++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(SeriesWriter values, long seconds, QualityRun quality) {
        try {
            values.write(seconds, quality::node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private QualityOptions options(WaterNetwork network) {
        QualityOptions own = network.quality();
        QualityOptions.Kind wanted = kind == null
                ? own.kind()
                : QualityOptions.Kind.valueOf(kind.name().toUpperCase(Locale.ROOT));
        String traced = node == null ? own.traceNode() : node;
        if (wanted == QualityOptions.Kind.NONE)
            throw new StoreException("The file asks for no quality; say --kind age, trace or chemical.");
        if (wanted != QualityOptions.Kind.TRACE) return own.with(wanted, null);
        if (traced == null) throw new StoreException("Say with --node whose water is traced.");
        if (network.nodes().stream().noneMatch(one -> one.id().equals(traced)))
            throw new StoreException("There is no node " + traced + ".");
        return own.with(wanted, traced);
    }
}
