package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.ReachArea;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
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

    private static final Analysis ANALYSIS = new Analysis(
            "commuting-circle",
            "1.0.0",
            new Text("通勤圈", "Commuting circle"),
            new Text(
                    "从各栋住宅出发，在给定分钟内可到达一个中心的范围、人口，并按区划单元分列。驾车按道路等级的平均速度，不计拥堵，是工作日用时的下限；" + "两端的步行、停车时间另加。公共交通需时刻表，暂不提供。",
                    "Who reaches a centre within some minutes, in all and by unit. By car at the mean speed of the class of each road, without"
                            + " congestion, which is a lower bound on a working day; minutes for walking and parking at both ends are added."
                            + " Public transport would need timetables and is not offered yet. Areas are those of the way out, people of the way in."),
            List.of(
                    Schemas.PLACE_INPUT,
                    optional("minutes", "分钟数，门到门", "Minutes from door to door", minutes()),
                    optional("mode", "出行方式", "Way of moving", Schemas.words("drive", "drive", "cycle", "walk")),
                    optional("ends", "两端步行与停车合计（分钟）", "Minutes for both ends together", ends()),
                    optional("digits", "单元：区划代码位数", "Unit: digits of region codes", Schemas.whole(2, 12, 6))),
            List.of(
                    optional("areas", "通勤圈", "One area for each number of minutes", Schemas.FEATURES),
                    optional("units", "汇总与各单元", "In all and by unit, with the convention", Schemas.OBJECT)));

    private final Services services;

    CommutingCircleRun(Services services) {
        this.services = services;
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
        Town town = services.town(inputs, scope, progress.part(0, Services.READING));
        SnappedPoints centre = ReachAreaRun.placed(inputs, town);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("areas", GeoJson.collection(areas(inputs, town, centre, progress.part(Services.READING, 0.9))));
        progress.at(0.9);
        var count = new Count(town, inputs);
        count.countAll(town.find(centre, Limit.ofMinutes(1)));
        outputs.put("units", count.tell());
        progress.at(1);
        return outputs;
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
        private final List<Double> wanted;
        private final List<Tally> all;
        private final Map<String, List<Tally>> byUnit = new TreeMap<>();
        private final int digits;
        private int withoutStreet = 0;
        private int cutOff = 0;

        Count(Town town, Inputs inputs) {
            this.town = town;
            this.inputs = inputs;
            this.wanted = wanted(inputs);
            this.all = tallies();
            this.digits = inputs.whole("digits");
        }

        private List<Tally> tallies() {
            return wanted.stream().map(minutes -> new Tally()).toList();
        }

        void countAll(Nearest toCentre) {
            for (int i = 0; i < toCentre.size(); i++) {
                if (!town.homes().isSnapped(i)) withoutStreet++;
                else if (toCentre.cost(i) == StreetSearch.UNREACHED) cutOff++;
                Dwelling dwelling = town.dwellings().get(i);
                List<Tally> unit = byUnit.computeIfAbsent(unit(dwelling), code -> tallies());
                for (int w = 0; w < wanted.size(); w++) {
                    boolean within = isWithin(toCentre.cost(i), wanted.get(w));
                    all.get(w).add(dwelling.people(), within);
                    unit.get(w).add(dwelling.people(), within);
                }
            }
        }

        private boolean isWithin(int cost_ms, double minutes) {
            return cost_ms <= (minutes - inputs.number("ends")) * MS_PER_MINUTE;
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
            convention.put("from", "door");
            convention.put("to", "door");
            convention.put("mostMetresASecond", inputs.profile().speed_mps());
            convention.put("minutesAtTheEnds", inputs.number("ends"));
            convention.put("congestion", false);
            convention.put("direction", "to the centre");
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
