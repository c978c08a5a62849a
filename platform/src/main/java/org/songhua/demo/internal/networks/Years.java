package org.songhua.demo.internal.networks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.demo.internal.shape.Dice;

/** When pipes were laid: with the houses around them, and again where a street has been renewed. */
final class Years {
    private static final double CELL_m = 350;
    private static final int FIRST = 1956;
    private static final int LAST = 2024;

    private final Map<Long, long[]> sums = new HashMap<>();
    private final long seed;

    Years(List<Feature> features, long seed) {
        this.seed = seed;
        for (Feature feature : features) {
            if (!feature.classCode().equals("building")) continue;
            if (!(feature.attributes().get("year_built") instanceof Integer year)) continue;
            long[] sum = sums.computeIfAbsent(cell(feature.geometry().getCoordinate()), c -> new long[2]);
            sum[0] += year;
            sum[1]++;
        }
    }

    private static long cell(Coordinate at) {
        long column = Math.floorDiv((long) at.x, (long) CELL_m);
        long row = Math.floorDiv((long) at.y, (long) CELL_m);
        return (column << 32) ^ (row & 0xFFFFFFFFL);
    }

    /** {@return the year of the pipe of a network under a street that begins at a place} */
    int of(String network, Coordinate at) {
        var dice = Dice.of(seed, network + " years", Math.round(at.x * 10), Math.round(at.y * 10));
        long[] sum = sums.getOrDefault(cell(at), new long[] {1998, 1});
        int built = (int) (sum[0] / sum[1]) + dice.whole(-4, 6);
        // Old pipes are renewed first.
        boolean renewed = dice.chance(built < 1985 ? 0.45 : built < 2000 ? 0.2 : 0.03);
        int year = renewed ? dice.whole(2004, LAST) : built;
        return Math.clamp(year, FIRST, LAST);
    }
}
