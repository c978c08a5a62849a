package org.songhua.engine.hydraulics.burst;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.burst.PressureModel.Moment;
import org.songhua.engine.hydraulics.solve.HeadResponse;

/**
 * Where further pressure sensors would see most. A sensor sees a pipe when a burst of a given size in its middle lets the pressure fall by enough there, by the same
 * sensitivities that {@link BurstSearch} looks with (adjoint method). Places are chosen one by one, each for the length of pipe that it adds to what is seen
 * already; no other choice of as many sees more than 1 / (1 - 1/e) = 1.58 times what this one adds (Nemhauser, Wolsey and Fisher 1978).
 */
public final class SensorPlacement {
    private final PressureModel model;
    private final Moment moment;
    private final HeadResponse response;
    private final Burst burst;
    private final List<Pipe> pipes;
    private final double[] metres;

    private SensorPlacement(PressureModel model, Moment moment, Burst burst) {
        this.model = model;
        this.moment = moment;
        this.burst = burst;
        response = moment.response();
        pipes = model.pipes();
        metres = pipes.stream().mapToDouble(Pipe::length).toArray();
    }

    /**
     * What is to be seen.
     *
     * @param factor of demand at the moment
     * @param isMetered whether the inflow is measured, of which a burst is a part, so that the model expects a fall of its own
     * @param drawn what a burst takes, in the network's flow unit
     * @param fall that a sensor tells from chance, in the network's pressure unit
     */
    public record Burst(double factor, boolean isMetered, double drawn, double fall) {
        public Burst {
            if (!(factor > 0) || !(drawn > 0) || !(fall > 0))
                throw new IllegalArgumentException("Factor, drawn and fall must be positive.");
        }
    }

    /**
     * A place for a sensor.
     *
     * @param node of the model
     * @param adds share of the length of all pipes that it sees and none before it does
     * @param seen share that is seen with it and all before it
     */
    public record Site(String node, double adds, double seen) {}

    /**
     * What to do.
     *
     * @param before share of the length of all pipes that the sensors in place see
     * @param sites further places, the best first; fewer than asked for when no other adds anything
     */
    public record Plan(double before, List<Site> sites) {
        public Plan {
            sites = List.copyOf(sites);
        }
    }

    /**
     * Chooses places.
     *
     * @param present nodes with a sensor
     * @param candidates nodes where one could stand
     * @param count of places that are wanted
     * @return nothing seen and no place without a solution of the model
     */
    public static Plan choose(
            PressureModel model, List<String> present, List<String> candidates, Burst burst, int count) {
        Optional<Moment> moment = model.at(burst.factor());
        if (moment.isEmpty()) return new Plan(0, List.of());
        return new SensorPlacement(model, moment.get(), burst).choose(present, candidates, count);
    }

    private record Gain(String node, BitSet sees, double metres) {}

    private Plan choose(List<String> present, List<String> candidates, int count) {
        double all = length(all());
        var seen = new BitSet();
        for (String node : present) seen.or(sees(node));
        double before = length(seen) / all;
        var waiting = new PriorityQueue<>(
                Comparator.comparingDouble(Gain::metres).reversed().thenComparing(Gain::node));
        Set<String> known = new HashSet<>(present);
        for (String node : candidates) if (known.add(node)) waiting.add(gain(node, sees(node), seen));
        var sites = new ArrayList<Site>();
        while (sites.size() < count && !waiting.isEmpty()) {
            Gain best = waiting.remove();
            Gain now = gain(best.node(), best.sees(), seen);
            if (now.metres() <= 0) continue;
            // Gains only shrink: one that is still the largest is the best without a look at the others.
            if (now.metres() < best.metres()) {
                waiting.add(now);
                continue;
            }
            seen.or(best.sees());
            sites.add(new Site(best.node(), now.metres() / all, length(seen) / all));
        }
        return new Plan(before, sites);
    }

    private BitSet all() {
        var all = new BitSet();
        all.set(0, pipes.size());
        return all;
    }

    private double length(BitSet some) {
        return some.stream().mapToDouble(p -> metres[p]).sum();
    }

    private Gain gain(String node, BitSet sees, BitSet seen) {
        var more = (BitSet) sees.clone();
        more.andNot(seen);
        return new Gain(node, sees, length(more));
    }

    private BitSet sees(String node) {
        double[] falls = response.falls(moment.node(node));
        double shared = burst.isMetered() ? model.shared(falls) : 0;
        var sees = new BitSet(pipes.size());
        for (int p = 0; p < pipes.size(); p++) {
            Pipe pipe = pipes.get(p);
            double fall = (fall(falls, pipe.from()) + fall(falls, pipe.to())) / 2 - shared;
            if (fall * burst.drawn() >= burst.fall()) sees.set(p);
        }
        return sees;
    }

    private double fall(double[] falls, String node) {
        int at = moment.node(node);
        return at < falls.length ? falls[at] : 0;
    }
}
