package org.songhua.lifeline;

import java.util.List;

/**
 * Where further pressure sensors would see most of a network.
 *
 * @param sensors in place
 * @param drawn what the burst takes that is to be seen, cubic metres an hour
 * @param fall that a sensor tells from chance, metres of water
 * @param before share of the length of pipe that the sensors in place see
 * @param places further ones, the best first; fewer than asked for when no other adds anything
 */
public record SensorPlan(int sensors, double drawn, double fall, double before, List<Place> places) {
    public SensorPlan {
        places = List.copyOf(places);
    }

    /**
     * A place.
     *
     * @param node code of the node
     * @param adds share of the length of pipe that it sees and none before it does
     * @param seen share that is seen with it and all before it
     */
    public record Place(String node, double longitude, double latitude, double adds, double seen) {}
}
