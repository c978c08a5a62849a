package org.songhua.planning.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** People into shelters: as many as can be, held against every way of cutting homes from shelters. */
class PlacesTakenTest {

    @Test
    void whoHasAChoiceMakesRoomForWhoHasNone() {
        // The first could take the only shelter of the second; the greatest flow sends them to the other.
        int[] taken = PlacesTaken.of(new int[] {5, 5}, List.of(List.of(0, 1), List.of(0)), new int[] {5, 5});
        assertThat(taken).containsExactly(5, 5);
    }

    @Test
    void nobodyIsPlacedTwiceAndNoShelterOverflows() {
        assertThat(PlacesTaken.of(new int[] {7}, List.of(List.of(0, 1)), new int[] {3, 2}))
                .containsExactly(3, 2);
        assertThat(PlacesTaken.of(new int[] {7}, List.of(List.of()), new int[] {30}))
                .containsExactly(0);
        assertThat(PlacesTaken.of(new int[] {}, List.of(), new int[] {30})).containsExactly(0);
        assertThat(PlacesTaken.of(new int[] {4, 0}, List.of(List.of(0), List.of(0)), new int[] {0}))
                .containsExactly(0);
    }

    /** By the theorem of Ford and Fulkerson the greatest flow is the least cut: over all sets of shelters, tried one by one. */
    @Test
    void asManyArePlacedAsTheLeastCutAllows() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            int homes = random.nextInt(1, 8);
            int shelters = random.nextInt(1, 6);
            int[] people = random.ints(homes, 0, 12).toArray();
            int[] places = random.ints(shelters, 0, 15).toArray();
            var reached = new ArrayList<List<Integer>>();
            for (int home = 0; home < homes; home++) {
                var some = new ArrayList<Integer>();
                for (int shelter = 0; shelter < shelters; shelter++) if (random.nextInt(3) == 0) some.add(shelter);
                reached.add(some);
            }
            int[] taken = PlacesTaken.of(people, reached, places);
            for (int shelter = 0; shelter < shelters; shelter++)
                assertThat(taken[shelter]).as("seed %d", seed).isBetween(0, places[shelter]);
            assertThat(Arrays.stream(taken).sum()).as("seed %d", seed).isEqualTo(leastCut(people, reached, places));
        }
    }

    private static int leastCut(int[] people, List<List<Integer>> reached, int[] places) {
        int least = Integer.MAX_VALUE;
        for (int cut = 0; cut < 1 << places.length; cut++) {
            int sum = 0;
            for (int shelter = 0; shelter < places.length; shelter++)
                if ((cut >> shelter & 1) == 1) sum += places[shelter];
            for (int home = 0; home < people.length; home++) {
                int set = cut;
                boolean open = reached.get(home).stream().anyMatch(shelter -> (set >> shelter & 1) == 0);
                if (open) sum += people[home];
            }
            least = Math.min(least, sum);
        }
        return least;
    }
}
