package org.songhua.cim.internal.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.cim.Quality;

/** Counting findings by data set. */
class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void findingsAreNumberedWithinTheirDataSet() {
        tally.add(1, new UUID(0, 1), "a");
        tally.add(2, new UUID(0, 2), "b");
        tally.add(1, new UUID(0, 3), null);
        assertThat(tally.count(1)).isEqualTo(2);
        assertThat(tally.count(3)).isZero();
        assertThat(tally.datasets()).containsExactly(1, 2);
        assertThat(tally.kept()).extracting(Tally.Finding::number).containsExactly(1L, 1L, 2L);
    }

    @Test
    void allAreCountedAndTheFirstAreKept() {
        for (int i = 0; i < Quality.MOST_FINDINGS + 7; i++) tally.add(1, null, null);
        tally.add(2, null, null);
        assertThat(tally.count(1)).isEqualTo(Quality.MOST_FINDINGS + 7);
        assertThat(tally.kept()).hasSize(Quality.MOST_FINDINGS + 1);
    }

    @Test
    void aNoteOfAWholePageIsCut() {
        tally.add(1, null, "x".repeat(5_000));
        assertThat(tally.kept().getFirst().note()).hasSize(201).endsWith("x…");
    }
}
