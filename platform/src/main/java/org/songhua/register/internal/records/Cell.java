package org.songhua.register.internal.records;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells of a Morton curve over the globe, 2^15 by 2^15 (about 1.2 km by 0.6 km at the equator), so that a rectangle becomes
 * a few ranges of whole numbers, which a B-tree behind the register's code finds without an index of its own.
 */
final class Cell {
    private static final int BITS = 15;
    private static final int MOST_RANGES = 24;

    private Cell() {}

    /** From one cell to another, both included. */
    record Range(int from, int to) {}

    static int of(double longitude, double latitude) {
        return spread(index(longitude, 360)) | spread(index(latitude, 180)) << 1;
    }

    /** {@return number of column or row; the far edge belongs to the last} */
    private static int index(double degrees, double span) {
        int cells = 1 << BITS;
        return Math.clamp((long) Math.floor((degrees + span / 2) / span * cells), 0, cells - 1);
    }

    private static int spread(int value) {
        int x = value & 0x7FFF;
        x = (x | x << 8) & 0x00FF00FF;
        x = (x | x << 4) & 0x0F0F0F0F;
        x = (x | x << 2) & 0x33333333;
        return (x | x << 1) & 0x55555555;
    }

    /** {@return ranges that hold every cell the rectangle meets, and others: positions must be compared as well} */
    static List<Range> ranges(double west, double south, double east, double north) {
        var window = new Window(index(west, 360), index(south, 180), index(east, 360), index(north, 180));
        for (int depth = BITS; ; depth--) {
            var ranges = new ArrayList<Range>();
            window.collect(0, 0, 0, depth, ranges);
            List<Range> joined = joined(ranges);
            if (joined.size() <= MOST_RANGES || depth == 0) return joined;
        }
    }

    /** Ranges come in order of the curve; neighbours become one. */
    private static List<Range> joined(List<Range> ranges) {
        var joined = new ArrayList<Range>();
        for (Range one : ranges) {
            if (!joined.isEmpty() && joined.getLast().to() + 1 == one.from())
                joined.set(joined.size() - 1, new Range(joined.getLast().from(), one.to()));
            else joined.add(one);
        }
        return joined;
    }

    /** A rectangle of columns and rows, both ends included. */
    private record Window(int west, int south, int east, int north) {
        void collect(int column, int row, int level, int depth, List<Range> ranges) {
            int size = 1 << (BITS - level);
            if (column > east || row > north || column + size <= west || row + size <= south) return;
            boolean inside = column >= west && row >= south && column + size - 1 <= east && row + size - 1 <= north;
            if (inside || level >= depth) {
                int first = spread(column) | spread(row) << 1;
                ranges.add(new Range(first, first + size * size - 1));
                return;
            }
            int half = size / 2;
            collect(column, row, level + 1, depth, ranges);
            collect(column + half, row, level + 1, depth, ranges);
            collect(column, row + half, level + 1, depth, ranges);
            collect(column + half, row + half, level + 1, depth, ranges);
        }
    }
}
