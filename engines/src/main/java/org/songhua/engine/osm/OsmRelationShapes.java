package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Makes geometries of relations: areas of multipolygons and boundaries, collections of the members of all others. Safe
 * for use by many threads as far as its {@link OsmMembers} are.
 */
public final class OsmRelationShapes {
    /** How deep relations of relations are followed; the deepest in use (a route of routes of routes) has three. */
    private static final int MAX_DEPTH = 8;
    /** Most members followed in all, so that relations that name each other in many ways come to an end. */
    private static final int MAX_MEMBERS = 1_000_000;

    private static final String LARGER_EXTRACT =
            "Import an extract that was cut with complete relations (osmium extract -s smart), or leave it so.";

    private final Place file;
    private final OsmMembers members;

    /**
     * @param fileName name told in faults
     * @param members where members are found
     */
    public OsmRelationShapes(String fileName, OsmMembers members) {
        this.file = Place.inFile(fileName);
        this.members = members;
    }

    /** {@return the geometry of a relation, made of the members that are in the file} */
    public OsmShape shape(OsmRelation relation) {
        var found = new Found();
        collect(relation, found, new HashSet<>(), 0);
        if (found.isEmpty()) return OsmShape.refused(nothing(relation));
        return relation.isArea() ? area(relation, found) : collection(relation, found);
    }

    /** Members found, in the order of the file. */
    private static final class Found {
        final List<long[]> ways = new ArrayList<>();
        final Set<Long> nodes = new LinkedHashSet<>();
        int followed = 0;
        int missing = 0;

        boolean isEmpty() {
            return ways.isEmpty() && nodes.isEmpty();
        }
    }

    private void collect(OsmRelation relation, Found found, Set<Long> above, int depth) {
        if (depth > MAX_DEPTH || !above.add(relation.id())) return;
        for (var member : relation.members()) {
            if (found.followed++ > MAX_MEMBERS) return;
            switch (member.kind()) {
                case NODE -> addNode(member.id(), found);
                case WAY -> addWay(member.id(), found);
                case RELATION -> {
                    if (!relation.isArea()) addRelation(member.id(), found, above, depth);
                }
            }
        }
        above.remove(relation.id());
    }

    private void addNode(long id, Found found) {
        long location = members.node(id);
        if (location == Locations.MISSING) found.missing++;
        else found.nodes.add(location);
    }

    private void addWay(long id, Found found) {
        long[] way = members.way(id);
        if (way == null) {
            found.missing++;
            return;
        }
        for (long location : way) {
            if (location != Locations.MISSING) continue;
            found.missing++;
            break;
        }
        if (!OsmShapes.lines(way).isEmpty()) found.ways.add(way);
    }

    private void addRelation(long id, Found found, Set<Long> above, int depth) {
        var relation = members.relation(id);
        if (relation.isEmpty()) found.missing++;
        else collect(relation.get(), found, above, depth + 1);
    }

    private OsmShape area(OsmRelation relation, Found found) {
        if (found.ways.isEmpty()) return OsmShape.refused(nothing(relation));
        var assembly = RingAssembler.assemble(found.ways);
        boolean open = !assembly.openEnds().isEmpty();
        if (open && found.missing == 0) return OsmShape.refused(open(relation, assembly.openEnds()));
        if (!assembly.polygons().isEmpty()) {
            Geometry area = merge(assembly.polygons());
            return open ? new OsmShape(area, List.of(partOfArea(relation, found))) : OsmShape.of(area);
        }
        if (!open) return OsmShape.refused(noArea(relation));
        return new OsmShape(lines(found), List.of(outlineOnly(relation, found)));
    }

    private static Geometry merge(List<Polygon> polygons) {
        return polygons.size() == 1
                ? polygons.getFirst()
                : OsmShapes.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Geometry lines(Found found) {
        var lines = new ArrayList<LineString>();
        for (long[] way : found.ways) lines.addAll(OsmShapes.lines(way));
        return OsmShapes.merge(lines);
    }

    private OsmShape collection(OsmRelation relation, Found found) {
        var parts = new ArrayList<Geometry>();
        if (!found.nodes.isEmpty()) parts.add(points(found));
        if (!found.ways.isEmpty()) parts.add(lines(found));
        Geometry shape = parts.size() == 1
                ? parts.getFirst()
                : OsmShapes.FACTORY.createGeometryCollection(flat(parts).toArray(Geometry[]::new));
        return new OsmShape(shape, found.missing == 0 ? List.of() : List.of(someMissing(relation, found)));
    }

    private static Geometry points(Found found) {
        Point[] points = found.nodes.stream()
                .map(location -> OsmShapes.FACTORY.createPoint(OsmShapes.coordinate(location)))
                .toArray(Point[]::new);
        return points.length == 1 ? points[0] : OsmShapes.FACTORY.createMultiPoint(points);
    }

    private static List<Geometry> flat(List<Geometry> parts) {
        var flat = new ArrayList<Geometry>();
        for (Geometry part : parts) {
            for (int i = 0; i < part.getNumGeometries(); i++) flat.add(part.getGeometryN(i));
        }
        return flat;
    }

    private Fault nothing(OsmRelation relation) {
        String what = relation.isArea() ? "None of the ways around the area" : "None of the members of the relation";
        return Fault.refused("OSM-015", place(relation), what + " is in the file.", LARGER_EXTRACT);
    }

    private Fault someMissing(OsmRelation relation, Found found) {
        return Fault.remark(
                "OSM-014",
                place(relation),
                found.missing
                        + " members of the relation are not or not wholly in the file; its shape is what is there.",
                LARGER_EXTRACT);
    }

    private Fault partOfArea(OsmRelation relation, Found found) {
        return Fault.remark(
                "OSM-016",
                place(relation),
                found.missing
                        + " members of the area are not or not wholly in the file; the parts that close were taken.",
                LARGER_EXTRACT);
    }

    private Fault outlineOnly(OsmRelation relation, Found found) {
        return Fault.remark(
                "OSM-017",
                place(relation),
                found.missing + " members of the area are not or not wholly in the file, so that it does not close; the"
                        + " lines around it were taken.",
                LARGER_EXTRACT);
    }

    private Fault open(OsmRelation relation, List<Long> openEnds) {
        long first = openEnds.getFirst();
        return Fault.refused(
                "OSM-018",
                place(relation).withPosition(Locations.longitude(first), Locations.latitude(first)),
                "The outline of the area does not close: ways end openly at " + openEnds.size() + " places.",
                "Join the ways at the source; the position is one of the places.");
    }

    private Fault noArea(OsmRelation relation) {
        return Fault.refused(
                "OSM-019",
                place(relation),
                "The ways around the area run there and back; they enclose nothing.",
                "Correct the members at the source.");
    }

    private Place place(OsmRelation relation) {
        return file.withFeature(OsmKind.RELATION.sourceId(relation.id()));
    }
}
