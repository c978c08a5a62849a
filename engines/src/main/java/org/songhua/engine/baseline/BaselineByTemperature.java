package org.songhua.engine.baseline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.songhua.engine.regression.TheilSen;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/**
 * What is usual for one series at an hour of the day and an outdoor temperature: a line through the remembered values of that hour whose temperatures
 * lie near, by the medians of Theil and Sen. Immutable, and of bounded size. Method, validity and limits stand in package.md.
 */
public final class BaselineByTemperature {
    /** Beyond this much above or below 0 degrees a temperature is not believed. */
    public static final double TEMPERATURE_MAX = 60;

    private static final int HOURS = 24;
    private static final long SECOND_US = 1_000_000;

    private final String series;
    private final HourByTemperature[] hours;

    private BaselineByTemperature(String series, HourByTemperature[] hours) {
        this.series = series;
        this.hours = hours;
    }

    /**
     * Nothing learned yet.
     *
     * @param series what it is of, and by what: property and unit of both
     */
    public static BaselineByTemperature none(String series) {
        var hours = new HourByTemperature[HOURS];
        Arrays.fill(hours, HourByTemperature.EMPTY);
        return new BaselineByTemperature(series, hours);
    }

    /** {@return what it is of, and by what} */
    public String series() {
        return series;
    }

    /**
     * {@return what is usual at a time and a temperature}
     *
     * @param temperature in degrees Celsius
     * @param zone that the hours are of
     */
    public Baseline.Usual at(long time_us, double temperature, ZoneId zone) {
        int hour = local(time_us, zone).getHour();
        HourByTemperature.Fit own = hours[hour].at(temperature);
        if (Double.isNaN(own.usual())) return Baseline.Usual.UNKNOWN;
        return new Baseline.Usual(own.usual(), spread(hour, own, temperature));
    }

    /** Each value against the line of its own hour, of this hour and those beside it that know enough. */
    private double spread(int hour, HourByTemperature.Fit own, double temperature) {
        double[] before = hours[Math.floorMod(hour - 1, HOURS)].at(temperature).distances();
        double[] after = hours[Math.floorMod(hour + 1, HOURS)].at(temperature).distances();
        int count = own.distances().length + before.length + after.length;
        double[] all = Arrays.copyOf(own.distances(), count);
        System.arraycopy(before, 0, all, own.distances().length, before.length);
        System.arraycopy(after, 0, all, count - after.length, after.length);
        return Baseline.NORMAL * TheilSen.median(all, count);
    }

    /** {@return whether it has values of such a temperature at that hour, or of colder and of warmer ones} */
    public boolean hasSeen(long time_us, double temperature, ZoneId zone) {
        return hours[local(time_us, zone).getHour()].hasSeen(temperature);
    }

    /**
     * {@return with a reading learned; itself when it has learned of the same hour already, or a number is none to learn from}
     *
     * @param temperature in degrees Celsius
     */
    @SuppressWarnings("ReferenceEquality") // an unchanged part is the same part
    public BaselineByTemperature with(long time_us, double value, double temperature, ZoneId zone) {
        if (!Double.isFinite(value) || !(Math.abs(temperature) <= TEMPERATURE_MAX)) return this;
        LocalDateTime local = local(time_us, zone);
        int day = Math.toIntExact(local.toLocalDate().toEpochDay());
        HourByTemperature before = hours[local.getHour()];
        HourByTemperature after = before.with(day, temperature, value);
        if (after == before) return this;
        HourByTemperature[] changed = hours.clone();
        changed[local.getHour()] = after;
        return new BaselineByTemperature(series, changed);
    }

    private static LocalDateTime local(long time_us, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(time_us, SECOND_US)), zone);
    }

    /** {@return how many values it remembers, each with its temperature} */
    public int size() {
        return Arrays.stream(hours).mapToInt(HourByTemperature::size).sum();
    }

    /** Writes it behind what is written. */
    public void write(PackWriter out) {
        byte[] name = series.getBytes(StandardCharsets.UTF_8);
        out.unsigned(name.length);
        out.raw(name);
        for (HourByTemperature hour : hours) hour.write(out);
    }

    /** {@return what {@link #write} wrote} */
    public static BaselineByTemperature read(PackReader in) {
        String series = new String(in.raw(in.count(in.left())), StandardCharsets.UTF_8);
        var hours = new HourByTemperature[HOURS];
        for (int hour = 0; hour < HOURS; hour++) hours[hour] = HourByTemperature.read(in);
        return new BaselineByTemperature(series, hours);
    }
}
