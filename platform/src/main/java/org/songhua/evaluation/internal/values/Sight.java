package org.songhua.evaluation.internal.values;

import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.internal.compute.Computation;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.people.Scope;

/** What a scope lets one see: values of regions in it, made of classes in it. */
public final class Sight {
    private final Indicators indicators;
    private final Scope scope;

    public Sight(Indicators indicators, Scope scope) {
        this.indicators = indicators;
        this.scope = scope;
    }

    /** {@return whether a value may be seen} */
    public boolean sees(IndicatorValue value) {
        return sees(value.geography())
                && indicators.find(value.indicator()).map(this::sees).orElse(true);
    }

    /** {@return whether all that an indicator is made of may be seen} */
    public boolean sees(IndicatorDefinition indicator) {
        return Computation.classes(indicator).stream().allMatch(scope::allowsClass);
    }

    /** {@return whether a region may be seen} */
    public boolean sees(String code) {
        if (scope.regions().isEmpty()) return true;
        String head = new Geography(code, code, 0, 0, 0, "").head();
        return !head.isEmpty() && scope.regions().stream().anyMatch(head::startsWith);
    }
}
