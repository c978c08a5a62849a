package org.songhua.wiring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Convergence;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Computes heads and flows of a network over its duration and writes them as CSV. Exit code 0 when the whole duration was
 * computed, 1 when the run ended before with a stated reason, 2 when nothing was done.
 */
@Command(
        name = "solve",
        description = "Compute heads and flows; writes heads.csv and flows.csv (seconds,id,value; the file's units).",
        mixinStandardHelpOptions = true)
class WaterSolveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NET.inp", description = "Network in EPANET's format.")
    Path file = Path.of("");

    @Option(
            names = "--accuracy",
            paramLabel = "X",
            description = "Sum of flow changes over sum of flows at which an iteration ends (default: the file's).")
    @Nullable
    Double accuracy;

    @Option(names = "--tight", description = "Iterate until only rounding is left.")
    boolean tight;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the results.")
    Path out = Path.of(".");

    /** Largest of all reported moments. */
    private double imbalance;

    @Override
    public Integer call() throws IOException {
        WaterNetwork network = WaterCommand.read(file);
        Model model = Model.of(network.with(network.options().with(convergence(network))));
        Files.createDirectories(out);
        var simulation = new Simulation(model, tight);
        double seconds = run(simulation);
        print(simulation, seconds, imbalance);
        return simulation.ending() == Ending.COMPLETED ? 0 : 1;
    }

    private Convergence convergence(WaterNetwork network) {
        Convergence own = network.options().convergence();
        if (tight) return own.tight();
        if (accuracy == null) return own;
        if (!(accuracy > 0 && accuracy <= 1)) throw new StoreException("The accuracy must be above 0 and at most 1.");
        return own.withAccuracy(accuracy);
    }

    /** {@return processor seconds of the computing, without the writing} */
    private double run(Simulation simulation) throws IOException {
        try (var heads = new SeriesWriter(
                        out.resolve("heads.csv"), simulation.model().nodeIds());
                var flows = new SeriesWriter(
                        out.resolve("flows.csv"), simulation.model().linkIds())) {
            long spent = 0;
            boolean more = true;
            while (more) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                simulation.solve();
                boolean report = simulation.ending() == Ending.RUNNING && simulation.isReport();
                spent += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                if (report) {
                    heads.write(simulation.seconds(), simulation::head);
                    flows.write(simulation.seconds(), simulation::flow);
                    imbalance = Math.max(imbalance, simulation.imbalance());
                }
                more = simulation.advance();
            }
            return spent / 1e9;
        }
    }

    private static void print(Simulation run, double seconds, double imbalance) {
        System.out.printf(
                Locale.ROOT,
                "steps %d, iterations %d, CPU %.4f s, largest imbalance %.1e of the inflow, largest flow change %.1e%n",
                run.steps(),
                run.iterations(),
                seconds,
                imbalance,
                run.largestError());
        if (run.unbalancedSteps() > 0) System.out.printf("not balanced at %d steps%n", run.unbalancedSteps());
        System.out.println(ending(run));
    }

    private static String ending(Simulation run) {
        String at = " at " + run.seconds() + " s";
        return switch (run.ending()) {
            case COMPLETED, RUNNING -> "completed" + at;
            case UNBALANCED -> "ended" + at + ": no balance within the trials, and the file asks to stop then";
            case NO_SOLUTION ->
                "ended" + at + ": the equations have no solution at node "
                        + run.model().nodeIds()[run.failedNode()] + "; a part may be cut off from every source";
            case IMPLAUSIBLE ->
                "ended" + at + ": heads beyond anything real; diameters, demands or units of the file cannot be right";
        };
    }
}
