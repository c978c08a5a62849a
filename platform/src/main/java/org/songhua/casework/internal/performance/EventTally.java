package org.songhua.casework.internal.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.songhua.casework.Performance.TallyEvent;
import org.songhua.casework.Performance.TallyLine;
import org.songhua.casework.Period;
import org.songhua.casework.internal.performance.CaseHistory.Event;
import org.songhua.pack.Text;

/**
 * Counts how often something was done, by the department that led the case before it: a case handed back three times counts three
 * times, and for whoever handed it back, not for whoever has it now. Pure.
 *
 * @param flows keys of the flows it speaks of
 * @param actions that are counted
 * @param reasons of which one must have been given; empty for any
 */
record EventTally(String code, Text title, Set<String> flows, List<String> actions, List<String> reasons) {
    private static final String DEPARTMENT = "department";

    /** {@return one line for each department, in order of their codes} */
    List<TallyLine> lines(List<CaseHistory> histories, Period period) {
        Map<String, List<TallyEvent>> byDepartment = new TreeMap<>();
        for (CaseHistory one : histories) if (flows.contains(one.flow())) add(one, period, byDepartment);
        return byDepartment.entrySet().stream()
                .map(line -> new TallyLine(code, title, line.getKey(), line.getValue()))
                .toList();
    }

    private void add(CaseHistory one, Period period, Map<String, List<TallyEvent>> byDepartment) {
        String department = "";
        for (Event event : one.events()) {
            if (counts(event) && period.holds(event.at()))
                byDepartment
                        .computeIfAbsent(department, d -> new ArrayList<>())
                        .add(new TallyEvent(one.id(), one.number(), event.at(), event.action(), event.reason()));
            department = event.fields().getOrDefault(DEPARTMENT, department);
        }
    }

    private boolean counts(Event event) {
        return actions.contains(event.action()) && (reasons.isEmpty() || reasons.contains(event.reason()));
    }
}
