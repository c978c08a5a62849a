package org.songhua.engine.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * The lines that divide a community: its boundary, streets and cuts, noded together on a grid of millimetres, so that the faces
 * between them share their edges position by position.
 */
final class Lines {
    static final GeometryFactory FACTORY = new GeometryFactory();
    private static final PrecisionModel MILLIMETRES = new PrecisionModel(1000);
    private static final String STREET = "street";

    private final Geometry whole;
    private final List<NodedSegmentString> lines = new ArrayList<>();
    private final Set<LineSegment> streetSegments = new HashSet<>();

    Lines(Geometry whole, List<LineString> streets) {
        this.whole = whole;
        for (Object line : LinearComponentExtracter.getLines(whole)) add((LineString) line, null);
        streets.stream()
                .filter(street -> street.getEnvelopeInternal().intersects(whole.getEnvelopeInternal()))
                .forEach(street -> add(street, STREET));
    }

    static Geometry rounded(Geometry area) {
        return GeometryPrecisionReducer.reduce(area, MILLIMETRES);
    }

    /** Adds lines that are no streets. */
    void cut(List<LineString> cuts) {
        cuts.forEach(cut -> add(cut, null));
    }

    private void add(LineString line, @Nullable String kind) {
        lines.add(new NodedSegmentString(line.getCoordinates(), kind));
    }

    /** {@return the faces between the lines that lie in the community} */
    List<Polygon> faces() {
        var noder = new SnapRoundingNoder(MILLIMETRES);
        noder.computeNodes(lines);
        streetSegments.clear();
        var edges = new HashSet<LineSegment>();
        for (Object string : (Collection<?>) noder.getNodedSubstrings()) collect((SegmentString) string, edges);
        var polygonizer = new Polygonizer();
        // Edges that several lines share count once.
        edges.stream().sorted().forEach(edge -> polygonizer.add(edge.toGeometry(FACTORY)));
        return inside(polygonizer.getPolygons());
    }

    private void collect(SegmentString string, Set<LineSegment> edges) {
        for (int i = 1; i < string.size(); i++) {
            LineSegment edge = edge(string.getCoordinate(i - 1), string.getCoordinate(i));
            if (edge.getLength() == 0) continue;
            edges.add(edge);
            if (STREET.equals(string.getData())) streetSegments.add(edge);
        }
    }

    private List<Polygon> inside(Collection<?> faces) {
        var locator = new IndexedPointInAreaLocator(whole);
        var inside = new ArrayList<Polygon>();
        for (Object face : faces) {
            var polygon = (Polygon) face;
            if (locator.locate(polygon.getInteriorPoint().getCoordinate()) == Location.INTERIOR) inside.add(polygon);
        }
        return inside;
    }

    /** {@return the segment with its ends in one order, whichever way it was walked} */
    static LineSegment edge(Coordinate a, Coordinate b) {
        return a.compareTo(b) <= 0 ? new LineSegment(a, b) : new LineSegment(b, a);
    }

    boolean isStreet(LineSegment edge) {
        return streetSegments.contains(edge);
    }
}
