package org.songhua.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Shares of the whole and of its parts. */
class A01_ProgressTest {
    private final ArrayList<Double> told = new ArrayList<>();
    private final Progress progress = told::add;

    @Test
    void steps_of_all_steps_are_a_share() {
        progress.at(0, 4);
        progress.at(1, 4);
        progress.at(4, 4);
        assertThat(told).containsExactly(0.0, 0.25, 1.0);
    }

    @Test
    void nothing_to_do_is_done() {
        progress.at(0, 0);
        progress.at(7, 5);
        assertThat(told).containsExactly(1.0, 1.0);
    }

    @Test
    void a_part_fills_its_stretch_of_the_whole() {
        Progress second = progress.part(0.5, 1);
        second.at(0);
        second.at(0.5);
        // The last tenth of the second half ends where the whole ends.
        second.part(0.9, 1).at(1, 1);
        assertThat(told).containsExactly(0.5, 0.75, 1.0);
    }

    @Test
    void nobody_stops_what_nobody_watches() {
        Progress.NONE.at(0.5);
        Progress.NONE.part(0.2, 0.3).at(3, 4);
        assertThat(told).isEmpty();
    }

    @Test
    void a_stop_has_no_trace_for_it_is_no_fault() {
        var stopped = new StoppedException();
        assertThat(stopped.getStackTrace()).isEmpty();
        assertThat(stopped).hasMessageContaining("stopped");
    }
}
