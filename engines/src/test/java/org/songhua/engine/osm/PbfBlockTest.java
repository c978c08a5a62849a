package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.engine.osm.ProtoBytes.blobOf;
import static org.songhua.engine.osm.ProtoBytes.block;
import static org.songhua.engine.osm.ProtoBytes.message;
import static org.songhua.engine.osm.ProtoBytes.strings;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms of elements that other programs write and ours does not. */
class PbfBlockTest {

    private static List<String> read(PbfBlob blob) {
        var elements = new Elements();
        PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), elements);
        return elements.all;
    }

    @Test
    void nodes_may_stand_alone() {
        var node = message()
                .signed(1, 17)
                .plainColumn(2, 1)
                .plainColumn(3, 2)
                .signed(8, 438_000_000)
                .signed(9, 1_265_000_000);
        assertThat(read(block(strings("natural", "tree"), message().bytes(1, node))))
                .containsExactly("node 17 at 126.5 43.8 {natural=tree}");
    }

    @Test
    void coordinates_are_offset_plus_granularity_times_value() {
        // Longitude: 1e-9 · (500_000_000 + 1000 · 126_000_000) = 0.5 + 126 degrees; latitude: 1e-9 · (-1e9 + 1000 ·
        // 44_000_000) = 43.
        var node = message().signed(1, 1).signed(8, 44_000_000).signed(9, 126_000_000);
        var content = message()
                .bytes(1, strings())
                .bytes(2, message().bytes(1, node))
                .varint(17, 1000)
                .varint(19, -1_000_000_000)
                .varint(20, 500_000_000);
        assertThat(read(blobOf(content))).containsExactly("node 1 at 126.5 43.0 {}");
    }

    @Test
    void finer_coordinates_are_rounded_to_the_nearest_unit() {
        // A granularity of 1 nanodegree: 49 ns lie nearer to 0, 50 ns round up to one unit of 1e-7 degrees.
        var nodes = message().column(1, 1, 1).column(8, 49, 1).column(9, -50, -1);
        var content = message()
                .bytes(1, strings())
                .bytes(2, message().bytes(2, nodes))
                .varint(17, 1);
        assertThat(read(blobOf(content))).containsExactly("node 1 at 0.0 0.0 {}", "node 2 at -1.0E-7 1.0E-7 {}");
    }

    @Test
    void a_node_outside_the_world_is_nowhere() {
        var nodes = message().column(1, 1, 1, 1).column(8, 900_000_001, -1, 0).column(9, 0, 1_800_000_001, -1);
        assertThat(read(block(strings(), message().bytes(2, nodes))))
                .containsExactly("node 1 at nowhere {}", "node 2 at nowhere {}", "node 3 at 180.0 90.0 {}");
    }

    @Test
    void values_that_overflow_are_nowhere() {
        var nodes = message().column(1, 1).column(8, Long.MAX_VALUE / 2).column(9, 1L << 41);
        var content = message()
                .bytes(1, strings())
                .bytes(2, message().bytes(2, nodes))
                .varint(17, 1_000_000_000);
        assertThat(read(blobOf(content))).containsExactly("node 1 at nowhere {}");
    }

    @Test
    void an_offset_that_overflows_is_nowhere() {
        var nodes = message().column(1, 1).column(8, 0).column(9, 0);
        var content = message()
                .bytes(1, strings())
                .bytes(2, message().bytes(2, nodes))
                .varint(19, Long.MIN_VALUE);
        assertThat(read(blobOf(content))).containsExactly("node 1 at nowhere {}");
    }

    @Test
    void deleted_elements_are_left_out() {
        var hidden = message().varint(6, 0);
        var dense = message()
                .column(1, 1, 1)
                .bytes(5, message().plainColumn(6, 0, 1))
                .column(8, 0, 0)
                .column(9, 0, 0);
        var group = message()
                .bytes(2, dense)
                .bytes(1, message().signed(1, 3).bytes(4, hidden))
                .bytes(3, message().varint(1, 4).bytes(4, hidden))
                .bytes(4, message().varint(1, 5).bytes(4, hidden))
                .bytes(3, message().varint(1, 6).bytes(4, message().varint(6, 1)));
        assertThat(read(block(strings(), group))).containsExactly("node 2 at 0.0 0.0 {}", "way 6 [] {}");
    }

    @Test
    void unknown_fields_and_groups_are_passed_over() {
        var way = message().varint(1, 4).column(8, 1).column(20, 1, 2, 3);
        var content = message()
                .varint(99, 1)
                .bytes(1, strings())
                .bytes(2, message().bytes(5, message()).bytes(3, way));
        assertThat(read(blobOf(content))).containsExactly("way 4 [1] {}");
    }

    @Test
    void the_end_of_tags_may_be_left_out_for_nodes_that_have_none() {
        var dense = message().column(1, 1, 1).column(8, 0, 0).column(9, 0, 0).plainColumn(10);
        assertThat(read(block(strings(), message().bytes(2, dense)))).hasSize(2);
    }

    @Test
    void nul_becomes_the_replacement_character_because_no_database_stores_it() {
        var way = message().varint(1, 4).plainColumn(2, 1).plainColumn(3, 2);
        assertThat(read(block(strings("name", "a\0b"), message().bytes(3, way))))
                .containsExactly("way 4 [] {name=a\uFFFDb}");
    }

    @Test
    void elements_without_ids_have_number_0() {
        assertThat(read(block(strings(), message().bytes(3, message()).bytes(4, message()))))
                .containsExactly("way 0 [] {}", "relation 0 [] {}");
    }

    @Test
    void a_way_of_many_nodes_grows_the_array_it_is_handed_over_in() {
        long[] ones = new long[1000];
        java.util.Arrays.fill(ones, 1);
        var group = message()
                .bytes(3, message().varint(1, 1).column(8, ones))
                .bytes(3, message().varint(1, 2).column(8, 5));
        var elements = read(block(strings(), group));
        assertThat(elements.getFirst()).endsWith("999, 1000] {}");
        assertThat(elements.getLast()).isEqualTo("way 2 [5] {}");
    }
}
