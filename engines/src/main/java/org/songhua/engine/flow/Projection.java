package org.songhua.engine.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.FlowTask.Status;

/** The step from a case and an event to the case afterwards. */
final class Projection {
    private final FlowCase before;
    private final FlowEvent event;
    private final FlowState.@Nullable Kind from;
    private final FlowState to;
    private final @Nullable FlowAction action;

    /**
     * @param from kind of the state before; null for the first event
     * @param action what the flow says of the event; null for a remark
     */
    Projection(
            FlowCase before,
            FlowEvent event,
            FlowState.@Nullable Kind from,
            FlowState to,
            @Nullable FlowAction action) {
        this.before = before;
        this.event = event;
        this.from = from;
        this.to = to;
        this.action = action;
    }

    FlowCase after() {
        if (event.sequence() != before.sequence() + 1)
            throw new IllegalArgumentException("After event %d comes %d, not %d."
                    .formatted(before.sequence(), before.sequence() + 1, event.sequence()));
        return new FlowCase(
                to.code(),
                parked(),
                event.sequence(),
                event.at(),
                closes() ? event.at() : before.closedAt(),
                counts(),
                actors(),
                clocks(),
                tasks(),
                pending(),
                evidence(),
                fields());
    }

    private boolean moves() {
        return !to.code().equals(before.state());
    }

    /** From closed to evaluated, or back from a parked state, its window to be opened again does not begin anew. */
    private boolean closes() {
        boolean back = action != null && action.to().equals(FlowAction.BACK);
        return to.kind() == FlowState.Kind.CLOSED && from != FlowState.Kind.CLOSED && !back;
    }

    private List<String> parked() {
        var parked = new ArrayList<String>(before.parked());
        if (action == null) return List.copyOf(parked);
        if (action.to().equals(FlowAction.BACK)) parked.removeLast();
        else if (to.parks() && moves()) parked.add(before.state());
        else if (moves()) parked.clear();
        return List.copyOf(parked);
    }

    private SortedMap<String, Integer> counts() {
        var counts = new TreeMap<>(before.counts());
        if (action != null && !action.counts().isEmpty()) counts.merge(action.counts(), 1, Integer::sum);
        return counts;
    }

    private SortedMap<String, SortedSet<String>> actors() {
        var actors = new TreeMap<>(before.actors());
        if (action == null) return actors;
        var who = new TreeSet<>(actors.getOrDefault(event.action(), new TreeSet<>()));
        who.add(event.actor());
        actors.put(event.action(), who);
        return actors;
    }

    private SortedMap<String, FlowClock> clocks() {
        var clocks = new TreeMap<>(before.clocks());
        if (action != null) {
            for (String name : action.stops())
                clocks.computeIfPresent(name, (n, clock) -> clock.isAlive() ? clock.stopped(event.at()) : clock);
            // A clock started while it runs goes on: there are never two of one kind.
            for (String name : action.starts()) {
                FlowClock running = clocks.get(name);
                if (running == null || !running.isAlive())
                    clocks.put(name, FlowClock.started(event.at(), event.terms().getOrDefault(name, ClockTerms.NONE)));
            }
        }
        clocks.replaceAll(this::inState);
        return clocks;
    }

    private FlowClock inState(String name, FlowClock clock) {
        if (!clock.isAlive()) return clock;
        if (to.stopsClocks()) return clock.cancelled(event.at());
        if (to.pauses(name)) return clock.paused(event.at());
        ClockTerms terms = event.terms().getOrDefault(name, clock.terms());
        return clock.status() == FlowClock.Status.PAUSED ? clock.resumed(terms) : clock.withTerms(terms);
    }

    private SortedMap<Integer, FlowTask> tasks() {
        var tasks = new TreeMap<>(before.tasks());
        if (action != null && !action.settles().isEmpty()) end(tasks, action.settles(), Status.DONE);
        if (action != null && !action.opens().isEmpty()) {
            end(tasks, action.opens(), Status.CANCELLED);
            open(tasks, action.opens(), party());
        }
        for (String assistant : assistants()) open(tasks, "assist", assistant);
        String assisted = event.fields().getOrDefault("assisted", "");
        tasks.replaceAll((n, task) ->
                task.kind().equals("assist") && task.party().equals(assisted) ? task.with(Status.DONE) : task);
        if (to.stopsClocks()) tasks.replaceAll((n, task) -> task.with(Status.CANCELLED));
        return tasks;
    }

    private String party() {
        String given = event.fields().get(FlowMachine.DEPARTMENT);
        return given == null ? before.fields().getOrDefault(FlowMachine.DEPARTMENT, "") : given;
    }

    private List<String> assistants() {
        String list = event.fields().getOrDefault("assistants", "");
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }

    private static void open(SortedMap<Integer, FlowTask> tasks, String kind, String party) {
        tasks.put(tasks.isEmpty() ? 1 : tasks.lastKey() + 1, new FlowTask(kind, party, Status.OPEN));
    }

    private static void end(SortedMap<Integer, FlowTask> tasks, String kind, Status status) {
        tasks.replaceAll((n, task) -> task.kind().equals(kind) ? task.with(status) : task);
    }

    private SortedMap<String, String> pending() {
        var pending = new TreeMap<>(before.pending());
        if (action == null) return pending;
        if (!action.decides().isEmpty()) pending.remove(action.decides());
        if (to.stopsClocks()) pending.clear();
        if (!action.requests().isEmpty()) pending.put(action.requests(), event.actor());
        return pending;
    }

    private SortedSet<String> evidence() {
        var evidence = new TreeSet<>(before.evidence());
        evidence.addAll(event.evidence());
        if (action != null) action.clears().forEach(evidence::remove);
        return evidence;
    }

    private SortedMap<String, String> fields() {
        var fields = new TreeMap<>(before.fields());
        event.fields().forEach((name, value) -> {
            if (value.isEmpty()) fields.remove(name);
            else fields.put(name, value);
        });
        return fields;
    }
}
