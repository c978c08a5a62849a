package org.songhua.engine.location;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the points on which a system puts what it could not place: the city hall, the centre of the map, 0/0. At a real place many
 * reports may lie, but they say the same address; at a default point they say many addresses, or none. A report on such a point has no
 * location, and must not be given one.
 */
public final class DefaultPoints {
    /** Fewer contradicting reports may be one address written in several ways. */
    private static final int LEAST_CONTRADICTIONS = 20;

    private static final int LEAST_ADDRESSES = 5;
    private static final double LEAST_SHARE = 0.5;

    private final List<DefaultPoint> points;
    private final Set<Key> keys;

    /**
     * A point that is none.
     *
     * @param longitude degrees east
     * @param latitude degrees north
     * @param reports how many lie on it
     * @param addresses how many different addresses they state
     * @param withoutAddress how many state none
     */
    public record DefaultPoint(double longitude, double latitude, int reports, int addresses, int withoutAddress) {}

    private record Key(double longitude, double latitude) {
        /** Zero has two signs. */
        Key {
            longitude += 0.0;
            latitude += 0.0;
        }
    }

    private DefaultPoints(List<DefaultPoint> points) {
        this.points = List.copyOf(points);
        this.keys = new HashSet<>();
        for (DefaultPoint point : points) keys.add(new Key(point.longitude(), point.latitude()));
    }

    /** {@return the default points among the positions of reports; that of most reports first} */
    public static DefaultPoints find(List<PlacedReport> reports) {
        Map<Key, Map<String, Integer>> addressesAt = new HashMap<>();
        for (PlacedReport report : reports) {
            addressesAt
                    .computeIfAbsent(new Key(report.longitude(), report.latitude()), key -> new HashMap<>())
                    .merge(report.address(), 1, Integer::sum);
        }
        var points = new ArrayList<DefaultPoint>();
        addressesAt.forEach((key, addresses) -> {
            int all = addresses.values().stream().mapToInt(Integer::intValue).sum();
            int none = addresses.getOrDefault("", 0);
            int different = addresses.size() - (none > 0 ? 1 : 0);
            if (isDefault(addresses, all, different) || isNowhere(key)) {
                points.add(new DefaultPoint(key.longitude(), key.latitude(), all, different, none));
            }
        });
        points.sort(Comparator.comparingInt(DefaultPoint::reports)
                .reversed()
                .thenComparingDouble(DefaultPoint::longitude)
                .thenComparingDouble(DefaultPoint::latitude));
        return new DefaultPoints(points);
    }

    /** Most reports contradict the commonest address, and in many ways. */
    private static boolean isDefault(Map<String, Integer> addresses, int all, int different) {
        int commonest = addresses.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        int contradicting = all - commonest;
        return different >= LEAST_ADDRESSES
                && contradicting >= LEAST_CONTRADICTIONS
                && contradicting >= LEAST_SHARE * all;
    }

    /** Where the equator meets the meridian of Greenwich there is no city. */
    private static boolean isNowhere(Key key) {
        return key.longitude() == 0 && key.latitude() == 0;
    }

    public List<DefaultPoint> points() {
        return points;
    }

    /** {@return whether a report has a position that is one} */
    public boolean isPlaced(PlacedReport report) {
        return Double.isFinite(report.longitude())
                && Double.isFinite(report.latitude())
                && !keys.contains(new Key(report.longitude(), report.latitude()));
    }
}
