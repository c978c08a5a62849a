package org.songhua.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/** GB 18218-2018: every row of its tables, and cases worked out by hand. */
class A01_MajorHazardTest {
    private static final RiskTables TABLES = RiskTables.builtIn();

    private static MajorHazard.Grading grade(int persons, Stock... stocks) {
        return MajorHazard.grade(TABLES, List.of(stocks), persons);
    }

    static List<RiskTables.Substance> substances() {
        return TABLES.substances();
    }

    static List<RiskTables.HazardClass> classes() {
        return TABLES.classes();
    }

    @Test
    void the_tables_are_complete() {
        assertThat(TABLES.substances()).hasSize(85);
        assertThat(TABLES.classes()).hasSize(24);
        assertThat(TABLES.toxicGases()).hasSize(14);
        var numbers = new HashSet<Integer>();
        TABLES.substances().forEach(s -> numbers.add(s.number()));
        assertThat(numbers).hasSize(85).allMatch(n -> n >= 1 && n <= 85);
    }

    @ParameterizedTest
    @MethodSource("substances")
    void a_substance_is_a_major_hazard_from_its_critical_quantity_on(RiskTables.Substance substance) {
        double q = substance.threshold_t();
        assertThat(grade(0, new Stock(substance.name(), q, List.of("W3"))).isMajorHazard())
                .isTrue();
        assertThat(grade(0, new Stock(substance.name(), q * 0.999, List.of("W3")))
                        .isMajorHazard())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void a_class_is_a_major_hazard_from_its_critical_quantity_on_with_its_beta(RiskTables.HazardClass hazard) {
        double q = hazard.threshold_t();
        var at = grade(1, new Stock("别的物质", q, List.of(hazard.symbol())));
        assertThat(at.isMajorHazard()).isTrue();
        assertThat(at.r()).isEqualTo(hazard.beta());
        assertThat(at.parts().getFirst().source()).isEqualTo("GB 18218-2018 table 2 " + hazard.symbol());
        assertThat(grade(1, new Stock("别的物质", q * 0.999, List.of(hazard.symbol())))
                        .isMajorHazard())
                .isFalse();
    }

    @Test
    void grade_four_by_hand() {
        // A filling station: petrol 60 t of 200 t, W5.1 beta 1.5: S = 0.3, no major hazard.
        assertThat(grade(20, new Stock("汽油（乙醇汽油、甲醇汽油）", 60, List.of("W5.1"))).grade())
                .isZero();
        // A cold store: liquid ammonia 12 t of 10 t, table 3 beta 2, 20 persons alpha 1.0: S = 1.2, R = 1.0 * 2 * 1.2 =
        // 2.4.
        var store = grade(20, Stock.of("液氨", 12));
        assertThat(store.s()).isCloseTo(1.2, within(1e-12));
        assertThat(store.r()).isCloseTo(2.4, within(1e-12));
        assertThat(store.grade()).isEqualTo(4);
    }

    @Test
    void grade_three_by_hand() {
        // A water works: chlorine 10 t of 5 t, beta 4, 60 persons alpha 1.5: S = 2, R = 1.5 * 4 * 2 = 12.
        var works = grade(60, Stock.of("7782-50-5", 10));
        assertThat(works.s()).isEqualTo(2);
        assertThat(works.alpha()).isEqualTo(1.5);
        assertThat(works.r()).isEqualTo(12);
        assertThat(works.grade()).isEqualTo(3);
    }

    @Test
    void grade_two_by_hand() {
        // Ammonia 100 t (q/Q 10, beta 2) and LPG 200 t (q/Q 4, W2 beta 1.5), 120 persons alpha 2: S = 14, R = 2 * (20 +
        // 6) = 52.
        var plant = grade(120, Stock.of("氨", 100), new Stock("液化石油气（含丙烷、丁烷及其混合物）", 200, List.of("W2")));
        assertThat(plant.s()).isEqualTo(14);
        assertThat(plant.r()).isEqualTo(52);
        assertThat(plant.grade()).isEqualTo(2);
    }

    @Test
    void grade_one_by_hand() {
        // Phosgene 0.9 t (q/Q 3, beta 20) and hydrogen sulfide 5 t (q/Q 1, beta 5), 40 persons alpha 1.2: R = 1.2 * (60
        // + 5) = 78; with 100 persons 130.
        Stock[] stocks = {Stock.of("光气", 0.9), Stock.of("硫化氢", 5)};
        assertThat(grade(40, stocks).r()).isCloseTo(78, within(1e-9));
        assertThat(grade(40, stocks).grade()).isEqualTo(2);
        assertThat(grade(100, stocks).r()).isCloseTo(130, within(1e-9));
        assertThat(grade(100, stocks).grade()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,0.5", "1,1.0", "29,1.0", "30,1.2", "49,1.2", "50,1.5", "99,1.5", "100,2.0", "100000,2.0"})
    void alpha_follows_the_persons_around(int persons, double alpha) {
        assertThat(TABLES.alpha(persons)).isEqualTo(alpha);
    }

    @ParameterizedTest
    @CsvSource({"0,4", "9.999,4", "10,3", "49.999,3", "50,2", "99.999,2", "100,1", "1e9,1"})
    void grades_begin_at_10_50_and_100(double r, int grade) {
        assertThat(TABLES.grade(r)).isEqualTo(grade);
    }

    @Test
    void small_parts_sum_to_a_major_hazard() {
        // Half the critical quantity of each of two.
        var both = grade(0, Stock.of("氨", 5), Stock.of("氯", 2.5));
        assertThat(both.s()).isEqualTo(1);
        // R = 0.5 * (2 * 0.5 + 4 * 0.5) = 1.5
        assertThat(both.r()).isEqualTo(1.5);
        assertThat(both.grade()).isEqualTo(4);
    }

    @Test
    void of_several_classes_the_least_quantity_and_the_greatest_beta_count() {
        // J3 (50 t, beta 2) and W2 (10 t, beta 1.5).
        var part = grade(1, new Stock("某气体", 20, List.of("J3", "W2"))).parts().getFirst();
        assertThat(part.threshold_t()).isEqualTo(10);
        assertThat(part.beta()).isEqualTo(2);
    }

    @Test
    void a_toxic_gas_that_only_table_3_names_needs_its_class_for_the_quantity_alone() {
        var part = grade(1, new Stock("一氧化碳", 20, List.of("W2"))).parts().getFirst();
        assertThat(part.beta()).isEqualTo(2);
        assertThat(part.threshold_t()).isEqualTo(10);
    }

    @Test
    void names_in_brackets_are_found_in_table_3() {
        assertThat(grade(1, Stock.of("氯化氢（无水）", 20)).parts().getFirst().beta()).isEqualTo(3);
    }

    @Test
    void nothing_in_stock_is_no_hazard() {
        assertThat(grade(500).isMajorHazard()).isFalse();
        assertThat(grade(500, Stock.of("氨", 0)).isMajorHazard()).isFalse();
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatThrownBy(() -> grade(
                        -1, Stock.of("氨", -5), new Stock("某物", 1, List.of("W99")), Stock.of("苯", 1), Stock.of("某物", 1)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::code)
                                .containsExactly("RISK-006", "RISK-003", "RISK-004", "RISK-005", "RISK-005"));
    }
}
