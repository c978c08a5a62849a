package org.songhua.judgement.internal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.formula.FormulaParser;
import org.songhua.judgement.Judgement;
import org.songhua.judgement.Judgement.Mode;
import org.songhua.judgement.Judgement.Rule;
import org.songhua.judgement.Verdict;
import org.songhua.judgement.Verdict.Answer;
import org.songhua.judgement.Verdict.Finding;
import org.songhua.judgement.Verdict.Outcome;
import org.songhua.pack.Text;
import org.songhua.register.RegisterRecord;

/** Of a yard: a rule says yes or no, does not concern it, or cannot tell; and what all rules together come to. */
class JudgeTest {
    private static final Text TITLE = new Text("院", "Yard");

    private static Rule rule(String code, @Nullable String applies, String holds) {
        return new Rule(
                code,
                TITLE,
                null,
                "某文",
                applies == null ? null : FormulaParser.parse(applies),
                FormulaParser.parse(holds),
                holds);
    }

    private static Verdict verdict(Map<String, Object> fields, Rule... rules) {
        return verdict(Mode.ANY, fields, rules);
    }

    private static Verdict verdict(Mode mode, Map<String, Object> fields, Rule... rules) {
        var record = new RegisterRecord(
                "yards",
                new UUID(0, 1),
                "k",
                "t",
                "open",
                null,
                null,
                null,
                null,
                null,
                fields,
                null,
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
        return Judge.judge(new Judgement("low_use", "p", TITLE, "yards", mode, List.of(rules)), record);
    }

    private static Outcome outcome(Map<String, Object> fields, @Nullable String applies, String holds) {
        return verdict(fields, rule("one", applies, holds))
                .findings()
                .getFirst()
                .outcome();
    }

    /** A dash stands for a field of which nothing is known. */
    private static Map<String, Object> fields(String works, String share) {
        var fields = new HashMap<String, Object>();
        if (!works.equals("-")) fields.put("works", Boolean.valueOf(works));
        if (!share.equals("-")) fields.put("share", new BigDecimal(share));
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "true,  0.2, YES",
        "true,  0.3, NO",
        "true,  0.7, NO",
        "true,  -,   UNKNOWN",
        "false, 0.2, NOT_CONCERNED",
        "false, -,   NOT_CONCERNED",
        "-,     0.2, UNKNOWN",
        "-,     -,   UNKNOWN"
    })
    void aRuleSaysNothingOfWhatDoesNotConcernItAndGuessesNothing(String works, String share, Outcome expected) {
        assertThat(outcome(fields(works, share), "works = true", "share < 0.3")).isEqualTo(expected);
    }

    @Test
    void aRuleWithoutAConditionConcernsEverything() {
        assertThat(outcome(fields("-", "0.2"), null, "share < 0.3")).isEqualTo(Outcome.YES);
        assertThat(outcome(fields("-", "-"), null, "share < 0.3")).isEqualTo(Outcome.UNKNOWN);
    }

    /** One side that decides is enough: false and unknown is false, true or unknown is true (Kleene 1938). */
    @ParameterizedTest
    @CsvSource({
        "works = true and share < 0.3, false, -, NO",
        "works = true and share < 0.3, true, -, UNKNOWN",
        "works = true or share < 0.3, true, -, YES",
        "works = true or share < 0.3, false, -, UNKNOWN",
        "works = true and share < 0.3, -, 0.9, NO",
        "works = true or share < 0.3, -, 0.1, YES"
    })
    void whatIsNotKnownMattersOnlyWhereItCouldDecide(String holds, String works, String share, Outcome expected) {
        assertThat(outcome(fields(works, share), null, holds)).isEqualTo(expected);
    }

    @Test
    void aFindingTellsWhatItLookedAtAndWhatItLacks() {
        Finding yes = verdict(fields("true", "0.2"), rule("one", "works = true", "share < 0.3"))
                .findings()
                .getFirst();
        assertThat(yes.used()).containsExactlyInAnyOrderEntriesOf(Map.of("works", true, "share", 0.2));
        assertThat(yes.missing()).isEmpty();
        Finding unknown = verdict(fields("-", "0.2"), rule("one", "works = true", "share < 0.3"))
                .findings()
                .getFirst();
        assertThat(unknown.used()).containsOnlyKeys("share");
        assertThat(unknown.missing()).containsExactly("works");
    }

    /** What is missing is told only where it is the reason: a rule that decides without it lacks nothing. */
    @Test
    void aRuleThatDecidesAllTheSameLacksNothing() {
        Finding no = verdict(fields("false", "-"), rule("one", null, "works = true and share < 0.3"))
                .findings()
                .getFirst();
        assertThat(no.outcome()).isEqualTo(Outcome.NO);
        assertThat(no.missing()).isEmpty();
    }

    @Test
    void fieldsThatNoRuleNamesAreNotTold() {
        var fields = new HashMap<>(fields("true", "0.2"));
        fields.put("owner", "某人");
        assertThat(verdict(fields, rule("one", null, "share < 0.3"))
                        .findings()
                        .getFirst()
                        .used())
                .containsOnlyKeys("share");
    }

    /** Every mixture of outcomes of three rules against the words of {@link Verdict}: yes wins, unknown beats no, silence is unknown. */
    @Test
    void togetherYesWinsAndNoNeedsEverybodyConcerned() {
        for (Outcome first : Outcome.values())
            for (Outcome second : Outcome.values())
                for (Outcome third : Outcome.values()) {
                    List<Outcome> all = List.of(first, second, third);
                    var rules = new ArrayList<Rule>();
                    for (Outcome one : all) rules.add(saying(one, "r" + rules.size()));
                    Verdict verdict = verdict(fields("true", "0.2"), rules.toArray(Rule[]::new));
                    assertThat(verdict.findings()).extracting(Finding::outcome).isEqualTo(all);
                    assertThat(verdict.answer()).as("%s", all).isEqualTo(expected(EnumSet.copyOf(all)));
                    assertThat(verdict.reasons()).hasSize((int)
                            all.stream().filter(one -> one == Outcome.YES).count());
                }
    }

    private static Answer expected(Set<Outcome> said) {
        said.remove(Outcome.NOT_CONCERNED);
        if (said.contains(Outcome.YES)) return Answer.YES;
        return said.equals(EnumSet.of(Outcome.NO)) ? Answer.NO : Answer.UNKNOWN;
    }

    /** The same mixtures where all must say yes: the other way round, yes and no having changed places. */
    @Test
    void whereAllMustSayYesNoWinsAndYesNeedsEverybodyConcerned() {
        for (Outcome first : Outcome.values())
            for (Outcome second : Outcome.values())
                for (Outcome third : Outcome.values()) {
                    List<Outcome> all = List.of(first, second, third);
                    Verdict verdict = verdict(
                            Mode.ALL,
                            fields("true", "0.2"),
                            saying(first, "r0"),
                            saying(second, "r1"),
                            saying(third, "r2"));
                    assertThat(verdict.answer()).as("%s", all).isEqualTo(expectedOfAll(EnumSet.copyOf(all)));
                    assertThat(verdict.reasons())
                            .hasSize((int) all.stream()
                                    .filter(one -> one == Outcome.NO)
                                    .count())
                            .allMatch(one -> one.outcome() == Outcome.NO);
                    assertThat(verdict.met()).isEqualTo((int)
                            all.stream().filter(one -> one == Outcome.YES).count());
                }
    }

    private static Answer expectedOfAll(Set<Outcome> said) {
        said.remove(Outcome.NOT_CONCERNED);
        if (said.contains(Outcome.NO)) return Answer.NO;
        return said.equals(EnumSet.of(Outcome.YES)) ? Answer.YES : Answer.UNKNOWN;
    }

    private static Rule saying(Outcome outcome, String code) {
        return switch (outcome) {
            case YES -> rule(code, null, "share < 0.3");
            case NO -> rule(code, null, "share > 0.3");
            case UNKNOWN -> rule(code, null, "rent < 3");
            case NOT_CONCERNED -> rule(code, "works = false", "share < 0.3");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "0.30", "3e-1"})
    void numbersAreComparedByValueHoweverTheyWereWritten(String share) {
        assertThat(outcome(fields("-", share), null, "share = 0.3")).isEqualTo(Outcome.YES);
    }

    @Test
    void aJudgementWithoutRulesKnowsNothing() {
        for (Mode mode : Mode.values())
            assertThat(verdict(mode, Map.of()).answer()).isEqualTo(Answer.UNKNOWN);
    }
}
