package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.NearestSeveral;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.town.Facility;
import org.songhua.planning.internal.town.ServedBy;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The facilities of a service that are nearest to a place along streets. */
@Component
@Order(3)
final class NearestServicesRun implements Run {
    /** Several entrances may belong to one facility, so more of them are looked for than facilities are wanted. */
    private static final int MOST_ENTRANCES = 120;

    private static final Analysis ANALYSIS = new Analysis(
            "nearest-services",
            "1.0.0",
            new Text("最近设施", "Nearest services"),
            new Text("沿街道离一个地点最近的若干处设施。", "The facilities of a service that are nearest to a place along streets."),
            List.of(
                    Schemas.PLACE_INPUT,
                    required("element", "要素代码", "Code of the service", Schemas.text()),
                    optional("count", "个数", "How many", Schemas.whole(1, 20, 5)),
                    Schemas.SET,
                    Schemas.MODE,
                    Schemas.SPEED),
            List.of(optional("nearest", "最近设施", "Facilities, the nearest first", Schemas.OBJECT)));

    private final Services services;

    NearestServicesRun(Services services) {
        this.services = services;
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        ServiceSet set = services.set(inputs);
        ServiceElement element = inputs.element("element", set);
        Town town = services.town(inputs, scope, progress.part(0, Services.READING));
        SnappedPoints place = ReachAreaRun.placed(inputs, town);
        var result = new LinkedHashMap<String, Object>();
        result.put("provenance", inputs.provenance(town, set));
        result.put("element", Services.view(element));
        progress.at(Services.READING);
        result.put("facilities", nearest(element, town, place, inputs.whole("count")));
        progress.at(1);
        return Map.of("nearest", result);
    }

    private static List<Map<String, Object>> nearest(
            ServiceElement element, Town town, SnappedPoints place, int count) {
        ServedBy served = town.services(element);
        Metric metric = element.limit().metric();
        NearestSeveral several = NearestSeveral.find(
                town.graph(), place, served.access(), metric, MOST_ENTRANCES, StreetSearch.NO_LIMIT);
        var views = new ArrayList<Map<String, Object>>();
        var seen = new HashSet<Facility>();
        for (int rank = 0; rank < several.count(0) && views.size() < count; rank++) {
            Facility facility = served.facility(several.facility(0, rank));
            if (!seen.add(facility)) continue;
            int cost = several.cost(0, rank);
            Map<String, Object> view = ReachAreaRun.facility(
                    facility, metric == Metric.TIME ? cost : null, metric == Metric.LENGTH ? cost : null);
            view.put("within", cost <= element.limit().value());
            views.add(view);
        }
        return views;
    }
}
