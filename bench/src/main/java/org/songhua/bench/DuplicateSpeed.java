package org.songhua.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.songhua.engine.duplicate.CaseSketch;
import org.songhua.engine.duplicate.DuplicateIndex;

/**
 * Candidates for new reports among a year of cases of a city 20 km across: 158 classes, texts of 20 characters, one case in seven on one
 * point, as a city's default point has it. Prints wall time by percentile and processor time for each report.
 */
public final class DuplicateSpeed {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final int YEAR_MINUTES = 525_600;
    private static final int WARM_UP = 2_000;
    private static final int MOST = 10;

    private final SplittableRandom random = new SplittableRandom(1);

    private DuplicateSpeed() {}

    /** @param arguments cases, reports */
    public static void main(String[] arguments) {
        int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 121_145;
        int reports = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        new DuplicateSpeed().run(cases, reports);
    }

    private void run(int cases, int reports) {
        var index = new DuplicateIndex(250, Duration.ofDays(30));
        long start = System.nanoTime();
        for (int i = 0; i < cases; i++) index.add(sketch("c" + i));
        System.out.printf("%d cases indexed in %.2f s%n", index.size(), (System.nanoTime() - start) / 1e9);
        for (int i = 0; i < WARM_UP; i++) index.rank(sketch("w" + i), MOST);
        var millis = new double[reports];
        long found = 0;
        long cpu = cpuNanos();
        for (int i = 0; i < reports; i++) {
            CaseSketch report = sketch("r" + i);
            long before = System.nanoTime();
            found += index.rank(report, MOST).size();
            millis[i] = (System.nanoTime() - before) / 1e6;
        }
        double spent = (cpuNanos() - cpu) / 1e6 / reports;
        Arrays.sort(millis);
        System.out.printf(
                "%d reports, %.1f candidates each: p50 %.3f ms, p95 %.3f ms, p99 %.3f ms, slowest %.3f ms; processor %.3f ms each%n",
                reports, (double) found / reports, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), at(millis, 1), spent);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private CaseSketch sketch(String id) {
        boolean isDefault = random.nextInt(7) == 0;
        double longitude = isDefault ? 125.3 : 125.2 + random.nextDouble() * 0.25;
        double latitude = isDefault ? 43.9 : 43.8 + random.nextDouble() * 0.18;
        int type = random.nextInt(158);
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) text.appendCodePoint(0x4e00 + random.nextInt(800));
        Instant at = NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(YEAR_MINUTES)));
        return CaseSketch.of(id, longitude, latitude, at, type / 10 + "/" + type, "", text.toString());
    }
}
