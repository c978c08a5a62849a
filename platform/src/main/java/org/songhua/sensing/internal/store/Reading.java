package org.songhua.sensing.internal.store;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * One reading as it is kept. Numbers called codes are 0 for nothing, see {@link Codes}.
 *
 * @param datastream number of its datastream
 * @param id identity for life
 * @param start_us microseconds since 1970
 * @param value the number, or 0
 * @param flags doubts in the lowest eight bits, and the kind, see {@link ReadingFormat}
 * @param endCode end less start
 * @param resultCode result time less start
 * @param featureCode number of the feature
 * @param extra what has no column, see {@link ReadingFormat}
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never changed
record Reading(
        long datastream,
        long id,
        long start_us,
        double value,
        int flags,
        long endCode,
        long resultCode,
        long featureCode,
        byte @Nullable [] extra) {
    /** The order of all lists of readings. */
    static final Comparator<Reading> ORDER =
            Comparator.comparingLong(Reading::start_us).thenComparingLong(Reading::id);

    /** Number of side columns: id and the three codes. */
    static final int SIDES = 4;

    static Reading of(long datastream, Readings readings, int at) {
        return new Reading(
                datastream,
                readings.side(0, at),
                readings.time(at),
                readings.value(at),
                readings.flags(at),
                readings.side(1, at),
                readings.side(2, at),
                readings.side(3, at),
                readings.extra(at));
    }

    /** {@return the number in one of the side columns} */
    long side(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> endCode;
            case 2 -> resultCode;
            default -> featureCode;
        };
    }

    Reading withId(long newId) {
        return new Reading(datastream, newId, start_us, value, flags, endCode, resultCode, featureCode, extra);
    }

    Reading withDoubts(int doubts) {
        int newFlags = (flags & ~Readings.DOUBTS) | doubts;
        return new Reading(datastream, id, start_us, value, newFlags, endCode, resultCode, featureCode, extra);
    }

    Reading withMoreDoubts(int doubts) {
        return withDoubts((flags & Readings.DOUBTS) | doubts);
    }

    /** True when the phenomenon times are the same. */
    boolean isAt(long otherStart_us, long otherEndCode) {
        return start_us == otherStart_us && endCode == otherEndCode;
    }

    /** True when it says the same, whatever its id and its doubts. */
    boolean saysTheSame(Reading other) {
        return start_us == other.start_us
                && Double.doubleToLongBits(value) == Double.doubleToLongBits(other.value)
                && (flags | Readings.DOUBTS) == (other.flags | Readings.DOUBTS)
                && endCode == other.endCode
                && resultCode == other.resultCode
                && featureCode == other.featureCode
                && Arrays.equals(extra, other.extra);
    }

    /** True when datastream, time and number are the same, whatever else it says. */
    boolean saysTheSameNumber(Reading other) {
        return datastream == other.datastream
                && start_us == other.start_us
                && isNumber() == other.isNumber()
                && Double.doubleToLongBits(value) == Double.doubleToLongBits(other.value);
    }

    boolean isNumber() {
        return (flags & Readings.NO_NUMBER) == 0;
    }

    /** {@return end of the phenomenon time, the start when it is a moment} */
    long end_us() {
        return endCode == 0 ? start_us : start_us + Codes.value(endCode);
    }
}
