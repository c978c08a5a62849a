package org.songhua.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.songhua.demo.internal.shape.Dice;

/**
 * What a made-up sensor reads at a time: the course of the day and of the week, noise that depends on nothing but seed and time, and for a
 * few sensors a fault. The same question always has the same answer, so that a player can begin anywhere.
 */
public final class DemoSignal {
    private static final ZoneOffset CITY_TIME = ZoneOffset.ofHours(8);
    private static final double HOURS_PER_DAY = 24;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int FAULTY_OF = 100;
    private static final double WEEKEND = 0.85;

    /**
     * The usual course of a quantity.
     *
     * @param base mean of the day
     * @param swing how far the day carries it up and down
     * @param peak_h hour of the day at which it is greatest
     * @param noise greatest chance deviation
     * @param byWeek whether the weekend is lower
     */
    private record Course(double base, double swing, double peak_h, double noise, boolean byWeek) {}

    private static final String PRESSURE = "water_pressure";
    private static final Course OTHER = new Course(10, 1, 14, 0.3, false);
    private static final Map<String, Course> COURSES = Map.ofEntries(
            Map.entry("water_pressure", new Course(0.32, -0.04, 19, 0.006, false)),
            Map.entry("water_flow", new Course(85, 40, 19, 4, true)),
            Map.entry("gas_pressure", new Course(250, -12, 18, 2, false)),
            Map.entry("gas_regulator_outlet", new Course(2.6, -0.15, 18, 0.03, false)),
            Map.entry("gas_flow", new Course(320, 150, 18, 12, true)),
            Map.entry("gas_methane_lel", new Course(0.6, 0.2, 6, 0.3, false)),
            Map.entry("gas_space_level", new Course(0.08, 0.01, 12, 0.01, false)),
            Map.entry("drain_level", new Course(0.35, 0.12, 20, 0.02, true)),
            Map.entry("drain_methane_lel", new Course(1.2, 0.4, 15, 0.4, false)),
            Map.entry("pump_current", new Course(42, 18, 20, 3, true)),
            Map.entry("heat_supply_temperature", new Course(78, -6, 14, 0.8, false)),
            Map.entry("heat_return_temperature", new Course(46, -3, 14, 0.6, false)),
            Map.entry("heat_flow", new Course(210, 15, 7, 4, false)),
            Map.entry("heat_makeup_flow", new Course(1.4, 0.3, 10, 0.2, false)),
            Map.entry("noise_leq", new Course(56, 7, 15, 3, true)),
            Map.entry("noise_lmax", new Course(70, 8, 15, 5, true)),
            Map.entry("air_pm25", new Course(48, 18, 8, 9, false)),
            Map.entry("air_pm10", new Course(82, 26, 8, 14, false)),
            Map.entry("air_so2", new Course(14, 4, 8, 3, false)),
            Map.entry("air_no2", new Course(38, 14, 18, 6, true)),
            Map.entry("air_o3", new Course(70, 45, 15, 8, false)),
            Map.entry("air_temperature", new Course(-8, 5, 14, 0.5, false)),
            Map.entry("electric_power", new Course(34, 22, 11, 3, true)));

    /** Water meters, and what else a network's model tells, are noisy by this share; pressures by this much, MPa: 2 cm of water. */
    private static final double METER_NOISE = 0.002;

    private static final double PRESSURE_NOISE_MPA = 0.0002;

    private final long seed;
    private final List<DemoIncident> incidents;
    private final DemoWater water;

    /** @param incidents what happens in the city on top of its usual course */
    public DemoSignal(long seed, List<DemoIncident> incidents) {
        this(seed, incidents, DemoWater.NONE);
    }

    /** @param water what sensors of a water network read by its model, instead of a course of their own */
    public DemoSignal(long seed, List<DemoIncident> incidents, DemoWater water) {
        this.water = water;
        this.seed = seed;
        this.incidents = List.copyOf(incidents);
    }

    /**
     * {@return what the sensor reads; empty when it is silent then}
     *
     * @param kind code of the observed property
     * @param stream number or any other mark of the sensor, by which it differs from others of its kind
     */
    public OptionalDouble value(String kind, long stream, double lon, double lat, Instant time) {
        long second = time.getEpochSecond();
        int fault = (int) Long.remainderUnsigned(mixed(stream, 7), FAULTY_OF);
        boolean isOff = fault == 0 && hour(second) % 31 < 4;
        if (isOff) return OptionalDouble.empty();
        // One in a hundred stands still for six hours of each day and a half, one in fifty jumps now and then.
        boolean isStuck = fault == 1 && hour(second) % 36 < 6;
        long at = isStuck ? second - Math.floorMod(second, 36L * SECONDS_PER_HOUR) : second;
        double value = modelled(kind, stream, at).orElseGet(() -> usual(kind, stream, at));
        for (DemoIncident incident : incidents) value = incident.applied(kind, value, lon, lat, time);
        boolean isSpike = (fault == 2 || fault == 3) && Long.remainderUnsigned(mixed(stream, second), 97) == 0;
        return OptionalDouble.of(rounded(isSpike ? value * 40 + 400 : value, kind));
    }

    /** {@return whether a course of its own is known for the quantity} */
    static boolean knows(String kind) {
        return COURSES.containsKey(kind);
    }

    private static long hour(long second) {
        return Math.floorDiv(second, SECONDS_PER_HOUR);
    }

    private OptionalDouble modelled(String kind, long stream, long second) {
        OptionalDouble exact = water.value(stream, Instant.ofEpochSecond(second));
        if (exact.isEmpty()) return exact;
        double noise = unit(stream, second) + unit(stream, second + 1) - 1;
        double by = kind.equals(PRESSURE) ? PRESSURE_NOISE_MPA : METER_NOISE * exact.getAsDouble();
        return OptionalDouble.of(Math.max(0, exact.getAsDouble() + by * noise));
    }

    private double usual(String kind, long stream, long second) {
        Course course = COURSES.getOrDefault(kind, OTHER);
        var local = Instant.ofEpochSecond(second).atOffset(CITY_TIME);
        double hour = local.getHour() + local.getMinute() / 60.0;
        double phase = Math.cos((hour - course.peak_h) / HOURS_PER_DAY * 2 * Math.PI);
        boolean isWeekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        double own = 0.85 + 0.3 * unit(stream, 1);
        double base = course.base * own + course.swing * phase;
        double week = course.byWeek && isWeekend ? WEEKEND : 1;
        double noise = course.noise * (unit(stream, second) + unit(stream, second + 1) - 1);
        double value = base * week + noise;
        return course.base > 0 ? Math.max(0, value) : value;
    }

    /** {@return a number from 0 to 1 that depends on these alone} */
    private double unit(long stream, long second) {
        return (mixed(stream, second) >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64, over all three. */
    private long mixed(long stream, long second) {
        return Dice.mix(seed * 0x9E3779B97F4A7C15L + stream * 0xBF58476D1CE4E5B9L + second * 0x94D049BB133111EBL);
    }

    /** Pressures of water to 1 cm of it. */
    private static double rounded(double value, String kind) {
        double scale = kind.equals(PRESSURE) ? 10_000 : Math.abs(value) < 10 ? 1000 : 100;
        return Math.rint(value * scale) / scale;
    }
}
