package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.Exports;
import org.songhua.cim.Exports.ExportRequest;
import org.songhua.cim.Exports.Format;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.internal.cityjson.Canonical;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.JsonSchema;
import org.songhua.cim.internal.cityjson.Vertices;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** City models that leave the platform are what CityJSON 2.0.2 wants, and say the same as those that came in. */
class CityStandardsTest {
    private static final JsonSchema SCHEMA = new JsonSchema("/cityjson-2.0.2/");
    private static final String WHOLE = "cityjson.schema.json";
    private static final String FEATURE = "cityjsonfeature.schema.json";

    /** One object of each kind of geometry: solids with a cavity, a hole in a surface, templates, lines, points; roads with semantics. */
    private static final String KINDS = """
            {"type":"CityJSON","version":"2.0","metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/4551"},
             "transform":{"scale":[0.001,0.001,0.001],"translate":[445000.0,4862000.0,200.0]},
             "geometry-templates":{"templates":[{"type":"MultiSurface","lod":"2","boundaries":[[[0,1,2]],[[0,2,3]]]}],
               "vertices-templates":[[0,0,0],[1,0,0],[1,1,2],[0,1,2]]},
             "CityObjects":{
              "tower":{"type":"Building","attributes":{"storeysAboveGround":2,"yearOfConstruction":1998},"geometry":[
                {"type":"Solid","lod":"2.2","boundaries":[
                  [[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]],
                  [[[8,9,10,11]],[[12,15,14,13]],[[8,12,13,9]],[[9,13,14,10]],[[10,14,15,11]],[[11,15,12,8]]]],
                 "semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"RoofSurface","slope":12.5},{"type":"WallSurface"}],
                   "values":[[0,1,2,2,2,2],[null,null,null,null,null,null]]}}]},
              "yard":{"type":"LandUse","geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[16,17,18,19],[20,21,22,23]]]}]},
              "shell":{"type":"OtherConstruction","geometry":[{"type":"CompositeSurface","lod":"1","boundaries":[[[16,17,18]],[[16,18,19]]]}]},
              "twin":{"type":"PlantCover","geometry":[{"type":"MultiSolid","lod":"1","boundaries":[
                [[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]]]}]},
              "way":{"type":"Road","geometry":[{"type":"MultiLineString","lod":"0","boundaries":[[16,17,18],[19,20]]},
                {"type":"MultiSurface","lod":"2","boundaries":[[[16,17,18,19]]],
                 "semantics":{"surfaces":[{"type":"TrafficArea","surfaceMaterial":["asphalt"],"function":"road"}],"values":[0]}}]},
              "marks":{"type":"CityFurniture","geometry":[{"type":"MultiPoint","lod":"0","boundaries":[20,21]}]},
              "tree":{"type":"SolitaryVegetationObject","geometry":[{"type":"GeometryInstance","template":0,"boundaries":[22],
                "transformationMatrix":[2,0,0,0,0,2,0,0,0,0,2,0,0,0,0,1]}]}},
             "vertices":[[0,0,0],[10000,0,0],[10000,10000,0],[0,10000,0],[0,0,6500],[10000,0,6500],[10000,10000,6500],[0,10000,6500],
               [2000,2000,2000],[4000,2000,2000],[4000,4000,2000],[2000,4000,2000],[2000,2000,4000],[4000,2000,4000],[4000,4000,4000],[2000,4000,4000],
               [20000,0,0],[40000,0,0],[40000,20000,0],[20000,20000,0],[25000,5000,0],[25000,10000,0],[30000,10000,0],[30000,5000,0]]}""";

    private final ImportDriver city = ImportDriver.fresh();

    private static byte[] export(ImportDriver from, Format format) throws IOException {
        var out = new ByteArrayOutputStream();
        TestPlatform.shared()
                .bean(Exports.class)
                .write(new ExportRequest(format, List.of(), from.dataset(), List.of(), null, null), Scope.ALL, out);
        return out.toByteArray();
    }

    private static JsonNode exported(ImportDriver from) throws IOException {
        return CityJson.MAPPER.readTree(export(from, Format.CITYJSON));
    }

    private static void assertThatItIsCityJson(JsonNode document) {
        assertThat(SCHEMA.faults(WHOLE, document)).as("schema 2.0.2").isEmpty();
        assertThat(Vertices.faults(document)).as("vertices and rings").isEmpty();
    }

    // The judges themselves

    private static ObjectNode kinds() {
        return (ObjectNode) CityJson.MAPPER.readTree(KINDS);
    }

    @Test
    void theFileOfThisTestIsWhatTheStandardWants() {
        assertThatItIsCityJson(kinds());
        assertThat(Vertices.remarks(kinds())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "version", "transform", "vertices", "CityObjects"})
    void whatTheStandardDemandsIsMissed(String member) {
        ObjectNode document = kinds();
        document.remove(member);
        assertThat(SCHEMA.faults(WHOLE, document)).anyMatch(fault -> fault.contains("lacks \"" + member));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"Building\"|\"type\":\"Castle\"",
                "\"type\":\"Solid\"|\"type\":\"Ball\"",
                "\"lod\":\"2.2\"|\"lod\":2.2",
                "\"version\":\"2.0\"|\"version\":\"1.1\"",
                "[25000,5000,0]|[25000,5000]",
                "\"boundaries\":[20,21]|\"boundaries\":[[20,21]]",
                "0,0,0,0,1]|0,0,0,0]",
            })
    void whatTheSchemaForbidsIsFound(String change) {
        String[] parts = change.split("\\|");
        assertThat(KINDS).contains(parts[0]);
        JsonNode document = CityJson.MAPPER.readTree(KINDS.replace(parts[0], parts[1]));
        assertThat(SCHEMA.faults(WHOLE, document)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"boundaries\":[20,21]|\"boundaries\":[20,24]|leads to vertex 24",
                "[[16,18,19]]|[[16,18,16]]|repeats the first vertex",
                "[[16,18,19]]|[[16,18,18]]|has a ring of",
                "[30000,5000,0]|[30000,10000,0]|stands twice",
                "[30000,5000,0]]|[30000,5000,0],[1,1,1]]|vertex 24 is not used",
                "\"type\":\"LandUse\"|\"type\":\"LandUse\",\"children\":[\"way\"]|does not name it",
            })
    void whatTheSchemaCannotSayIsFoundToo(String change) {
        String[] parts = change.split("\\|");
        assertThat(KINDS).contains(parts[0]);
        JsonNode document = CityJson.MAPPER.readTree(KINDS.replace(parts[0], parts[1]));
        List<String> found = new ArrayList<>(Vertices.faults(document));
        found.addAll(Vertices.remarks(document));
        assertThat(found).anyMatch(fault -> fault.contains(parts[2]));
    }

    // What leaves the platform

    @Test
    void everyKindOfGeometryComesBackAndFitsTheSchema() throws IOException {
        ImportStatus status = city.text(KINDS);
        assertThat(status.refused()).as(city.faults(status).toString()).isZero();
        assertThat(status.imported()).isEqualTo(7);
        JsonNode after = exported(city);
        assertThatItIsCityJson(after);
        assertThat(new TreeMap<>(Canonical.of(after))).isEqualTo(new TreeMap<>(Canonical.of(kinds())));
    }

    @Test
    void linesAreCityJsonSeq() throws IOException {
        city.text(KINDS);
        List<String> lines = new String(export(city, Format.CITYJSONSEQ), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(8);
        JsonNode header = CityJson.MAPPER.readTree(lines.getFirst());
        assertThat(SCHEMA.faults(WHOLE, header)).isEmpty();
        assertThat(header.path("CityObjects")).isEmpty();
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            JsonNode feature = CityJson.MAPPER.readTree(line);
            assertThat(SCHEMA.faults(FEATURE, feature)).as(line).isEmpty();
            assertThat(Vertices.faults(feature)).as(line).isEmpty();
            assertThat(Vertices.remarks(feature)).as(line).isEmpty();
        });
    }

    @Test
    void throughLinesAndBackNothingIsLost() throws IOException {
        city.text(KINDS);
        var again = ImportDriver.fresh();
        assertThat(again.bytes(export(city, Format.CITYJSONSEQ)).imported()).isEqualTo(7);
        assertThat(new TreeMap<>(Canonical.of(exported(again)))).isEqualTo(new TreeMap<>(Canonical.of(kinds())));
    }

    /** CityGML has one point for an object, and no place for several. */
    private static final String WITHOUT_POINTS = KINDS.replaceFirst("\"marks\":.*\\R", "");

    @Test
    void throughCityGmlAndBackShapesAndMeaningsStay() throws IOException {
        city.text(WITHOUT_POINTS);
        byte[] gml = export(city, Format.CITYGML);
        assertThat(new String(gml, StandardCharsets.UTF_8).split("<core:CityModel"))
                .as("one model, not one for each object")
                .hasSize(2);
        var again = ImportDriver.fresh();
        ImportStatus status = again.bytes(gml);
        assertThat(status.message()).isNull();
        assertThat(status.crs()).as("told by the file").isEqualTo("EPSG:4551");
        assertThat(status.refused()).as(again.faults(status).toString()).isZero();
        assertThat(status.imported()).isEqualTo(6);
        JsonNode after = exported(again);
        assertThatItIsCityJson(after);
        Map<String, JsonNode> before = Canonical.of(CityJson.MAPPER.readTree(WITHOUT_POINTS));
        Map<String, JsonNode> there = Canonical.of(after);
        assertThat(there.keySet()).containsAll(before.keySet());
        for (String id : List.of("tower", "yard"))
            assertThat(there.get(id).at("/geometry/0/boundaries"))
                    .as(id)
                    .isEqualTo(before.get(id).at("/geometry/0/boundaries"));
        assertThat(there.get("tower").at("/geometry/0/semantics/values"))
                .isEqualTo(before.get("tower").at("/geometry/0/semantics/values"));
        assertThat(there.get("tower").at("/attributes/yearOfConstruction").asString(""))
                .startsWith("1998");
        before.forEach(
                (id, object) -> assertThat(there.get(id).path("type")).as(id).isEqualTo(object.path("type")));
        // The template of 1 m, twice as large, at 30 m east and 10 m north: drawn where it stands.
        assertThat(there.get("tree").at("/geometry/0/type").asString()).isEqualTo("MultiSurface");
        assertThat(there.get("tree").at("/geometry/0/boundaries/0/0/2").toString())
                .isEqualTo("[\"445032.0000\",\"4862012.0000\",\"204.0000\"]");
    }

    @Test
    void aTemplateThatIsNotThereIsRefusedBeforeItSpoilsAnExport() throws IOException {
        ImportStatus status = city.text(KINDS.replace("\"template\":0", "\"template\":1"));
        assertThat(status.refused()).isEqualTo(1);
        assertThat(city.faults(status)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("CITY-003");
            assertThat(fault.problem()).contains("template 1 is not one of the 1 there are");
        });
        assertThatItIsCityJson(exported(city));
    }

    @Test
    void twoObjectsOfOneTemplateShareItInTheHeader() throws IOException {
        city.text(KINDS.replace("\"tree\":{", """
                "bush":{"type":"SolitaryVegetationObject","geometry":[{"type":"GeometryInstance","template":0,"boundaries":[21],
                  "transformationMatrix":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}]},"tree":{"""));
        String lines = new String(export(city, Format.CITYJSONSEQ), StandardCharsets.UTF_8);
        JsonNode header = CityJson.MAPPER.readTree(lines.lines().findFirst().orElseThrow());
        assertThat(header.at("/geometry-templates/templates")).hasSize(1);
        assertThat(header.at("/geometry-templates/vertices-templates")).hasSize(4);
        assertThat(lines.lines().skip(1)).noneMatch(line -> line.contains("geometry-templates"));
    }

    @Test
    void aSecondTripThroughCityGmlChangesNothing() throws IOException {
        city.text(WITHOUT_POINTS);
        var once = ImportDriver.fresh();
        once.bytes(export(city, Format.CITYGML));
        var twice = ImportDriver.fresh();
        twice.bytes(export(once, Format.CITYGML));
        assertThat(new TreeMap<>(Canonical.of(exported(twice)))).isEqualTo(new TreeMap<>(Canonical.of(exported(once))));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cityjson/delft.city.json|EPSG:7415",
                "cityjson/multi_lod.city.json|EPSG:7415",
                "citygml/lod3_building_v2.gml|EPSG:25832",
            })
    void realModelsLeaveAsCityJson(String file) throws IOException {
        String[] parts = file.split("\\|");
        Path path = data().resolve("cim").resolve(parts[0]);
        assumeTrue(Files.exists(path), "needs " + path);
        ImportStatus status = city.in(parts[1]).file(path);
        assertThat(status.imported()).as(String.valueOf(status.message())).isPositive();
        JsonNode after = exported(city);
        assertThat(SCHEMA.faults(WHOLE, after)).isEmpty();
        assertThat(Vertices.faults(after))
                .filteredOn(fault -> fault.contains("leads to vertex"))
                .isEmpty();
    }

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }
}
