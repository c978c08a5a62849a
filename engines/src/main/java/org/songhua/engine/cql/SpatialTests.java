package org.songhua.engine.cql;

import java.util.IdentityHashMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;
import org.songhua.engine.cql.Expression.SpatialRelation;

/**
 * Relations of geometries (OGC 06-103r4, 6.1.15) in the plane of longitude and latitude, collections included. The literal
 * side is prepared once, because it is the same for every feature.
 */
final class SpatialTests {
    private final IdentityHashMap<Expression.Box, Geometry> boxes = new IdentityHashMap<>();
    private final IdentityHashMap<Geometry, RelateNG> prepared = new IdentityHashMap<>();

    boolean holds(Expression.Spatial test, Geometry left, Geometry right) {
        if (isLiteral(test.left())) return prepared(left).evaluate(right, predicate(test.relation()));
        if (isLiteral(test.right())) return prepared(right).evaluate(left, predicate(mirrored(test.relation())));
        return RelateNG.relate(left, right, predicate(test.relation()));
    }

    Geometry literal(Expression.Box box) {
        return boxes.computeIfAbsent(box, SpatialTests::geometry);
    }

    /** {@return the box as a geometry: two parts when it spans the antimeridian, a line or point when it has no width} */
    static Geometry geometry(Expression.Box box) {
        if (box.west() <= box.east()) return rectangle(box.west(), box.east(), box);
        return rectangle(box.west(), 180, box).union(rectangle(-180, box.east(), box));
    }

    private static Geometry rectangle(double west, double east, Expression.Box box) {
        return WktParser.FACTORY.toGeometry(new Envelope(west, east, box.south(), box.north()));
    }

    private RelateNG prepared(Geometry literal) {
        return prepared.computeIfAbsent(literal, RelateNG::prepare);
    }

    private static boolean isLiteral(Expression side) {
        return side instanceof Expression.Shape || side instanceof Expression.Box;
    }

    private static SpatialRelation mirrored(SpatialRelation relation) {
        return switch (relation) {
            case S_WITHIN -> SpatialRelation.S_CONTAINS;
            case S_CONTAINS -> SpatialRelation.S_WITHIN;
            default -> relation;
        };
    }

    private static TopologyPredicate predicate(SpatialRelation relation) {
        return switch (relation) {
            case S_INTERSECTS -> RelatePredicate.intersects();
            case S_EQUALS -> RelatePredicate.equalsTopo();
            case S_DISJOINT -> RelatePredicate.disjoint();
            case S_TOUCHES -> RelatePredicate.touches();
            case S_WITHIN -> RelatePredicate.within();
            case S_OVERLAPS -> RelatePredicate.overlaps();
            case S_CROSSES -> RelatePredicate.crosses();
            case S_CONTAINS -> RelatePredicate.contains();
        };
    }
}
