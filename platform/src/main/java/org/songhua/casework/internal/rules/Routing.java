package org.songhua.casework.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songhua.casework.Responsibility;
import org.songhua.casework.RoutingTrace;

/**
 * Finds who is responsible. Of the rules that fit, the one with the longest head of class, then of area, then with an owner
 * decides; of equal ones the first. Every rule of the class is told with what became of it, up to fifty.
 */
public final class Routing {
    private static final int MOST_STEPS = 50;
    private static final Comparator<Responsibility> STRONGEST = Comparator.<Responsibility>comparingInt(
                    rule -> rule.classHead().length())
            .thenComparingInt(rule -> rule.areaHead().length())
            .thenComparingInt(rule -> rule.owner().isEmpty() ? 0 : 1)
            .reversed();

    private Routing() {}

    /**
     * {@return who is responsible and why}
     *
     * @param region code of the place; empty when it is unknown
     * @param owner who owns the component; empty when there is none
     */
    public static RoutingTrace decide(
            List<Responsibility> rules, String classCode, String region, String owner, LocalDate day) {
        List<Responsibility> ofClass = rules.stream()
                .filter(rule -> classCode.startsWith(rule.classHead()))
                .sorted(STRONGEST)
                .toList();
        var steps = new ArrayList<RoutingTrace.Step>();
        Responsibility chosen = null;
        for (Responsibility rule : ofClass) {
            String verdict = verdict(rule, region, owner, day);
            if (verdict.isEmpty()) {
                verdict = chosen == null ? "chosen" : "weaker";
                if (chosen == null) chosen = rule;
            }
            if (steps.size() < MOST_STEPS || verdict.equals("chosen"))
                steps.add(new RoutingTrace.Step(rule.id(), rule.department(), rule.basis(), verdict));
        }
        return chosen == null
                ? new RoutingTrace(null, null, steps)
                : new RoutingTrace(chosen.department(), chosen.id(), steps);
    }

    private static String verdict(Responsibility rule, String region, String owner, LocalDate day) {
        if (!region.startsWith(rule.areaHead())) return "elsewhere";
        if (!rule.owner().isEmpty() && !rule.owner().equals(owner)) return "other_owner";
        if (rule.from() != null && day.isBefore(rule.from())) return "not_yet";
        return rule.to() != null && day.isAfter(rule.to()) ? "no_more" : "";
    }
}
