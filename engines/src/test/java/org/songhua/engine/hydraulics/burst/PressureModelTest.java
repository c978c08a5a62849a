package org.songhua.engine.hydraulics.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pressures at single moments, by hand: one pipe of 1000 m, 200 mm, C 100, from a source of 50 m to a customer of 36 m³/h. */
class PressureModelTest {
    private static final String PIPE = """
            [JUNCTIONS]
            A 0 36
            [RESERVOIRS]
            R 50
            [PIPES]
            P R A 1000 200 100
            [OPTIONS]
            UNITS CMH
            HEADLOSS H-W
            [END]
            """;

    private final PressureModel model = new PressureModel(GridTown.read(PIPE));

    /** 10.667 × 1000 × 0.01^1.852 / (100^1.852 × 0.2^4.871) = 1.05 m at 36 m³/h = 0.01 m³/s; twice the flow loses 2^1.852 = 3.61 times that. */
    private static double loss(double flow) {
        return 10.667 * 1000 * Math.pow(flow / 3600, 1.852) / (Math.pow(100, 1.852) * Math.pow(0.2, 4.871));
    }

    @Test
    void aMultipleOfTheDemandIsDrawn() {
        assertThat(model.demand()).isEqualTo(36);
        for (double factor : new double[] {0.5, 1, 2})
            assertThat(model.at(factor).orElseThrow().pressure("A")).isCloseTo(50 - loss(36 * factor), within(0.01));
    }

    /** Half of 20 m³/h is drawn at A, half at the source, where it costs nothing. */
    @Test
    void aBurstIsHalfAtEachEnd() {
        var usual = model.at(1).orElseThrow();
        var burst = model.at(usual, 1, "P", 20).orElseThrow();
        assertThat(burst.pressure("A")).isCloseTo(50 - loss(46), within(0.01));
        assertThat(usual.pressures(List.of("A", "R"))[0])
                .as("the other moment stays")
                .isCloseTo(50 - loss(36), within(0.01));
        assertThat(burst.inflows().get("R")).isCloseTo(46, within(0.01));
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(model.hasPipe("P")).isTrue();
        assertThat(model.hasPipe("Q")).isFalse();
        assertThat(model.pipes()).hasSize(1);
        var usual = model.at(1).orElseThrow();
        assertThatThrownBy(() -> model.at(usual, 1, "Q", 1)).hasMessageContaining("Q");
    }

    @Test
    void whatIsSharedIsTheMeanOverCustomers() {
        var town = new PressureModel(GridTown.network());
        var ones = new double[GridTown.SIDE * GridTown.SIDE];
        java.util.Arrays.fill(ones, 3);
        assertThat(town.shared(ones)).isCloseTo(3, within(1e-12));
    }
}
