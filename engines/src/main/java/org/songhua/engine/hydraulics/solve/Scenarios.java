package org.songhua.engine.hydraulics.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many runs of one network side by side. Each has arrays of its own, so that the results do not depend on the threads. */
public final class Scenarios {
    private Scenarios() {}

    /**
     * Runs scenarios to their ends.
     *
     * @param model shared by all
     * @param scenarios what differs
     * @param threads how many run at once, at least one
     * @param result what is wanted of each run, taken at its end
     * @return results in the order of the scenarios
     */
    public static <T> List<T> run(Model model, List<Scenario> scenarios, int threads, Function<Simulation, T> result) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<T>>();
            for (Scenario scenario : scenarios) running.add(workers.submit(() -> run(model, scenario, result)));
            var results = new ArrayList<T>();
            for (Future<T> one : running) results.add(await(one));
            return results;
        }
    }

    private static <T> T run(Model model, Scenario scenario, Function<Simulation, T> result) {
        var simulation = new Simulation(model, scenario, false);
        simulation.run(Simulation.Listener.NONE);
        return result.apply(simulation);
    }

    private static <T> T await(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while scenarios were running", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A scenario failed", e.getCause());
        }
    }
}
