package org.songhua.engine.siting;

/**
 * Improves a choice of sites by exchanging one open site for a closed one as long as that helps: Teitz and Bart (1968),
 * with the gains of all exchanges of a site computed in one pass over the demands as Whitaker (1983) does.
 */
final class VertexSubstitution {
    private final SitingProblem problem;
    private final int demands;
    private final boolean[] isOpen;
    private final int[] open;
    /** For each demand the position in {@link #open} of its cheapest site. */
    private final int[] first;

    private final double[] firstCost;
    private final double[] secondCost;
    private final double[] loss;
    private final double[] lossBase;

    VertexSubstitution(SitingProblem problem, int[] start) {
        this.problem = problem;
        this.demands = problem.demands();
        this.open = start.clone();
        this.isOpen = new boolean[problem.sites()];
        for (int site : open) isOpen[site] = true;
        this.first = new int[demands];
        this.firstCost = new double[demands];
        this.secondCost = new double[demands];
        this.loss = new double[open.length];
        this.lossBase = new double[open.length];
    }

    /** {@return the improved choice} */
    int[] improve() {
        do assign();
        while (exchangeBest());
        return open.clone();
    }

    private void assign() {
        java.util.Arrays.fill(firstCost, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(secondCost, Double.POSITIVE_INFINITY);
        for (int k = 0; k < open.length; k++) {
            double[] costs = problem.costs(open[k]);
            for (int i = 0; i < demands; i++) {
                double cost = costs[i];
                if (cost < firstCost[i]) {
                    secondCost[i] = firstCost[i];
                    firstCost[i] = cost;
                    first[i] = k;
                } else if (cost < secondCost[i]) {
                    secondCost[i] = cost;
                }
            }
        }
        java.util.Arrays.fill(lossBase, 0);
        for (int i = 0; i < demands; i++) lossBase[first[i]] += secondCost[i] - firstCost[i];
    }

    private boolean exchangeBest() {
        double best = 1e-9;
        int bestSite = -1;
        int bestPosition = -1;
        for (int site = 0; site < isOpen.length; site++) {
            if (isOpen[site]) continue;
            double gain = gain(site);
            for (int k = 0; k < loss.length; k++) {
                if (gain - loss[k] <= best) continue;
                best = gain - loss[k];
                bestSite = site;
                bestPosition = k;
            }
        }
        if (bestSite < 0) return false;
        isOpen[open[bestPosition]] = false;
        isOpen[bestSite] = true;
        open[bestPosition] = bestSite;
        return true;
    }

    /** {@return what opening a site saves; {@link #loss} is then what closing each open one costs beside it} */
    private double gain(int site) {
        System.arraycopy(lossBase, 0, loss, 0, loss.length);
        double[] costs = problem.costs(site);
        double gain = 0;
        for (int i = 0; i < demands; i++) {
            double cost = costs[i];
            if (cost >= secondCost[i]) continue;
            if (cost < firstCost[i]) {
                gain += firstCost[i] - cost;
                loss[first[i]] -= secondCost[i] - firstCost[i];
            } else {
                loss[first[i]] -= secondCost[i] - cost;
            }
        }
        return gain;
    }
}
