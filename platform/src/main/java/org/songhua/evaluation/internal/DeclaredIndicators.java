package org.songhua.evaluation.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Unit;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.internal.declared.IndicatorReader;
import org.songhua.evaluation.internal.declared.PackWords;
import org.songhua.evaluation.internal.declared.PlanReader;
import org.songhua.pack.part.PackContent;
import org.springframework.stereotype.Component;

/** What the packs declare, read once at start. */
@Component
public class DeclaredIndicators implements Indicators {
    private final PackContent content;
    private final Map<String, IndicatorDefinition> byId = new LinkedHashMap<>();
    private final Map<String, Unit> units = new TreeMap<>();
    private final List<PlanDefinition> plans;

    DeclaredIndicators(PackContent content) {
        this.content = content;
        // Packs were checked when they were loaded; a fault here is one of this program.
        IndicatorReader.read(content, fault -> {
                    throw new FaultException(fault);
                })
                .forEach(indicator -> byId.put(indicator.id(), indicator));
        byId.forEach((id, indicator) -> units.put(id, indicator.unit()));
        plans = PlanReader.read(content, list(), fault -> {
            throw new FaultException(fault);
        });
    }

    @Override
    public List<IndicatorDefinition> list() {
        return List.copyOf(byId.values());
    }

    @Override
    public Optional<IndicatorDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** {@return the plans} */
    public List<PlanDefinition> plans() {
        return plans;
    }

    /** {@return what the formula of an indicator may speak of} */
    public PackWords words(IndicatorDefinition indicator) {
        var parameters = new TreeMap<String, Unit>();
        indicator.parameters().forEach((name, parameter) -> parameters.put(name, parameter.unit()));
        return new PackWords(content, parameters, units);
    }
}
