package org.songhua.lifeline.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.cim.ObjectId;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.burst.PressureModel;
import org.songhua.engine.hydraulics.city.Assets.PipeAsset;
import org.songhua.engine.hydraulics.city.Assets.Use;
import org.songhua.engine.hydraulics.city.CityNetwork;
import org.songhua.engine.hydraulics.city.Trouble;
import org.songhua.engine.hydraulics.trace.Isolation;
import org.songhua.engine.hydraulics.trace.IsolationPlan;
import org.songhua.engine.hydraulics.trace.Trace;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;
import org.songhua.lifeline.BurstPlan;
import org.songhua.lifeline.ModelReport;
import org.songhua.lifeline.ModelReport.Found;

/** A network of the city ready for questions. Immutable; good for one state of the objects and one scope. */
final class LifelineModel {
    private static final int EXAMPLES = 20;
    private static final double HOURS_PER_DAY = 24;
    /** What flows into a part of the network is computed to some digits only. */
    private static final double MARGIN = 1.05;

    private final AssetReader.Read read;
    private final CityNetwork city;
    private final Isolation isolation;
    private final Map<String, String> nodeOfValve = new HashMap<>();
    private final Set<String> pipes = new HashSet<>();
    private final long dataVersion;
    private final double peoplePerFlow;
    private final Map<Integer, People> peopleOf = new ConcurrentHashMap<>();
    private final Map<String, Pipe> pipeOf = new HashMap<>();
    private @Nullable PressureModel pressures;

    /**
     * People whom a burst concerns.
     *
     * @param without water
     * @param shortOf clearly less water than before
     */
    record People(long without, long shortOf) {}

    LifelineModel(AssetReader.Read read, int year, long dataVersion) {
        this.read = read;
        this.dataVersion = dataVersion;
        city = CityNetwork.of(read.assets(), year);
        isolation = new Isolation(city.network(), city.gates(), 0);
        peoplePerFlow = peoplePerFlow();
        city.valveOfNode().forEach((node, valve) -> nodeOfValve.put(valve, node));
        for (Pipe pipe : city.network().pipes()) {
            pipes.add(pipe.id());
            pipeOf.put(pipe.id(), pipe);
        }
    }

    CityNetwork city() {
        return city;
    }

    NodePlaces places() {
        return read.places();
    }

    /** {@return its pressures at single moments; made when it is asked for first} */
    synchronized PressureModel pressures() {
        PressureModel made = pressures;
        if (made == null) made = new PressureModel(city.network());
        pressures = made;
        return made;
    }

    long dataVersion() {
        return dataVersion;
    }

    boolean holds(ObjectId pipe) {
        return pipes.contains(pipe.toString());
    }

    /** {@return kinds of trouble a pipe has, which keep it out of the model} */
    List<Trouble.Kind> troublesOf(ObjectId pipe) {
        return city.troubles().stream()
                .filter(one -> one.ids().contains(pipe.toString()))
                .map(Trouble::kind)
                .toList();
    }

    /** @param geometry tells the GeoJSON of a pipe */
    BurstPlan burst(ObjectId pipe, Set<ObjectId> stuck, Function<ObjectId, String> geometry) {
        IsolationPlan plan = isolation.plan(pipe.toString(), gatesOf(stuck));
        var without = new HashSet<>(plan.without());
        var shortOf = new HashSet<>(plan.shortOf());
        return new BurstPlan(
                pipe,
                valves(plan.valves()),
                plan.passed().stream().map(this::valveOf).distinct().toList(),
                parts(plan.links(), geometry),
                people(without),
                people(shortOf),
                plan.lostDemand(),
                hit(without, shortOf),
                dataVersion);
    }

    /** {@return the pipes that the register holds, whether they are in the model or not} */
    List<PipeAsset> pipeAssets() {
        return read.assets().pipes();
    }

    /** {@return nodes with a chamber, as a sensor needs one, or all where there is none; no more than that, taken evenly} */
    List<String> sensorPlaces(Set<String> nodes, int most) {
        List<String> inChambers = city.valveOfNode().keySet().stream()
                .filter(nodes::contains)
                .sorted()
                .toList();
        List<String> all = inChambers.isEmpty() ? nodes.stream().sorted().toList() : inChambers;
        int each = 1 + (all.size() - 1) / most;
        return IntStream.range(0, all.size())
                .filter(i -> i % each == 0)
                .mapToObj(all::get)
                .filter(pressures()::hasNode)
                .toList();
    }

    /** {@return codes of both nodes of a pipe of the model} */
    String endsOf(String pipe) {
        Pipe known = Objects.requireNonNull(pipeOf.get(pipe));
        return known.from() + "–" + known.to();
    }

    /** {@return whom it concerns when a pipe of the model is shut off; computed once for all pipes that are shut off together} */
    People withoutPipe(String pipe) {
        return peopleOf.computeIfAbsent(isolation.segments().ofLink(pipe), any -> {
            IsolationPlan plan = isolation.plan(pipe, Set.of());
            return new People(people(new HashSet<>(plan.without())), people(new HashSet<>(plan.shortOf())));
        });
    }

    /** {@return how many people draw what flows into the part of the network that is shut off with a pipe: not fewer than are without water then} */
    double peopleBehind(String pipe) {
        return Math.min(residents(), 1 + MARGIN * isolation.inflow(pipe) * peoplePerFlow);
    }

    /** People who draw a cubic metre an hour together; 0 without any. */
    private double peoplePerFlow() {
        double daily = read.assets().uses().stream()
                .mapToDouble(Use::cubicMetresPerDay)
                .sum();
        return daily > 0 ? residents() * HOURS_PER_DAY / daily : 0;
    }

    private long residents() {
        return read.residentsAt().values().stream().mapToLong(Long::longValue).sum();
    }

    private Set<Gate> gatesOf(Set<ObjectId> valves) {
        var nodes = new HashSet<String>();
        for (ObjectId valve : valves) nodes.add(nodeOfValve.getOrDefault(valve.toString(), ""));
        var gates = new HashSet<Gate>();
        for (Gate gate : city.gates().valves()) if (nodes.contains(gate.node())) gates.add(gate);
        return gates;
    }

    private ObjectId valveOf(Gate gate) {
        return ObjectId.parse(Objects.requireNonNull(city.valveOfNode().get(gate.node())));
    }

    /** Several gates of one chamber are one thing to walk to; it comes where its first gate comes. */
    private List<BurstPlan.Valve> valves(List<Gate> gates) {
        var perNode = new LinkedHashMap<String, Integer>();
        gates.forEach(gate -> perNode.merge(gate.node(), 1, Integer::sum));
        var valves = new ArrayList<BurstPlan.Valve>();
        perNode.forEach((node, count) -> {
            Coordinate at = Objects.requireNonNull(read.places().at(node));
            ObjectId id =
                    ObjectId.parse(Objects.requireNonNull(city.valveOfNode().get(node)));
            valves.add(new BurstPlan.Valve(id, node, at.x, at.y, count));
        });
        return valves;
    }

    private static List<BurstPlan.PipePart> parts(List<String> links, Function<ObjectId, String> geometry) {
        return links.stream()
                .filter(LifelineModel::isObject)
                .map(ObjectId::parse)
                .map(id -> new BurstPlan.PipePart(id, geometry.apply(id)))
                .toList();
    }

    /** The feed of a source is a link of the model, not of the city. */
    static boolean isObject(String link) {
        return link.indexOf(' ') < 0;
    }

    private long people(Set<String> nodes) {
        return nodes.stream()
                .mapToLong(node -> read.residentsAt().getOrDefault(node, 0L))
                .sum();
    }

    private List<BurstPlan.Place> hit(Set<String> without, Set<String> shortOf) {
        return read.critical().stream()
                .filter(one -> without.contains(one.node()) || shortOf.contains(one.node()))
                .map(one -> new BurstPlan.Place(
                        one.id(),
                        one.classCode(),
                        one.name(),
                        one.longitude(),
                        one.latitude(),
                        without.contains(one.node())))
                .toList();
    }

    ModelReport report() {
        List<Link> links = city.network().links().stream()
                .filter(link -> isObject(link.id()))
                .toList();
        double metres = links.stream()
                .mapToDouble(link -> link instanceof Pipe pipe ? pipe.length() : 0)
                .sum();
        var trace = new Trace(city.network(), Set.of());
        return new ModelReport(
                links.size(),
                metres / 1000,
                city.network().junctions().size(),
                city.valveOfNode().size(),
                city.network().reservoirs().size(),
                residents(),
                read.unserved(),
                isolation.segments().count(),
                trace.loops(),
                city.troubles().stream().map(LifelineModel::found).toList(),
                dataVersion);
    }

    private static Found found(Trouble trouble) {
        List<ObjectId> examples = trouble.kind() == Trouble.Kind.USE_OFF_THE_NETWORK
                ? List.of()
                : trouble.ids().stream().limit(EXAMPLES).map(ObjectId::parse).toList();
        return new Found(
                trouble.kind().name().toLowerCase(Locale.ROOT), trouble.ids().size(), examples);
    }
}
