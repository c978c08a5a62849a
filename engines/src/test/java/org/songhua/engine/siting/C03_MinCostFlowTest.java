package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** Flows of least cost: against the obvious algorithm, which looks for the cheapest path again and again. */
class C03_MinCostFlowTest {
    private record Arc(int from, int to, int most, int cost) {}

    /** Cheapest augmenting paths by Bellman and Ford, one unit at a time. */
    private static long[] obvious(int nodes, List<Arc> arcs, int[] supply) {
        int all = nodes + 2;
        var edges = new ArrayList<long[]>();
        for (Arc arc : arcs) link(edges, arc.from, arc.to, arc.most, arc.cost);
        for (int node = 0; node < nodes; node++) {
            if (supply[node] > 0) link(edges, nodes, node, supply[node], 0);
            if (supply[node] < 0) link(edges, node, nodes + 1, -supply[node], 0);
        }
        long cost = 0;
        long carried = 0;
        while (true) {
            var distance = new long[all];
            var by = new int[all];
            Arrays.fill(distance, Long.MAX_VALUE / 2);
            distance[nodes] = 0;
            for (int round = 0; round < all; round++) {
                for (int e = 0; e < edges.size(); e++) {
                    long[] edge = edges.get(e);
                    if (edge[2] == 0 || distance[(int) edge[0]] + edge[3] >= distance[(int) edge[1]]) continue;
                    distance[(int) edge[1]] = distance[(int) edge[0]] + edge[3];
                    by[(int) edge[1]] = e;
                }
            }
            if (distance[nodes + 1] >= Long.MAX_VALUE / 2) return new long[] {carried, cost};
            for (int node = nodes + 1; node != nodes; node = (int) edges.get(by[node])[0]) {
                edges.get(by[node])[2]--;
                edges.get(by[node] ^ 1)[2]++;
            }
            carried++;
            cost += distance[nodes + 1];
        }
    }

    private static void link(List<long[]> edges, int from, int to, int most, int cost) {
        edges.add(new long[] {from, to, most, cost});
        edges.add(new long[] {to, from, 0, -cost});
    }

    private static int[] supplies(SplittableRandom random, int nodes) {
        int[] supply = random.ints(nodes, -6, 7).toArray();
        return supply;
    }

    @Test
    void a_flow_carries_as_much_as_the_obvious_algorithm_at_the_same_cost() {
        Seeded.check(400, random -> {
            int nodes = random.nextInt(2, 9);
            var arcs = new ArrayList<Arc>();
            for (int n = random.nextInt(25); n > 0; n--) {
                arcs.add(new Arc(random.nextInt(nodes), random.nextInt(nodes), random.nextInt(6), random.nextInt(20)));
            }
            int[] supply = supplies(random, nodes);
            long[] expected = obvious(nodes, arcs, supply);
            var flow = new MinCostFlow(nodes);
            int[] numbers = arcs.stream()
                    .mapToInt(a -> flow.addArc(a.from, a.to, a.most, a.cost))
                    .toArray();
            for (int node = 0; node < nodes; node++) flow.supply(node, supply[node]);
            flow.solve();
            long supplied = Arrays.stream(supply).filter(s -> s > 0).sum();
            assertThat(supplied - flow.uncarried()).as("carried").isEqualTo(expected[0]);
            assertThat(flow.cost()).as("cost").isEqualTo(expected[1]);
            for (int i = 0; i < numbers.length; i++) {
                assertThat(flow.flow(numbers[i])).isBetween(0L, (long) arcs.get(i).most);
            }
        });
    }

    @Test
    void an_assignment_by_hand() {
        // Ten people live 1 from shelter A and 5 from B, ten live 2 from A and 3 from B; A takes 10, B takes 8.
        // Sending the first to A and eight of the second to B costs 10 + 24 = 34; two find no room.
        var assignment = CapacitatedAssignment.of(new int[] {10, 10}, new int[] {10, 8}, new int[][] {{1, 5}, {2, 3}});
        assertThat(assignment.unplaced()).isEqualTo(2);
        assertThat(assignment.totalDistance()).isEqualTo(34);
        assertThat(assignment.people(0, 0)).isEqualTo(10);
        assertThat(assignment.people(1, 1)).isEqualTo(8);
        assertThat(assignment.load(0)).isEqualTo(10);
    }

    @Test
    void nobody_is_sent_beyond_reach_even_when_there_is_room() {
        var assignment = CapacitatedAssignment.of(new int[] {3, 3}, new int[] {4, 100}, new int[][] {
            {1, CapacitatedAssignment.FORBIDDEN}, {1, 2}
        });
        assertThat(assignment.unplaced()).isZero();
        assertThat(assignment.people(0, 1)).isZero();
        assertThat(assignment.totalDistance()).isEqualTo(3 + 1 + 2 * 2);
    }

    @Test
    void small_assignments_are_those_of_trying_everything() {
        Seeded.check(100, random -> {
            int demands = random.nextInt(1, 6);
            int places = random.nextInt(1, 4);
            int[] capacity = random.ints(places, 0, 4).toArray();
            var distance = new int[demands][];
            for (int i = 0; i < demands; i++)
                distance[i] = random.ints(places, 0, 30).toArray();
            int[] one = new int[demands];
            Arrays.fill(one, 1);
            var assignment = CapacitatedAssignment.of(one, capacity, distance);
            long[] best = everything(0, capacity, distance);
            assertThat(assignment.unplaced()).isEqualTo(best[0]);
            assertThat(assignment.totalDistance()).isEqualTo(best[1]);
        });
    }

    private static long[] everything(int demand, int[] room, int[][] distance) {
        if (demand == distance.length) return new long[] {0, 0};
        long[] best = everything(demand + 1, room, distance);
        best[0]++;
        for (int place = 0; place < room.length; place++) {
            if (room[place] == 0) continue;
            room[place]--;
            long[] rest = everything(demand + 1, room, distance);
            room[place]++;
            rest[1] += distance[demand][place];
            if (rest[0] < best[0] || (rest[0] == best[0] && rest[1] < best[1])) best = rest;
        }
        return best;
    }

    @Test
    void an_arc_of_negative_cost_or_capacity_is_refused() {
        assertThatThrownBy(() -> new MinCostFlow(2).addArc(0, 1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MinCostFlow(2).addArc(0, 1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
