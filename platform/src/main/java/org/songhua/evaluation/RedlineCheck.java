package org.songhua.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.formula.Surroundings;
import org.songhua.engine.formula.Unit;
import org.songhua.evaluation.PlanDefinition.Redline;

/** Holds a planned project against red lines; pure. */
public final class RedlineCheck {
    private RedlineCheck() {}

    /** What a red line says of a project. */
    public enum Verdict {
        KEPT,
        CROSSED,
        /** A fact is missing: nobody may pass for want of data. */
        UNKNOWN,
        /** The line does not concern the project. */
        NOT_CONCERNED
    }

    /**
     * A verdict with what it rests on.
     *
     * @param used facts that the line looked at, as given
     * @param missing facts that it needs and did not get
     */
    public record Judged(Redline redline, Verdict verdict, Map<String, Object> used, List<String> missing) {}

    /**
     * All verdicts.
     *
     * @param faults facts that no line knows or that have the wrong kind
     */
    public record Result(List<Judged> verdicts, List<Fault> faults) {
        /** {@return codes of the lines crossed} */
        public List<String> crossedCodes() {
            return codes(Verdict.CROSSED);
        }

        /** {@return codes of the lines that cannot be decided} */
        public List<String> unknownCodes() {
            return codes(Verdict.UNKNOWN);
        }

        /** {@return whether the project may go on: nothing crossed, nothing unknown, nothing misread} */
        public boolean mayProceed() {
            return faults.isEmpty()
                    && crossedCodes().isEmpty()
                    && unknownCodes().isEmpty();
        }

        private List<String> codes(Verdict verdict) {
            return verdicts.stream()
                    .filter(judged -> judged.verdict == verdict)
                    .map(judged -> judged.redline.code())
                    .toList();
        }
    }

    /** {@return what the lines say; numbers of facts are in the unit that the line declares, Double, String or Boolean} */
    public static Result of(List<Redline> redlines, Map<String, Object> facts) {
        var faults = new ArrayList<Fault>();
        var known = new TreeSet<String>();
        redlines.forEach(redline -> known.addAll(redline.facts().keySet()));
        facts.forEach((name, value) -> {
            if (!known.contains(name)) faults.add(unknown(name, known));
        });
        var verdicts = new ArrayList<Judged>();
        for (Redline redline : redlines) verdicts.add(judge(redline, facts, faults));
        return new Result(verdicts, faults.stream().distinct().toList());
    }

    private static Fault unknown(String name, Set<String> known) {
        return Fault.refused(
                "EVAL-010",
                Place.atField("/facts/" + name),
                "No red line asks for \"" + name + "\".",
                "Give some of " + String.join(", ", known) + ".");
    }

    private static Judged judge(Redline redline, Map<String, Object> facts, List<Fault> faults) {
        Surroundings world = base(redline, facts, faults)::get;
        Expression applies = redline.applies();
        var needed = new TreeSet<>(Formulas.names(redline.allowed()));
        if (applies != null) needed.addAll(Formulas.names(applies));
        var used = new TreeMap<>(facts);
        used.keySet().retainAll(needed);
        List<String> missing =
                needed.stream().filter(name -> world.name(name) == null).toList();
        Verdict verdict = verdict(applies == null ? Boolean.TRUE : Evaluator.holds(applies, world), redline, world);
        return new Judged(redline, verdict, used, verdict == Verdict.UNKNOWN ? missing : List.of());
    }

    private static Verdict verdict(@Nullable Boolean concerned, Redline redline, Surroundings world) {
        if (concerned == null) return Verdict.UNKNOWN;
        if (!concerned) return Verdict.NOT_CONCERNED;
        Boolean allowed = Evaluator.holds(redline.allowed(), world);
        if (allowed == null) return Verdict.UNKNOWN;
        return allowed ? Verdict.KEPT : Verdict.CROSSED;
    }

    /** Numbers in base units; a fact of the wrong kind is told and counts as missing. */
    private static Map<String, Object> base(Redline redline, Map<String, Object> facts, List<Fault> faults) {
        var base = new TreeMap<String, Object>();
        redline.facts().forEach((name, unit) -> {
            Object value = facts.get(name);
            if (value == null) return;
            Object converted = converted(unit, value);
            if (converted != null) base.put(name, converted);
            else faults.add(wrong(name, unit));
        });
        return base;
    }

    private static @Nullable Object converted(String unit, Object value) {
        return switch (unit) {
            case "text" -> value instanceof String ? value : null;
            case "truth" -> value instanceof Boolean ? value : null;
            default ->
                value instanceof Double number && Double.isFinite(number)
                        ? (Object) (number * Unit.parse(unit).orElse(Unit.ONE).scale())
                        : null;
        };
    }

    private static Fault wrong(String name, String unit) {
        String kind = unit.equals("truth") ? "true or false" : unit.equals("text") ? "a text" : "a number in " + unit;
        return Fault.refused(
                "EVAL-011", Place.atField("/facts/" + name), "This is not " + kind + ".", "Give " + kind + ".");
    }
}
