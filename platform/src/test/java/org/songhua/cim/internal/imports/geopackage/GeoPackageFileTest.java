package org.songhua.cim.internal.imports.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.Wkb;

/** GeoPackages (OGC 12-128r18) as programs write them, and what is told of those that are none. */
class GeoPackageFileTest {
    private static final Place PLACE = Place.inFile("town.gpkg");
    private static final byte[] POINT = Wkb.of(new GeometryFactory().createPoint(new Coordinate(125.3, 43.9)));
    private static final List<String> TABLES = List.of(
            "create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,"
                    + " organization_coordsys_id integer, definition text)",
            "create table gpkg_contents (table_name text primary key, data_type text)",
            "create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer)",
            "insert into gpkg_spatial_ref_sys values ('CGCS2000', 4490, 'EPSG', 4490, 'undefined')",
            "insert into gpkg_spatial_ref_sys values ('undefined', -1, 'NONE', -1, 'undefined')",
            "insert into gpkg_spatial_ref_sys values ('of the town', 100001, 'TOWN', 7, 'LOCAL_CS[\"town\"]')");

    @TempDir
    Path folder;

    private int files = 0;

    private static String layer(String table, int srs) {
        return "create table \"%1$s\" (fid integer primary key, geom blob, name text, n integer, share real);"
                        .formatted(table)
                + "insert into gpkg_contents values ('%1$s', 'features'); insert into gpkg_geometry_columns values ('%1$s', 'geom', %2$d)"
                        .formatted(table, srs);
    }

    private static String row(String table, int fid, @Nullable byte[] geometry, String values) {
        String blob = geometry == null ? "null" : "x'" + HexFormat.of().formatHex(geometry) + "'";
        return "insert into \"%s\" values (%d, %s, %s)".formatted(table, fid, blob, values);
    }

    /** The head of a geometry: GP, version 0, flags, system; then an envelope of so many bytes. */
    private static byte[] blob(int flags, int envelopeBytes, byte[] wkb) {
        return ByteBuffer.allocate(8 + envelopeBytes + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) flags)
                .putInt(4490)
                .put(new byte[envelopeBytes])
                .put(wkb)
                .array();
    }

    private static byte[] point() {
        return blob(1, 0, POINT);
    }

    private Path written(String... statements) throws SQLException {
        Path file = folder.resolve("file" + files++ + ".gpkg");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String one : TABLES) statement.execute(one);
            for (String one : statements) for (String part : one.split(";", -1)) statement.execute(part);
            connection.commit();
        }
        return file;
    }

    private static Reading ofLayer(@Nullable String layer, @Nullable String idColumn) {
        return new Reading(null, null, null, null, idColumn, layer);
    }

    private static List<Row> rows(Path file, @Nullable Crs given, Reading reading) throws IOException {
        var rows = new ArrayList<Row>();
        try (var source = new GeoPackageFile(file, PLACE, given, reading).open()) {
            for (Row row = source.next(); row != null; row = source.next()) rows.add(row);
            assertThat(source.share()).isEqualTo(1);
        }
        return rows;
    }

    private static List<Row> rows(Path file) throws IOException {
        return rows(file, null, Reading.AS_TOLD);
    }

    private static String told(Path file, @Nullable Crs given, Reading reading) {
        try {
            rows(file, given, reading);
            return "taken";
        } catch (FaultException e) {
            var fault = e.faults().getFirst();
            assertThat(fault.place().file()).isEqualTo("town.gpkg");
            assertThat(fault.remedy()).isNotBlank();
            return fault.code() + " " + fault.place().field();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_row_has_its_key_its_place_and_its_values_in_their_kinds() throws Exception {
        Path file = written(
                layer("wells", 4490),
                row("wells", 7, point(), "'井盖', 3, 0.5"),
                row("wells", 9, point(), "null, null, null"));
        List<Row> rows = rows(file);
        assertThat(rows).hasSize(2);
        Row first = rows.getFirst();
        assertThat(first.id()).isEqualTo("7");
        assertThat(first.layer()).isEqualTo("wells");
        assertThat(first.geometry()).hasToString("POINT (125.3 43.9)");
        assertThat(first.crs().name()).isEqualTo("EPSG:4490");
        assertThat(first.properties()).isEqualTo(Map.of("name", "井盖", "n", 3L, "share", 0.5));
        assertThat(first.fault()).isNull();
        assertThat(rows.get(1).properties()).isEmpty();
        assertThat(rows.get(1).number()).isEqualTo(2);
    }

    /** 0 to 4 is the kind of the envelope: none, xy, xyz, xym, xyzm, of 0, 4, 6, 6 and 8 numbers. */
    @ParameterizedTest
    @CsvSource({"1, 0", "3, 32", "5, 48", "7, 48", "9, 64"})
    void the_envelope_of_a_geometry_is_passed_over(int flags, int bytes) throws Exception {
        Path file = written(layer("wells", 4490), row("wells", 1, blob(flags, bytes, POINT), "null, null, null"));
        assertThat(rows(file).getFirst().geometry()).hasToString("POINT (125.3 43.9)");
    }

    @Test
    void an_empty_geometry_is_none_and_no_fault() throws Exception {
        Path file = written(
                layer("wells", 4490),
                row("wells", 1, blob(0x11, 0, POINT), "null, null, null"),
                row("wells", 2, null, "null, null, null"));
        for (Row row : rows(file)) {
            assertThat(row.geometry()).isNull();
            assertThat(row.fault()).isNull();
        }
    }

    /** One geometry that cannot be read does not lose the others: it is told with its row and key. */
    @Test
    void a_geometry_that_cannot_be_read_is_a_fault_of_its_row() throws Exception {
        List<byte[]> broken = List.of(
                new byte[0],
                new byte[] {'G', 'P', 0, 1},
                "XP000000".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                blob(1, 0, new byte[0]),
                blob(0x0B, 64, POINT),
                blob(0x21, 0, POINT),
                blob(3, 0, POINT),
                blob(1, 0, new byte[] {1, 9, 9, 9, 9}));
        var statements = new ArrayList<>(List.of(layer("wells", 4490)));
        for (int i = 0; i < broken.size(); i++) statements.add(row("wells", i + 1, broken.get(i), "'n', null, null"));
        statements.add(row("wells", 99, point(), "'good', null, null"));
        List<Row> rows = rows(written(statements.toArray(String[]::new)));
        assertThat(rows).hasSize(broken.size() + 1);
        for (int i = 0; i < broken.size(); i++) {
            var fault = rows.get(i).fault();
            assertThat(fault).as("row %d", i).isNotNull();
            assertThat(fault.code()).isEqualTo("GPKG-004");
            assertThat(fault.place().row()).isEqualTo(i + 1L);
            assertThat(fault.place().feature()).isEqualTo(Integer.toString(i + 1));
            assertThat(rows.get(i).properties()).containsEntry("name", "n");
        }
        assertThat(rows.getLast().geometry()).isNotNull();
    }

    @Test
    void several_layers_follow_one_another_and_their_keys_do_not_meet() throws Exception {
        Path file = written(
                layer("wells", 4490),
                layer("lamps", 4490),
                row("wells", 1, point(), "null, null, null"),
                row("lamps", 1, point(), "null, null, null"));
        assertThat(rows(file)).extracting(Row::id).containsExactly("lamps/1", "wells/1");
        assertThat(rows(file, null, ofLayer("WELLS", null))).extracting(Row::id).containsExactly("1");
        assertThat(told(file, null, ofLayer("pipes", null))).isEqualTo("GPKG-003 layer");
    }

    /** A column that somebody names holds the key; where it holds none, that of the table does. */
    @Test
    void a_named_column_holds_the_key() throws Exception {
        Path file = written(
                layer("wells", 4490),
                row("wells", 1, point(), "'W-7', null, null"),
                row("wells", 2, point(), "null, null, null"));
        assertThat(rows(file, null, ofLayer(null, "NAME"))).extracting(Row::id).containsExactly("W-7", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ro\"ads", "道路", "select", "a b", "x'); drop table gpkg_contents"})
    void a_layer_may_be_called_anything(String table) throws Exception {
        String name = table.replace("'", "''");
        Path file = folder.resolve("named.gpkg");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String one : TABLES) statement.execute(one);
            statement.execute(
                    "create table \"" + table.replace("\"", "\"\"") + "\" (fid integer primary key, geom blob)");
            statement.execute("insert into gpkg_contents values ('" + name + "', 'features')");
            statement.execute("insert into gpkg_geometry_columns values ('" + name + "', 'geom', 4490)");
            statement.execute("insert into \"" + table.replace("\"", "\"\"") + "\" values (1, x'"
                    + HexFormat.of().formatHex(point()) + "')");
        }
        assertThat(rows(file))
                .singleElement()
                .satisfies(row -> assertThat(row.layer()).isEqualTo(table));
    }

    /** -1 and 0 are systems that nobody knows, and one of a town is known by its sender only. */
    @Test
    void the_system_is_that_of_the_file_or_of_its_sender() throws Exception {
        Crs cgcs = Crs.find("EPSG:4490").orElseThrow();
        Crs zone = Crs.find("EPSG:4551").orElseThrow();
        Path unknown = written(layer("wells", -1), row("wells", 1, point(), "null, null, null"));
        assertThat(told(unknown, null, Reading.AS_TOLD)).isEqualTo("CRS-005 crs");
        assertThat(told(unknown, cgcs, Reading.AS_TOLD)).isEqualTo("taken");
        Path town = written(layer("wells", 100001), row("wells", 1, point(), "null, null, null"));
        assertThat(told(town, null, Reading.AS_TOLD)).isEqualTo("CRS-007 crs");
        assertThat(told(town, cgcs, Reading.AS_TOLD)).isEqualTo("taken");
        Path known = written(layer("wells", 4490), row("wells", 1, point(), "null, null, null"));
        assertThat(told(known, zone, Reading.AS_TOLD)).isEqualTo("CRS-002 crs");
        assertThat(told(known, cgcs, Reading.AS_TOLD)).isEqualTo("taken");
    }

    @Test
    void a_database_without_layers_is_no_geopackage() throws Exception {
        assertThat(told(written(), null, Reading.AS_TOLD)).isEqualTo("GPKG-001 null");
        Path plain = folder.resolve("plain.gpkg");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + plain);
                var statement = connection.createStatement()) {
            statement.execute("create table tiles (zoom_level integer)");
        }
        assertThat(told(plain, null, Reading.AS_TOLD)).isEqualTo("GPKG-001 null");
    }

    /** Views of strangers are not run: a layer that is one is none. */
    @Test
    void a_view_is_no_layer() throws Exception {
        Path file = written(
                "create view wells as select 1 as fid, x'00' as geom",
                "insert into gpkg_contents values ('wells', 'features')",
                "insert into gpkg_geometry_columns values ('wells', 'geom', 4490)");
        assertThat(told(file, null, Reading.AS_TOLD)).isEqualTo("GPKG-001 null");
    }

    /** Cut in the middle, a file is told to be damaged, wherever it breaks; nothing crashes. */
    @Test
    void a_file_that_is_cut_or_spoilt_is_told_and_never_crashes() throws Exception {
        var statements = new ArrayList<>(List.of(layer("wells", 4490)));
        for (int i = 0; i < 300; i++) statements.add(row("wells", i + 1, point(), "'" + "井".repeat(40) + "', 1, 1"));
        byte[] whole = Files.readAllBytes(written(statements.toArray(String[]::new)));
        var random = new java.util.Random(81);
        for (int round = 0; round < 40; round++) {
            byte[] broken = java.util.Arrays.copyOf(
                    whole, round % 2 == 0 ? 100 + random.nextInt(whole.length - 100) : whole.length);
            for (int i = 0; i < 30; i++) broken[100 + random.nextInt(broken.length - 100)] = (byte) random.nextInt();
            Path file = folder.resolve("broken" + round + ".gpkg");
            Files.write(file, broken);
            String told = told(file, null, Reading.AS_TOLD);
            assertThat(told.substring(0, 5))
                    .as("seed 81, round %d: %s", round, told)
                    .isIn("GPKG-", "CRS-0", "taken");
        }
    }

    @Test
    void what_is_no_database_is_damaged() throws IOException {
        Path file = folder.resolve("text.gpkg");
        Files.writeString(file, "not a database, however long the text is ".repeat(100));
        assertThatThrownBy(() -> new GeoPackageFile(file, PLACE, null, Reading.AS_TOLD))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("GPKG-002"));
    }
}
