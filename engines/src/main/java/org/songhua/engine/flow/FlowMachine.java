package org.songhua.engine.flow;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides attempts and replays logs. Pure: flow, case, attempt and deadlines go in, an outcome comes out.
 *
 * <p>The state after an event follows from the event and the flow alone ({@link #after}); {@link #apply} only decides
 * whether there is an event. So a log replays to the case it was written from, whatever rules or calendars say later.
 */
public final class FlowMachine {
    /** Field that names the department a task goes to. */
    public static final String DEPARTMENT = "department";

    /** The event with which a log begins. */
    public static final String CREATE = "create";

    private static final FlowCase BLANK = FlowCase.blank();

    private final Flow flow;
    private final Map<String, FlowAction> actions = new HashMap<>();
    private final Map<String, FlowState> states = new HashMap<>();
    private final Map<String, Guard> guards = new HashMap<>();

    /** @param flow one that {@link FlowCheck} finds no fault with */
    public FlowMachine(Flow flow) {
        this.flow = flow;
        flow.states().forEach(state -> states.put(state.code(), state));
        for (FlowAction action : flow.actions()) {
            actions.put(action.code(), action);
            if (!action.guard().isEmpty()) guards.put(action.code(), Guard.parse(action.guard()));
        }
    }

    public Flow flow() {
        return flow;
    }

    /** {@return the state of that code} */
    public FlowState state(String code) {
        FlowState state = states.get(code);
        return state == null ? flow.state(code) : state;
    }

    /** Begins a case; its clocks are those that the flow's action {@code create} starts, if it has one. */
    public Outcome.Done begin(Attempt attempt, DueDates dueDates) {
        return done(FlowCase.blank(), attempt, flow.start(), dueDates);
    }

    /**
     * {@return the event alone with which a case begins: for tables of many}
     *
     * @throws IllegalStateException when the flow starts a clock with it, whose terms follow from the case
     */
    public FlowEvent opening(Attempt attempt) {
        FlowAction action = actions.get(attempt.action());
        if (action != null && !action.starts().isEmpty())
            throw new IllegalStateException(attempt.action() + " starts a clock.");
        return event(BLANK, attempt, flow.start(), new TreeMap<>());
    }

    /** Decides an attempt. {@code facts} are known beyond the case itself, such as the day's season. */
    public Outcome apply(FlowCase subject, Attempt attempt, Map<String, Object> facts, DueDates dueDates) {
        List<Refusal> refusals = refusals(subject, attempt, facts);
        if (!refusals.isEmpty()) return new Outcome.Refused(refusals);
        return done(subject, attempt, target(subject, Objects.requireNonNull(actions.get(attempt.action()))), dueDates);
    }

    /** Writes down something that changes no state: a note, a photo, a report that was joined. */
    public Outcome.Done remark(FlowCase subject, Attempt attempt) {
        if (actions.containsKey(attempt.action()))
            throw new IllegalArgumentException(attempt.action() + " is an action of the flow, not a remark.");
        FlowEvent event = event(subject, attempt, subject.state(), new TreeMap<>());
        return new Outcome.Done(event, after(subject, event));
    }

    /** {@return every reason why the attempt would be refused; empty when it would be done} */
    public List<Refusal> refusals(FlowCase subject, Attempt attempt, Map<String, Object> facts) {
        FlowAction action = actions.get(attempt.action());
        if (action == null) return List.of(Refusals.unknown(attempt.action()));
        var found = new ArrayList<Refusal>();
        new Refusals(action, subject, attempt).collect(found);
        Guard guard = guards.get(action.code());
        if (guard != null && !guard.holds(facts(subject, attempt, facts))) found.add(Refusals.guard(action));
        return found;
    }

    /** {@return what guards can ask: fields, counters, and a few numbers about the case} */
    public static Map<String, Object> facts(FlowCase subject, Attempt attempt, Map<String, Object> further) {
        var facts = new HashMap<String, Object>(subject.fields());
        attempt.fields().forEach((field, said) -> {
            if (said.isEmpty()) facts.remove(field);
            else facts.put(field, said);
        });
        // What the platform knows cannot be talked over by a field of the same name.
        facts.putAll(further);
        subject.counts().forEach((name, count) -> facts.put("count." + name, BigDecimal.valueOf(count)));
        facts.put("open_assists", BigDecimal.valueOf(subject.openTasks("assist")));
        facts.put("pending_requests", BigDecimal.valueOf(subject.pending().size()));
        Instant closed = subject.closedAt();
        if (closed != null) {
            facts.put(
                    "days_since_closed",
                    BigDecimal.valueOf(Duration.between(closed, attempt.at()).toDays()));
        }
        return facts;
    }

    private static String target(FlowCase subject, FlowAction action) {
        if (action.stays()) return subject.state();
        return action.to().equals(FlowAction.BACK) ? subject.parked().getLast() : action.to();
    }

    private Outcome.Done done(FlowCase subject, Attempt attempt, String to, DueDates dueDates) {
        FlowEvent bare = event(subject, attempt, to, new TreeMap<>());
        FlowCase told = after(subject, bare);
        SortedMap<String, ClockTerms> terms = terms(subject, told, attempt, to, dueDates);
        if (terms.isEmpty()) return new Outcome.Done(bare, told);
        FlowEvent event = event(subject, attempt, to, terms);
        return new Outcome.Done(event, after(subject, event));
    }

    /** Terms of all clocks that this event starts, resumes or moves; rules see the case with what the event says. */
    private SortedMap<String, ClockTerms> terms(
            FlowCase before, FlowCase told, Attempt attempt, String to, DueDates dueDates) {
        var terms = new TreeMap<String, ClockTerms>();
        FlowAction action = actions.get(attempt.action());
        if (action != null) {
            for (String clock : action.starts()) terms.put(clock, dueDates.start(clock, told, attempt.at()));
            FlowClock moved = before.clocks().get(action.extend());
            if (moved != null && moved.isAlive())
                terms.put(action.extend(), dueDates.extend(action.extend(), moved, told, attempt));
        }
        before.clocks().forEach((name, clock) -> {
            FlowClock after = told.clocks().get(name);
            boolean resumes =
                    clock.status() == FlowClock.Status.PAUSED && !state(to).pauses(name);
            if (resumes && after != null && after.isAlive())
                terms.putIfAbsent(name, dueDates.resume(clock, attempt.at()));
        });
        return terms;
    }

    private static FlowEvent event(FlowCase subject, Attempt attempt, String to, SortedMap<String, ClockTerms> terms) {
        return new FlowEvent(
                subject.sequence() + 1,
                attempt.at(),
                attempt.occurredAt(),
                attempt.actor(),
                attempt.action(),
                subject.state(),
                to,
                attempt.reason(),
                new TreeMap<>(attempt.fields()),
                new TreeSet<>(attempt.evidence()),
                terms);
    }

    /** {@return the case that the log comes to} */
    public FlowCase replay(Iterable<FlowEvent> log) {
        FlowCase subject = FlowCase.blank();
        for (FlowEvent event : log) subject = after(subject, event);
        return subject;
    }

    /** {@return the case after an event} */
    public FlowCase after(FlowCase subject, FlowEvent event) {
        FlowState.Kind from =
                subject.sequence() == 0 ? null : state(subject.state()).kind();
        return new Projection(subject, event, from, state(event.to()), actions.get(event.action())).after();
    }
}
