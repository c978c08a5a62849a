package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.siting.OrLibraryPMedian;
import org.songhua.engine.siting.PMedian;
import org.songhua.engine.siting.Siting;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Solves a p-median instance of the OR-Library, without server and database. Ends with {@code value N, bound N, gap N %,
 * seconds N}; exit code 0, 1 when some lines were refused, 2 when nothing was done.
 */
@Command(
        name = "site",
        description = "Choose p sites of least total distance; tells value and bound.",
        mixinStandardHelpOptions = true)
class SiteCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN_PER_CODE = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(paramLabel = "INSTANCE", description = "p-median file of the OR-Library.")
    Path instance = Path.of("");

    @Option(names = "--p", description = "How many sites to open (default: as the file says).")
    @Nullable
    Integer p;

    @Override
    public Integer call() throws IOException {
        var faults = new FaultLog(FAULTS_SHOWN_PER_CODE);
        var read = OrLibraryPMedian.read(InputFiles.text(instance), InputFiles.name(instance), faults);
        InputFiles.report(faults);
        if (read == null) return Main.FAILED;
        int sites = p == null ? read.p() : p;
        if (sites < 1 || sites > read.problem().sites()) {
            throw new StoreException(
                    "--p is " + sites + ", allowed is 1 to " + read.problem().sites() + ".");
        }
        long started = System.nanoTime();
        Siting siting = PMedian.solve(read.problem(), sites);
        print(siting, (System.nanoTime() - started) / NANOS_PER_SECOND);
        return faults.total() > 0 ? 1 : 0;
    }

    private static void print(Siting siting, double seconds) {
        System.out.println("open "
                + Arrays.stream(siting.open())
                        .mapToObj(site -> String.valueOf(site + 1))
                        .collect(Collectors.joining(" ")));
        System.out.printf(
                Locale.ROOT,
                "value %.0f, bound %.0f, gap %.4f %%, seconds %.3f%n",
                siting.value(),
                siting.bound(),
                100 * siting.gap(),
                seconds);
    }
}
