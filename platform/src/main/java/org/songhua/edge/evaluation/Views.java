package org.songhua.edge.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.engine.indicator.TargetPath.Requirement;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Formula;
import org.songhua.evaluation.IndicatorDefinition.GradeRule;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.pack.Text;

/** What the API shows of indicators and values. A number that is not there is null, never 0. */
final class Views {
    private Views() {}

    /** An indicator in a list. */
    record IndicatorView(
            String id,
            String system,
            String edition,
            String layer,
            String code,
            Text name,
            String unit,
            int decimals,
            String level,
            String dimension,
            String group,
            String direction,
            String type,
            boolean computed,
            String otherwise,
            List<Integer> clauses) {
        static IndicatorView of(IndicatorDefinition one) {
            return new IndicatorView(
                    one.id(),
                    one.series().system(),
                    one.series().edition(),
                    one.series().layer(),
                    one.code(),
                    one.name(),
                    one.unitText(),
                    one.decimals(),
                    one.level(),
                    one.dimension(),
                    one.group(),
                    one.direction().code(),
                    one.type().name().toLowerCase(Locale.ROOT),
                    one.isComputed(),
                    one.otherwise().code(),
                    one.clauses());
        }
    }

    /** An indicator by itself. */
    record IndicatorPage(
            IndicatorView indicator,
            Text series,
            String source,
            String validFrom,
            String definition,
            String benchmark,
            @Nullable String formula,
            Map<String, String> parameters,
            List<String> inputs,
            String evidence,
            String confidence,
            @Nullable String limits,
            List<GradeView> grading) {
        static IndicatorPage of(IndicatorDefinition one) {
            var parameters = new TreeMap<String, String>();
            one.parameters()
                    .forEach((name, parameter) -> parameters.put(
                            name, parameter.values() + " " + parameter.unitText() + " · " + parameter.reference()));
            return new IndicatorPage(
                    IndicatorView.of(one),
                    one.series().title(),
                    one.series().source(),
                    one.series().validFrom().toString(),
                    one.definition(),
                    one.benchmark(),
                    formula(one.formula()),
                    parameters,
                    one.inputs(),
                    one.evidence(),
                    one.confidence(),
                    one.limits(),
                    one.grades().stream().map(GradeView::of).toList());
        }

        private static @Nullable String formula(@Nullable Formula formula) {
            if (formula == null) return null;
            var below = formula.denominator();
            String above = FormulaPrinter.print(formula.numerator());
            return below == null ? above : above + " ÷ " + FormulaPrinter.print(below);
        }
    }

    /** A grading rule. */
    record GradeView(
            String cityClass,
            String from,
            String basis,
            @Nullable String reference,
            Map<String, String> bands) {
        static GradeView of(GradeRule one) {
            return new GradeView(
                    one.rule().cityClass(),
                    one.rule().from().toString(),
                    one.rule().basis(),
                    one.reference(),
                    one.bands());
        }
    }

    /**
     * A value.
     *
     * @param boundaries digest of the boundaries that it depends on
     * @param definition digest of formula and parameters; null for what was entered
     */
    record ValueView(
            long id,
            String quote,
            String indicator,
            String geography,
            String period,
            String status,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double net,
            boolean broken,
            long lacking,
            @Nullable String wanting,
            String state,
            IndicatorValue.@Nullable Entry entry,
            @Nullable Long run,
            String hash,
            String at,
            boolean published,
            String boundaries,
            @Nullable String definition) {
        static ValueView of(IndicatorValue one) {
            return new ValueView(
                    one.id(),
                    one.quote(),
                    one.indicator(),
                    one.geography(),
                    one.period(),
                    one.measured().status().code(),
                    known(one.measured().value()),
                    known(one.measured().numerator()),
                    known(one.measured().denominator()),
                    known(one.measured().net()),
                    one.broken(),
                    one.lacking(),
                    one.wanting(),
                    one.state(),
                    one.entry(),
                    one.run(),
                    one.hash(),
                    one.at().toString(),
                    one.publishedAt() != null,
                    one.geographyVersion(),
                    one.formulaVersion());
        }
    }

    static @Nullable Double known(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }

    /** A point of a path. */
    record PointView(String day, double value) {}

    /** What is required from now on. */
    record RequirementView(
            double years, double perYear, @Nullable Double ratePerYear) {
        static @Nullable RequirementView of(@Nullable Requirement one) {
            return one == null ? null : new RequirementView(one.years(), one.perYear(), known(one.ratePerYear()));
        }
    }

    /** An indicator against its target. */
    record StandView(
            IndicatorView indicator,
            String geography,
            @Nullable ValueView value,
            String light,
            String rule,
            @Nullable Double expected,
            @Nullable String due,
            @Nullable Double target,
            @Nullable Double gap,
            @Nullable RequirementView required,
            List<PointView> path,
            @Nullable BaselineView baseline,
            @Nullable String grade,
            @Nullable GradeView graded,
            @Nullable Text supply) {
        static StandView of(Stand one) {
            IndicatorValue value = one.value();
            LocalDate due = one.due();
            GradeRule graded = one.graded();
            return new StandView(
                    IndicatorView.of(one.indicator()),
                    one.geography(),
                    value == null ? null : ValueView.of(value),
                    one.light().name(),
                    one.rule(),
                    one.expected(),
                    due == null ? null : due.toString(),
                    one.target(),
                    one.gap(),
                    RequirementView.of(one.required()),
                    one.path().entrySet().stream()
                            .map(point -> new PointView(point.getKey().toString(), point.getValue()))
                            .toList(),
                    BaselineView.of(one.baseline()),
                    one.grade(),
                    graded == null ? null : GradeView.of(graded),
                    one.supply());
        }
    }

    /** Where a path starts. */
    record BaselineView(String day, double value, String derivation, String source, String confidence) {
        static @Nullable BaselineView of(PlanDefinition.@Nullable Baseline one) {
            if (one == null) return null;
            return new BaselineView(
                    one.day().toString(), one.value(), one.derivation(), one.source(), one.confidence());
        }
    }
}
