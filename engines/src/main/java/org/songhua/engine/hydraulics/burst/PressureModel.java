package org.songhua.engine.hydraulics.burst;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.HeadResponse;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Scenario;
import org.songhua.engine.hydraulics.solve.Simulation;

/**
 * Pressures of a network at single moments, as they follow from how much of its base demand is drawn and from what a burst takes. A burst is in the middle of
 * its pipe: half of it is drawn at each end. Shared by threads; its moments are not.
 */
public final class PressureModel {
    /** Pressures must be better than the sensors; with the usual 0.01 of files they are not. */
    private static final double ACCURACY = 1e-5;

    private final WaterNetwork network;
    private final Model model;
    private final Map<String, Pipe> pipes = new HashMap<>();
    private final Set<String> junctions = new HashSet<>();
    private final double demand;

    /** Prepares a network; its demands are taken without patterns. */
    public PressureModel(WaterNetwork network) {
        this.network = network;
        var convergence = network.options().convergence().withAccuracy(ACCURACY);
        model = Model.of(network.with(network.options().with(convergence)));
        for (Pipe pipe : network.pipes()) pipes.put(pipe.id(), pipe);
        for (Junction junction : network.junctions()) junctions.add(junction.id());
        demand = network.junctions().stream().mapToDouble(PressureModel::base).sum();
    }

    private static double base(Junction junction) {
        return junction.demands().stream().mapToDouble(Demand::base).sum();
    }

    /** {@return what all draw at factor 1, in the network's flow unit} */
    public double demand() {
        return demand;
    }

    /** {@return the pipes, in the order of the network} */
    public List<Pipe> pipes() {
        return network.pipes();
    }

    /** {@return whether there is such a pipe} */
    public boolean hasPipe(String pipe) {
        return pipes.containsKey(pipe);
    }

    /** {@return whether there is such a junction} */
    public boolean hasNode(String junction) {
        return junctions.contains(junction);
    }

    /** {@return the moment at which a multiple of all demand is drawn; empty without a solution} */
    public Optional<Moment> at(double factor) {
        return solved(new Simulation(model, new Scenario(factor, List.of()), false));
    }

    /**
     * {@return the moment at which a burst is running too}
     *
     * @param near a moment that is much alike, from which the solution starts
     * @param pipe that bursts; must be of the network
     * @param drawn what it takes, in the network's flow unit
     */
    public Optional<Moment> at(Moment near, double factor, String pipe, double drawn) {
        Pipe burst = pipe(pipe);
        Map<String, Double> halves = Map.of(burst.from(), drawn / 2, burst.to(), drawn / 2);
        return solved(near.run.branch(new Scenario(factor, List.of(), halves)));
    }

    private Pipe pipe(String id) {
        Pipe found = pipes.get(id);
        if (found == null) throw new IllegalArgumentException("There is no pipe " + id);
        return found;
    }

    private Optional<Moment> solved(Simulation run) {
        run.solve();
        return run.ending() == Ending.RUNNING ? Optional.of(new Moment(run)) : Optional.empty();
    }

    /** Mean over the customers of something at all junctions, by their base demands. */
    double shared(double[] atJunctions) {
        double sum = 0;
        for (Junction junction : network.junctions()) sum += base(junction) * atJunctions[model.node(junction.id())];
        return demand > 0 ? sum / demand : 0;
    }

    /** A moment that has been solved. */
    public static final class Moment {
        private final Simulation run;

        private Moment(Simulation run) {
            this.run = run;
        }

        /** {@return pressure at a node, in the network's unit} */
        public double pressure(String node) {
            return run.pressure(run.model().node(node));
        }

        /** {@return pressures at nodes, in their order} */
        public double[] pressures(List<String> nodes) {
            return nodes.stream().mapToDouble(this::pressure).toArray();
        }

        /** {@return what comes out of each reservoir, by its name, in the network's flow unit} */
        public Map<String, Double> inflows() {
            var inflows = new HashMap<String, Double>();
            run.model().network().reservoirs().forEach(one -> inflows.put(one.id(), inflow(one.id())));
            return inflows;
        }

        private double inflow(String reservoir) {
            return -run.outflow(run.model().node(reservoir));
        }

        HeadResponse response() {
            return new HeadResponse(run);
        }

        int node(String id) {
            return run.model().node(id);
        }
    }
}
