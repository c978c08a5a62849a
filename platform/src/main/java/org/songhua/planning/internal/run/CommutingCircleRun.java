package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.ReachArea;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.Parameter;
import org.songhua.planning.internal.run.Share.Tally;
import org.songhua.planning.internal.town.Dwelling;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who gets to a centre within an hour, by unit of the metropolitan area. No official definition of the circle exists, so
 * everything it depends on is an input and is printed with the result.
 */
@Component
@Order(6)
final class CommutingCircleRun implements Run {
    private static final int MOST_MINUTES = 180;
    private static final int MS_PER_MINUTE = 60_000;
    private static final int MOST_CHECKS = 50;
    /** 144 km/h: no road is faster. */
    private static final double MOST_SPEED_MPS = 40;

    private static final Analysis ANALYSIS = new Analysis(
            "commuting-circle",
            "1.2.0",
            new Text("通勤圈", "Commuting circle"),
            new Text(
                    "从各栋住宅出发，在给定分钟内可到达一个中心的范围、人口，并按区划单元分列。驾车按道路等级的平均速度，不计拥堵，是工作日用时的下限；"
                            + "两端的步行、停车时间另加。给出车站表与时刻表时，也算“驾车到站—乘车（可换乘）—驾车到达”，取较短者。给出已导入的公共交通时刻表（GTFS）时，"
                            + "也算步行加公共交通：按出行日期当日运行的班次、一段时间内的各个出发时刻，取给定分位的用时；门到门或站到站随结果写明。",
                    "Who reaches a centre within some minutes, in all and by unit. By car at the mean speed of the class of each road, without"
                            + " congestion, which is a lower bound on a working day; minutes for walking and parking at both ends are added."
                            + " With tables of stations and of times, the way by train is reckoned too: along the streets to a station, by train with"
                            + " changes, and on along the streets; the shorter one counts. With imported timetables (GTFS) so is the way on foot and by public"
                            + " transport: what runs on the date of travel, over the departures of a window, at a percentile, door to door or station to"
                            + " station as the result says. Areas of streets are those of the way out, people and areas of public transport of the way in."),
            inputs(),
            List.of(
                    optional("areas", "通勤圈", "One area for each number of minutes", Schemas.FEATURES),
                    optional("units", "汇总与各单元", "In all and by unit, with the convention", Schemas.OBJECT)));

    private final Services services;
    private final PublicTransport transport;

    CommutingCircleRun(Services services, PublicTransport transport) {
        this.services = services;
        this.transport = transport;
    }

    /**
     * The ways that are compared; each of the last two may be missing.
     *
     * @param town for the mode that was asked for
     * @param centre moved to its streets
     * @param rail by the plain tables
     * @param transit by imported timetables
     */
    private record Ways(
            Town town,
            SnappedPoints centre,
            @Nullable RailWays rail,
            @Nullable OnFoot transit) {
        /** {@return whether only the time from station to station counts: beside it a time from door to door has no place} */
        boolean byStation() {
            return transit != null && transit.ways.isByStation();
        }
    }

    /**
     * Public transport with the town for walking.
     *
     * @param town for walking
     * @param centre moved to its streets
     * @param ways to the centre
     */
    private record OnFoot(Town town, SnappedPoints centre, TransitWays ways) {
        int[] costs(Progress progress) {
            return ways.costs(town.homes(), progress);
        }
    }

    private static List<Parameter> inputs() {
        var inputs = new ArrayList<>(List.of(
                Schemas.PLACE_INPUT,
                optional("minutes", "分钟数，门到门", "Minutes from door to door", minutes()),
                optional("mode", "出行方式", "Way of moving", Schemas.words("drive", "drive", "cycle", "walk")),
                optional(
                        "speed",
                        "最高速度（米每秒），不填按出行方式",
                        "Most metres a second; that of the mode if left out",
                        Schemas.number(0.2, MOST_SPEED_MPS)),
                optional("ends", "两端步行与停车合计（分钟）", "Minutes for both ends together", ends()),
                optional("digits", "单元：区划代码位数", "Unit: digits of region codes", Schemas.whole(2, 12, 6)),
                optional(
                        "checks",
                        "单列用时的地点",
                        "Places of which the time is told by itself",
                        Schemas.list(Schemas.PLACE, MOST_CHECKS))));
        inputs.addAll(Timetables.INPUTS);
        inputs.addAll(Timetables.HOURS);
        inputs.addAll(PublicTransport.INPUTS);
        return inputs;
    }

    private static Map<String, Object> minutes() {
        return Map.of(
                "type",
                "array",
                "items",
                Schemas.number(1, MOST_MINUTES),
                "minItems",
                1,
                "maxItems",
                6,
                "default",
                List.of(30, 60));
    }

    private static Map<String, Object> ends() {
        return Map.of("type", "number", "minimum", 0, "maximum", 60, "default", 0);
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        Ways ways = ways(inputs, scope, progress.part(0, Services.READING));
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("areas", GeoJson.collection(areas(inputs, ways, progress.part(Services.READING, 0.8))));
        var count = new Count(ways, inputs);
        count.countAll(ways.town.find(ways.centre, Limit.ofMinutes(1)), progress.part(0.8, 0.99));
        Map<String, Object> told = count.tell();
        told.put("checks", checks(inputs, ways));
        outputs.put("units", told);
        progress.at(1);
        return outputs;
    }

    private Ways ways(Inputs inputs, Scope scope, Progress progress) {
        Optional<Timetable> timetable = Timetables.of(inputs);
        Optional<PublicTransport.Service> service = transport.of(inputs);
        Town town = services.town(inputs, scope, progress.part(0, 0.6));
        SnappedPoints centre = ReachAreaRun.placed(inputs, town);
        RailWays rail = timetable
                .map(table -> RailWays.of(table, inputs, town, centre, MOST_MINUTES))
                .orElse(null);
        OnFoot transit = null;
        if (service.isPresent()) {
            Town walking = services.walkingTown(town, inputs, scope, progress.part(0.6, 0.9));
            SnappedPoints goal = ReachAreaRun.placed(inputs, walking);
            double most = wanted(inputs).getFirst();
            transit = new OnFoot(walking, goal, TransitWays.to(service.get(), inputs, walking, goal, most));
        }
        return new Ways(town, centre, rail, transit);
    }

    private static List<Map<String, Object>> areas(Inputs inputs, Ways ways, Progress progress) {
        // The areas of public transport hold what is reached on foot all the way.
        boolean onFoot = ways.transit != null && inputs.text("mode").equals("walk");
        List<Map<String, Object>> areas = ways.byStation() || onFoot
                ? new ArrayList<>()
                : areas(inputs, ways.town, ways.centre, progress.part(0, 0.3));
        if (ways.rail != null && !ways.byStation()) areas.addAll(areasOfStations(inputs, ways.town, ways.rail));
        if (ways.transit == null) return areas;
        List<Double> wanted = wanted(inputs);
        List<Geometry> reached = ways.transit.ways.areas(ways.transit.centre, wanted, progress.part(0.3, 1));
        for (int i = 0; i < reached.size(); i++)
            areas.add(GeoJson.area(reached.get(i), Map.of("minutes", wanted.get(i), "by", "transit")));
        return areas;
    }

    /** What the train leaves of the minutes is spent on the streets around the station. */
    private static List<Map<String, Object>> areasOfStations(Inputs inputs, Town town, RailWays rail) {
        var features = new ArrayList<Map<String, Object>>();
        for (double minutes : wanted(inputs))
            rail.left(minutes)
                    .forEach((station, left) -> features.add(GeoJson.area(
                            ReachArea.of(
                                    town.graph(),
                                    rail.stations(),
                                    station,
                                    Limit.ofMinutes(left),
                                    ReachAreaRun.MARGIN_M),
                            Map.of("minutes", minutes, "station", rail.name(station)))));
        return features;
    }

    /** The time of each place that was asked for: by street, by train, and the shorter one. */
    private static List<Map<String, Object>> checks(Inputs inputs, Ways ways) {
        RailWays rail = ways.rail;
        SnappedPoints places = ways.town.snap(inputs.places("checks"));
        Nearest byStreet = ways.town.find(places, ways.centre);
        int[] byTransit = ways.transit == null
                ? new int[0]
                : ways.transit.ways.costs(ways.transit.town.snap(inputs.places("checks")), Progress.NONE);
        RailWays.Ways byRail = rail == null ? null : rail.from(places);
        var checks = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < places.size(); i++) {
            int street = withEnds(byStreet.cost(i), inputs);
            int train = byRail == null ? StreetSearch.UNREACHED : byRail.cost(i);
            var check = new LinkedHashMap<String, Object>();
            check.put("place", inputs.raw("checks").get(i));
            int vehicles = ways.transit == null ? StreetSearch.UNREACHED : byTransit[i];
            put(check, "minutes", minutes(ways.byStation() ? vehicles : Math.min(Math.min(street, train), vehicles)));
            put(check, "byStreet", minutes(street));
            put(check, "byRail", minutes(train));
            put(check, "byTransit", minutes(vehicles));
            put(check, "train", rail == null || byRail == null ? null : rail.train(byRail, i));
            checks.add(check);
        }
        return checks;
    }

    /** What there is no way for is left out. */
    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) told.put(name, value);
    }

    private static @Nullable Double minutes(int cost_ms) {
        return cost_ms == StreetSearch.UNREACHED ? null : (Double) (cost_ms / (double) MS_PER_MINUTE);
    }

    private static int withEnds(int cost_ms, Inputs inputs) {
        boolean reached = cost_ms != StreetSearch.UNREACHED;
        return reached ? cost_ms + (int) Math.round(inputs.number("ends") * MS_PER_MINUTE) : cost_ms;
    }

    /** {@return the minutes wanted, the most first, so that a map draws the smaller areas above} */
    private static List<Double> wanted(Inputs inputs) {
        return List.copyOf(new TreeSet<>(inputs.numbers("minutes")).descendingSet());
    }

    private static List<Map<String, Object>> areas(Inputs inputs, Town town, SnappedPoints centre, Progress progress) {
        var features = new ArrayList<Map<String, Object>>();
        List<Double> wanted = wanted(inputs);
        for (double minutes : wanted) {
            progress.at(features.size(), wanted.size());
            double moving = minutes - inputs.number("ends");
            // An hour that is spent at the ends leads nowhere.
            if (moving <= 0) continue;
            features.add(GeoJson.area(
                    ReachArea.of(town.graph(), centre, 0, Limit.ofMinutes(moving), ReachAreaRun.MARGIN_M),
                    Map.of("minutes", minutes)));
        }
        return features;
    }

    /** One pass over the dwellings; used once. */
    private static final class Count {
        private final Town town;
        private final Inputs inputs;
        private final Ways ways;
        private final @Nullable RailWays rail;
        private final List<Double> wanted;
        private final List<Tally> all;
        private final Map<String, List<Tally>> byUnit = new TreeMap<>();
        private final int digits;
        private int withoutStreet = 0;
        private int cutOff = 0;

        Count(Ways ways, Inputs inputs) {
            this.ways = ways;
            this.town = ways.town;
            this.inputs = inputs;
            this.rail = ways.rail;
            this.wanted = wanted(inputs);
            this.all = tallies();
            this.digits = inputs.whole("digits");
        }

        private List<Tally> tallies() {
            return wanted.stream().map(minutes -> new Tally()).toList();
        }

        /** {@return milliseconds of each home, the shortest of all ways} */
        private int[] costs(Nearest toCentre, Progress progress) {
            RailWays.Ways byRail = rail == null ? null : rail.from(town.homes());
            int[] costs = ways.transit == null ? new int[0] : ways.transit.costs(progress);
            if (ways.byStation()) return costs;
            var least = new int[toCentre.size()];
            for (int i = 0; i < least.length; i++) {
                least[i] = withEnds(toCentre.cost(i), inputs);
                if (byRail != null) least[i] = Math.min(least[i], byRail.cost(i));
                if (ways.transit != null) least[i] = Math.min(least[i], costs[i]);
            }
            return least;
        }

        void countAll(Nearest toCentre, Progress progress) {
            int[] costs = costs(toCentre, progress);
            for (int i = 0; i < costs.length; i++) {
                if (!town.homes().isSnapped(i)) withoutStreet++;
                int cost = costs[i];
                if (town.homes().isSnapped(i) && cost == StreetSearch.UNREACHED) cutOff++;
                Dwelling dwelling = town.dwellings().get(i);
                List<Tally> unit = byUnit.computeIfAbsent(unit(dwelling), code -> tallies());
                for (int w = 0; w < wanted.size(); w++) {
                    boolean within = isWithin(cost, wanted.get(w));
                    all.get(w).add(dwelling.people(), within);
                    unit.get(w).add(dwelling.people(), within);
                }
            }
        }

        private static boolean isWithin(int cost_ms, double minutes) {
            return cost_ms <= minutes * MS_PER_MINUTE;
        }

        private String unit(Dwelling dwelling) {
            String region = Objects.requireNonNullElse(dwelling.region(), "");
            return region.length() <= digits ? region : region.substring(0, digits);
        }

        Map<String, Object> tell() {
            var told = new LinkedHashMap<String, Object>();
            told.put("provenance", inputs.provenance(town, "", ""));
            told.put("convention", convention());
            told.put("within", within(all));
            var units = new ArrayList<Map<String, Object>>();
            byUnit.forEach((code, tallies) -> units.add(Map.of("unit", code, "within", within(tallies))));
            told.put("units", units);
            told.put("dwellingsWithoutStreet", withoutStreet);
            told.put("dwellingsCutOff", cutOff);
            return told;
        }

        /** What a reader of the numbers must know, in one place. */
        private Map<String, Object> convention() {
            var convention = new LinkedHashMap<String, Object>();
            convention.put("mode", inputs.text("mode"));
            convention.put("from", ways.byStation() ? "station" : "door");
            convention.put("to", ways.byStation() ? "station" : "door");
            convention.put("mostMetresASecond", inputs.profile().speed_mps());
            convention.put("minutesAtTheEnds", inputs.number("ends"));
            convention.put("congestion", false);
            convention.put("direction", "to the centre");
            if (rail != null) convention.put("rail", rail.tell(inputs));
            if (ways.transit != null) convention.put("transit", ways.transit.ways.tell());
            return convention;
        }

        private List<Map<String, Object>> within(List<Tally> tallies) {
            var views = new ArrayList<Map<String, Object>>();
            for (int w = 0; w < wanted.size(); w++) {
                views.add(
                        Map.of("minutes", wanted.get(w), "share", tallies.get(w).share()));
            }
            return views;
        }
    }
}
