package org.songhua.engine.series;

/**
 * What happened in one interval of a datastream.
 *
 * @param start_us first moment of the interval
 * @param count numbers in it, at least 1 unless all readings were texts
 * @param flagged readings that carry any doubt about their quality
 * @param doubts all these doubts together: the bits of {@link Readings#DOUBTS} that any of the readings carries
 * @param min least number
 * @param max greatest number
 * @param sum sum of the numbers
 */
public record RollUp(long start_us, long count, long flagged, int doubts, double min, double max, double sum) {

    /** Readings that nobody doubts. */
    public RollUp(long start_us, long count, double min, double max, double sum) {
        this(start_us, count, 0, 0, min, max, sum);
    }

    /** {@return arithmetic mean, NaN when there is no number} */
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /** {@return both together, from the start of the earlier} */
    public RollUp plus(RollUp other) {
        var total = new Total();
        total.add(count, min, max, sum);
        total.add(other.count, other.min, other.max, other.sum);
        return new RollUp(
                Math.min(start_us, other.start_us),
                total.count(),
                flagged + other.flagged,
                doubts | other.doubts,
                total.min(),
                total.max(),
                total.sum());
    }
}
