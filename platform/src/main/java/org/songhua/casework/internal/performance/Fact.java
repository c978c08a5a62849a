package org.songhua.casework.internal.performance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.casework.Period;
import org.songhua.casework.internal.performance.CaseHistory.Event;
import org.songhua.casework.internal.performance.CaseHistory.Run;
import org.songhua.pack.Text;

/**
 * Something that is true of a case in a period, or not: an action was done, a clock was settled, the case is open.
 *
 * @param flows keys of the flows it speaks of
 * @param actions of which one must have been done in the period; empty for a fact of clocks
 * @param unless of which none may have been done after that, up to the end of the period
 * @param fields values a field of the action may have; an action that says nothing of the field does not contradict
 * @param before clock within whose limit the action must have been done; empty for none
 * @param clocks of which one must have been settled in the period
 * @param is how it must have been settled
 * @param openOnly whether the case must be open at the end of the period
 */
record Fact(
        String code,
        Text title,
        Set<String> flows,
        List<String> actions,
        List<String> unless,
        Map<String, List<String>> fields,
        String before,
        List<String> clocks,
        Settled is,
        boolean openOnly) {

    /** How a clock was settled. */
    enum Settled {
        /** In any way: done, or due and not done. */
        ANYHOW,
        DONE,
        IN_TIME,
        LATE,
        /** Due, and not done by the end of the period. */
        NOT
    }

    boolean holds(CaseHistory one, Period period) {
        if (!flows.contains(one.flow()) || (openOnly && !one.isOpen())) return false;
        return actions.isEmpty() ? one.runs().stream().anyMatch(run -> isSettled(run, period)) : isDone(one, period);
    }

    private boolean isDone(CaseHistory one, Period period) {
        for (int i = one.events().size() - 1; i >= 0; i--) {
            Event event = one.events().get(i);
            if (unless.contains(event.action())) return false;
            if (actions.contains(event.action())
                    && period.holds(event.at())
                    && fits(event)
                    && isWithinLimit(one, event)) return true;
        }
        return false;
    }

    private boolean fits(Event event) {
        return fields.entrySet().stream()
                .allMatch(wanted -> wanted.getValue()
                        .contains(event.fields()
                                .getOrDefault(wanted.getKey(), wanted.getValue().getFirst())));
    }

    private boolean isWithinLimit(CaseHistory one, Event event) {
        return before.isEmpty()
                || one.runs().stream()
                        .filter(run ->
                                run.clock().equals(before) && !run.started().isAfter(event.at()))
                        .allMatch(run -> run.due() == null || !event.at().isAfter(run.due()));
    }

    private boolean isSettled(Run run, Period period) {
        var settled = run.settled();
        if (!clocks.contains(run.clock()) || run.isIdle() || settled == null || !period.holds(settled)) return false;
        return switch (is) {
            case ANYHOW -> true;
            case DONE -> run.stopped() != null;
            case IN_TIME -> run.isInTime();
            case LATE -> run.stopped() != null && !run.isInTime();
            case NOT -> run.stopped() == null;
        };
    }
}
