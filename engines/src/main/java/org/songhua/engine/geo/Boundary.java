package org.songhua.engine.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;

/** One ring of a polygon, closed and without repeated positions. Not for use by several threads. */
final class Boundary {
    /** From so many positions on it pays to index a ring before asking where positions lie. */
    private static final int MANY = 200;

    private final Coordinate[] positions;
    private final int polygon;
    private final boolean isHole;
    private final Envelope box;
    private @Nullable PointOnGeometryLocator index;

    private Boundary(Coordinate[] positions, int polygon, boolean isHole, Envelope box) {
        this.positions = positions;
        this.polygon = polygon;
        this.isHole = isHole;
        this.box = box;
    }

    /** @param polygon number of its polygon in the geometry */
    static Boundary of(LineString ring, int polygon, boolean isHole) {
        return new Boundary(withoutRepeats(ring.getCoordinates()), polygon, isHole, ring.getEnvelopeInternal());
    }

    /** {@return a position; the last is the first again} */
    Coordinate position(int number) {
        return positions[number];
    }

    /** {@return how many segments it has, one less than positions} */
    int segments() {
        return positions.length - 1;
    }

    int polygon() {
        return polygon;
    }

    boolean isHole() {
        return isHole;
    }

    Envelope box() {
        return box;
    }

    /** True when all positions lie on one line. */
    boolean isFlat() {
        for (int i = 2; i < positions.length; i++) {
            if (Orientation.index(positions[0], positions[1], positions[i]) != 0) return false;
        }
        return true;
    }

    /** {@return where a position lies: {@link Location#INTERIOR}, {@link Location#BOUNDARY} or {@link Location#EXTERIOR}} */
    int locate(Coordinate position) {
        if (!box.covers(position)) return Location.EXTERIOR;
        if (positions.length < MANY) return RayCrossingCounter.locatePointInRing(position, positions);
        if (index == null) index = new IndexedPointInAreaLocator(Wkb.FACTORY.createLinearRing(positions));
        return index.locate(position);
    }

    /** {@return the first position that is not on the border of another ring, if it lies where asked, else null} */
    @Nullable
    Coordinate firstOff(Boundary other, int where) {
        for (Coordinate position : positions) {
            int location = other.locate(position);
            if (location != Location.BOUNDARY) return location == where ? position : null;
        }
        return null;
    }

    private static Coordinate[] withoutRepeats(Coordinate[] all) {
        for (int i = 1; i < all.length; i++) {
            if (all[i].equals2D(all[i - 1])) return copyWithoutRepeats(all);
        }
        return all;
    }

    private static Coordinate[] copyWithoutRepeats(Coordinate[] all) {
        List<Coordinate> kept = new ArrayList<>(all.length);
        for (Coordinate each : all) {
            if (kept.isEmpty() || !each.equals2D(kept.getLast())) kept.add(each);
        }
        return kept.toArray(Coordinate[]::new);
    }
}
