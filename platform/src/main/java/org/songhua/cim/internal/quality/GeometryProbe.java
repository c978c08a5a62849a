package org.songhua.cim.internal.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.AreaIndex;
import org.songhua.engine.geo.GeometryCheck;
import org.songhua.engine.geo.Wkb;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Looks at the geometry of every object: whether it is valid, and whether it touches an area. */
final class GeometryProbe {
    private static final String SCAN = """
            select dataset, id, geom from cim.object where cardinality(?::text[]) = 0 or class = any(?)""";
    private static final int PORTION = 2_000;

    private final Database database;

    GeometryProbe(Database database) {
        this.database = database;
    }

    /** Finds geometries with faults; the note is their first fault's code and sentence. */
    void invalid(List<String> classes, Found found) {
        scan(classes, row -> {
            String note = fault(row.bytes("geom"));
            if (note != null) found.add(row.integer("dataset"), row.uuid("id"), note);
        });
    }

    private static @Nullable String fault(byte[] wkb) {
        try {
            List<Fault> faults = GeometryCheck.check(Wkb.read(wkb), Place.NOWHERE);
            return faults.isEmpty()
                    ? null
                    : faults.getFirst().code() + " " + faults.getFirst().problem();
        } catch (IllegalArgumentException e) {
            return "GEOM-001 The geometry cannot be read.";
        }
    }

    /**
     * Finds objects that touch none of some areas.
     *
     * @throws CheckFailure when none of the shapes is an area
     */
    void outside(List<String> classes, List<byte[]> areas, Found found) {
        var polygons = new ArrayList<Geometry>();
        for (byte[] wkb : areas) {
            Geometry area = Wkb.read(wkb);
            if (area instanceof Polygonal && area.isValid()) polygons.add(area);
        }
        if (polygons.isEmpty()) throw new CheckFailure("There is no area to compare with.");
        var index = new AreaIndex(polygons);
        scan(classes, row -> {
            byte[] wkb = row.bytes("geom");
            if (!touches(index, wkb)) found.add(row.integer("dataset"), row.uuid("id"), null);
        });
    }

    /** What has no position lies nowhere; the check of geometries tells of it. */
    private static boolean touches(AreaIndex index, byte[] wkb) {
        var met = new boolean[1];
        try {
            index.meeting(wkb, number -> met[0] = true);
        } catch (IllegalArgumentException e) {
            return true;
        }
        return met[0];
    }

    private void scan(List<String> classes, Consumer<Row> sink) {
        String[] codes = classes.toArray(String[]::new);
        database.stream(SCAN, PORTION, sink, codes, codes);
    }
}
