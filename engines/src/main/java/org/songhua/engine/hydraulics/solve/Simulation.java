package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.songhua.engine.hydraulics.Times;
import org.songhua.engine.hydraulics.sparse.LdltFactor;

/**
 * One run of a network through time. {@link #solve} computes the present moment, {@link #advance} goes on to the next one; a
 * run ends by its duration or with a stated reason, never by itself otherwise: each moment has a bounded number of
 * iterations, and each step is at least one second. Not for several threads at once; different runs of one {@link Model} may
 * run in different threads.
 */
public final class Simulation {
    /** Heads beyond this, in feet, are no water's. */
    private static final double IMPLAUSIBLE_HEAD = 1e7;

    private final Model model;
    private final Scenario scenario;
    private final State state;
    private final Times times;
    private final LinkActions actions;
    private final Demands demands;
    private final Controls controls;
    private final Rules rules;
    private final TankLevels tanks;
    private final PumpEnergy energy;
    private final Iteration iteration;
    private final MassBalance massBalance;
    private final BalancedFlows balanced;

    private long seconds;
    private long nextReport;
    private Ending ending = Ending.RUNNING;
    private boolean halting;
    private int steps;
    private int iterations;
    private int unbalancedSteps;
    private double largestError;
    private boolean isBalanced;

    /**
     * Begins a run.
     *
     * @param tight true to iterate until rounding ends it
     */
    public Simulation(Model model, boolean tight) {
        this(model, Scenario.AS_IS, tight);
    }

    /** Begins a run of a scenario. */
    public Simulation(Model model, Scenario scenario, boolean tight) {
        this.model = model;
        this.scenario = scenario;
        this.state = new State(model);
        this.times = model.network.times();
        this.actions = new LinkActions(model, state);
        this.demands = new Demands(model, state, actions, scenario);
        this.controls = new Controls(model, state, actions);
        this.rules = new Rules(model, state, actions);
        this.tanks = new TankLevels(model, state);
        this.energy = new PumpEnergy(model, state);
        this.iteration = new Iteration(model, state, tight);
        this.massBalance = new MassBalance(model, state);
        this.balanced = new BalancedFlows(model, state, iteration.matrix());
        this.nextReport = times.reportStep();
        for (String link : scenario.closedLinks()) actions.close(model.links.index(link));
    }

    /**
     * Branches off: another run that begins at the present moment of this one, with some links closed. {@link #solve} then
     * starts from this one's heads and flows, which needs few iterations.
     */
    public Simulation branch(List<String> closedLinks) {
        return branch(new Scenario(scenario.demandFactor(), closedLinks, scenario.drawn()));
    }

    /** Branches off into another scenario, in the same way. */
    public Simulation branch(Scenario other) {
        var branch = new Simulation(model, other, false);
        branch.state.copy(state);
        branch.seconds = seconds;
        branch.nextReport = nextReport;
        for (String link : other.closedLinks()) branch.actions.close(model.links.index(link));
        return branch;
    }

    /** {@return seconds since the start of the present moment} */
    public long seconds() {
        return seconds;
    }

    /** {@return how it ended, or that it has not} */
    public Ending ending() {
        return ending;
    }

    /** {@return moments computed so far} */
    public int steps() {
        return steps;
    }

    /** {@return iterations over all moments} */
    public int iterations() {
        return iterations;
    }

    /** {@return moments that were not brought into balance} */
    public int unbalancedSteps() {
        return unbalancedSteps;
    }

    /** {@return largest relative error of any moment} */
    public double largestError() {
        return largestError;
    }

    /** {@return largest difference of inflow and outflow over inflow at any moment, before flows are balanced} */
    public double largestImbalance() {
        return massBalance.largest();
    }

    /** {@return node at which there was no solution, by inner number; -1 when there was one} */
    public int failedNode() {
        return iteration.failedNode();
    }

    /** {@return true when the present moment is one to report} */
    public boolean isReport() {
        return seconds % times.reportStep() == 0;
    }

    /** Computes heads and flows of the present moment. */
    public void solve() {
        isBalanced = false;
        demands.apply(seconds);
        controls.apply(seconds);
        iteration.solve();
        steps++;
        iterations += iteration.iterations();
        largestError = Math.max(largestError, iteration.error());
        judge();
    }

    private void judge() {
        if (iteration.failedNode() >= 0) ending = Ending.NO_SOLUTION;
        else if (isImplausible()) ending = Ending.IMPLAUSIBLE;
        else massBalance.look();
        if (iteration.isBalanced()) return;
        unbalancedSteps++;
        if (model.network.options().convergence().extraTrials() < 0) halting = true;
    }

    private boolean isImplausible() {
        for (double head : state.head) if (!(Math.abs(head) < IMPLAUSIBLE_HEAD)) return true;
        return false;
    }

    /** Goes on to the next moment; false when the run has ended. */
    public boolean advance() {
        if (ending != Ending.RUNNING) return false;
        if (halting || seconds >= times.duration()) return end();
        long step = nextStep();
        energy.add(seconds, step / 3600.0);
        seconds += step;
        if (seconds >= nextReport) nextReport += times.reportStep();
        return true;
    }

    private boolean end() {
        ending = halting ? Ending.UNBALANCED : Ending.COMPLETED;
        if (times.duration() == 0) energy.add(0, 1);
        return false;
    }

    private long nextStep() {
        long step = times.hydraulicStep();
        step = shorter(step, model.patterns.untilNext(seconds));
        step = shorter(step, nextReport - seconds);
        step = tanks.shorten(step);
        step = controls.shorten(step, seconds);
        if (!rules.isEmpty()) return ruleStep(step);
        tanks.advance(step);
        return step;
    }

    private static long shorter(long step, long other) {
        return other > 0 && other < step ? other : step;
    }

    /** Goes through the step in pieces until a rule acts. */
    private long ruleStep(long step) {
        long end = seconds + step;
        long piece = Math.min(times.ruleStep() - seconds % times.ruleStep(), step);
        long now = seconds;
        while (piece > 0) {
            now += piece;
            tanks.advance(piece);
            if (rules.check(now, piece)) break;
            piece = Math.min(Math.min(times.ruleStep(), step), end - now);
        }
        return now - seconds;
    }

    /** Runs to the end. */
    public Ending run(Listener listener) {
        do {
            solve();
            if (ending == Ending.RUNNING && isReport()) listener.report(this);
        } while (advance());
        return ending;
    }

    /** Told of each moment to report. */
    @FunctionalInterface
    public interface Listener {
        /** For those who want the end only. */
        Listener NONE = simulation -> {};

        /** The present moment of the run is one to report; its arrays are good until this returns. */
        void report(Simulation simulation);
    }

    /** {@return the network it runs on} */
    public Model model() {
        return model;
    }

    /** {@return head of a node in the file's unit} */
    public double head(int node) {
        return state.head[node] * model.units.head();
    }

    /** {@return pressure at a node in the file's unit} */
    public double pressure(int node) {
        return (state.head[node] - model.nodes.elevation[node]) * model.units.pressure();
    }

    /**
     * Flow through a link in the file's unit, positive from its first node to its second; nothing through a closed one. At
     * every junction the flows add up to what leaves.
     */
    public double flow(int link) {
        return balanced().flow(link) * model.units.flow();
    }

    /** {@return what leaves at a junction, or enters a reservoir or tank, in the file's unit} */
    public double outflow(int node) {
        double inner =
                model.nodes.isJunction(node) ? state.inflow[node] : balanced().inflow(node);
        return inner * model.units.flow();
    }

    /** {@return what stands in a tank, in cubic metres, or feet in files in US units} */
    public double tankVolume(int node) {
        return state.volume[node - model.tanks.firstNode] * model.units.volume();
    }

    /** {@return the most a tank can hold, in the same unit} */
    public double largestVolume(int node) {
        return model.tanks.maxVolume[node - model.tanks.firstNode] * model.units.volume();
    }

    /** {@return largest lack or excess of the flows at a junction at this moment, over all that is supplied} */
    public double imbalance() {
        return balanced().imbalance();
    }

    /** Made when first asked for: a run that only wants heads does not pay for it. */
    private BalancedFlows balanced() {
        if (!isBalanced) balanced.compute();
        isBalanced = true;
        return balanced;
    }

    /** {@return what a junction asks for, in the file's unit} */
    public double fullDemand(int junction) {
        return state.fullDemand[junction] * model.units.flow();
    }

    /** {@return state of a link, one of {@link Status}} */
    public byte status(int link) {
        return state.status[link];
    }

    /** {@return energy a pump has used so far, kilowatt-hours} */
    public double kilowattHours(String pump) {
        return energy.kilowattHours(model.links.index(pump) - model.links.pipeEnd);
    }

    /** {@return cost of that energy, in the network's currency} */
    public double energyCost(String pump) {
        return energy.cost(model.links.index(pump) - model.links.pipeEnd);
    }

    /** {@return time a pump has run so far, hours} */
    public double pumpHours(String pump) {
        return energy.hours(model.links.index(pump) - model.links.pipeEnd);
    }

    /** {@return highest power of all pumps together, kilowatts} */
    public double highestKilowatts() {
        return energy.highestKilowatts();
    }

    /** {@return factor of the last solution, by position of the junctions; good until the next one} */
    public LdltFactor factor() {
        return iteration.matrix().factor();
    }
}
