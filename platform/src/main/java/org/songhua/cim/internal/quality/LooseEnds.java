package org.songhua.cim.internal.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.network.Ellipsoid;

/**
 * Finds lines with an end that touches nothing. Distances are of the plane that touches the ellipsoid at the end, wrong by less
 * than a thousandth over the few metres in question.
 */
final class LooseEnds {
    /** How far around an end something is looked for, so that the note can say how far off it lies. */
    private static final double LOOKED_AT_METRES = 20;

    private final double withinMetres;
    private final STRtree things = new STRtree();

    private record Thing(UUID id, Geometry shape) {}

    /** @param withinMetres how far away a thing may lie and still be touched, above 0 */
    LooseEnds(double withinMetres) {
        this.withinMetres = withinMetres;
    }

    /** Adds a thing that ends may touch; before the first question. */
    void add(UUID id, byte[] wkb) {
        Geometry shape = Wkb.read(wkb);
        if (!shape.isEmpty()) things.insert(shape.getEnvelopeInternal(), new Thing(id, shape));
    }

    /** {@return what is wrong with a line, such as {@code begin 1.37 m}; null when both of its ends touch something} */
    @Nullable
    String note(UUID id, byte[] wkb) {
        var notes = new ArrayList<String>();
        for (LineString line : lines(Wkb.read(wkb))) {
            addLoose("begin", line.getCoordinateN(0), id, notes);
            addLoose("end", line.getCoordinateN(line.getNumPoints() - 1), id, notes);
        }
        return notes.isEmpty() ? null : String.join(", ", notes);
    }

    private static List<LineString> lines(Geometry geometry) {
        var lines = new ArrayList<LineString>();
        for (int i = 0; i < geometry.getNumGeometries(); i++)
            if (geometry.getGeometryN(i) instanceof LineString line && !line.isEmpty()) lines.add(line);
        return lines;
    }

    private void addLoose(String which, Coordinate end, UUID id, List<String> notes) {
        double nearest = nearest(end, id);
        if (nearest <= withinMetres) return;
        boolean near = nearest <= LOOKED_AT_METRES;
        notes.add(near ? String.format(Locale.ROOT, "%s %.2f m", which, nearest) : which);
    }

    /** {@return metres to the nearest thing but the line itself; infinite when there is none around} */
    private double nearest(Coordinate end, UUID id) {
        double east = Ellipsoid.metresPerDegreeEast(end.y);
        double north = Ellipsoid.metresPerDegreeNorth(end.y);
        double reach = Math.max(LOOKED_AT_METRES, withinMetres);
        var around = new Envelope(end);
        around.expandBy(reach / east, reach / north);
        double nearest = Double.POSITIVE_INFINITY;
        for (Object found : things.query(around)) {
            var thing = (Thing) found;
            if (!thing.id.equals(id)) nearest = Math.min(nearest, distance(end, thing.shape, east, north));
        }
        return nearest;
    }

    private static double distance(Coordinate from, Geometry shape, double east, double north) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shape.getNumGeometries(); i++)
            least = Math.min(least, toPart(from, shape.getGeometryN(i), east, north));
        return least;
    }

    private static double toPart(Coordinate from, Geometry part, double east, double north) {
        Coordinate[] positions = part.getCoordinates();
        var centre = new CoordinateXY(0, 0);
        Coordinate before = metres(positions[0], from, east, north);
        double least = centre.distance(before);
        for (int i = 1; i < positions.length; i++) {
            Coordinate at = metres(positions[i], from, east, north);
            least = Math.min(least, Distance.pointToSegment(centre, before, at));
            before = at;
        }
        return least;
    }

    private static Coordinate metres(Coordinate at, Coordinate from, double east, double north) {
        return new CoordinateXY((at.x - from.x) * east, (at.y - from.y) * north);
    }
}
