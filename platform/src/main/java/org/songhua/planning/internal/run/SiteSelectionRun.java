package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.siting.CapacitatedAssignment;
import org.songhua.engine.siting.PMedian;
import org.songhua.engine.siting.Siting;
import org.songhua.engine.siting.SitingProblem;
import org.songhua.engine.travel.Nearest;
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

/** Where to put some more facilities of a service, and for how many there would still be no room. */
@Component
@Order(5)
final class SiteSelectionRun implements Run {
    private static final Analysis ANALYSIS = new Analysis(
            "site-selection",
            "1.0.0",
            new Text("设施选址", "Site selection"),
            new Text(
                    "在现有设施之外选若干处新址，使限值内覆盖的人口最多（最大覆盖）或人均路程最短（p-中位）；给出目标值和界，容量已知时给出容量缺口。",
                    "Chooses sites for more facilities beside the existing ones, so that most people have one within the limit (covering), or so"
                            + " that people walk least (median). Always gives value and bound; the capacity gap where capacities are known."
                            + " Dwellings are taken together by cells where there are many; the result says the size of the cells."),
            List.of(
                    required("element", "要素代码", "Code of the service", Schemas.text()),
                    optional("count", "新址个数", "How many new sites", Schemas.whole(1, 100, 1)),
                    optional("method", "方法", "What is best", Schemas.words("covering", "covering", "median")),
                    optional("keep", "保留现有设施", "Whether existing facilities stay", Schemas.truth(true)),
                    optional(
                            "candidates",
                            "备选地点，不填从住宅所在地块中选",
                            "Candidate places; from the dwellings' cells if left out",
                            Schemas.list(Schemas.PLACE, 500)),
                    optional("capacity", "每处新址可容纳人数", "People that each new site serves", Schemas.number(1, 1e7)),
                    Schemas.SET,
                    Schemas.MODE,
                    Schemas.SPEED),
            List.of(
                    optional("plan", "选址结果", "Value, bound, coverage before and after, capacity gap", Schemas.OBJECT),
                    optional("sites", "新址", "The chosen sites", Schemas.FEATURES)));

    private final Services services;

    SiteSelectionRun(Services services) {
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
        var plan = new LinkedHashMap<String, Object>();
        plan.put("provenance", inputs.provenance(town, set));
        plan.put("element", Services.view(element));
        var sites = new Plan(town, element, inputs).solve(plan, progress.part(Services.READING, 1));
        progress.at(1);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("plan", plan);
        outputs.put("sites", GeoJson.collection(sites));
        return outputs;
    }

    /** One choice of sites; used once. */
    private static final class Plan {
        private final Town town;
        private final ServiceElement element;
        private final Inputs inputs;
        private final boolean covering;
        private final int count;
        private final int limit;
        private final ServedBy served;
        private final Demands demands;
        private final long[] candidates;
        private final SnappedPoints places;
        private final @Nullable Nearest existing;

        Plan(Town town, ServiceElement element, Inputs inputs) {
            this.town = town;
            this.element = element;
            this.inputs = inputs;
            this.covering = inputs.text("method").equals("covering");
            this.count = inputs.whole("count");
            this.limit = element.limit().value();
            this.served = town.services(element);
            this.demands = Demands.of(town);
            this.candidates = onStreet(candidatePlaces());
            this.places = town.snap(candidates);
            this.existing = inputs.truth("keep") ? town.nearest(element) : null;
            if (demands.weights().length == 0) {
                throw Inputs.fault(
                        "/inputs",
                        "PLAN-131",
                        "Nobody is known to live beside a street here, so no site is better than another.",
                        "Record residents or households of buildings first, or choose another mode.");
            }
            if (candidates.length < count) {
                throw Inputs.fault(
                        "/inputs/count",
                        "PLAN-130",
                        "There are only " + candidates.length + " candidate places on a street.",
                        "Ask for fewer sites or give more candidates.");
            }
        }

        private long[] candidatePlaces() {
            long[] given = inputs.places("candidates");
            return given.length > 0 ? given : demands.candidates(town);
        }

        private long[] onStreet(long[] given) {
            SnappedPoints snapped = town.snap(given);
            return IntStream.range(0, given.length)
                    .filter(snapped::isSnapped)
                    .mapToLong(i -> given[i])
                    .toArray();
        }

        List<Map<String, Object>> solve(Map<String, Object> plan, Progress progress) {
            int[][] distance =
                    demands.distances(town, places, element.limit().metric(), existing, progress.part(0, 0.4));
            int[] weights = demands.weights();
            SitingProblem problem = covering
                    ? SitingProblem.ofCovering(weights, distance, limit / Demands.UNIT)
                    : SitingProblem.ofDistances(weights, distance);
            Siting siting = PMedian.solve(problem, count, progress.part(0.4, 0.8));
            int[] open = siting.open();
            tellValue(plan, siting, weights);
            SnappedPoints chosen = places.select(open);
            Nearest fromNew = town.find(chosen, element.limit());
            tellCoverage(plan, fromNew);
            tellCapacity(plan, open, progress.part(0.8, 1));
            return sites(open, fromNew);
        }

        private void tellValue(Map<String, Object> plan, Siting siting, int[] weights) {
            double all = IntStream.of(weights).asDoubleStream().sum();
            plan.put("method", covering ? "covering" : "median");
            // Covering is solved as least people left out, so its bound is from above.
            plan.put("value", covering ? all - siting.value() : siting.value());
            plan.put("bound", covering ? all - siting.bound() : siting.bound());
            plan.put("provedBest", siting.isProvedBest());
            plan.put("candidates", candidates.length);
            plan.put("demands", weights.length);
            plan.put("cellMetres", demands.cellMetres());
        }

        private void tellCoverage(Map<String, Object> plan, Nearest fromNew) {
            var before = new Tally();
            var after = new Tally();
            for (int i = 0; i < fromNew.size(); i++) {
                double people = town.dwellings().get(i).people();
                boolean had = existing != null && existing.cost(i) <= limit;
                before.add(people, had);
                after.add(people, had || fromNew.cost(i) <= limit);
            }
            plan.put("before", before.share());
            plan.put("after", after.share());
        }

        /** The capacity gap: first as many as possible find room within the limit, then they walk least. */
        private void tellCapacity(Map<String, Object> plan, int[] open, Progress progress) {
            String attribute = element.capacity();
            if (attribute == null && !inputs.has("capacity")) return;
            var capacity = new ArrayList<Integer>();
            var reach = new ArrayList<int[]>();
            int unknown = existing == null ? 0 : addExisting(attribute, capacity, reach, progress);
            for (int site : open) {
                capacity.add((int) inputs.number("capacity", 0));
                reach.add(demands.costs(town.find(places.select(site), element.limit())));
            }
            CapacitatedAssignment best = CapacitatedAssignment.of(
                    demands.weights(),
                    capacity.stream().mapToInt(Integer::intValue).toArray(),
                    allowed(reach),
                    progress);
            long people = IntStream.of(demands.weights()).asLongStream().sum();
            var view = new LinkedHashMap<String, Object>();
            view.put("people", people);
            view.put("room", capacity.stream().mapToLong(Integer::longValue).sum());
            view.put("placed", people - best.unplaced());
            view.put("gap", best.unplaced());
            view.put("facilitiesOfUnknownCapacity", unknown);
            plan.put("capacity", view);
        }

        private int addExisting(
                @Nullable String attribute, List<Integer> capacity, List<int[]> reach, Progress progress) {
            int unknown = 0;
            for (int f = 0; f < served.facilities().size(); f++) {
                progress.at(0);
                Facility facility = served.facilities().get(f);
                Double room = attribute == null ? null : facility.numbers().get(attribute);
                if (room == null) {
                    unknown++;
                    continue;
                }
                int number = f;
                int[] access = IntStream.range(0, served.owner().length)
                        .filter(i -> served.owner()[i] == number)
                        .toArray();
                capacity.add(room.intValue());
                reach.add(demands.costs(town.find(served.access().select(access), element.limit())));
            }
            return unknown;
        }

        private int[][] allowed(List<int[]> reach) {
            var allowed = new int[demands.weights().length][reach.size()];
            for (int i = 0; i < allowed.length; i++) {
                for (int j = 0; j < reach.size(); j++) {
                    int cost = reach.get(j)[i];
                    allowed[i][j] = cost <= limit / Demands.UNIT ? cost : CapacitatedAssignment.FORBIDDEN;
                }
            }
            return allowed;
        }

        private List<Map<String, Object>> sites(int[] open, Nearest fromNew) {
            var gained = new double[open.length];
            for (int i = 0; i < fromNew.size(); i++) {
                if (fromNew.cost(i) > limit) continue;
                gained[fromNew.facility(i)] += town.dwellings().get(i).people();
            }
            var features = new ArrayList<Map<String, Object>>();
            for (int s = 0; s < open.length; s++) {
                features.add(GeoJson.point(candidates[open[s]], Map.of("number", s + 1, "peopleNearest", gained[s])));
            }
            return features;
        }
    }
}
