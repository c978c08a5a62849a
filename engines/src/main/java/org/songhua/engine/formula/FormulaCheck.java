package org.songhua.engine.formula;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Expression.Operator;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;

/**
 * Finds the kind of a formula and everything that is wrong with it at once. A part that is wrong has no kind, and what
 * stands around it is not blamed for that.
 */
public final class FormulaCheck {
    private static final Kind.Amount NUMBER = new Kind.Amount(Unit.ONE);
    private static final Kind TRUTH = new Kind.Truth();

    private final Vocabulary words;
    private final Consumer<Fault> faults;

    private FormulaCheck(Vocabulary words, Consumer<Fault> faults) {
        this.words = words;
        this.faults = faults;
    }

    /** {@return the kind of the formula, or nothing when a fault keeps it from having one} */
    public static Optional<Kind> kind(Expression formula, Vocabulary words, Consumer<Fault> faults) {
        var check = new FormulaCheck(words, faults);
        return Optional.ofNullable(check.kind(formula, words::name));
    }

    /**
     * Checks that a formula yields numbers that can be told in a unit.
     *
     * @return whether it does
     */
    public static boolean yields(Expression formula, Unit unit, Vocabulary words, Consumer<Fault> faults) {
        Optional<Kind> kind = kind(formula, words, faults);
        if (kind.isEmpty()) return false;
        if (kind.get() instanceof Kind.Amount number && number.unit().isLike(unit)) return true;
        faults.accept(FormulaFaults.at(
                "FORM-008",
                formula.at(),
                "The formula yields " + kind.get().phrase() + ", the unit asks for " + unit.phrase() + ".",
                "Correct the unit or the formula."));
        return false;
    }

    private @Nullable Kind kind(Expression part, Function<String, Optional<Kind>> names) {
        return switch (part) {
            case Literal literal -> kindOf(literal);
            case Expression.Name name ->
                names.apply(name.name()).orElseGet(() -> unknown("FORM-006", name.at(), "name", name.name()));
            case Expression.Parameter parameter ->
                number(words.parameter(parameter.name()), "FORM-004", parameter.at(), "parameter", parameter.name());
            case Expression.Indicator indicator ->
                number(words.indicator(indicator.code()), "FORM-005", indicator.at(), "indicator", indicator.code());
            case Expression.Negation negation ->
                asNumber(kind(negation.of(), names), negation.of().at());
            case Expression.Not not -> asTruth(kind(not.of(), names), not.of().at());
            case Expression.Binary binary -> binary(binary, names);
            case Expression.Membership membership -> membership(membership, names);
            case Expression.Missing missing -> kind(missing.of(), names) == null ? null : TRUTH;
            case Expression.Extreme extreme -> extreme(extreme, names);
            case Total total -> total(total);
        };
    }

    private static Kind kindOf(Literal literal) {
        if (literal.value() instanceof String) return new Kind.Text(List.of());
        return literal.value() instanceof Boolean
                ? TRUTH
                : new Kind.Amount(literal.unit().base());
    }

    private @Nullable Kind number(Optional<Unit> unit, String code, int at, String what, String name) {
        if (unit.isEmpty()) return unknown(code, at, what, name);
        return new Kind.Amount(unit.get().base());
    }

    private @Nullable Kind unknown(String code, int at, String what, String name) {
        fault(code, at, "There is no " + what + " \"" + name + "\" here.", "Correct the name or declare it.");
        return null;
    }

    private @Nullable Kind binary(Expression.Binary binary, Function<String, Optional<Kind>> names) {
        Kind left = kind(binary.left(), names);
        Kind right = kind(binary.right(), names);
        if (left == null || right == null) return null;
        if (binary.operator().joins())
            return both(
                    asTruth(left, binary.left().at()),
                    asTruth(right, binary.right().at()));
        if (binary.operator().compares()) return comparison(binary, left, right);
        return arithmetic(
                binary,
                asNumber(left, binary.left().at()),
                asNumber(right, binary.right().at()));
    }

    private static @Nullable Kind both(@Nullable Kind left, @Nullable Kind right) {
        return (left == null || right == null) ? null : TRUTH;
    }

    private @Nullable Kind comparison(Expression.Binary binary, Kind left, Kind right) {
        if (left instanceof Kind.Amount a && right instanceof Kind.Amount b) {
            return a.unit().isLike(b.unit()) ? TRUTH : unlike(binary, a, b);
        }
        boolean equality = binary.operator() == Operator.EQUAL || binary.operator() == Operator.UNEQUAL;
        if (equality && left.phrase().equals(right.phrase())) {
            boolean possible = isPossible(left, binary.right()) && isPossible(right, binary.left());
            return possible ? TRUTH : null;
        }
        fault(
                "FORM-007",
                binary.at(),
                left.phrase() + " cannot be compared with " + right.phrase() + " by "
                        + binary.operator().sign() + ".",
                "Compare values of one kind; texts only by = and !=.");
        return null;
    }

    private @Nullable Kind unlike(Expression.Binary binary, Kind.Amount left, Kind.Amount right) {
        fault(
                "FORM-008",
                binary.at(),
                left.unit().phrase() + " and " + right.unit().phrase() + " do not go together.",
                "Bring both sides to one unit.");
        return null;
    }

    private @Nullable Kind arithmetic(
            Expression.Binary binary, Kind.@Nullable Amount left, Kind.@Nullable Amount right) {
        if (left == null || right == null) return null;
        return switch (binary.operator()) {
            case TIMES -> new Kind.Amount(left.unit().times(right.unit()));
            case OVER -> new Kind.Amount(left.unit().over(right.unit()));
            default -> left.unit().isLike(right.unit()) ? left : unlike(binary, left, right);
        };
    }

    private @Nullable Kind membership(Expression.Membership membership, Function<String, Optional<Kind>> names) {
        Kind of = kind(membership.of(), names);
        if (of == null) return null;
        boolean sound = true;
        for (Literal literal : membership.list()) sound &= suits(of, literal);
        return sound ? TRUTH : null;
    }

    private boolean suits(Kind of, Literal literal) {
        Kind kind = kindOf(literal);
        boolean same = (of instanceof Kind.Amount a && kind instanceof Kind.Amount b)
                ? a.unit().isLike(b.unit())
                : of.phrase().equals(kind.phrase());
        if (same) return isPossible(of, literal);
        fault("FORM-007", literal.at(), "This is " + kind.phrase() + ", not " + of.phrase() + ".", "Correct the list.");
        return false;
    }

    private boolean isPossible(Kind of, Expression other) {
        return !(other instanceof Literal literal) || isPossible(of, literal);
    }

    private boolean isPossible(Kind of, Literal literal) {
        boolean closed = of instanceof Kind.Text text && !text.choices().isEmpty();
        if (!closed || ((Kind.Text) of).choices().contains(String.valueOf(literal.value()))) return true;
        fault(
                "FORM-011",
                literal.at(),
                "The attribute is never \"" + literal.value() + "\".",
                "Take one of " + String.join(", ", ((Kind.Text) of).choices()) + ".");
        return false;
    }

    private @Nullable Kind extreme(Expression.Extreme extreme, Function<String, Optional<Kind>> names) {
        Kind.Amount first = null;
        for (Expression part : extreme.of()) {
            Kind.Amount number = asNumber(kind(part, names), part.at());
            if (number == null) return null;
            if (first != null && !first.unit().isLike(number.unit())) {
                fault("FORM-008", part.at(), "This has another unit than the value before.", "Bring all to one unit.");
                return null;
            }
            first = number;
        }
        return first;
    }

    private @Nullable Kind total(Total total) {
        boolean sound = selection(total.over());
        Selection inside = total.inside();
        if (inside != null) sound &= selection(inside);
        for (Reach reach : total.by()) {
            boolean known = selection(reach.by());
            sound &= isLength(reach.radius()) && known;
        }
        Unit unit = sound ? unitOf(total) : null;
        return unit == null ? null : new Kind.Amount(unit);
    }

    private boolean isLength(Expression radius) {
        Kind kind = kind(radius, words::name);
        if (kind == null) return false;
        if (kind instanceof Kind.Amount number && number.unit().phrase().equals("m")) return true;
        fault(
                "FORM-008",
                radius.at(),
                "A radius is a length, this is " + kind.phrase() + ".",
                "Add its unit, such as 500 m.");
        return false;
    }

    private boolean selection(Selection selection) {
        if (!words.hasClass(selection.classCode())) {
            unknown("FORM-002", selection.at(), "class", selection.classCode());
            return false;
        }
        Expression where = selection.where();
        if (where == null) return true;
        Kind kind = kind(where, name -> words.attribute(selection.classCode(), name));
        return kind != null && asTruth(kind, where.at()) != null;
    }

    private @Nullable Unit unitOf(Total total) {
        return switch (total.measure()) {
            case COUNT -> Unit.ONE;
            case LENGTH -> new Unit(1, Map.of("m", 1));
            case AREA, COVERED -> new Unit(1, Map.of("m", 2));
            case SUM -> attributeUnit(total, 0);
            case GAP -> total.by().isEmpty() ? gapUnit(total) : gapFromAround(total);
        };
    }

    private @Nullable Unit gapUnit(Total total) {
        Unit demand = attributeUnit(total, 0);
        Unit supply = attributeUnit(total, 1);
        if (demand == null || supply == null) return null;
        return alike(demand, supply, total) ? demand : null;
    }

    /** The demand, by its factor where it has one, in the unit of everything that supplies it. */
    private @Nullable Unit gapFromAround(Total total) {
        Unit demand = demandUnit(total);
        boolean sound = demand != null;
        for (Reach reach : total.by()) {
            String attribute = reach.attribute();
            if (attribute == null) continue;
            Unit supply =
                    attributeUnit(reach.by().classCode(), attribute, reach.by().at());
            sound &= supply != null && (demand == null || alike(demand, supply, total));
        }
        return sound ? demand : null;
    }

    private @Nullable Unit demandUnit(Total total) {
        Unit demand = attributeUnit(total, 0);
        Expression factor = total.factor();
        if (factor == null) return demand;
        Kind.Amount times = asNumber(kind(factor, words::name), factor.at());
        return (demand == null || times == null) ? null : demand.times(times.unit());
    }

    private boolean alike(Unit demand, Unit supply, Total total) {
        if (demand.isLike(supply)) return true;
        fault("FORM-008", total.at(), "Demand and supply have different units.", "Compare attributes of one unit.");
        return false;
    }

    private @Nullable Unit attributeUnit(Total total, int number) {
        return attributeUnit(total.over().classCode(), total.attributes().get(number), total.at());
    }

    private @Nullable Unit attributeUnit(String classCode, String name, int at) {
        Optional<Kind> kind = words.attribute(classCode, name);
        if (kind.isPresent() && kind.get() instanceof Kind.Amount found)
            return found.unit().base();
        if (kind.isEmpty()) unknown("FORM-003", at, "attribute", name);
        else fault("FORM-007", at, "\"" + name + "\" is no number.", "Add up an attribute that is one.");
        return null;
    }

    private Kind.@Nullable Amount asNumber(@Nullable Kind kind, int at) {
        if (kind == null) return null;
        if (kind instanceof Kind.Amount number) return number;
        fault("FORM-007", at, "Here stands " + kind.phrase() + ".", "Write " + NUMBER.phrase() + ".");
        return null;
    }

    private @Nullable Kind asTruth(@Nullable Kind kind, int at) {
        if (kind == null || kind instanceof Kind.Truth) return kind;
        fault("FORM-007", at, "Here stands " + kind.phrase() + ".", "Write a condition.");
        return null;
    }

    private void fault(String code, int at, String problem, String remedy) {
        faults.accept(FormulaFaults.at(code, at, problem, remedy));
    }
}
