package org.songhua.planning.internal.town;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.engine.osm.Locations;

/** Recorded entrances, found by the outline they belong to. Filled first, then asked. */
final class EntranceIndex {
    /** Degrees, about 15 m: gates are drawn beside the outline as often as on it. */
    private static final double BESIDE = 0.00015;

    private final STRtree tree = new STRtree();

    void add(Geometry entrance) {
        if (entrance instanceof Point && !entrance.isEmpty()) tree.insert(entrance.getEnvelopeInternal(), entrance);
    }

    /** {@return the entrances in an outline or beside it, in order of place} */
    long[] at(Geometry outline) {
        Envelope around = new Envelope(outline.getEnvelopeInternal());
        around.expandBy(BESIDE);
        @SuppressWarnings("unchecked") // only geometries were put in
        List<Geometry> near = tree.query(around);
        return near.stream()
                .filter(entrance -> outline.isWithinDistance(entrance, BESIDE))
                .mapToLong(entrance -> Locations.of(entrance.getCoordinate().x, entrance.getCoordinate().y))
                .sorted()
                .toArray();
    }
}
