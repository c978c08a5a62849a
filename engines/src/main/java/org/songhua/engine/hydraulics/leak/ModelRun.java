package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;

/**
 * What the sensors should have said: the driven network solved block by block. Weeks are solved apart from each other, always cut the same way, so that the
 * result does not depend on the threads; a tank without a level starts each week anew. A block without a solution is NaN.
 */
public final class ModelRun {
    private final WaterNetwork network;
    private final DrivenNetwork driven;
    private final Channels channels;
    private final Scada scada;
    private final int size;

    private ModelRun(WaterNetwork network, Scada scada, int size) {
        this.network = network;
        this.scada = scada;
        this.size = size;
        driven = new DrivenNetwork(network, scada, size);
        channels = new Channels(
                List.copyOf(scada.pressures().keySet()), driven.zones().known());
    }

    /**
     * What is made of a network and its measurements.
     *
     * @param residuals measured and modelled
     * @param signatures what a leak would look like
     * @param distances between pipes
     */
    public record Result(Residuals residuals, Signatures signatures, PipeDistances distances) {}

    /**
     * Solves the network.
     *
     * @param scada measurements; sensors, meters and levels must be of the network
     * @param blockSeconds over which means are taken, a divisor of a day and a multiple of the step
     * @param threads how many weeks are solved at once
     */
    public static Result of(WaterNetwork network, Scada scada, int blockSeconds, int threads) {
        if (blockSeconds < scada.step() || blockSeconds % scada.step() != 0 || Scada.DAY % blockSeconds != 0)
            throw new IllegalArgumentException("No block of whole steps: " + blockSeconds + " s");
        return new ModelRun(network, scada, blockSeconds / scada.step()).result(threads);
    }

    private Result result(int threads) {
        var modelled = new double[channels.count()][driven.blocks()];
        var measured = new double[channels.count()][];
        for (int s = 0; s < channels.sensors().size(); s++)
            measured[s] = Scada.means(
                    Objects.requireNonNull(
                            scada.pressures().get(channels.sensors().get(s))),
                    size);
        for (int zone : channels.zones()) {
            measured[channels.ofZone(zone)] = cubicMetres(driven.consumption(zone));
            modelled[channels.ofZone(zone)] = cubicMetres(driven.nominal(zone));
        }
        solve(modelled, threads);
        var residuals = new Residuals(scada.weekSecond(), driven.blockSeconds(), channels.names(), measured, modelled);
        return new Result(residuals, signatures(), new PipeDistances(network));
    }

    private double[] cubicMetres(double[] flows) {
        double unit = FlowUnit.CMH.perCfs() / network.options().flowUnit().perCfs();
        return Arrays.stream(flows).map(flow -> flow * unit).toArray();
    }

    /** Of the first whole day. */
    private Signatures signatures() {
        int day = Scada.DAY / driven.blockSeconds();
        int into = (int) (scada.weekSecond() % Scada.DAY / driven.blockSeconds());
        int from = (day - into) % day;
        int to = Math.min(from + day, driven.blocks());
        WaterNetwork first = from < to ? driven.over(from, to) : network;
        return Signatures.of(network, driven.zones(), channels, first);
    }

    private void solve(double[][] modelled, int threads) {
        int week = Scada.WEEK / driven.blockSeconds();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int from = 0; from < driven.blocks(); from += week) {
                int begin = from;
                int end = Math.min(from + week, driven.blocks());
                running.add(workers.submit(() -> solve(modelled, begin, end)));
            }
            for (Future<?> one : running) await(one);
        }
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a network was solved", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A network was not solved", e.getCause());
        }
    }

    private void solve(double[][] modelled, int from, int to) {
        int sensors = channels.sensors().size();
        for (int s = 0; s < sensors; s++) Arrays.fill(modelled[s], from, to, Double.NaN);
        run(driven.over(from, to), run -> {
            int block = from + (int) (run.seconds() / driven.blockSeconds());
            for (int s = 0; s < sensors; s++)
                modelled[s][block] =
                        run.pressure(run.model().node(channels.sensors().get(s)));
        });
    }

    /** Runs a network as far as it goes; only moments with a solution are reported. */
    static void run(WaterNetwork network, Simulation.Listener listener) {
        var convergence = network.options().convergence().withAccuracy(ACCURACY);
        Model model = Model.of(network.with(network.options().with(convergence)));
        var run = new Simulation(model, false);
        do {
            run.solve();
            if (run.ending() == Ending.RUNNING && run.isReport()) listener.report(run);
        } while (run.advance());
    }

    /** Heads must be better than the sensors; with the usual 0.01 of files they are not. */
    private static final double ACCURACY = 1e-4;
}
