package org.songhua.cim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.cim.internal.DerivedColumns;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.Packs;
import org.songhua.store.Database;
import org.songhua.store.Json;
import tools.jackson.databind.json.JsonMapper;

/** A data set of its own with objects put straight into the tables, on the shared platform. */
public final class CityFixture {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final String INSERT = """
            insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department,
              search, grams, digest, recorded_from, revision)
            values (?, ?, ?, ?, ?, ?, box(point(?, ?), point(?, ?)), ?, ?, ?, ?, ?, ?, 0, now(), 1)""";
    /** Thousands only: an import takes the number after the greatest, and a partition of its own for it. */
    private static final String NEXT = "select (coalesce(max(number), 0) / 1000 + 1) * 1000 as n from cim.dataset";

    private static final String PARTITION =
            "create table if not exists cim.object_%d partition of cim.object for values in (%s)";
    /** About as many as the bounds of a partition can name. */
    private static final int SETS = 400;

    private static final String SUMMARISE = """
            insert into cim.class_summary
            select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
            from cim.object where dataset = ? group by 1, 2
            on conflict (dataset, class) do update set objects = excluded.objects, west = excluded.west,
              south = excluded.south, east = excluded.east, north = excluded.north""";

    private final Database database;
    private final Packs packs;
    private final int dataset;
    private final List<ObjectId> ids = new ArrayList<>();

    private CityFixture(TestPlatform platform, int dataset) {
        this.database = platform.bean(Database.class);
        this.packs = platform.bean(Packs.class);
        this.dataset = dataset;
    }

    /**
     * A new data set; its objects lie where the test puts them. All of these sets lie in one partition: hundreds of them on
     * the shared platform would make the planning of every question the longest part of it.
     */
    public static synchronized CityFixture create(TestPlatform platform, String code) {
        Database database = platform.bean(Database.class);
        int number = database.get(NEXT, row -> row.integer("n"));
        database.update(partition(number / 1000));
        database.update(
                "insert into cim.dataset (number, code, title, synthetic) values (?, ?, ?, true)", number, code, code);
        return new CityFixture(platform, number);
    }

    private static String partition(int thousand) {
        int first = (thousand - 1) / SETS * SETS + 1;
        return PARTITION.formatted(
                1000 * first,
                IntStream.range(first, first + SETS)
                        .mapToObj(one -> String.valueOf(1000 * one))
                        .collect(Collectors.joining(", ")));
    }

    public int dataset() {
        return dataset;
    }

    public List<ObjectId> ids() {
        return List.copyOf(ids);
    }

    /** Adds an object without region and owner. */
    public ObjectId add(String classCode, String name, Map<String, ?> attributes, Geometry geometry) {
        return add(classCode, name, attributes, geometry, null, null);
    }

    /** Adds an object; call {@link #done} after the last. */
    public ObjectId add(
            String classCode,
            String name,
            Map<String, ?> attributes,
            Geometry geometry,
            String region,
            String department) {
        String source = classCode + "/" + ids.size();
        ObjectId id = ObjectId.of(dataset, source);
        var box = geometry.getEnvelopeInternal();
        var derived = DerivedColumns.of(
                packs.findClass(classCode).orElseThrow(), name, attributes, box.getWidth(), box.getHeight());
        database.update(
                INSERT,
                dataset,
                id.value(),
                classCode,
                source,
                name,
                Wkb.of(geometry),
                box.getMaxX(),
                box.getMaxY(),
                box.getMinX(),
                box.getMinY(),
                derived.zoom(),
                new Json(JsonMapper.builder().build().writeValueAsString(attributes)),
                region,
                department,
                derived.search(),
                derived.grams() == null
                        ? null
                        : Arrays.stream(derived.grams()).boxed().toArray(Integer[]::new));
        ids.add(id);
        return id;
    }

    /** Brings counts and extents up to date. */
    public CityFixture done() {
        database.update(SUMMARISE, dataset);
        return this;
    }

    /** A square with its south-west corner at a place, sides in degrees. */
    public static Geometry square(double longitude, double latitude, double side) {
        return GEOMETRY.createPolygon(new Coordinate[] {
            new Coordinate(longitude, latitude),
            new Coordinate(longitude + side, latitude),
            new Coordinate(longitude + side, latitude + side),
            new Coordinate(longitude, latitude + side),
            new Coordinate(longitude, latitude)
        });
    }

    /** A line through points given as longitude, latitude, longitude, latitude … */
    public static Geometry line(double... ordinates) {
        var points = new Coordinate[ordinates.length / 2];
        for (int i = 0; i < points.length; i++) points[i] = new Coordinate(ordinates[2 * i], ordinates[2 * i + 1]);
        return GEOMETRY.createLineString(points);
    }

    public static Geometry point(double longitude, double latitude) {
        return GEOMETRY.createPoint(new Coordinate(longitude, latitude));
    }
}
