package org.songhua.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.songhua.demo.internal.shape.Dice;

/**
 * The made-up water network: how much the city draws at a time, from a declared course of the day and a little chance, and what its model makes of that at each
 * sensor. A burst is what the model makes of the lost water. The same question always has the same answer.
 */
public final class DemoWater {
    /** Sensors keep courses of their own. */
    public static final DemoWater NONE = new DemoWater(1, List.of(), null, (factor, isBurst) -> Map.of());

    private static final ZoneOffset CITY_TIME = ZoneOffset.ofHours(8);
    /** Chance in what the city draws, as a share. */
    private static final double CHANCE = 0.02;
    /** The model is asked at multiples of this. */
    private static final double GRID = 0.01;

    private final long seed;
    private final List<Double> day;
    private final @Nullable Burst burst;
    private final BiFunction<Double, Boolean, Map<Long, Double>> model;
    private final Map<Long, Map<Long, Double>> known = new ConcurrentHashMap<>();

    /**
     * A burst of a pipe.
     *
     * @param pipe identifier of the city object
     * @param drawn cubic metres an hour
     */
    public record Burst(String pipe, double drawn, Instant from, Instant until) {
        boolean runs(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /**
     * A network.
     *
     * @param day multiples of the mean use by hour of the day; none for no network
     * @param model values by datastream, of a multiple of the mean use, and whether the burst runs
     */
    public DemoWater(
            long seed, List<Double> day, @Nullable Burst burst, BiFunction<Double, Boolean, Map<Long, Double>> model) {
        this.seed = seed;
        this.day = List.copyOf(day);
        this.burst = burst;
        this.model = model;
    }

    /** {@return what a datastream reads, without noise of the instrument; empty when it is of no sensor of the network} */
    OptionalDouble value(long stream, Instant at) {
        if (day.isEmpty()) return OptionalDouble.empty();
        boolean isBurst = burst != null && burst.runs(at);
        long steps = Math.round(factor(at) / GRID);
        Double value = known.computeIfAbsent(2 * steps + (isBurst ? 1 : 0), any -> model.apply(steps * GRID, isBurst))
                .get(stream);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** {@return what is drawn, as a multiple of the mean use; between the middles of the hours} */
    double factor(Instant at) {
        var local = at.atOffset(CITY_TIME);
        double hour = local.getHour() + local.getMinute() / 60.0 - 0.5;
        int from = (int) Math.floor(hour);
        double share = hour - from;
        double usual = (1 - share) * ofHour(from) + share * ofHour(from + 1);
        return usual * (1 + CHANCE * (chance(at.getEpochSecond() / 300) - 0.5));
    }

    private double ofHour(int hour) {
        return day.get(Math.floorMod(hour, day.size()));
    }

    /** The finalizer of SplitMix64. */
    private double chance(long step) {
        return (Dice.mix(seed * 0x9E3779B97F4A7C15L + step * 0xBF58476D1CE4E5B9L) >>> 11) * 0x1.0p-53;
    }
}
