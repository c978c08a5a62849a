package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.run.Share.Tally;
import org.songhua.planning.internal.town.Dwelling;
import org.songhua.planning.internal.town.ServedBy;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who reaches what within the limits of a life circle: every dwelling, every element. */
@Component
@Order(1)
final class LifeCircleRun implements Run {
    private static final Analysis ANALYSIS = new Analysis(
            "life-circle",
            "1.0.0",
            new Text("生活圈覆盖", "Life circle"),
            new Text(
                    "逐栋住宅计算沿街道到各类设施最近一处的时间或距离，按要素、层级和全部要素给出覆盖的楼栋数与人数，并给出每栋最薄弱的要素。",
                    "For every dwelling the time or distance along streets to the nearest facility of each service; who is covered by"
                            + " element, by tier and by all of them, in buildings and in people; and the weakest element of every dwelling."),
            List.of(
                    Schemas.SET,
                    optional(
                            "elements",
                            "要素代码，不填为全部",
                            "Codes of elements; all if left out",
                            Schemas.list(Schemas.text(), 100)),
                    optional(
                            "region",
                            "区划代码开头，只看其中的住宅",
                            "Head of a region code: dwellings there only",
                            Schemas.text("")),
                    Schemas.MODE,
                    Schemas.SPEED),
            List.of(
                    optional("summary", "汇总", "Coverage and counts", Schemas.OBJECT),
                    optional("dwellings", "逐栋结果", "Every dwelling with what it lacks", Schemas.FEATURES)));

    private final Services services;

    LifeCircleRun(Services services) {
        this.services = services;
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        ServiceSet set = services.set(inputs);
        List<ServiceElement> elements = Services.chosen(inputs, set);
        Town town = services.town(inputs, scope, progress.part(0, Services.READING));
        var count = new Count(town, elements, inputs.text("region"), progress.part(Services.READING, 1));
        count.countAll();
        progress.at(1);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("provenance", inputs.provenance(town, set));
        count.tell(summary);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("summary", summary);
        outputs.put("dwellings", GeoJson.collection(count.features));
        return outputs;
    }

    /** One pass over the dwellings; used once. */
    private static final class Count {
        private final Town town;
        private final List<ServiceElement> elements;
        private final String region;
        private final List<Nearest> nearest = new ArrayList<>();
        private final List<Tally> byElement = new ArrayList<>();
        private final Map<Integer, Tally> byTier = new TreeMap<>();
        private final Tally all = new Tally();
        private final List<Map<String, Object>> features = new ArrayList<>();
        private int withoutStreet;
        private int withoutPeople;
        private int cutOff;

        Count(Town town, List<ServiceElement> elements, String region, Progress progress) {
            this.town = town;
            this.elements = elements;
            this.region = region;
            for (ServiceElement element : elements) {
                progress.at(nearest.size(), elements.size());
                nearest.add(town.nearest(element));
                byElement.add(new Tally());
                Integer minutes = Services.minutes(element.tier());
                if (minutes != null) byTier.putIfAbsent(minutes, new Tally());
            }
        }

        void countAll() {
            for (int i = 0; i < town.dwellings().size(); i++) {
                Dwelling dwelling = town.dwellings().get(i);
                String where = dwelling.region();
                if (region.isEmpty() || (where != null && where.startsWith(region))) count(i, dwelling);
            }
        }

        private void count(int i, Dwelling dwelling) {
            if (!town.homes().isSnapped(i)) withoutStreet++;
            if (!dwelling.counted()) withoutPeople++;
            if (isCutOff(i)) cutOff++;
            var missing = new ArrayList<String>();
            var lacks = new ArrayList<Integer>();
            for (int e = 0; e < elements.size(); e++) {
                boolean covered =
                        nearest.get(e).cost(i) <= elements.get(e).limit().value();
                byElement.get(e).add(dwelling.people(), covered);
                if (covered) continue;
                missing.add(elements.get(e).code());
                Integer minutes = Services.minutes(elements.get(e).tier());
                if (minutes != null) lacks.add(minutes);
            }
            byTier.forEach((minutes, tally) -> tally.add(dwelling.people(), !lacks.contains(minutes)));
            all.add(dwelling.people(), missing.isEmpty());
            features.add(feature(i, dwelling, missing));
        }

        /** On a street, and there are facilities, and yet no way to any of some element. */
        private boolean isCutOff(int i) {
            if (!town.homes().isSnapped(i)) return false;
            for (int e = 0; e < elements.size(); e++) {
                ServedBy served = town.services(elements.get(e));
                boolean some = served.facilities().size() > served.withoutStreet();
                if (some && nearest.get(e).facility(i) < 0) return true;
            }
            return false;
        }

        private Map<String, Object> feature(int i, Dwelling dwelling, List<String> missing) {
            var properties = new LinkedHashMap<String, Object>();
            properties.put("id", dwelling.id().toString());
            if (dwelling.name() != null) properties.put("name", dwelling.name());
            properties.put("people", dwelling.people());
            properties.put("street", town.homes().isSnapped(i));
            properties.put("missing", missing);
            String weakest = weakest(i);
            if (weakest != null) properties.put("weakest", weakest);
            return GeoJson.point(dwelling.location(), properties);
        }

        /** The element that is furthest beyond its limit, in shares of the limit; null when all are within. */
        private @Nullable String weakest(int i) {
            double worst = 1;
            String code = null;
            for (int e = 0; e < elements.size(); e++) {
                int cost = nearest.get(e).cost(i);
                double ratio = cost == StreetSearch.UNREACHED
                        ? Double.MAX_VALUE
                        : (double) cost / elements.get(e).limit().value();
                if (ratio > worst) {
                    worst = ratio;
                    code = elements.get(e).code();
                }
            }
            return code;
        }

        void tell(Map<String, Object> summary) {
            summary.put("counts", counts());
            summary.put("elements", elementViews());
            var tiers = new LinkedHashMap<String, Object>();
            byTier.forEach((minutes, tally) -> tiers.put(String.valueOf(minutes), tally.share()));
            summary.put("tiers", tiers);
            summary.put("all", all.share());
            String weakest = weakestOfAll();
            if (weakest != null) summary.put("weakest", weakest);
        }

        private Map<String, Object> counts() {
            var counts = new LinkedHashMap<String, Object>();
            counts.put("dwellings", features.size());
            counts.put("dwellingsWithoutStreet", withoutStreet);
            counts.put("dwellingsWithoutPeople", withoutPeople);
            counts.put("dwellingsCutOff", cutOff);
            counts.put("streets", town.build().waysUsed());
            counts.put("streetsOfOtherModes", town.build().waysOfOtherModes());
            return counts;
        }

        private List<Map<String, Object>> elementViews() {
            var views = new ArrayList<Map<String, Object>>();
            for (int e = 0; e < elements.size(); e++) {
                Map<String, Object> view = Services.view(elements.get(e));
                ServedBy served = town.services(elements.get(e));
                view.put("facilities", served.facilities().size());
                view.put("facilitiesWithoutStreet", served.withoutStreet());
                view.put("facilitiesWithoutEntrance", served.withoutEntrance());
                view.put("facilitiesOfUnknownSize", served.ofUnknownSize());
                view.put("coverage", byElement.get(e).share());
                views.add(view);
            }
            return views;
        }

        /** The element that covers the fewest people, the first of equals. */
        private @Nullable String weakestOfAll() {
            double least = Double.POSITIVE_INFINITY;
            String code = null;
            for (int e = 0; e < elements.size(); e++) {
                double covered = byElement.get(e).share().peopleCovered();
                if (covered >= least) continue;
                least = covered;
                code = elements.get(e).code();
            }
            return code;
        }
    }
}
