package org.songhua.engine.hydraulics.quality;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;

/**
 * What the water of a run carries: its age in hours, the share in per cent that came through one node, or the concentration
 * of a substance in its file's unit. Water moves in parcels through the pipes, mixes at nodes and in tanks, and reacts on its way
 * (Rossman, Boulos and Altman 1993; Lagrangian, by time). In each step nodes are looked at in the order of the flow, and what
 * enters a pipe comes before what leaves it, so that no step is too long for a short pipe. Not for several threads.
 */
public final class QualityRun {
    private static final double CUBIC_METRES = 0.3048 * 0.3048 * 0.3048;
    private static final double TOLERANCE = 0.01;
    /** Flows below this, in cubic metres per second, are none. */
    private static final double STILL = 1e-9;

    private final Model model;
    private final QualityOptions options;
    private final double flowUnit;
    private final double volumeUnit;
    private final Node[] nodes;
    private final PipeWater[] pipes;
    private final @Nullable TankWater[] tanks;
    private final double[] quality;
    private final double[] flow;
    private final double[] outside;
    private final FlowOrder order;
    private final Inputs inputs;
    private final MassAccount account = new MassAccount();
    private final int traced;
    private boolean hasBegun;
    /** Of the step being made: when it begins, and how long it is. */
    private long now;

    private double seconds;

    /** A run of what the network's file asks for. */
    public QualityRun(Model model) {
        this(model, model.network().quality());
    }

    /** A run of something else on the same network. */
    public QualityRun(Model model, QualityOptions options) {
        this.model = model;
        this.options = options;
        var places = new Places(model);
        flowUnit = CUBIC_METRES / model.units().flow();
        volumeUnit = CUBIC_METRES / model.units().volume();
        nodes = places.nodes();
        tanks = new TankWater[nodes.length];
        quality = new double[nodes.length];
        outside = new double[nodes.length];
        pipes = places.pipes(
                tolerance(), new WallTransfer(options, model.network().options()));
        flow = new double[pipes.length];
        order = new FlowOrder(nodes.length, places.from(), places.to());
        inputs = new Inputs(model, options);
        String node = options.traceNode();
        traced = options.kind() == QualityOptions.Kind.TRACE && node != null ? model.node(node) : -1;
    }

    private double tolerance() {
        return Double.isNaN(options.tolerance()) ? TOLERANCE : options.tolerance();
    }

    /** Runs hydraulics and quality to the end. */
    public static Ending run(Model model, QualityOptions options, Listener listener) {
        var simulation = new Simulation(model, false);
        var run = new QualityRun(model, options);
        long now;
        do {
            simulation.solve();
            if (simulation.ending() != Ending.RUNNING) break;
            run.look(simulation);
            if (simulation.isReport()) listener.report(simulation, run);
            now = simulation.seconds();
        } while (run.carryOn(simulation, now));
        return simulation.ending();
    }

    private boolean carryOn(Simulation simulation, long now) {
        if (!simulation.advance()) return false;
        carry(simulation, now);
        return true;
    }

    /** Takes over the flows of the present moment of a run, once it is solved. */
    public void look(Simulation simulation) {
        for (int k = 0; k < flow.length; k++) {
            double now = simulation.flow(k) * flowUnit;
            flow[k] = Math.abs(now) < STILL ? 0 : now;
        }
        for (int n = 0; n < nodes.length; n++)
            outside[n] =
                    nodes[n] instanceof Reservoir || nodes[n] instanceof Tank ? 0 : simulation.outflow(n) * flowUnit;
        if (!hasBegun) begin(simulation);
        for (int k = 0; k < flow.length; k++) if (pipes[k].isPipe()) pipes[k].turn(flow[k]);
    }

    private void begin(Simulation simulation) {
        hasBegun = true;
        for (int n = 0; n < nodes.length; n++) {
            quality[n] = initial(nodes[n], n);
            if (nodes[n] instanceof Tank tank)
                tanks[n] = TankWater.of(
                        tank,
                        simulation.tankVolume(n) * volumeUnit,
                        simulation.largestVolume(n) * volumeUnit,
                        quality[n],
                        tolerance());
        }
        for (int k = 0; k < flow.length; k++)
            if (pipes[k].isPipe()) pipes[k].fill(flow[k], quality[Math.max(0, order.downstream(k, flow))]);
        account.begin(stored());
    }

    private double initial(Node node, int number) {
        if (number == traced) return 100;
        if (options.kind() == QualityOptions.Kind.TRACE) return 0;
        return Places.initialQuality(node);
    }

    /** Carries what there is from a moment of a run to its present one, by the flows last looked at. */
    public void carry(Simulation simulation, long since) {
        long left = simulation.seconds() - since;
        long step = Math.max(1, model.network().times().qualityStep());
        int[] ordered = order.of(flow);
        for (now = since; left > 0; left -= step, now += step) {
            seconds = Math.min(step, left);
            step(ordered);
        }
        for (int n = 0; n < nodes.length; n++) spill(n, simulation);
    }

    private void step(int[] ordered) {
        react();
        for (int node : ordered) pass(node);
    }

    private void react() {
        if (options.kind() == QualityOptions.Kind.TRACE || options.kind() == QualityOptions.Kind.NONE) return;
        double before = stored();
        boolean ages = options.kind() == QualityOptions.Kind.AGE;
        for (PipeWater pipe : pipes) if (pipe.isPipe()) pipe.react(ages, seconds);
        for (int n = 0; n < nodes.length; n++) {
            TankWater tank = tanks[n];
            if (tank != null) tank.change(ages ? age(seconds) : decay((Tank) nodes[n]));
        }
        account.reacted(stored() - before);
    }

    static Parcels.Change age(double seconds) {
        return hours -> hours + seconds / 3600;
    }

    private Parcels.Change decay(Tank tank) {
        double step = seconds;
        Decay decay = Decay.ofTank(options, tank.bulkCoefficient());
        return c -> decay.after(c, step);
    }

    /** What comes to a node mixes there and goes on. */
    private void pass(int node) {
        double volume = 0;
        double mass = 0;
        double leaving = 0;
        for (int i = order.linksFrom()[node]; i < order.linksFrom()[node + 1]; i++) {
            int link = order.links()[i];
            double part = Math.abs(flow[link]) * seconds;
            if (part == 0) continue;
            if (order.downstream(link, flow) != node) {
                leaving += part;
                continue;
            }
            volume += part;
            mass += pipes[link].isPipe() ? pipes[link].pull(part) : part * quality[pipes[link].other(node)];
        }
        send(node, through(node, volume, mass, leaving));
    }

    private double through(int node, double volume, double mass, double leaving) {
        TankWater tank = tanks[node];
        if (tank != null) return throughTank(tank, node, volume, mass, leaving);
        if (nodes[node] instanceof Reservoir reservoir) return throughReservoir(reservoir, node, mass, leaving);
        return throughJunction(node, volume, mass, leaving);
    }

    private double throughReservoir(Reservoir reservoir, int node, double mass, double leaving) {
        account.left(mass);
        double own = inputs.entering(node, initial(reservoir, node), now);
        account.entered(own * leaving);
        return sent(node, own, leaving);
    }

    private double throughTank(TankWater tank, int node, double volume, double mass, double leaving) {
        tank.in(volume, mass);
        double taken = tank.out(leaving);
        return sent(node, leaving > 0 ? taken / leaving : tank.quality(), leaving);
    }

    private double throughJunction(int node, double volume, double mass, double leaving) {
        double entering = Math.max(0, -outside[node]) * seconds;
        double used = Math.max(0, outside[node]) * seconds;
        double added = entering == 0 ? 0 : entering * inputs.entering(node, 0, now);
        account.entered(added);
        double all = volume + entering;
        double sent = sent(node, all > 0 ? (mass + added) / all : atEnds(node), leaving + used);
        account.left(sent * used);
        return sent;
    }

    /** What a node sends on, with what is put in there. */
    private double sent(int node, double mixed, double leaving) {
        double sent = node == traced ? 100 : inputs.leaving(node, mixed, leaving, seconds, now);
        account.entered((sent - mixed) * leaving);
        quality[node] = sent;
        return sent;
    }

    private void send(int node, double sent) {
        for (int i = order.linksFrom()[node]; i < order.linksFrom()[node + 1]; i++) {
            int link = order.links()[i];
            if (flow[link] == 0 || order.downstream(link, flow) == node || !pipes[link].isPipe()) continue;
            pipes[link].push(Math.abs(flow[link]) * seconds, sent);
        }
    }

    /** Where nothing flows, a node has the quality of the water that stands beside it. */
    private double atEnds(int node) {
        double sum = 0;
        int count = 0;
        for (int i = order.linksFrom()[node]; i < order.linksFrom()[node + 1]; i++) {
            PipeWater pipe = pipes[order.links()[i]];
            if (!pipe.isPipe()) continue;
            sum += pipe.at(node);
            count++;
        }
        return count == 0 ? quality[node] : sum / count;
    }

    private void spill(int node, Simulation simulation) {
        TankWater tank = tanks[node];
        if (tank == null || !((Tank) nodes[node]).overflow()) return;
        double excess = tank.volume() - simulation.tankVolume(node) * volumeUnit;
        if (excess > 0) account.left(tank.out(excess));
    }

    private double stored() {
        double sum = 0;
        for (PipeWater pipe : pipes) if (pipe.isPipe()) sum += pipe.mass();
        for (@Nullable TankWater tank : tanks) if (tank != null) sum += tank.mass();
        return sum;
    }

    /** {@return quality at a node, by the model's number} */
    public double node(int node) {
        return quality[node];
    }

    /** {@return mean quality in a link, by the model's number; of pumps and valves that of the water on its way through} */
    public double link(int link) {
        PipeWater pipe = pipes[link];
        if (pipe.isPipe()) return pipe.mean();
        int downstream = order.downstream(link, flow);
        return downstream < 0 ? quality[pipe.from()] : quality[pipe.other(downstream)];
    }

    /** {@return what is missing or too much of the mass that was there and came, over it; 0 is perfect} */
    public double massError() {
        return account.error(stored());
    }

    /** Told of each moment to report. */
    @FunctionalInterface
    public interface Listener {
        /** The present moment of the run is one to report. */
        void report(Simulation simulation, QualityRun quality);
    }
}
