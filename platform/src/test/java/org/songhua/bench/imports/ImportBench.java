package org.songhua.bench.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Imports a file into an empty, durable embedded database, several times, and prints a log: what was measured, on what,
 * with what. Usage: {@code ImportBench FILE [runs] [copies]}; with copies the file is first laid side by side so often.
 */
public final class ImportBench {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "songhua");

    private final StringBuilder log = new StringBuilder();

    private ImportBench() {}

    /** Runs the bench. */
    public static void main(String[] arguments) throws IOException {
        var bench = new ImportBench();
        Path file = Path.of(arguments[0]);
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int copies = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        bench.measure(copies == 1 ? file : bench.tiled(file, copies), runs);
    }

    private Path tiled(Path file, int copies) throws IOException {
        Path target =
                Files.createDirectories(Path.of("target", "bench")).resolve("x" + copies + "-" + file.getFileName());
        if (!Files.exists(target)) Tiler.tile(file, copies, target);
        return target;
    }

    private void measure(Path file, int runs) throws IOException {
        say("date        " + Instant.now());
        say("commit      " + command("git", "describe", "--always", "--dirty", "--abbrev=12"));
        say("java        " + Runtime.version() + " "
                + ManagementFactory.getRuntimeMXBean().getInputArguments());
        say("heap        " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB at most");
        say("processor   " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        say("postgres    18.6 embedded, durable settings " + EmbeddedPostgres.durableSettings());
        say("file        %s, %d bytes, sha256 %s".formatted(file.getFileName(), Files.size(file), sha256(file)));
        var rates = new ArrayList<Double>();
        for (int run = 1; run <= runs; run++) rates.add(run(file, run));
        rates.sort(Comparator.naturalOrder());
        say("median      %.0f objects/s of %d runs".formatted(rates.get(rates.size() / 2), runs));
        Path results = Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(results.resolve("import-" + file.getFileName() + ".log"), log);
    }

    private double run(Path file, int number) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-data");
        var settings = new Settings(folder, null, null, null, CACHE, EmbeddedPostgres.durableSettings());
        try (Store store = Store.open(settings);
                ConfigurableApplicationContext context = Application.work(store, Map.of())) {
            return importOnce(file, number, context.getBean(Imports.class), new PostgresCpu(folder));
        } finally {
            delete(folder);
        }
    }

    private double importOnce(Path file, int number, Imports imports, PostgresCpu postgres) throws IOException {
        var request = new ImportRequest(
                file.toAbsolutePath(),
                String.valueOf(file.getFileName()),
                null,
                null,
                "bench",
                null,
                null,
                false,
                "bench");
        System.gc();
        long cpuBefore = cpu();
        double postgresBefore = postgres.seconds();
        long start = System.nanoTime();
        ImportStatus first = imports.run(request);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (cpu() - cpuBefore) / 1e9;
        double postgresCpu = postgres.seconds() - postgresBefore;
        double rate = first.imported() / seconds;
        start = System.nanoTime();
        ImportStatus second = imports.run(request);
        double again = (System.nanoTime() - start) / 1e9;
        say(
                "run %d       imported %d, unchanged %d, refused %d of %d in %.2f s = %.0f objects/s; CPU %.2f s JVM, %.2f s PostgreSQL; again: imported %d, unchanged %d in %.2f s; load %.1f"
                        .formatted(
                                number,
                                first.imported(),
                                first.unchanged(),
                                first.refused(),
                                first.read(),
                                seconds,
                                rate,
                                cpu,
                                postgresCpu,
                                second.imported(),
                                second.unchanged(),
                                again,
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return rate;
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    private void say(String line) {
        System.err.println(line);
        log.append(line).append('\n');
    }

    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }

    private static String command(String... words) {
        try {
            Process process = new ProcessBuilder(words).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(Duration.ofSeconds(10)) ? text.strip() : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.delete(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
