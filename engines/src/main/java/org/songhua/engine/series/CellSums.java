package org.songhua.engine.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a block comes to by minutes, hours or days: the roll-ups that are kept beside it. They are of the finest of these lengths of which a cell
 * holds {@value #READINGS_LEAST} readings or more on average, so that reading them is a sixteenth of the work, and whoever asks for
 * intervals finer than that asks for few readings.
 *
 * @param length_us length of a cell
 * @param cells those that hold readings, in order of time
 */
public record CellSums(long length_us, List<RollUp> cells) {
    private static final int READINGS_LEAST = 16;
    private static final long MINUTE_US = 60_000_000L;
    private static final long HOUR_US = 60 * MINUTE_US;
    private static final long DAY_US = 24 * HOUR_US;
    private static final long[] LENGTHS_US = {MINUTE_US, HOUR_US, DAY_US};
    /** Days are those of Chinese time, hours and minutes are the same everywhere. */
    static final long OFFSET_US = -8 * HOUR_US;

    private static final int VERSION = 1;

    /** Copies the list. */
    public CellSums {
        cells = List.copyOf(cells);
    }

    /** {@return the sums of readings; nothing when even days hold few} */
    public static Optional<CellSums> of(Readings readings) {
        for (long length_us : LENGTHS_US)
            if (count(readings, length_us) * READINGS_LEAST <= readings.size())
                return Optional.of(of(readings, length_us));
        return Optional.empty();
    }

    private static long count(Readings readings, long length_us) {
        long count = 0;
        long end_us = Long.MIN_VALUE;
        for (int i = 0; i < readings.size(); i++) {
            if (readings.time(i) < end_us) continue;
            count++;
            end_us = floor(readings.time(i), length_us) + length_us;
        }
        return count;
    }

    /** {@return the sums by days, however few readings there are} */
    public static CellSums ofDays(Readings readings) {
        return of(readings, DAY_US);
    }

    private static CellSums of(Readings readings, long length_us) {
        var sums = new RollUps(length_us, OFFSET_US);
        sums.add(readings, 0, readings.size());
        return new CellSums(length_us, sums.list());
    }

    /**
     * {@return whether intervals are made of whole cells}
     *
     * @param from_us where one of the intervals begins
     * @param step_us length of an interval
     */
    public static boolean fit(long length_us, long from_us, long step_us) {
        return step_us % length_us == 0 && Math.floorMod(from_us - OFFSET_US, length_us) == 0;
    }

    /** {@return the greatest moment at or before a time at which intervals of that length begin} */
    public static long floor(long time_us, long step_us) {
        return RollUps.startOf(time_us, step_us, OFFSET_US);
    }

    /** {@return all cells together} */
    public RollUp total() {
        return cells.stream().reduce(RollUp::plus).orElseThrow();
    }

    /** {@return the sums as bytes} */
    public byte[] toBytes() {
        int size = cells.size();
        var out = new PackWriter();
        out.u1(VERSION);
        out.unsigned(length_us);
        out.unsigned(size);
        WholeColumn.write(
                out,
                cells.stream()
                        .mapToLong(RollUp::start_us)
                        .map(start -> (start - OFFSET_US) / length_us)
                        .toArray(),
                size);
        WholeColumn.write(out, cells.stream().mapToLong(RollUp::count).toArray(), size);
        WholeColumn.write(out, cells.stream().mapToLong(RollUp::flagged).toArray(), size);
        RunColumn.write(out, cells.stream().mapToInt(RollUp::doubts).toArray(), size);
        SeriesBlock.writeNumbers(out, cells.stream().mapToDouble(RollUp::min).toArray());
        SeriesBlock.writeNumbers(out, cells.stream().mapToDouble(RollUp::max).toArray());
        SeriesBlock.writeNumbers(out, cells.stream().mapToDouble(RollUp::sum).toArray());
        return out.toByteArray();
    }

    /** {@return the sums in bytes; damaged ones are fault {@code SERIES-001} or other sums} */
    public static CellSums of(byte[] bytes) {
        var in = new PackReader(bytes, 0, bytes.length);
        requireVersion(in);
        long length_us = in.unsigned();
        int size = in.count(SeriesBlock.COUNT_MAX);
        long[] starts = whole(in, size);
        long[] counts = whole(in, size);
        long[] flagged = whole(in, size);
        var doubts = new int[size];
        RunColumn.read(in, doubts, size);
        double[] min = SeriesBlock.readNumbers(in, size);
        double[] max = SeriesBlock.readNumbers(in, size);
        double[] sum = SeriesBlock.readNumbers(in, size);
        var cells = new ArrayList<RollUp>(size);
        for (int i = 0; i < size; i++)
            cells.add(new RollUp(
                    starts[i] * length_us + OFFSET_US, counts[i], flagged[i], doubts[i], min[i], max[i], sum[i]));
        return new CellSums(length_us, cells);
    }

    static void requireVersion(PackReader in) {
        int version = in.u1();
        if (version != VERSION) throw SeriesFaults.corrupt("version " + version + " of its sums is unknown");
    }

    private static long[] whole(PackReader in, int size) {
        var numbers = new long[size];
        WholeColumn.read(in, numbers, size);
        return numbers;
    }
}
