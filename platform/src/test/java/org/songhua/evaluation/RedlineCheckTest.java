package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.formula.FormulaParser;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.evaluation.RedlineCheck.Judged;
import org.songhua.evaluation.RedlineCheck.Verdict;
import org.songhua.pack.Text;

/** Red lines by themselves; those of the plan have their examples in its pack. */
class RedlineCheckTest {
    private static final Redline SHARE =
            line("share", "renewal", "old <= 20% * whole", Map.of("renewal", "truth", "old", "㎡", "whole", "公顷"));
    private static final Redline KIND = line("kind", null, "kind != 'villa'", Map.of("kind", "text"));

    private static Redline line(String code, String applies, String allowed, Map<String, String> facts) {
        var text = new Text(code, code);
        return new Redline(
                code,
                text,
                6,
                "basis",
                allowed,
                FormulaParser.parse(allowed),
                applies == null ? null : FormulaParser.parse(applies),
                facts,
                text);
    }

    private static List<Verdict> verdicts(Map<String, Object> facts) {
        return RedlineCheck.of(List.of(SHARE, KIND), facts).verdicts().stream()
                .map(Judged::verdict)
                .toList();
    }

    @Test
    void unitsOfFactsAreTakenIntoAccount() {
        // A fifth of one hectare is 2,000 m².
        assertThat(verdicts(Map.of("renewal", true, "old", 2000.0, "whole", 1.0, "kind", "house")))
                .containsExactly(Verdict.KEPT, Verdict.KEPT);
        assertThat(verdicts(Map.of("renewal", true, "old", 2001.0, "whole", 1.0, "kind", "villa")))
                .containsExactly(Verdict.CROSSED, Verdict.CROSSED);
    }

    @Test
    void aLineThatDoesNotConcernAProjectNeedsNoFacts() {
        assertThat(verdicts(Map.of("renewal", false, "kind", "house")))
                .containsExactly(Verdict.NOT_CONCERNED, Verdict.KEPT);
    }

    @Test
    void whatIsMissingIsNamedAndNobodyPassesForWantOfData() {
        var result = RedlineCheck.of(List.of(SHARE, KIND), Map.of("renewal", true, "old", 5.0));
        assertThat(result.verdicts().getFirst().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.verdicts().getFirst().missing()).containsExactly("whole");
        assertThat(result.verdicts().getFirst().used()).containsOnlyKeys("renewal", "old");
        assertThat(result.mayProceed()).isFalse();
        assertThat(result.unknownCodes()).containsExactly("share", "kind");
    }

    @Test
    void factsOfTheWrongKindAndUnknownOnesAreFaultsAllAtOnce() {
        var facts = new TreeMap<String, Object>(
                Map.of("renewal", "yes", "old", true, "whole", Double.NaN, "kind", 3.0, "colour", "red"));
        var result = RedlineCheck.of(List.of(SHARE, KIND), facts);
        assertThat(result.faults())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("EVAL-010", "EVAL-011", "EVAL-011", "EVAL-011", "EVAL-011");
        assertThat(result.mayProceed()).isFalse();
    }

    @Test
    void aProjectThatKeepsAllLinesMayProceed() {
        assertThat(RedlineCheck.of(List.of(SHARE, KIND), Map.of("renewal", false, "kind", "house"))
                        .mayProceed())
                .isTrue();
    }
}
