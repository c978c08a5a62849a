package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/**
 * The body of a journal row: what one commit did, in order. Each entry is an operation and a reading; times are differences
 * from the entry before. A mask tells which parts are there.
 */
final class JournalFormat {
    /** Since the second version, what comes for a time that is packed has an entry too. */
    private static final int VERSION = 2;

    private static final int PUT = 1;
    private static final int REMOVE = 2;
    private static final int CLEAR = 3;
    private static final int PACK = 4;

    private static final int HAS_FLAGS = 1;
    private static final int HAS_END = 2;
    private static final int HAS_RESULT = 4;
    private static final int HAS_FEATURE = 8;
    private static final int HAS_EXTRA = 16;
    private static final int HAS_OTHER_ID = 32;
    private static final int HAS_HUNDREDTHS = 64;

    private static final double HUNDRED = 100;
    /** Hundredths up to this take fewer bytes than a double. */
    private static final double HUNDREDTHS_MAX = 1L << 34;

    private JournalFormat() {}

    /** Writes entries one after the other. */
    static final class Writer {
        private final PackWriter out = new PackWriter();
        private long before_us = 0;
        private int entries = 0;

        Writer() {
            out.u1(VERSION);
        }

        int entries() {
            return entries;
        }

        int size() {
            return out.size();
        }

        void put(Reading reading) {
            add(PUT, reading);
        }

        void remove(Reading reading) {
            add(REMOVE, reading);
        }

        /** A reading was put into a block: nothing to do at a restart, and news for those who read along. */
        void pack(Reading reading) {
            add(PACK, reading);
        }

        /** All readings of a datastream are gone. */
        void clear(long datastream) {
            entries++;
            out.u1(CLEAR);
            out.signed(datastream);
        }

        private void add(int operation, Reading reading) {
            entries++;
            out.u1(operation);
            writeReading(out, reading, before_us);
            before_us = reading.start_us();
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }

    /** Takes entries, in order. */
    interface Sink {
        void put(Reading reading);

        void remove(Reading reading);

        void clear(long datastream);

        /** Came late or as a correction for a time whose readings are packed, and stands in its block since the same commit. */
        void pack(Reading reading);
    }

    static void read(byte[] body, Sink sink) {
        var in = new PackReader(body, 0, body.length);
        if (in.u1() > VERSION) throw new IllegalStateException("The journal is of a later version of the program.");
        long before_us = 0;
        while (in.left() > 0) {
            int operation = in.u1();
            if (operation == CLEAR) {
                sink.clear(in.signed());
                continue;
            }
            Reading reading = readReading(in, before_us);
            before_us = reading.start_us();
            hand(operation, reading, sink);
        }
    }

    private static void hand(int operation, Reading reading, Sink sink) {
        switch (operation) {
            case PUT -> sink.put(reading);
            case REMOVE -> sink.remove(reading);
            case PACK -> sink.pack(reading);
            default -> throw new IllegalStateException("The journal holds an entry of an unknown kind: " + operation);
        }
    }

    static void writeReading(PackWriter out, Reading reading, long before_us) {
        boolean hundredths = isHundredths(reading.value());
        boolean ownId = SeriesState.datastreamOf(reading.id()) == reading.datastream();
        byte[] extra = reading.extra();
        out.u1((reading.flags() == 0 ? 0 : HAS_FLAGS)
                | (reading.endCode() == Codes.NONE ? 0 : HAS_END)
                | (reading.resultCode() == Codes.NONE ? 0 : HAS_RESULT)
                | (reading.featureCode() == Codes.NONE ? 0 : HAS_FEATURE)
                | (extra == null ? 0 : HAS_EXTRA)
                | (ownId ? 0 : HAS_OTHER_ID)
                | (hundredths ? HAS_HUNDREDTHS : 0));
        out.signed(reading.datastream());
        if (ownId) out.unsigned(reading.id() & ((1L << SeriesState.ID_BITS) - 1));
        else out.signed(reading.id());
        out.signed(reading.start_us() - before_us);
        if (hundredths) out.signed(Math.round(reading.value() * HUNDRED));
        else out.int8(Double.doubleToRawLongBits(reading.value()));
        if (reading.flags() != 0) out.unsigned(reading.flags());
        if (reading.endCode() != Codes.NONE) out.signed(reading.endCode());
        if (reading.resultCode() != Codes.NONE) out.signed(reading.resultCode());
        if (reading.featureCode() != Codes.NONE) out.signed(reading.featureCode());
        if (extra != null) writeExtra(out, extra);
    }

    private static void writeExtra(PackWriter out, byte[] extra) {
        out.unsigned(extra.length);
        out.raw(extra);
    }

    private static boolean isHundredths(double value) {
        double scaled = Math.rint(value * HUNDRED);
        return Math.abs(scaled) < HUNDREDTHS_MAX
                && Double.doubleToRawLongBits((long) scaled / HUNDRED) == Double.doubleToRawLongBits(value);
    }

    static Reading readReading(PackReader in, long before_us) {
        int mask = in.u1();
        long datastream = in.signed();
        long id = (mask & HAS_OTHER_ID) == 0 ? (datastream << SeriesState.ID_BITS) | in.unsigned() : in.signed();
        long start_us = before_us + in.signed();
        double value = (mask & HAS_HUNDREDTHS) == 0 ? Double.longBitsToDouble(in.int8()) : in.signed() / HUNDRED;
        return new Reading(
                datastream,
                id,
                start_us,
                value,
                (mask & HAS_FLAGS) == 0 ? 0 : (int) in.unsigned(),
                (mask & HAS_END) == 0 ? Codes.NONE : in.signed(),
                (mask & HAS_RESULT) == 0 ? Codes.NONE : in.signed(),
                (mask & HAS_FEATURE) == 0 ? Codes.NONE : in.signed(),
                (mask & HAS_EXTRA) == 0 ? null : readExtra(in));
    }

    private static byte @Nullable [] readExtra(PackReader in) {
        return in.raw(in.count(in.left()));
    }
}
