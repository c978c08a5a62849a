package org.songhua.cim.internal.edit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.ObjectId;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;
import org.songhua.store.Database;

/** What lies around a place: objects of the same class, and regions. */
final class Neighbourhood {
    /** More neighbours than these say nothing new. */
    private static final int MOST = 500;

    private static final double METRES_PER_DEGREE = 111_000;
    private static final String NEAR = """
            select id, name, source_id, geom from cim.object
            where box && box(point(?, ?), point(?, ?)) and (class = ?) is true limit 500""";
    private static final String REGIONS = """
            select attributes ->> 'code' as code, geom from cim.object
            where box && box(point(?, ?), point(?, ?)) and (class = 'region') is true and attributes ->> 'code' is not null
              and attributes ->> 'level' ~ '^[1-5]$'
            order by (attributes ->> 'level')::int desc, area(box), attributes ->> 'code'""";

    private final Database database;

    Neighbourhood(Database database) {
        this.database = database;
    }

    /** An object nearby. */
    record Neighbour(ObjectId id, String label, Geometry geometry) {}

    /**
     * {@return objects of the class around a geometry, without some}
     *
     * @param around_m how far, in metres
     */
    List<Neighbour> near(ClassDefinition definition, Geometry geometry, double around_m, Set<ObjectId> without) {
        Envelope box = geometry.getEnvelopeInternal();
        double latitude = Math.toRadians(Math.clamp(box.centre().y, -85, 85));
        box.expandBy(around_m / METRES_PER_DEGREE / Math.cos(latitude), around_m / METRES_PER_DEGREE);
        return database
                .list(
                        NEAR,
                        row -> new Neighbour(
                                new ObjectId(row.uuid("id")),
                                label(row.findText("name"), row.text("source_id")),
                                Wkb.read(row.bytes("geom"))),
                        box.getMaxX(),
                        box.getMaxY(),
                        box.getMinX(),
                        box.getMinY(),
                        definition.code())
                .stream()
                .filter(neighbour -> !without.contains(neighbour.id()))
                .limit(MOST)
                .toList();
    }

    /** {@return code of the smallest region around the representative point, or null} */
    @Nullable
    String region(Geometry geometry) {
        double[] at = Wkb.representativePoint(geometry);
        var point = geometry.getFactory().createPoint(new Coordinate(at[0], at[1]));
        return database
                .list(
                        REGIONS,
                        row -> new Region(row.text("code"), Wkb.read(row.bytes("geom"))),
                        at[0],
                        at[1],
                        at[0],
                        at[1])
                .stream()
                .filter(region -> region.geometry().intersects(point))
                .map(Region::code)
                .findFirst()
                .orElse(null);
    }

    private static String label(@Nullable String name, String sourceId) {
        return name == null ? sourceId : name;
    }

    private record Region(String code, Geometry geometry) {}
}
