package org.songhua.warning.internal.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.songhua.engine.rule.Level;

/**
 * What the flow rule of the water pack finds in L-Town's year 2019 (BattLeDIM 2020): inflow and tank as they were recorded by five minutes, in two zones. The
 * schedule of leaks and their flows are used for scoring alone.
 *
 * <p>Found is an abrupt leak when the rule raised or escalated a warning while it ran, within the week that the rule compares with. A warning is founded when
 * the leaks of the zone let out at least {@value #FOUNDED_m3h} m3/h more than a week before; else it is false, and so is a step to a graver level. The thresholds were chosen while looking
 * at this year, so that nothing here is an independent judgement of them.
 */
final class LeakBench {
    private static final LocalDateTime START = LocalDateTime.of(2019, Month.JANUARY, 1, 0, 0);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int STEPS = 365 * 288;
    private static final int WEEK = 7 * 288;
    private static final double FOUNDED_m3h = 4;
    /** Pipes behind tank T1 that leaked (L-TOWN.inp); all others lie in the rest of the town. */
    private static final Set<String> BEHIND_TANK = Set.of("p257", "p277", "p280");
    /** The tank is 16 m wide. */
    private static final double TANK_m2 = Math.PI * 8 * 8;

    /** A tank's level is known by the centimetre, two cubic metres: what is reckoned by it strays more over short spans. */
    private static final Map<String, Double> OWN = Map.of("small", 12.0, "middle", 16.0, "great", 36.0);

    private LeakBench() {}

    /** A leak of the schedule with its flows in cubic metres an hour. */
    private record Leak(String pipe, boolean isAbrupt, int from, double[] flow) {
        boolean isBehindTank() {
            return BEHIND_TANK.contains(pipe);
        }

        int until() {
            int last = STEPS - 1;
            while (last > from && flow[last] == 0) last--;
            return last;
        }

        double peak() {
            return Arrays.stream(flow).max().orElse(0);
        }
    }

    /** @param arguments folder of the data */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/battledim");
        double[][] flows = table(folder.resolve("scada2019/2019_SCADA_Flows.csv.gz"), ";", 3);
        double[] level = table(folder.resolve("scada2019/2019_SCADA_Levels.csv.gz"), ";", 1)[0];
        List<Leak> leaks = leaks(folder);
        RuleDefinition rule = WaterRules.rule(Path.of(""), "water_zone_leak");
        rule.steps().forEach(step -> System.out.println(step.level().code() + ": " + step.when()));
        var town = new double[STEPS];
        var behind = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            town[i] = flows[0][i] + flows[1][i] - flows[2][i];
            behind[i] = flows[2][i] - (i == 0 ? 0 : (level[i] - level[i - 1]) * TANK_m2 * 12);
        }
        zone(
                "Town without the zone behind the tank",
                rule,
                Map.of(),
                town,
                leaks.stream().filter(leak -> !leak.isBehindTank()).toList());
        zone(
                "Zone behind the tank",
                rule,
                OWN,
                behind,
                leaks.stream().filter(Leak::isBehindTank).toList());
    }

    private static void zone(
            String name, RuleDefinition rule, Map<String, Double> own, double[] inflow, List<Leak> leaks) {
        double mean = Arrays.stream(inflow).average().orElse(0);
        System.out.printf(Locale.ROOT, "%n%s: mean inflow %.1f m3/h, thresholds of its own %s%n", name, mean, own);
        long start_us = START.atZone(RuleDefinition.ZONE).toEpochSecond() * 1_000_000;
        long start_ns = System.nanoTime();
        List<WaterRules.News> news = WaterRules.run(rule, own, start_us, inflow);
        System.out.printf(Locale.ROOT, "a year judged in %.2f s%n", (System.nanoTime() - start_ns) / 1e9);
        leaks.stream().filter(Leak::isAbrupt).forEach(leak -> tell(leak, news));
        raised(news, leaks);
    }

    private static void tell(Leak leak, List<WaterRules.News> news) {
        int end = Math.min(leak.until(), leak.from + WEEK);
        var text = new StringBuilder();
        Level told = null;
        for (var one : news) {
            if (one.step() < leak.from || one.step() > end || !(one.isRaise() || one.isEscalation())) continue;
            if (told != null && one.level().compareTo(told) <= 0) continue;
            told = one.level();
            text.append(String.format(
                    Locale.ROOT,
                    " %s %s after %.1f h",
                    one.isRaise() ? "raised" : "graver",
                    told.code(),
                    (one.step() - leak.from) / 12.0));
        }
        System.out.printf(
                Locale.ROOT,
                "abrupt %s at %s, %.1f m3/h:%s%n",
                leak.pipe,
                time(leak.from),
                leak.peak(),
                told == null ? " not found" : text);
    }

    private static void raised(List<WaterRules.News> news, List<Leak> leaks) {
        var abrupt = new int[12];
        var growing = new int[12];
        var unfounded = new int[12];
        int graver = 0;
        for (var one : news) {
            if (!one.isRaise() && !one.isEscalation()) continue;
            int month = START.plusMinutes(5L * one.step()).getMonthValue() - 1;
            double more = leaks.stream().mapToDouble(more(one.step())).sum();
            boolean isAbrupt = leaks.stream()
                    .anyMatch(leak -> leak.isAbrupt && one.step() >= leak.from && one.step() < leak.from + WEEK);
            if (one.isEscalation()) {
                if (more < FOUNDED_m3h) graver++;
                continue;
            }
            int[] kind = more < FOUNDED_m3h ? unfounded : isAbrupt ? abrupt : growing;
            kind[month]++;
            if (kind == unfounded)
                System.out.printf(
                        Locale.ROOT,
                        "false %s at %s, leaks %+.1f m3/h in a week%n",
                        one.level().code(),
                        time(one.step()),
                        more);
        }
        System.out.println("warnings by month, of an abrupt leak: " + Arrays.toString(abrupt));
        System.out.println("warnings by month, of a growing leak: " + Arrays.toString(growing));
        System.out.printf(
                Locale.ROOT,
                "warnings by month, false: %s = %.2f a month; first half %d, second half %d; graver without cause %d times%n",
                Arrays.toString(unfounded),
                Arrays.stream(unfounded).sum() / 12.0,
                Arrays.stream(unfounded, 0, 6).sum(),
                Arrays.stream(unfounded, 6, 12).sum(),
                graver);
    }

    private static ToDoubleFunction<Leak> more(int step) {
        return leak -> leak.flow[step] - leak.flow[Math.max(0, step - WEEK)];
    }

    private static String time(int step) {
        return START.plusMinutes(5L * step).format(MINUTE);
    }

    private static List<Leak> leaks(Path folder) throws IOException {
        Path flows = folder.resolve("2019_leak_flows_m3h.csv.gz");
        String[] pipes;
        try (var lines = reader(flows)) {
            pipes = lines.readLine().split(",", -1);
        }
        double[][] table = table(flows, ",", pipes.length - 1);
        var leaks = new ArrayList<Leak>();
        for (String line : Files.readAllLines(folder.resolve("leakages_info_2019.txt"))) {
            if (line.startsWith("#")) continue;
            String[] parts = line.split(", ", -1);
            int from = (int) Duration.between(START, LocalDateTime.parse(parts[1], MINUTE))
                            .toMinutes()
                    / 5;
            leaks.add(new Leak(
                    parts[0],
                    parts[4].equals("abrupt"),
                    from,
                    table[Arrays.asList(pipes).indexOf(parts[0]) - 1]));
        }
        return leaks;
    }

    /** {@return the columns behind the time} */
    private static double[][] table(Path file, String separator, int columns) throws IOException {
        var table = new double[columns][STEPS];
        try (var lines = reader(file)) {
            lines.readLine();
            for (int i = 0; i < STEPS; i++) {
                String[] parts = lines.readLine().split(separator, -1);
                for (int k = 0; k < columns; k++) table[k][i] = Double.parseDouble(parts[k + 1].replace(',', '.'));
            }
        }
        return table;
    }

    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
