package org.songhua.engine.series;

import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;

/**
 * The packed form of up to {@value #COUNT_MAX} readings of one datastream: header, times, values, flags, side columns, extras, each column
 * for itself, and a checksum. Every reading comes back as it went in, to the last bit. A damaged block is told by
 * fault {@code SERIES-001}.
 *
 * <p>Two-decimal noise at a steady interval takes about 1.2 bytes a reading; see package.md for what was measured.
 */
public final class SeriesBlock {
    /** Readings a block may hold at most; a bound on what decoding may allocate. */
    public static final int COUNT_MAX = 1 << 20;

    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 4;
    private static final int SIDES_MAX = 16;
    private static final int ABSENT = 0;
    private static final int PRESENT = 1;
    private static final int DECIMAL = 0;
    private static final int XOR = 1;
    private static final long[] TIME_UNITS_US = {60_000_000, 1_000_000, 1_000, 1};

    private SeriesBlock() {}

    /**
     * {@return the readings as bytes}
     *
     * @throws IllegalArgumentException when there are none or too many, times fall, or a value is NaN
     */
    public static byte[] encode(Readings readings) {
        check(readings);
        var out = new PackWriter();
        out.u1(VERSION);
        BlockHeader.of(readings).write(out);
        writeTimes(out, readings);
        writeValues(out, readings);
        RunColumn.write(out, readings.flags(), readings.size());
        writeSides(out, readings);
        writeExtras(out, readings);
        writeChecksum(out);
        return out.toByteArray();
    }

    private static void check(Readings readings) {
        int count = readings.size();
        if (count < 1 || count > COUNT_MAX) throw new IllegalArgumentException("a block of " + count + " readings");
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(readings.value(i))) throw new IllegalArgumentException("NaN is no reading");
            if (i > 0 && readings.time(i) < readings.time(i - 1)) {
                throw new IllegalArgumentException("times must not fall");
            }
        }
    }

    private static void writeTimes(PackWriter out, Readings readings) {
        long unit = unitOf(readings);
        var times = new long[readings.size()];
        for (int i = 0; i < times.length; i++) times[i] = (readings.time(i) - readings.time(0)) / unit;
        out.unsigned(unit);
        WholeColumn.write(out, times, times.length);
    }

    /** The coarsest unit in which all differences are whole. Differences of far times wrap around; then it is 1. */
    private static long unitOf(Readings readings) {
        for (long unit : TIME_UNITS_US) if (fits(readings, unit)) return unit;
        return 1;
    }

    private static boolean fits(Readings readings, long unit) {
        for (int i = 1; i < readings.size(); i++) {
            long difference = readings.time(i) - readings.time(0);
            if (difference < 0 || difference % unit != 0) return false;
        }
        return true;
    }

    private static void writeValues(PackWriter out, Readings readings) {
        writeNumbers(out, readings.values(), readings.size());
    }

    /** Writes a column of doubles, by the shorter of two ways. */
    static void writeNumbers(PackWriter out, double[] values) {
        writeNumbers(out, values, values.length);
    }

    private static void writeNumbers(PackWriter out, double[] values, int count) {
        var xor = new PackWriter();
        XorColumn.write(xor, values, count);
        int scale = DecimalColumn.scaleOf(values, count);
        var decimal = new PackWriter();
        if (scale >= 0) DecimalColumn.write(decimal, values, count, scale);
        boolean takeDecimal = scale >= 0 && decimal.size() <= xor.size();
        out.u1(takeDecimal ? DECIMAL : XOR);
        out.raw((takeDecimal ? decimal : xor).toByteArray());
    }

    private static void writeSides(PackWriter out, Readings readings) {
        out.unsigned(readings.sideCount());
        for (int column = 0; column < readings.sideCount(); column++) {
            long[] numbers = readings.side(column);
            out.u1(numbers == null ? ABSENT : PRESENT);
            if (numbers != null) WholeColumn.write(out, numbers, readings.size());
        }
    }

    private static void writeExtras(PackWriter out, Readings readings) {
        if (!readings.hasExtras()) return;
        int before = 0;
        for (int i = 0; i < readings.size(); i++) {
            byte[] extra = readings.extra(i);
            if (extra == null) continue;
            out.unsigned(i - before);
            out.unsigned(extra.length);
            out.raw(extra);
            before = i;
        }
    }

    private static void writeChecksum(PackWriter out) {
        int sum = checksum(out.toByteArray(), out.size());
        for (int i = 0; i < CHECKSUM_BYTES; i++) out.u1(sum >>> (8 * i));
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** {@return what the block says of itself; its checksum is not looked at} */
    public static BlockHeader header(byte[] block) {
        return BlockHeader.read(open(block), COUNT_MAX);
    }

    /** {@return the readings of a block} */
    public static Readings decode(byte[] block) {
        verifyChecksum(block);
        PackReader in = open(block);
        BlockHeader header = BlockHeader.read(in, COUNT_MAX);
        int count = header.count();
        var times = new long[count];
        var values = new double[count];
        var flags = new int[count];
        readTimes(in, times, header.from_us());
        readValues(in, values);
        RunColumn.read(in, flags, count);
        long[] @Nullable [] sides = readSides(in, count);
        return new Readings(times, values, flags, readExtras(in, count), sides, count);
    }

    /** {@return the times of a block alone, without unpacking what was read} */
    public static long[] times(byte[] block) {
        verifyChecksum(block);
        PackReader in = open(block);
        BlockHeader header = BlockHeader.read(in, COUNT_MAX);
        var times = new long[header.count()];
        readTimes(in, times, header.from_us());
        return times;
    }

    /**
     * {@return the times of a block of which only the first bytes are at hand; nothing when they are too few, or no such block} The checksum, which is at
     * the end, is not looked at: that the times are as many as they should be and begin and end where they should stands for it.
     */
    public static Optional<long[]> timesOfHead(byte[] head, int count, long from_us, long until_us) {
        try {
            var in = new PackReader(head, 0, head.length);
            if (in.u1() != VERSION || BlockHeader.read(in, COUNT_MAX).count() != count) return Optional.empty();
            var times = new long[count];
            readTimes(in, times, from_us);
            return times[0] == from_us && times[count - 1] == until_us ? Optional.of(times) : Optional.empty();
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static void verifyChecksum(byte[] block) {
        int length = block.length - CHECKSUM_BYTES;
        if (length < 1) throw SeriesFaults.corrupt("it ends too early");
        int sum = checksum(block, length);
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            if (block[length + i] != (byte) (sum >>> (8 * i))) throw SeriesFaults.corrupt("its checksum differs");
        }
    }

    private static PackReader open(byte[] block) {
        var in = new PackReader(block, 0, Math.max(0, block.length - CHECKSUM_BYTES));
        int version = in.u1();
        if (version != VERSION) throw SeriesFaults.corrupt("version " + version + " is unknown");
        return in;
    }

    private static void readTimes(PackReader in, long[] times, long from_us) {
        long unit = in.unsigned();
        WholeColumn.read(in, times, times.length);
        for (int i = 0; i < times.length; i++) {
            times[i] = from_us + times[i] * unit;
            if (i > 0 && times[i] < times[i - 1]) throw SeriesFaults.corrupt("its times fall");
        }
    }

    /** {@return a column of doubles} */
    static double[] readNumbers(PackReader in, int count) {
        var values = new double[count];
        readValues(in, values);
        return values;
    }

    private static void readValues(PackReader in, double[] values) {
        int form = in.u1();
        switch (form) {
            case DECIMAL -> DecimalColumn.read(in, values, values.length);
            case XOR -> XorColumn.read(in, values, values.length);
            default -> throw SeriesFaults.corrupt("values in form " + form);
        }
    }

    private static long[] @Nullable [] readSides(PackReader in, int count) {
        var sides = new long[in.count(SIDES_MAX)][];
        for (int column = 0; column < sides.length; column++) {
            if (in.u1() == ABSENT) continue;
            sides[column] = new long[count];
            WholeColumn.read(in, sides[column], count);
        }
        return sides;
    }

    private static byte @Nullable [] @Nullable [] readExtras(PackReader in, int count) {
        if (in.left() == 0) return null;
        var extras = new byte[count][];
        int at = 0;
        while (in.left() > 0) {
            at += in.count(count - 1 - at);
            extras[at] = in.raw(in.count(in.left()));
        }
        return extras;
    }
}
