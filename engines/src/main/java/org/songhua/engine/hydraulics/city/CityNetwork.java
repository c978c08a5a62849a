package org.songhua.engine.hydraulics.city;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.Drawing;
import org.songhua.engine.hydraulics.EnergyOptions;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Times;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.city.Assets.PipeAsset;
import org.songhua.engine.hydraulics.city.Assets.SourceAsset;
import org.songhua.engine.hydraulics.city.Assets.Use;
import org.songhua.engine.hydraulics.city.Assets.ValveAsset;
import org.songhua.engine.hydraulics.trace.ValveLayer;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;

/**
 * A network made of a city's register, with all that was wrong in it. Flows are in cubic metres an hour, the ground is level: heads are
 * pressures above it. Only what a source can reach is in the model. A source keeps its head whatever is drawn.
 *
 * @param network ready to be computed
 * @param gates isolation valves: one on each pipe that ends at a valve chamber
 * @param valveOfNode identifier of the valve chamber at a node
 * @param troubles what was left out or assumed, each kind once
 */
public record CityNetwork(
        WaterNetwork network, ValveLayer gates, Map<String, String> valveOfNode, List<Trouble> troubles) {
    private static final double USUAL_DIAMETER = 200;
    private static final double LEAST_DIAMETER = 10;
    private static final double LARGEST_DIAMETER = 6000;
    private static final double HOURS_PER_DAY = 24;
    /** Before the name of a source, so that no node has it. */
    private static final String SOURCE = "source ";

    public CityNetwork {
        valveOfNode = Map.copyOf(valveOfNode);
        troubles = List.copyOf(troubles);
    }

    /**
     * Makes the network of a register.
     *
     * @param assets what the register says
     * @param year from which the age of pipes is counted
     */
    public static CityNetwork of(Assets assets, int year) {
        return new Builder(assets, year).build();
    }

    /** {@return the trouble of a kind, without any when there is none} */
    public Trouble trouble(Trouble.Kind kind) {
        return troubles.stream().filter(one -> one.kind() == kind).findFirst().orElse(new Trouble(kind, List.of()));
    }

    /** Goes through the register once, and puts right or aside what does not fit. */
    private static final class Builder {
        private final Assets assets;
        private final int year;
        private final Map<Trouble.Kind, List<String>> troubles = new EnumMap<>(Trouble.Kind.class);
        private final Map<String, List<PipeAsset>> pipesAt = new HashMap<>();
        /** Pipes that join two nodes, each identifier once. */
        private final List<PipeAsset> placed = new ArrayList<>();

        private final Set<String> names = new HashSet<>();

        Builder(Assets assets, int year) {
            this.assets = assets;
            this.year = year;
        }

        CityNetwork build() {
            for (PipeAsset pipe : assets.pipes()) place(pipe);
            List<SourceAsset> sources = sources();
            Set<String> reached = reached(sources);
            List<Pipe> pipes = pipes(reached);
            for (SourceAsset source : sources) pipes.add(feed(source));
            var network = network(junctions(reached), reservoirs(sources), pipes);
            Map<String, String> valves = valves();
            return new CityNetwork(network, gates(valves, reached), valves, found());
        }

        private void place(PipeAsset pipe) {
            if (pipe.from() == null || pipe.to() == null) tell(Trouble.Kind.PIPE_WITHOUT_NODES, pipe.id());
            else if (pipe.from().equals(pipe.to())) tell(Trouble.Kind.PIPE_TO_ITSELF, pipe.id());
            else if (!names.add(pipe.id())) tell(Trouble.Kind.PIPE_TWICE, pipe.id());
            else {
                placed.add(pipe);
                pipesAt.computeIfAbsent(pipe.from(), any -> new ArrayList<>()).add(pipe);
                pipesAt.computeIfAbsent(pipe.to(), any -> new ArrayList<>()).add(pipe);
            }
        }

        private void tell(Trouble.Kind kind, String id) {
            troubles.computeIfAbsent(kind, any -> new ArrayList<>()).add(id);
        }

        private List<Trouble> found() {
            return troubles.entrySet().stream()
                    .map(entry -> new Trouble(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private List<SourceAsset> sources() {
            var fed = new LinkedHashMap<String, SourceAsset>();
            for (SourceAsset source : assets.sources()) {
                if (!pipesAt.containsKey(source.node())) tell(Trouble.Kind.SOURCE_OFF_THE_NETWORK, source.id());
                else if (fed.putIfAbsent(source.id(), source) != null) tell(Trouble.Kind.SOURCE_TWICE, source.id());
            }
            return List.copyOf(fed.values());
        }

        /** A closed valve parts nothing here: it can be opened. */
        private Set<String> reached(List<SourceAsset> sources) {
            var reached = new LinkedHashSet<String>();
            var waiting = new ArrayList<String>();
            sources.forEach(source -> waiting.add(source.node()));
            while (!waiting.isEmpty()) {
                String node = waiting.removeLast();
                if (!reached.add(node)) continue;
                for (PipeAsset pipe : pipesAt.getOrDefault(node, List.of()))
                    waiting.add(node.equals(pipe.from()) ? String.valueOf(pipe.to()) : String.valueOf(pipe.from()));
            }
            return reached;
        }

        private List<Pipe> pipes(Set<String> reached) {
            var closed = closedEnds();
            var pipes = new ArrayList<Pipe>();
            for (PipeAsset pipe : placed) {
                String from = String.valueOf(pipe.from());
                String to = String.valueOf(pipe.to());
                if (reached.contains(from))
                    pipes.add(pipe(pipe, from, to, closed.contains(from) || closed.contains(to)));
                else tell(Trouble.Kind.PIPE_WITHOUT_SOURCE, pipe.id());
            }
            return pipes;
        }

        /** A chamber that stands closed at a node where two pipes meet parts them; elsewhere it is not known which gate is meant. */
        private Set<String> closedEnds() {
            var closed = new HashSet<String>();
            for (ValveAsset valve : assets.valves()) {
                if (valve.open()
                        || pipesAt.getOrDefault(valve.node(), List.of()).size() != 2) continue;
                closed.add(valve.node());
                tell(Trouble.Kind.VALVE_CLOSED, valve.id());
            }
            return closed;
        }

        private Pipe pipe(PipeAsset pipe, String from, String to, boolean closed) {
            double length = pipe.lengthMetres();
            if (!(length > 0)) {
                tell(Trouble.Kind.PIPE_WITHOUT_LENGTH, pipe.id());
                length = 1;
            }
            double diameter = pipe.diameterMillimetres();
            if (!(diameter >= LEAST_DIAMETER && diameter <= LARGEST_DIAMETER)) {
                tell(Trouble.Kind.PIPE_WITHOUT_DIAMETER, pipe.id());
                diameter = USUAL_DIAMETER;
            }
            double roughness = PipeRoughness.of(pipe.material(), year - pipe.yearBuilt());
            Pipe.State state = closed ? Pipe.State.CLOSED : Pipe.State.OPEN;
            return Pipe.plain(pipe.id(), from, to, length, diameter, roughness, state);
        }

        private static Pipe feed(SourceAsset source) {
            return Pipe.plain(SOURCE + source.id(), SOURCE + source.id(), source.node(), 1, 2000, 140, Pipe.State.OPEN);
        }

        private static List<Reservoir> reservoirs(List<SourceAsset> sources) {
            return sources.stream()
                    .map(source -> new Reservoir(SOURCE + source.id(), source.headMetres(), null, 0, 0))
                    .toList();
        }

        private List<Junction> junctions(Set<String> reached) {
            var perNode = new LinkedHashMap<String, Double>();
            reached.forEach(node -> perNode.put(node, 0.0));
            for (Use use : assets.uses()) {
                if (perNode.containsKey(use.node())) perNode.merge(use.node(), use.cubicMetresPerDay(), Double::sum);
                else tell(Trouble.Kind.USE_OFF_THE_NETWORK, use.node());
            }
            var junctions = new ArrayList<Junction>();
            perNode.forEach((node, daily) -> junctions.add(
                    new Junction(node, 0, List.of(new Demand(daily / HOURS_PER_DAY, null, "")), 0, 0, 0)));
            return junctions;
        }

        private Map<String, String> valves() {
            var valves = new HashMap<String, String>();
            for (ValveAsset valve : assets.valves()) {
                if (pipesAt.containsKey(valve.node())) valves.putIfAbsent(valve.node(), valve.id());
                else tell(Trouble.Kind.VALVE_OFF_THE_NETWORK, valve.id());
            }
            return valves;
        }

        private ValveLayer gates(Map<String, String> valves, Set<String> reached) {
            var gates = new ArrayList<Gate>();
            for (String node : reached) {
                if (!valves.containsKey(node)) continue;
                for (PipeAsset pipe : pipesAt.getOrDefault(node, List.of())) gates.add(new Gate(pipe.id(), node));
            }
            return new ValveLayer(gates);
        }

        private static WaterNetwork network(List<Junction> junctions, List<Reservoir> reservoirs, List<Pipe> pipes) {
            return new WaterNetwork(
                    List.of(),
                    junctions,
                    reservoirs,
                    List.of(),
                    pipes,
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    HydraulicOptions.of(FlowUnit.CMH, HeadLoss.HAZEN_WILLIAMS),
                    Times.DEFAULT.adjusted(),
                    EnergyOptions.DEFAULT,
                    QualityOptions.NONE,
                    List.of(),
                    Drawing.NONE);
        }
    }
}
