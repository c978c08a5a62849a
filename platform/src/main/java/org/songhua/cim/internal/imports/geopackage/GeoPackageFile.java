package org.songhua.cim.internal.imports.geopackage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.internal.imports.rows.Ids;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.cim.internal.imports.rows.RowFaults;
import org.songhua.cim.internal.imports.rows.RowFile;
import org.songhua.cim.internal.imports.rows.RowSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.CrsText;
import org.sqlite.SQLiteConfig;

/**
 * The feature layers of a GeoPackage as one file of rows. The file is opened read-only, nothing in it is run: views and triggers of strangers are
 * not trusted. Positions are x (east) before y whatever the authority of the system says, as the standard has it.
 */
public final class GeoPackageFile implements RowFile {
    private static final String LAYERS = """
            select g.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition, s.srs_id
            from gpkg_geometry_columns g
            join gpkg_contents c on c.table_name = g.table_name and c.data_type = 'features'
            left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
            where exists (select 1 from sqlite_master m where m.name = g.table_name and m.type = 'table')
            order by g.table_name""";
    private static final String COLUMNS = "select name, pk, type from pragma_table_info(?)";
    private static final int LONGEST_TEXT = 1 << 20;

    private final Path file;
    private final Place place;
    private final Reading reading;
    private final List<Layer> layers = new ArrayList<>();
    private final long rows;

    /** A layer: its table, the columns of its geometry and of its key, and its system. */
    private record Layer(
            String table, String geometry, @Nullable String key, Crs crs) {}

    /**
     * @param given system its sender names, or null to go by the file
     * @throws FaultException when it is no GeoPackage, or a system is not known
     */
    public GeoPackageFile(Path file, Place place, @Nullable Crs given, Reading reading) {
        this.file = file;
        this.place = place;
        this.reading = reading;
        try (Connection connection = connect()) {
            findLayers(connection, given);
            this.rows = count(connection);
        } catch (SQLException e) {
            throw GeoPackageFaults.damaged(place, String.valueOf(e.getMessage()));
        }
    }

    private Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        Connection connection =
                config.createConnection("jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1");
        try (var statement = connection.createStatement()) {
            statement.execute("pragma trusted_schema = off");
        }
        return connection;
    }

    private void findLayers(Connection connection, @Nullable Crs given) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                ResultSet results = statement.executeQuery(LAYERS)) {
            while (results.next()) {
                String table = Objects.requireNonNullElse(results.getString(1), "");
                found.add(table);
                String wanted = reading.layer();
                if (wanted == null || wanted.equalsIgnoreCase(table)) layers.add(layer(connection, results, given));
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("no such table")) throw GeoPackageFaults.noGeoPackage(place);
            throw e;
        }
        if (found.isEmpty()) throw GeoPackageFaults.noGeoPackage(place);
        String wanted = reading.layer();
        if (layers.isEmpty() && wanted != null) {
            throw GeoPackageFaults.noLayer(place, wanted, String.join(", ", found));
        }
    }

    private Layer layer(Connection connection, ResultSet results, @Nullable Crs given) throws SQLException {
        String table = results.getString(1);
        Place at = place.withField(table);
        Crs crs = RowFaults.decide(given, told(results, given, at), at);
        return new Layer(table, results.getString(2), key(connection, table), crs);
    }

    /** 0 and -1 stand for systems that are not known. */
    private static @Nullable Crs told(ResultSet results, @Nullable Crs given, Place at) throws SQLException {
        if (results.getInt("srs_id") <= 0) return null;
        String name = results.getString("organization") + ":" + results.getInt("organization_coordsys_id");
        String definition = Objects.requireNonNullElse(results.getString("definition"), "");
        var found = Crs.find(name).or(() -> CrsText.find(definition));
        if (found.isEmpty() && given == null) throw new FaultException(RowFaults.unknownCrs(at, name));
        return found.orElse(null);
    }

    private static @Nullable String key(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet results = statement.executeQuery()) {
                String key = null;
                while (results.next()) if (results.getInt("pk") == 1) key = results.getString("name");
                return key;
            }
        }
    }

    private long count(Connection connection) throws SQLException {
        long sum = 0;
        for (Layer layer : layers) {
            try (var statement = connection.createStatement();
                    ResultSet results = statement.executeQuery("select count(*) from " + quoted(layer.table()))) {
                sum += results.next() ? results.getLong(1) : 0;
            }
        }
        return sum;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String crs() {
        return layers.stream().map(layer -> layer.crs().name()).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public RowSource open() {
        try {
            return new Source(connect());
        } catch (SQLException e) {
            throw GeoPackageFaults.damaged(place, String.valueOf(e.getMessage()));
        }
    }

    /** Rows of all layers, one layer after the other. */
    private final class Source implements RowSource {
        private final Connection connection;
        private int next = 0;
        private @Nullable Layer layer;
        private @Nullable ResultSet results;
        private long number = 0;

        Source(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Row next() throws IOException {
            try {
                while (true) {
                    if (results != null && layer != null && results.next()) return row(results, layer);
                    if (!openNext()) return null;
                }
            } catch (SQLException e) {
                throw GeoPackageFaults.damaged(place.withRow(number), String.valueOf(e.getMessage()));
            }
        }

        private boolean openNext() throws SQLException {
            if (results != null) results.getStatement().close();
            if (next >= layers.size()) return false;
            layer = layers.get(next++);
            results = connection.createStatement().executeQuery("select * from " + quoted(layer.table()));
            return true;
        }

        private Row row(ResultSet results, Layer layer) throws SQLException {
            number++;
            Map<String, Object> properties = properties(results, layer);
            String id = id(results, layer, properties);
            Place at =
                    id == null ? place.withRow(number) : place.withRow(number).withFeature(id);
            byte[] blob = results.getBytes(layer.geometry());
            Geometry geometry = null;
            Fault fault = null;
            try {
                geometry = blob == null ? null : GeoPackageBlob.read(blob);
            } catch (IllegalArgumentException e) {
                fault = GeoPackageFaults.badGeometry(at, String.valueOf(e.getMessage()));
            }
            return new Row(number, id, geometry, layer.crs(), layer.table(), properties, List.of(), fault);
        }

        private @Nullable String id(ResultSet results, Layer layer, Map<String, Object> properties)
                throws SQLException {
            String told = Ids.of(properties, reading.idColumn());
            String key = layer.key();
            if (told == null && key != null) told = results.getString(key);
            return told == null || layers.size() == 1 ? told : layer.table() + "/" + told;
        }

        private Map<String, Object> properties(ResultSet results, Layer layer) throws SQLException {
            var properties = new LinkedHashMap<String, Object>();
            var columns = results.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i);
                if (name.equals(layer.geometry()) || name.equals(layer.key())) continue;
                Object value = value(results.getObject(i));
                if (value != null) properties.put(name, value);
            }
            return properties;
        }

        private static @Nullable Object value(@Nullable Object value) {
            return switch (value) {
                case Integer number -> number.longValue();
                case Long number -> number;
                case Double number -> Double.isFinite(number) ? number : null;
                case Boolean truth -> truth;
                case String text -> text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
                case null, default -> null;
            };
        }

        @Override
        public double share() {
            return rows == 0 ? 1 : (double) number / rows;
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
