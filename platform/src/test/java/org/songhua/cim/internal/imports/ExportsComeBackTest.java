package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.Exports;
import org.songhua.cim.Exports.ExportRequest;
import org.songhua.cim.Exports.Format;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.Imports.Mode;
import org.songhua.cim.Imports.Reading;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of chance, with names, values and shapes that are awkward in files, go out in every format and come in again: what comes
 * back is what went out, attribute by attribute and corner by corner, and the second time nothing has changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsComeBackTest {
    private static final long SEED = 20261128;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NAMES = List.of(
            "长春站",
            "a,b",
            "say \"hi\"",
            "two\nlines",
            "'quoted'",
            "=1+1",
            "@",
            "-",
            "𠮷野家",
            "tab\there",
            "\\N",
            "null",
            "0",
            "001",
            "1e5",
            "true",
            "%s",
            "<b>",
            "é",
            "한글",
            "；",
            "|",
            "NULL",
            "{\"a\":1}",
            "[]",
            "a;b");

    @TempDir
    Path folder;

    private final ImportDriver city = ImportDriver.fresh();

    @BeforeAll
    void fill() {
        var random = new Random(SEED);
        var features = new ArrayList<String>();
        for (int i = 0; i < 60; i++) features.add(feature(i, random));
        ImportStatus status = city.features(features.toArray(String[]::new));
        assertThat(status.imported()).as(String.valueOf(city.faults(status))).isEqualTo(60);
    }

    private static String feature(int i, Random random) {
        ObjectNode properties = JSON.createObjectNode();
        String classCode = List.of("building", "tree", "street", "green").get(i % 4);
        properties.put("class", classCode);
        if (random.nextInt(4) > 0) properties.put("name", NAMES.get(random.nextInt(NAMES.size())));
        if (random.nextBoolean()) properties.put("code", NAMES.get(random.nextInt(NAMES.size())));
        if (classCode.equals("building")) {
            properties.put("floors", random.nextInt(200));
            properties.put("height", random.nextInt(1000) / 8.0);
            properties.put("use", random.nextBoolean() ? "office" : "no such use");
        }
        if (classCode.equals("tree")) properties.put("girth", random.nextInt(400) / 10.0);
        if (random.nextBoolean()) properties.put("note:zh", NAMES.get(random.nextInt(NAMES.size())));
        if (random.nextBoolean()) properties.put("count", random.nextLong(1L << 40));
        if (random.nextBoolean()) properties.put("flag", random.nextBoolean());
        if (random.nextInt(4) == 0)
            properties.set("parts", JSON.createArrayNode().add(1).add("二"));
        return ImportDriver.feature("源/" + i, geometry(classCode, random), properties.toString());
    }

    private static String geometry(String classCode, Random random) {
        double x = degrees(125, random);
        double y = degrees(43, random);
        return switch (classCode) {
            case "tree" -> "{\"type\":\"Point\",\"coordinates\":[%s,%s]}".formatted(x, y);
            case "street" ->
                "{\"type\":\"LineString\",\"coordinates\":[[%s,%s],[%s,%s],[%s,%s]]}"
                        .formatted(x, y, x + 0.01, y, x + 0.01, y + 0.015625);
            case "green" ->
                "{\"type\":\"MultiPolygon\",\"coordinates\":[%s,%s]}"
                        .formatted(ring(x, y, 0.01, true), ring(x + 0.5, y, 0.0001, false));
            default -> "{\"type\":\"Polygon\",\"coordinates\":%s}".formatted(ring(x, y, 0.001, random.nextBoolean()));
        };
    }

    /** Seven decimals, as surveys have them. */
    private static double degrees(int whole, Random random) {
        return whole + random.nextInt(10_000_000) / 1e7;
    }

    private static String ring(double x, double y, double side, boolean hole) {
        String shell = closed(x, y, x + side, y + side);
        return "[" + shell + (hole ? "," + closed(x + side / 4, y + side / 4, x + side / 2, y + side / 2) : "") + "]";
    }

    private static String closed(double west, double south, double east, double north) {
        return "[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]".formatted(west, south, east, north);
    }

    private static byte[] export(ImportDriver from, Format format, String crs, String... classes) throws IOException {
        var out = new ByteArrayOutputStream();
        TestPlatform.shared()
                .bean(Exports.class)
                .write(
                        new ExportRequest(format, List.of(classes), from.dataset(), List.of(), crs, null),
                        Scope.ALL,
                        out);
        return out.toByteArray();
    }

    private ImportStatus bring(ImportDriver into, byte[] bytes, Format format, String crs) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "back", format.suffix()), bytes);
        String idColumn = format == Format.GEOJSON ? null : "source_id";
        ImportStatus status = into.imports()
                .run(new ImportRequest(
                        file,
                        "back" + format.suffix(),
                        null,
                        format == Format.CSV ? crs : null,
                        into.dataset(),
                        null,
                        null,
                        false,
                        "tester",
                        new Reading(null, null, null, null, idColumn, null),
                        Mode.MERGE,
                        false));
        assertThat(status.message()).as(format.code()).isNull();
        assertThat(status.refused()).as("%s: %s", format, into.faults(status)).isZero();
        return status;
    }

    /** The objects of a data set by their own identifiers: a layer of a GeoPackage is written before them. */
    private static Map<String, CityObject> bySource(ImportDriver driver) {
        var found = new TreeMap<String, CityObject>();
        driver.all().forEach((id, object) -> found.put(id.substring(id.indexOf("源/")), object));
        return found;
    }

    /** What is known of an object, without what the file calls it. */
    private static Map<String, Object> content(CityObject object) {
        var content = new LinkedHashMap<String, Object>();
        content.put("name", object.name());
        content.put("class", object.classCode());
        ObjectNode attributes = (ObjectNode) ImportDriver.attributes(object);
        if (attributes.path("tags") instanceof ObjectNode tags) {
            tags.remove(List.of("id", "source_id", "fid", "longitude", "latitude", "x", "y"));
            tags.propertyStream().forEach(tag -> content.put("tag " + tag.getKey(), text(tag.getValue())));
        }
        attributes.remove("tags");
        attributes.propertyStream().forEach(one -> content.put(one.getKey(), text(one.getValue())));
        return content;
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? String.valueOf(value.doubleValue()) : value.asString(value.toString());
    }

    private static void sameShape(CityObject after, CityObject before, double tolerance, String as) {
        Geometry a = Wkb.read(after.wkb());
        Geometry b = Wkb.read(before.wkb());
        assertThat(a.getNumPoints()).as(as).isEqualTo(b.getNumPoints());
        Coordinate[] x = a.norm().getCoordinates();
        Coordinate[] y = b.norm().getCoordinates();
        for (int i = 0; i < x.length; i++)
            assertThat(x[i].distance(y[i])).as("%s corner %d", as, i).isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"GEOJSON", "CSV", "GEOPACKAGE", "FLATGEOBUF"})
    void whatGoesOutComesBackTheSameAndTheSecondTimeNothingHasChanged(Format format) throws IOException {
        var again = ImportDriver.fresh();
        byte[] bytes = export(city, format, null);
        assertThat(bring(again, bytes, format, "EPSG:4326").imported()).isEqualTo(60);
        Map<String, CityObject> before = bySource(city);
        Map<String, CityObject> after = bySource(again);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((id, object) -> {
            String as = "seed %d %s %s".formatted(SEED, format, id);
            assertThat(content(after.get(id))).as(as).isEqualTo(content(object));
            sameShape(after.get(id), object, 0, as);
        });
        ImportStatus second = bring(again, bytes, format, "EPSG:4326");
        assertThat(second.unchanged()).isEqualTo(60);
        assertThat(second.imported()).isZero();
    }

    /** A file that goes round twice does not wrap what it says once more each time. */
    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"GEOJSON", "CSV", "GEOPACKAGE", "FLATGEOBUF"})
    void theSecondRoundAddsNothingToTheFirst(Format format) throws IOException {
        var first = ImportDriver.fresh();
        bring(first, export(city, format, null, "building"), format, "EPSG:4326");
        var second = ImportDriver.fresh();
        bring(second, export(first, format, null, "building"), format, "EPSG:4326");
        Map<String, CityObject> one = bySource(first);
        bySource(second)
                .forEach((id, object) ->
                        assertThat(content(object)).as("%s %s", format, id).isEqualTo(content(one.get(id))));
    }

    /**
     * In metres of a zone of three degrees, a tenth of a millimetre is 1e-9 degrees; GCJ-02 is turned back by iteration, to a
     * centimetre at least.
     */
    @ParameterizedTest
    @CsvSource({"EPSG:4490, 1e-12", "EPSG:4551, 2e-9", "EPSG:3857, 2e-9", "GCJ-02, 1e-7"})
    void placesComeBackFromOtherSystems(String crs, double tolerance_deg) throws IOException {
        var again = ImportDriver.fresh();
        bring(again, export(city, Format.CSV, crs), Format.CSV, crs);
        Map<String, CityObject> after = bySource(again);
        bySource(city).forEach((id, object) -> sameShape(after.get(id), object, tolerance_deg, crs + " " + id));
    }

    @Test
    void aShapefileKeepsWhatItCanHold() throws IOException {
        var again = ImportDriver.fresh();
        bring(again, export(city, Format.SHAPEFILE, null, "building"), Format.SHAPEFILE, null);
        Map<String, CityObject> after = bySource(again);
        Map<String, CityObject> before = bySource(city);
        assertThat(after).hasSize(15);
        after.forEach((id, object) -> {
            sameShape(object, before.get(id), 0, id);
            var expected = content(before.get(id));
            for (String name : List.of("floors", "height", "use"))
                assertThat(content(object).get(name)).as("%s %s", id, name).isEqualTo(expected.get(name));
            String called = before.get(id).name();
            // A table of fixed width fills up with blanks and so knows none at the end.
            if (called != null) assertThat(object.name()).as(id).isEqualTo(called.stripTrailing());
        });
    }

    @Test
    void whatIsExportedIsOfTheClassesAskedForAlone() throws IOException {
        for (String classCode : List.of("building", "tree", "street", "green")) {
            JsonNode features =
                    JSON.readTree(export(city, Format.GEOJSON, null, classCode)).get("features");
            assertThat(features.size()).isEqualTo(15);
            features.forEach(feature ->
                    assertThat(feature.at("/properties/class").asString()).isEqualTo(classCode));
        }
    }

    /** A member of the tags is never put in the place of an attribute that the object has not. */
    @Test
    void aTagOfTheNameOfAnAttributeStaysATag() throws IOException {
        var from = ImportDriver.fresh();
        from.features(ImportDriver.feature(
                "源/1",
                ImportDriver.square(10, 10, 0.01),
                "{\"class\":\"building\",\"use\":\"spaceship\",\"floors\":\"many\"}"));
        var again = ImportDriver.fresh();
        bring(again, export(from, Format.GEOJSON, null), Format.GEOJSON, null);
        JsonNode attributes = ImportDriver.attributes(again.only());
        assertThat(attributes.has("use")).isFalse();
        assertThat(attributes.at("/tags/use").asString()).isEqualTo("spaceship");
        assertThat(attributes.at("/tags/floors").asString()).isEqualTo("many");
    }

    /** Where a file has a column of this name that is no object, it is a value like others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "red"          | red
        "{broken"      | {broken
        "[1]"          | [1]
        ""             | ''
        7              | 7
        """)
    void aPropertyThatIsCalledTagsAndIsNoObjectIsKeptAsItIs(String value, String kept) {
        var one = ImportDriver.fresh();
        one.features(ImportDriver.point("源/1", 10, 10, "{\"class\":\"tree\",\"tags\":" + value + "}"));
        JsonNode tags = ImportDriver.attributes(one.only()).path("tags");
        assertThat(tags.path("tags").asString("")).isEqualTo(kept);
    }
}
