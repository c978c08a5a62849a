package org.songhua.engine.series;

/**
 * A column of doubles of any kind. Each is combined by exclusive or with the one before; in groups of 128 the zero bits
 * that all of the results begin and end with are left out.
 *
 * <p>Source: Gorilla (Pelkonen et al. 2015, section 4.1.2); the counts of zeros stand once for a group instead of once for a
 * value, which costs a few bits and makes decoding several times as quick.
 */
final class XorColumn {
    private static final int GROUP = WholeColumn.GROUP;

    private XorColumn() {}

    static void write(PackWriter out, double[] values, int count) {
        var mixed = new long[GROUP];
        long before = 0;
        for (int start = 0; start < count; start += GROUP) {
            int size = Math.min(GROUP, count - start);
            long bits = 0;
            for (int i = 0; i < size; i++) {
                long raw = Double.doubleToRawLongBits(values[start + i]);
                mixed[i] = raw ^ before;
                bits |= mixed[i];
                before = raw;
            }
            int trail = bits == 0 ? 0 : Long.numberOfTrailingZeros(bits);
            int width = 64 - Long.numberOfLeadingZeros(bits) - trail;
            for (int i = 0; i < size; i++) mixed[i] >>>= trail;
            out.u1(trail);
            out.u1(Math.max(0, width));
            out.packed(mixed, size, Math.max(0, width));
        }
    }

    static void read(PackReader in, double[] into, int count) {
        var mixed = new long[GROUP];
        long value = 0;
        for (int start = 0; start < count; start += GROUP) {
            int size = Math.min(GROUP, count - start);
            int trail = in.u1();
            in.packed(mixed, 0, size, in.u1());
            for (int i = 0; i < size; i++) {
                value ^= mixed[i] << trail;
                into[start + i] = Double.longBitsToDouble(value);
            }
        }
    }
}
