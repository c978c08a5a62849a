package org.songhua.demo.internal.shape;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Set operations by the robust overlay of JTS; {@link Geometry}'s own methods still use the older one, which can fail. */
public final class Overlay {
    private Overlay() {}

    /** {@return what lies in both} */
    public static Geometry intersection(Geometry a, Geometry b) {
        return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
    }

    /** {@return what lies in the first but not in the second} */
    public static Geometry difference(Geometry a, Geometry b) {
        return OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE);
    }

    /** {@return what lies in either} */
    public static Geometry union(Geometry a, Geometry b) {
        return OverlayNGRobust.overlay(a, b, OverlayNG.UNION);
    }
}
