package org.songhua.bench.history;

import java.time.Instant;
import org.songhua.cim.Extent;
import org.songhua.store.Database;

/**
 * A district of 20,000 buildings with five versions each, 100,000 in all: one a year from 2020 to 2024, the last in force. Half
 * of the city around it, as many again, has one version only.
 */
public final class VersionedDistrict {
    public static final int OBJECTS = 20_000;
    public static final int VERSIONS = 5;
    public static final Extent DISTRICT = new Extent(20, 20, 20.2, 20.1);
    /** In the middle of the third version. */
    public static final Instant THEN = Instant.parse("2022-07-01T00:00:00Z");

    private static final String DATASET =
            "insert into cim.dataset (number, code, title, synthetic) values (?, 'versioned', 'versioned', true)";
    private static final String TABLE = "create table cim.object_%1$d partition of cim.object for values in (%1$d)";
    /** A building of 20 m by 20 m as WKB, on a grid of 200 by 100 in the district and another beside it. */
    private static final String PLACES = """
            with places as (
              select n, gen_random_uuid() as id, %2$s + (n %% 200) * 0.001 as x, 20 + (n / 200) * 0.001 as y
              from generate_series(0, %3$d) n),
            rows as (
              select n, id, x, y, x + 0.0002 as x1, y + 0.0002 as y1 from places)
            """;

    /** Big endian, as PostgreSQL sends numbers. */
    private static final String WKB = """
            decode('00000000030000000100000005', 'hex') || float8send(x) || float8send(y) || float8send(x1) || float8send(y)
            || float8send(x1) || float8send(y1) || float8send(x) || float8send(y1) || float8send(x) || float8send(y)""";

    private VersionedDistrict() {}

    /** Puts the district into a database. */
    public static void build(Database database, int dataset) {
        database.update(DATASET, dataset);
        database.update(TABLE.formatted(dataset));
        current(database, dataset, "20.0", "2024-01-01", VERSIONS);
        older(database, dataset);
        current(database, dataset, "20.3", "2020-01-01", 1);
        database.update("""
                insert into cim.class_summary
                select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
                from cim.object where dataset = ? group by 1, 2""", dataset);
        database.update("analyze cim.object");
        database.update("analyze cim.object_version");
    }

    private static void current(Database database, int dataset, String west, String since, int revision) {
        String places = PLACES.formatted(dataset, west, OBJECTS - 1);
        database.update("""
                insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, digest,
                  recorded_from, revision)
                %s select %d, id, 'building', 'b' || n || '@' || %s, '楼' || n, %s, box(point(x1, y1), point(x, y)), 14,
                  jsonb_build_object('floors', %d, 'height', 3.1), '990101001', n, '%s', %d
                from rows order by n""".formatted(places, dataset, west, WKB, revision, since, revision));
    }

    private static void older(Database database, int dataset) {
        database.update("""
                insert into cim.object_version (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, digest,
                  recorded_from, revision, recorded_to, recorded_by, part)
                select dataset, id, class, source_id, name, geom, box, zoom, jsonb_build_object('floors', v, 'height', 3.1), region,
                  digest, make_timestamptz(2019 + v, 1, 1, 0, 0, 0), v, make_timestamptz(2020 + v, 1, 1, 0, 0, 0), 'li', 0
                from cim.object, generate_series(1, %d) v where dataset = %d and revision = %d
                order by random()""".formatted(VERSIONS - 1, dataset, VERSIONS));
    }
}
