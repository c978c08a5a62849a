package org.songhua.evaluation.internal.declared;

import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.yaml.Shape;

/** Clauses of a plan. */
public final class ClausesPart implements PackPart {
    @Override
    public String files() {
        return "clauses.yml";
    }

    @Override
    public Shape.Table shape() {
        return EvaluationFormat.CLAUSES;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        PlanReader.read(content, IndicatorReader.read(content, fault -> {}), faults);
        return Examples.NONE;
    }
}
