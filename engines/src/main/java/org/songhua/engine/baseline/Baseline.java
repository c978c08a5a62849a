package org.songhua.engine.baseline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/**
 * What is usual for one series: the median of the last values of the same hour and weekday, or, until that is known, of the same hour of any day.
 * Immutable, and of bounded size: {@value #VALUES_MAX} numbers at most. Method, validity and limits stand in package.md.
 */
public final class Baseline {
    /** Numbers that one remembers at most: 24 hours of seven weekdays and of any day, 12 each. */
    public static final int VALUES_MAX = 8 * 24 * Slot.KEPT;
    /** Makes the median distance from the median a standard deviation when values are normal. */
    static final double NORMAL = 1.4826;

    private static final int HOURS = 24;
    private static final int ANY_DAY = 7;
    private static final long SECOND_US = 1_000_000;
    private static final long HOUR_US = 3600 * SECOND_US;
    private static final long HALF_HOUR_US = HOUR_US / 2;
    private static final Slot[] NO_SLOTS = {};

    private final String series;
    /** By weekday from Monday, and then of any day; hours from midnight, or none when nothing was seen of the day. */
    private final Slot[][] days;

    private Baseline(String series, Slot[][] days) {
        this.series = series;
        this.days = days;
    }

    /**
     * Nothing learned yet.
     *
     * @param series what it is of: property and unit
     */
    public static Baseline none(String series) {
        return new Baseline(series, noDays());
    }

    /** {@return what it is of: property and unit} */
    public String series() {
        return series;
    }

    private static Slot[][] noDays() {
        var days = new Slot[ANY_DAY + 1][];
        java.util.Arrays.fill(days, NO_SLOTS);
        return days;
    }

    /**
     * What is usual at a time.
     *
     * @param value in the unit of the series; NaN when it is not known yet
     * @param spread standard deviation by the median distance, of this hour and those beside it, in the unit of the series; NaN when it is not known yet
     */
    public record Usual(double value, double spread) {
        /** Too little was seen. */
        public static final Usual UNKNOWN = new Usual(Double.NaN, Double.NaN);
    }

    /**
     * {@return what is usual at a time}
     *
     * @param zone that the hours are of
     */
    public Usual at(long time_us, ZoneId zone) {
        LocalDateTime local = local(time_us, zone);
        int hour = local.getHour();
        Slot[] day = known(days[local.getDayOfWeek().getValue() - 1], hour);
        if (day.length == 0) day = known(days[ANY_DAY], hour);
        return day.length == 0 ? Usual.UNKNOWN : new Usual(day[hour].median(), spread(day, hour));
    }

    private static Slot[] known(Slot[] day, int hour) {
        return day.length > 0 && day[hour].isKnown() ? day : NO_SLOTS;
    }

    /** Each value against the median of its own hour, so that the course of the day is no spread. */
    private static double spread(Slot[] day, int hour) {
        var distances = new float[3 * Slot.KEPT];
        int count = 0;
        for (int beside = -1; beside <= 1; beside++) {
            Slot slot = day[Math.floorMod(hour + beside, HOURS)];
            for (float value : slot.values()) distances[count++] = Math.abs(value - slot.median());
        }
        return NORMAL * Slot.median(distances, count);
    }

    /** {@return with a reading learned; itself when it has learned of the same half hour already, or the value is no number} */
    @SuppressWarnings("ReferenceEquality") // an unchanged part is the same part
    public Baseline with(long time_us, double value, ZoneId zone) {
        if (!Double.isFinite(value)) return this;
        LocalDateTime local = local(time_us, zone);
        int weekday = local.getDayOfWeek().getValue() - 1;
        Slot[] own = with(days[weekday], local.getHour(), slice(time_us, HALF_HOUR_US), value);
        Slot[] any = with(days[ANY_DAY], local.getHour(), slice(time_us, HOUR_US), value);
        if (own == days[weekday] && any == days[ANY_DAY]) return this;
        Slot[][] changed = days.clone();
        changed[weekday] = own;
        changed[ANY_DAY] = any;
        return new Baseline(series, changed);
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged part is the same part
    private static Slot[] with(Slot[] day, int hour, int slice, double value) {
        Slot before = day.length == 0 ? Slot.EMPTY : day[hour];
        Slot after = before.with(slice, value);
        if (after == before) return day;
        Slot[] changed = day.length == 0 ? emptyDay() : day.clone();
        changed[hour] = after;
        return changed;
    }

    private static Slot[] emptyDay() {
        var day = new Slot[HOURS];
        java.util.Arrays.fill(day, Slot.EMPTY);
        return day;
    }

    private static int slice(long time_us, long length_us) {
        return Math.toIntExact(Math.floorDiv(time_us, length_us));
    }

    private static LocalDateTime local(long time_us, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(time_us, SECOND_US)), zone);
    }

    /** {@return how many numbers it remembers} */
    public int size() {
        int size = 0;
        for (Slot[] day : days) for (Slot slot : day) size += slot.values().length;
        return size;
    }

    /** Writes it behind what is written. */
    public void write(PackWriter out) {
        byte[] name = series.getBytes(StandardCharsets.UTF_8);
        out.unsigned(name.length);
        out.raw(name);
        for (Slot[] day : days) {
            out.u1(day.length == 0 ? 0 : 1);
            for (Slot slot : day) write(out, slot);
        }
    }

    private static void write(PackWriter out, Slot slot) {
        out.u1(slot.values().length);
        if (slot.values().length == 0) return;
        out.signed(slot.slice());
        Floats.write(out, slot.values());
    }

    /** {@return what {@link #write} wrote} */
    public static Baseline read(PackReader in) {
        String series = new String(in.raw(in.count(in.left())), StandardCharsets.UTF_8);
        Slot[][] days = noDays();
        for (int day = 0; day < days.length; day++) {
            if (in.u1() == 0) continue;
            days[day] = emptyDay();
            for (int hour = 0; hour < HOURS; hour++) days[day][hour] = slot(in);
        }
        return new Baseline(series, days);
    }

    private static Slot slot(PackReader in) {
        int count = in.u1();
        if (count == 0) return Slot.EMPTY;
        int slice = (int) in.signed();
        return Slot.of(slice, Floats.read(in, count));
    }
}
