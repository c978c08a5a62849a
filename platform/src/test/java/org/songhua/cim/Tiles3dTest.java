package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.Tiles3d.Source;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 3D tiles show what is there now, to whom may see it, and say truly where it is. */
class Tiles3dTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Tiles3d tiles;
    private static CityObjects objects;
    private static Source town;
    private static ObjectId house;
    private static ObjectId pipe;

    @BeforeAll
    static void build() {
        tiles = TestPlatform.shared().bean(Tiles3d.class);
        objects = TestPlatform.shared().bean(CityObjects.class);
        var fixture = CityFixture.create(TestPlatform.shared(), "tiles3d_test");
        house = fixture.add(
                "building",
                "瓦房",
                Map.of("height", 12.5, "floors", 4),
                CityFixture.square(31.005, 31.005, 0.0002),
                "990311001",
                "housing");
        fixture.add(
                "building",
                "大厅",
                Map.of("height", 30),
                CityFixture.square(31.015, 31.005, 0.002),
                "990312001",
                "housing");
        fixture.add("building", null, Map.of(), CityFixture.square(31.0051, 31.0055, 0.0001), "990312001", "housing");
        pipe = fixture.add(
                "water_pipe",
                null,
                Map.of("diameter", 600, "depth", 1.8, "depth_end", 2.4),
                CityFixture.line(31.004, 31.004, 31.006, 31.0045, 31.008, 31.004),
                "990311001",
                "water");
        fixture.add("tree", null, Map.of("height", 9), CityFixture.point(31.0049, 31.0049), "990311001", "green");
        fixture.done();
        town = new Source(Set.of("building", "water_pipe", "tree"), fixture.dataset());
    }

    private static JsonNode tileset(Source source, Scope scope) {
        return JSON.readTree(tiles.tileset(source, scope).orElseThrow().bytes()).path("root");
    }

    /** All addresses of content of a source, also of the tile sets within its tile set. */
    private static List<String> contents(Source source, Scope scope) {
        var found = new ArrayList<String>();
        collect(tileset(source, scope), source, scope, found);
        return found;
    }

    private static void collect(JsonNode tile, Source source, Scope scope, List<String> found) {
        if (tile.has("content")) {
            String uri = tile.path("content").path("uri").asString().replace("../", "");
            int[] at = cell(uri);
            if (uri.endsWith(".glb")) {
                found.add(uri);
            } else {
                byte[] below = tiles.tileset(source, at[0], at[1], at[2], scope)
                        .orElseThrow()
                        .bytes();
                collect(JSON.readTree(below).path("root"), source, scope, found);
            }
        }
        tile.path("children").forEach(child -> collect(child, source, scope, found));
    }

    private static int[] cell(String uri) {
        String[] parts = uri.split("/", -1);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])};
    }

    private static byte[] content(String uri, Source source, Scope scope) {
        int[] at = cell(uri);
        return tiles.content(source, at[0], at[1], at[2], scope).bytes();
    }

    private static String everything(Source source, Scope scope) {
        var all = new StringBuilder();
        for (String uri : contents(source, scope)) {
            all.append(new String(content(uri, source, scope), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Test
    void everyObjectIsInTheTileSetWithItsId() {
        String all = everything(town, Scope.ALL);
        assertThat(all).contains(house.toString(), pipe.toString(), "瓦房", "water_pipe");
        // A property table is told for each tile; ids are in it once.
        assertThat(all.split(house.toString(), -1)).hasSize(2);
    }

    @Test
    void largeObjectsAreSeenFromFartherThanSmallOnes() {
        List<String> uris = contents(town, Scope.ALL);
        // The hall of 0.002 degrees is some 290 m wide; the smallest house 14 m.
        assertThat(uris).anyMatch(uri -> uri.startsWith("11/")).anyMatch(uri -> uri.startsWith("16/"));
    }

    @Test
    void aSourceOfOtherClassesHasOnlyThose() {
        var pipes = new Source(Set.of("water_pipe"), town.dataset());
        assertThat(everything(pipes, Scope.ALL)).contains(pipe.toString()).doesNotContain(house.toString());
    }

    @Test
    void whatIsOutOfScopeIsNotThere() {
        Scope water = new Scope(Set.of("water"), Set.of(), Set.of());
        assertThat(everything(town, water)).contains(pipe.toString()).doesNotContain(house.toString());
        Scope elsewhere = new Scope(Set.of(), Set.of("77"), Set.of());
        assertThat(tiles.tileset(town, elsewhere)).isEmpty();
    }

    @Test
    void aPlaceWithoutObjectsIsAnEmptyScene() {
        byte[] empty = tiles.content(town, 16, 5, 5, Scope.ALL).bytes();
        assertThat(new String(empty, StandardCharsets.UTF_8)).contains("\"scenes\":[{}]");
    }

    @Test
    void anEditShowsInTheTouchedTileAndNowhereElse() {
        var fixture = CityFixture.create(TestPlatform.shared(), "tiles3d_edit");
        ObjectId low = fixture.add("building", "矮楼", Map.of("height", 10), CityFixture.square(33.005, 33.005, 0.0002));
        fixture.add("building", "远楼", Map.of("height", 10), CityFixture.square(33.055, 33.005, 0.0002));
        fixture.done();
        var source = new Source(Set.of("building"), fixture.dataset());
        var before = contents(source, Scope.ALL).stream()
                .collect(java.util.stream.Collectors.toMap(
                        uri -> uri,
                        uri -> List.of(new String(content(uri, source, Scope.ALL), StandardCharsets.ISO_8859_1))));
        double top = top(tileset(source, Scope.ALL));

        objects.edit(low, 1, new ObjectEdit(null, false, Map.of("height", 28.0)), Scope.ALL, "li");

        long changed = before.entrySet().stream()
                .filter(e -> !e.getValue()
                        .equals(List.of(
                                new String(content(e.getKey(), source, Scope.ALL), StandardCharsets.ISO_8859_1))))
                .count();
        assertThat(changed).isEqualTo(1);
        assertThat(top).isBetween(10.0, 10.1);
        assertThat(top(tileset(source, Scope.ALL))).isBetween(28.0, 28.1);
    }

    /** A house that grows beyond the size of its level moves to a wider cell, and is nowhere twice. */
    @Test
    void anEditMayMoveAnObjectToAnotherCell() {
        var fixture = CityFixture.create(TestPlatform.shared(), "tiles3d_move");
        ObjectId id = fixture.add("building", "塔", Map.of("height", 10), CityFixture.square(34.005, 34.005, 0.0001));
        fixture.done();
        var source = new Source(Set.of("building"), fixture.dataset());
        assertThat(contents(source, Scope.ALL)).allMatch(uri -> uri.startsWith("16/"));
        objects.edit(id, 1, new ObjectEdit(null, false, Map.of("height", 300.0)), Scope.ALL, "li");
        assertThat(contents(source, Scope.ALL)).anyMatch(uri -> uri.startsWith("11/"));
        assertThat(everything(source, Scope.ALL).split(id.toString(), -1)).hasSize(2);
    }

    private static double top(JsonNode root) {
        return root.path("boundingVolume").path("region").get(5).asDouble();
    }

    @Test
    void etagsFollowTheContent() {
        var first = tiles.tileset(town, Scope.ALL).orElseThrow();
        assertThat(tiles.tileset(town, Scope.ALL).orElseThrow().etag()).isEqualTo(first.etag());
        Scope green = new Scope(Set.of("green"), Set.of(), Set.of());
        assertThat(tiles.tileset(town, green).orElseThrow().etag()).isNotEqualTo(first.etag());
    }

    @Test
    void aCellOutsideTheWorldIsNone() {
        assertThatThrownBy(() -> tiles.content(town, 2, 4, 0, Scope.ALL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theClassesOfThePacksThatStandAreListed() {
        assertThat(tiles.classCodes())
                .contains("building", "water_pipe", "tree", "manhole")
                .doesNotContain("region");
    }
}
