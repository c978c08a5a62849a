package org.songhua.evaluation.internal.declared;

import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
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
        IndicatorReader.read(content, faults);
        return Examples.NONE;
    }
}
