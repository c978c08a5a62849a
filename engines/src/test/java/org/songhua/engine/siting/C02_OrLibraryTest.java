package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;

/** Instances of the OR-Library as text. */
class C02_OrLibraryTest {
    private final ArrayList<Fault> faults = new ArrayList<>();

    private OrLibraryPMedian.Instance read(String text) {
        return OrLibraryPMedian.read(text, "pmed.txt", faults::add);
    }

    @Test
    void distances_are_along_the_edges_and_the_later_of_equal_edges_counts() {
        // 1 -5- 2 -1- 3, and 1 - 3 first costs 1, then 9: from 1 to 3 it is 6. Opening 2 costs 5 + 0 + 1.
        var instance = read(" 3 4 1 \n 1 2 5\n 2 3 1\n 1 3 1\n 3 1 9\n");
        assertThat(faults).isEmpty();
        assertThat(instance.p()).isEqualTo(1);
        Siting siting = PMedian.solve(instance.problem(), 1);
        assertThat(siting.open()).containsExactly(1);
        assertThat(siting.value()).isEqualTo(6);
        assertThat(siting.isProvedBest()).isTrue();
    }

    @Test
    void lines_that_are_no_edges_are_told_and_the_rest_is_kept() {
        var instance = read("2 2 1\n1 2\n1 2 x\n1 7 3\n1 2 -1\n1 2 4\n");
        assertThat(instance).isNotNull();
        assertThat(faults)
                .extracting(f -> f.place().row() + " " + f.code())
                .containsExactly("2 SITE-001", "3 SITE-001", "4 SITE-001", "5 SITE-001", "0 SITE-002");
    }

    @Test
    void without_a_first_line_nothing_can_be_done() {
        assertThat(read("")).isNull();
        assertThat(read("hello\n1 2 3\n")).isNull();
        assertThat(read("3 0 4\n")).isNull();
        assertThat(read("9999999 0 1\n")).isNull();
        assertThat(faults).hasSize(4).allSatisfy(f -> assertThat(f.code()).isEqualTo("SITE-001"));
    }

    @Test
    void vertices_that_are_apart_are_told() {
        assertThat(read("4 2 1\n1 2 1\n3 4 1\n")).isNull();
        assertThat(faults).extracting(Fault::code).containsExactly("SITE-003");
        assertThat(faults.getFirst().problem()).contains("8 pairs");
    }
}
