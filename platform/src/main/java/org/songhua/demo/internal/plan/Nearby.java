package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.shape.Curves;

/** Distances to a growing set of lines, by an index of their segments. */
final class Nearby {
    private final List<Coordinate[]> segments = new ArrayList<>();
    private STRtree tree = new STRtree();

    void add(Collection<? extends Geometry> lines) {
        for (Geometry line : lines) {
            Coordinate[] points = line.getCoordinates();
            for (int i = 1; i < points.length; i++) segments.add(new Coordinate[] {points[i - 1], points[i]});
        }
        tree = new STRtree();
        for (Coordinate[] segment : segments) tree.insert(new Envelope(segment[0], segment[1]), segment);
        tree.build();
    }

    /** {@return the distance of the nearest line, or the reach if none is nearer} */
    double distance(Coordinate p, double reach) {
        double least = reach;
        for (Coordinate[] segment : around(p, reach)) {
            least = Math.min(least, Distance.pointToSegment(p, segment[0], segment[1]));
        }
        return least;
    }

    /** {@return the nearest point of the lines within reach, or null if there is none} */
    @Nullable
    Coordinate nearest(Coordinate p, double reach) {
        Coordinate nearest = null;
        double least = reach;
        for (Coordinate[] segment : around(p, reach)) {
            Coordinate foot = new LineSegment(segment[0], segment[1]).closestPoint(p);
            double distance = foot.distance(p);
            if (distance < least) {
                least = distance;
                nearest = foot;
            }
        }
        return nearest;
    }

    @SuppressWarnings("unchecked") // the tree holds segments only
    private List<Coordinate[]> around(Coordinate p, double reach) {
        Envelope box = new Envelope(p);
        box.expandBy(reach);
        return tree.query(box);
    }

    /** {@return whether most of a line runs within a distance of the set, which would leave slivers between} */
    boolean shadows(LineString line, double reach) {
        int near = 0;
        for (int i = 1; i <= 9; i++) {
            Coordinate p = Curves.along(line, line.getLength() * i / 10);
            if (distance(p, reach) < reach) near++;
        }
        return near >= 5;
    }
}
