package org.songhua.engine.parquet;

import java.io.ByteArrayOutputStream;

/** Small whole numbers as runs of equal ones and groups of eight, packed by bits, the lowest first (encoding RLE of Parquet). */
final class Hybrid {
    private static final int GROUP = 8;

    private Hybrid() {}

    /** {@return bits that the greatest number needs} */
    static int width(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    static void write(ByteArrayOutputStream out, int[] values, int from, int until, int width) {
        int at = from;
        while (at < until) {
            int run = run(values, at, until);
            if (run >= GROUP) {
                varint(out, run << 1);
                for (int bits = 0; bits < width; bits += Byte.SIZE) out.write(values[at] >> bits);
                at += run;
            } else {
                int end = groups(values, at, until);
                pack(out, values, at, end, width);
                at = end;
            }
        }
    }

    private static int run(int[] values, int from, int until) {
        int end = from + 1;
        while (end < until && values[end] == values[from]) end++;
        return end - from;
    }

    /** {@return where a long run begins behind whole groups} */
    private static int groups(int[] values, int from, int until) {
        int end = from;
        do end = Math.min(until, end + GROUP);
        while (end < until && run(values, end, Math.min(until, end + GROUP)) < GROUP);
        return end;
    }

    private static void pack(ByteArrayOutputStream out, int[] values, int from, int until, int width) {
        int groups = (until - from + GROUP - 1) / GROUP;
        varint(out, (groups << 1) | 1);
        long buffer = 0;
        int held = 0;
        for (int i = from; i < from + groups * GROUP; i++) {
            long value = i < until ? values[i] : 0;
            buffer |= value << held;
            held += width;
            for (; held >= Byte.SIZE; held -= Byte.SIZE) {
                out.write((int) buffer);
                buffer >>>= Byte.SIZE;
            }
        }
    }

    static void varint(ByteArrayOutputStream out, int value) {
        int left = value;
        while ((left & ~0x7F) != 0) {
            out.write((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }
}
