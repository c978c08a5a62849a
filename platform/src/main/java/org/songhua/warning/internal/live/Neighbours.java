package org.songhua.warning.internal.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.warning.internal.desk.Site;

/** Which watches of one rule are near each other. Distances are flat around the place: exact to a thousandth within some kilometres. */
final class Neighbours {
    private static final double DEGREE_M = 111_320;

    private final Map<Cell, List<Watch>> cells = new HashMap<>();

    private record Cell(String rule, long column, long row) {}

    void add(Watch watch) {
        if (isCounted(watch)) {
            cells.computeIfAbsent(cell(watch, 0, 0), key -> new ArrayList<>()).add(watch);
        }
    }

    private static boolean isCounted(Watch watch) {
        return watch.rule.neighboursWithin_m() > 0 && watch.site.hasPlace();
    }

    /** {@return the others of its rule within the distance that the rule says} */
    List<Watch> near(Watch watch) {
        var found = new ArrayList<Watch>();
        if (!isCounted(watch)) return found;
        for (int right = -1; right <= 1; right++) {
            for (int up = -1; up <= 1; up++) {
                for (Watch other : cells.getOrDefault(cell(watch, right, up), List.of())) {
                    if (other != watch && distance_m(watch.site, other.site) <= watch.rule.neighboursWithin_m()) {
                        found.add(other);
                    }
                }
            }
        }
        return found;
    }

    /** {@return how many of them are in alarm} */
    int inAlarm(Watch watch) {
        return (int) near(watch).stream().filter(Watch::isInAlarm).count();
    }

    /** Cells are as high as the distance and twice as wide in degrees, which is enough up to 60 degrees of latitude. */
    private static Cell cell(Watch watch, int right, int up) {
        double size = watch.rule.neighboursWithin_m() / DEGREE_M;
        return new Cell(
                watch.rule.code(),
                (long) Math.floor(watch.site.longitude() / (2 * size)) + right,
                (long) Math.floor(watch.site.latitude() / size) + up);
    }

    private static double distance_m(Site one, Site other) {
        return distance_m(one.longitude(), one.latitude(), other.longitude(), other.latitude());
    }

    /** {@return metres between two places in degrees, NaN when one has none} */
    static double distance_m(double longitude, double latitude, double otherLongitude, double otherLatitude) {
        double north = (latitude - otherLatitude) * DEGREE_M;
        double east = (longitude - otherLongitude) * DEGREE_M * Math.cos(Math.toRadians(latitude));
        return Math.hypot(north, east);
    }
}
