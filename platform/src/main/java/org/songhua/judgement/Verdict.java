package org.songhua.judgement;

import java.util.List;
import java.util.Map;
import org.songhua.register.RegisterRecord;

/**
 * What a judgement says of a record. Where one rule suffices: yes when a rule does, no when all that concern it say no. Where all must
 * say yes: no when a rule does, yes when all that concern it say yes. Else unknown, for one lacks what it needs; where no rule concerns
 * the record nothing is known either.
 *
 * @param mode how many rules must say yes
 * @param record the record as the caller sees it; what they do not see is missing to the rules too
 * @param answer the whole
 * @param findings of each rule in their order
 */
public record Verdict(Judgement.Mode mode, RegisterRecord record, Answer answer, List<Finding> findings) {

    /** What is said. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** What a rule says. */
    public enum Outcome {
        YES,
        NO,
        UNKNOWN,
        /** The rule does not concern the record. */
        NOT_CONCERNED
    }

    /**
     * What a rule found.
     *
     * @param rule the rule
     * @param outcome what it says
     * @param used fields that it looked at with their values: Double, String or Boolean
     * @param missing fields that it needs and that are not known
     */
    public record Finding(Judgement.Rule rule, Outcome outcome, Map<String, Object> used, List<String> missing) {
        public Finding {
            used = Map.copyOf(used);
            missing = List.copyOf(missing);
        }
    }

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** {@return the findings each of which decides alone: those that say yes where one suffices, those that say no where all must} */
    public List<Finding> reasons() {
        Outcome decides = mode == Judgement.Mode.ANY ? Outcome.YES : Outcome.NO;
        return findings.stream().filter(one -> one.outcome() == decides).toList();
    }

    /** {@return how many rules say yes} */
    public int met() {
        return (int)
                findings.stream().filter(one -> one.outcome() == Outcome.YES).count();
    }
}
