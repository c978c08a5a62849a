package org.songhua.demo.internal.shape;

import java.util.List;

/**
 * Seeded chance: SplitMix64 (Steele, Lea, Flood 2014), written out so that every Java version and machine rolls the
 * same. One stage or one block takes its own dice by name and key; then neither the order of work nor the number of
 * threads changes what is rolled. Not for use by several threads.
 */
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** {@return dice for a stage of the plan and, within it, for a thing with these keys} */
    public static Dice of(long seed, String stage, long... keys) {
        long state = mix(seed + GOLDEN_GAMMA * stage.hashCode());
        for (long key : keys) state = mix(state ^ (key * GOLDEN_GAMMA));
        return new Dice(state);
    }

    /** {@return bits that look like chance and follow from the value alone: the last steps of SplitMix64} */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** {@return a number in [0, 1), all equally likely} */
    public double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** {@return a number in [low, high)} */
    public double between(double low, double high) {
        return low + unit() * (high - low);
    }

    /** {@return a whole number from low to high, both included} */
    public int whole(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    /** {@return a number in mean ± spread, the nearer the mean the likelier (sum of three, nearly a bell)} */
    public double about(double mean, double spread) {
        return mean + spread * ((unit() + unit() + unit()) / 1.5 - 1);
    }

    /** {@return whether something of that probability happened} */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** {@return one of them} */
    public <T> T pick(List<T> items) {
        return items.get((int) (unit() * items.size()));
    }

    /** {@return an index, as likely as its weight} */
    public int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        double rest = unit() * sum;
        for (int i = 0; i < weights.length; i++) {
            rest -= weights[i];
            if (rest < 0) return i;
        }
        return weights.length - 1;
    }

    /** {@return the number rounded down or up at random, so that many of them keep the sum} */
    public int rounded(double value) {
        int floor = (int) StrictMath.floor(value);
        return chance(value - floor) ? floor + 1 : floor;
    }

    /** Puts the list in random order. */
    public <T> void shuffle(List<T> items) {
        for (int i = items.size() - 1; i > 0; i--) {
            int j = (int) (unit() * (i + 1));
            T item = items.get(i);
            items.set(i, items.get(j));
            items.set(j, item);
        }
    }
}
