package org.songhua.project.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.pack.Text;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet.Result;
import org.songhua.project.ProjectSheet.Year;
import org.songhua.register.RegisterRecord;

/**
 * Present value, internal rate, cover of debt and payback by hand, and where there is none of them. The rate is 10 % a year from 2026
 * on.
 */
class LifeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Library LIBRARY = library("debt", "0.10");

    private int number;

    private static Library library(String debt, String rate) {
        return new Library(
                "works",
                "test",
                new Text("库", "Library"),
                "year",
                "estimate",
                List.of("draft"),
                null,
                null,
                null,
                new Library.Flow("flow", "project", "year", "invested", "cost", "income", debt),
                null,
                List.of(new Library.Rate(LocalDate.of(2026, 1, 1), new BigDecimal(rate), "ours")));
    }

    private RegisterRecord row(Map<String, Object> fields) {
        return new RegisterRecord(
                "flow",
                new UUID(0, ++number),
                "k" + number,
                "t",
                "s",
                null,
                null,
                null,
                null,
                null,
                new HashMap<>(fields),
                null,
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** @param amounts invested, cost, income, debt; whatever is left out is not entered */
    private RegisterRecord year(int year, String... amounts) {
        var fields = new HashMap<String, Object>();
        fields.put("year", BigDecimal.valueOf(year));
        List<String> names = List.of("invested", "cost", "income", "debt");
        for (int i = 0; i < amounts.length; i++) fields.put(names.get(i), new BigDecimal(amounts[i]));
        return row(fields);
    }

    private static @Nullable Result result(RegisterRecord... rows) {
        return Life.result(LIBRARY, Life.years(LIBRARY, List.of(rows)), DAY);
    }

    /** -1000, 600, 605: 600/1.1 + 605/1.21 - 1000 = 545.45 + 500 - 1000. */
    @Test
    void thePresentValueIsRoundedToTheFen() {
        Result result = result(year(2026, "1000"), year(2027, "0", "0", "600"), year(2028, "0", "0", "605"));
        assertThat(result.npv()).isEqualTo(new BigDecimal("45.45"));
    }

    /** A half of a fen goes up: 0.011 / 1.1 = 0.01 and 0.0055 / 1.1 = 0.005. */
    @ParameterizedTest
    @CsvSource({"0.0110, 0.01", "0.00551, 0.01", "0.0054, 0.00", "-0.0110, -0.01"})
    void halvesGoAwayFromZero(String net, String expected) {
        String invested = net.startsWith("-") ? net.substring(1) : "0";
        String income = net.startsWith("-") ? "0" : net;
        Result result = result(year(2026), year(2027, invested, "0", income));
        assertThat(result.npv()).isEqualByComparingTo(expected);
    }

    @Test
    void theFirstYearIsNotDiscounted() {
        assertThat(result(year(2030, "0", "0", "100")).npv()).isEqualByComparingTo("100");
    }

    /** x² = 1.21 has one root above -1. */
    @Test
    void theInternalRateMakesThePresentValueZero() {
        Result result = result(year(2026, "100"), year(2028, "0", "0", "121"));
        assertThat(result.irr()).isCloseTo(0.1, within(1e-9));
        assertThat(result.npv()).isEqualByComparingTo("0");
    }

    @Test
    void aProjectThatLosesMoneyHasANegativeRate() {
        assertThat(result(year(2026, "100"), year(2027, "0", "0", "90")).irr()).isCloseTo(-0.1, within(1e-9));
    }

    /** -100, 230, -132 is zero at 10 % and at 20 %: two rates are none. */
    @Test
    void whereSeveralRatesMayDoItNoneIsTold() {
        Result result = result(year(2026, "100"), year(2027, "0", "0", "230"), year(2028, "132"));
        assertThat(result.irr()).isNull();
        assertThat(result.npv()).isEqualByComparingTo("0");
    }

    @Test
    void moneyThatOnlyGoesOrOnlyComesHasNoRate() {
        assertThat(result(year(2026, "100"), year(2027, "50")).irr()).isNull();
        assertThat(result(year(2026, "0", "0", "100")).irr()).isNull();
        Result nothing = result(year(2026), year(2027));
        assertThat(nothing.irr()).isNull();
        assertThat(nothing.payback()).isNull();
        assertThat(nothing.npv()).isEqualByComparingTo("0");
    }

    /** Cover is income less cost of operation over what is due, of the worst year: (100-20)/50 = 1.6, (90-30)/80 = 0.75. */
    @Test
    void theCoverIsThatOfTheWorstYearInWhichSomethingIsDue() {
        Result result = result(
                year(2026, "1000", "0", "0", "0"),
                year(2027, "0", "20", "100", "50"),
                year(2028, "0", "30", "90", "80"),
                year(2029, "0", "500", "0", "0"));
        assertThat(result.dscr()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void whereNothingIsDueThereIsNothingToCover() {
        assertThat(result(year(2026, "100"), year(2027, "0", "0", "110")).dscr())
                .isNull();
        assertThat(result(year(2026, "0", "50", "20", "10")).dscr()).isCloseTo(-3, within(1e-12));
        Library without = library("", "0.10");
        List<Year> years = Life.years(without, List.of(year(2026, "0", "0", "20", "10")));
        assertThat(Life.result(without, years, DAY).dscr()).isNull();
        assertThat(years.getFirst().debt()).isZero();
    }

    /** -100, 40, 40, 40: after two years 20 are missing, half of the third. */
    @ParameterizedTest
    @CsvSource({"100, 2.5", "80, 2", "120, 3", "40, 1"})
    void thePaybackCountsThePartOfTheLastYear(String invested, double years) {
        Result result = result(
                year(2026, invested),
                year(2027, "0", "0", "40"),
                year(2028, "0", "0", "40"),
                year(2029, "0", "0", "40"));
        assertThat(result.payback()).isCloseTo(years, within(1e-12));
    }

    @Test
    void whatIsNotPaidBackInItsLifeIsNotPaidBack() {
        assertThat(result(year(2026, "120.01"), year(2027, "0", "0", "120")).payback())
                .isNull();
    }

    @Test
    void twoRowsOfAYearAreAddedAndTheOrderDoesNotMatter() {
        Result apart =
                result(year(2028, "0", "0", "100"), year(2026, "60"), year(2028, "0", "0", "21"), year(2026, "40"));
        Result together = result(year(2026, "100"), year(2028, "0", "0", "121"));
        assertThat(apart).isEqualTo(together);
    }

    @Test
    void ofALifeOfTwoCenturiesThereIsAResultAndOfALongerOneNone() {
        assertThat(result(year(1900, "100"), year(2099, "0", "0", "1"))).isNotNull();
        assertThat(result(year(1900, "100"), year(2100, "0", "0", "1"))).isNull();
        assertThat(Life.result(LIBRARY, List.of(), DAY)).isNull();
    }

    /** More money than a binary fraction can hold: there is no result, and no failure. */
    @Test
    void amountsBeyondAllMeasureHaveNoResult() {
        assertThat(result(year(2026, "1e400"), year(2027, "0", "0", "1e400"))).isNull();
    }

    @Test
    void withoutARateOfTheDayThereIsAnInternalRateAllTheSame() {
        List<Year> years = Life.years(LIBRARY, List.of(year(2026, "100"), year(2027, "0", "0", "110")));
        Result before = Life.result(LIBRARY, years, LocalDate.of(2025, 12, 31));
        assertThat(before.rate()).isNull();
        assertThat(before.npv()).isNull();
        assertThat(before.irr()).isCloseTo(0.1, within(1e-9));
        assertThat(Life.result(LIBRARY, years, LocalDate.of(2026, 1, 1)).npv()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({"100, 60, 40, true", "100, 60, 40.01, false", "100, 60, 39.99, false", "0.3, 0.1, 0.2, true"})
    void theInvestmentsOfAllYearsAreTheEstimateToTheFen(String estimate, String first, String second, boolean equal) {
        List<Year> years = Life.years(LIBRARY, List.of(year(2026, first), year(2027, second)));
        var fault = Life.fault(new BigDecimal(estimate), years);
        assertThat(fault.isEmpty()).isEqualTo(equal);
        fault.ifPresent(one -> {
            assertThat(one.code()).isEqualTo("PROJ-008");
            assertThat(one.problem()).contains("0.01 " + (second.endsWith("1") ? "more" : "less"));
        });
        assertThat(Life.fault(null, years)).as("nothing to hold it against").isEmpty();
    }

    /** At its internal rate the present value is zero, however the amounts fall; the seed is in the message. */
    @Test
    void theRateOfRandomProjectsMakesTheirPresentValueZero() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            var rows = new ArrayList<RegisterRecord>();
            int invested = 1_000 + random.nextInt(9_000);
            rows.add(year(2026, String.valueOf(invested)));
            int count = 2 + random.nextInt(20);
            double[] net = new double[count + 1];
            net[0] = -invested;
            for (int i = 1; i <= count; i++) {
                int income = 1 + random.nextInt(4_000);
                net[i] = income;
                rows.add(year(2026 + i, "0", "0", String.valueOf(income)));
            }
            Double rate = result(rows.toArray(RegisterRecord[]::new)).irr();
            if (rate == null) continue;
            double value = 0;
            for (int i = 0; i <= count; i++) value += net[i] / Math.pow(1 + rate, i);
            assertThat(value).as("seed %d", seed).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void aLibraryWithoutCashFlowHasNoYears() {
        var none = new Library(
                "plain",
                "test",
                new Text("库", "Library"),
                "year",
                "",
                List.of("draft"),
                null,
                null,
                null,
                null,
                null,
                List.of());
        assertThat(Life.years(none, List.of(year(2026, "100")))).isEmpty();
    }
}
