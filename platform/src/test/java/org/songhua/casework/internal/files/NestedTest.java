package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts by codes that lie within each other. */
class NestedTest {
    /** A city with one case of its own, a district with two and its street with four: 7, 6 and 4 lie within. */
    @Test
    void aWholeCountsWhatLiesWithin() {
        Map<String, Long> counts = Nested.counts(Map.of("2201", 1L, "220102", 2L, "220102001", 4L, "220103", 0L));
        assertThat(counts)
                .containsOnly(
                        Map.entry("2201", 7L),
                        Map.entry("220102", 6L),
                        Map.entry("220102001", 4L),
                        Map.entry("220103", 0L));
        assertThat(counts.keySet()).containsExactly("2201", "220102", "220102001", "220103");
    }

    /** 22010 is the head of 220102, but 220103 is not within 220102, however near they sort. */
    @Test
    void neighboursAreNotWithinEachOther() {
        assertThat(Nested.counts(Map.of("220102", 1L, "220103", 1L, "-", 5L)))
                .isEqualTo(Map.of("220102", 1L, "220103", 1L, "-", 5L));
        assertThat(Nested.counts(Map.of())).isEmpty();
    }

    @Test
    void itCountsAsTheObviousLoopDoes() {
        long seed = 20261128;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var exact = new TreeMap<String, Long>();
            for (int i = random.nextInt(30); i > 0; i--) exact.put(code(random), (long) random.nextInt(9));
            var expected = new TreeMap<String, Long>();
            for (String head : exact.keySet()) {
                long sum = 0;
                for (var one : exact.entrySet()) if (one.getKey().startsWith(head)) sum += one.getValue();
                expected.put(head, sum);
            }
            assertThat(Nested.counts(exact)).as("seed %d round %d", seed, round).isEqualTo(expected);
        }
    }

    private static String code(Random random) {
        var code = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) code.append((char) ('0' + random.nextInt(3)));
        return code.toString();
    }
}
