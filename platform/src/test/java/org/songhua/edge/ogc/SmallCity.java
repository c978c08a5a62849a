package org.songhua.edge.ogc;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.cim.ObjectId;
import org.songhua.engine.geo.Wkb;
import org.songhua.store.Database;
import org.songhua.store.Json;

/**
 * Objects put straight into the tables. Around 125.30 E 43.80 N stand 25 buildings in a row, 0.001 degrees apart and
 * 0.0004 wide, numbered from west; three odd ones stand elsewhere.
 */
public final class SmallCity {
    public static final int ROW = 25;
    /** The row and the odd ones. */
    public static final int BUILDINGS = ROW + 3;

    public static final Instant BUILT = Instant.parse("2015-06-01T00:00:00Z");

    /** L-shaped: its box holds (0.08, 0.08), the building does not. */
    public static final ObjectId ANGLED = ObjectId.of(1, "angled");
    /** Stands at the antimeridian. */
    public static final ObjectId FAR = ObjectId.of(2, "far");
    /** Has a name that is markup, and tags. */
    public static final ObjectId HOSTILE = ObjectId.of(2, "hostile");

    public static final String MARKUP = "<script>alert(\"1\")</script> & '松花'";

    private static final String INSERT = """
            insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department,
              digest, valid_from, valid_to, recorded_from, revision)
            values (?, ?, ?, ?, ?, ?, box(point(?, ?), point(?, ?)), 0, ?, ?, ?, 1, ?, ?, ?, ?)""";
    private static final String SUMMARISE = """
            insert into cim.class_summary (dataset, class, objects, west, south, east, north)
            select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
            from cim.object group by dataset, class""";

    private final Database database;

    private SmallCity(Database database) {
        this.database = database;
    }

    /** Fills an empty database. */
    public static void build(Database database) {
        new SmallCity(database).build();
    }

    private void build() {
        dataset(1, "survey", "实测", false);
        dataset(2, "made", "虚构 <b>", true);
        for (int i = 0; i < ROW; i++) row(i);
        building(1, "angled", "拐角楼", "POLYGON((0 0,0.1 0,0.1 0.02,0.02 0.02,0.02 0.1,0 0.1,0 0))", "{}", null, null);
        building(2, "far", null, "POLYGON((179.99 66,180 66,180 66.01,179.99 66.01,179.99 66))", "{}", null, null);
        building(
                2,
                "hostile",
                MARKUP,
                "POLYGON((-0.5 51,-0.49 51,-0.49 51.01,-0.5 51))",
                "{\"use\":\"office\",\"tags\":{\"note\":\"<img src=x onerror=alert(1)>\",\"备注\":\"\\\"引号\\\"\"}}",
                Instant.parse("2020-01-01T00:00:00Z"),
                null);
        add(1, "street", "s1", "人民大街", "LINESTRING(125.29 43.7999,125.33 43.7999)", "{\"name\":\"人民大街\"}");
        add(1, "tree", "t1", null, "POINT(125.3001 43.801)", "{\"limit\":4.5}");
        add(1, "tree", "t2", null, "POINT Z(125.3101 43.801 210.5)", "{}");
        database.update(SUMMARISE);
        database.get("select nextval('cim.data_version') as v", row -> row.whole("v"));
    }

    private void row(int i) {
        double west = 125.3 + i * 0.001;
        String wkt =
                "POLYGON((%1$s 43.8,%2$s 43.8,%2$s 43.8004,%1$s 43.8004,%1$s 43.8))".formatted(west, west + 0.0004);
        String attributes = "{\"height\":%s,\"floors\":%d,\"use\":\"%s\",\"heated\":%b,\"tags\":{\"building\":\"yes\"}}"
                .formatted(i + 0.5, i, i % 2 == 0 ? "residential" : "office", i < 5);
        building(1, "b" + i, "楼 " + i, wkt, attributes, i < 10 ? BUILT : null, null);
    }

    private void building(
            int dataset,
            String sourceId,
            @Nullable String name,
            String wkt,
            String attributes,
            @Nullable Instant from,
            @Nullable Instant to) {
        insert(dataset, "building", sourceId, name, wkt, attributes, from, to);
    }

    private void add(int dataset, String classCode, String sourceId, @Nullable String name, String wkt, String json) {
        insert(dataset, classCode, sourceId, name, wkt, json, null, null);
    }

    private void insert(
            int dataset,
            String classCode,
            String sourceId,
            @Nullable String name,
            String wkt,
            String attributes,
            @Nullable Instant from,
            @Nullable Instant to) {
        Geometry geometry = read(wkt);
        Envelope box = geometry.getEnvelopeInternal();
        UUID id = ObjectId.of(dataset, sourceId).value();
        // The west of the row is in one district, all else in none.
        String region = box.getMaxX() > 125 && box.getMaxX() < 125.306 ? "220102001" : null;
        database.update(
                INSERT,
                dataset,
                id,
                classCode,
                sourceId,
                name,
                Wkb.of(geometry),
                box.getMaxX(),
                box.getMaxY(),
                box.getMinX(),
                box.getMinY(),
                new Json(attributes),
                region,
                null,
                from,
                to,
                Instant.parse("2026-01-02T03:04:05Z"),
                1);
    }

    private void dataset(int number, String code, String title, boolean synthetic) {
        database.update(
                "insert into cim.dataset (number, code, title, synthetic) values (?, ?, ?, ?)",
                number,
                code,
                title,
                synthetic);
        database.update("create table cim.object_%1$d partition of cim.object for values in (%1$d)".formatted(number));
    }

    private static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
