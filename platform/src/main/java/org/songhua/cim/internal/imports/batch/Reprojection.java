package org.songhua.cim.internal.imports.batch;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.Crs;

/** Turns geometries into longitude and latitude. */
public final class Reprojection {
    private Reprojection() {}

    /** {@return the geometry in degrees; changed in place unless its system is longitude and latitude already} */
    public static Geometry toLonLat(Geometry geometry, Crs crs) {
        if (crs.isLonLat()) return geometry;
        geometry.apply(new ToLonLat(crs));
        return geometry;
    }

    private static final class ToLonLat implements CoordinateSequenceFilter {
        private final Crs crs;
        private final double[] xy = new double[2];

        ToLonLat(Crs crs) {
            this.crs = crs;
        }

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            xy[0] = sequence.getX(i);
            xy[1] = sequence.getY(i);
            crs.toLonLat(xy, 1);
            sequence.setOrdinate(i, CoordinateSequence.X, xy[0]);
            sequence.setOrdinate(i, CoordinateSequence.Y, xy[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
