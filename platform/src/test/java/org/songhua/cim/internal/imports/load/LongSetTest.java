package org.songhua.cim.internal.imports.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The set of keys by which an import knows what it has met, against the obvious set. */
class LongSetTest {

    @Test
    void aValueIsNewOnce() {
        var set = new LongSet();
        for (long value : new long[] {1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
            assertThat(set.add(value)).as("%d", value).isTrue();
            assertThat(set.add(value)).as("%d again", value).isFalse();
        }
    }

    @Test
    void itAgreesWithTheObviousSetWhileItGrows() {
        long seed = 20_261_128;
        var random = new Random(seed);
        var set = new LongSet();
        var obvious = new HashSet<Long>();
        for (int i = 0; i < 60_000; i++) {
            // Few enough different values that many come again, in heaps that lie close together.
            long value = (random.nextInt(200) << 20) + random.nextInt(150);
            assertThat(set.add(value)).as("value %d of seed %d", value, seed).isEqualTo(obvious.add(value));
        }
    }

    @Test
    void valuesThatDifferInTheirHighBitsOnlyAreDifferent() {
        var set = new LongSet();
        for (long high = 0; high < 50_000; high++)
            assertThat(set.add(high << 32 | 7)).isTrue();
        for (long high = 0; high < 50_000; high++)
            assertThat(set.add(high << 32 | 7)).isFalse();
    }
}
