package org.songhua.engine.geo;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Tells what is wrong with a geometry, all at once, each with its position. */
public final class GeometryCheck {
    private GeometryCheck() {}

    /**
     * {@return all faults of a geometry in degrees, none when it is acceptable}
     *
     * @param geometry longitude and latitude in degrees
     * @param place where the geometry came from
     */
    public static List<Fault> check(Geometry geometry, Place place) {
        if (geometry.isEmpty()) {
            return List.of(Fault.refused("GEOM-001", place, "The geometry is empty.", "Give it coordinates."));
        }
        var error = new IsValidOp(geometry).getValidationError();
        if (error == null) return List.of();
        var at = error.getCoordinate();
        return List.of(Fault.refused(
                "GEOM-010",
                at == null ? place : place.withPosition(at.x, at.y),
                error.getMessage() + ".",
                "Repair the geometry at this position."));
    }
}
