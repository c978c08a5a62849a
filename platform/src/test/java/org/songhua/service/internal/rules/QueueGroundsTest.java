package org.songhua.service.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.pack.Text;
import org.songhua.register.internal.rules.TestRegister;
import org.songhua.service.Service.Queue;
import org.songhua.service.Service.Term;
import org.songhua.service.Waiting.Ground;

/** What a place in the queue rests on, told to people; and the edges of the order: what is equal, missing, or no number at all. */
class QueueGroundsTest {
    private static final Text DEEP = new Text("深者优先", "Deep ones first");
    private static final Text DEPTH = new Text("深度", "Depth");
    private static final Text UNTIL = new Text("到期", "Until");
    private static final Queue QUEUE = new Queue(
            "open",
            List.of("done"),
            List.of(
                    new Term("deep == true", "", false, DEEP),
                    new Term("", "depth", true, DEPTH),
                    new Term("", "until", false, UNTIL)),
            "");

    private static Map<String, Object> facts(Object... entries) {
        var facts = new HashMap<String, Object>();
        for (int i = 0; i < entries.length; i += 2) facts.put((String) entries[i], entries[i + 1]);
        return facts;
    }

    private static List<String> told(Map<String, Object> facts) {
        return QueueOrder.grounds(QUEUE, TestRegister.WELLS, facts).stream()
                .map(Ground::value)
                .toList();
    }

    private static int order(Map<String, Object> one, Map<String, Object> other) {
        return Integer.signum(QueueOrder.key(QUEUE, one).compareTo(QueueOrder.key(QUEUE, other)));
    }

    @Test
    void eachTermIsToldWithItsValueInTheOrderOfTheTerms() {
        var facts = facts("deep", true, "depth", new BigDecimal("1E+1"), "until", "2026-03-01");
        assertThat(told(facts)).containsExactly("true", "10", "2026-03-01");
        assertThat(QueueOrder.grounds(QUEUE, TestRegister.WELLS, facts))
                .extracting(Ground::says)
                .containsExactly(DEEP, DEPTH, UNTIL);
    }

    @Test
    void whatIsNotKnownIsToldAsNothing() {
        assertThat(told(Map.of())).containsExactly("false", "", "");
    }

    @Test
    void whatIsMissingComesLastWhicheverWayATermGoes() {
        assertThat(order(facts("depth", BigDecimal.ZERO), facts())).isNegative();
        assertThat(order(facts("until", "2999-12-31"), facts())).isNegative();
        assertThat(order(facts("until", "someday"), facts()))
                .as("no day is none")
                .isZero();
        assertThat(order(facts("depth", "much"), facts()))
                .as("no number is none")
                .isZero();
    }

    @Test
    void equalFactsHaveEqualPlacesHoweverTheyAreWritten() {
        assertThat(order(facts("depth", new BigDecimal("3")), facts("depth", new BigDecimal("3.000"))))
                .isZero();
        assertThat(order(facts("depth", new BigDecimal("0")), facts("depth", new BigDecimal("-0.0"))))
                .isZero();
        assertThat(order(facts(), facts("deep", false))).isZero();
    }

    @Test
    void aTermDecidesOnlyWhereThoseBeforeAreEqual() {
        assertThat(order(facts("deep", true), facts("depth", BigDecimal.TEN))).isNegative();
        assertThat(order(
                        facts("depth", BigDecimal.TEN, "until", "2030-01-01"),
                        facts("depth", BigDecimal.ONE, "until", "2020-01-01")))
                .isNegative();
        assertThat(order(
                        facts("depth", BigDecimal.TEN, "until", "2030-01-01"),
                        facts("depth", BigDecimal.TEN, "until", "2020-01-01")))
                .isPositive();
    }

    @Test
    void numbersBelowZeroAndDaysBefore1970SortAsNumbersAndDaysDo() {
        assertThat(order(facts("depth", new BigDecimal("-1")), facts("depth", new BigDecimal("-2"))))
                .as("the greatest comes first")
                .isNegative();
        assertThat(order(facts("depth", new BigDecimal("0.1")), facts("depth", new BigDecimal("-0.1"))))
                .isNegative();
        assertThat(order(facts("until", "1959-01-01"), facts("until", "1960-01-01")))
                .isNegative();
        assertThat(order(facts("until", "1969-12-31"), facts("until", "1970-01-02")))
                .isNegative();
    }
}
