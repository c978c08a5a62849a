package org.songhua.engine.text.classify;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features a text has.
 *
 * @param indexes of the features, ascending
 * @param values of the same length
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package; equals is its own.
record SparseVector(int[] indexes, float[] values) {

    static SparseVector of(Map<Integer, Float> features) {
        int[] indexes =
                features.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        var values = new float[indexes.length];
        for (int i = 0; i < indexes.length; i++) values[i] = features.getOrDefault(indexes[i], 0f);
        return new SparseVector(indexes, values);
    }

    /** {@return the scalar product; features beyond the weights count nothing} */
    double dot(float[] weights) {
        double sum = 0;
        for (int i = 0; i < indexes.length && indexes[i] < weights.length; i++) sum += values[i] * weights[indexes[i]];
        return sum;
    }

    void addTo(float[] weights, double factor) {
        for (int i = 0; i < indexes.length; i++) weights[indexes[i]] += (float) (factor * values[i]);
    }

    double squaredNorm() {
        double sum = 0;
        for (float value : values) sum += (double) value * value;
        return sum;
    }

    int greatestIndex() {
        return indexes.length == 0 ? -1 : indexes[indexes.length - 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SparseVector vector
                && Arrays.equals(indexes, vector.indexes)
                && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indexes);
    }

    @Override
    public String toString() {
        return Arrays.toString(indexes) + Arrays.toString(values);
    }
}
