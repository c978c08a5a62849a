package org.songhua.engine.random;

import java.util.SplittableRandom;

/** Runs a property many times on random input; a failure names the seed that repeats it. */
public final class Seeded {
    private Seeded() {}

    /** What must hold for every input. */
    @FunctionalInterface
    public interface Property {
        void check(SplittableRandom random) throws Exception;
    }

    /**
     * Checks a property with the seeds 0 to {@code runs} - 1.
     *
     * @throws AssertionError naming the seed of the first run that failed
     */
    public static void check(int runs, Property property) {
        for (int seed = 0; seed < runs; seed++) once(seed, property);
    }

    private static void once(int seed, Property property) {
        try {
            property.check(new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
