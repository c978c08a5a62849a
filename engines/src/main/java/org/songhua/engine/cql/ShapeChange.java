package org.songhua.engine.cql;

import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A copy of a filter with other geometry literals. */
final class ShapeChange {
    /** Parts of the longer edge of a box: the sagitta of an edge bent by a projection shrinks with the square. */
    private static final int PARTS_OF_EDGE = 64;

    private final UnaryOperator<Geometry> change;

    ShapeChange(UnaryOperator<Geometry> change) {
        this.change = change;
    }

    Expression of(Expression expression) {
        return switch (expression) {
            case Expression.Shape(var geometry) -> new Expression.Shape(change.apply(geometry));
            case Expression.Box box -> new Expression.Shape(change.apply(dense(SpatialTests.geometry(box))));
            case Expression.Array(var items) -> new Expression.Array(all(items));
            case Expression.Call(var name, var arguments) -> new Expression.Call(name, all(arguments));
            case Expression.And(var conditions) -> new Expression.And(all(conditions));
            case Expression.Or(var conditions) -> new Expression.Or(all(conditions));
            case Expression.Not(var condition) -> new Expression.Not(of(condition));
            case Expression.Compare(var operator, var left, var right) ->
                new Expression.Compare(operator, of(left), of(right));
            case Expression.IsNull(var value) -> new Expression.IsNull(of(value));
            case Expression.Spatial(var relation, var left, var right) ->
                new Expression.Spatial(relation, of(left), of(right));
            case Expression.ArrayTest(var relation, var left, var right) ->
                new Expression.ArrayTest(relation, of(left), of(right));
            // No geometry can stand within the others.
            default -> expression;
        };
    }

    private List<Expression> all(List<Expression> parts) {
        return parts.stream().map(this::of).toList();
    }

    /** {@return the same shape with positions along its edges} */
    static Geometry dense(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        double edge = Math.max(box.getWidth(), box.getHeight());
        return edge > 0 ? Densifier.densify(geometry, edge / PARTS_OF_EDGE) : geometry;
    }
}
