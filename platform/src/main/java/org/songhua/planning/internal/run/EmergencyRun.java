package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.NearestSeveral;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.town.Dwelling;
import org.songhua.planning.internal.town.Facility;
import org.songhua.planning.internal.town.ServedBy;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A scenario such as a rain of a hundred years: who lives in the area it hits, which shelters outside it can be reached and how many
 * places they have, how many people are left without one, and where the nearest stores are. A want is told in words; what is
 * not known - people of a house, places of a shelter - is counted and told, never taken for nothing.
 */
@Component
@Order(6)
final class EmergencyRun implements Run {
    private static final int MOST_ENTRANCES = 120;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static final Analysis ANALYSIS = new Analysis(
            "emergency-scenario",
            "1.0.0",
            new Text("应急情景", "Emergency scenario"),
            new Text(
                    "一个情景（如百年一遇降雨的淹没范围）中受影响的人口、可达且不在范围内的避难容量、缺口与最近的物资库。",
                    "Of a scenario, such as the area flooded by a rain of a hundred years: people hit, places in"
                            + " shelters outside it that can be reached, the want, and the nearest stores."),
            List.of(
                    required("scenario", "情景名称", "Name of the scenario", Schemas.text()),
                    required("area", "影响范围（环）", "Area that is hit: positions of its ring", ring()),
                    required("shelters", "避难要素代码", "Code of the service of shelters, with a capacity", Schemas.text()),
                    required("stores", "物资要素代码", "Code of the service of stores", Schemas.text()),
                    optional("count", "物资库个数", "How many stores", Schemas.whole(1, 20, 3)),
                    Schemas.SET,
                    Schemas.MODE,
                    Schemas.SPEED),
            List.of(optional("result", "结果", "People, places, want and stores", Schemas.OBJECT)));

    private final Services services;

    private static Map<String, Object> ring() {
        return Map.of("type", "array", "items", Schemas.PLACE, "minItems", 3, "maxItems", 5_000);
    }

    EmergencyRun(Services services) {
        this.services = services;
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    /** A shelter with what it can take. */
    private record Shelter(Facility facility, int places, boolean known) {}

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        ServiceSet set = services.set(inputs);
        ServiceElement shelters = inputs.element("shelters", set);
        ServiceElement stores = inputs.element("stores", set);
        String capacity = shelters.capacity();
        if (capacity == null)
            throw Inputs.fault(
                    "/inputs/shelters",
                    "PLAN-130",
                    "This service has no capacity.",
                    "Name one that declares a capacity.");
        Polygon area = area(inputs.places("area"));
        PreparedGeometry hit = PreparedGeometryFactory.prepare(area);
        Town town = services.town(inputs, scope, progress.part(0, Services.READING));
        List<Integer> homes = new ArrayList<>();
        for (int i = 0; i < town.dwellings().size(); i++)
            if (isIn(hit, town.dwellings().get(i).location())) homes.add(i);
        List<Shelter> safe = town.services(shelters).facilities().stream()
                .filter(facility -> !isIn(hit, facility.location()))
                .map(facility -> shelter(facility, capacity))
                .toList();
        var result = new LinkedHashMap<String, Object>();
        result.put("provenance", inputs.provenance(town, set));
        result.put("scenario", inputs.text("scenario"));
        result.putAll(people(town, homes, safe, shelters));
        result.put("sheltersHit", town.services(shelters).facilities().size() - safe.size());
        result.put("stores", stores(stores, town, hit, origin(town, homes, area), inputs.whole("count")));
        return Map.of("result", result);
    }

    private static Polygon area(long[] places) {
        var ring = new ArrayList<Coordinate>();
        for (long place : places) ring.add(new Coordinate(Locations.longitude(place), Locations.latitude(place)));
        if (!ring.isEmpty() && !ring.getFirst().equals2D(ring.getLast()))
            ring.add(ring.getFirst().copy());
        Polygon area =
                ring.size() < 4 ? FACTORY.createPolygon() : FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
        if (!area.isEmpty() && area.isValid()) return area;
        throw Inputs.fault(
                "/inputs/area",
                "PLAN-131",
                "These positions are no ring around an area.",
                "Give three or more, in order, so that no side crosses another.");
    }

    private static boolean isIn(PreparedGeometry hit, long location) {
        return hit.covers(
                FACTORY.createPoint(new Coordinate(Locations.longitude(location), Locations.latitude(location))));
    }

    private static Shelter shelter(Facility facility, String capacity) {
        Double places = facility.numbers().get(capacity);
        return new Shelter(facility, places == null ? 0 : (int) Math.floor(places), places != null);
    }

    private static Map<String, Object> people(
            Town town, List<Integer> homes, List<Shelter> safe, ServiceElement element) {
        int[] people = homes.stream()
                .mapToInt(i -> (int) Math.round(town.dwellings().get(i).people()))
                .toArray();
        List<List<Integer>> reached = reached(town, homes, safe, element);
        int[] places = safe.stream().mapToInt(Shelter::places).toArray();
        int[] taken = PlacesTaken.of(people, reached, places);
        var usable = new HashSet<Integer>();
        reached.forEach(usable::addAll);
        int affected = java.util.Arrays.stream(people).sum();
        int placed = java.util.Arrays.stream(taken).sum();
        int without = 0;
        for (int i = 0; i < people.length; i++) if (reached.get(i).isEmpty()) without += people[i];
        var view = new LinkedHashMap<String, Object>();
        view.put(
                "affected",
                Map.of(
                        "dwellings",
                        homes.size(),
                        "people",
                        affected,
                        "dwellingsOfUnknownPeople",
                        homes.stream()
                                .filter(i -> !town.dwellings().get(i).counted())
                                .count()));
        view.put("shelterPlaces", usable.stream().mapToInt(i -> places[i]).sum());
        view.put(
                "sheltersOfUnknownPlaces",
                usable.stream().filter(i -> !safe.get(i).known()).count());
        view.put("placed", placed);
        view.put("gap", affected - placed);
        view.put("outOfReach", without);
        view.put("short", affected > placed);
        view.put("says", says(affected, placed, without));
        view.put(
                "shelters",
                usable.stream()
                        .sorted(Comparator.comparingInt(i -> -places[i]))
                        .map(i -> shelter(safe.get(i), taken[i]))
                        .toList());
        return view;
    }

    private static Text says(int affected, int placed, int without) {
        if (affected == placed)
            return new Text(
                    "受影响 " + affected + " 人，均有可达的避难位置。", affected + " people are hit; each has a place within reach.");
        return new Text(
                "避难容量不足：受影响 %d 人，可安置 %d 人，缺口 %d 人，其中 %d 人限值内没有任何避难场所。"
                        .formatted(affected, placed, affected - placed, without),
                "Not enough shelter: %d people are hit, %d find a place, %d do not, of whom %d reach no shelter within the limit."
                        .formatted(affected, placed, affected - placed, without));
    }

    private static Map<String, Object> shelter(Shelter one, int taken) {
        Map<String, Object> view = ReachAreaRun.facility(one.facility(), null, null);
        view.put("places", one.known() ? one.places() : null);
        view.put("taken", taken);
        return view;
    }

    /** {@return for each home that is hit the shelters within the limit of the service, by number} */
    private static List<List<Integer>> reached(
            Town town, List<Integer> homes, List<Shelter> safe, ServiceElement element) {
        var reached = new ArrayList<List<Integer>>();
        for (int i = 0; i < homes.size(); i++) reached.add(new ArrayList<>());
        for (int shelter = 0; shelter < safe.size(); shelter++) {
            SnappedPoints access = town.snap(safe.get(shelter).facility().access());
            Nearest nearest =
                    town.find(access, element.limit().metric(), element.limit().value());
            for (int i = 0; i < homes.size(); i++)
                if (nearest.facility(homes.get(i)) >= 0) reached.get(i).add(shelter);
        }
        return reached;
    }

    /** {@return where most people live who are hit; the middle of the area when nobody does} */
    private static long origin(Town town, List<Integer> homes, Polygon area) {
        Coordinate middle = area.getInteriorPoint().getCoordinate();
        return homes.stream()
                .map(town.dwellings()::get)
                .max(Comparator.comparingDouble(Dwelling::people))
                .map(Dwelling::location)
                .orElse(Locations.of(middle.x, middle.y));
    }

    private static List<Map<String, Object>> stores(
            ServiceElement element, Town town, PreparedGeometry hit, long origin, int count) {
        ServedBy served = town.services(element);
        NearestSeveral several = NearestSeveral.find(
                town.graph(), town.snap(origin), served.access(), Metric.LENGTH, MOST_ENTRANCES, StreetSearch.NO_LIMIT);
        var views = new ArrayList<Map<String, Object>>();
        var seen = new HashSet<Facility>();
        for (int rank = 0; rank < several.count(0) && views.size() < count; rank++) {
            Facility store = served.facility(several.facility(0, rank));
            if (!seen.add(store)) continue;
            Map<String, Object> view = ReachAreaRun.facility(store, null, several.cost(0, rank));
            view.put("hit", isIn(hit, store.location()));
            view.put("stock", store.numbers());
            views.add(view);
        }
        return views;
    }
}
