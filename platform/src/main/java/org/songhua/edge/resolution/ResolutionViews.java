package org.songhua.edge.resolution;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.Match;
import org.songhua.pack.Text;
import org.songhua.resolution.Resolution;
import org.songhua.resolution.ResolutionPair;
import org.songhua.resolution.ResolutionPair.Decided;
import org.songhua.resolution.ResolutionPair.Side;
import org.songhua.resolution.ResolutionRule;
import org.songhua.resolution.Verdict;

/** What is answered about resolution. */
final class ResolutionViews {
    private ResolutionViews() {}

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A rule and how far its pairs are.
     *
     * @param subjects what its records are called
     * @param titles names of comparisons, and of levels as comparison, stroke, level
     * @param same bits from which two are likely the same
     * @param possible bits from which somebody should look
     */
    record RuleView(
            String code,
            String pack,
            Text title,
            Text description,
            String basis,
            List<String> clauses,
            List<String> subjects,
            Map<String, Text> titles,
            double same,
            double possible,
            String version,
            Map<String, Long> counts,
            Resolution.@Nullable Run lastRun,
            boolean mayDecide) {
        static RuleView of(Resolution.Standing one) {
            ResolutionRule rule = one.rule();
            return new RuleView(
                    rule.code(),
                    rule.pack(),
                    rule.title(),
                    rule.description(),
                    rule.basis(),
                    rule.clauses(),
                    rule.subjects().stream().map(ResolutionRule.Subject::of).toList(),
                    rule.titles(),
                    rule.link().same(),
                    rule.link().possible(),
                    rule.version(),
                    counts(one),
                    one.lastRun(),
                    one.mayDecide());
        }

        private static Map<String, Long> counts(Resolution.Standing one) {
            return Map.of(
                    "open", one.open(),
                    "same", one.same(),
                    "different", one.different(),
                    "undecided", one.undecided());
        }
    }

    /** A page of pairs. */
    record PageView(List<PairView> pairs, @Nullable String next) {
        static PageView of(Resolution.Page page) {
            return new PageView(page.pairs().stream().map(PairView::of).toList(), page.next());
        }
    }

    /**
     * What one comparison says.
     *
     * @param likeness share from 0 to 1, or distance; null when a value is missing
     * @param weight bits
     */
    record ReasonView(
            String comparison, String level, @Nullable Double likeness, double weight) {
        static ReasonView of(Match.Reason one) {
            Double likeness = Double.isNaN(one.likeness()) ? null : (Double) one.likeness();
            return new ReasonView(one.comparison(), one.level(), likeness, one.weight());
        }
    }

    /** Something said. */
    record DecidedView(String verdict, String reason, String by, Instant at) {
        static DecidedView of(Decided one) {
            return new DecidedView(word(one.verdict()), one.reason(), one.by(), one.at());
        }
    }

    /** A pair. */
    record PairView(
            long id,
            String rule,
            String version,
            Side a,
            Side b,
            boolean likely,
            double weight,
            List<ReasonView> reasons,
            String verdict,
            boolean changed,
            List<DecidedView> decisions,
            int revision,
            Instant foundAt) {
        static PairView of(ResolutionPair one) {
            return new PairView(
                    one.id(),
                    one.rule(),
                    one.version(),
                    one.a(),
                    one.b(),
                    one.likely(),
                    one.weight(),
                    one.reasons().stream().map(ReasonView::of).toList(),
                    word(one.verdict()),
                    one.changed(),
                    one.decisions().stream().map(DecidedView::of).toList(),
                    one.revision(),
                    one.foundAt());
        }
    }

    /** Records that are one and the same by what people said. */
    record GroupView(String rule, List<Side> members, List<Long> pairs, UUID first) {
        static GroupView of(Resolution.Group one) {
            return new GroupView(
                    one.rule(),
                    one.members(),
                    one.pairs(),
                    one.members().getFirst().id());
        }
    }
}
