package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Rule;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.Times;
import org.songhua.engine.hydraulics.WaterNetwork;

/**
 * A network driven by what was measured: each zone of known consumption consumes just that, shared out as the model says; a tank with a level becomes a
 * reservoir at that level; a metered pump at such a tank stands still, and its flow is drawn, or fed in, at its other end. Controls and rules of what is
 * replaced fall away. Immutable; time goes in blocks, over each of which all values are means.
 */
final class DrivenNetwork {
    /** A zone never consumes more than so many times what the model says, however wrong a meter is. */
    private static final double LARGEST_SCALE = 20;

    private final WaterNetwork network;
    private final Scada scada;
    private final int size;
    private final Zones zones;
    private final Map<Integer, double[]> consumption = new HashMap<>();
    private final Map<Integer, double[]> nominal = new HashMap<>();
    private final Map<String, double[]> factors = new HashMap<>();
    private final Set<String> tanks = new HashSet<>();
    private final Set<String> pumps = new HashSet<>();

    /** @param size steps of a block */
    DrivenNetwork(WaterNetwork network, Scada scada, int size) {
        this.network = network;
        this.scada = scada;
        this.size = size;
        zones = new Zones(network, scada.flows().keySet(), scada.levels().keySet());
        for (Tank tank : network.tanks()) if (scada.levels().containsKey(tank.id())) tanks.add(tank.id());
        for (Pump pump : network.pumps()) if (isReplaced(pump)) pumps.add(pump.id());
        for (int zone : zones.known()) {
            consumption.put(zone, Scada.means(zones.consumption(zone, scada), size));
            nominal.put(zone, nominal(zone));
        }
    }

    private boolean isReplaced(Pump pump) {
        return scada.flows().containsKey(pump.id()) && tanks.contains(pump.from()) != tanks.contains(pump.to());
    }

    Zones zones() {
        return zones;
    }

    int blocks() {
        return scada.length() / size;
    }

    int blockSeconds() {
        return size * scada.step();
    }

    /** {@return what a zone of known consumption consumed in each block} */
    double[] consumption(int zone) {
        return Objects.requireNonNull(consumption.get(zone));
    }

    /** {@return what the model says of it} */
    double[] nominal(Integer zone) {
        double[] made = nominal.get(zone);
        return made != null ? made : sumOfDemands(zone);
    }

    private double[] sumOfDemands(int zone) {
        var sum = new double[blocks()];
        for (Junction junction : network.junctions()) {
            if (zones.of(junction.id()) != zone) continue;
            for (Demand demand : junction.demands()) add(sum, demand);
        }
        return sum;
    }

    private void add(double[] sum, Demand demand) {
        double base = demand.base() * network.options().demandMultiplier();
        if (base == 0) return;
        double[] factor = factors(demand);
        for (int b = 0; b < sum.length; b++) sum[b] += base * factor[b];
    }

    private static String name(@Nullable String pattern) {
        return pattern == null ? "" : pattern;
    }

    private double[] factors(Demand demand) {
        return factors.computeIfAbsent(name(demand.pattern()), this::means);
    }

    /** Means of a pattern over the blocks. */
    private double[] means(String name) {
        Pattern pattern =
                network.patterns().get(name.isEmpty() ? network.options().defaultPattern() : name);
        var values = new double[blocks() * size];
        for (int i = 0; i < values.length; i++) values[i] = pattern == null ? 1 : factor(pattern, i);
        return Scada.means(values, size);
    }

    private double factor(Pattern pattern, int step) {
        Times times = network.times();
        long second = scada.weekSecond() + (long) step * scada.step() + times.patternStart();
        long period = second / times.patternStep();
        return pattern.factors().get((int) (period % pattern.factors().size()));
    }

    /**
     * {@return the network over some blocks, one pattern factor for each}
     *
     * @param to block after the last one
     */
    WaterNetwork over(int from, int to) {
        return new Driver(from, to).build();
    }

    /** Builds the network of some blocks. */
    private final class Driver {
        private final int from;
        private final int to;
        private final Map<String, Pattern> patterns = new LinkedHashMap<>();

        Driver(int from, int to) {
            this.from = from;
            this.to = to;
        }

        WaterNetwork build() {
            List<Junction> junctions = junctions();
            List<Reservoir> reservoirs = new ArrayList<>();
            for (Reservoir reservoir : network.reservoirs()) reservoirs.add(driven(reservoir));
            var kept = new ArrayList<Tank>();
            for (Tank tank : network.tanks()) {
                if (tanks.contains(tank.id())) reservoirs.add(still(tank));
                else kept.add(tank);
            }
            return new WaterNetwork(
                    network.title(),
                    junctions,
                    reservoirs,
                    kept,
                    network.pipes(),
                    network.pumps().stream().map(this::still).toList(),
                    network.valves(),
                    patterns,
                    network.curves(),
                    network.controls().stream()
                            .filter(one -> !isReplaced(one.link()) && !isReplaced(one.node()))
                            .toList(),
                    network.rules().stream().filter(this::isKept).toList(),
                    network.options(),
                    times(),
                    network.energy(),
                    network.quality(),
                    network.sources(),
                    network.drawing());
        }

        private boolean isReplaced(@Nullable String id) {
            return id != null && (tanks.contains(id) || pumps.contains(id));
        }

        private boolean isKept(Rule rule) {
            return rule.premises().stream().noneMatch(one -> isReplaced(one.id()))
                    && rule.thenActions().stream().noneMatch(one -> isReplaced(one.link()))
                    && rule.elseActions().stream().noneMatch(one -> isReplaced(one.link()));
        }

        private Times times() {
            int block = blockSeconds();
            return new Times((long) (to - from - 1) * block, block, 0, block, block, 0, block, 0, 0, "NONE");
        }

        private Reservoir driven(Reservoir reservoir) {
            String own = reservoir.pattern();
            if (own == null) return reservoir;
            return new Reservoir(reservoir.id(), reservoir.head(), pattern("head " + own, means(own)), 0, 0);
        }

        private Reservoir still(Tank tank) {
            double[] level =
                    Scada.held(Scada.means(Objects.requireNonNull(scada.levels().get(tank.id())), size));
            var heads = new double[level.length];
            for (int b = 0; b < heads.length; b++) heads[b] = tank.elevation() + level[b];
            return new Reservoir(tank.id(), 1, pattern("level " + tank.id(), heads), 0, 0);
        }

        private Pump still(Pump pump) {
            if (!pumps.contains(pump.id())) return pump;
            return new Pump(
                    pump.id(),
                    pump.from(),
                    pump.to(),
                    pump.headCurve(),
                    pump.power(),
                    pump.speed(),
                    null,
                    true,
                    pump.energy(),
                    pump.line());
        }

        private String pattern(String id, double[] values) {
            patterns.computeIfAbsent(id, any -> {
                var factors = new ArrayList<Double>(to - from);
                for (int b = from; b < to; b++) factors.add(values[b]);
                return new Pattern(id, factors);
            });
            return id;
        }

        private List<Junction> junctions() {
            Map<String, List<Demand>> pumped = pumped();
            var junctions = new ArrayList<Junction>();
            for (Junction junction : network.junctions()) {
                var demands = new ArrayList<Demand>(pumped.getOrDefault(junction.id(), List.of()));
                int zone = zones.of(junction.id());
                for (Demand demand : junction.demands())
                    if (demand.base() != 0) demands.add(new Demand(demand.base(), scaled(zone, demand), ""));
                if (demands.isEmpty()) demands.add(new Demand(0, pattern("none", new double[to]), ""));
                junctions.add(new Junction(
                        junction.id(), junction.elevation(), demands, junction.emitter(), 0, junction.line()));
            }
            return junctions;
        }

        private String scaled(int zone, Demand demand) {
            String id = "zone " + zone + " " + name(demand.pattern());
            if (patterns.containsKey(id)) return id;
            double[] factor = factors(demand).clone();
            if (zones.isBalanced(zone)) scale(factor, consumption(zone), nominal(zone));
            return pattern(id, factor);
        }

        private void scale(double[] factor, double[] measured, double[] nominal) {
            double last = 1;
            for (int b = 0; b < factor.length; b++) {
                double scale = measured[b] / nominal[b];
                if (scale >= 0 && scale < LARGEST_SCALE) last = scale;
                factor[b] *= last;
            }
        }

        /** Flows of the pumps that stand still, at their ends that are no tank. The file's multiplier applies to them as to all demands. */
        private Map<String, List<Demand>> pumped() {
            var pumped = new HashMap<String, List<Demand>>();
            double multiplier = network.options().demandMultiplier();
            for (Pump pump : network.pumps()) {
                if (!pumps.contains(pump.id())) continue;
                boolean intoTank = tanks.contains(pump.to());
                double[] flow = Scada.held(
                        Scada.means(Objects.requireNonNull(scada.flows().get(pump.id())), size));
                var demand = new Demand((intoTank ? 1 : -1) / multiplier, pattern("pump " + pump.id(), flow), "");
                pumped.computeIfAbsent(intoTank ? pump.from() : pump.to(), any -> new ArrayList<>())
                        .add(demand);
            }
            return pumped;
        }
    }
}
