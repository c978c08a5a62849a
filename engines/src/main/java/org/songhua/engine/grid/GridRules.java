package org.songhua.engine.grid;

/**
 * How large unit grids are to be.
 *
 * @param target_m2 size aimed at; 10,000 m² is what the practice of GB/T 30428.1 and 47678.3 calls usual
 * @param leastShare of the target below which a grid is joined with a neighbour, 0 to 0.5
 * @param mostShare of the target above which a grid is halved, at least 1.5: halves must not be too small themselves
 */
public record GridRules(double target_m2, double leastShare, double mostShare) {
    /** One hectare, from a quarter of it to one and a half. */
    public static final GridRules USUAL = new GridRules(10_000, 0.25, 1.5);

    public GridRules {
        boolean shares = leastShare >= 0 && leastShare <= 0.5 && mostShare >= 1.5;
        if (!(target_m2 >= 1) || !shares) throw new IllegalArgumentException("Not rules for grids: " + target_m2);
    }

    double least_m2() {
        return target_m2 * leastShare;
    }

    double most_m2() {
        return target_m2 * mostShare;
    }
}
