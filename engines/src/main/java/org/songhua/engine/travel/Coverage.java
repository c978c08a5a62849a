package org.songhua.engine.travel;

/**
 * How many have something within reach, counted by origins (buildings) and by their weights (people); never mixed.
 *
 * @param origins how many origins there are, with or without street
 * @param originsCovered how many of them have it within the limit
 * @param weight sum of the weights of all origins
 * @param weightCovered sum of the weights of those covered
 */
public record Coverage(long origins, long originsCovered, double weight, double weightCovered) {

    /** {@return 0 to 1; NaN when there are no origins} */
    public double shareOfOrigins() {
        return (double) originsCovered / origins;
    }

    /** {@return 0 to 1; NaN when the weights sum to 0} */
    public double shareOfWeight() {
        return weightCovered / weight;
    }
}
