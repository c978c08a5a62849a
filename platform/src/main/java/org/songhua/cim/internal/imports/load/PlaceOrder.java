package org.songhua.cim.internal.imports.load;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.PriorityQueue;
import org.songhua.engine.geo.HilbertCurve;

/**
 * Brings rows on their way to the database into the order of Hilbert's curve, as far as the rows it may hold allow: what lies
 * together in the city then lies together on the pages of the table, and a box or a tile reads tens of them instead of hundreds.
 *
 * <p>Replacement selection (Knuth, TAOCP 3, 5.4.1): the row furthest back on the curve leaves as soon as there is no more room, so
 * rows flow steadily and the database works while the file is still being read; runs come out about twice as long as the room.
 *
 * <p>The room grows with what has come. A small file would fit into it whole, and then the database would sit idle until the last row
 * was read and the processors that read it idle afterwards.
 */
final class PlaceOrder {
    private static final int BLOCK_BYTES = 1 << 16;
    /** The room grows by one byte for so many that come: what is left to send when the file ends takes the longer, the fewer they are. */
    private static final int BYTES_FOR_ONE_MORE = 8;
    /** What a row held costs beside its bytes. */
    private static final int OVERHEAD_BYTES = 64;

    private final PriorityQueue<Held> held = new PriorityQueue<>(Held::compare);
    private final Out out;
    private final long mostRoom;
    private byte[] block = new byte[BLOCK_BYTES];
    private int filled = 0;
    private long room;
    private long taken = 0;
    private int run = 0;
    private long last = Long.MIN_VALUE;

    /** Takes bytes in order. */
    @FunctionalInterface
    interface Out {
        void write(byte[] bytes, int from, int length) throws SQLException;
    }

    /** A row that waits; those of a later run wait until all of this one are gone. */
    private static final class Held {
        final int run;
        final long place;
        final byte[] bytes;

        Held(int run, long place, byte[] bytes) {
            this.run = run;
            this.place = place;
            this.bytes = bytes;
        }

        static int compare(Held one, Held other) {
            return one.run != other.run ? Integer.compare(one.run, other.run) : Long.compare(one.place, other.place);
        }
    }

    /**
     * @param firstRoom bytes that may be held in the beginning
     * @param mostRoom bytes that may be held in the end
     */
    PlaceOrder(long firstRoom, long mostRoom, Out out) {
        this.room = firstRoom;
        this.mostRoom = mostRoom;
        this.out = out;
    }

    /** Takes a row of which the middle of the box is known, and sends others on when there is no room for it. */
    void add(double longitude, double latitude, byte[] bytes, int from, int to) throws SQLException {
        long place = HilbertCurve.ofPlace(longitude, latitude);
        held.add(new Held(place < last ? run + 1 : run, place, Arrays.copyOfRange(bytes, from, to)));
        taken += to - from + OVERHEAD_BYTES;
        room += Math.min(mostRoom - room, (to - from + OVERHEAD_BYTES) / BYTES_FOR_ONE_MORE);
        while (taken > room) sendFirst();
    }

    /** Sends everything that is still held. */
    void finish() throws SQLException {
        while (!held.isEmpty()) sendFirst();
        out.write(block, 0, filled);
        filled = 0;
    }

    private void sendFirst() throws SQLException {
        Held first = held.remove();
        taken -= first.bytes.length + OVERHEAD_BYTES;
        run = first.run;
        last = first.place;
        if (filled + first.bytes.length > block.length) {
            out.write(block, 0, filled);
            filled = 0;
            if (first.bytes.length > block.length) block = new byte[first.bytes.length];
        }
        System.arraycopy(first.bytes, 0, block, filled, first.bytes.length);
        filled += first.bytes.length;
    }
}
