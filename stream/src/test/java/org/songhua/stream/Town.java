package org.songhua.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A seeded town of manholes: thing n has datastream 10 n of methane and, every fourth, 10 n + 1 of water level. Rules: a limit with three levels; growth
 * over half an hour; silence; two inputs at once, which wait ten minutes for late readings.
 */
final class Town {
    static final long MINUTE_US = 60_000_000;
    static final long START_US = 1_790_000_000_000_000L;

    private static final String RULES = """
            {"plan":1,"zone":"Asia/Shanghai"}
            {"rule":"limit","digest":1,"refused":1,"lateness_us":0,"ahead_us":300000000,"fresh_us":3600000000,"quiet_us":600000000,"inputs":[{"property":"ch4","unit":"%{LEL}","interval_us":300000000}],"parameters":[{"name":"yellow","unit":"%{LEL}","editions":[{"from_us":0,"value":20,"clause":"5.2","verified":true}]}],"steps":[{"level":"yellow","when":"value >= $yellow hysteresis 2 %{LEL}","hold_us":300000000},{"level":"orange","when":"value >= 50 %{LEL} hysteresis 2 %{LEL}","hold_us":300000000},{"level":"red","when":"value >= 80 %{LEL} hysteresis 2 %{LEL}","hold_us":0}]}
            {"rule":"growth","digest":2,"refused":1,"lateness_us":0,"ahead_us":300000000,"fresh_us":3600000000,"quiet_us":600000000,"inputs":[{"property":"ch4","unit":"%{LEL}","interval_us":300000000}],"parameters":[],"steps":[{"level":"orange","when":"rate(30 min) > 1 %{LEL}/min and mean(30 min) > 10 %{LEL}","hold_us":0}]}
            {"rule":"silent","digest":3,"refused":0,"lateness_us":0,"ahead_us":300000000,"fresh_us":36000000000,"quiet_us":600000000,"inputs":[{"property":"ch4","unit":"%{LEL}","interval_us":300000000}],"parameters":[],"steps":[{"level":"blue","when":"silence() >= 3","hold_us":0},{"level":"yellow","when":"silence() >= 5","hold_us":300000000}]}
            {"rule":"flooded","digest":4,"refused":1,"lateness_us":600000000,"ahead_us":300000000,"fresh_us":3600000000,"quiet_us":600000000,"inputs":[{"property":"ch4","unit":"%{LEL}","interval_us":300000000},{"property":"level","unit":"m","interval_us":300000000}],"parameters":[],"steps":[{"level":"yellow","when":"ch4 > 10 %{LEL} and level > 0.5 m","hold_us":0},{"level":"red","when":"mean(ch4, 20 min) > 40 %{LEL} and max(level, 10 min) > 0.8 m","hold_us":300000000}]}
            """;

    final int things;

    Town(int things) {
        this.things = things;
    }

    static boolean hasLevel(long thing) {
        return thing % 4 == 0;
    }

    /** Writes the plan. */
    Path plan(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(RULES);
            for (long thing = 1; thing <= things; thing++) {
                for (String rule : List.of("limit", "growth", "silent")) out.write(watch(rule, thing));
                if (hasLevel(thing)) {
                    out.write("""
                            {"watch":"flooded","thing":%d,"subject":%d,"datastreams":[%d,%d],"units":["%%{LEL}","cm"]}
                            """.formatted(thing, 10 * thing, 10 * thing, 10 * thing + 1));
                }
            }
            out.write("{\"end\":0,\"fingerprint\":\"town\"}\n");
        }
        return file;
    }

    private static String watch(String rule, long thing) {
        String own = rule.equals("limit") && thing % 50 == 7
                ? ",\"thresholds\":{\"yellow\":{\"value\":15,\"clause\":\"own\"}}"
                : "";
        return """
                {"watch":"%s","thing":%d,"subject":%d,"datastreams":[%d],"units":["%%{LEL}"]%s}
                """.formatted(rule, thing, 10 * thing, 10 * thing, own);
    }

    /** One reading of every datastream in each round of five minutes, as it comes: in disorder, with gaps, doubles, stragglers, clocks that are ahead. */
    void readings(int rounds, long seed, Consumer<List<Reading>> messages) {
        readings(0, rounds, seed, messages);
    }

    /** The same from one round up to another. */
    void readings(int from, int until, long seed, Consumer<List<Reading>> messages) {
        for (int round = from; round < until; round++) {
            var random = new SplittableRandom(seed * 1_000_003 + round);
            for (long thing = 1; thing <= things; thing++) {
                long received_us = START_US + round * 5 * MINUTE_US + (thing * 290_000_000L / things);
                message(thing, round, received_us, random, messages);
            }
        }
    }

    private static void message(
            long thing, int round, long received_us, SplittableRandom random, Consumer<List<Reading>> messages) {
        // A gap now and then, and a sensor that is dead for an hour.
        if (random.nextInt(25) == 0 || (thing % 97 == round / 12 % 97)) return;
        var readings = new ArrayList<Reading>(2);
        readings.add(reading(thing, 10 * thing, gas(thing, round, random), received_us, random));
        if (hasLevel(thing)) {
            readings.add(reading(thing, 10 * thing + 1, random.nextDouble(100), received_us, random));
        }
        messages.accept(readings);
        if (random.nextInt(30) == 0) messages.accept(readings);
    }

    /** One in fifty is in an episode of gas. */
    private static double gas(long thing, int round, SplittableRandom random) {
        boolean isEpisode = (thing + round / 6) % 50 == 0;
        return isEpisode ? random.nextDouble(100) : random.nextDouble(5);
    }

    private static Reading reading(
            long thing, long datastream, double value, long received_us, SplittableRandom random) {
        // Mostly on the way for a minute at most; some for longer than the next one; some from a clock that is ahead.
        long way_us = random.nextInt(40) == 0 ? random.nextLong(20 * MINUTE_US) : random.nextLong(MINUTE_US);
        if (random.nextInt(100) == 0) way_us = -random.nextLong(30 * MINUTE_US);
        int quality = random.nextInt(50) == 0 ? 1 : 0;
        return new Reading(thing, datastream, received_us - way_us, value, quality, received_us);
    }
}
