package org.songhua.engine.flow;

import java.util.List;

/**
 * Something that can be done to a case.
 *
 * @param code name, such as {@code dispatch}
 * @param zh name for people, Chinese
 * @param en name for people, English
 * @param from states in which it can be done
 * @param to state it leads to; empty to stay, {@link #BACK} for where a parked case came from
 * @param permission code of the permission that it needs
 * @param guard condition over the facts of the case, or empty
 * @param reasons codes of which one must be given; empty when no reason is asked for
 * @param fields fields that must be given
 * @param evidence kinds of evidence that the case must hold, such as {@code after}
 * @param clears kinds of evidence that count no more afterwards
 * @param differsFrom actions whose actors may not do this one
 * @param trait what it means for the proof that work is checked
 * @param counts name of a counter that it moves up by one, or empty
 * @param limit most times it can be done; 0 for any
 * @param starts clocks it starts
 * @param stops clocks it stops
 * @param extend clock whose end it moves, or empty
 * @param opens kind of task it opens, or empty
 * @param settles kind of task it settles, or empty
 * @param requests kind of request it makes, or empty
 * @param decides kind of request it decides, or empty; never by who made the request
 */
public record FlowAction(
        String code,
        String zh,
        String en,
        List<String> from,
        String to,
        String permission,
        String guard,
        List<String> reasons,
        List<String> fields,
        List<String> evidence,
        List<String> clears,
        List<String> differsFrom,
        Trait trait,
        String counts,
        int limit,
        List<String> starts,
        List<String> stops,
        String extend,
        String opens,
        String settles,
        String requests,
        String decides) {
    /** Leads to the state a parked case was in before. */
    public static final String BACK = "@before";

    /** What an action means for the rule that nobody checks his own work. */
    public enum Trait {
        NONE,
        /** It says that the work is done. */
        WORK,
        /** It says that the work was looked at and is good. */
        CHECK
    }

    public FlowAction {
        from = List.copyOf(from);
        reasons = List.copyOf(reasons);
        fields = List.copyOf(fields);
        evidence = List.copyOf(evidence);
        clears = List.copyOf(clears);
        differsFrom = List.copyOf(differsFrom);
        starts = List.copyOf(starts);
        stops = List.copyOf(stops);
    }

    /** {@return whether the case stays in its state} */
    public boolean stays() {
        return to.isEmpty();
    }
}
