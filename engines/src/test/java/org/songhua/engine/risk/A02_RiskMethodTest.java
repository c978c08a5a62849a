package org.songhua.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/** Ranks multiplied: the whole LS matrix, the edges of LEC, mistakes. */
class A02_RiskMethodTest {
    private static final RiskMethod LS = RiskTables.builtIn().methods().get("LS");
    private static final RiskMethod LEC = RiskTables.builtIn().methods().get("LEC");

    @Test
    void the_ls_matrix_is_that_of_the_method() {
        // Rows L = 1 to 5, columns S = 1 to 5; products 1-8 blue, 9-14 yellow, 15-19 orange, 20-25 red.
        String[] rows = {"BBBBB", "BBBBY", "BBYYO", "BBYOR", "BYORR"};
        for (int l = 1; l <= 5; l++) {
            for (int s = 1; s <= 5; s++) {
                var colour = LS.score(Map.of("L", (double) l, "S", (double) s)).colour();
                assertThat(colour.name().charAt(0)).as("L %d S %d", l, s).isEqualTo(rows[l - 1].charAt(s - 1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.5, 1, 0.05, BLUE",
        "6, 3, 3, 54, BLUE",
        "10, 1, 7, 70, YELLOW",
        "3, 3, 15, 135, YELLOW",
        "10, 0.5, 40, 200, ORANGE",
        "3, 6, 15, 270, ORANGE",
        "0.5, 10, 100, 500, RED",
        "10, 10, 100, 10000, RED"
    })
    void lec_scores_by_hand(double l, double e, double c, double score, RiskColour colour) {
        var result = LEC.score(Map.of("L", l, "E", e, "C", c));
        assertThat(result.score()).isEqualTo(score);
        assertThat(result.colour()).isEqualTo(colour);
    }

    @Test
    void each_band_has_its_name() {
        assertThat(LS.score(Map.of("L", 5.0, "S", 5.0)).label()).isEqualTo("重大");
        assertThat(LS.score(Map.of("L", 1.0, "S", 1.0)).label()).isEqualTo("低");
    }

    @Test
    void what_is_no_rank_is_told_with_those_that_are() {
        assertThatThrownBy(() -> LEC.score(Map.of("L", 2.0, "C", 3.0, "X", 1.0)))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults()).extracting(Fault::code).containsExactly("RISK-001", "RISK-001", "RISK-002");
                    assertThat(e.faults().getFirst().remedy()).contains("0.1, 0.2, 0.5, 1, 3, 6, 10");
                });
    }
}
