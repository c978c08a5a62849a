package org.songhua.engine.siting;

/**
 * Demands, candidate sites and what it costs to serve one from the other: weight times distance. Immutable.
 *
 * <p>Costs are whole numbers of at most 2^52 in sum, so that sums of doubles are exact and bounds may be rounded up.
 */
public final class SitingProblem {
    private final double[][] costBySite;
    private final int demands;

    private SitingProblem(double[][] costBySite, int demands) {
        this.costBySite = costBySite;
        this.demands = demands;
    }

    /**
     * {@return the problem of least total weighted distance}
     *
     * @param weights people of each demand, 0 or more
     * @param distance by demand and site, 0 or more; whole units such as seconds or metres
     */
    public static SitingProblem ofDistances(int[] weights, int[][] distance) {
        int sites = weights.length == 0 ? 0 : distance[0].length;
        var costs = new double[sites][weights.length];
        for (int site = 0; site < sites; site++) {
            for (int i = 0; i < weights.length; i++) costs[site][i] = (double) weights[i] * distance[i][site];
        }
        return new SitingProblem(costs, weights.length);
    }

    /**
     * {@return the problem of most people within a distance: a demand out of reach costs its weight, one within nothing}
     */
    public static SitingProblem ofCovering(int[] weights, int[][] distance, int reach) {
        int sites = weights.length == 0 ? 0 : distance[0].length;
        var costs = new double[sites][weights.length];
        for (int site = 0; site < sites; site++) {
            for (int i = 0; i < weights.length; i++) costs[site][i] = distance[i][site] <= reach ? 0 : weights[i];
        }
        return new SitingProblem(costs, weights.length);
    }

    public int sites() {
        return costBySite.length;
    }

    public int demands() {
        return demands;
    }

    /** {@return cost of serving each demand from the site; not to be changed} */
    double[] costs(int site) {
        return costBySite[site];
    }

    /** {@return the sum over all demands of the least cost from an open site} */
    public double value(int[] open) {
        double sum = 0;
        for (int i = 0; i < demands; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int site : open) least = Math.min(least, costBySite[site][i]);
            sum += least;
        }
        return sum;
    }
}
