package org.songhua.demo.internal.networks;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Plane;

/**
 * Where a network lies in the street: so far beside its middle, and at junctions so far beside the junction, the same way everywhere, so
 * that all pipes of a network that meet there end in the same place.
 *
 * @param side metres to the left of the street's direction
 * @param east metres east of junctions
 * @param north metres north of junctions
 */
record Trench(double side, double east, double north) {
    /** So far from its ends a pipe has come to its place beside the middle of the street, metres. */
    private static final double RAMP_m = 8;

    /** {@return the place of the network's node at a junction} */
    Coordinate node(Coordinate junction) {
        return new Coordinate(junction.x + east, junction.y + north);
    }

    /** {@return the line of the pipe along a street, from node to node} */
    LineString line(StreetGraph.Edge edge) {
        LineString street = edge.line();
        double length = street.getLength();
        List<Coordinate> points = new ArrayList<>();
        points.add(node(street.getCoordinateN(0)));
        double along = 0;
        if (length > 3 * RAMP_m) points.add(Curves.beside(street, RAMP_m, side));
        for (int i = 1; i < street.getNumPoints() - 1; i++) {
            along += street.getCoordinateN(i - 1).distance(street.getCoordinateN(i));
            if (along > RAMP_m + 1 && along < length - RAMP_m - 1) points.add(Curves.beside(street, along, side));
        }
        if (length > 3 * RAMP_m) points.add(Curves.beside(street, length - RAMP_m, side));
        points.add(node(street.getCoordinateN(street.getNumPoints() - 1)));
        return Plane.FACTORY.createLineString(points.toArray(Coordinate[]::new));
    }

    /** {@return a line cut into so many pieces of the same length; neighbours share their ends} */
    static List<LineString> cut(LineString line, int pieces) {
        var out = new ArrayList<LineString>();
        double step = line.getLength() / pieces;
        Coordinate from = line.getCoordinateN(0);
        for (int i = 1; i <= pieces; i++) {
            Coordinate to = i == pieces ? line.getCoordinateN(line.getNumPoints() - 1) : Curves.along(line, step * i);
            out.add(between(line, from, to, step * (i - 1), step * i));
            from = to;
        }
        return out;
    }

    private static LineString between(LineString line, Coordinate from, Coordinate to, double low, double high) {
        List<Coordinate> points = new ArrayList<>();
        points.add(from);
        double along = 0;
        for (int i = 1; i < line.getNumPoints() - 1; i++) {
            along += line.getCoordinateN(i - 1).distance(line.getCoordinateN(i));
            if (along > low + 0.05 && along < high - 0.05) points.add(line.getCoordinateN(i));
        }
        points.add(to);
        return Plane.FACTORY.createLineString(points.toArray(Coordinate[]::new));
    }
}
