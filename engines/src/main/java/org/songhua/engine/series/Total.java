package org.songhua.engine.series;

/** Count, least, greatest and sum of numbers, one after the other. */
public final class Total {
    private long count = 0;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum = 0;
    private double lost = 0;

    /** Adds one number. */
    public void add(double value) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        addToSum(value);
    }

    /** Adds all that a block holds by what its header says. */
    public void add(BlockHeader block) {
        add(block.numbers(), block.min(), block.max(), block.sum());
    }

    /** Adds numbers that were summed up before. */
    public void add(long moreCount, double moreMin, double moreMax, double moreSum) {
        if (moreCount == 0) return;
        count += moreCount;
        min = Math.min(min, moreMin);
        max = Math.max(max, moreMax);
        addToSum(moreSum);
    }

    private void addToSum(double value) {
        double next = sum + value;
        double error = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        if (Double.isFinite(error)) lost += error;
        sum = next;
    }

    public long count() {
        return count;
    }

    /** {@return the least number, infinity when there is none} */
    public double min() {
        return min;
    }

    /** {@return the greatest number, minus infinity when there is none} */
    public double max() {
        return max;
    }

    public double sum() {
        return sum + lost;
    }

    /** {@return arithmetic mean, NaN when there is no number} */
    public double mean() {
        return count == 0 ? Double.NaN : sum() / count;
    }
}
