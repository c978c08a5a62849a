package org.songhua.evaluation.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Unit;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.internal.declared.IndicatorReader;
import org.songhua.evaluation.internal.declared.PackWords;
import org.songhua.evaluation.internal.declared.PlanReader;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.springframework.stereotype.Component;

/** What the packs declare. */
@Component
public class DeclaredIndicators implements Indicators {
    private final PackView<Said> packs;

    DeclaredIndicators(PackContent content) {
        packs = PackView.of(content, Said::of);
    }

    /**
     * What one state of the packs says.
     *
     * @param byId indicators in order of declaration
     * @param units by id of indicator
     */
    private record Said(
            PackContent content,
            Map<String, IndicatorDefinition> byId,
            Map<String, Unit> units,
            List<PlanDefinition> plans) {

        static Said of(PackContent content) {
            var byId = new LinkedHashMap<String, IndicatorDefinition>();
            var units = new TreeMap<String, Unit>();
            IndicatorReader.read(content, Said::wrong).forEach(indicator -> byId.put(indicator.id(), indicator));
            byId.forEach((id, indicator) -> units.put(id, indicator.unit()));
            return new Said(content, byId, units, PlanReader.read(content, List.copyOf(byId.values()), Said::wrong));
        }

        /** Packs were checked when they were loaded; a fault here is one of this program. */
        private static void wrong(Fault fault) {
            throw new FaultException(fault);
        }
    }

    @Override
    public List<IndicatorDefinition> list() {
        return List.copyOf(packs.get().byId().values());
    }

    @Override
    public Optional<IndicatorDefinition> find(String id) {
        return Optional.ofNullable(packs.get().byId().get(id));
    }

    /** {@return the plans} */
    public List<PlanDefinition> plans() {
        return packs.get().plans();
    }

    /** {@return what the formula of an indicator may speak of} */
    public PackWords words(IndicatorDefinition indicator) {
        var parameters = new TreeMap<String, Unit>();
        indicator.parameters().forEach((name, parameter) -> parameters.put(name, parameter.unit()));
        Said said = packs.get();
        return new PackWords(said.content(), parameters, said.units());
    }
}
