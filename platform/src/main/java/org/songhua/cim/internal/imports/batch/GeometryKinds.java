package org.songhua.cim.internal.imports.batch;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** Which kind of geometry something is. */
public final class GeometryKinds {
    private GeometryKinds() {}

    /** {@return POINT, LINE or POLYGON; ANY for a mixture} */
    public static GeometryKind of(Geometry geometry) {
        return switch (geometry) {
            case Puntal points -> GeometryKind.POINT;
            case Lineal lines -> GeometryKind.LINE;
            case Polygonal areas -> GeometryKind.POLYGON;
            default -> GeometryKind.ANY;
        };
    }

    /** {@return whether a class that wants one kind takes the other} */
    public static boolean fits(GeometryKind wanted, GeometryKind given) {
        return wanted == GeometryKind.ANY || wanted == given;
    }
}
