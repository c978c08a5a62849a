package org.songhua.evaluation.internal.declared;

import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.yaml.Shape;

/** Targets of a plan. */
public final class TargetsPart implements PackPart {
    @Override
    public String files() {
        return "targets.yml";
    }

    @Override
    public Shape.Table shape() {
        return EvaluationFormat.TARGETS;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        return Examples.NONE;
    }
}
