package org.songhua.engine.series;

import java.util.Arrays;

/**
 * Where in a block the numbers first reach, and last leave, any threshold: the records of a block, which are the numbers beyond all before them, going
 * from either end, upwards and downwards. Numbers in no order have about ln n records; of more than {@value #STEPS_MAX}, those nearest to the beginning are
 * told together, so that a time said may be too near to the end of the block that is asked from, but never too far.
 *
 * <p>Source: records, or left-to-right maxima (Rényi 1962; Knuth, The Art of Computer Programming 1, 1.2.10).
 */
public final class Staircase {
    /** Records that are kept in one direction at most. */
    public static final int STEPS_MAX = 32;

    private static final int VERSION = 1;
    private static final int RAW = 0xFF;
    private static final long[] UNITS_US = {60_000_000, 1_000_000, 1_000, 1};

    private final Flight rises;
    private final Flight falls;
    private final Flight risesFromEnd;
    private final Flight fallsFromEnd;

    private Staircase(Flight rises, Flight falls, Flight risesFromEnd, Flight fallsFromEnd) {
        this.rises = rises;
        this.falls = falls;
        this.risesFromEnd = risesFromEnd;
        this.fallsFromEnd = fallsFromEnd;
    }

    /** {@return the records of readings} */
    public static Staircase of(Readings readings) {
        return new Staircase(
                Flight.of(readings, true, true),
                Flight.of(readings, true, false),
                Flight.of(readings, false, true),
                Flight.of(readings, false, false));
    }

    /**
     * {@return the first time at which a number from {@code least} to {@code greatest} may stand; {@link CellBounds#NONE} when there is no such number} With
     * one bound only, in a span that holds the begin of the block, and unless records are told together, one does stand there.
     *
     * @param from_us at or after
     * @param until_us before
     */
    public long first(double least, double greatest, long from_us, long until_us) {
        if (isLess(last(least, greatest), from_us)) return CellBounds.NONE;
        long first_us = first(least, greatest);
        if (first_us == CellBounds.NONE || first_us >= until_us) return CellBounds.NONE;
        return Math.max(from_us, first_us);
    }

    /** {@return the last such time} */
    public long last(double least, double greatest, long from_us, long until_us) {
        long first_us = first(least, greatest);
        if (first_us == CellBounds.NONE || first_us >= until_us) return CellBounds.NONE;
        long last_us = last(least, greatest);
        return isLess(last_us, from_us) ? CellBounds.NONE : Math.min(until_us - 1, last_us);
    }

    private static boolean isLess(long time_us, long than_us) {
        return time_us == CellBounds.NONE || time_us < than_us;
    }

    private long first(double least, double greatest) {
        long above_us = rises.reach(least);
        long below_us = falls.reach(greatest);
        boolean isNone = above_us == CellBounds.NONE || below_us == CellBounds.NONE;
        return isNone ? CellBounds.NONE : Math.max(above_us, below_us);
    }

    private long last(double least, double greatest) {
        return Math.min(risesFromEnd.reach(least), fallsFromEnd.reach(greatest));
    }

    /**
     * {@return the records as bytes}
     *
     * @param from_us time of the first reading of the block
     * @param until_us time of the last
     */
    public byte[] toBytes(long from_us, long until_us) {
        var out = new PackWriter();
        int unit = unit(from_us, until_us);
        int scale = scale();
        out.u1(VERSION);
        out.u1(unit);
        out.u1(scale);
        for (Flight flight : flights()) flight.write(out, flight.isForward ? from_us : until_us, UNITS_US[unit], scale);
        return out.toByteArray();
    }

    /** {@return the records in bytes of {@link #toBytes} with the same times; damaged ones are fault {@code SERIES-001} or other records} */
    public static Staircase of(byte[] bytes, long from_us, long until_us) {
        var in = new PackReader(bytes, 0, bytes.length);
        int version = in.u1();
        if (version != VERSION) throw SeriesFaults.corrupt("version " + version + " of its records is unknown");
        long unit_us = UNITS_US[in.count(UNITS_US.length - 1)];
        int scale = in.u1();
        if (scale != RAW && scale > DecimalColumn.SCALE_MAX) throw SeriesFaults.corrupt("a scale of " + scale);
        return new Staircase(
                Flight.read(in, true, true, from_us, unit_us, scale),
                Flight.read(in, true, false, from_us, unit_us, scale),
                Flight.read(in, false, true, until_us, unit_us, scale),
                Flight.read(in, false, false, until_us, unit_us, scale));
    }

    private Flight[] flights() {
        return new Flight[] {rises, falls, risesFromEnd, fallsFromEnd};
    }

    /** The coarsest unit in which all distances are whole. Those of far times wrap around; then it is the finest. */
    private int unit(long from_us, long until_us) {
        int unit = 0;
        while (unit < UNITS_US.length - 1 && !fits(UNITS_US[unit], from_us, until_us)) unit++;
        return unit;
    }

    private boolean fits(long unit_us, long from_us, long until_us) {
        for (Flight flight : flights())
            for (long time_us : flight.times_us) {
                long distance = flight.isForward ? time_us - from_us : until_us - time_us;
                if (distance < 0 || distance % unit_us != 0) return false;
            }
        return true;
    }

    private int scale() {
        for (int scale = 0; scale <= DecimalColumn.SCALE_MAX; scale++) if (fits(scale)) return scale;
        return RAW;
    }

    private boolean fits(int scale) {
        for (Flight flight : flights())
            for (double value : flight.values) if (!DecimalColumn.fits(value, scale)) return false;
        return true;
    }

    /** The records in one direction, each farther from the end that is begun at and farther beyond. */
    private static final class Flight {
        private static final int ROOM_FIRST = 16;

        private final boolean isForward;
        private final boolean isUpward;
        private final long[] times_us;
        private final double[] values;

        private Flight(boolean isForward, boolean isUpward, long[] times_us, double[] values) {
            this.isForward = isForward;
            this.isUpward = isUpward;
            this.times_us = times_us;
            this.values = values;
        }

        static Flight of(Readings readings, boolean isForward, boolean isUpward) {
            var times_us = new long[ROOM_FIRST];
            var values = new double[ROOM_FIRST];
            int count = 0;
            int size = readings.size();
            for (int i = 0; i < size; i++) {
                int at = isForward ? i : size - 1 - i;
                double value = readings.value(at);
                if (!readings.isNumber(at) || (count > 0 && !isBeyond(isUpward, value, values[count - 1]))) continue;
                if (count == values.length) {
                    times_us = Arrays.copyOf(times_us, 2 * count);
                    values = Arrays.copyOf(values, 2 * count);
                }
                times_us[count] = readings.time(at);
                values[count++] = value;
            }
            return new Flight(isForward, isUpward, Arrays.copyOf(times_us, count), Arrays.copyOf(values, count))
                    .thinned();
        }

        private static boolean isBeyond(boolean isUpward, double value, double than) {
            return isUpward ? value > than : value < than;
        }

        /**
         * The farthest, which rare numbers are met at, as they are; those before them in groups with the time of the first and the number of the last, so that
         * no number is said to come later than it does.
         */
        private Flight thinned() {
            int count = values.length;
            if (count <= STEPS_MAX) return this;
            int groups = STEPS_MAX / 2;
            int grouped = count - (STEPS_MAX - groups);
            var fewTimes_us = new long[STEPS_MAX];
            var fewValues = new double[STEPS_MAX];
            for (int i = 0; i < STEPS_MAX; i++) {
                int first = i < groups ? i * grouped / groups : grouped + i - groups;
                int last = i < groups ? (i + 1) * grouped / groups - 1 : first;
                fewTimes_us[i] = times_us[first];
                fewValues[i] = values[last];
            }
            return new Flight(isForward, isUpward, fewTimes_us, fewValues);
        }

        /** {@return the time of the first record at or beyond a bound} */
        long reach(double bound) {
            for (int i = 0; i < values.length; i++)
                if (isUpward ? values[i] >= bound : values[i] <= bound) return times_us[i];
            return CellBounds.NONE;
        }

        void write(PackWriter out, long end_us, long unit_us, int scale) {
            out.unsigned(values.length);
            long before_us = end_us;
            for (long time_us : times_us) {
                out.unsigned((isForward ? time_us - before_us : before_us - time_us) / unit_us);
                before_us = time_us;
            }
            long before = 0;
            for (int i = 0; i < values.length; i++) {
                if (scale == RAW) out.int8(Double.doubleToRawLongBits(values[i]));
                else {
                    long whole = DecimalColumn.whole(values[i], scale);
                    if (i == 0) out.signed(whole);
                    else out.unsigned(isUpward ? whole - before : before - whole);
                    before = whole;
                }
            }
        }

        static Flight read(PackReader in, boolean isForward, boolean isUpward, long end_us, long unit_us, int scale) {
            int count = in.count(STEPS_MAX);
            var times_us = new long[count];
            long time_us = end_us;
            for (int i = 0; i < count; i++) {
                long distance_us = in.unsigned() * unit_us;
                time_us += isForward ? distance_us : -distance_us;
                times_us[i] = time_us;
            }
            var values = new double[count];
            long whole = 0;
            for (int i = 0; i < count; i++) {
                if (scale == RAW) values[i] = Double.longBitsToDouble(in.int8());
                else {
                    if (i == 0) whole = in.signed();
                    else whole += isUpward ? in.unsigned() : -in.unsigned();
                    values[i] = DecimalColumn.value(whole, scale);
                }
            }
            return new Flight(isForward, isUpward, times_us, values);
        }
    }
}
