package org.songhua.engine.tile;

import java.util.LinkedHashSet;
import java.util.Set;
import org.songhua.engine.geo.WkbCursor;

/** Gathers the distinct snapped points of a feature that lie in the tile. */
final class PointReader {
    private final TileFrame frame;
    private final Set<Long> points = new LinkedHashSet<>();

    PointReader(TileFrame frame) {
        this.frame = frame;
    }

    void reset() {
        if (!points.isEmpty()) points.clear();
    }

    void point(WkbCursor cursor) {
        if (!cursor.point()) return;
        double longitude = cursor.x(0);
        double latitude = cursor.y(0);
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
            throw new IllegalArgumentException("A position is not finite.");
        }
        if (!frame.holds(longitude, latitude)) return;
        long x = TileFrame.snap(frame.x(longitude));
        int y = TileFrame.snap(frame.y(latitude));
        points.add((x << 32) | (y & 0xFFFF_FFFFL));
    }

    void write(Commands commands) {
        if (points.isEmpty()) return;
        commands.move(points.size());
        for (long point : points) commands.position((int) (point >> 32), (int) point);
    }
}
