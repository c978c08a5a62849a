package org.songhua.engine.series;

import java.util.Arrays;

/**
 * The few readings that draw a line chart as all of them would: of each column of pixels the first, the last, the least and the
 * greatest.
 *
 * <p>Source: M4 (Jugel, Jerzak, Hackenbroich and Markl 2014): a line drawn through these is the same picture, pixel by
 * pixel, for a chart of that width.
 */
public final class Envelope {
    private Envelope() {}

    /**
     * {@return at most four readings of each column, in order of time, as they were}
     *
     * @param readings of which the ones without a number are left out
     * @param from_us left edge of the chart
     * @param until_us right edge, after the left one; readings outside are left out
     * @param columns pixels of width, at least 1
     */
    public static Readings of(Readings readings, long from_us, long until_us, int columns) {
        if (columns < 1 || until_us <= from_us) throw new IllegalArgumentException("a chart without width");
        var kept = new int[Math.toIntExact(Math.min(4L * columns, readings.size()))];
        int size = 0;
        int at = readings.from(from_us);
        int end = readings.from(until_us);
        double width = ((double) until_us - from_us) / columns;
        while (at < end) {
            int column = column(readings.time(at), from_us, width, columns);
            int next = at + 1;
            while (next < end && column(readings.time(next), from_us, width, columns) == column) next++;
            size = keep(readings, at, next, kept, size);
            at = next;
        }
        return pick(readings, Arrays.copyOf(kept, size));
    }

    private static int column(long time_us, long from_us, double width, int columns) {
        return Math.min(columns - 1, (int) ((time_us - from_us) / width));
    }

    /** Appends the indices of one column's four readings, each once, ascending. */
    private static int keep(Readings readings, int from, int until, int[] kept, int size) {
        int first = -1;
        int last = -1;
        int least = -1;
        int greatest = -1;
        for (int i = from; i < until; i++) {
            if (!readings.isNumber(i)) continue;
            if (first < 0) first = i;
            last = i;
            if (least < 0 || readings.value(i) < readings.value(least)) least = i;
            if (greatest < 0 || readings.value(i) > readings.value(greatest)) greatest = i;
        }
        if (first < 0) return size;
        int before = -1;
        int after = size;
        for (int index : new int[] {first, Math.min(least, greatest), Math.max(least, greatest), last}) {
            if (index > before) kept[after++] = index;
            before = Math.max(before, index);
        }
        return after;
    }

    private static Readings pick(Readings readings, int[] indices) {
        var times = new long[indices.length];
        var values = new double[indices.length];
        var flags = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            times[i] = readings.time(indices[i]);
            values[i] = readings.value(indices[i]);
            flags[i] = readings.flags(indices[i]);
        }
        return new Readings(times, values, flags, null, new long[0][], indices.length);
    }
}
