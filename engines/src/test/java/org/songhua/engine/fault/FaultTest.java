package org.songhua.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Faults, where they lie and how they are collected. */
class FaultTest {
    private static final Fault MISSING =
            Fault.refused("GEOM-003", Place.inFile("streets.geojson"), "The ring is open.", "Close it.");

    @Test
    void a_fault_is_one_line_for_people() {
        Place place =
                Place.inFile("streets.geojson").withRow(12).withFeature("way/7").withField("width");
        assertThat(MISSING.at(place).line())
                .isEqualTo("streets.geojson:12 way/7 width GEOM-003 The ring is open. Close it.");
        assertThat(MISSING.at(Place.NOWHERE).line()).isEqualTo(" GEOM-003 The ring is open. Close it.");
    }

    @Test
    void a_fault_refuses_or_remarks() {
        assertThat(MISSING.severity()).isEqualTo(Fault.Severity.REFUSED);
        assertThat(Fault.remark("X-1", Place.NOWHERE, "p", "r").severity()).isEqualTo(Fault.Severity.REMARK);
    }

    @Test
    void every_part_must_be_told() {
        assertThatThrownBy(() -> Fault.refused("X-1", Place.NOWHERE, null, "r"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("problem");
        assertThatThrownBy(() -> Fault.refused("X-1", Place.NOWHERE, "p", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("remedy");
    }

    @Test
    void a_place_is_narrowed_down_step_by_step() {
        Place place = Place.atField("/name").withPosition(126.5, 43.8);
        assertThat(place).isEqualTo(new Place(null, 0, null, "/name", 126.5, 43.8));
        assertThat(place.hasPosition()).isTrue();
        assertThat(Place.NOWHERE.hasPosition()).isFalse();
        assertThat(Place.NOWHERE.withPosition(1, Double.NaN).hasPosition()).isFalse();
    }

    @Test
    void an_exception_carries_all_faults_and_names_each() {
        var e = new FaultException(List.of(MISSING, Fault.remark("X-1", Place.NOWHERE, "p", "r")));
        assertThat(e.faults()).hasSize(2);
        assertThat(e).hasMessage("streets.geojson GEOM-003 The ring is open. Close it.\n X-1 p r");
        assertThatThrownBy(() -> new FaultException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_log_counts_every_fault_but_keeps_few_of_a_kind() {
        var log = new FaultLog(2);
        for (int row = 1; row <= 1000; row++)
            log.accept(MISSING.at(Place.inFile("a").withRow(row)));
        log.accept(Fault.remark("A-1", Place.NOWHERE, "rare", "look"));
        assertThat(log.kept()).extracting(fault -> fault.place().row()).containsExactly(1L, 2L, 0L);
        assertThat(log.countByCode()).isEqualTo(Map.of("GEOM-003", 1000L, "A-1", 1L));
        assertThat(log.total()).isEqualTo(1001);
    }

    @Test
    void a_log_ends_in_one_exception_with_all_it_kept_or_in_none() {
        var log = new FaultLog(5);
        log.throwIfAny();
        log.accept(MISSING);
        log.accept(MISSING);
        assertThatThrownBy(log::throwIfAny)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.faults()).hasSize(2));
    }

    @Test
    void many_threads_may_report_at_once() {
        var log = new FaultLog(10);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    for (int n = 0; n < 2500; n++) log.accept(MISSING);
                });
            }
        }
        assertThat(log.total()).isEqualTo(10_000);
        assertThat(log.kept()).hasSize(10);
    }
}
