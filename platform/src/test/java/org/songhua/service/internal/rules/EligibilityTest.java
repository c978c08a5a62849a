package org.songhua.service.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.pack.Text;
import org.songhua.service.Service.Rule;
import org.songhua.service.Verdict;
import org.songhua.service.Verdict.Outcome;

/** Rules over facts, three-valued. */
class EligibilityTest {
    private static final Text NAME = new Text("一", "One");

    private static Rule rule(String when, String holds) {
        return new Rule(NAME, when, holds, NAME, "basis");
    }

    private static Outcome outcome(String holds, Map<String, Object> facts) {
        return Eligibility.verdicts(Map.of("one", rule("", holds)), facts)
                .getFirst()
                .outcome();
    }

    private static Map<String, Object> income(Object value) {
        return Map.of("income", value);
    }

    @Test
    void aRuleHoldsOrFailsWhenItsFactsAreKnown() {
        assertThat(outcome("income <= 2400", income(new BigDecimal("2400.0")))).isEqualTo(Outcome.HOLDS);
        assertThat(outcome("income <= 2400", income(new BigDecimal("2400.01")))).isEqualTo(Outcome.FAILS);
        assertThat(outcome("income <= 2400", Map.of())).isEqualTo(Outcome.UNKNOWN);
        // A text is no number: it is known, and not below.
        assertThat(outcome("income <= 2400", income("little"))).isEqualTo(Outcome.FAILS);
    }

    @Test
    void whatIsNotKnownIsNamedAndNotTakenForItsContrary() {
        Verdict verdict = Eligibility.verdicts(
                        Map.of("one", rule("", "not (owner == true) and area < 15")), Map.of("area", BigDecimal.ONE))
                .getFirst();
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.missing()).containsExactly("owner");
    }

    @Test
    void aRuleThatDoesNotApplySaysNothing() {
        var rules = Map.of("card", rule("disabled == true", "card == true"));
        assertThat(Eligibility.verdicts(rules, Map.of())).isEmpty();
        assertThat(Eligibility.verdicts(rules, Map.of("disabled", false))).isEmpty();
        assertThat(Eligibility.verdicts(rules, Map.of("disabled", true)))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void verdictsComeInTheOrderOfTheRules() {
        var rules = new LinkedHashMap<String, Rule>();
        for (String code : List.of("c", "a", "b")) rules.put(code, rule("", "income > 0"));
        assertThat(Eligibility.verdicts(rules, income(BigDecimal.ONE)))
                .extracting(Verdict::rule)
                .containsExactly("c", "a", "b");
    }

    /** Knowing more never turns a verdict: what held or failed holds or fails still. */
    @Test
    void aFactMoreOnlyEverSettlesWhatWasNotKnown() {
        var rules = new LinkedHashMap<String, Rule>();
        rules.put("both", rule("", "a < 5 and b < 5"));
        rules.put("either", rule("", "a < 5 or c < 5"));
        rules.put("not", rule("", "not (b < 5)"));
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var facts = new TreeMap<String, Object>();
            List<Verdict> before = Eligibility.verdicts(rules, facts);
            for (String name : List.of("a", "b", "c")) {
                facts.put(name, BigDecimal.valueOf(random.nextInt(10)));
                List<Verdict> after = Eligibility.verdicts(rules, facts);
                for (int i = 0; i < after.size(); i++)
                    if (before.get(i).outcome() != Outcome.UNKNOWN)
                        assertThat(after.get(i).outcome())
                                .as("seed %d, %s, %s", seed, after.get(i).rule(), facts)
                                .isEqualTo(before.get(i).outcome());
                before = after;
            }
            assertThat(before).noneMatch(one -> one.outcome() == Outcome.UNKNOWN);
        }
    }
}
