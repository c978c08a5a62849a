package org.songhua.edge.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.Exports.Format;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.geo.Crs;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** Files for other programs over HTTP: what is in them, how they are called, and what is said when they cannot be made. */
class ExportHttpTest {
    private static final String SET = "export_http";
    private static final Charset GBK = Charset.forName("GBK");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TestPlatform platform;
    private static TestPeople people;
    private static ApiClient viewer;

    @BeforeAll
    static void build() {
        platform = TestPlatform.shared();
        people = new TestPeople(platform);
        viewer = people.withKey(Permission.CIM_VIEW);
        var town = CityFixture.create(platform, SET);
        town.add(
                "tree",
                "银杏,\"一\"号",
                Map.of("height", 12.5, "tags", Map.of("species:zh", "银杏")),
                CityFixture.point(-60, -30));
        town.add("tree", "two\nlines", Map.of(), CityFixture.point(-59.5, -30));
        town.add("building", "方楼", Map.of("height", 30.0, "floors", 10), CityFixture.square(-60, -29.5, 0.01));
        town.add("building", null, Map.of("height", 3.0), CityFixture.square(-58, -29.5, 0.01));
        town.done();
    }

    private static String path(String format, String more) {
        return "/api/export?format=" + format + "&dataset=" + SET + more;
    }

    private static HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        String key = people.key(Permission.CIM_VIEW);
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(platform.address() + path))
                        .header("Authorization", "Bearer " + key)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static JsonNode geoJson(String more) {
        return viewer.get(path("geojson", more)).expect(200).json();
    }

    private static TreeSet<String> sources(JsonNode collection) {
        var found = new TreeSet<String>();
        collection
                .get("features")
                .forEach(f -> found.add(f.at("/properties/source_id").asString()));
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "geojson, .geojson, application/geo+json, {",
        "csv, .csv, text/csv, \uFEFF",
        "shapefile, .zip, application/zip, PK",
        "geopackage, .gpkg, application/geopackage+sqlite3, SQLite format 3",
        "flatgeobuf, .fgb, application/flatgeobuf, fgb",
        "GeoJSON, .geojson, application/geo+json, {"
    })
    void aFileIsCalledAfterItsDataSetAndFormat(String format, String suffix, String type, String begin)
            throws IOException, InterruptedException {
        var answer = bytes(path(format, ""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("\"" + SET + suffix + "\"");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith(begin);
    }

    @Test
    void aFileOfAllDataSetsIsCalledAfterTheProgram() {
        Answer answer = viewer.get("/api/export?format=geojson&bbox=-60.1,-30.1,-57,-29");
        assertThat(answer.expect(200).header("Content-Disposition")).contains("\"songhua.geojson\"");
        assertThat(sources(answer.json())).contains("tree/0", "tree/1", "building/2", "building/3");
    }

    @Test
    void attributesKeepTheirTypesAndTagsTheirNames() {
        JsonNode features = geoJson("").get("features");
        assertThat(features).hasSize(4);
        for (JsonNode feature : features) {
            JsonNode properties = feature.get("properties");
            switch (properties.get("source_id").asString()) {
                case "tree/0" -> {
                    assertThat(properties.get("name").asString()).isEqualTo("银杏,\"一\"号");
                    assertThat(properties.get("height").asDouble()).isEqualTo(12.5);
                    assertThat(properties.get("tags").toString())
                            .contains("species:zh")
                            .contains("银杏");
                    assertThat(feature.at("/geometry/type").asString()).isEqualTo("Point");
                }
                case "building/2" -> {
                    assertThat(properties.get("floors").isIntegralNumber()).isTrue();
                    assertThat(properties.get("floors").asInt()).isEqualTo(10);
                    assertThat(properties.get("class").asString()).isEqualTo("building");
                    assertThat(feature.at("/geometry/coordinates/0")).hasSize(5);
                }
                default -> assertThat(properties.path("floors").isNumber()).isFalse();
            }
        }
    }

    @Test
    void aTableQuotesWhatWouldBreakIt() throws IOException, InterruptedException {
        String text = new String(bytes(path("csv", "&class=tree")).body(), StandardCharsets.UTF_8);
        assertThat(text).contains("\"银杏,\"\"一\"\"号\"").contains("\"two\nlines\"");
        String head = text.substring(1, text.indexOf("\r\n"));
        assertThat(head).startsWith("id,class,source_id,name,").endsWith(",tags,longitude,latitude,wkt");
        assertThat(text).contains(",-60.0,-30.0,\r\n").contains(",-59.5,-30.0,\r\n");
    }

    @Test
    void areasOfATableHaveAPointInsideAndTheirWholeShape() throws IOException, InterruptedException {
        String text = new String(bytes(path("csv", "&class=building")).body(), StandardCharsets.UTF_8);
        String line = text.lines().filter(l -> l.contains("方楼")).findFirst().orElseThrow();
        assertThat(line).contains("\"POLYGON ((-60 -29.5,");
        List<String> before =
                Arrays.asList(line.substring(0, line.indexOf("\"POLYGON")).split(",", -1));
        // the square of 0.01 degrees with its south-west corner at -60, -29.5
        assertThat(Double.parseDouble(before.get(before.size() - 3))).isBetween(-60.0, -59.99);
        assertThat(Double.parseDouble(before.get(before.size() - 2))).isBetween(-29.5, -29.49);
    }

    @Test
    void textsComeInTheEncodingThatIsAskedFor() throws IOException, InterruptedException {
        byte[] body = bytes(path("csv", "&encoding=GBK&class=building")).body();
        assertThat(new String(body, GBK)).startsWith("id,class,").contains("方楼");
        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("方楼");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4490", "EPSG:4551", "EPSG:3857", "GCJ-02"})
    void positionsAreThoseOfTheSystemThatIsAskedFor(String system) {
        Crs crs = Crs.find(system).orElseThrow();
        double[] expected = {-60, -30};
        if (!crs.isLonLat()) crs.fromLonLat(expected, 1);
        JsonNode features = geoJson("&class=tree&crs=" + system).get("features");
        assertThat(features).hasSize(2);
        assertThat(features).anySatisfy(feature -> {
            assertThat(feature.at("/geometry/coordinates/0").asDouble()).isCloseTo(expected[0], within(1e-3));
            assertThat(feature.at("/geometry/coordinates/1").asDouble()).isCloseTo(expected[1], within(1e-3));
        });
    }

    @Test
    void classesAndPlacesNarrowTheFile() {
        assertThat(sources(geoJson("&class=tree"))).containsExactly("tree/0", "tree/1");
        assertThat(sources(geoJson("&class=tree&class=building"))).hasSize(4);
        assertThat(sources(geoJson("&class=park"))).isEmpty();
        assertThat(sources(geoJson("&bbox=-60.1,-30.1,-59.9,-29"))).containsExactly("building/2", "tree/0");
        assertThat(sources(geoJson("&class=building&bbox=-58.1,-29.6,-57.9,-29")))
                .containsExactly("building/3");
        assertThat(sources(geoJson("&bbox=0,0,0,0"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aFileOfNothingIsAFileOfItsFormat(Format format) throws IOException, InterruptedException {
        var answer = bytes(path(format.code(), "&class=park"));
        assertThat(answer.statusCode()).isEqualTo(200);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        switch (format) {
            case GEOJSON, CITYJSON -> assertThat(text.strip()).startsWith("{").endsWith("}");
            case CSV -> assertThat(text).endsWith("longitude,latitude,wkt\r\n");
            case CITYGML -> assertThat(text).contains("CityModel");
            default -> assertThat(answer.body().length).isGreaterThan(20);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format=tiff|EXP-006|format",
                "format=|EXP-006|format",
                "format=csv&class=spaceship|EXP-002|class",
                "format=csv&class=tree&class=x'y|EXP-002|class",
                "format=csv&dataset=nowhere|EXP-001|dataset",
                "format=csv&dataset=../../etc/passwd|EXP-001|dataset",
                "format=csv&dataset=a%0d%0aSet-Cookie:x=y|EXP-001|dataset",
                "format=csv&encoding=KLINGON|EXP-003|encoding",
                "format=shapefile&encoding=|EXP-003|encoding",
                "format=csv&bbox=1,2,3|EXP-007|bbox",
                "format=csv&bbox=1d,2,3,4|EXP-007|bbox",
                "format=csv&bbox=NaN,NaN,NaN,NaN|EXP-007|bbox",
                "format=csv&bbox=0x1p0,2,3,4|EXP-007|bbox",
                "format=csv&bbox=3,2,1,4|EXP-007|bbox",
                "format=csv&bbox=-181,0,0,1|EXP-007|bbox",
                "format=geojson&crs=EPSG:1|CRS|crs",
                "format=geojson&crs=%27%3B+drop|CRS|crs"
            })
    void whatCannotBeExportedIsToldWithItsPlaceAndNoFileIsKept(String query, String code, String field) {
        Answer answer = viewer.get("/api/export?" + query);
        assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
        assertThat(answer.code()).as(answer.text()).startsWith(code);
        assertThat(answer.text()).contains(field);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isNull();
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.json().at("/faults/0/remedy").asString()).isNotBlank();
    }

    @Test
    void aLongMistakeIsToldShortly() {
        Answer answer = viewer.get("/api/export?format=" + "x".repeat(2000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).hasSizeLessThan(1500);
        assertThat(viewer.get("/api/export?format=csv&bbox=" + "9".repeat(2000)).text())
                .hasSizeLessThan(1500);
    }

    @Test
    void whoMayNotViewGetsNoFile() {
        assertThat(people.client().get(path("csv", "")).status()).isEqualTo(401);
        assertThat(people.withKey(Permission.CIM_IMPORT).get(path("csv", "")).status())
                .isEqualTo(403);
        assertThat(viewer.post(path("csv", ""), "{}").status()).isBetween(403, 405);
    }

    /** A kiosk of one square of ten metres. */
    private static String model(String system, String id) {
        return """
            {"type":"CityJSON","version":"2.0","metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/%s"},
             "transform":{"scale":[0.001,0.001,0.001],"translate":[445000.0,4862000.0,200.0]},
             "CityObjects":{"%s":{"type":"Building","geometry":[
               {"type":"MultiSurface","lod":"1","boundaries":[[[0,1,2,3]]]}]}},
             "vertices":[[0,0,0],[10000,0,0],[10000,10000,0],[0,10000,0]]}""".formatted(system, id);
    }

    private static void importModel(String dataset, String system) throws IOException {
        Path file = Files.createTempFile("songhua-export", ".json");
        try {
            Files.writeString(file, model(system, dataset));
            ImportStatus status = platform.bean(Imports.class)
                    .run(new ImportRequest(file, "m.json", null, null, dataset, null, null, false, "test"));
            assertThat(status.imported()).as(String.valueOf(status.message())).isOne();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void modelsOfSeveralSystemsDoNotGoIntoOneFile() throws IOException {
        importModel("export_zone21", "4551");
        importModel("export_zone22", "4552");
        Answer one =
                viewer.get("/api/export?format=cityjson&dataset=export_zone21").expect(200);
        assertThat(one.json().at("/CityObjects").propertyNames()).containsExactly("export_zone21");
        assertThat(one.header("Content-Disposition")).contains("export_zone21.city.json");
        assertThat(one.json().at("/metadata/referenceSystem").asString()).endsWith("4551");

        Answer other = viewer.get("/api/export?format=cityjson&dataset=export_zone21&crs=EPSG:4552");
        assertThat(other.status()).as(other.text()).isBetween(400, 422);
        assertThat(other.code()).isEqualTo("EXP-005");
        viewer.get("/api/export?format=cityjsonseq&dataset=export_zone21&crs=EPSG:4551")
                .expect(200);

        for (String format : List.of("cityjson", "citygml", "cityjsonseq")) {
            Answer both = viewer.get("/api/export?class=building&format=" + format);
            assertThat(both.status()).as(format + both.text()).isBetween(400, 422);
            assertThat(both.code()).as(format).isEqualTo("EXP-004");
            assertThat(both.header("Content-Disposition")).as(format).isNull();
        }
    }

    @Test
    void aModelHoldsOnlyWhatHasAThirdDimension() {
        JsonNode nothing = viewer.get(path("cityjson", "")).expect(200).json();
        assertThat(nothing.path("CityObjects").size()).isZero();
        assertThat(nothing.path("type").asString()).isEqualTo("CityJSON");
    }

    @Test
    void aNameWithSignsIsEncodedOnTheWayAndFoundAsItIs() {
        String bbox = URLEncoder.encode("-60.1,-30.1,-59.9,-29", StandardCharsets.UTF_8);
        assertThat(sources(geoJson("&bbox=" + bbox))).containsExactly("building/2", "tree/0");
    }
}
