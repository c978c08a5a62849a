package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.songhua.cim.Models;
import org.songhua.cim.internal.cityjson.Canonical;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.FeatureCheck;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** City models come in with their third dimension and go out as they were. */
class CityModelTest {
    /** Two buildings, one with a part, materials, a texture and semantics; ten metres each way, in the zone of Changchun. */
    private static final String CITY = """
            {"type":"CityJSON","version":"2.0","metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/4551","title":"小城"},
             "transform":{"scale":[0.001,0.001,0.001],"translate":[445000.0,4862000.0,200.0]},
             "extensions":{"X":{"url":"https://example.org/x.json","version":"1.0"}},
             "appearance":{"materials":[{"name":"unused"},{"name":"红砖","diffuseColor":[0.8,0.3,0.2]}],
               "textures":[{"type":"PNG","image":"roof.png"}],"vertices-texture":[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0]]},
             "CityObjects":{
              "a":{"type":"Building","attributes":{"measuredHeight":6.5,"name":"甲楼"},"children":["a1"],"geometry":[
                {"type":"Solid","lod":"2","boundaries":[[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]],
                 "semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"RoofSurface"},{"type":"WallSurface"}],"values":[[0,1,2,2,2,2]]},
                 "material":{"sun":{"values":[[null,1,1,1,1,1]]}},
                 "texture":{"sun":{"values":[[[[null]],[[0,0,1,2,3]],[[null]],[[null]],[[null]],[[null]]]]}}}]},
              "a1":{"type":"BuildingPart","parents":["a"],"geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[8,9,10,11]]]}]},
              "b":{"type":"+Kiosk","geometry":[{"type":"MultiSurface","lod":"0","boundaries":[[[8,9,10,11]]]}]}},
             "vertices":[[0,0,0],[10000,0,0],[10000,10000,0],[0,10000,0],[0,0,6500],[10000,0,6500],[10000,10000,6500],[0,10000,6500],
               [20000,0,0],[30000,0,0],[30000,10000,0],[20000,10000,0]]}""";

    private final ImportDriver city = ImportDriver.fresh();

    private byte[] export(Format format) throws IOException {
        var out = new ByteArrayOutputStream();
        TestPlatform.shared()
                .bean(Exports.class)
                .write(new ExportRequest(format, List.of(), city.dataset(), List.of(), null, null), Scope.ALL, out);
        return out.toByteArray();
    }

    private static Models models() {
        return TestPlatform.shared().bean(Models.class);
    }

    @Test
    void an_object_keeps_its_solid_and_shows_its_ground_on_the_map() {
        ImportStatus status = city.text(CITY);
        assertThat(status.message()).isNull();
        assertThat(status.imported()).isEqualTo(2);
        assertThat(status.crs()).isEqualTo("EPSG:4551");
        var building = city.get("a");
        assertThat(building.classCode()).isEqualTo("building");
        assertThat(building.name()).isEqualTo("甲楼");
        assertThat(ImportDriver.attributes(building).path("height").asDouble()).isEqualTo(6.5);
        assertThat(Wkb.read(building.wkb()).getArea()).isCloseTo(100 / (111_320.0 * 111_320 * 0.72), within(1e-9));
        var model = models().find(building.id(), Scope.ALL).orElseThrow();
        assertThat(model.crs()).isEqualTo("EPSG:4551");
        assertThat(model.lod()).isEqualTo("2");
        JsonNode document = CityJson.MAPPER.readTree(model.json());
        assertThat(document.path("CityObjects").propertyNames()).containsExactlyInAnyOrder("a", "a1");
        assertThat(document.path("appearance").path("materials")).hasSize(1);
        assertThat(FeatureCheck.check((ObjectNode) document)).isEmpty();
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_moved_roof_is_a_change() {
        city.text(CITY);
        assertThat(city.text(CITY).unchanged()).isEqualTo(2);
        ImportStatus changed = city.text(CITY.replace("6500", "7500"));
        assertThat(changed.imported()).isOne();
        assertThat(city.get("a").revision()).isEqualTo(2);
        assertThat(new String(
                        models().find(city.get("a").id(), Scope.ALL)
                                .orElseThrow()
                                .json(),
                        StandardCharsets.UTF_8))
                .contains("7500");
    }

    @Test
    void nothing_is_lost_from_cityjson_to_cityjson() throws IOException {
        city.text(CITY);
        JsonNode before = CityJson.MAPPER.readTree(CITY);
        JsonNode after = CityJson.MAPPER.readTree(export(Format.CITYJSON));
        assertThat(Canonical.of(after)).isEqualTo(Canonical.of(before));
        assertThat(after.path("metadata")).isEqualTo(before.path("metadata"));
        assertThat(after.path("extensions")).isEqualTo(before.path("extensions"));
    }

    @Test
    void nothing_is_lost_through_lines() throws IOException {
        city.text(CITY);
        byte[] lines = export(Format.CITYJSONSEQ);
        var again = ImportDriver.fresh();
        assertThat(again.bytes(lines).imported()).isEqualTo(2);
        for (String id : List.of("a", "b")) {
            assertThat(canonical(again, id)).isEqualTo(canonical(city, id));
        }
    }

    @Test
    void citygml_holds_geometry_semantics_and_appearance() throws IOException {
        city.text(CITY.replace("+Kiosk", "CityFurniture"));
        byte[] gml = export(Format.CITYGML);
        var again = ImportDriver.fresh();
        ImportStatus status = again.in("EPSG:4551").bytes(gml);
        assertThat(status.message()).isNull();
        assertThat(status.imported()).isEqualTo(2);
        JsonNode before = canonical(city, "a").get("a").path("geometry");
        JsonNode after = canonical(again, "a").get("a").path("geometry");
        assertThat(after.path(0).path("boundaries")).isEqualTo(before.path(0).path("boundaries"));
        assertThat(after.path(0).path("semantics").path("surfaces"))
                .isEqualTo(before.path(0).path("semantics").path("surfaces"));
        assertThat(after.path(0).path("texture").path("sun").isObject()).isTrue();
    }

    private static Map<String, JsonNode> canonical(ImportDriver driver, String id) {
        return Canonical.of(CityJson.MAPPER.readTree(
                models().find(driver.get(id).id(), Scope.ALL).orElseThrow().json()));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {"delft.city.json", "denhaag.city.json", "multi_lod.city.json", "rotterdam_subset.city.json"})
    void real_cities_come_back_as_they_were(String name) throws IOException {
        Path file = data().resolve("cim/cityjson").resolve(name);
        assumeTrue(Files.exists(file), "needs " + file);
        ImportStatus status = city.in("EPSG:7415").file(file);
        assertThat(status.refused()).as(city.faults(status).toString()).isZero();
        var before = new TreeMap<>(Canonical.of(CityJson.MAPPER.readTree(Files.readAllBytes(file))));
        var after = Canonical.of(CityJson.MAPPER.readTree(export(Format.CITYJSON)));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((id, object) -> assertThat(after.get(id)).as(id).isEqualTo(object));
    }

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }
}
