package org.songhua.casework.internal.packs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.casework.internal.rules.Deadlines;
import org.songhua.casework.internal.rules.OfficialCalendar;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.Outcome;
import org.songhua.engine.flow.Refusal;
import org.songhua.pack.part.PackPart.Examples;
import org.songhua.pack.yaml.Item;
import org.songhua.people.Permission;

/** Runs examples of flows: people who may do everything, at hours the example names. */
final class ExampleRun {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Set<String> ALL =
            Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toSet());

    private final Map<String, Flow> flows;
    private final Consumer<Fault> faults;
    private final Deadlines noLimits =
            new Deadlines(List::of, OfficialCalendar.of(OfficialDays.weekdaysOnly(LocalDate.of(2000, 1, 1))));

    ExampleRun(Map<String, Flow> flows, Consumer<Fault> faults) {
        this.flows = flows;
        this.faults = faults;
    }

    Examples run(List<Item> examples) {
        return Examples.play(examples, this::comesOut);
    }

    private boolean comesOut(Item example) {
        Flow flow = flows.get(example.text("flow", ""));
        if (flow == null) return differs(example, "there is no sound flow " + example.text("flow"));
        var machine = new FlowMachine(flow);
        Instant at = START;
        FlowCase subject = machine.begin(attempt(Item.nothing(example.where()), FlowMachine.CREATE, at), noLimits)
                .after();
        for (Item step : example.list("steps")) {
            at = at.plus(Duration.ofHours(step.whole("hours_later", 1)));
            Outcome outcome = machine.apply(subject, attempt(step, step.text("do", ""), at), Map.of(), noLimits);
            if (!isExpected(step, outcome)) return false;
            if (outcome instanceof Outcome.Done done) subject = done.after();
        }
        return subject.state().equals(example.text("ends")) || differs(example, "it ends in " + subject.state());
    }

    private boolean isExpected(Item step, Outcome outcome) {
        var expected = new TreeSet<>(FlowReader.texts(step, "refused"));
        return switch (outcome) {
            case Outcome.Done _ -> expected.isEmpty() || differs(step, step.text("do") + " was done");
            case Outcome.Refused refused ->
                codes(refused).equals(expected)
                        || differs(step, step.text("do") + " was refused: " + refused.refusals());
        };
    }

    private static Set<String> codes(Outcome.Refused refused) {
        return refused.refusals().stream().map(Refusal::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Attempt attempt(Item step, String action, Instant at) {
        var fields = new HashMap<String, String>();
        step.part("fields").entries().forEach((name, value) -> fields.put(name, value.text()));
        return new Attempt(
                action,
                step.text("by", "desk"),
                ALL,
                at,
                null,
                step.text("reason"),
                fields,
                new TreeSet<>(FlowReader.texts(step, "evidence")));
    }

    private boolean differs(Item item, String what) {
        faults.accept(item.where()
                .fault("CASE-011", "The example comes out otherwise: " + what + ".", "Mend the example or the flow."));
        return false;
    }
}
