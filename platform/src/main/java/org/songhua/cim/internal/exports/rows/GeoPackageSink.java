package org.songhua.cim.internal.exports.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.Wkb;

/** A GeoPackage (OGC 12-128r19) with a layer for each class; made in a file beside, because its beginning is known only at the end. */
public final class GeoPackageSink implements RowSink {
    /** GeoPackage 1.3 in the head of the file. */
    private static final String SET_UP = """
            pragma application_id = 1196444487;
            pragma user_version = 10300;
            create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
              organization_coordsys_id integer not null, definition text not null, description text);
            create table gpkg_contents (table_name text primary key, data_type text not null, identifier text unique,
              description text default '', last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x double, min_y double, max_x double, max_y double, srs_id integer references gpkg_spatial_ref_sys);
            create table gpkg_geometry_columns (table_name text primary key references gpkg_contents, column_name text not null,
              geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null);
            insert into gpkg_spatial_ref_sys values
              ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null),
              ('Undefined geographic', 0, 'NONE', 0, 'undefined', null),
              ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', null)""";

    private static final String ADD_SYSTEM =
            "insert or ignore into gpkg_spatial_ref_sys values (?, ?, 'EPSG', ?, 'undefined', null)";
    private static final String ADD_CONTENTS =
            "insert into gpkg_contents (table_name, data_type, identifier, srs_id) values (?, 'features', ?, ?)";
    private static final String ADD_GEOMETRY =
            "insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 2, 0)";
    private static final String SET_EXTENT =
            "update gpkg_contents set min_x = ?, min_y = ?, max_x = ?, max_y = ? where table_name = ?";

    private final OutputStream out;
    private final List<Column> columns;
    private final int srsId;
    private final Path file;
    private final Connection connection;
    private final Map<String, Layer> layers = new HashMap<>();

    /** A layer and how far it reaches. */
    private record Layer(PreparedStatement insert, Envelope extent) {}

    public GeoPackageSink(OutputStream out, List<Column> columns, Crs crs) throws IOException {
        this.out = out;
        this.columns = columns;
        this.srsId = srsId(crs);
        this.file = Files.createTempFile("songhua-export", ".gpkg");
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("pragma journal_mode = off");
                statement.executeUpdate("pragma synchronous = off");
                for (String sql : SET_UP.split(";\\s*\n", -1)) statement.executeUpdate(sql);
            }
            connection.setAutoCommit(false);
            addSystem(crs);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Systems without a code, such as GCJ-02, are told as undefined. */
    private static int srsId(Crs crs) {
        if (crs.name().equals("CRS84")) return 4326;
        return crs.name().startsWith("EPSG:") ? Integer.parseInt(crs.name().substring(5)) : 0;
    }

    private void addSystem(Crs crs) throws SQLException {
        if (srsId <= 0) return;
        try (var statement = connection.prepareStatement(ADD_SYSTEM)) {
            statement.setString(1, crs.name());
            statement.setInt(2, srsId);
            statement.setInt(3, srsId);
            statement.executeUpdate();
        }
    }

    @Override
    public void take(ExportRow row) throws IOException {
        try {
            Layer layer = layers.get(row.classCode());
            if (layer == null) {
                layer = create(row.classCode());
                layers.put(row.classCode(), layer);
            }
            layer.extent().expandToInclude(row.geometry().getEnvelopeInternal());
            layer.insert().setBytes(1, blob(row));
            for (int i = 0; i < columns.size(); i++) layer.insert().setObject(i + 2, row.value(columns.get(i)));
            layer.insert().executeUpdate();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private Layer create(String name) throws SQLException {
        String declared = columns.stream()
                .map(column -> quoted(column) + " " + type(column))
                .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("create table \"%s\" (fid integer primary key autoincrement, geom geometry, %s)"
                    .formatted(name, declared));
        }
        register(ADD_CONTENTS, name, name);
        register(ADD_GEOMETRY, name, null);
        String marks = ", ?".repeat(columns.size());
        String names = columns.stream().map(column -> ", " + quoted(column)).collect(Collectors.joining());
        return new Layer(
                connection.prepareStatement("insert into \"%s\" (geom%s) values (?%s)".formatted(name, names, marks)),
                new Envelope());
    }

    private void register(String sql, String table, @org.jspecify.annotations.Nullable String identifier)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int at = 1;
            statement.setString(at++, table);
            if (identifier != null) statement.setString(at++, identifier);
            statement.setInt(at, srsId);
            statement.executeUpdate();
        }
    }

    private static String quoted(Column column) {
        return '"' + column.name().replace("\"", "\"\"") + '"';
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case WHOLE -> "integer";
            case NUMBER -> "double";
            case TRUTH -> "boolean";
        };
    }

    private byte[] blob(ExportRow row) {
        byte[] wkb = Wkb.of(row.geometry());
        return ByteBuffer.allocate(8 + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) 1)
                .putInt(srsId)
                .put(wkb)
                .array();
    }

    @Override
    public void finish() throws IOException {
        try {
            for (var entry : layers.entrySet())
                setExtent(entry.getKey(), entry.getValue().extent());
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Files.copy(file, out);
        out.flush();
    }

    private void setExtent(String table, Envelope extent) throws SQLException {
        try (var statement = connection.prepareStatement(SET_EXTENT)) {
            statement.setDouble(1, extent.getMinX());
            statement.setDouble(2, extent.getMinY());
            statement.setDouble(3, extent.getMaxX());
            statement.setDouble(4, extent.getMaxY());
            statement.setString(5, table);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
