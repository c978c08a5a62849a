package org.songhua.demo;

import java.util.List;
import org.songhua.demo.internal.plan.Feature;

/**
 * A synthetic city. All of it is invented; nothing in it describes a real place, person or firm.
 *
 * @param seed number it was made from
 * @param scale share of 300,000 people
 * @param name name of the city, marked as a demonstration
 * @param features its objects, regions first, always in the same order
 */
public record DemoCity(long seed, double scale, String name, List<Feature> features) {
    public DemoCity {
        features = List.copyOf(features);
    }
}
