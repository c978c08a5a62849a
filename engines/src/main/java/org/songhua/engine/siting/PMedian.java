package org.songhua.engine.siting;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.songhua.engine.progress.Progress;

/**
 * Chooses p sites of least total cost.
 *
 * <p>Method: the constraint that each demand is served once is relaxed with multipliers (Cornuejols, Fisher and
 * Nemhauser 1977); a subgradient search raises the bound, and the sites it opens are improved by
 * {@link VertexSubstitution}. If value and bound do not meet, the best choice is shaken and improved again. The same
 * problem always has the same answer; work is limited by counts, not by time.
 */
public final class PMedian {
    private static final int MOST_STEPS = 1500;
    private static final int STEPS_WITHOUT_GAIN = 20;
    private static final double LEAST_STEP = 5e-4;
    /** Improving every few steps costs as much as the bound itself. */
    private static final int STEPS_PER_IMPROVEMENT = 20;

    private static final int SHAKES = 60;
    /** Share of the work that raising the bound takes; measured roughly, only for telling how far it is. */
    private static final double SHARE_OF_BOUND = 0.9;

    private static final long SEED = 20_260_101;

    private final SitingProblem problem;
    private final int p;
    private final double[] multiplier;
    private final double[] bestMultiplier;
    private final double[] reduced;
    private final int[] slack;
    private int[] best;
    private double value;
    private double bound = Double.NEGATIVE_INFINITY;
    private final Progress progress;

    private PMedian(SitingProblem problem, int p, Progress progress) {
        this.problem = problem;
        this.p = p;
        this.progress = progress;
        this.multiplier = new double[problem.demands()];
        this.bestMultiplier = new double[problem.demands()];
        this.reduced = new double[problem.sites()];
        this.slack = new int[problem.demands()];
        this.best = new VertexSubstitution(problem, greedy()).improve();
        this.value = problem.value(best);
    }

    /**
     * {@return p sites, their cost and a bound on the least cost}
     *
     * @param p how many to open, 1 to the number of sites
     */
    public static Siting solve(SitingProblem problem, int p) {
        return solve(problem, p, Progress.NONE);
    }

    /**
     * {@return p sites, their cost and a bound on the least cost}
     *
     * @param p how many to open, 1 to the number of sites
     * @param progress told with every step of the bound and every shake
     */
    public static Siting solve(SitingProblem problem, int p, Progress progress) {
        if (p < 1 || p > problem.sites()) {
            throw new IllegalArgumentException("p is " + p + ", there are " + problem.sites() + " sites.");
        }
        if (p == 1) return single(problem, progress);
        var search = new PMedian(problem, p, progress);
        search.raiseBound();
        search.shake();
        progress.at(1);
        return new Siting(search.best, search.value, roundedUp(search.bound, search.value));
    }

    private static Siting single(SitingProblem problem, Progress progress) {
        int[] cheapest = {0};
        for (int site = 1; site < problem.sites(); site++) {
            progress.at(site, problem.sites());
            if (problem.value(new int[] {site}) < problem.value(cheapest)) cheapest = new int[] {site};
        }
        progress.at(1);
        return new Siting(cheapest, problem.value(cheapest), problem.value(cheapest));
    }

    /** Costs are whole numbers, so the least cost is one, too; a hair is left for rounding in the sums. */
    private static double roundedUp(double lower, double value) {
        return Math.max(0, Math.ceil(lower - 1e-6 - 1e-11 * value));
    }

    private int[] greedy() {
        var cost = new double[problem.demands()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        var open = new int[p];
        var isOpen = new boolean[problem.sites()];
        for (int k = 0; k < p; k++) {
            open[k] = cheapestNext(cost, isOpen);
            isOpen[open[k]] = true;
            double[] costs = problem.costs(open[k]);
            for (int i = 0; i < cost.length; i++) cost[i] = Math.min(cost[i], costs[i]);
        }
        return open;
    }

    private int cheapestNext(double[] cost, boolean[] isOpen) {
        int cheapest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int site = 0; site < isOpen.length; site++) {
            if (isOpen[site]) continue;
            double[] costs = problem.costs(site);
            double sum = 0;
            for (int i = 0; i < cost.length; i++) sum += Math.min(cost[i], costs[i]);
            if (cheapest < 0 || sum < least) {
                cheapest = site;
                least = sum;
            }
        }
        return cheapest;
    }

    private boolean isProved() {
        return roundedUp(bound, value) >= value;
    }

    private void raiseBound() {
        for (int i = 0; i < multiplier.length; i++) multiplier[i] = startMultiplier(i);
        double step = 2;
        int withoutGain = 0;
        for (int n = 0; n < MOST_STEPS && step > LEAST_STEP && !isProved(); n++) {
            progress.at(SHARE_OF_BOUND * n / MOST_STEPS);
            int[] chosen = chosenSites();
            double lower = lowerBound(chosen);
            if (lower > bound + 1e-9 * value) withoutGain = 0;
            else if (++withoutGain >= STEPS_WITHOUT_GAIN) {
                step /= 2;
                withoutGain = 0;
                System.arraycopy(bestMultiplier, 0, multiplier, 0, multiplier.length);
                continue;
            }
            keep(lower);
            if (n % STEPS_PER_IMPROVEMENT == 0) tryImproved(chosen);
            move(chosen, step * (1.02 * value - lower));
        }
    }

    /** The cost in the first choice: then the relaxed problem begins where the choice stands. */
    private double startMultiplier(int demand) {
        double least = Double.POSITIVE_INFINITY;
        for (int site : best) least = Math.min(least, problem.costs(site)[demand]);
        return least;
    }

    private int[] chosenSites() {
        for (int site = 0; site < reduced.length; site++) reduced[site] = reducedCost(problem.costs(site));
        double[] sorted = reduced.clone();
        Arrays.sort(sorted);
        double threshold = sorted[p - 1];
        var chosen = new int[p];
        int count = 0;
        for (int site = 0; site < reduced.length && count < p; site++) {
            if (reduced[site] < threshold) chosen[count++] = site;
        }
        for (int site = 0; site < reduced.length && count < p; site++) {
            if (reduced[site] == threshold) chosen[count++] = site;
        }
        return chosen;
    }

    private double reducedCost(double[] costs) {
        double sum = 0;
        for (int i = 0; i < costs.length; i++) sum += Math.min(0, costs[i] - multiplier[i]);
        return sum;
    }

    private double lowerBound(int[] chosen) {
        double sum = 0;
        for (double m : multiplier) sum += m;
        for (int site : chosen) sum += reduced[site];
        return sum;
    }

    private void keep(double lower) {
        if (lower <= bound) return;
        System.arraycopy(multiplier, 0, bestMultiplier, 0, multiplier.length);
        bound = lower;
    }

    private void tryImproved(int[] start) {
        int[] improved = new VertexSubstitution(problem, start).improve();
        double improvedValue = problem.value(improved);
        if (improvedValue >= value) return;
        best = improved;
        value = improvedValue;
    }

    private void move(int[] chosen, double length) {
        Arrays.fill(slack, 1);
        for (int site : chosen) {
            double[] costs = problem.costs(site);
            for (int i = 0; i < slack.length; i++) {
                if (costs[i] < multiplier[i]) slack[i]--;
            }
        }
        double square = 0;
        for (int s : slack) square += (double) s * s;
        if (square == 0) return;
        for (int i = 0; i < slack.length; i++) multiplier[i] += length / square * slack[i];
    }

    private void shake() {
        var random = new SplittableRandom(SEED);
        for (int n = 0; n < SHAKES && !isProved() && p < problem.sites(); n++) {
            progress.at(SHARE_OF_BOUND + (1 - SHARE_OF_BOUND) * n / SHAKES);
            int[] start = best.clone();
            var isOpen = new boolean[problem.sites()];
            for (int site : start) isOpen[site] = true;
            int exchanges = 1 + random.nextInt(Math.max(2, p / 4));
            for (int k = 0; k < exchanges; k++) exchange(random, start, isOpen);
            tryImproved(start);
        }
    }

    private static void exchange(SplittableRandom random, int[] open, boolean[] isOpen) {
        int site = random.nextInt(isOpen.length);
        if (isOpen[site]) return;
        int position = random.nextInt(open.length);
        isOpen[open[position]] = false;
        isOpen[site] = true;
        open[position] = site;
    }
}
