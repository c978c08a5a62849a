package org.songhua.demo.internal.shape;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/**
 * A line drawn into the plan.
 *
 * @param path its course in metres of the {@link Plane}
 * @param kind what it is
 * @param street number of the street it belongs to, or -1
 */
public record PlanLine(LineString path, LineKind kind, int street) {
    /** Number of a line that is no street. */
    public static final int NO_STREET = -1;

    /** A line through points. */
    public static PlanLine of(List<Coordinate> points, LineKind kind, int street) {
        return new PlanLine(Plane.FACTORY.createLineString(points.toArray(Coordinate[]::new)), kind, street);
    }

    /** {@return the same course as another kind} */
    public PlanLine as(LineKind other) {
        return new PlanLine(path, other, street);
    }
}
