package org.songhua.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** Units with many stocks, against exact decimal arithmetic on the same tables, and what must hold whatever is in stock. */
class A03_StocksTest {
    private static final RiskTables TABLES = RiskTables.builtIn();

    private static MajorHazard.Grading grade(int persons, List<Stock> stocks) {
        return MajorHazard.grade(TABLES, stocks, persons);
    }

    /** Up to 12 stocks of substances of table 1 with a class that gives a factor, and of others by class alone. */
    private static List<Stock> stocks(SplittableRandom random) {
        var stocks = new ArrayList<Stock>();
        int count = random.nextInt(1, 13);
        for (int i = 0; i < count; i++) {
            var hazard = TABLES.classes().get(random.nextInt(TABLES.classes().size()));
            boolean isNamed = random.nextBoolean();
            var named =
                    TABLES.substances().get(random.nextInt(TABLES.substances().size()));
            double tenths = random.nextInt(1, 2000) / 10.0;
            stocks.add(new Stock(isNamed ? named.name() : "其他" + i, tenths, List.of(hazard.symbol())));
        }
        return stocks;
    }

    /** Sum of q/Q with 40 digits. */
    private static BigDecimal exactS(MajorHazard.Grading grading) {
        BigDecimal sum = BigDecimal.ZERO;
        for (MajorHazard.Part part : grading.parts()) sum = sum.add(share(part));
        return sum;
    }

    private static BigDecimal share(MajorHazard.Part part) {
        return new BigDecimal(Double.toString(part.stock().quantity_t()))
                .divide(new BigDecimal(Double.toString(part.threshold_t())), new MathContext(40));
    }

    /** Equation 2 with 40 digits. */
    private static BigDecimal exactR(MajorHazard.Grading grading) {
        BigDecimal sum = BigDecimal.ZERO;
        for (MajorHazard.Part part : grading.parts())
            sum = sum.add(share(part).multiply(BigDecimal.valueOf(part.beta())));
        return sum.multiply(BigDecimal.valueOf(grading.alpha()));
    }

    private static int exactGrade(BigDecimal s, BigDecimal r) {
        if (s.compareTo(BigDecimal.ONE) < 0) return 0;
        if (r.compareTo(BigDecimal.valueOf(100)) >= 0) return 1;
        if (r.compareTo(BigDecimal.valueOf(50)) >= 0) return 2;
        return r.compareTo(BigDecimal.TEN) >= 0 ? 3 : 4;
    }

    @Test
    void sums_and_grades_are_those_of_decimal_arithmetic() {
        Seeded.check(2000, random -> {
            var grading = grade(random.nextInt(150), stocks(random));
            assertThat(grading.s()).isCloseTo(exactS(grading).doubleValue(), within(1e-8));
            assertThat(grading.r()).isCloseTo(exactR(grading).doubleValue(), within(1e-6));
            assertThat(grading.grade()).isEqualTo(exactGrade(exactS(grading), exactR(grading)));
        });
    }

    /** n stocks of 1/n of the critical quantity are one, whatever binary fractions sum to: ten tenths are 0.9999999999999999. */
    @ParameterizedTest
    @ValueSource(ints = {3, 6, 7, 9, 10, 11, 20, 49, 100})
    void equal_parts_of_the_critical_quantity_are_a_major_hazard_together(int n) {
        // Chlorine, 5 t.
        var parts = Collections.nCopies(n, Stock.of("氯", 5.0 / n));
        assertThat(grade(0, parts).s()).isEqualTo(1);
        assertThat(grade(0, parts).isMajorHazard()).isTrue();
        var less = Collections.nCopies(n, Stock.of("氯", 4.999 / n));
        assertThat(grade(0, less).isMajorHazard()).isFalse();
    }

    /** Chlorine, beta 4, 30 to 49 persons alpha 1.2: R = 4.8 S, which is 48 / 4.8 = 10 at S = 10 / 4.8, that is 10.41666… t. */
    @Test
    void a_grade_begins_at_its_number_itself() {
        double tonnes = 5 * 10 / 4.8;
        assertThat(grade(30, List.of(Stock.of("氯", tonnes))).grade()).isEqualTo(3);
        assertThat(grade(30, List.of(Stock.of("氯", tonnes - 0.001))).grade()).isEqualTo(4);
        // 50 at five times that, 100 at ten times.
        assertThat(grade(30, List.of(Stock.of("氯", 5 * tonnes))).grade()).isEqualTo(2);
        assertThat(grade(30, List.of(Stock.of("氯", 10 * tonnes))).grade()).isEqualTo(1);
    }

    @Test
    void the_order_of_stocks_changes_nothing() {
        Seeded.check(300, random -> {
            var stocks = stocks(random);
            var other = new ArrayList<>(stocks);
            Collections.shuffle(other, new Random(random.nextLong()));
            int persons = random.nextInt(150);
            assertThat(grade(persons, other).s())
                    .isEqualTo(grade(persons, stocks).s());
            assertThat(grade(persons, other).grade())
                    .isEqualTo(grade(persons, stocks).grade());
        });
    }

    @Test
    void more_in_stock_or_more_persons_is_never_a_milder_grade() {
        Seeded.check(500, random -> {
            var stocks = stocks(random);
            int persons = random.nextInt(100);
            var more = new ArrayList<>(stocks);
            more.addAll(stocks(random));
            assertThat(severity(grade(persons, more))).isGreaterThanOrEqualTo(severity(grade(persons, stocks)));
            assertThat(severity(grade(persons + random.nextInt(60), stocks)))
                    .isGreaterThanOrEqualTo(severity(grade(persons, stocks)));
        });
    }

    /** 0 for none, then 1 for grade four up to 4 for grade one. */
    private static int severity(MajorHazard.Grading grading) {
        return grading.isMajorHazard() ? 5 - grading.grade() : 0;
    }

    @Test
    void one_stock_told_in_two_parts_is_the_same() {
        Seeded.check(300, random -> {
            var stocks = stocks(random);
            var halves = new ArrayList<Stock>();
            for (Stock stock : stocks) {
                var half = new Stock(stock.name(), stock.quantity_t() / 2, stock.classes());
                halves.add(half);
                halves.add(half);
            }
            assertThat(grade(60, halves).s()).isEqualTo(grade(60, stocks).s());
            assertThat(grade(60, halves).grade()).isEqualTo(grade(60, stocks).grade());
        });
    }

    static List<RiskTables.Substance> substances() {
        return TABLES.substances();
    }

    @ParameterizedTest
    @MethodSource("substances")
    void a_substance_is_found_by_each_of_its_names_and_its_number(RiskTables.Substance substance) {
        assertThat(TABLES.findSubstance(substance.name())).contains(substance);
        for (String cas : substance.cas())
            assertThat(TABLES.findSubstance(cas)).as(cas).isPresent();
        for (String alias : substance.aliases())
            assertThat(TABLES.findSubstance(alias)).as(alias).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_is_no_quantity_is_refused(double tonnes) {
        assertThatThrownBy(() -> grade(1, List.of(Stock.of("氯", tonnes))))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("RISK-003"));
    }

    @Test
    void a_name_that_no_table_has_is_not_found() {
        assertThat(TABLES.findSubstance("水")).isEmpty();
        assertThat(TABLES.findSubstance("")).isEmpty();
        assertThat(TABLES.findClass("W99")).isEmpty();
    }
}
