package org.songhua.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression;
import org.songhua.pack.Text;
import org.songhua.people.NotFoundException;

/**
 * A plan as its pack declares it.
 *
 * @param code of the pack
 * @param clauses goals, clauses and organisation in order
 * @param targets only those for which the plan itself gives a number
 * @param milestones days that the plan names
 * @param redlines what may not be
 */
public record PlanDefinition(
        String code,
        Text title,
        List<Clause> clauses,
        List<Target> targets,
        List<Milestone> milestones,
        List<Redline> redlines) {

    public PlanDefinition {
        clauses = List.copyOf(clauses);
        targets = List.copyOf(targets);
        milestones = List.copyOf(milestones);
        redlines = List.copyOf(redlines);
    }

    /**
     * {@return the plan of a code, or the first of all when none is asked for}
     *
     * @throws NotFoundException when there is none; a city without a pack that declares a plan is told so
     */
    public static PlanDefinition choose(List<PlanDefinition> plans, @Nullable String code) {
        if (plans.isEmpty()) {
            throw new NotFoundException(
                    "plan: no pack declares one; put one with a clauses.yml into the folder of packs and start again");
        }
        return plans.stream()
                .filter(plan -> code == null || plan.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("plan " + code + "; declared are "
                        + String.join(
                                ", ", plans.stream().map(PlanDefinition::code).toList())));
    }

    /**
     * A clause.
     *
     * @param number 0 for the overall goals, 25 for organisation
     * @param acceptance how one would see that it is done
     * @param indicators ids
     * @param cases heads of the codes of those kinds of cases that belong to it, such as {@code d_}
     */
    public record Clause(
            int number,
            Text title,
            String chapter,
            String dimension,
            List<Lead> leads,
            String acceptance,
            List<String> indicators,
            List<String> cases,
            List<Commitment> commitments) {
        public Clause {
            leads = List.copyOf(leads);
            indicators = List.copyOf(indicators);
            cases = List.copyOf(cases);
            commitments = List.copyOf(commitments);
        }
    }

    /**
     * Who leads.
     *
     * @param suggested whether it is our suggestion; the plan names nobody then
     */
    public record Lead(String name, boolean suggested) {}

    /**
     * What the plan commits to, in its words.
     *
     * @param sequence counted from 1 within the clause
     * @param type quantity, dated, universal, zero, prohibition, register, mechanism or direction
     * @param number as the plan writes it; null when it gives none
     * @param year null when it gives none
     */
    public record Commitment(
            int sequence,
            String verb,
            String object,
            String type,
            @Nullable String number,
            @Nullable Integer year) {}

    /**
     * A target of the plan.
     *
     * @param geography code, or a name such as {@code metro:changchun}
     * @param points day to value, in the unit of the indicator
     * @param baseline where it starts
     * @param reference the words of the plan
     */
    public record Target(
            String indicator,
            String geography,
            Map<LocalDate, Double> points,
            @Nullable Baseline baseline,
            String reference) {
        public Target {
            points = new TreeMap<>(points);
        }
    }

    /**
     * A starting value from outside.
     *
     * @param derivation how it was made
     * @param confidence high, medium or low
     */
    public record Baseline(LocalDate day, double value, String derivation, String source, String confidence) {}

    /** A day that the plan names. */
    public record Milestone(LocalDate day, int clause, String text) {}

    /**
     * A red line.
     *
     * @param allowed condition over facts of a project that must hold; what it needs and does not know makes it unknown
     * @param applies condition for the line to matter; null for always
     * @param clause of the plan
     * @param basis law or notice
     * @param facts unit of each fact as written in packs; text for words, truth for yes or no
     */
    public record Redline(
            String code,
            Text title,
            int clause,
            String basis,
            String allowedText,
            Expression allowed,
            @Nullable Expression applies,
            Map<String, String> facts,
            Text remedy) {
        public Redline {
            facts = new TreeMap<>(facts);
        }
    }
}
