package org.songhua.evaluation.internal.declared;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.RedlineCheck;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** Red lines of a plan, with projects that run as tests. */
public final class RedlinesPart implements PackPart {
    @Override
    public String files() {
        return PlanReader.REDLINES;
    }

    @Override
    public Shape.Table shape() {
        return EvaluationFormat.REDLINES;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        List<PlanDefinition> plans = PlanReader.read(content, IndicatorReader.read(content, fault -> {}), fault -> {});
        Examples all = Examples.NONE;
        for (PartFile file : content.files(files())) {
            for (PlanDefinition plan : plans) {
                if (plan.code().equals(file.pack())) all = all.and(run(plan, file, faults));
            }
        }
        return all;
    }

    private static Examples run(PlanDefinition plan, PartFile file, Consumer<Fault> faults) {
        int failed = 0;
        List<Item> examples = file.content().list("examples");
        for (Item example : examples) if (!holds(plan, example, faults)) failed++;
        return new Examples(examples.size(), failed);
    }

    private static boolean holds(PlanDefinition plan, Item example, Consumer<Fault> faults) {
        var facts = new TreeMap<String, Object>();
        example.part("facts").entries().forEach((name, item) -> facts.put(name, plain(item.value())));
        RedlineCheck.Result result = RedlineCheck.of(plan.redlines(), facts);
        List<String> crossed = example.list("crossed").stream().map(Item::text).toList();
        List<String> unknown = example.list("unknown").stream().map(Item::text).toList();
        if (result.faults().isEmpty()
                && result.crossedCodes().equals(crossed)
                && result.unknownCodes().equals(unknown)) return true;
        faults.accept(example.where()
                .fault(
                        "EVAL-007",
                        "Crossed are " + result.crossedCodes() + ", unknown " + result.unknownCodes() + ".",
                        "Correct the red line or the example."));
        return false;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Long whole -> whole.doubleValue();
            case BigDecimal decimal -> decimal.doubleValue();
            default -> value;
        };
    }
}
