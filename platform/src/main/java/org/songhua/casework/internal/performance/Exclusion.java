package org.songhua.casework.internal.performance;

import java.util.List;
import java.util.Set;
import org.songhua.casework.internal.performance.CaseHistory.Event;
import org.songhua.pack.Text;

/**
 * 剔除: a rule that takes cases out of the count. They stay visible beside it.
 *
 * @param actions of which one takes a case out
 * @param reasons of which one must have been given; empty for any
 * @param undo actions that bring it back
 */
record Exclusion(
        String code, Text title, Set<String> flows, List<String> actions, List<String> reasons, List<String> undo) {

    boolean holds(CaseHistory one) {
        if (!flows.contains(one.flow())) return false;
        boolean out = false;
        for (Event event : one.events()) {
            if (undo.contains(event.action())) out = false;
            if (actions.contains(event.action()) && (reasons.isEmpty() || reasons.contains(event.reason()))) out = true;
        }
        return out;
    }
}
