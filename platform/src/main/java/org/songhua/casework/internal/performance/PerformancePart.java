package org.songhua.casework.internal.performance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.casework.Performance.Indicator;
import org.songhua.casework.internal.packs.PackCatalogue;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowAction;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** The pack files {@code performance.yml}: read, and checked against the flows they speak of. */
public final class PerformancePart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "performance.yml";

    /** The answer of a citizen is no action of a flow, but counts as one. */
    static final String ANSWERED = "answered";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return PerformanceShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        List<PartFile> files = content.files(FILES);
        if (files.isEmpty()) return Examples.NONE;
        Map<String, Flow> flows = new PackCatalogue(content)
                .flows().stream().collect(Collectors.toMap(Flow::key, flow -> flow, (one, other) -> one));
        var declared = new Declarations(files);
        for (PartFile file : files)
            for (Item flow : file.content().list("flows"))
                if (!flows.containsKey(flow.text()))
                    fault(faults, flow, "CASE-017", "There is no flow " + flow.text() + ".", "Name a flow of a pack.");
        declared.facts.forEach(fact -> checkFact(fact.value(), fact.item(), flows, faults));
        declared.exclusions.forEach(rule ->
                known(rule.item(), rule.value().actions(), actions(rule.value().flows(), flows), "action", faults));
        Set<String> tallies = new HashSet<>();
        declared.tallies.forEach(tally -> {
            known(tally.item(), tally.value().actions(), actions(tally.value().flows(), flows), "action", faults);
            if (!tallies.add(tally.value().code()))
                fault(faults, tally.item(), "CASE-013", "The tally stands in two files.", "Name it otherwise.");
        });
        checkIndicators(declared, faults);
        return Examples.NONE;
    }

    private static void checkFact(Fact fact, Item item, Map<String, Flow> flows, Consumer<Fault> faults) {
        if (fact.actions().isEmpty() == fact.clocks().isEmpty())
            fault(faults, item, "CASE-012", "The fact has actions and clocks, or neither.", "Give one of the two.");
        Set<String> actions = actions(fact.flows(), flows);
        known(item, fact.actions(), actions, "action", faults);
        known(item, fact.unless(), actions, "action", faults);
        var clocks = ofFlows(fact.flows(), flows).stream()
                .flatMap(flow -> flow.actions().stream())
                .flatMap(action -> action.starts().stream())
                .collect(Collectors.toSet());
        known(item, fact.clocks(), clocks, "clock", faults);
        if (!fact.before().isEmpty()) known(item, List.of(fact.before()), clocks, "clock", faults);
    }

    private static void checkIndicators(Declarations declared, Consumer<Fault> faults) {
        Set<String> facts = new HashSet<>();
        declared.facts.forEach(fact -> {
            if (!facts.add(fact.value().code()))
                fault(faults, fact.item(), "CASE-013", "The fact stands in two files.", "Name it otherwise.");
        });
        Set<String> before = new HashSet<>();
        for (var placed : declared.indicators) {
            Indicator one = placed.value();
            if (one.of().isEmpty() == one.denominator().isEmpty())
                fault(
                        faults,
                        placed.item(),
                        "CASE-014",
                        "It is neither counted nor put together, or both.",
                        "Give one of the two.");
            known(placed.item(), List.copyOf(one.numerator().keySet()), facts, "fact", faults);
            if (!one.denominator().isEmpty()) known(placed.item(), List.of(one.denominator()), facts, "fact", faults);
            known(placed.item(), List.copyOf(one.of().keySet()), before, "indicator", faults);
            if (!before.add(one.code()))
                fault(faults, placed.item(), "CASE-013", "The indicator stands in two files.", "Name it otherwise.");
        }
    }

    private static List<Flow> ofFlows(Set<String> keys, Map<String, Flow> flows) {
        return keys.stream().filter(flows::containsKey).map(flows::get).toList();
    }

    private static Set<String> actions(Set<String> keys, Map<String, Flow> flows) {
        Set<String> actions = ofFlows(keys, flows).stream()
                .flatMap(flow -> flow.actions().stream())
                .map(FlowAction::code)
                .collect(Collectors.toSet());
        actions.add(ANSWERED);
        return actions;
    }

    private static void known(Item item, List<String> named, Set<String> all, String what, Consumer<Fault> faults) {
        for (String one : named)
            if (!all.contains(one))
                fault(faults, item, "CASE-015", "There is no " + what + " " + one + ".", "Correct the name.");
    }

    private static void fault(Consumer<Fault> faults, Item item, String code, String problem, String remedy) {
        faults.accept(item.keyWhere().fault(code, problem, remedy));
    }
}
