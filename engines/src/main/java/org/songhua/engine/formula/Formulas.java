package org.songhua.engine.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;

/** Looks through formulas: what they need, and whether they need each other in a circle. */
public final class Formulas {
    private Formulas() {}

    /** {@return the totals in a formula, each once, in order} */
    public static List<Total> totals(Expression formula) {
        var found = new LinkedHashSet<Total>();
        walk(formula, part -> {
            if (part instanceof Total total) found.add(total);
        });
        return List.copyOf(found);
    }

    /** {@return codes of the indicators that a formula refers to} */
    public static Set<String> indicators(Expression formula) {
        var found = new TreeSet<String>();
        walk(formula, part -> {
            if (part instanceof Expression.Indicator indicator) found.add(indicator.code());
        });
        return found;
    }

    /** {@return classes of the objects that a formula reads} */
    public static Set<String> classes(Expression formula) {
        var found = new TreeSet<String>();
        totals(formula).forEach(total -> {
            found.add(total.over().classCode());
            total.by().forEach(reach -> found.add(reach.by().classCode()));
            Selection inside = total.inside();
            if (inside != null) found.add(inside.classCode());
        });
        return found;
    }

    /** {@return names that a condition or a formula speaks of outside the conditions of totals} */
    public static Set<String> names(Expression formula) {
        var found = new TreeSet<String>();
        walk(formula, part -> {
            if (part instanceof Expression.Name name) found.add(name.name());
        });
        return found;
    }

    /** {@return attributes that a selection needs to know of each object; one that it asks to be missing is not needed} */
    public static Set<String> attributes(Selection selection) {
        var found = new TreeSet<String>();
        Expression where = selection.where();
        if (where != null) needed(where, found);
        return found;
    }

    private static void needed(Expression part, Set<String> found) {
        if (part instanceof Expression.Missing) return;
        if (part instanceof Expression.Name name) found.add(name.name());
        parts(part).forEach(inner -> needed(inner, found));
    }

    /** Hands over a formula and every part of it; the conditions of totals are not entered. */
    public static void walk(Expression formula, Consumer<Expression> sink) {
        sink.accept(formula);
        parts(formula).forEach(part -> walk(part, sink));
    }

    private static List<Expression> parts(Expression part) {
        return switch (part) {
            case Expression.Negation negation -> List.of(negation.of());
            case Expression.Not not -> List.of(not.of());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Membership membership -> List.of(membership.of());
            case Expression.Missing missing -> List.of(missing.of());
            case Expression.Extreme extreme -> extreme.of();
            case Total total -> parts(total);
            default -> List.of();
        };
    }

    private static List<Expression> parts(Total total) {
        var parts = new ArrayList<Expression>();
        Expression factor = total.factor();
        if (factor != null) parts.add(factor);
        total.by().forEach(reach -> parts.add(reach.radius()));
        return parts;
    }

    /**
     * {@return circles, each as the codes on it, the least first; an indicator that needs itself is a circle of one}
     *
     * @param needs code to the codes that its formula refers to
     */
    public static List<List<String>> circles(Map<String, Set<String>> needs) {
        var circles = new TreeMap<String, List<String>>();
        for (String start : new TreeSet<>(needs.keySet())) {
            List<String> way = way(start, start, needs, new TreeSet<>());
            if (!way.isEmpty()) circles.putIfAbsent(String.join(" ", new TreeSet<>(way)), way);
        }
        return List.copyOf(circles.values());
    }

    /** A way back from a code to the start, without the start at its end; empty when there is none. */
    private static List<String> way(String at, String start, Map<String, Set<String>> needs, Set<String> seen) {
        for (String next : new TreeSet<>(needs.getOrDefault(at, Set.of()))) {
            if (next.equals(start)) return List.of(at);
            if (!seen.add(next)) continue;
            List<String> rest = way(next, start, needs, seen);
            if (rest.isEmpty()) continue;
            var whole = new ArrayList<>(List.of(at));
            whole.addAll(rest);
            return whole;
        }
        return List.of();
    }

    /** {@return the codes in an order in which each comes after those it needs; those on circles are left out} */
    public static List<String> order(Map<String, Set<String>> needs) {
        var order = new LinkedHashSet<String>();
        int before;
        do {
            before = order.size();
            new TreeMap<>(needs).forEach((code, needed) -> {
                if (order.containsAll(needed)) order.add(code);
            });
        } while (order.size() > before);
        return List.copyOf(order);
    }
}
