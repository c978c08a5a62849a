package org.songhua.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.routing.RoutingHistory.Suggestion;

class R01_RoutingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final List<List<String>> LEVELS = List.of(List.of("class"), List.of("class", "area"));
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    private static List<RoutedCase> cases(int count, String unit, String type, String area, LocalDate day) {
        var cases = new ArrayList<RoutedCase>();
        for (int i = 0; i < count; i++) cases.add(new RoutedCase(Map.of("class", type, "area", area), unit, day));
        return cases;
    }

    private static RoutingHistory history() {
        var cases = new ArrayList<>(cases(6, "市政处", "井盖", "朝阳区", TODAY));
        cases.addAll(cases(2, "电力公司", "井盖", "南关区", TODAY));
        return RoutingHistory.learn(cases, LEVELS, TODAY, 365);
    }

    /**
     * Class alone: 6 of 8 to 市政处, 2 of 8 to 电力公司. In 南关区 two cases, both to 电力公司, with the class as two more: (2 + 2·2/8) / 4 = 0.625.
     */
    @Test
    void sharesOfLevelsAreMixedAsAPersonWorksOut() {
        Suggestion south = history().suggest(Map.of("class", "井盖", "area", "南关区"));
        assertThat(south.unit()).isEqualTo("电力公司");
        assertThat(south.share()).isEqualTo(0.625, EXACT);
        Suggestion west = history().suggest(Map.of("class", "井盖", "area", "朝阳区"));
        assertThat(west.unit()).isEqualTo("市政处");
        assertThat(west.share()).isEqualTo((6 + 2 * 0.75) / 8, EXACT);
    }

    @Test
    void whereAnAreaIsNewTheClassDecides() {
        Suggestion suggestion = history().suggest(Map.of("class", "井盖", "area", "二道区"));
        assertThat(suggestion.unit()).isEqualTo("市政处");
        assertThat(suggestion.share()).isEqualTo(0.75, EXACT);
        assertThat(history().suggest(Map.of("class", "井盖")).unit()).isEqualTo("市政处");
    }

    @Test
    void whatWasNeverSeenGetsNoSuggestion() {
        Suggestion nothing = history().suggest(Map.of("class", "噪声"));
        assertThat(nothing.unit()).isEmpty();
        assertThat(nothing.share()).isZero();
        assertThat(nothing.ranking()).isEmpty();
        assertThat(nothing.steps()).hasSize(2).allMatch(step -> step.cases() == 0);
    }

    @Test
    void theTraceSaysWhatEachLevelSaw() {
        Suggestion south = history().suggest(Map.of("class", "井盖", "area", "南关区"));
        assertThat(south.steps())
                .containsExactly(
                        new RoutingHistory.Step(Map.of("class", "井盖"), 8, "市政处", 0.75),
                        new RoutingHistory.Step(Map.of("class", "井盖", "area", "南关区"), 2, "电力公司", 1));
        assertThat(south.ranking()).extracting(RoutingHistory.Candidate::unit).containsExactly("电力公司", "市政处");
    }

    /** Four cases of a year ago weigh as two of today with a half-life of a year; three of today are more. */
    @Test
    void newerDecisionsCountMore() {
        var cases = new ArrayList<>(cases(4, "旧局", "井盖", "朝阳区", TODAY.minusDays(365)));
        cases.addAll(cases(3, "新局", "井盖", "朝阳区", TODAY));
        assertThat(RoutingHistory.learn(cases, LEVELS, TODAY, 365)
                        .suggest(Map.of("class", "井盖"))
                        .unit())
                .isEqualTo("新局");
        assertThat(RoutingHistory.learn(cases, LEVELS, TODAY, 1e9)
                        .suggest(Map.of("class", "井盖"))
                        .unit())
                .isEqualTo("旧局");
    }

    @Test
    void oneOddDecisionDoesNotOverruleMany() {
        var cases = new ArrayList<>(cases(1_000, "市政处", "井盖", "朝阳区", TODAY));
        cases.addAll(cases(1, "公园处", "井盖", "南关区", TODAY));
        assertThat(RoutingHistory.learn(cases, LEVELS, TODAY, 365)
                        .suggest(Map.of("class", "井盖", "area", "南关区"))
                        .unit())
                .isEqualTo("市政处");
    }

    @Test
    void ofEqualSharesTheFirstByNameWins() {
        var cases = new ArrayList<>(cases(2, "乙", "井盖", "朝阳区", TODAY));
        cases.addAll(cases(2, "甲", "井盖", "朝阳区", TODAY));
        assertThat(RoutingHistory.learn(cases, LEVELS, TODAY, 365)
                        .suggest(Map.of("class", "井盖"))
                        .unit())
                .isEqualTo("乙");
    }

    @Test
    void sharesSumToOneAtMostFiveAreListed() {
        Seeded.check(200, random -> {
            var cases = new ArrayList<RoutedCase>();
            for (int i = random.nextInt(1, 60); i > 0; i--) {
                cases.addAll(
                        cases(1, "u" + random.nextInt(4), "c" + random.nextInt(2), "a" + random.nextInt(3), TODAY));
            }
            Suggestion any = RoutingHistory.learn(cases, LEVELS, TODAY, 30)
                    .suggest(cases.getFirst().facts());
            assertThat(any.ranking().stream()
                            .mapToDouble(RoutingHistory.Candidate::share)
                            .sum())
                    .isEqualTo(1, EXACT);
        });
    }

    @Test
    void withoutLevelsOrTimeNothingIsLearnt() {
        assertThatThrownBy(() -> RoutingHistory.learn(List.of(), List.of(), TODAY, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RoutingHistory.learn(List.of(), LEVELS, TODAY, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
