package org.songhua.register.internal.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.ClockTerms;
import org.songhua.engine.flow.DueDates;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.FlowState;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.flow.Outcome;
import org.songhua.pack.Text;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterAction.Condition;
import org.songhua.register.RegisterState;

/**
 * The life cycle of the records of a register: the state machine of {@link FlowMachine}, with guards that see typed values
 * and say in the words of the pack why something cannot be done. Pure: the moment is in the attempt.
 */
public final class LifeCycle {
    /** The first event of every history. */
    public static final String CREATE = FlowMachine.CREATE;

    /** The event that evidence was added. */
    public static final String ATTACH = "attach";

    private final FlowMachine machine;
    private final Map<String, List<Guarded>> guards = new HashMap<>();

    private record Guarded(Guard guard, Condition condition) {}

    public LifeCycle(Register register) {
        // Declared, so that the history remembers who entered the record; it can be done from no state.
        var create = new RegisterAction(
                CREATE, new Text("登记", "Enter"), List.of(), "", "", List.of(), List.of(), List.of(), List.of());
        machine = new FlowMachine(new Flow(
                register.code(),
                1,
                register.start(),
                register.states().stream().map(LifeCycle::state).toList(),
                Stream.concat(Stream.of(create), register.actions().stream())
                        .map(LifeCycle::action)
                        .toList()));
        for (RegisterAction action : register.actions()) {
            guards.put(
                    action.code(),
                    action.guards().stream()
                            .map(one -> new Guarded(Guard.parse(one.holds()), one))
                            .toList());
        }
    }

    private static FlowState state(RegisterState state) {
        var kind = FlowState.Kind.valueOf(state.kind().name());
        return new FlowState(state.code(), state.title().zh(), state.title().en(), 1, kind, false, List.of());
    }

    private static FlowAction action(RegisterAction action) {
        return new FlowAction(
                action.code(),
                action.title().zh(),
                action.title().en(),
                action.from(),
                action.to(),
                action.permission(),
                "",
                List.of(),
                action.fields(),
                action.evidence(),
                List.of(),
                action.differsFrom(),
                FlowAction.Trait.NONE,
                "",
                0,
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "");
    }

    /** {@return every reason against an attempt, given the values as they would be after it; empty when it can be done} */
    public List<Fault> against(FlowCase subject, Attempt attempt, Map<String, Object> valuesAfter) {
        var against = new ArrayList<Fault>();
        machine.refusals(subject, attempt, Map.of())
                .forEach(one ->
                        against.add(Fault.refused(one.code(), place(one.subject()), one.problem(), one.remedy())));
        for (Guarded one : guards.getOrDefault(attempt.action(), List.of())) {
            if (!one.guard().holds(valuesAfter)) against.add(unheld(one.condition()));
        }
        return against;
    }

    private static Place place(String subject) {
        return subject.isEmpty() ? Place.NOWHERE : Place.atField(subject);
    }

    /** The words are the pack's: whoever reads them knows the field, not the condition. */
    private static Fault unheld(Condition condition) {
        String basis = condition.basis().isEmpty() ? "" : " (" + condition.basis() + ")";
        return Fault.refused(
                "REG-020",
                Place.atField("/action"),
                condition.says().zh() + basis + " / " + condition.says().en(),
                "See that it holds: " + condition.holds() + ".");
    }

    /** {@return the first event of a record, and what it comes to} */
    public Outcome.Done begin(Attempt attempt) {
        return machine.begin(attempt, NO_CLOCKS);
    }

    /** {@return the first event of a record alone} */
    public FlowEvent opening(Attempt attempt) {
        return machine.opening(attempt);
    }

    /** {@return the event of an attempt that nothing stands against} */
    public Outcome.Done done(FlowCase subject, Attempt attempt) {
        return switch (machine.apply(subject, attempt, Map.of(), NO_CLOCKS)) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused -> throw new IllegalStateException("Refused: " + refused.refusals());
        };
    }

    /** {@return the event of something that leaves the state as it is} */
    public Outcome.Done remark(FlowCase subject, Attempt attempt) {
        return machine.remark(subject, attempt);
    }

    /** {@return what a history comes to} */
    public FlowCase replay(Iterable<FlowEvent> history) {
        return machine.replay(history);
    }

    private static final DueDates NO_CLOCKS = new DueDates() {
        @Override
        public ClockTerms start(String clock, FlowCase subject, Instant at) {
            return ClockTerms.NONE;
        }

        @Override
        public ClockTerms resume(FlowClock clock, Instant at) {
            return ClockTerms.NONE;
        }

        @Override
        public ClockTerms extend(String clock, FlowClock running, FlowCase subject, Attempt attempt) {
            return ClockTerms.NONE;
        }
    };
}
