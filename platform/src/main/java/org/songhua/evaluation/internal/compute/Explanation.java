package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.indicator.Measured;
import org.songhua.evaluation.Evaluation.Contribution;
import org.songhua.evaluation.Evaluation.Counted;
import org.songhua.evaluation.Evaluation.Lineage;
import org.songhua.evaluation.Evaluation.Source;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Formula;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.internal.declared.PackWords;
import org.songhua.people.Scope;

/** Opens a value down to the objects that it was made of, as the record showed them then. */
public final class Explanation {
    private final JdbcTotals store;
    private final JdbcContributions contributions;
    private final Computation computation;
    private final IndicatorDefinition indicator;
    private final PackWords words;
    private final Map<String, Double> parameters;

    /** @param computation at the moment of the run */
    public Explanation(
            JdbcTotals store,
            JdbcContributions contributions,
            Computation computation,
            IndicatorDefinition indicator,
            PackWords words) {
        this.store = store;
        this.contributions = contributions;
        this.computation = computation;
        this.indicator = indicator;
        this.words = words;
        this.parameters = computation.parameters(indicator);
    }

    /** {@return the explanation of a value that was not computed} */
    public static Lineage byHand(IndicatorValue value, IndicatorDefinition indicator) {
        return new Lineage(value, "", "", told(indicator), List.of(), List.of());
    }

    /**
     * {@return the explanation of a value made of the values of parts}
     *
     * @param parts code of each part to its value
     * @param names of regions by code
     */
    public static Lineage ofParts(
            IndicatorValue value,
            IndicatorDefinition indicator,
            Map<String, Measured> parts,
            Map<String, String> names,
            int limit) {
        boolean share = !Double.isNaN(value.measured().denominator());
        var totals = new ArrayList<Counted>();
        totals.add(ofParts("Σ numerator", value.measured().numerator(), parts, names, Measured::numerator, limit));
        if (share)
            totals.add(ofParts(
                    "Σ denominator", value.measured().denominator(), parts, names, Measured::denominator, limit));
        String formula = share ? "Σ numerator ÷ Σ denominator" : "Σ numerator";
        String put = String.join(
                " ÷ ", totals.stream().map(total -> rounded(total.amount())).toList());
        return new Lineage(value, formula, put, told(indicator), List.of(), totals);
    }

    private static Counted ofParts(
            String text,
            double amount,
            Map<String, Measured> parts,
            Map<String, String> names,
            ToDoubleFunction<Measured> half,
            int limit) {
        var rows = new ArrayList<Contribution>();
        parts.forEach((code, part) -> {
            double share = half.applyAsDouble(part);
            if (!Double.isNaN(share)) rows.add(new Contribution(code, "region", names.get(code), share));
        });
        long without = parts.size() - (long) rows.size();
        return new Counted(text, amount, without, largest(rows, limit), List.of());
    }

    private static Map<String, String> told(IndicatorDefinition indicator) {
        var told = new TreeMap<String, String>();
        indicator
                .parameters()
                .forEach((name, parameter) -> parameter
                        .values()
                        .forEach((day, number) -> told.put(
                                name,
                                FormulaPrinter.plain(number) + " " + parameter.unitText() + " (" + day + ", "
                                        + parameter.reference() + ")")));
        return told;
    }

    /**
     * {@return the explanation of a computed value}
     *
     * @param limit most objects told for each total, either way
     * @param scope of whoever asks; objects outside it are not told
     */
    public Lineage of(IndicatorValue value, List<Source> read, int limit, Scope scope) {
        Geography place = computation.geographies().stream()
                .filter(geography -> geography.code().equals(value.geography()))
                .findFirst()
                .orElse(new Geography(value.geography(), value.geography(), 0, Double.NaN, Double.NaN, ""));
        List<Counted> totals = allTotals().stream()
                .map(total -> counted(total, place, limit, scope))
                .toList();
        var classes = Computation.classes(indicator);
        List<Source> inputs = read.stream()
                .filter(source -> classes.contains(source.classCode()))
                .toList();
        return new Lineage(
                value, print(part -> null), print(part -> put(part, place)), told(indicator), inputs, totals);
    }

    private List<Total> allTotals() {
        var totals = new ArrayList<Total>();
        for (Expression part : parts()) {
            for (Total total : Formulas.totals(part)) totals.add(total);
        }
        return totals;
    }

    private List<Expression> parts() {
        Formula formula = indicator.formula();
        if (formula == null) return List.of();
        Expression below = formula.denominator();
        return below == null ? List.of(formula.numerator()) : List.of(formula.numerator(), below);
    }

    private String print(Function<Expression, @Nullable String> values) {
        return String.join(
                " ÷ ",
                parts().stream()
                        .map(part -> FormulaPrinter.printWith(part, values))
                        .toList());
    }

    private @Nullable String put(Expression part, Geography place) {
        if (part instanceof Total total)
            return rounded(computation.part(total, words, parameters, place).amount());
        if (part instanceof Expression.Name name) {
            return rounded(name.name().equals("population") ? place.population() : place.area());
        }
        if (part instanceof Expression.Parameter parameter)
            return rounded(parameters.getOrDefault(parameter.name(), Double.NaN));
        return null;
    }

    private static String rounded(double number) {
        return Double.isNaN(number) ? "?" : FormulaPrinter.plain(Math.rint(number * 1000) / 1000);
    }

    private Counted counted(Total total, Geography place, int limit, Scope scope) {
        Part part = computation.part(total, words, parameters, place);
        var asked = new Asked(store, total, words, parameters, computation.moment());
        Amounts amounts = computation.total(total, words, parameters).amounts();
        List<Contribution> rows;
        List<Contribution> against;
        if (amounts == null) {
            rows = contributions.counted(asked, place, scope, limit);
            against = contributions.against(asked, place, scope, limit);
        } else {
            var seen = amounts.list().stream()
                    .filter(one -> place.holds(one.region()) && sees(total, one, scope))
                    .toList();
            rows = largest(asked, seen, one -> counts(total, one) ? one.amount() : Double.NaN, limit);
            against = total.measure() == Measure.COUNT
                    ? contributions.against(asked, place, scope, limit)
                    : largest(asked, seen, Amounts.One::against, limit);
        }
        return new Counted(FormulaPrinter.print(total), part.amount(), part.lacking(), rows, against);
    }

    private static boolean sees(Total total, Amounts.One one, Scope scope) {
        boolean region = scope.regions().isEmpty() || scope.regions().stream().anyMatch(one.region()::startsWith);
        boolean department =
                scope.departments().isEmpty() || scope.departments().contains(one.department());
        return region && department && scope.allowsClass(total.over().classCode());
    }

    /** Of a gap, an object that lacks nothing counts and adds nothing. */
    private static boolean counts(Total total, Amounts.One one) {
        if (total.measure() == Measure.GAP) return one.amount() != 0;
        boolean cut = total.measure() == Measure.COVERED || total.inside() != null;
        return !cut || one.amount() > OnTheGround.NOTHING;
    }

    private List<Contribution> largest(
            Asked asked, List<Amounts.One> of, ToDoubleFunction<Amounts.One> amount, int limit) {
        List<Amounts.One> largest = of.stream()
                .filter(one -> !Double.isNaN(amount.applyAsDouble(one)))
                .sorted(Comparator.comparingDouble(amount).reversed().thenComparing(Amounts.One::id, Amounts.ORDER))
                .limit(limit)
                .toList();
        String classCode = asked.total().over().classCode();
        Map<UUID, String> names = contributions.names(
                classCode, largest.stream().map(Amounts.One::id).toList(), asked.moment());
        return largest.stream()
                .map(one -> new Contribution(
                        one.id().toString(), classCode, names.get(one.id()), amount.applyAsDouble(one)))
                .toList();
    }

    private static List<Contribution> largest(List<Contribution> rows, int limit) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(Contribution::amount)
                        .reversed()
                        .thenComparing(Contribution::id))
                .limit(limit)
                .toList();
    }
}
