package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.Tiles3d;
import org.songhua.cim.Tiles3d.Source;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.mesh.Earth;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A building whose model has a roof stands in 3D tiles under that roof, within the volumes that are told of it. */
class RealRoofsTest {
    /**
     * A house of 8 by 10 m, 3 m to the eaves and 5 m to the ridge, at 200 m above the sea: 320 m³. And a shed of 4 by 4 m whose roof, 2.5 m up,
     * reaches 3 m beyond it on every side, so that nothing is enclosed.
     */
    private static final String VILLAGE = """
            {"type":"CityJSON","version":"2.0","metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/4551"},
             "transform":{"scale":[0.001,0.001,0.001],"translate":[445000.0,4862000.0,200.0]},
             "CityObjects":{
              "house":{"type":"Building","attributes":{"measuredHeight":99.0,"name":"瓦房"},"geometry":[
                {"type":"Solid","lod":"1","boundaries":[[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]]},
                {"type":"Solid","lod":"2","boundaries":[[[[0,3,2,1]],[[0,1,5,8,4]],[[2,3,7,9,6]],[[1,2,6,5]],[[3,0,4,7]],[[5,6,9,8]],[[7,4,8,9]]]],
                 "semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"WallSurface"},{"type":"RoofSurface"}],"values":[[0,1,1,1,1,2,2]]}}]},
              "shed":{"type":"Building","attributes":{"name":"棚"},"geometry":[
                {"type":"MultiSurface","lod":"2","boundaries":[[[10,13,12,11]],[[14,15,16,17]]],
                 "semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"RoofSurface"}],"values":[0,1]}}]},
              "plan":{"type":"Building","attributes":{"measuredHeight":12.0},"geometry":[
                {"type":"MultiSurface","lod":"0","boundaries":[[[18,19,20,21]]]}]}},
             "vertices":[[0,0,0],[8000,0,0],[8000,10000,0],[0,10000,0],[0,0,3000],[8000,0,3000],[8000,10000,3000],[0,10000,3000],
               [4000,0,5000],[4000,10000,5000],
               [50000,0,0],[54000,0,0],[54000,4000,0],[50000,4000,0],[47000,-3000,2500],[57000,-3000,2500],[57000,7000,2500],[47000,7000,2500],
               [80000,0,0],[90000,0,0],[90000,10000,0],[80000,10000,0]]}""";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ImportDriver CITY = ImportDriver.fresh();

    @BeforeAll
    static void build() {
        assertThat(CITY.text(VILLAGE).imported()).isEqualTo(3);
    }

    /** A tile with the volume that is told of it: west, south, east, north in radians, lowest, highest. */
    private record Tile(double[] region, byte[] glb) {
        String text() {
            return new String(glb, StandardCharsets.UTF_8);
        }

        boolean holds(String name) {
            return text().contains(name);
        }

        /** Longitude, latitude, height of every corner. */
        List<double[]> corners() {
            return GlbCorners.of(glb).stream()
                    .map(corner -> Earth.geodetic(corner[0], corner[1], corner[2]))
                    .toList();
        }
    }

    private static Source source(ImportDriver city) {
        return new Source(Set.of("building"), city.stored().number());
    }

    private static List<Tile> tiles(ImportDriver city) {
        var found = new ArrayList<Tile>();
        Tiles3d tiles = TestPlatform.shared().bean(Tiles3d.class);
        JsonNode root = JSON.readTree(
                        tiles.tileset(source(city), Scope.ALL).orElseThrow().bytes())
                .path("root");
        collect(root, source(city), tiles, found);
        return found;
    }

    private static void collect(JsonNode tile, Source source, Tiles3d tiles, List<Tile> found) {
        String uri = tile.path("content").path("uri").asString("").replace("../", "");
        if (!uri.isEmpty()) {
            String[] at = uri.split("/", -1);
            int zoom = Integer.parseInt(at[0]);
            int column = Integer.parseInt(at[1]);
            int row = Integer.parseInt(at[2]);
            if (uri.endsWith(".glb")) {
                var region = new double[6];
                for (int i = 0; i < 6; i++)
                    region[i] =
                            tile.path("boundingVolume").path("region").path(i).asDouble();
                found.add(new Tile(
                        region,
                        tiles.content(source, zoom, column, row, Scope.ALL).bytes()));
            } else {
                byte[] below = tiles.tileset(source, zoom, column, row, Scope.ALL)
                        .orElseThrow()
                        .bytes();
                collect(JSON.readTree(below).path("root"), source, tiles, found);
            }
        }
        tile.path("children").forEach(child -> collect(child, source, tiles, found));
    }

    private static void contained(Tile tile) {
        double[] r = tile.region();
        for (double[] at : tile.corners()) {
            assertThat(Math.toRadians(at[0])).isBetween(r[0], r[2]);
            assertThat(Math.toRadians(at[1])).isBetween(r[1], r[3]);
            assertThat(at[2]).isBetween(r[4], r[5]);
        }
    }

    @Test
    void theRoofIsThatOfTheModelAndStandsOnTheGround() {
        Tile tile = tiles(CITY).stream().filter(t -> t.holds("瓦房")).findFirst().orElseThrow();
        String json = tile.text();
        assertThat(json).contains("\"name\":\"roof\"", "\"name\":\"wall\"", "\"name\":\"ground\"");
        List<Double> heights = tile.corners().stream().map(c -> c[2]).toList();
        // Eaves and ridge; an extruded block of 99 m would have neither.
        assertThat(heights).anyMatch(h -> Math.abs(h - 5) < 0.02).anyMatch(h -> Math.abs(h - 3) < 0.02);
        assertThat(Collections.min(heights)).isCloseTo(0, within(0.02));
    }

    @Test
    void everyCornerLiesInTheVolumeThatIsToldAlsoWhereARoofOverhangs() {
        assertThat(tiles(CITY)).isNotEmpty().allSatisfy(RealRoofsTest::contained);
        Tile shed = tiles(CITY).stream().filter(t -> t.holds("棚")).findFirst().orElseThrow();
        List<double[]> roof =
                shed.corners().stream().filter(c -> Math.abs(c[2] - 2.5) < 0.02).toList();
        double west = roof.stream().mapToDouble(c -> c[0]).min().orElseThrow();
        double east = roof.stream().mapToDouble(c -> c[0]).max().orElseThrow();
        assertThat((east - west) * 111_320 * Math.cos(Math.toRadians(43.9))).isCloseTo(10, within(0.1));
    }

    @Test
    void heightAndVolumeAreThoseOfTheSolid() {
        Database database = TestPlatform.shared().bean(Database.class);
        Map<String, String> measured = database.map(
                """
                select o.source_id, m.height_m::text || ' ' || coalesce(round(m.volume_m3::numeric, 0)::text, 'open') as facts
                from cim.object_model m join cim.object o on o.id = m.id
                where m.dataset = ? and m.height_m is not null order by 1""",
                row -> row.text("source_id"),
                row -> row.text("facts"),
                CITY.stored().number());
        assertThat(measured).isEqualTo(Map.of("house", "5 320", "shed", "2.5 open"));
    }

    @Test
    void aModelOfAPlanAloneIsRaisedAsEver() {
        Tile tile = tiles(CITY).stream()
                .filter(t -> t.holds(CITY.get("plan").id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(tile.corners()).anyMatch(c -> Math.abs(c[2] - 12) < 0.02);
    }

    @Test
    void aBuildingThatWasRedrawnIsNoLongerWhatItsModelShows() {
        var other = ImportDriver.fresh();
        other.text(VILLAGE);
        var house = other.get("house");
        var redrawn = Wkb.of(CityFixture.square(128.9, 43.9, 0.0002));
        other.objects()
                .edit(house.id(), 1, new ObjectEdit(null, false, Map.of("height", 7.0), redrawn), Scope.ALL, "li");
        Tile tile = tiles(other).stream().filter(t -> t.holds("瓦房")).findFirst().orElseThrow();
        List<double[]> corners = tile.corners();
        assertThat(corners).allMatch(c -> Math.abs(c[2]) < 0.02 || Math.abs(c[2] - 7) < 0.02);
        contained(tile);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"delft.city.json", "denhaag.city.json"})
    void buildingsOfRealCitiesStandWithinTheirVolumes(String name) {
        Path file = data().resolve("cim/cityjson").resolve(name);
        assumeTrue(Files.exists(file), "needs " + file);
        var city = ImportDriver.fresh().in("EPSG:7415");
        assertThat(city.file(file).refused()).isZero();
        assertThat(tiles(city)).isNotEmpty().allSatisfy(RealRoofsTest::contained);
    }

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }
}
