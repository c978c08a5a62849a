package org.songhua.engine.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * What must hold of a flow before it is published; every fault at once.
 *
 * <p>Above all that nobody checks his own work: with all checking actions taken away no way leads from the start to a
 * closed state, and each checking action excludes whoever did the work.
 */
public final class FlowCheck {
    private final Flow flow;
    private final Set<String> permissions;
    private final Set<String> facts;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Set<String>> ways = new TreeMap<>();

    private FlowCheck(Flow flow, Set<String> permissions, Set<String> facts) {
        this.flow = flow;
        this.permissions = permissions;
        this.facts = facts;
    }

    /**
     * {@return all faults of a flow; none when it can be published}
     *
     * @param permissions codes that exist
     * @param facts names that guards may ask for beside counters and required fields
     */
    public static List<Fault> faults(Flow flow, Set<String> permissions, Set<String> facts) {
        return new FlowCheck(flow, permissions, facts).run();
    }

    private List<Fault> run() {
        twins("state", flow.states().stream().map(FlowState::code).toList());
        twins("action", flow.actions().stream().map(FlowAction::code).toList());
        if (flow.findState(flow.start()).isEmpty())
            fault("FLOW-002", "start", "The start " + flow.start() + " is no state.", "Name a state.");
        flow.states().forEach(this::checkState);
        flow.actions().forEach(this::checkAction);
        if (faults.isEmpty()) checkWays();
        return List.copyOf(faults);
    }

    private void twins(String what, List<String> codes) {
        var seen = new HashSet<String>();
        for (String code : codes) {
            if (!seen.add(code)) fault("FLOW-001", code, "The " + what + " " + code + " stands twice.", "Keep one.");
        }
    }

    private void checkState(FlowState state) {
        if (state.stage() < 1 || state.stage() > 7)
            fault("FLOW-003", state.code(), "Stage " + state.stage() + " is none of the loop.", "Give 1 to 7.");
        known(
                "clock",
                state.pauses(),
                clock -> clock.equals(FlowState.ALL_CLOCKS) || started().contains(clock),
                state.code());
    }

    private Set<String> started() {
        var started = new TreeSet<String>();
        flow.actions().forEach(action -> started.addAll(action.starts()));
        return started;
    }

    private void checkAction(FlowAction action) {
        String code = action.code();
        known("state", action.from(), this::isState, code);
        if (!action.stays() && !action.to().equals(FlowAction.BACK))
            known("state", List.of(action.to()), this::isState, code);
        known("permission", List.of(action.permission()), permissions::contains, code);
        known("action", action.differsFrom(), other -> flow.findAction(other).isPresent(), code);
        known("clock", action.stops(), started()::contains, code);
        if (!action.extend().isEmpty()) known("clock", List.of(action.extend()), started()::contains, code);
        if (action.from().isEmpty() != code.equals(FlowMachine.CREATE))
            fault("FLOW-005", code, "Only create stands without a state to come from, and always.", "Mend from.");
        checkBack(action);
        checkRequests(action);
        checkGuard(action);
    }

    private boolean isState(String code) {
        return flow.findState(code).isPresent();
    }

    private void known(String kind, Collection<String> names, Predicate<String> test, String where) {
        for (String name : names) {
            if (!test.test(name))
                fault("FLOW-004", where, "There is no " + kind + " " + name + ".", "Correct the name.");
        }
    }

    private void checkBack(FlowAction action) {
        if (!action.to().equals(FlowAction.BACK)) return;
        for (String from : action.from()) {
            if (flow.findState(from).filter(state -> !state.parks()).isPresent())
                fault("FLOW-006", action.code(), from + " does not park, so there is no way back.", "Let it park.");
        }
    }

    private void checkRequests(FlowAction action) {
        if (!action.decides().isEmpty()
                && flow.actions().stream().noneMatch(other -> other.requests().equals(action.decides())))
            fault("FLOW-007", action.code(), "Nothing requests " + action.decides() + ".", "Add the action that does.");
        if (!action.requests().isEmpty()
                && flow.actions().stream().noneMatch(other -> other.decides().equals(action.requests())))
            fault("FLOW-007", action.code(), "Nothing decides " + action.requests() + ".", "Add the action that does.");
        if (action.limit() > 0 && action.counts().isEmpty())
            fault("FLOW-008", action.code(), "A limit needs a counter.", "Add counts.");
    }

    private void checkGuard(FlowAction action) {
        if (action.guard().isEmpty()) return;
        try {
            Set<String> known = knownFacts();
            for (String name : Guard.parse(action.guard()).names()) {
                if (!known.contains(name))
                    fault(
                            "FLOW-009",
                            action.code(),
                            "The guard asks for " + name + ", which nothing tells.",
                            "Correct the name.");
            }
        } catch (GuardSyntaxException e) {
            fault(
                    "FLOW-009",
                    action.code(),
                    "The guard is no condition: " + e.getMessage(),
                    "Mend it at character " + e.position() + ".");
        }
    }

    private Set<String> knownFacts() {
        var known = new TreeSet<String>(facts);
        known.addAll(List.of("open_assists", "pending_requests", "days_since_closed"));
        for (FlowAction action : flow.actions()) {
            known.addAll(action.fields());
            if (!action.counts().isEmpty()) known.add("count." + action.counts());
        }
        return known;
    }

    private void checkWays() {
        flow.actions().forEach(this::addWays);
        Set<String> reached = reach(Set.of(flow.start()), ways);
        for (FlowState state : flow.states()) {
            if (!reached.contains(state.code()))
                fault("FLOW-010", state.code(), "No way leads to " + state.code() + ".", "Add an action, or drop it.");
            else if (state.kind() == FlowState.Kind.OPEN && leadsNowhere(state))
                fault("FLOW-011", state.code(), "No way leads from " + state.code() + " to an end.", "Add an action.");
        }
        if (flow.states().stream().noneMatch(state -> state.kind() == FlowState.Kind.CLOSED))
            fault("FLOW-012", "states", "No state is closed.", "Say which state closes a case.");
        checkIndependence();
    }

    private boolean leadsNowhere(FlowState state) {
        return reach(Set.of(state.code()), ways).stream()
                .allMatch(code -> flow.state(code).kind() == FlowState.Kind.OPEN);
    }

    private void addWays(FlowAction action) {
        for (String from : action.from()) targets(action, from).forEach(to -> way(ways, from, to));
    }

    private static void way(Map<String, Set<String>> ways, String from, String to) {
        ways.computeIfAbsent(from, f -> new LinkedHashSet<>()).add(to);
    }

    /** Back leads to wherever the parked state can be entered from. */
    private Set<String> targets(FlowAction action, String from) {
        if (action.stays()) return Set.of(from);
        if (!action.to().equals(FlowAction.BACK)) return Set.of(action.to());
        var sources = new TreeSet<String>();
        for (FlowAction other : flow.actions()) if (other.to().equals(from)) sources.addAll(other.from());
        return sources;
    }

    private static Set<String> reach(Set<String> from, Map<String, Set<String>> ways) {
        var reached = new TreeSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String next : ways.getOrDefault(open.remove(), Set.of())) if (reached.add(next)) open.add(next);
        }
        return reached;
    }

    private void checkIndependence() {
        List<FlowAction> checks = withTrait(FlowAction.Trait.CHECK);
        List<String> works =
                withTrait(FlowAction.Trait.WORK).stream().map(FlowAction::code).toList();
        if (works.isEmpty())
            fault("FLOW-013", "actions", "No action says that work is done.", "Mark one with trait work.");
        for (FlowAction check : checks) {
            if (!check.differsFrom().containsAll(works))
                fault(
                        "FLOW-014",
                        check.code(),
                        "Who did the work could check it as well.",
                        "Name under differs_from: " + String.join(", ", works) + ".");
        }
        var unchecked = new TreeMap<String, Set<String>>();
        for (FlowAction action : flow.actions()) {
            if (checks.contains(action) || action.to().equals(FlowAction.BACK)) continue;
            for (String from : action.from()) targets(action, from).forEach(to -> way(unchecked, from, to));
        }
        for (String code : reach(Set.of(flow.start()), unchecked)) {
            if (flow.state(code).kind() == FlowState.Kind.CLOSED)
                fault(
                        "FLOW-015",
                        code,
                        code + " can be reached without an independent check.",
                        "Lead every way to it past one.");
        }
    }

    private List<FlowAction> withTrait(FlowAction.Trait trait) {
        return flow.actions().stream().filter(action -> action.trait() == trait).toList();
    }

    private void fault(String code, String where, String problem, String remedy) {
        faults.add(Fault.refused(code, Place.atField(flow.key() + "/" + where), problem, remedy));
    }
}
