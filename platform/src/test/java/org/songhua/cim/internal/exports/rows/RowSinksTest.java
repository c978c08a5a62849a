package org.songhua.cim.internal.exports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.songhua.cim.CityFixture;
import org.songhua.cim.internal.exports.rows.Column.Kind;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.text.TextEncoding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows on their way out, byte by byte: what stands in each format for values that are awkward there. */
class RowSinksTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final Crs LON_LAT = Crs.find("CRS84").orElseThrow();
    private static final Crs PLANE = Crs.find("EPSG:4551").orElseThrow();
    private static final List<Column> COLUMNS = List.of(
            new Column("id", Kind.TEXT, 0),
            new Column("class", Kind.TEXT, 0),
            new Column("source_id", Kind.TEXT, 0),
            new Column("name", Kind.TEXT, 80),
            new Column("floors", Kind.WHOLE, 0),
            new Column("height", Kind.NUMBER, 0),
            new Column("lit", Kind.TRUTH, 0),
            new Column("tags", Kind.TEXT, 0));

    @TempDir
    Path folder;

    private static ExportRow row(String classCode, String name, Map<String, Object> attributes, Geometry geometry) {
        return new ExportRow(
                "00000000-0000-8000-8000-000000000001", classCode, "way/1", name, attributes, "", geometry);
    }

    private static ExportRow point(String name, Map<String, Object> attributes) {
        return row("tree", name, attributes, CityFixture.point(125.5, 43.25));
    }

    private interface Making {
        RowSink make(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Making making, ExportRow... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (RowSink sink = making.make(out)) {
            for (ExportRow row : rows) sink.take(row);
            sink.finish();
        }
        return out.toByteArray();
    }

    // GeoJSON

    private static JsonNode geoJson(Crs crs, ExportRow... rows) throws IOException {
        return JsonMapper.shared().readTree(written(out -> new GeoJsonSink(out, COLUMNS, crs), rows));
    }

    @Test
    void aFeatureHasItsIdItsGeometryAndNoMemberForWhatIsUnknown() throws IOException {
        JsonNode feature =
                geoJson(LON_LAT, point("杨\"树\"", Map.of("height", 12.5))).at("/features/0");
        assertThat(feature.path("id").asString()).isEqualTo("way/1");
        assertThat(feature.at("/geometry/coordinates").toString()).isEqualTo("[125.5,43.25]");
        assertThat(feature.at("/properties/name").asString()).isEqualTo("杨\"树\"");
        assertThat(feature.at("/properties/height").asDouble()).isEqualTo(12.5);
        assertThat(feature.path("properties").has("floors")).isFalse();
    }

    @Test
    void tagsAreAnObjectAndNoText() throws IOException {
        var row = new ExportRow("i", "tree", "1", null, Map.of(), "{\"natural\":\"tree\"}", CityFixture.point(1, 2));
        assertThat(geoJson(LON_LAT, row)
                        .at("/features/0/properties/tags/natural")
                        .asString())
                .isEqualTo("tree");
    }

    @Test
    void anotherSystemIsNamed() throws IOException {
        JsonNode document = geoJson(PLANE, point("a", Map.of()));
        assertThat(document.at("/crs/properties/name").asString()).isEqualTo("EPSG:4551");
        assertThat(geoJson(LON_LAT, point("a", Map.of())).has("crs")).isFalse();
    }

    @Test
    void everyKindOfGeometryHasItsNesting() throws IOException {
        Geometry hole = GEOMETRY.createPolygon(
                CityFixture.square(0, 0, 10)
                        .getFactory()
                        .createLinearRing(CityFixture.square(0, 0, 10).getCoordinates()),
                new LinearRing[] {
                    GEOMETRY.createLinearRing(CityFixture.square(1, 1, 2).getCoordinates())
                });
        Geometry mixed = GEOMETRY.createGeometryCollection(
                new Geometry[] {CityFixture.point(1, 2), CityFixture.line(0, 0, 1, 1)});
        Geometry high = GEOMETRY.createPoint(new Coordinate(1, 2, 3));
        JsonNode features = geoJson(
                        LON_LAT,
                        row("water", null, Map.of(), hole),
                        row("water", null, Map.of(), mixed),
                        row("water", null, Map.of(), high),
                        row("water", null, Map.of(), GEOMETRY.createMultiPointFromCoords(new Coordinate[] {
                            new Coordinate(1, 1), new Coordinate(2, 2)
                        })))
                .path("features");
        assertThat(features.at("/0/geometry/coordinates").size())
                .as("outline and hole")
                .isEqualTo(2);
        assertThat(features.at("/1/geometry/geometries/1/coordinates/1").toString())
                .isEqualTo("[1.0,1.0]");
        assertThat(features.at("/2/geometry/coordinates/2").asDouble()).isEqualTo(3);
        assertThat(features.at("/3/geometry/type").asString()).isEqualTo("MultiPoint");
    }

    @Test
    void nothingIsAnEmptyCollection() throws IOException {
        assertThat(geoJson(LON_LAT).path("features").size()).isZero();
    }

    // CSV

    private static String csv(Crs crs, Charset charset, ExportRow... rows) throws IOException {
        return new String(written(out -> new CsvSink(out, COLUMNS, crs, charset), rows), charset);
    }

    @Test
    void aTableBeginsWithTheMarkOfUtf8AndNamesItsColumns() throws IOException {
        String table = csv(LON_LAT, StandardCharsets.UTF_8);
        assertThat(table).isEqualTo("\uFEFFid,class,source_id,name,floors,height,lit,tags,longitude,latitude,wkt\r\n");
        assertThat(csv(PLANE, TextEncoding.GBK)).startsWith("id,").endsWith(",x,y,wkt\r\n");
    }

    @Test
    void aCellWithCommasQuotesOrLinesStandsInQuotes() throws IOException {
        String line = csv(LON_LAT, StandardCharsets.UTF_8, point("a,\"b\"\r\nc", Map.of("floors", 3L)))
                .split("\r\n", 2)[1];
        assertThat(line).contains(",\"a,\"\"b\"\"\r\nc\",3,,,,125.5,43.25,\r\n");
    }

    @Test
    void moreThanAPointHasAPlaceAndItsWholeShape() throws IOException {
        String line = csv(LON_LAT, StandardCharsets.UTF_8, row("water", null, Map.of(), CityFixture.square(0, 0, 2)))
                .split("\r\n")[1];
        assertThat(line).endsWith(",1.0,1.0,\"POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))\"");
    }

    // Shapefile

    private static Map<String, byte[]> shapefile(Charset charset, List<Column> columns, ExportRow... rows)
            throws IOException {
        byte[] zip = written(out -> new ShapefileSink(out, columns, PLANE, charset), rows);
        var files = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }

    private static List<String> fieldNames(byte[] dbf) {
        var names = new ArrayList<String>();
        for (int at = 32; dbf[at] != 0x0D; at += 32)
            names.add(new String(dbf, at, 11, StandardCharsets.US_ASCII).replace("\0", ""));
        return names;
    }

    private static int little(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    @Test
    void eachClassAndKindOfGeometryIsAShapefileOfFiveParts() throws IOException {
        Map<String, byte[]> files = shapefile(
                StandardCharsets.UTF_8,
                COLUMNS,
                point("甲", Map.of()),
                row("water", "湖", Map.of(), CityFixture.square(0, 0, 1)),
                row("water", "溪", Map.of(), CityFixture.line(0, 0, 1, 1)));
        assertThat(files.keySet())
                .contains("tree_point.shp", "tree_point.shx", "tree_point.dbf", "tree_point.cpg", "tree_point.prj")
                .contains("water_polygon.shp", "water_line.shp");
        assertThat(little(files.get("water_line.dbf"), 4)).as("rows").isEqualTo(1);
        assertThat(new String(files.get("tree_point.cpg"), StandardCharsets.US_ASCII))
                .isEqualTo("UTF-8");
    }

    @Test
    void theLengthInTheHeadIsThatOfTheFileInWordsOfTwoBytes() throws IOException {
        byte[] shp = shapefile(StandardCharsets.UTF_8, COLUMNS, point("甲", Map.of()), point("乙", Map.of()))
                .get("tree_point.shp");
        assertThat(2 * ByteBuffer.wrap(shp).getInt(24)).isEqualTo(shp.length);
    }

    @Test
    void aCollectionIsTakenApartByKind() throws IOException {
        Geometry mixed = GEOMETRY.createGeometryCollection(new Geometry[] {
            CityFixture.point(1, 2), GEOMETRY.createGeometryCollection(new Geometry[] {CityFixture.line(0, 0, 1, 1)})
        });
        Map<String, byte[]> files = shapefile(StandardCharsets.UTF_8, COLUMNS, row("place", "乡", Map.of(), mixed));
        assertThat(files).containsKeys("place_point.shp", "place_line.shp");
        assertThat(new String(files.get("place_line.dbf"), StandardCharsets.UTF_8))
                .contains("乡");
    }

    @Test
    void namesThatBeginAlikeAreToldApartInTenBytes() throws IOException {
        var columns = List.of(
                new Column("first_recorded", Kind.TEXT, 10),
                new Column("first_recording", Kind.TEXT, 10),
                new Column("first_record", Kind.TEXT, 10),
                new Column("FIRST_RECO", Kind.TEXT, 10));
        List<String> names = fieldNames(
                shapefile(StandardCharsets.UTF_8, columns, point("a", Map.of())).get("tree_point.dbf"));
        assertThat(names).containsExactly("first_reco", "first_re_1", "first_re_2", "FIRST_RE_3");
    }

    @Test
    void aTextOfGbkIsCutAtTheEndOfACharacter() throws IOException {
        String longName = "长春".repeat(100);
        byte[] dbf =
                shapefile(TextEncoding.GBK, COLUMNS, point(longName, Map.of())).get("tree_point.dbf");
        String text = new String(dbf, TextEncoding.GBK);
        assertThat(text).contains("长春".repeat(63)).doesNotContain("长春".repeat(64));
    }

    @Test
    void anExportThatIsBrokenOffLeavesNothingBehind() throws IOException {
        Path parts;
        try (var sink = new ShapefileSink(new ByteArrayOutputStream(), COLUMNS, PLANE, StandardCharsets.UTF_8)) {
            sink.take(point("甲", Map.of()));
            sink.take(row("water", "湖", Map.of(), CityFixture.square(0, 0, 1)));
            parts = sink.folder();
            assertThat(parts).isDirectoryContaining(file -> file.toString().endsWith(".shp"));
        }
        assertThat(parts).doesNotExist();
    }

    @Test
    void anExportOfNothingIsAnArchiveThatOpens() throws IOException {
        assertThat(shapefile(StandardCharsets.UTF_8, COLUMNS)).containsOnlyKeys("empty.txt");
    }

    // GeoPackage

    @Test
    void aGeoPackageHasALayerForEachClassWithItsExtent() throws IOException, SQLException {
        byte[] bytes = written(
                out -> new GeoPackageSink(out, COLUMNS, PLANE),
                point("甲", Map.of("floors", 3L, "lit", true)),
                row("water", "湖", Map.of(), CityFixture.square(0, 0, 2)),
                row("water", null, Map.of(), CityFixture.square(5, 5, 2)));
        Path file = folder.resolve("a.gpkg");
        Files.write(file, bytes);
        var seen = new LinkedHashMap<String, String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(
                    "select table_name, min_x || ',' || max_x || ',' || srs_id from gpkg_contents order by 1")) {
                while (rows.next()) seen.put(rows.getString(1), rows.getString(2));
            }
            try (var rows = statement.executeQuery("select floors, lit, name, geom from tree")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(3);
                assertThat(rows.getBoolean(2)).isTrue();
                assertThat(rows.getString(3)).isEqualTo("甲");
                byte[] blob = rows.getBytes(4);
                assertThat(new String(blob, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("GP");
                assertThat(little(blob, 4)).isEqualTo(4551);
                var geometry = Wkb.read(Arrays.copyOfRange(blob, 8, blob.length));
                assertThat(geometry.getCoordinate()).isEqualTo(new Coordinate(125.5, 43.25));
            }
        }
        assertThat(seen).containsEntry("water", "0.0,7.0,4551").containsEntry("tree", "125.5,125.5,4551");
    }

    @Test
    void everyFormatTakesARowOfWhichNothingIsKnown() throws IOException {
        ExportRow bare = row("tree", null, Map.of(), CityFixture.point(1, 2));
        List<Making> all = List.of(
                out -> new GeoJsonSink(out, COLUMNS, LON_LAT),
                out -> new CsvSink(out, COLUMNS, LON_LAT, StandardCharsets.UTF_8),
                out -> new ShapefileSink(out, COLUMNS, LON_LAT, StandardCharsets.UTF_8),
                out -> new GeoPackageSink(out, COLUMNS, LON_LAT),
                out -> new FlatGeobufSink(out, "trees", COLUMNS, LON_LAT));
        for (Making making : all) assertThat(written(making, bare)).isNotEmpty();
    }

    @Test
    void theStreamOfTheCallerStaysOpen() throws IOException {
        var closed = new boolean[1];
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        for (Making making : List.<Making>of(
                to -> new GeoJsonSink(to, COLUMNS, LON_LAT),
                to -> new CsvSink(to, COLUMNS, LON_LAT, StandardCharsets.UTF_8),
                to -> new ShapefileSink(to, COLUMNS, LON_LAT, StandardCharsets.UTF_8),
                to -> new GeoPackageSink(to, COLUMNS, LON_LAT),
                to -> new FlatGeobufSink(to, "a", COLUMNS, LON_LAT))) {
            try (RowSink sink = making.make(out)) {
                sink.take(point("a", Map.of()));
                sink.finish();
            }
        }
        assertThat(closed[0]).isFalse();
    }
}
