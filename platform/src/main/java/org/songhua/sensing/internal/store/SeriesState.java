package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/**
 * What is to be known of a datastream without reading its blocks. In {@code sensing.series} it stands as it was at the last
 * change of a block; the journal since then brings it up to date.
 *
 * @param sealedSeq of commits up to this one nothing need be read for the datastream
 * @param nextId the next reading's id
 * @param sealedCount readings in blocks
 * @param sealedFrom_us begin of the earliest block; no block begins before
 * @param sealedUntil_us end of the last block; no block ends after
 * @param from_us earliest start of a phenomenon time; meaningless without readings
 * @param until_us latest end of one
 * @param resultFromCode earliest result time
 * @param resultUntilCode latest result time
 * @param latest the reading with the latest start, of equal ones the greatest id; null without readings
 */
record SeriesState(
        long sealedSeq,
        long nextId,
        long sealedCount,
        long sealedFrom_us,
        long sealedUntil_us,
        long from_us,
        long until_us,
        long resultFromCode,
        long resultUntilCode,
        @Nullable Reading latest) {

    /** Bits of an id for the number of a reading in its datastream; what remains up to 2^53 are 8 million datastreams. */
    static final int ID_BITS = 30;

    private static final int VERSION = 1;

    static SeriesState start(long datastream) {
        return new SeriesState(
                0,
                (datastream << ID_BITS) + 1,
                0,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Codes.NONE,
                Codes.NONE,
                null);
    }

    /** {@return the datastream that an id was made for} */
    static long datastreamOf(long id) {
        return id >> ID_BITS;
    }

    /** {@return the state with one more reading, or another in place of the latest} */
    SeriesState with(Reading reading) {
        long result = reading.resultCode() == Codes.NONE
                ? Codes.NONE
                : Codes.code(reading.start_us() + Codes.value(reading.resultCode()));
        return new SeriesState(
                sealedSeq,
                nextAfter(reading.id()),
                sealedCount,
                sealedFrom_us,
                sealedUntil_us,
                Math.min(from_us, reading.start_us()),
                Math.max(until_us, reading.end_us()),
                result == Codes.NONE || isEarlier(resultFromCode, result) ? resultFromCode : result,
                result == Codes.NONE || isLater(resultUntilCode, result) ? resultUntilCode : result,
                latest == null || Reading.ORDER.compare(reading, latest) >= 0 ? reading : latest);
    }

    /** Readings moved here from elsewhere keep an id of another datastream, which says nothing of the next. */
    private long nextAfter(long id) {
        return datastreamOf(id) == datastreamOf(nextId) ? Math.max(nextId, id + 1) : nextId;
    }

    private static boolean isEarlier(long code, long than) {
        return code != Codes.NONE && Codes.value(code) <= Codes.value(than);
    }

    private static boolean isLater(long code, long than) {
        return code != Codes.NONE && Codes.value(code) >= Codes.value(than);
    }

    /** {@return the state when nothing is known of spans and latest, to be built up again} */
    SeriesState emptied() {
        return new SeriesState(
                sealedSeq,
                nextId,
                sealedCount,
                sealedFrom_us,
                sealedUntil_us,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Codes.NONE,
                Codes.NONE,
                null);
    }

    /**
     * {@return the state after the oldest blocks went}
     *
     * @param readings that went
     * @param next_us begin of the first block that is left
     * @param firstHot_us first reading in memory; the greatest time when there is none
     */
    SeriesState withoutOld(long readings, long next_us, long firstHot_us) {
        return new SeriesState(
                sealedSeq,
                nextId,
                sealedCount - readings,
                next_us,
                sealedUntil_us,
                Math.min(next_us, firstHot_us),
                until_us,
                resultFromCode,
                resultUntilCode,
                latest);
    }

    SeriesState withSealed(long newCount, long blockFrom_us, long blockUntil_us) {
        return new SeriesState(
                sealedSeq,
                nextId,
                newCount,
                Math.min(sealedFrom_us, blockFrom_us),
                Math.max(sealedUntil_us, blockUntil_us),
                from_us,
                until_us,
                resultFromCode,
                resultUntilCode,
                latest);
    }

    SeriesState withSealedSeq(long newSealedSeq) {
        return new SeriesState(
                newSealedSeq,
                nextId,
                sealedCount,
                sealedFrom_us,
                sealedUntil_us,
                from_us,
                until_us,
                resultFromCode,
                resultUntilCode,
                latest);
    }

    SeriesState withNextId(long newNextId) {
        return new SeriesState(
                sealedSeq,
                newNextId,
                sealedCount,
                sealedFrom_us,
                sealedUntil_us,
                from_us,
                until_us,
                resultFromCode,
                resultUntilCode,
                latest);
    }

    byte[] toBytes() {
        var out = new PackWriter();
        out.u1(VERSION);
        out.unsigned(sealedSeq);
        out.signed(nextId);
        out.unsigned(sealedCount);
        out.signed(sealedFrom_us);
        out.signed(sealedUntil_us);
        out.signed(from_us);
        out.signed(until_us);
        out.signed(resultFromCode);
        out.signed(resultUntilCode);
        if (latest != null) JournalFormat.writeReading(out, latest, 0);
        return out.toByteArray();
    }

    static SeriesState of(byte[] bytes) {
        var in = new PackReader(bytes, 0, bytes.length);
        if (in.u1() != VERSION) throw new IllegalStateException("A series is of a later version of the program.");
        return new SeriesState(
                in.unsigned(),
                in.signed(),
                in.unsigned(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.left() == 0 ? null : JournalFormat.readReading(in, 0));
    }
}
