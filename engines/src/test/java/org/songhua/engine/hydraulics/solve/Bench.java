package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.inp.InpReader;

/**
 * A test bench for small networks: lengths and heads in feet, diameters in inches, flows in cubic feet per second, pressures in
 * feet, so that the formulas of the comments hold without a factor.
 */
final class Bench {
    static final String OPTIONS = """
            [OPTIONS]
            UNITS CFS
            PRESSURE FEET
            HEADLOSS H-W
            ACCURACY 0.00001
            """;

    private final Simulation run;

    private Bench(Simulation run) {
        this.run = run;
    }

    static Model model(String sections) {
        return Model.of(InpReader.read(OPTIONS + sections, "test.inp").network());
    }

    /** Solves the first moment. */
    static Bench first(String sections) {
        var run = new Simulation(model(sections), false);
        run.solve();
        return new Bench(run);
    }

    /** Solves up to a moment, which must be one the run stops at. */
    static Bench at(String sections, long seconds) {
        var run = new Simulation(model(sections), false);
        run.solve();
        while (run.seconds() < seconds && run.advance()) run.solve();
        if (run.seconds() != seconds) throw new AssertionError("stopped at " + run.seconds() + ", " + run.ending());
        return new Bench(run);
    }

    /** Runs to the end. */
    static Bench all(String sections) {
        var run = new Simulation(model(sections), false);
        run.run(Simulation.Listener.NONE);
        return new Bench(run);
    }

    Simulation run() {
        return run;
    }

    double head(String node) {
        return run.head(run.model().node(node));
    }

    double pressure(String node) {
        return run.pressure(run.model().node(node));
    }

    double flow(String link) {
        return run.flow(run.model().link(link));
    }

    double outflow(String node) {
        return run.outflow(run.model().node(node));
    }

    byte status(String link) {
        return run.status(run.model().link(link));
    }

    /** Hazen-Williams loss of a pipe of one foot in diameter with C = 100, feet. */
    static double loss(double length, double flow) {
        return 4.727 * length / Math.pow(100, 1.852) * Math.pow(flow, 1.852);
    }
}
