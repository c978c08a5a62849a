package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** The table of node locations against a sorted map. */
class NodeLocationsTest {

    @Test
    void nothing_is_found_in_an_empty_table() {
        assertThat(new NodeLocations(10).seal().lookup().find(1)).isEqualTo(Locations.MISSING);
    }

    @Test
    void what_was_added_is_found_and_nothing_else() {
        Seeded.check(300, random -> {
            var expected = new TreeMap<Long, Long>();
            NodeLocations table = random(random, expected, random.nextInt(1, 2000));
            var lookup = table.lookup();
            for (int i = 0; i < 500; i++) {
                long id = random.nextLong(-50, 6000);
                assertThat(lookup.find(id)).as("id %d", id).isEqualTo(expected.getOrDefault(id, Locations.MISSING));
            }
        });
    }

    private static NodeLocations random(SplittableRandom random, TreeMap<Long, Long> expected, int count) {
        for (int i = 0; i < count; i++) expected.put(random.nextLong(5000), random.nextLong(1L << 60));
        List<Long> order = new ArrayList<>(expected.keySet());
        if (random.nextBoolean()) Collections.shuffle(order, new Random(random.nextLong()));
        var table = new NodeLocations(count);
        order.forEach(id -> table.add(id, expected.get(id)));
        return table.seal();
    }

    @Test
    void tables_of_several_chunks_are_sorted_and_searched_across_them() {
        // A chunk holds 65,536 nodes: 150,000 backwards fill three and leave none where it was.
        var table = new NodeLocations(200_000);
        for (int id = 150_000; id > 0; id--) table.add(2L * id, id);
        var lookup = table.seal().lookup();
        assertThat(table.size()).isEqualTo(150_000);
        for (int id = 1; id <= 150_000; id += 7) {
            assertThat(lookup.find(2L * id)).isEqualTo(id);
            assertThat(lookup.find(2L * id + 1)).isEqualTo(Locations.MISSING);
        }
    }

    @Test
    void of_nodes_with_one_id_the_one_further_west_is_found() {
        long west = Locations.of(-10, 5);
        long east = Locations.of(10, 5);
        for (boolean westFirst : new boolean[] {true, false}) {
            var table = new NodeLocations(3);
            table.add(1, westFirst ? west : east);
            table.add(1, westFirst ? east : west);
            table.add(2, east);
            assertThat(table.seal().lookup().find(1)).isEqualTo(west);
        }
    }

    @Test
    void the_nodes_of_a_way_are_found_at_once_and_those_missing_are_told() {
        var table = new NodeLocations(10);
        for (int id = 1; id <= 5; id++) table.add(id, 100L + id);
        long[] ids = {5, 1, 9, 3, 77};
        assertThat(table.seal().lookup().findAll(ids, 4)).containsExactly(105, 101, Locations.MISSING, 103);
    }

    @Test
    void one_node_more_than_the_memory_admits_is_a_fault_and_not_an_end_of_the_program() {
        var table = new NodeLocations(2);
        table.add(1, 1);
        table.add(2, 2);
        assertThatThrownBy(() -> table.add(3, 3))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("OSM-008"));
    }

    @Test
    void the_capacity_leaves_half_of_the_memory_to_everything_else() {
        // 1 GiB, half of it for columns of 8 + 8 bytes a node: 2^30 / 2 / 16 = 2^25 nodes.
        assertThat(NodeLocations.capacityFor(1L << 30)).isEqualTo(1L << 25);
    }

    @Test
    void many_threads_look_up_at_once() throws Exception {
        var table = new NodeLocations(10_000);
        for (int id = 0; id < 10_000; id++) table.add(id, 3L * id);
        table.seal();
        Callable<Long> sum = () -> {
            var lookup = table.lookup();
            long all = 0;
            for (int id = 9_999; id >= 0; id--) all += lookup.find(id);
            return all;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            // 3 · (0 + 1 + … + 9,999) = 3 · 49,995,000
            for (var result : threads.invokeAll(Collections.nCopies(8, sum)))
                assertThat(result.get()).isEqualTo(149_985_000L);
        }
    }
}
