package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanarMap;

/** Which parts of the city lie side by side, and how much their common border parts them. A part is some cells. */
final class Adjacency {
    private final List<Coordinate> centres = new ArrayList<>();
    private final List<List<Neighbour>> neighbours = new ArrayList<>();

    /**
     * A part next to another.
     *
     * @param part its index
     * @param cost distance of the middles, metres, stretched by what lies between
     */
    record Neighbour(int part, double cost) {}

    /** A common border: its length and its length stretched by what runs along it, metres. */
    private record Border(double length, double stretched) {
        Border plus(Border other) {
            return new Border(length + other.length, stretched + other.stretched);
        }
    }

    /**
     * @param map the final subdivision
     * @param partOf part of each face, or -1
     * @param water whether each part is water
     * @param places middle of each part
     */
    Adjacency(PlanarMap map, int[] partOf, boolean[] water, List<Coordinate> places) {
        centres.addAll(places);
        List<Map<Integer, Border>> borders = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) borders.add(new TreeMap<>());
        for (int e = 0; e < map.edgeCount(); e++) {
            int a = partOf[map.face(2 * e)];
            int b = partOf[map.face(2 * e + 1)];
            if (a < 0 || b < 0 || a == b) continue;
            double length = map.length(e);
            var border = new Border(length, length * detour(map.kind(e), water[a] && water[b]));
            borders.get(a).merge(b, border, Border::plus);
            borders.get(b).merge(a, border, Border::plus);
        }
        for (int p = 0; p < places.size(); p++) neighbours.add(neighbours(p, borders.get(p)));
    }

    private List<Neighbour> neighbours(int part, Map<Integer, Border> borders) {
        return borders.entrySet().stream()
                .map(b -> new Neighbour(
                        b.getKey(),
                        centre(part).distance(centre(b.getKey()))
                                * b.getValue().stretched()
                                / b.getValue().length()))
                .sorted(Comparator.comparingInt(Neighbour::part))
                .toList();
    }

    private static double detour(LineKind kind, boolean water) {
        return switch (kind) {
            case TRUNK -> 2.4;
            case PRIMARY -> 2.1;
            case SECONDARY -> 1.6;
            case TERTIARY -> 1.25;
            case RAIL -> 3.5;
            case BANK -> 1.8;
            case GRID -> water ? 40 : 0.9;
            default -> 1;
        };
    }

    Coordinate centre(int part) {
        return centres.get(part);
    }

    List<Neighbour> neighbours(int part) {
        return neighbours.get(part);
    }

    int size() {
        return centres.size();
    }
}
