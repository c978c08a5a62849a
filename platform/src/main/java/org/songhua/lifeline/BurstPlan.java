package org.songhua.lifeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;

/**
 * What to do when a pipe bursts, and whom it concerns.
 *
 * @param pipe what has burst
 * @param valves to be closed, in this order
 * @param passed valves that were said to be stuck and were passed over
 * @param pipes parted from the network with the burst
 * @param residentsWithout people without water then
 * @param residentsShort people with clearly less than before
 * @param lostCubicMetresPerHour water no longer delivered
 * @param critical places whose supply matters most and that are hit
 * @param dataVersion state of the city objects it was computed from
 */
public record BurstPlan(
        ObjectId pipe,
        List<Valve> valves,
        List<ObjectId> passed,
        List<PipePart> pipes,
        long residentsWithout,
        long residentsShort,
        double lostCubicMetresPerHour,
        List<Place> critical,
        long dataVersion) {
    public BurstPlan {
        valves = List.copyOf(valves);
        passed = List.copyOf(passed);
        pipes = List.copyOf(pipes);
        critical = List.copyOf(critical);
    }

    /**
     * A valve.
     *
     * @param id city object
     * @param node code of its node
     * @param longitude degrees
     * @param latitude degrees
     * @param pipes how many of its pipes are to be shut there
     */
    public record Valve(ObjectId id, String node, double longitude, double latitude, int pipes) {}

    /**
     * A pipe that is parted.
     *
     * @param id city object
     * @param geoJson its line
     */
    public record PipePart(ObjectId id, String geoJson) {}

    /**
     * A place that is hit.
     *
     * @param id city object
     * @param classCode its class
     * @param name its name, if it has one
     * @param longitude degrees
     * @param latitude degrees
     * @param without true when it has no water, false when it has clearly less
     */
    public record Place(
            ObjectId id, String classCode, @Nullable String name, double longitude, double latitude, boolean without) {}
}
