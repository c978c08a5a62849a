package org.songhua.warning.internal.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.songhua.TestPlatform;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.warning.WarningRules;

/**
 * A rule run over a stored month before it goes live. Readings come every five minutes from all datastreams in turn, as a city sends them, with
 * one decimal; one datastream in twenty is over the limit for an hour on one day. Usage: {@code ReplayBench [datastreams] [days]}.
 */
public final class ReplayBench {
    private static final long SEED = 20_261_129;
    private static final int EVERY_MINUTES = 5;
    private static final int OVER_LIMIT_EACH = 20;
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    private ReplayBench() {}

    /** Runs the bench. */
    public static void main(String[] arguments) {
        int datastreams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        TestPlatform platform = TestPlatform.shared();
        var city = new WarningCity(platform);
        List<Long> sensors = city.grid(datastreams, 100, 200);
        load(platform.bean(Observations.class), sensors, days);
        for (int run = 1; run <= 3; run++) replay(city, days, run);
        System.exit(0);
    }

    private static void load(Observations observations, List<Long> sensors, int days) {
        var random = new SplittableRandom(SEED);
        long start = System.nanoTime();
        int steps = days * 1440 / EVERY_MINUTES;
        for (int step = 0; step < steps; step++) observations.append(step(sensors, step, random));
        double seconds = (System.nanoTime() - start) / 1e9;
        long all = (long) steps * sensors.size();
        System.out.printf(
                "%,d readings of %,d datastreams stored in %.0f s = %,.0f/s%n",
                all, sensors.size(), seconds, all / seconds);
    }

    private static List<NewObservation> step(List<Long> sensors, int step, SplittableRandom random) {
        int minute = step * EVERY_MINUTES;
        Instant at = FROM.plus(Duration.ofMinutes(minute));
        var readings = new ArrayList<NewObservation>(sensors.size());
        for (int i = 0; i < sensors.size(); i++) {
            boolean isOver =
                    i % OVER_LIMIT_EACH == 0 && minute / 1440 == i / OVER_LIMIT_EACH % 30 && minute % 1440 / 60 == 10;
            double value = isOver
                    ? 95
                    : Math.round(500 + 100 * Math.sin(minute / 230.0 + i) + 20 * random.nextDouble()) / 10.0;
            readings.add(new NewObservation(sensors.get(i), at, null, null, new Result.Numeric(value), null, null));
        }
        return readings;
    }

    private static void replay(WarningCity city, int days, int run) {
        String source = city.source("levels:", "  red: {when: value > 90 %}");
        long start = System.nanoTime();
        var result = city.platform
                .bean(WarningRules.class)
                .dryRun(source, FROM, FROM.plus(Duration.ofDays(days)), Scope.ALL);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "replay %d: %,d readings of %,d sensors in %.1f s = %,.0f readings/s; %d would have been raised, cut short: %s%n",
                run,
                result.readings(),
                result.subjects(),
                seconds,
                result.readings() / seconds,
                result.episodes().size(),
                result.cutShort());
    }
}
