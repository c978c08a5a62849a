package org.songhua.engine.series;

import java.util.Arrays;

/** A column of small numbers that seldom change, such as quality flags: lengths of runs and their values. */
final class RunColumn {
    private RunColumn() {}

    static void write(PackWriter out, int[] numbers, int count) {
        int start = 0;
        while (start < count) {
            int end = start + 1;
            while (end < count && numbers[end] == numbers[start]) end++;
            out.unsigned(end - start);
            out.unsigned(numbers[start] & 0xFFFF_FFFFL);
            start = end;
        }
    }

    static void read(PackReader in, int[] into, int count) {
        int start = 0;
        while (start < count) {
            int length = in.count(count - start);
            if (length == 0) throw SeriesFaults.corrupt("an empty run");
            Arrays.fill(into, start, start + length, (int) in.unsigned());
            start += length;
        }
    }
}
