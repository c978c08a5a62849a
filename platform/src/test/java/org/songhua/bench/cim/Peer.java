package org.songhua.bench.cim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.Extent;
import org.songhua.engine.geo.Wkb;

/** PostGIS with the tables that osm2pgsql made, as one connection. */
final class Peer implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;
    private static final String[] TABLES = {
        "create table building as select osm_id, name, building, way, st_transform(way, 3857) as way3857 from planet_osm_polygon"
                + " where building is not null",
        "create table road as select osm_id, name, highway, way, st_transform(way, 3857) as way3857 from planet_osm_line"
                + " where highway is not null",
        "create index on building using gist (way)",
        "create index on building using gist (way3857)",
        "create index on road using gist (way)",
        "create index on road using gist (way3857)",
        // 1,435 districts: squares with many positions over the buildings, numbered by place.
        "create table district as select row_number() over (order by x, y)::int as id, st_segmentize(st_makeenvelope(x, y,"
                + " x + side, y + side, 4326), side / 16) as way from (select distinct floor(st_x(st_centroid(way)) / s) * s as x,"
                + " floor(st_y(st_centroid(way)) / s) * s as y, s as side from building, (select 0.0155::float8 as s) w) cells"
                + " order by 1 limit 1435",
        "create index on district using gist (way)",
        "analyze"
    };
    private static final String BOX =
            "select string_agg(st_asgeojson(t.*), ',') from (select osm_id, name, building, way from"
                    + " building where way && st_makeenvelope(?, ?, ?, ?, 4326)) t";
    private static final String TILE =
            "with b as (select st_tileenvelope(?, ?, ?) as e, st_tileenvelope(?, ?, ?, margin =>"
                    + " 0.015625) as m) select (select coalesce(st_asmvt(t, 'building', 4096, 'g'), '') from (select osm_id, name,"
                    + " st_asmvtgeom(way3857, b.e, 4096, 64) as g from building, b where way3857 && b.m) t) || (select"
                    + " coalesce(st_asmvt(t, 'road', 4096, 'g'), '') from (select osm_id, name, highway, st_asmvtgeom(way3857, b.e, 4096,"
                    + " 64) as g from road, b where way3857 && b.m) t)";
    private static final String JOIN = "select count(*) from building b join district d on st_intersects(b.way, d.way)";

    private final Connection connection;
    private final long backend;

    Peer(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        backend = number("select pg_backend_pid()");
    }

    /** Makes the tables that are asked; not part of any measure. */
    void prepare() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : TABLES) statement.execute(table);
        }
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** {@return boxes around random buildings that hold about so many buildings} */
    List<Extent> boxes(int count, int buildings) throws SQLException {
        var boxes = new ArrayList<Extent>();
        number("select case when setseed(0.5) is null then 0 else 1 end");
        try (var statement = connection.createStatement();
                ResultSet centres = statement.executeQuery(
                        "select st_x(c), st_y(c) from (select st_centroid(way) as c from building order by random() limit "
                                + count + ") t")) {
            while (centres.next()) boxes.add(box(centres.getDouble(1), centres.getDouble(2), buildings));
        }
        return boxes;
    }

    private Extent box(double x, double y, int buildings) throws SQLException {
        double low = 0;
        double high = 0.5;
        try (var statement = connection.prepareStatement(
                "select count(*) from building where way && st_makeenvelope(?, ?, ?, ?, 4326)")) {
            for (int i = 0; i < 14; i++) {
                double side = (low + high) / 2;
                bind(statement, x - side, y - side, x + side, y + side);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    if (result.getInt(1) < buildings) low = side;
                    else high = side;
                }
            }
        }
        return new Extent(x - high, y - high, x + high, y + high);
    }

    int geoJson(Extent box) throws SQLException {
        try (var statement = connection.prepareStatement(BOX)) {
            bind(statement, box.west(), box.south(), box.east(), box.north());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1).length();
            }
        }
    }

    int tile(int zoom, int column, int row) throws SQLException {
        try (var statement = connection.prepareStatement(TILE)) {
            for (int i = 0; i < 2; i++) {
                statement.setInt(3 * i + 1, zoom);
                statement.setInt(3 * i + 2, column);
                statement.setInt(3 * i + 3, row);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBytes(1).length;
            }
        }
    }

    long join() throws SQLException {
        return number(JOIN);
    }

    List<Geometry> districts() throws SQLException {
        var districts = new ArrayList<Geometry>();
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select st_asbinary(way) from district order by id")) {
            while (result.next()) districts.add(Wkb.read(result.getBytes(1)));
        }
        return districts;
    }

    /** {@return rectangle around all buildings} */
    Extent extent() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet r =
                        statement.executeQuery("select st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e) from (select"
                                + " st_extent(way) as e from building) t")) {
            r.next();
            return new Extent(r.getDouble(1), r.getDouble(2), r.getDouble(3), r.getDouble(4));
        }
    }

    /** {@return processor seconds of the server process of this connection so far; Linux only} */
    double cpuSeconds() throws IOException {
        String text = Files.readString(Path.of("/proc/" + backend + "/stat"));
        String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS_PER_SECOND;
    }

    private static void bind(PreparedStatement statement, double... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setDouble(i + 1, values[i]);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
