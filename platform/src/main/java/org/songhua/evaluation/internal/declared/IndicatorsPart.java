package org.songhua.evaluation.internal.declared;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;

/** Indicators. */
public final class IndicatorsPart implements PackPart {
    @Override
    public String files() {
        return "indicators/*.yml";
    }

    @Override
    public Shape.Table shape() {
        return EvaluationFormat.INDICATORS;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Set<String> known = IndicatorReader.read(content, faults).stream()
                .map(IndicatorDefinition::id)
                .collect(Collectors.toSet());
        var mistakes = new Mistakes(faults);
        for (PartFile file : content.files("cases/*.yml"))
            for (Item one : file.content().part("classes").entries().values())
                one.list("indicators").forEach(id -> mistakes.name(id, known, "EVAL-004", "indicator"));
        return Examples.NONE;
    }
}
