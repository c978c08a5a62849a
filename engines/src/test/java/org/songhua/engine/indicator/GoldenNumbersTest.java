package org.songhua.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A01: ten shares of a published report, whose numerators and denominators it prints, and how shares of areas combine. */
class GoldenNumbersTest {

    @ParameterizedTest(name = "{0}: {1}/{2} is {3} %")
    @CsvSource({
        "B01, 15.80, 28.16, 56.11",
        "U24, 40.42, 196.32, 20.59",
        "X01, 16.29, 28.16, 57.85",
        "U09, 15, 52, 28.85",
        "U17, 2, 695, 0.288",
        "K06, 117, 182, 64.29",
        "S05, 6, 31, 19.35",
        "R01, 28, 46, 60.87",
        "public parking, 15009, 56716, 26.46",
        "turnover, 149, 223, 66.82"
    })
    void aShareIsNumeratorOverDenominator(String name, double numerator, double denominator, double percent) {
        Measured share = Measured.ratio(numerator, denominator, 0.01, Status.MEASURED);
        assertThat(share.value()).as(name).isCloseTo(percent, within(percent < 1 ? 0.0005 : 0.005));
    }

    @Test
    void theShareOfACityIsMadeOfSumsAndNotOfTheMeanOfItsDistricts() {
        // 1 of 2 and 30 of 40: 31/42 = 73.81 %, the mean would be 62.5 %.
        var city = Measured.aggregate(List.of(share(1, 2), share(30, 40)), 0.01);
        assertThat(city.value()).isCloseTo(100.0 * 31 / 42, within(1e-12));
        assertThat(city.status()).isEqualTo(Status.MEASURED);
    }

    @Test
    void aDistrictWithoutABaseTakesNothingFromTheCity() {
        assertThat(share(0, 0).status()).isEqualTo(Status.NO_BASE);
        assertThat(share(0, 0).value()).isNaN();
        assertThat(Measured.aggregate(List.of(share(0, 0), share(1, 2)), 0.01).value())
                .isEqualTo(50);
        assertThat(Measured.aggregate(List.of(share(0, 0), share(0, 0)), 0.01).status())
                .isEqualTo(Status.NO_BASE);
    }

    @Test
    void emptyIsNotZero() {
        var missing = Measured.without(Status.NOT_COLLECTED);
        assertThat(Measured.aggregate(List.of(missing, share(1, 2)), 0.01).status())
                .isEqualTo(Status.NOT_COLLECTED);
        assertThat(Measured.aggregate(List.of(), 0.01).status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(Measured.amount(0, 1, Status.MEASURED).value()).isZero();
    }

    @Test
    void oneEstimateMakesTheWholeEstimated() {
        var estimate = Measured.ratio(1, 2, 0.01, Status.ESTIMATED);
        assertThat(Measured.aggregate(List.of(estimate, share(1, 2)), 0.01).status())
                .isEqualTo(Status.ESTIMATED);
    }

    @Test
    void amountsAddUpInTheUnitOfTheIndicator() {
        var one = Measured.amount(1500, 1000, Status.MEASURED);
        assertThat(one.value()).isEqualTo(1.5);
        assertThat(Measured.aggregate(List.of(one, one), 1000).value()).isEqualTo(3);
    }

    private static Measured share(double numerator, double denominator) {
        return Measured.ratio(numerator, denominator, 0.01, Status.MEASURED);
    }
}
