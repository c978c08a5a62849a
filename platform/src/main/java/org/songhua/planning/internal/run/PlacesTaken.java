package org.songhua.planning.internal.run;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many people find a place when each home reaches only some of the shelters: the greatest flow from homes to shelters, which
 * no other order of filling beats. Homes that reach the same shelters are one. Pure; Edmonds and Karp (1972).
 */
final class PlacesTaken {
    private final int groups;
    private final int[] people;
    private final int[] free;
    private final boolean[][] reaches;
    /** People of a group in a shelter. */
    private final int[][] placed;

    private PlacesTaken(Map<List<Integer>, Integer> byReach, int[] places) {
        groups = byReach.size();
        free = places.clone();
        people = new int[groups];
        reaches = new boolean[groups][places.length];
        placed = new int[groups][places.length];
        int group = 0;
        for (var one : byReach.entrySet()) {
            people[group] = one.getValue();
            for (int shelter : one.getKey()) reaches[group][shelter] = true;
            group++;
        }
    }

    /**
     * {@return people placed in each shelter, as many as can be}
     *
     * @param people of each home
     * @param reached shelters of each home
     * @param places of each shelter
     */
    static int[] of(int[] people, List<List<Integer>> reached, int[] places) {
        var byReach = new LinkedHashMap<List<Integer>, Integer>();
        for (int i = 0; i < people.length; i++) byReach.merge(reached.get(i), people[i], Integer::sum);
        return new PlacesTaken(byReach, places).fill();
    }

    private int[] fill() {
        for (int group = 0; group < groups; group++) {
            boolean more = people[group] > 0;
            while (more) more = place(group) && people[group] > 0;
        }
        int[] taken = new int[free.length];
        for (int[] row : placed) for (int shelter = 0; shelter < row.length; shelter++) taken[shelter] += row[shelter];
        return taken;
    }

    /** Along the shortest way on which others move over, if there is one. */
    private boolean place(int group) {
        int[] from = new int[free.length];
        int[] before = new int[groups];
        Arrays.fill(from, -1);
        Arrays.fill(before, -1);
        var queue = new ArrayDeque<Integer>(List.of(group));
        before[group] = -2;
        while (!queue.isEmpty()) {
            int one = queue.remove();
            for (int shelter = 0; shelter < free.length; shelter++) {
                if (!reaches[one][shelter] || from[shelter] >= 0) continue;
                from[shelter] = one;
                if (free[shelter] > 0) return move(group, shelter, from, before);
                for (int other = 0; other < groups; other++)
                    if (before[other] == -1 && placed[other][shelter] > 0) {
                        before[other] = shelter;
                        queue.add(other);
                    }
            }
        }
        return false;
    }

    private boolean move(int group, int last, int[] from, int[] before) {
        int most = Math.min(people[group], free[last]);
        for (int shelter = last; from[shelter] != group; shelter = before[from[shelter]])
            most = Math.min(most, placed[from[shelter]][before[from[shelter]]]);
        int shelter = last;
        for (; from[shelter] != group; shelter = before[from[shelter]]) {
            placed[from[shelter]][shelter] += most;
            placed[from[shelter]][before[from[shelter]]] -= most;
        }
        placed[group][shelter] += most;
        people[group] -= most;
        free[last] -= most;
        return true;
    }
}
