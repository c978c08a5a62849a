package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.Exports;
import org.songhua.cim.Exports.ExportRequest;
import org.songhua.cim.Exports.Format;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.Difference;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.Imports.Mode;
import org.songhua.cim.Imports.Reading;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.shapefile.DbfField;
import org.songhua.engine.shapefile.DbfWriter;
import org.songhua.people.Scope;

/** Shapefiles, tables, GeoPackages and FlatGeobuf: in, out, and in again. */
class FormatsTest {
    private static final Charset GBK = Charset.forName("GB18030");

    @TempDir
    Path folder;

    private final ImportDriver city = ImportDriver.fresh();

    private static Exports exports() {
        return TestPlatform.shared().bean(Exports.class);
    }

    private void fill() {
        city.features(
                ImportDriver.feature(
                        "楼/1",
                        ImportDriver.square(125.3, 43.8, 0.01),
                        "{\"class\":\"building\",\"name\":\"长春站\",\"floors\":12,\"other\":\"其他\"}"),
                ImportDriver.feature(
                        "树/1",
                        "{\"type\":\"Point\",\"coordinates\":[125.31,43.81]}",
                        "{\"class\":\"tree\",\"name\":\"古榆\"}"),
                ImportDriver.feature(
                        "路/1",
                        "{\"type\":\"LineString\",\"coordinates\":[[125.3,43.8],[125.4,43.9]]}",
                        "{\"class\":\"street\",\"name\":\"人民大街\"}"));
    }

    private byte[] export(Format format, String crs, String encoding, String... classes) throws IOException {
        var out = new ByteArrayOutputStream();
        exports()
                .write(
                        new ExportRequest(format, List.of(classes), city.dataset(), List.of(), crs, encoding),
                        Scope.ALL,
                        out);
        return out.toByteArray();
    }

    private ImportStatus reimport(ImportDriver other, byte[] bytes, String crs, String idColumn, String layer)
            throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "again", ".bin"), bytes);
        return other.imports()
                .run(new ImportRequest(
                        file,
                        "again.bin",
                        null,
                        crs,
                        other.dataset(),
                        null,
                        null,
                        false,
                        "tester",
                        new Reading(null, null, null, null, idColumn, layer),
                        Mode.MERGE,
                        false));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"CSV", "GEOPACKAGE", "FLATGEOBUF"})
    void what_is_exported_comes_back_as_it_was(Format format) throws IOException {
        fill();
        var again = ImportDriver.fresh();
        ImportStatus status = reimport(
                again, export(format, "EPSG:4490", null), format == Format.CSV ? "EPSG:4490" : null, "source_id", null);
        assertThat(status.message()).isNull();
        assertThat(status.imported()).isEqualTo(3);
        Map<String, CityObject> before = city.all();
        Map<String, CityObject> after = again.all();
        before.forEach((id, object) -> {
            String key = format == Format.GEOPACKAGE ? object.classCode() + "/" + id : id;
            assertThat(after).as(format.code()).containsKey(key);
            assertThat(after.get(key).name()).isEqualTo(object.name());
            assertThat(after.get(key).classCode()).isEqualTo(object.classCode());
            assertThat(Wkb.read(after.get(key).wkb()).equalsTopo(Wkb.read(object.wkb())))
                    .isTrue();
        });
    }

    @Test
    void a_shapefile_in_gbk_keeps_its_chinese_and_its_system() throws IOException {
        fill();
        byte[] zip = export(Format.SHAPEFILE, "EPSG:4551", "GBK", "building");
        var again = ImportDriver.fresh();
        ImportStatus status = reimport(again, zip, null, "source_id", null);
        assertThat(status.crs()).isEqualTo("EPSG:4551");
        assertThat(status.format()).isEqualTo("shapefile");
        CityObject building = again.only();
        assertThat(building.name()).isEqualTo("长春站");
        assertThat(building.sourceId()).isEqualTo("楼/1");
        assertThat(ImportDriver.attributes(building).path("floors").asInt()).isEqualTo(12);
        Coordinate corner = Wkb.read(building.wkb()).getCoordinate();
        assertThat(corner.x).isCloseTo(125.3, within(1e-8));
        assertThat(corner.y).isCloseTo(43.8, within(1e-8));
    }

    @Test
    void several_shapefiles_in_an_archive_are_told_apart_by_name() throws IOException {
        fill();
        byte[] zip = export(Format.SHAPEFILE, null, null);
        assertThat(reimport(ImportDriver.fresh(), zip, null, null, null).faultsByCode())
                .containsKey("ZIP-005");
        assertThat(reimport(ImportDriver.fresh(), zip, null, null, "tree_point").imported())
                .isOne();
    }

    @Test
    void a_table_in_gcj02_is_moved_back_by_586_metres_and_out_again() throws IOException {
        // The centre of Changchun: 125.3245 E, 43.8868 N; GCJ-02 shows it 586 m away.
        String csv = "编号,名称,经度,纬度\r\n1,人民广场,%s,%s\r\n";
        double[] shifted = {125.3245, 43.8868};
        org.songhua.engine.geo.Crs.find("GCJ-02").orElseThrow().fromLonLat(shifted, 1);
        assertThat(metres(shifted, new double[] {125.3245, 43.8868})).isBetween(500.0, 700.0);
        ImportStatus status =
                reimport(city, csv.formatted(shifted[0], shifted[1]).getBytes(GBK), "GCJ-02", "编号", null);
        assertThat(status.faultsByCode()).containsOnlyKeys("IMP-020");
        Coordinate found = Wkb.read(city.get("1").wkb()).getCoordinate();
        assertThat(metres(new double[] {found.x, found.y}, new double[] {125.3245, 43.8868}))
                .isLessThan(1);
        assertThat(city.get("1").name()).isEqualTo("人民广场");
        String back = new String(export(Format.CSV, "GCJ-02", "GBK"), GBK);
        String[] cells = back.lines().skip(1).findFirst().orElseThrow().split(",");
        double[] out = {Double.parseDouble(cells[cells.length - 2]), Double.parseDouble(cells[cells.length - 1])};
        assertThat(metres(out, shifted)).isLessThan(1);
    }

    private static double metres(double[] one, double[] other) {
        return Math.hypot(
                (one[0] - other[0]) * 111_320 * Math.cos(Math.toRadians(one[1])), (one[1] - other[1]) * 111_320);
    }

    @Test
    void a_file_that_does_not_tell_its_system_is_refused_with_the_remedy() throws IOException {
        ImportStatus status =
                reimport(city, "id,x,y\n1,125.3,43.8\n".getBytes(StandardCharsets.UTF_8), null, null, null);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.message()).contains("GCJ-02").contains("EPSG:4490");
        assertThat(status.faultsByCode()).containsOnlyKeys("CRS-005");
    }

    @Test
    void bad_rows_of_a_table_are_told_by_line_and_the_others_taken() throws IOException {
        String csv = "id,x,y\n1,125.3,43.8\n2,,\n3,abc,43.8\n4,125.4,95\n5,125.5,43.9,zu viel\n";
        ImportStatus status = reimport(city, csv.getBytes(StandardCharsets.UTF_8), "EPSG:4490", null, null);
        assertThat(status.imported()).isEqualTo(2);
        assertThat(status.refused()).isEqualTo(3);
        assertThat(city.faults(status)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("TBL-004");
            assertThat(fault.place().row()).isEqualTo(4);
            assertThat(fault.place().field()).isEqualTo("x");
        });
    }

    @Test
    void a_preview_tells_what_would_change_and_changes_nothing() throws IOException {
        reimport(city, "id,x,y\na,1,1\nb,2,2\n".getBytes(StandardCharsets.UTF_8), "EPSG:4490", null, null);
        long version = city.objects().dataVersion();
        ImportStatus status = edition("id,x,y\nb,2,3\nc,3,3\n", true);
        assertThat(status.state()).isEqualTo(State.PREVIEWED);
        assertThat(status.differences().values()).containsExactly(new Difference(1, 1, 0, 1));
        assertThat(city.all().keySet()).containsExactly("a", "b");
        assertThat(city.get("b").revision()).isEqualTo(1);
        assertThat(city.imports().find(status.id()).orElseThrow().differences()).isEqualTo(status.differences());
        assertThat(city.objects().dataVersion()).isLessThanOrEqualTo(version + 1);
    }

    @Test
    void a_new_edition_ends_what_it_does_not_have_and_what_comes_back_goes_on() throws IOException {
        reimport(city, "id,x,y\na,1,1\nb,2,2\n".getBytes(StandardCharsets.UTF_8), "EPSG:4490", null, null);
        var id = city.get("a").id();
        ImportStatus status = edition("id,x,y\nb,2,2\n", false);
        assertThat(status.ended()).isOne();
        assertThat(city.all().keySet()).containsExactly("b");
        edition("id,x,y\na,1,1\nb,2,2\n", false);
        assertThat(city.get("a").id()).isEqualTo(id);
        assertThat(city.get("a").revision()).isGreaterThan(1);
        assertThat(edition("id,x,y\na,1,1\nb,2,2\n", false).unchanged()).isEqualTo(2);
    }

    private ImportStatus edition(String csv, boolean preview) throws IOException {
        Path file = Files.writeString(folder.resolve("edition.csv"), csv);
        return city.imports()
                .run(new ImportRequest(
                        file,
                        "edition.csv",
                        null,
                        "EPSG:4490",
                        city.dataset(),
                        null,
                        null,
                        false,
                        "tester",
                        Reading.AS_TOLD,
                        Mode.REPLACE,
                        preview));
    }

    @Test
    void a_table_whose_shapes_have_no_attributes_left_keeps_its_shapes() throws IOException {
        fill();
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            copy(zip, export(Format.SHAPEFILE, "EPSG:4490", null, "tree"), ".shp");
            zip.putNextEntry(new ZipEntry("tree_point.dbf"));
            var table = new DbfWriter(new ByteArrayOutputStream(), List.of(new DbfField("ID", 'C', 10, 0)), GBK);
            zip.write(table.header());
            zip.closeEntry();
        }
        ImportStatus status = reimport(ImportDriver.fresh(), out.toByteArray(), "EPSG:4490", null, null);
        assertThat(status.imported()).isOne();
        assertThat(status.faultsByCode()).containsKey("SHP-008");
    }

    private static void copy(ZipOutputStream to, byte[] from, String end) throws IOException {
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(from))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().endsWith(end)) continue;
                to.putNextEntry(new ZipEntry(entry.getName()));
                zip.transferTo(to);
                to.closeEntry();
            }
        }
    }
}
