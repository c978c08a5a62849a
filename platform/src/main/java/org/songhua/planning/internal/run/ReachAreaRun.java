package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.NearestSearch;
import org.songhua.engine.travel.OriginEnds;
import org.songhua.engine.travel.ReachArea;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.run.Share.Tally;
import org.songhua.planning.internal.town.Facility;
import org.songhua.planning.internal.town.ServedBy;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What lies within so many minutes of a place: areas along streets, people inside, services reached and missing. */
@Component
@Order(2)
final class ReachAreaRun implements Run {
    /** Metres beside a street that its area covers: a house and its yard. */
    static final double MARGIN_M = 40;

    private static final Analysis ANALYSIS = new Analysis(
            "reach-area",
            "1.0.0",
            new Text("等时圈", "Area within reach"),
            new Text(
                    "从一个地点沿街道若干分钟可到的范围（多边形）、其中的住宅与人口，以及各类设施是否在限值之内、缺少哪些。",
                    "The area within some minutes of a place along streets, the dwellings and people in it, and which services are within"
                            + " their limits and which are missing. People count when the way to their door is within the time, not by the polygon."),
            List.of(
                    Schemas.PLACE_INPUT,
                    optional("minutes", "分钟数", "Minutes, each an area", minutes()),
                    Schemas.SET,
                    Schemas.MODE,
                    Schemas.SPEED),
            List.of(
                    optional("areas", "等时圈", "One area for each number of minutes", Schemas.FEATURES),
                    optional(
                            "services",
                            "可达与缺失",
                            "Nearest facility of each service, and what is missing",
                            Schemas.OBJECT)));

    private final Services services;

    ReachAreaRun(Services services) {
        this.services = services;
    }

    private static Map<String, Object> minutes() {
        return Map.of(
                "type",
                "array",
                "items",
                Schemas.number(1, 120),
                "minItems",
                1,
                "maxItems",
                6,
                "default",
                List.of(5, 10, 15));
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        ServiceSet set = services.set(inputs);
        Town town = services.town(inputs, scope, progress.part(0, Services.READING));
        SnappedPoints place = placed(inputs, town);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("areas", GeoJson.collection(areas(inputs, town, place, progress.part(Services.READING, 0.8))));
        var reached = new LinkedHashMap<String, Object>();
        reached.put("provenance", inputs.provenance(town, set));
        reached.put("distanceToStreet", place.distance_m(0));
        var views = new ArrayList<Map<String, Object>>();
        for (ServiceElement element : set.elements()) {
            progress.part(0.8, 1).at(views.size(), set.elements().size());
            views.add(reach(element, town, place));
        }
        progress.at(1);
        reached.put("elements", views);
        reached.put(
                "missing",
                views.stream().filter(v -> !isWithin(v)).map(v -> v.get("code")).toList());
        outputs.put("services", reached);
        return outputs;
    }

    private static boolean isWithin(Map<String, Object> view) {
        return Boolean.TRUE.equals(view.get("within"));
    }

    static SnappedPoints placed(Inputs inputs, Town town) {
        SnappedPoints place = town.snap(inputs.place("place"));
        if (place.isSnapped(0)) return place;
        throw Inputs.fault(
                "/inputs/place",
                "PLAN-120",
                "No street of this mode lies within " + (int) Town.SNAP_M + " m of the place.",
                "Choose a place beside a street, or another mode.");
    }

    /** Greatest first, so that a map draws the smaller ones above. */
    private static List<Map<String, Object>> areas(Inputs inputs, Town town, SnappedPoints place, Progress progress) {
        var features = new ArrayList<Map<String, Object>>();
        var wanted = new TreeSet<>(inputs.numbers("minutes")).descendingSet();
        for (double minutes : wanted) {
            progress.at(features.size(), wanted.size());
            Limit limit = Limit.ofMinutes(minutes);
            var properties = new LinkedHashMap<String, Object>();
            properties.put("minutes", minutes);
            properties.put("inside", inside(town, place, limit));
            features.add(GeoJson.area(ReachArea.of(town.graph(), place, 0, limit, MARGIN_M), properties));
        }
        return features;
    }

    /** Dwellings that are reached within the limit. On foot the way there is the way back. */
    private static Map<String, Object> inside(Town town, SnappedPoints place, Limit limit) {
        Nearest nearest = town.find(place, limit.metric(), limit.value());
        var tally = new Tally();
        for (int i = 0; i < nearest.size(); i++) {
            if (nearest.facility(i) >= 0) tally.add(town.dwellings().get(i).people(), true);
        }
        Share share = tally.share();
        return Map.of("dwellings", share.buildings(), "people", share.people());
    }

    static Map<String, Object> reach(ServiceElement element, Town town, SnappedPoints place) {
        Map<String, Object> view = Services.view(element);
        ServedBy served = town.services(element);
        view.put("facilities", served.facilities().size());
        Metric metric = element.limit().metric();
        Nearest nearest = new NearestSearch(town.graph(), metric)
                .find(OriginEnds.of(town.graph(), place, metric), served.access(), StreetSearch.NO_LIMIT);
        view.put("within", nearest.cost(0) <= element.limit().value());
        if (nearest.facility(0) >= 0) {
            view.put(
                    "nearest",
                    facility(served.facility(nearest.facility(0)), nearest.time_ms(0), nearest.length_mm(0)));
        }
        return view;
    }

    static Map<String, Object> facility(Facility facility, @Nullable Integer time_ms, @Nullable Integer length_mm) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", facility.id().toString());
        if (facility.name() != null) view.put("name", facility.name());
        view.put("place", GeoJson.position(facility.location()));
        if (time_ms != null) view.put("seconds", time_ms / 1000.0);
        if (length_mm != null) view.put("metres", length_mm / 1000.0);
        return view;
    }
}
