package org.songhua.engine.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for every reason against an attempt, save its guard. */
final class Refusals {
    private final FlowAction action;
    private final FlowCase subject;
    private final Attempt attempt;

    Refusals(FlowAction action, FlowCase subject, Attempt attempt) {
        this.action = action;
        this.subject = subject;
        this.attempt = attempt;
    }

    static Refusal unknown(String action) {
        return new Refusal(
                "FLOW-101", action, "There is no action " + action + ".", "Ask for the actions of the case.");
    }

    static Refusal guard(FlowAction action) {
        return new Refusal(
                "FLOW-109",
                action.guard(),
                "The condition does not hold: " + action.guard() + ".",
                "See that it holds first.");
    }

    void collect(List<Refusal> found) {
        position(found);
        persons(found);
        reason(found);
        for (String field : action.fields()) {
            if (isMissing(field))
                found.add(new Refusal("FLOW-105", field, "The field " + field + " is not given.", "Give it."));
        }
        for (String kind : action.evidence()) {
            if (!subject.evidence().contains(kind) && !attempt.evidence().contains(kind))
                found.add(new Refusal("FLOW-106", kind, "Evidence is missing: " + kind + ".", "Add it to the case."));
        }
        limit(found);
        requests(found);
    }

    private void position(List<Refusal> found) {
        boolean back = action.to().equals(FlowAction.BACK) && subject.parked().isEmpty();
        if (!back && action.from().contains(subject.state())) return;
        found.add(new Refusal(
                "FLOW-102",
                subject.state(),
                "This cannot be done in the state " + subject.state() + ".",
                "It can be done in: " + String.join(", ", action.from()) + "."));
    }

    private void persons(List<Refusal> found) {
        if (!attempt.permissions().contains(action.permission()))
            found.add(new Refusal(
                    "FLOW-103",
                    action.permission(),
                    "The permission " + action.permission() + " is missing.",
                    "Let somebody do it who has it."));
        for (String other : action.differsFrom()) {
            if (subject.hasActed(other, attempt.actor()))
                found.add(new Refusal(
                        "FLOW-107",
                        other,
                        "Who did " + other + " may not do this as well.",
                        "Let somebody else do it."));
        }
    }

    private void reason(List<Refusal> found) {
        String given = attempt.reason();
        if (action.reasons().isEmpty() || (given != null && action.reasons().contains(given))) return;
        found.add(new Refusal(
                "FLOW-104",
                given == null ? "" : given,
                "A reason of the list is needed.",
                "Give one of: " + String.join(", ", action.reasons()) + "."));
    }

    private boolean isMissing(String field) {
        String given = attempt.fields().get(field);
        return given == null ? !subject.fields().containsKey(field) : given.isEmpty();
    }

    private void limit(List<Refusal> found) {
        int done = subject.counts().getOrDefault(action.counts(), 0);
        if (action.limit() == 0 || done < action.limit()) return;
        found.add(new Refusal(
                "FLOW-108",
                action.counts(),
                "This has been done " + done + " times, which is the most allowed.",
                "Let somebody above decide."));
    }

    private void requests(List<Refusal> found) {
        if (!action.requests().isEmpty() && subject.pending().containsKey(action.requests()))
            found.add(
                    new Refusal("FLOW-110", action.requests(), "Such a request waits already.", "Await its decision."));
        if (action.decides().isEmpty()) return;
        @Nullable String by = subject.pending().get(action.decides());
        if (by == null)
            found.add(new Refusal("FLOW-111", action.decides(), "No such request waits.", "Nothing is to be decided."));
        else if (by.equals(attempt.actor()))
            found.add(
                    new Refusal("FLOW-112", action.decides(), "The request is your own.", "Let somebody else decide."));
    }
}
