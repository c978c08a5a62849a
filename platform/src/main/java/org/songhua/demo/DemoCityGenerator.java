package org.songhua.demo;

import java.util.ArrayList;
import java.util.List;
import org.songhua.demo.internal.networks.Networks;
import org.songhua.demo.internal.plan.City;
import org.songhua.demo.internal.plan.ComponentCodes;
import org.songhua.demo.internal.plan.Feature;

/**
 * Makes the demo city. The result depends on seed and scale only: not on the machine, the number of threads or the time.
 */
public final class DemoCityGenerator {
    /** Least scale: about 15,000 people. */
    public static final double LEAST_SCALE = 0.05;
    /** Greatest scale: about 3.75 million people and two million objects. */
    public static final double MOST_SCALE = 12.5;

    /** Of a city of scale 1: 168,284 objects of 0.6 KiB, and half as much again while they are made; measured up to scale 1.7. */
    private static final double HEAP_OF_SCALE_MIB = 160;

    /** What the program needs beside the city. */
    private static final double HEAP_BESIDE_MIB = 300;

    private DemoCityGenerator() {}

    /** {@return MiB of heap in which a city of that scale is made and imported} */
    public static long heap_MiB(double scale) {
        return (long) Math.ceil(HEAP_BESIDE_MIB + HEAP_OF_SCALE_MIB * scale);
    }

    /**
     * {@return the city of that seed and scale}
     *
     * @param seed any number; each gives another city
     * @param scale share of 300,000 people, {@value #LEAST_SCALE} to {@value #MOST_SCALE}
     * @throws IllegalArgumentException when the scale is out of range
     */
    public static DemoCity generate(long seed, double scale) {
        if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
            throw new IllegalArgumentException(
                    "The scale of the demo city is " + scale + "; give one from " + LEAST_SCALE + " to " + MOST_SCALE);
        }
        List<Feature> above = City.features(seed, scale);
        var all = new ArrayList<Feature>(above);
        all.addAll(Networks.features(above, seed));
        return new DemoCity(seed, scale, City.title(), ComponentCodes.coded(all));
    }
}
