package org.songhua.sensing.internal.things;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.geo.Wkb;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.springframework.stereotype.Repository;

/**
 * The box around the features of interest that readings of a datastream had (18-088 table 7), unless somebody wrote another area. It only
 * grows; the features of readings that are deleted stay in it.
 */
@Repository
class ObservedAreas {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A box has its greatest corner first. */
    private static final String UNCOVERED = """
            select least((d.bounds[1])[0], (f.bounds[1])[0]) as west, least((d.bounds[1])[1], (f.bounds[1])[1]) as south,
                greatest((d.bounds[0])[0], (f.bounds[0])[0]) as east, greatest((d.bounds[0])[1], (f.bounds[0])[1]) as north
            from sensing.datastream d, sensing.feature f
            where d.id = ? and f.id = ? and d.area_derived and f.bounds is not null
                and not coalesce(d.bounds @> f.bounds, false)""";

    private static final String WIDEN = """
            update sensing.datastream set observed_area = ?, geom = ?, bounds = box(point(?, ?), point(?, ?))
            where id = ? and area_derived""";

    private final Database database;

    ObservedAreas(Database database) {
        this.database = database;
    }

    /** Makes the area of a datastream hold a feature of one of its readings. */
    void cover(long datastream, long feature) {
        database.find(
                        UNCOVERED,
                        row -> new Envelope(
                                row.number("west"), row.number("east"), row.number("south"), row.number("north")),
                        datastream,
                        feature)
                .ifPresent(box -> widen(datastream, box));
    }

    private void widen(long datastream, Envelope box) {
        Geometry area = FACTORY.toGeometry(box);
        database.update(
                WIDEN,
                new Json(Geometries.json(area)),
                Wkb.of(area),
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY(),
                datastream);
    }
}
