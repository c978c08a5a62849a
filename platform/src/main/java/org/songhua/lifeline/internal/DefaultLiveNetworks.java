package org.songhua.lifeline.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.burst.BurstSearch.Candidate;
import org.songhua.engine.hydraulics.burst.PressureModel;
import org.songhua.engine.hydraulics.burst.PressureModel.Moment;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.LiveNetworks;
import org.songhua.lifeline.LiveState;
import org.songhua.lifeline.LiveState.Suspect;
import org.songhua.lifeline.LiveState.Suspicion;
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
                Instant.ofEpochSecond((step + 1) * network.interval()),
                network.interval(),
                look.now().factor(),
                look.now().isMetered(),
                known(look.now().inflow()),
                look.limit(),
                sensors(network, look, scope),
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

    /** The pressures are those of the whole network; where a node lies is told where a pipe of it can be seen. */
    private List<LiveState.Node> nodes(Lifeline lifeline, LiveNetwork network, Moment moment, Scope scope) {
        var nodes = new ArrayList<LiveState.Node>();
        NodePlaces seen = scope.isAll()
                ? network.model().places()
                : lifelines.model(lifeline, scope).places();
        network.model().city().network().junctions().forEach(one -> {
            Coordinate at = network.model().places().at(one.id());
            if (at != null && seen.has(one.id())) nodes.add(new LiveState.Node(one.id(), at.x, at.y, moment.pressure(one.id())));
        });
        return nodes;
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
        if (!(factor >= 0 && factor <= MOST_FACTOR)) faults.add(range("factor", MOST_FACTOR));
        if (!(drawn >= 0 && drawn <= MOST_DRAWN)) faults.add(range("drawn", MOST_DRAWN));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Fault range(String field, double most) {
        return Fault.refused(
                "LIFE-002",
                Place.atField("/" + field),
                "The value must be from 0 to " + most + ".",
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
