package org.songhua.engine.osm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;

/**
 * The geometry of an element, longitude then latitude in degrees, or why it has none.
 *
 * @param geometry null when the element has none; then one of the faults refuses it
 * @param faults what is wrong; remarks only when there is a geometry
 */
public record OsmShape(@Nullable Geometry geometry, List<Fault> faults) {
    public OsmShape {
        faults = List.copyOf(faults);
    }

    static OsmShape of(Geometry geometry) {
        return new OsmShape(geometry, List.of());
    }

    static OsmShape refused(Fault fault) {
        return new OsmShape(null, List.of(fault));
    }
}
