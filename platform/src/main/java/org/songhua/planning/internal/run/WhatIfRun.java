package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.songhua.cim.ObjectId;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Nearest;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.internal.run.Share.Tally;
import org.songhua.planning.internal.town.Dwelling;
import org.songhua.planning.internal.town.Facility;
import org.songhua.planning.internal.town.ServedBy;
import org.songhua.planning.internal.town.Town;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What would change if facilities were opened, moved or closed, or streets closed. */
@Component
@Order(4)
final class WhatIfRun implements Run {
    private static final Analysis ANALYSIS = new Analysis(
            "what-if",
            "1.0.0",
            new Text("假如", "What if"),
            new Text(
                    "假如新增、迁移（关闭加新增）或关闭某类设施，或封闭某些道路，覆盖的楼栋和人数前后各是多少，谁得谁失。",
                    "Who would be covered if facilities of a service were opened, moved (closed and opened) or closed, or streets were"
                            + " closed: before and after, and the dwellings that gain or lose."),
            List.of(
                    required("element", "要素代码", "Code of the service", Schemas.text()),
                    optional("open", "新增设施的地点", "Places of new facilities", Schemas.list(Schemas.PLACE, 200)),
                    optional("close", "关闭的设施", "Ids of facilities that close", Schemas.list(Schemas.OBJECT_ID, 1000)),
                    optional(
                            "closedStreets",
                            "封闭的道路",
                            "Ids of streets that are closed",
                            Schemas.list(Schemas.OBJECT_ID, 200)),
                    Schemas.SET,
                    Schemas.MODE,
                    Schemas.SPEED),
            List.of(
                    optional("comparison", "前后对比", "Coverage before and after", Schemas.OBJECT),
                    optional("changed", "变化的住宅", "Dwellings that gain or lose", Schemas.FEATURES),
                    optional(
                            "facilities",
                            "现有设施",
                            "Facilities that there are, and which of them close",
                            Schemas.FEATURES)));

    private final Services services;

    WhatIfRun(Services services) {
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
        progress.at(Services.READING);
        var change = new Change(town, element, inputs);
        progress.at(0.9);
        var comparison = new LinkedHashMap<String, Object>();
        comparison.put("provenance", inputs.provenance(town, set));
        comparison.put("element", Services.view(element));
        change.compare();
        change.tell(comparison);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("comparison", comparison);
        outputs.put("changed", GeoJson.collection(change.features));
        outputs.put("facilities", GeoJson.collection(change.facilities()));
        progress.at(1);
        return outputs;
    }

    /** One comparison; used once. */
    private static final class Change {
        private final Town town;
        private final int limit;
        private final Nearest before;
        private final Nearest after;
        private final SnappedPoints opened;
        private final long[] openedAt;
        private final int keptAccess;
        private final ServedBy served;
        private final Set<ObjectId> closed;
        private final List<String> unknown;
        private final Tally tallyBefore = new Tally();
        private final Tally tallyAfter = new Tally();
        private final double[] servedByNew;
        private final List<Map<String, Object>> features = new ArrayList<>();
        private double gained;
        private double lost;

        Change(Town town, ServiceElement element, Inputs inputs) {
            this.town = town;
            this.limit = element.limit().value();
            this.served = town.services(element);
            this.closed = Set.copyOf(inputs.ids("close"));
            this.unknown = unknown(served, closed);
            this.openedAt = inputs.places("open");
            this.opened = town.snap(openedAt);
            this.servedByNew = new double[opened.size()];
            SnappedPoints kept = served.access().select(served.without(closed));
            this.keptAccess = kept.size();
            int[] edges = edges(inputs.ids("closedStreets"));
            this.before = town.nearest(element);
            this.after = town.findWithClosed(joined(kept, opened), element.limit(), edges);
        }

        private int[] edges(List<ObjectId> streets) {
            streets.stream().filter(id -> town.edgesOf(id).length == 0).forEach(id -> unknown.add(id.toString()));
            return streets.stream()
                    .flatMapToInt(id -> IntStream.of(town.edgesOf(id)))
                    .toArray();
        }

        private static List<String> unknown(ServedBy served, Set<ObjectId> closed) {
            var left = new HashSet<>(closed);
            served.facilities().stream().map(Facility::id).forEach(left::remove);
            return new ArrayList<>(
                    left.stream().map(ObjectId::toString).sorted().toList());
        }

        private static SnappedPoints joined(SnappedPoints one, SnappedPoints other) {
            int size = one.size() + other.size();
            var edge = new int[size];
            var fraction = new double[size];
            for (int i = 0; i < size; i++) {
                SnappedPoints from = i < one.size() ? one : other;
                int at = i < one.size() ? i : i - one.size();
                edge[i] = from.edge(at);
                fraction[i] = from.fraction(at);
            }
            return SnappedPoints.of(edge, fraction);
        }

        void compare() {
            for (int i = 0; i < before.size(); i++) {
                Dwelling dwelling = town.dwellings().get(i);
                boolean had = before.cost(i) <= limit;
                boolean has = after.cost(i) <= limit;
                tallyBefore.add(dwelling.people(), had);
                tallyAfter.add(dwelling.people(), has);
                if (has && after.facility(i) >= keptAccess) {
                    servedByNew[after.facility(i) - keptAccess] += dwelling.people();
                }
                if (had != has) changed(dwelling, has);
            }
        }

        private void changed(Dwelling dwelling, boolean has) {
            if (has) gained += dwelling.people();
            else lost += dwelling.people();
            Map<String, Object> properties = Map.of(
                    "id", dwelling.id().toString(), "people", dwelling.people(), "change", has ? "gained" : "lost");
            features.add(GeoJson.point(dwelling.location(), properties));
        }

        void tell(Map<String, Object> comparison) {
            comparison.put("before", tallyBefore.share());
            comparison.put("after", tallyAfter.share());
            comparison.put("peopleGained", gained);
            comparison.put("peopleLost", lost);
            comparison.put("facilitiesBefore", served.facilities().size());
            long closedHere = served.facilities().stream()
                    .filter(f -> closed.contains(f.id()))
                    .count();
            comparison.put("facilitiesAfter", served.facilities().size() - closedHere + openedAt.length);
            comparison.put("opened", openedViews());
            comparison.put("unknown", unknown);
        }

        List<Map<String, Object>> facilities() {
            var features = new ArrayList<Map<String, Object>>();
            for (Facility facility : served.facilities()) {
                var properties = new LinkedHashMap<String, Object>();
                properties.put("id", facility.id().toString());
                if (facility.name() != null) properties.put("name", facility.name());
                properties.put("closed", closed.contains(facility.id()));
                features.add(GeoJson.point(facility.location(), properties));
            }
            return features;
        }

        private List<Map<String, Object>> openedViews() {
            var views = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < openedAt.length; i++) {
                views.add(Map.of(
                        "place", GeoJson.position(openedAt[i]),
                        "onStreet", opened.isSnapped(i),
                        "peopleServed", servedByNew[i]));
            }
            return views;
        }
    }
}
