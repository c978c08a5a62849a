package org.songhua.lifeline.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.burst.BurstSearch.Candidate;
import org.songhua.engine.hydraulics.burst.PressureModel;
import org.songhua.engine.hydraulics.burst.PressureModel.Moment;
import org.songhua.engine.hydraulics.burst.SensorPlacement;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.LiveNetworks;
import org.songhua.lifeline.LivePressures;
import org.songhua.lifeline.LiveState;
import org.songhua.lifeline.LiveState.Suspect;
import org.songhua.lifeline.LiveState.Suspicion;
import org.songhua.lifeline.NetworkNodes;
import org.songhua.lifeline.SensorPlan;
import org.songhua.lifeline.WhatIf;
import org.songhua.lifeline.internal.LiveNetwork.Look;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Datastreams.Described;
import org.songhua.sensing.Observations;
import org.songhua.warning.Findings;
import org.songhua.warning.Warning;
import org.springframework.stereotype.Service;

/** Networks with their sensors. The model is of the whole network, whoever asks: a part of one has other pressures. */
@Service
class DefaultLiveNetworks implements LiveNetworks {
    private static final int SUSPECTS = 5;
    private static final double MOST_FACTOR = 10;
    private static final double MOST_DRAWN = 100_000;
    private static final double LEAST_DRAWN = 1;
    private static final double LEAST_FALL = 0.01;
    private static final double MOST_FALL = 100;
    private static final int MOST_COUNT = 50;
    /** One solution for each place: so many take less than a second. */
    private static final int MOST_PLACES = 4000;

    /** A model that took a second to make is made anew no sooner than this many seconds after it, however often objects change. */
    private static final int REST = 20;

    private final DefaultLifelines lifelines;
    private final CityObjects objects;
    private final Datastreams datastreams;
    private final Observations observations;
    private final Findings findings;
    private final Map<String, Kept> kept = new HashMap<>();

    DefaultLiveNetworks(
            DefaultLifelines lifelines,
            CityObjects objects,
            Datastreams datastreams,
            Observations observations,
            Findings findings) {
        this.lifelines = lifelines;
        this.objects = objects;
        this.datastreams = datastreams;
        this.observations = observations;
        this.findings = findings;
    }

    /** A network that was made. */
    private record Kept(LiveNetwork network, List<Described> streams, long made_ns, long took_ns) {}

    /** {@return code of the warnings of a network} */
    static String warning(Lifeline lifeline) {
        return lifeline.code() + "_burst";
    }

    private Lifeline.Live live(Lifeline lifeline) {
        Lifeline.Live live = lifeline.live();
        if (live == null) throw new NotFoundException("live state of the network " + lifeline.code());
        return live;
    }

    synchronized LiveNetwork network(Lifeline lifeline) {
        Kept known = kept.get(lifeline.code());
        Lifeline.Live live = live(lifeline);
        List<Described> streams = datastreams.listOf(Gauges.properties(live));
        boolean hasSensors = known != null && known.streams.equals(streams);
        if (known != null && hasSensors && (isNew(known) || isResting(known))) return known.network;
        long from = System.nanoTime();
        LifelineModel model = lifelines.model(lifeline, Scope.ALL);
        var made = new LiveNetwork(model, live, Gauges.of(model, live, streams, objects), observations);
        long now = System.nanoTime();
        kept.put(lifeline.code(), new Kept(made, streams, now, now - from));
        return made;
    }

    private boolean isNew(Kept known) {
        return known.network.model().dataVersion() == objects.dataVersion();
    }

    private static boolean isResting(Kept known) {
        return System.nanoTime() - known.made_ns < REST * known.took_ns;
    }

    @Override
    public LiveState state(String lifeline, @Nullable Instant at, Scope scope) {
        Lifeline known = lifelines.require(lifeline);
        live(known);
        LiveNetwork network = network(known);
        long step = at != null ? network.step(at) : network.newest().orElse(0L);
        Optional<Warning> open = findings.inAlarm(warning(known));
        Look look = network.look(
                step, open.map(one -> network.step(one.raisedAt()) - 2).orElse(null));
        return new LiveState(
                network.begin(step + 1),
                network.interval(),
                look.now().factor(),
                look.now().isMetered(),
                known(look.now().inflow()),
                look.limit(),
                sensors(network, look, scope),
                nodes(network, look.now().factor(), visible(network, known, scope)),
                network.moment(look).map(moment -> nodes(known, network, moment, scope)).orElse(List.of()),
                suspicion(network, look, open, scope));
    }

    private List<LiveState.Sensor> sensors(LiveNetwork network, Look look, Scope scope) {
        var sensors = new ArrayList<LiveState.Sensor>();
        for (int s = 0; s < network.gauges().pressures.size(); s++) {
            Gauges.Pressure one = network.gauges().pressures.get(s);
            if (!isVisible(one.object(), scope)) continue;
            sensors.add(new LiveState.Sensor(
                    one.datastream(),
                    one.name(),
                    one.object(),
                    one.node(),
                    one.longitude(),
                    one.latitude(),
                    known(look.measured()[s]),
                    known(look.now().modelled()[s]),
                    known(look.residuals()[s]),
                    known(look.usual().offset()[s]),
                    known(look.usual().spread()[s]),
                    known(look.away()[s])));
        }
        return sensors;
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    private boolean isVisible(ObjectId object, Scope scope) {
        return scope.isAll() || objects.find(object, scope).isPresent();
    }

    /** Without a solution no node is told. */
    private static List<LiveState.Node> nodes(LiveNetwork network, double factor, int[] places) {
        double[] pressures = network.pressures(factor, places);
        var nodes = new ArrayList<LiveState.Node>();
        for (int i = 0; i < places.length; i++) {
            NetworkNodes.Node one = network.nodes().get(places[i]);
            if (!Double.isNaN(pressures[i]))
                nodes.add(new LiveState.Node(one.code(), one.longitude(), one.latitude(), pressures[i]));
        }
    /** The pressures are those of the whole network; where a node lies is told where a pipe of it can be seen. */
    private List<LiveState.Node> nodes(Lifeline lifeline, LiveNetwork network, Moment moment, Scope scope) {
        NodePlaces seen = scope.isAll()
                ? network.model().places()
                : lifelines.model(lifeline, scope).places();
        network.model().city().network().junctions().forEach(one -> {
            Coordinate at = network.model().places().at(one.id());
            if (at != null && seen.has(one.id())) nodes.add(new LiveState.Node(one.id(), at.x, at.y, moment.pressure(one.id())));
        });
        return nodes;
    }

    /** {@return places of the nodes that are ends of pipes which the scope shows} */
    private int[] visible(LiveNetwork network, Lifeline lifeline, Scope scope) {
        IntStream all = IntStream.range(0, network.nodes().size());
        if (scope.isAll()) return all.toArray();
        NodePlaces seen = lifelines.model(lifeline, scope).places();
        return all.filter(i -> seen.has(network.nodes().get(i).code())).toArray();
    }

    @Override
    public NetworkNodes nodes(String lifeline, Scope scope) {
        Lifeline known = lifelines.require(lifeline);
        LiveNetwork network = network(known);
        List<NetworkNodes.Node> nodes = Arrays.stream(visible(network, known, scope))
                .mapToObj(network.nodes()::get)
                .toList();
        return new NetworkNodes(network.model().dataVersion(), nodes);
    }

    @Override
    public LivePressures pressures(String lifeline, @Nullable Instant at, Scope scope) {
        Lifeline known = lifelines.require(lifeline);
        LiveNetwork network = network(known);
        Optional<Long> newest = network.newest();
        long step = at != null ? network.step(at) : newest.orElse(0L);
        LiveNetwork.Step read = network.read(step);
        double factor = read.moments().factor();
        return new LivePressures(
                network.begin(step),
                newest.map(network::begin).orElse(null),
                network.interval(),
                factor,
                read.moments().isMetered(),
                known(read.moments().inflow()),
                network.model().dataVersion(),
                readings(network, read, scope),
                Arrays.stream(network.pressures(factor, visible(network, known, scope)))
                        .mapToObj(DefaultLiveNetworks::known)
                        .toList());
    }

    private List<LivePressures.Reading> readings(LiveNetwork network, LiveNetwork.Step read, Scope scope) {
        var readings = new ArrayList<LivePressures.Reading>();
        for (int s = 0; s < network.gauges().pressures.size(); s++) {
            Gauges.Pressure one = network.gauges().pressures.get(s);
            if (!isVisible(one.object(), scope)) continue;
            readings.add(new LivePressures.Reading(
                    one.datastream(),
                    one.name(),
                    one.node(),
                    one.longitude(),
                    one.latitude(),
                    known(read.measured()[s]),
                    known(read.moments().modelled()[s])));
        }
        return readings;
    }

    @Override
    public SensorPlan sensors(String lifeline, int count, double drawn, @Nullable Double fall, Scope scope) {
        Lifeline known = lifelines.require(lifeline);
        LiveNetwork network = network(known);
        double tells = fall != null ? fall : network.tells();
        check(count, drawn, tells);
        var places = new HashMap<String, NetworkNodes.Node>();
        for (int i : visible(network, known, scope))
            places.put(network.nodes().get(i).code(), network.nodes().get(i));
        var burst = new SensorPlacement.Burst(1, network.gauges().isMetered(), drawn, tells);
        SensorPlacement.Plan plan = SensorPlacement.choose(
                network.model().pressures(),
                network.gauges().nodes(),
                network.model().sensorPlaces(places.keySet(), MOST_PLACES),
                burst,
                count);
        return new SensorPlan(
                network.gauges().pressures.size(),
                drawn,
                tells,
                plan.before(),
                plan.sites().stream().map(site -> place(site, places)).toList());
    }

    private static SensorPlan.Place place(SensorPlacement.Site site, Map<String, NetworkNodes.Node> places) {
        NetworkNodes.Node at = Objects.requireNonNull(places.get(site.node()));
        return new SensorPlan.Place(site.node(), at.longitude(), at.latitude(), site.adds(), site.seen());
    }

    private static void check(int count, double drawn, double fall) {
        var faults = new ArrayList<Fault>();
        if (count < 1 || count > MOST_COUNT) faults.add(range("count", 1, MOST_COUNT));
        if (!(drawn >= LEAST_DRAWN && drawn <= MOST_DRAWN)) faults.add(range("drawn", LEAST_DRAWN, MOST_DRAWN));
        if (!(fall >= LEAST_FALL && fall <= MOST_FALL)) faults.add(range("fall", LEAST_FALL, MOST_FALL));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private @Nullable Suspicion suspicion(LiveNetwork network, Look look, Optional<Warning> open, Scope scope) {
        if (look.fallen().isEmpty()) return null;
        List<Suspect> suspects = suspects(network, network.explain(look), scope);
        return new Suspicion(
                open.map(Warning::id).orElse(null), open.map(Warning::raisedAt).orElse(null), suspects);
    }

    /** {@return the first of what explains a change, as far as it can be seen} */
    List<Suspect> suspects(LiveNetwork network, List<Candidate> candidates, Scope scope) {
        var pipes = new HashMap<String, Pipe>();
        network.model().pressures().pipes().forEach(pipe -> pipes.put(pipe.id(), pipe));
        return candidates.stream()
                .limit(SUSPECTS)
                .filter(one -> isVisible(ObjectId.parse(one.pipe()), scope))
                .map(one -> suspect(one, pipes, scope))
                .toList();
    }

    private Suspect suspect(Candidate one, Map<String, Pipe> pipes, Scope scope) {
        Pipe pipe = pipes.get(one.pipe());
        ObjectId id = ObjectId.parse(one.pipe());
        return new Suspect(
                id,
                pipe == null ? "" : pipe.from(),
                pipe == null ? "" : pipe.to(),
                one.drawn(),
                one.explained(),
                one.likelihood(),
                lifelines.geoJson(id, scope));
    }

    @Override
    public WhatIf whatIf(String lifeline, double factor, @Nullable ObjectId pipe, double drawn, Scope scope) {
        LiveNetwork network = network(lifelines.require(lifeline));
        PressureModel model = network.model().pressures();
        check(factor, drawn);
        if (pipe != null && !(model.hasPipe(pipe.toString()) && isVisible(pipe, scope)))
            throw new NotFoundException("There is no pipe " + pipe + " in the model of " + lifeline + ".");
        Moment moment = model.at(factor)
                .flatMap(usual -> pipe == null ? Optional.of(usual) : model.at(usual, factor, pipe.toString(), drawn))
                .orElseThrow(DefaultLiveNetworks::unsolved);
        var values = new HashMap<Long, Double>();
        network.gauges().pressures.stream()
                .filter(one -> isVisible(one.object(), scope))
                .forEach(one -> values.put(one.datastream(), moment.pressure(one.node()) * one.perMetre()));
        Map<String, Double> inflows = moment.inflows();
        network.gauges().meters.stream()
                .filter(one -> isVisible(one.object(), scope))
                .forEach(one ->
                        values.put(one.datastream(), inflows.getOrDefault(one.source(), 0.0) * one.perCubicMetre()));
        return new WhatIf(values);
    }

    private static void check(double factor, double drawn) {
        var faults = new ArrayList<Fault>();
        if (!(factor >= 0 && factor <= MOST_FACTOR)) faults.add(range("factor", 0, MOST_FACTOR));
        if (!(drawn >= 0 && drawn <= MOST_DRAWN)) faults.add(range("drawn", 0, MOST_DRAWN));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Fault range(String field, double least, double most) {
        return Fault.refused(
                "LIFE-002",
                Place.atField("/" + field),
                "The value must be from " + least + " to " + most + ".",
                "Give a number in that range.");
    }

    private static FaultException unsolved() {
        return new FaultException(List.of(Fault.refused(
                "LIFE-003",
                Place.atField("/drawn"),
                "The network cannot deliver that much.",
                "Draw less, or look for parts that are cut off.")));
    }
}
