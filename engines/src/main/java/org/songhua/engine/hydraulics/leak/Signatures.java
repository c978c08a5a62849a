package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.HeadResponse;
import org.songhua.engine.hydraulics.solve.Simulation;

/**
 * What one cubic metre an hour lost in the middle of a pipe does to each channel: falls of pressure at the sensors, found by one solution for each
 * sensor, and a rise of the consumption of its zone. Where the consumption of the zone is known, the model already shares out the lost water over all
 * consumers, so that only the difference to that shows. By block of the day, as flows differ. Immutable.
 */
public final class Signatures {
    private final List<String> pipes;
    private final Channels channels;
    /** By block of the day, pipe, channel. */
    private final double[][][] effects;

    private Signatures(List<String> pipes, Channels channels, double[][][] effects) {
        this.pipes = List.copyOf(pipes);
        this.channels = channels;
        this.effects = effects;
    }

    /** At each moment of a run that is reported; for a network as it is, all of whose consumption is as the model says. */
    public static Signatures of(WaterNetwork network, List<String> sensors) {
        var zones = new Zones(network, Set.of(), Set.of());
        return new Maker(network, zones, new Channels(sensors, List.of())).make(network);
    }

    /** For a driven network, over its first blocks, one for each block of the day. */
    static Signatures of(WaterNetwork network, Zones zones, Channels channels, WaterNetwork driven) {
        return new Maker(network, zones, channels).make(driven);
    }

    /** {@return the pipes, in the order of their numbers} */
    public List<String> pipes() {
        return pipes;
    }

    Channels channels() {
        return channels;
    }

    int slots() {
        return effects.length;
    }

    /** {@return change of each channel per cubic metre an hour lost at a pipe, at a block of the day; a copy} */
    public double[] effect(int slot, int pipe) {
        return effects[Math.floorMod(slot, effects.length)][pipe].clone();
    }

    /** {@return the mean effects over some blocks of the day, by pipe and channel} */
    double[][] mean(int[] slots) {
        var mean = new double[pipes.size()][channels.count()];
        for (int slot : slots) {
            double[][] of = effects[Math.floorMod(slot, effects.length)];
            for (int p = 0; p < mean.length; p++)
                for (int c = 0; c < mean[p].length; c++) mean[p][c] += of[p][c] / slots.length;
        }
        return mean;
    }

    /** {@return the same of one pipe, by channel} */
    double[] mean(int[] slots, int pipe) {
        var mean = new double[channels.count()];
        for (int slot : slots) {
            double[] of = effects[Math.floorMod(slot, effects.length)][pipe];
            for (int c = 0; c < mean.length; c++) mean[c] += of[c] / slots.length;
        }
        return mean;
    }

    /** {@return number of a pipe} */
    int number(String pipe) {
        return pipes.indexOf(pipe);
    }

    /** Goes through a run once. */
    private static final class Maker {
        private final WaterNetwork network;
        private final Zones zones;
        private final Channels channels;
        private final double perCubicMetre;

        Maker(WaterNetwork network, Zones zones, Channels channels) {
            this.network = network;
            this.zones = zones;
            this.channels = channels;
            perCubicMetre = network.options().flowUnit().perCfs() / FlowUnit.CMH.perCfs();
        }

        Signatures make(WaterNetwork driven) {
            var effects = new ArrayList<double[][]>();
            ModelRun.run(driven, run -> effects.add(effects(run)));
            if (effects.isEmpty()) effects.add(new double[network.pipes().size()][channels.count()]);
            return new Signatures(
                    network.pipes().stream().map(Pipe::id).toList(), channels, effects.toArray(double[][][]::new));
        }

        private double[][] effects(Simulation run) {
            var effects = new double[network.pipes().size()][channels.count()];
            var response = new HeadResponse(run);
            for (int s = 0; s < channels.sensors().size(); s++) sensor(run, response, s, effects);
            for (int p = 0; p < effects.length; p++) {
                int channel = channels.ofZone(zone(p));
                if (channel >= 0) effects[p][channel] = 1;
            }
            return effects;
        }

        private int zone(int pipe) {
            return zones.of(network.pipes().get(pipe).to());
        }

        private void sensor(Simulation run, HeadResponse response, int sensor, double[][] effects) {
            double[] falls = response.falls(run.model().node(channels.sensors().get(sensor)));
            double[] shared = shared(run, falls);
            for (int p = 0; p < effects.length; p++) {
                Pipe pipe = network.pipes().get(p);
                double fall = (fall(run, falls, pipe.from()) + fall(run, falls, pipe.to())) / 2;
                effects[p][sensor] = (shared[zone(p)] - fall) * perCubicMetre;
            }
        }

        private static double fall(Simulation run, double[] falls, String node) {
            int at = run.model().node(node);
            return at < falls.length ? falls[at] : 0;
        }

        /** The fall when a unit is drawn by all consumers of a zone, as they draw on average; 0 where consumption is not known. */
        private double[] shared(Simulation run, double[] falls) {
            var fall = new double[zones.count()];
            var drawn = new double[zones.count()];
            for (Junction junction : network.junctions()) {
                int zone = zones.of(junction.id());
                int at = run.model().node(junction.id());
                double demand = zones.isBalanced(zone) ? consumed(junction) : 0;
                fall[zone] += demand * falls[at];
                drawn[zone] += demand;
            }
            for (int z = 0; z < fall.length; z++) fall[z] = drawn[z] > 0 ? fall[z] / drawn[z] : 0;
            return fall;
        }

        private static double consumed(Junction junction) {
            return junction.demands().stream()
                    .mapToDouble(demand -> Math.max(0, demand.base()))
                    .sum();
        }
    }
}
