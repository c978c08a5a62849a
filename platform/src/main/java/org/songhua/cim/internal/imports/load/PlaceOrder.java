package org.songhua.cim.internal.imports.load;

import java.sql.SQLException;
import java.util.Arrays;
import org.songhua.engine.geo.HilbertCurve;

/**
 * Brings rows on their way to the database into the order of Hilbert's curve, a portion at a time: what lies together in the city then
 * lies together on the pages of the table, and a box or a tile reads tens of them instead of hundreds.
 *
 * <p>While one portion comes in, the sorted one before it leaves at the same pace, so rows flow steadily and the database works while the
 * file is still being read. A heap would make longer runs of the same room (Knuth, TAOCP 3, 5.4.1), but each row in it is an object
 * that the collector copies again and again.
 *
 * <p>The room for a portion grows with what has come. A small file would fit into it whole, and then the database would sit idle until the
 * last row was read and the processors that read it idle afterwards.
 */
final class PlaceOrder {
    private static final int BLOCK_BYTES = 1 << 16;
    /** A portion is at most this part of all that came before it: a quarter. */
    private static final int PARTS_BEFORE = 4;
    /** Rows of a portion are told apart by so many bits below the place on the curve. */
    private static final int ROW_BITS = 23;

    private final Out out;
    private final long firstRoom;
    private final long mostRoom;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled = 0;
    private Portion coming = new Portion();
    private Portion leaving = new Portion();
    private long room;
    private long taken = 0;

    /** Takes bytes in order. */
    @FunctionalInterface
    interface Out {
        void write(byte[] bytes, int from, int length) throws SQLException;
    }

    /** Some rows, their bytes one after the other; they are not objects of their own. */
    private static final class Portion {
        private byte[] bytes = new byte[BLOCK_BYTES];
        private int size = 0;
        /** Where each row ends. */
        private int[] ends = new int[256];

        private long[] places = new long[256];
        private int rows = 0;
        private int left = 0;

        void add(long place, byte[] from, int begin, int end) {
            int after = Math.addExact(size, end - begin);
            if (after > bytes.length) bytes = Arrays.copyOf(bytes, (int) Math.max(after, Math.min(2L * size, 1 << 30)));
            if (rows == ends.length) {
                ends = Arrays.copyOf(ends, 2 * rows);
                places = Arrays.copyOf(places, 2 * rows);
            }
            System.arraycopy(from, begin, bytes, size, end - begin);
            size = after;
            ends[rows] = after;
            places[rows] = place << ROW_BITS | rows;
            rows++;
        }

        boolean hasRoomFor(int more, long room) {
            return rows == 0 || (size + (long) more <= room && rows < 1 << ROW_BITS);
        }

        void sort() {
            Arrays.sort(places, 0, rows);
        }

        void clear() {
            size = 0;
            rows = 0;
            left = 0;
        }

        boolean isGone() {
            return left == rows;
        }

        /** {@return the row that leaves next} */
        int next() {
            return (int) (places[left++] & (1 << ROW_BITS) - 1);
        }

        int begin(int row) {
            return row == 0 ? 0 : ends[row - 1];
        }
    }

    /**
     * @param firstRoom bytes of a portion in the beginning
     * @param mostRoom bytes of a portion in the end; there are two of them
     */
    PlaceOrder(long firstRoom, long mostRoom, Out out) {
        this.firstRoom = firstRoom;
        this.mostRoom = mostRoom;
        this.room = firstRoom;
        this.out = out;
    }

    /** Takes a row of which the middle of the box is known, and sends others on in its place. */
    void add(double longitude, double latitude, byte[] bytes, int from, int to) throws SQLException {
        if (!coming.hasRoomFor(to - from, room)) turn();
        coming.add(HilbertCurve.ofPlace(longitude, latitude), bytes, from, to);
        taken += to - from;
        int more = to - from;
        while (more > 0 && !leaving.isGone()) more -= sendNext();
    }

    /** Sends everything that is still held. */
    void finish() throws SQLException {
        turn();
        turn();
        out.write(block, 0, filled);
        filled = 0;
    }

    /** Sends what is left of one portion and begins to send the other. */
    private void turn() throws SQLException {
        while (!leaving.isGone()) sendNext();
        Portion gone = leaving;
        leaving = coming;
        leaving.sort();
        coming = gone;
        coming.clear();
        room = Math.clamp(taken / PARTS_BEFORE, firstRoom, mostRoom);
    }

    /** {@return how many bytes it was} */
    private int sendNext() throws SQLException {
        int row = leaving.next();
        int from = leaving.begin(row);
        int length = leaving.ends[row] - from;
        if (filled + length > block.length) {
            out.write(block, 0, filled);
            filled = 0;
        }
        if (length > block.length) {
            out.write(leaving.bytes, from, length);
        } else {
            System.arraycopy(leaving.bytes, from, block, filled, length);
            filled += length;
        }
        return length;
    }
}
