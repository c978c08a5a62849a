package org.songhua.cim.internal.grids;

import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.network.Ellipsoid;

/**
 * A plane of metres around a place: degrees are stretched by the size of a degree there. Within 10 km of it lengths are wrong by less
 * than two thousandths at 60 degrees and less nearer to the equator; there and back is exact to a thousandth of a millimetre.
 */
final class LocalPlane {
    private final Coordinate origin;
    private final double east;
    private final double north;

    /** @param origin longitude and latitude in degrees */
    LocalPlane(Coordinate origin) {
        this.origin = origin.copy();
        this.east = Ellipsoid.metresPerDegreeEast(origin.y);
        this.north = Ellipsoid.metresPerDegreeNorth(origin.y);
    }

    /** {@return a geometry of degrees in metres} */
    Geometry metres(Geometry degrees) {
        return moved(degrees, c -> new Coordinate((c.x - origin.x) * east, (c.y - origin.y) * north));
    }

    /** {@return a geometry of metres in degrees} */
    Geometry degrees(Geometry metres) {
        return moved(metres, c -> new Coordinate(origin.x + c.x / east, origin.y + c.y / north));
    }

    private static Geometry moved(Geometry geometry, UnaryOperator<Coordinate> move) {
        Geometry copy = geometry.copy();
        copy.apply(new Move(move));
        copy.geometryChanged();
        return copy;
    }

    private record Move(UnaryOperator<Coordinate> move) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            Coordinate to = move.apply(sequence.getCoordinate(i));
            sequence.setOrdinate(i, CoordinateSequence.X, to.x);
            sequence.setOrdinate(i, CoordinateSequence.Y, to.y);
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
