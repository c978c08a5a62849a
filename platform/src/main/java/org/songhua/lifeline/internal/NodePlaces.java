package org.songhua.lifeline.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Where the nodes of a network are, and which one is the nearest. Distances are metres on the ground, good for a city. */
final class NodePlaces {
    /** Beyond this nobody is taken to be connected. */
    static final double REACH_M = 400;

    private static final double METRES_PER_DEGREE = 111_195;

    private final Map<String, Coordinate> places = new HashMap<>();
    private @Nullable STRtree tree;

    void add(String node, Coordinate at) {
        places.putIfAbsent(node, at);
    }

    boolean has(String node) {
        return places.containsKey(node);
    }

    @Nullable
    Coordinate at(String node) {
        return places.get(node);
    }

    void ready() {
        var filled = new STRtree();
        places.forEach((node, at) -> filled.insert(new Envelope(at), node));
        filled.build();
        tree = filled;
    }

    /** {@return the nearest node within reach, by its code when two are as near} */
    @Nullable
    String nearest(double[] lonLat) {
        return nearest(lonLat, REACH_M);
    }

    /** {@return the nearest node no further than that} */
    @Nullable
    String nearest(double[] lonLat, double reach) {
        STRtree nodes = tree;
        if (nodes == null) throw new IllegalStateException("The nodes are not all there yet.");
        double perLongitude = METRES_PER_DEGREE * Math.cos(Math.toRadians(lonLat[1]));
        var around = new Envelope(new Coordinate(lonLat[0], lonLat[1]));
        around.expandBy(reach / perLongitude, reach / METRES_PER_DEGREE);
        String best = null;
        double least = reach;
        for (Object found : nodes.query(around)) {
            String node = (String) found;
            Coordinate at = Objects.requireNonNull(places.get(node));
            double metres = metres(new Coordinate(lonLat[0], lonLat[1]), at);
            if (metres > least || (metres == least && best != null && node.compareTo(best) > 0)) continue;
            best = node;
            least = metres;
        }
        return best;
    }

    static double metres(Coordinate[] way) {
        double sum = 0;
        for (int i = 1; i < way.length; i++) sum += metres(way[i - 1], way[i]);
        return sum;
    }

    private static double metres(Coordinate a, Coordinate b) {
        double perLongitude = METRES_PER_DEGREE * Math.cos(Math.toRadians((a.y + b.y) / 2));
        return Math.hypot((a.x - b.x) * perLongitude, (a.y - b.y) * METRES_PER_DEGREE);
    }
}
