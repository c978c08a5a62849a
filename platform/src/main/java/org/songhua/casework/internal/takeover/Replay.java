package org.songhua.casework.internal.takeover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.songhua.casework.internal.takeover.PastCase.PastStep;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.EventChain;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.Outcome;
import org.songhua.engine.flow.Refusal;

/**
 * A past case as its flow tells it. The flow decides every step: one that it refuses refuses the row.
 *
 * @param standing what the events have come to
 * @param refused why the flow refused a step; empty when it went through all
 */
public record Replay(FlowMachine machine, FlowCase standing, List<FlowEvent> events, List<Fault> refused) {

    /**
     * {@return the case of a row after all its steps}
     *
     * @param fields what is known of it from the beginning
     * @param table name of the table, for its faults
     */
    public static Replay of(
            PastCase past, TakeoverMapping mapping, Map<String, String> fields, FlowMachine machine, String table) {
        var limits = new LimitsOfThatTime(mapping, past.due());
        var create = new Attempt(
                FlowMachine.CREATE, mapping.source(), Set.of(), past.openedAt(), null, null, fields, Set.of());
        Outcome.Done begun = machine.begin(create, limits);
        var events = new ArrayList<>(List.of(begun.event()));
        FlowCase standing = begun.after();
        for (PastStep step : past.steps()) {
            Outcome outcome = machine.apply(standing, attempt(step, machine, step.at()), Map.of(), limits);
            if (outcome instanceof Outcome.Refused no)
                return new Replay(machine, standing, events, faults(no, past, step, table));
            var done = (Outcome.Done) outcome;
            events.add(done.event());
            standing = done.after();
        }
        return new Replay(machine, standing, events, List.of());
    }

    private static List<Fault> faults(Outcome.Refused no, PastCase past, PastStep step, String table) {
        Place place =
                Place.inFile(table).withRow(past.line()).withField(step.step().at());
        return no.refusals().stream().map(refusal -> fault(refusal, place)).toList();
    }

    private static Fault fault(Refusal refusal, Place place) {
        return Fault.refused(refusal.code(), place, refusal.problem(), refusal.remedy());
    }

    /** {@return the attempt of a step: who did it there could do it} */
    public static Attempt attempt(PastStep past, FlowMachine machine, Instant at) {
        Set<String> permissions =
                machine.flow().actions().stream().map(FlowAction::permission).collect(Collectors.toSet());
        return new Attempt(
                past.step().action(),
                past.step().by(),
                permissions,
                at,
                past.said().equals(at) ? null : past.said(),
                past.step().reason(),
                past.step().fields(),
                Set.of());
    }

    /** {@return the hash of each event, for the case of that id} */
    public List<byte[]> hashes(UUID id) {
        var hashes = new ArrayList<byte[]>();
        byte[] before = EventChain.genesis(id.toString());
        for (FlowEvent event : events) {
            before = EventChain.hash(before, event);
            hashes.add(before);
        }
        return hashes;
    }
}
