package org.songhua.lifeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;

/**
 * A network at a moment. Pressures are metres of water.
 *
 * @param at end of the interval whose readings count
 * @param intervalSeconds its length
 * @param factor multiple of the mean use that the model was given
 * @param isMetered whether that follows from the measured inflow; else from the declared course of the day
 * @param inflow measured, cubic metres an hour; null where a meter is missing
 * @param limit how many spreads a pressure must fall, twice, to be told; from the false alarms that are allowed
 * @param burst what explains a fall; null when nothing has fallen
 */
public record LiveState(
        Instant at,
        int intervalSeconds,
        double factor,
        boolean isMetered,
        @Nullable Double inflow,
        double limit,
        List<Sensor> sensors,
        List<Node> nodes,
        @Nullable Suspicion burst) {
    public LiveState {
        sensors = List.copyOf(sensors);
        nodes = List.copyOf(nodes);
    }

    /**
     * A pressure sensor.
     *
     * @param node of the model that it stands at
     * @param measured null when it is silent
     * @param modelled null without a solution of the model
     * @param residual measured less modelled
     * @param usual median of its residuals; null while too little is known
     * @param spread of its residuals, one standard deviation
     * @param away by how many spreads the residual differs from the usual
     */
    public record Sensor(
            long datastream,
            String name,
            ObjectId object,
            String node,
            double longitude,
            double latitude,
            @Nullable Double measured,
            @Nullable Double modelled,
            @Nullable Double residual,
            @Nullable Double usual,
            @Nullable Double spread,
            @Nullable Double away) {}

    /** A node of the model. */
    public record Node(String code, double longitude, double latitude, double pressure) {}

    /**
     * What is likely to have burst.
     *
     * @param warning number of the warning that is in alarm
     * @param since when it was raised
     * @param pipes the likeliest, the best first
     */
    public record Suspicion(
            @Nullable Long warning, @Nullable Instant since, List<Suspect> pipes) {
        public Suspicion {
            pipes = List.copyOf(pipes);
        }
    }

    /**
     * A pipe that may have burst.
     *
     * @param from code of its node
     * @param to code of its other node
     * @param lostCubicMetresPerHour what fits best
     * @param explained share of the change
     * @param likelihood among all pipes that were computed
     * @param geoJson its line
     */
    public record Suspect(
            ObjectId pipe,
            String from,
            String to,
            double lostCubicMetresPerHour,
            double explained,
            double likelihood,
            String geoJson) {}
}
