package org.songhua.engine.shapefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Makes polygons of the rings of a shape. Clockwise rings are shells, others are holes of the smallest shell around them, as the format has it.
 * Many programs do not keep to that: a hole without a shell becomes a shell, and what is then not valid is told by whoever checks geometries.
 */
final class ShapeRings {
    private ShapeRings() {}

    static Geometry assemble(Coordinate[][] parts, GeometryFactory factory) {
        var shells = new ArrayList<Shell>();
        var holes = new ArrayList<LinearRing>();
        for (Coordinate[] part : parts) {
            LinearRing ring = ring(part, factory);
            if (isHole(ring)) holes.add(ring);
            else shells.add(new Shell(ring));
        }
        for (LinearRing hole : holes) place(hole, shells);
        var polygons = shells.stream().map(shell -> shell.polygon(factory)).toArray(Polygon[]::new);
        return polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons);
    }

    /** Rings that their writer did not close are closed. */
    private static LinearRing ring(Coordinate[] part, GeometryFactory factory) {
        Coordinate[] closed = part;
        if (part.length > 0 && !part[0].equals2D(part[part.length - 1])) {
            closed = Arrays.copyOf(part, part.length + 1);
            closed[part.length] = part[0].copy();
        }
        if (closed.length < 4) throw new IllegalArgumentException("a ring has less than four positions");
        return factory.createLinearRing(closed);
    }

    private static boolean isHole(LinearRing ring) {
        return Orientation.isCCW(ring.getCoordinateSequence());
    }

    private static void place(LinearRing hole, List<Shell> shells) {
        Shell best = null;
        for (Shell shell : shells) {
            if (shell.surrounds(hole) && (best == null || shell.area < best.area)) best = shell;
        }
        if (best == null) shells.add(new Shell(hole));
        else best.holes.add(hole);
    }

    /** A shell and the holes found for it. */
    private static final class Shell {
        final LinearRing ring;
        final Envelope envelope;
        final double area;
        final List<LinearRing> holes = new ArrayList<>();

        Shell(LinearRing ring) {
            this.ring = ring;
            this.envelope = ring.getEnvelopeInternal();
            this.area = envelope.getArea();
        }

        boolean surrounds(LinearRing hole) {
            if (!envelope.contains(hole.getEnvelopeInternal())) return false;
            for (Coordinate position : hole.getCoordinates()) {
                switch (PointLocation.locateInRing(position, ring.getCoordinates())) {
                    case org.locationtech.jts.geom.Location.INTERIOR -> {
                        return true;
                    }
                    case org.locationtech.jts.geom.Location.EXTERIOR -> {
                        return false;
                    }
                    default -> {}
                }
            }
            return false;
        }

        Polygon polygon(GeometryFactory factory) {
            return factory.createPolygon(ring, holes.toArray(LinearRing[]::new));
        }
    }
}
