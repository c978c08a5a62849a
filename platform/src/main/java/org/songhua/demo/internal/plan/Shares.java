package org.songhua.demo.internal.plan;

import java.util.List;
import org.songhua.demo.internal.shape.Dice;

/**
 * Things with how often each is taken.
 *
 * @param items the things
 * @param weights their weights, same order
 */
record Shares<T>(List<T> items, List<Double> weights) {
    Shares {
        items = List.copyOf(items);
        weights = List.copyOf(weights);
    }

    T pick(Dice dice) {
        double[] plain = weights.stream().mapToDouble(Double::doubleValue).toArray();
        return items.get(dice.weighted(plain));
    }
}
