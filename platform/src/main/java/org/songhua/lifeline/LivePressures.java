package org.songhua.lifeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pressures of a whole network in one step, metres of water: what sensors read, and what the model says at every node.
 *
 * @param at begin of the step
 * @param newest begin of the step of the newest reading of any sensor that counts; null without any
 * @param intervalSeconds length of a step
 * @param factor multiple of the mean use that the model was given
 * @param isMetered whether that follows from the measured inflow; else from the declared course of the day
 * @param inflow measured, cubic metres an hour; null where a meter is missing
 * @param dataVersion state of the city objects of the model; nodes told for the same version are in the same order
 * @param readings of the sensors
 * @param pressures at the nodes, in the order of {@link NetworkNodes}; null without a solution
 */
public record LivePressures(
        Instant at,
        @Nullable Instant newest,
        int intervalSeconds,
        double factor,
        boolean isMetered,
        @Nullable Double inflow,
        long dataVersion,
        List<Reading> readings,
        List<@Nullable Double> pressures) {
    public LivePressures {
        readings = List.copyOf(readings);
        // List.copyOf takes no null.
        pressures = java.util.Collections.unmodifiableList(pressures);
    }

    /**
     * What a sensor reads.
     *
     * @param node of the model that it stands at
     * @param measured null when it is silent in this step
     * @param modelled null without a solution of the model
     */
    public record Reading(
            long datastream,
            String name,
            String node,
            double longitude,
            double latitude,
            @Nullable Double measured,
            @Nullable Double modelled) {}
}
