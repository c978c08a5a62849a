package org.songhua.engine.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Readings summed up by intervals of one length, kept while readings come. Intervals begin at multiples of their
 * length after an offset, for instance days of Chinese time with an offset of minus 8 hours; they are half open, so a reading on the
 * border belongs to the later one. A list of roll-ups is in order of time, without empty intervals.
 */
public final class RollUps {
    private final long length_us;
    private final long offset_us;
    private final TreeMap<Long, Cell> cells = new TreeMap<>();

    /**
     * @param length_us length of an interval, above 0
     * @param offset_us where an interval begins
     */
    public RollUps(long length_us, long offset_us) {
        if (length_us <= 0) throw new IllegalArgumentException("an interval of " + length_us + " us");
        this.length_us = length_us;
        this.offset_us = offset_us;
    }

    /** {@return first moment of the interval that holds the time} */
    public static long startOf(long time_us, long length_us, long offset_us) {
        return time_us - Math.floorMod(time_us - offset_us, length_us);
    }

    /** {@return first moment of the interval that holds the time} */
    public long startOf(long time_us) {
        return startOf(time_us, length_us, offset_us);
    }

    /** Adds readings from one index up to but without another. */
    public void add(Readings readings, int from, int until) {
        int at = from;
        while (at < until) {
            long start = startOf(readings.time(at));
            Cell cell = cells.computeIfAbsent(start, Cell::new);
            while (at < until && readings.time(at) - start < length_us) cell.add(readings, at++);
        }
    }

    /** Adds what was summed up before to the interval in which it begins. */
    public void add(RollUp part) {
        cells.computeIfAbsent(startOf(part.start_us()), Cell::new).add(part);
    }

    /** Adds what was summed up before, in intervals of the same length or of one that divides it. */
    public void add(Collection<RollUp> finer) {
        finer.forEach(this::add);
    }

    /** True when all of the span from one time to another, both included, lies in one interval. */
    public boolean holds(long from_us, long until_us) {
        return startOf(from_us) == startOf(until_us);
    }

    /** Adds a whole block by its header; the block must lie in one interval, and none of its readings be flagged. */
    public void add(BlockHeader block) {
        cells.computeIfAbsent(startOf(block.from_us()), Cell::new).total.add(block);
    }

    /** {@return intervals that hold a reading, in order of time} */
    public List<RollUp> list() {
        var all = new ArrayList<RollUp>(cells.size());
        for (Cell cell : cells.values()) all.add(cell.rollUp());
        return all;
    }

    /** One interval while it is added up. */
    private static final class Cell {
        private final long start_us;
        private final Total total = new Total();
        private long flagged = 0;
        private int doubts = 0;

        Cell(long start_us) {
            this.start_us = start_us;
        }

        void add(Readings readings, int at) {
            if (readings.isNumber(at)) total.add(readings.value(at));
            int doubted = readings.flags(at) & Readings.DOUBTS;
            if (doubted != 0) flagged++;
            doubts |= doubted;
        }

        void add(RollUp part) {
            total.add(part.count(), part.min(), part.max(), part.sum());
            flagged += part.flagged();
            doubts |= part.doubts();
        }

        RollUp rollUp() {
            return new RollUp(start_us, total.count(), flagged, doubts, total.min(), total.max(), total.sum());
        }
    }
}
