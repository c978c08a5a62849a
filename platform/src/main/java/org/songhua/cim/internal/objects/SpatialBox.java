package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.songhua.cim.Extent;
import org.songhua.engine.cql.Expression;
import org.songhua.engine.cql.Expression.SpatialRelation;

/**
 * The boxes of which an object must touch one for a relation with a literal to hold.
 *
 * @param extents the boxes, as far as they lie on the earth; none when nothing can touch them
 */
record SpatialBox(List<Extent> extents) {

    /** {@return the boxes of a relation between the geometry and a literal; empty for others} */
    static Optional<SpatialBox> of(Expression.Spatial spatial, Predicate<Expression> isGeometry) {
        if (spatial.relation() == SpatialRelation.S_DISJOINT) return Optional.empty();
        if (isGeometry.test(spatial.left())) return of(spatial.right());
        return isGeometry.test(spatial.right()) ? of(spatial.left()) : Optional.empty();
    }

    private static Optional<SpatialBox> of(Expression literal) {
        return switch (literal) {
            case Expression.Shape(var geometry) -> Optional.of(of(List.of(geometry.getEnvelopeInternal())));
            case Expression.Box(var west, var south, var east, var north)
            when west <= east -> Optional.of(of(List.of(new Envelope(west, east, south, north))));
            case Expression.Box(var west, var south, var east, var north) ->
                Optional.of(of(List.of(new Envelope(west, 180, south, north), new Envelope(-180, east, south, north))));
            default -> Optional.empty();
        };
    }

    private static SpatialBox of(List<Envelope> boxes) {
        var extents = new ArrayList<Extent>();
        var world = new Envelope(-180, 180, -90, 90);
        for (Envelope box : boxes) {
            Envelope part = box.intersection(world);
            if (!part.isNull()) {
                extents.add(new Extent(part.getMinX(), part.getMinY(), part.getMaxX(), part.getMaxY()));
            }
        }
        return new SpatialBox(extents);
    }

    /** {@return the condition on the box of a row} */
    Fragment condition() {
        if (extents.isEmpty()) return Fragment.of("false").necessary();
        List<Fragment> all = extents.stream()
                .map(e -> Fragment.of("box && box(point(?, ?), point(?, ?))", e.east(), e.north(), e.west(), e.south()))
                .toList();
        return Fragment.joinAll(" or ", all).necessary();
    }
}
