package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.Parameter;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.run.Share.Tally;
import org.songhua.planning.internal.town.Dwelling;
import org.songhua.planning.internal.town.ServedBy;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Which places, such as villages, reach a service within its limit: the share of all, of each unit, and every place with its way. A
 * service says itself whose places should reach it ({@link ServiceElement#from}).
 */
@Component
@Order(7)
final class PlacesReachRun implements Run {
    private static final double FROM_MILLI = 1000.0;

    private static final Analysis ANALYSIS = new Analysis(
            "places-reach",
            "1.1.0",
            new Text("村庄等地点的设施可达", "What places reach"),
            new Text(
                    "知识包为一项服务指定的地点（如行政村）逐处沿道路到最近一处设施的时间，给出限值内的地点数、人口与占比，按区划单元分列，并可下钻到每一处。"
                            + "驾车按道路等级的平均速度，不计拥堵；没有道路或道路不通的地点按不可达计并计数。给出已导入的公共交通时刻表时，也算步行加公共交通，取较短者。",
                    "The places that a pack names for a service, such as villages, with the time along roads from each to the nearest"
                            + " facility: how many of them, and of their people, are within the limit, in all and by unit, and every"
                            + " place by itself. By car at the mean speed of the class of each road, without congestion; places without a road, or"
                            + " without a way, do not reach it and are counted. With imported timetables the way on foot and by public transport is"
                            + " reckoned too; the shorter one counts."),
            inputs(),
            List.of(
                    optional("summary", "汇总与各单元", "In all and by unit", Schemas.OBJECT),
                    optional("places", "逐处结果，最远的在前", "Every place, the furthest first", Schemas.FEATURES)));

    private final Services services;
    private final PublicTransport transport;

    PlacesReachRun(Services services, PublicTransport transport) {
        this.services = services;
        this.transport = transport;
    }

    private static List<Parameter> inputs() {
        var inputs = new ArrayList<>(List.of(
                required("set", "服务清单（知识包代码）", "Code of the pack that declares the services", Schemas.text()),
                required("element", "要素代码", "Code of the service", Schemas.text()),
                optional("region", "区划代码开头，只看其中的地点", "Head of a region code: places there only", Schemas.text("")),
                optional("mode", "出行方式", "Way of moving", Schemas.words("drive", "drive", "cycle", "walk")),
                optional("digits", "单元：区划代码位数", "Unit: digits of region codes", Schemas.whole(2, 12, 6))));
        inputs.addAll(Timetables.HOURS);
        inputs.addAll(PublicTransport.INPUTS);
        return inputs;
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        ServiceSet set = services.set(inputs);
        ServiceElement element = inputs.element("element", set);
        if (element.from().isEmpty())
            throw Inputs.fault(
                    "/inputs/element",
                    "PLAN-115",
                    "The service '" + element.code() + "' is for dwellings, not for places.",
                    "Ask for `life-circle`, or name a service with `from`.");
        Optional<PublicTransport.Service> service = transport.of(inputs);
        if (service.isPresent() && element.limit().metric() != Metric.TIME)
            throw Inputs.fault(
                    "/inputs/feeds",
                    "PLAN-197",
                    "The limit of '" + element.code() + "' is a length; public transport has times.",
                    "Leave out the timetables, or name a service with a limit in minutes.");
        Town town = services.town(inputs, scope, progress.part(0, Services.READING));
        var count = new Count(town, element, inputs);
        if (service.isPresent()) {
            Town walking = services.walkingTown(town, inputs, scope, progress.part(Services.READING, 0.7));
            count.byTransit(service.get(), walking, inputs, progress.part(0.7, 0.99));
        }
        count.countAll();
        progress.at(1);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("provenance", inputs.provenance(town, set));
        count.tell(summary);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("summary", summary);
        outputs.put("places", GeoJson.collection(count.features()));
        return outputs;
    }

    /** A place with its cost, {@link StreetSearch#UNREACHED} where there is no way. */
    private record Way(Dwelling place, int cost, Map<String, Object> feature) {}

    /** One pass over the places; used once. */
    private static final class Count {
        private final Town town;
        private final ServiceElement element;
        private final ServedBy served;
        private final List<Dwelling> places;
        private final SnappedPoints points;
        private final Nearest nearest;
        private final int digits;
        private final Tally all = new Tally();
        private final Map<String, Tally> byUnit = new TreeMap<>();
        private final List<Way> ways = new ArrayList<>();
        private int[] byTransit = {};
        private @Nullable TransitWays transit;
        private int withoutStreet;
        private int withoutPeople;
        private int cutOff;

        Count(Town town, ServiceElement element, Inputs inputs) {
            this.town = town;
            this.element = element;
            this.served = town.services(element);
            String region = inputs.text("region");
            this.places = town.places(element.from()).stream()
                    .filter(one -> region(one).startsWith(region))
                    .toList();
            this.points =
                    town.snap(places.stream().mapToLong(Dwelling::location).toArray());
            this.nearest = town.nearest(points, element);
            this.digits = inputs.whole("digits");
        }

        private static String region(Dwelling place) {
            return Objects.requireNonNullElse(place.region(), "");
        }

        private String unit(Dwelling place) {
            String region = region(place);
            return region.length() <= digits ? region : region.substring(0, digits);
        }

        /** On foot and by public transport to the nearest facility from the last stop. */
        void byTransit(PublicTransport.Service service, Town walking, Inputs inputs, Progress progress) {
            double most = element.limit().value() / 60_000.0;
            SnappedPoints goals = walking.services(element).access();
            TransitWays ways = TransitWays.to(service, inputs, walking, goals, most);
            SnappedPoints from =
                    walking.snap(places.stream().mapToLong(Dwelling::location).toArray());
            byTransit = ways.costs(from, progress);
            transit = ways;
        }

        void countAll() {
            for (int i = 0; i < places.size(); i++) count(i, places.get(i));
        }

        private void count(int i, Dwelling place) {
            int vehicle = transit == null ? StreetSearch.UNREACHED : byTransit[i];
            boolean byStation = transit != null && transit.isByStation();
            int cost = byStation ? vehicle : Math.min(nearest.cost(i), vehicle);
            boolean within = cost <= element.limit().value();
            if (!points.isSnapped(i)) withoutStreet++;
            else if (cost == StreetSearch.UNREACHED) cutOff++;
            if (!place.counted()) withoutPeople++;
            all.add(place.people(), within);
            byUnit.computeIfAbsent(unit(place), code -> new Tally()).add(place.people(), within);
            ways.add(new Way(place, cost, feature(i, place, within)));
        }

        private Map<String, Object> feature(int i, Dwelling place, boolean within) {
            var properties = new LinkedHashMap<String, Object>();
            properties.put("id", place.id().toString());
            if (place.name() != null) properties.put("name", place.name());
            properties.put("unit", unit(place));
            properties.put("people", place.people());
            properties.put("street", points.isSnapped(i));
            properties.put("within", within);
            if (transit != null && byTransit[i] != StreetSearch.UNREACHED)
                properties.put("minutesByTransit", byTransit[i] / FROM_MILLI / 60);
            if (nearest.facility(i) >= 0) {
                boolean time = element.limit().metric() == Metric.TIME;
                double amount = nearest.cost(i) / FROM_MILLI;
                properties.put(time ? "minutes" : "metres", time ? amount / 60 : amount);
                properties.put(
                        "facility",
                        ReachAreaRun.facility(
                                served.facility(nearest.facility(i)), nearest.time_ms(i), nearest.length_mm(i)));
            }
            return GeoJson.point(place.location(), properties);
        }

        /** {@return the places, those without a way first, then the furthest; of equals the one with the lesser id} */
        List<Map<String, Object>> features() {
            return ways.stream()
                    .sorted(Comparator.comparingInt(Way::cost)
                            .reversed()
                            .thenComparing(way -> way.place().id().toString()))
                    .map(Way::feature)
                    .toList();
        }

        void tell(Map<String, Object> summary) {
            Map<String, Object> view = Services.view(element);
            view.put("facilities", served.facilities().size());
            view.put("facilitiesWithoutStreet", served.withoutStreet());
            summary.put("element", view);
            summary.put("within", share(all));
            var units = new ArrayList<Map<String, Object>>();
            byUnit.forEach((code, tally) -> units.add(Map.of("unit", code, "within", share(tally))));
            summary.put("units", units);
            summary.put("placesWithoutStreet", withoutStreet);
            summary.put("placesCutOff", cutOff);
            summary.put("placesWithoutPeople", withoutPeople);
            summary.put("streets", town.build().waysUsed());
            if (transit != null) summary.put("transit", transit.tell());
        }

        /** Of places and of people, never mixed. */
        private static Map<String, Object> share(Tally tally) {
            Share share = tally.share();
            var view = new LinkedHashMap<String, Object>();
            view.put("places", share.buildings());
            view.put("placesWithin", share.buildingsCovered());
            view.put("shareOfPlaces", share.shareOfBuildings());
            view.put("people", share.people());
            view.put("peopleWithin", share.peopleCovered());
            view.put("shareOfPeople", share.shareOfPeople());
            return view;
        }
    }
}
