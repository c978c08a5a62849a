package org.songhua.engine.series;

/**
 * A column of whole numbers, in groups of 128. Each group takes the smaller of two forms: differences from its least
 * number, or differences between neighbours less their least ("delta"); both bit-packed as wide as the widest needs. Equal steps
 * thus take no bits at all. Arithmetic wraps around, so every column of longs comes back exactly.
 *
 * <p>Source: frame of reference after Goldstein, Ramakrishnan and Shaft (1998); deltas as in Lemire and Boytsov (2015).
 */
final class WholeColumn {
    static final int GROUP = 128;

    private static final int DELTA = 0x80;

    private WholeColumn() {}

    static void write(PackWriter out, long[] numbers, int count) {
        var scratch = new long[GROUP];
        long before = 0;
        for (int start = 0; start < count; start += GROUP) {
            int size = Math.min(GROUP, count - start);
            writeGroup(out, numbers, start, size, before, scratch);
            before = numbers[start + size - 1];
        }
    }

    private static void writeGroup(PackWriter out, long[] numbers, int start, int size, long before, long[] scratch) {
        long least = least(numbers, start, size);
        long leastStep = leastStep(numbers, start, size);
        int width = widthOfOffsets(numbers, start, size, least);
        int stepWidth = widthOfSteps(numbers, start, size, leastStep);
        if (stepWidth < width) {
            for (int i = 1; i < size; i++) scratch[i - 1] = numbers[start + i] - numbers[start + i - 1] - leastStep;
            out.u1(stepWidth | DELTA);
            out.signed(numbers[start] - before);
            out.signed(leastStep);
            out.packed(scratch, size - 1, stepWidth);
        } else {
            for (int i = 0; i < size; i++) scratch[i] = numbers[start + i] - least;
            out.u1(width);
            out.signed(least - before);
            out.packed(scratch, size, width);
        }
    }

    private static long least(long[] numbers, int start, int size) {
        long least = numbers[start];
        for (int i = start + 1; i < start + size; i++) least = Math.min(least, numbers[i]);
        return least;
    }

    private static long leastStep(long[] numbers, int start, int size) {
        if (size < 2) return 0;
        long least = Long.MAX_VALUE;
        for (int i = start + 1; i < start + size; i++) least = Math.min(least, numbers[i] - numbers[i - 1]);
        return least;
    }

    private static int widthOfOffsets(long[] numbers, int start, int size, long least) {
        long bits = 0;
        for (int i = start; i < start + size; i++) bits |= numbers[i] - least;
        return 64 - Long.numberOfLeadingZeros(bits);
    }

    private static int widthOfSteps(long[] numbers, int start, int size, long leastStep) {
        long bits = 0;
        for (int i = start + 1; i < start + size; i++) bits |= numbers[i] - numbers[i - 1] - leastStep;
        return 64 - Long.numberOfLeadingZeros(bits);
    }

    static void read(PackReader in, long[] into, int count) {
        long before = 0;
        for (int start = 0; start < count; start += GROUP) {
            int size = Math.min(GROUP, count - start);
            int form = in.u1();
            if ((form & DELTA) != 0) readSteps(in, into, start, size, before, form & ~DELTA);
            else readOffsets(in, into, start, size, before, form);
            before = into[start + size - 1];
        }
    }

    private static void readSteps(PackReader in, long[] into, int start, int size, long before, int width) {
        long value = before + in.signed();
        long leastStep = in.signed();
        in.packed(into, start + 1, size - 1, width);
        into[start] = value;
        for (int i = start + 1; i < start + size; i++) {
            value += into[i] + leastStep;
            into[i] = value;
        }
    }

    private static void readOffsets(PackReader in, long[] into, int start, int size, long before, int width) {
        long least = before + in.signed();
        in.packed(into, start, size, width);
        for (int i = start; i < start + size; i++) into[i] += least;
    }
}
