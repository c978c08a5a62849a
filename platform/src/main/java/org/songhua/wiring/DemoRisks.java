package org.songhua.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.risk.RiskMethod;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.warning.Risks;
import org.springframework.context.ConfigurableApplicationContext;

/** Rates made-up risks of the demo city's lifelines, once: most of them low, a few grave. */
final class DemoRisks {
    private static final List<String> CLASSES =
            List.of("bridge", "tunnel", "gas_regulator", "fuel_station", "gas_pipe");
    private static final int MOST_OF_A_CLASS = 60;
    private static final String NOTE = "演示数据";

    private DemoRisks() {}

    /** {@return how many objects were rated} */
    static long ensure(ConfigurableApplicationContext context, long seed) {
        Risks risks = context.getBean(Risks.class);
        if (!risks.list(null, 1, Scope.ALL).isEmpty()) return 0;
        var random = new SplittableRandom(seed);
        List<RiskMethod> methods = risks.methods();
        long rated = 0;
        for (CityObject object : objects(context.getBean(CityObjects.class))) {
            RiskMethod method = methods.get(random.nextInt(methods.size()));
            risks.rate(object.id().value(), method.code(), ranks(method, random), NOTE, Caller.SYSTEM);
            rated++;
        }
        return rated;
    }

    private static List<CityObject> objects(CityObjects objects) {
        var known = objects.countByClass(Scope.ALL).keySet();
        var found = new ArrayList<CityObject>();
        for (String code : CLASSES) {
            if (!known.contains(code)) continue;
            var query = new ObjectQuery(List.of(code), List.of(), Map.of(), null, null, null, null, MOST_OF_A_CLASS);
            objects.stream(query, Scope.ALL, found::add);
        }
        return found;
    }

    /** The product of two even draws is small more often than not. */
    private static Map<String, Double> ranks(RiskMethod method, SplittableRandom random) {
        var ranks = new TreeMap<String, Double>();
        for (RiskMethod.Factor factor : method.factors()) {
            double share = Math.sqrt(random.nextDouble() * random.nextDouble());
            ranks.put(
                    factor.code(),
                    factor.ranks().get((int) (share * factor.ranks().size())).value());
        }
        return ranks;
    }
}
