package org.songhua.engine.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A01: present values and rates worked out by hand; B01: debt; C01: sources of funds. */
class CashFlowTest {

    @Test
    void thePresentValueDiscountsEachYear() {
        // -100 + 60/1.1 + 60/1.21 = 4.1322
        assertThat(CashFlow.of(-100, 60, 60).presentValue(0.1)).isCloseTo(4.132231, within(1e-6));
        assertThat(CashFlow.of(-100, 60, 60).presentValue(0)).isEqualTo(20);
        assertThat(CashFlow.of(5).presentValue(0.5)).isEqualTo(5);
    }

    @Test
    void theInternalRateMakesThePresentValueZero() {
        // 100 = 60/q + 60/q²: q = 0.3 + sqrt(0.69) = 1.130662
        assertThat(CashFlow.of(-100, 60, 60).internalRate().orElseThrow()).isCloseTo(0.130662, within(1e-6));
        assertThat(CashFlow.of(-100, 110).internalRate().orElseThrow()).isCloseTo(0.1, within(1e-9));
        assertThat(CashFlow.of(100, -110).internalRate().orElseThrow()).isCloseTo(0.1, within(1e-9));
        assertThat(CashFlow.of(-100, 50).internalRate().orElseThrow()).isCloseTo(-0.5, within(1e-9));
    }

    @Test
    void whereNoRateOrSeveralDoItNoneIsTold() {
        assertThat(CashFlow.of(-100, -5).internalRate()).isEmpty();
        assertThat(CashFlow.of(10, 5).internalRate()).isEmpty();
        // 1.1 and 1.2 both: -1 + 2.3q - 1.32q² times 100.
        assertThat(CashFlow.of(-100, 230, -132).internalRate()).isEmpty();
        assertThat(CashFlow.of(-1, 1000).internalRate()).isEmpty();
    }

    @Test
    void atTheInternalRateOfRandomProjectsNothingIsLeft() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            double[] net = new double[30];
            net[0] = -1000 - random.nextInt(1000);
            for (int year = 1; year < 30; year++) net[year] = random.nextInt(300);
            var flow = CashFlow.of(net);
            flow.internalRate()
                    .ifPresent(rate -> assertThat(flow.presentValue(rate)).isCloseTo(0, within(1e-6)));
        }
    }

    @Test
    void incomeAndExpensesOfALifeMakeTheFlow() {
        var flow = CashFlow.between(new double[] {0, 10, 10}, new double[] {15, 1});
        assertThat(flow.amounts()).containsExactly(-15, 9, 10);
        assertThat(flow.payback().orElseThrow()).isCloseTo(1.6, within(1e-12));
        assertThat(CashFlow.of(-15, 5).payback()).isEmpty();
        assertThat(CashFlow.of(0, 5).payback()).isEmpty();
    }

    @Test
    void whatIsNoFlowIsRefused() {
        assertThatThrownBy(CashFlow::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CashFlow.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CashFlow.of(1).presentValue(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWorstYearIsWhatTheBankLooksAt() {
        assertThat(DebtService.leastCover(new double[] {0, 12, 15}, new double[] {0, 10, 10}))
                .hasValue(1.2);
        assertThat(DebtService.leastCover(new double[] {1}, new double[] {0})).isEmpty();
        assertThatThrownBy(() -> DebtService.leastCover(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalPaymentsPayALoanOff() {
        double payment = DebtService.equalPayment(1000, 0.05, 10);
        double left = 1000;
        for (int year = 0; year < 10; year++) left = left * 1.05 - payment;
        assertThat(left).isCloseTo(0, within(1e-9));
        assertThat(DebtService.equalPayment(1000, 0, 10)).isEqualTo(100);
        assertThatThrownBy(() -> DebtService.equalPayment(1, 0.1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sourcesMustAddUpToTheEstimateAndTheDifferenceIsNamed() {
        var sources = Map.of("central", new BigDecimal("300.10"), "private", new BigDecimal("699.90"));
        assertThat(new Funding(new BigDecimal("1000"), sources).fault()).isEmpty();
        var fault = new Funding(new BigDecimal("1200"), sources).fault().orElseThrow();
        assertThat(fault.code()).isEqualTo("FIN-001");
        assertThat(fault.problem()).contains("1000.00").contains("200.00 less").contains("1200");
        assertThat(new Funding(new BigDecimal("900"), sources)
                        .fault()
                        .orElseThrow()
                        .problem())
                .contains("100.00 more");
    }

    @Test
    void theShareOfASourceIsOfTheEstimate() {
        var funding = new Funding(
                new BigDecimal("1000"), Map.of("private", new BigDecimal("250"), "bond", new BigDecimal("750")));
        assertThat(funding.share("private")).isEqualTo(0.25);
        assertThat(funding.share("lottery")).isZero();
        assertThat(new Funding(BigDecimal.ZERO, Map.of()).share("x")).isNaN();
    }
}
