package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.geo.WebMercator;
import org.songhua.people.Scope;

/** Tiles show what is there now, to whom may see it. */
class TilesTest {
    private static final double LONGITUDE = 30.005;
    private static final double LATITUDE = 30.005;
    private static final int ZOOM = 15;

    private static Tiles tiles;
    private static CityObjects objects;
    private static ObjectId house;

    @BeforeAll
    static void build() {
        tiles = TestPlatform.shared().bean(Tiles.class);
        objects = TestPlatform.shared().bean(CityObjects.class);
        var town = CityFixture.create(TestPlatform.shared(), "tiles_test");
        house = town.add(
                "building", "瓦房", Map.of(), CityFixture.square(LONGITUDE, LATITUDE, 0.0005), "990301001", "housing");
        town.add("water", "南湖", Map.of(), CityFixture.square(30, 30, 0.02), "990302001", "water");
        town.done();
    }

    @Test
    void layersAreNamedAfterClasses() {
        assertThat(text(tile(Set.of(), Scope.ALL))).contains("building", "water");
    }

    @Test
    void onlyTheClassesAskedForAreIn() {
        assertThat(text(tile(Set.of("water"), Scope.ALL))).contains("water").doesNotContain("building");
    }

    @Test
    void featuresCarryTheIdOfTheirObject() {
        assertThat(text(tile(Set.of(), Scope.ALL))).contains(house.toString());
    }

    @Test
    void whatIsOutOfScopeIsNotDrawn() {
        Scope lakes = new Scope(Set.of(), Set.of("990302"), Set.of());
        assertThat(text(tile(Set.of(), lakes))).contains("water").doesNotContain(house.toString());
    }

    @Test
    void anEmptyPlaceHasAnEmptyTile() {
        assertThat(tiles.tile(10, 3, 900, Set.of(), Scope.ALL).bytes()).isEmpty();
    }

    @Test
    void smallBuildingsDoNotShowFromFarAway() {
        int column = WebMercator.column(LONGITUDE, 8);
        int row = WebMercator.row(LATITUDE, 8);
        assertThat(text(tiles.tile(8, column, row, Set.of("building"), Scope.ALL)))
                .doesNotContain("building");
    }

    @Test
    void aChangeShowsInTheNextTile() {
        Tiles.Tile before = tile(Set.of("building"), Scope.ALL);
        assertThat(tile(Set.of("building"), Scope.ALL).etag()).isEqualTo(before.etag());
        int revision = objects.find(house, Scope.ALL).orElseThrow().revision();
        objects.edit(house, revision, new ObjectEdit(null, false, Map.of("floors", 31L)), Scope.ALL, "li");
        objects.edit(house, revision + 1, new ObjectEdit("琉璃瓦房", true, Map.of()), Scope.ALL, "li");

        assertThat(tile(Set.of("building"), Scope.ALL).etag()).isNotEqualTo(before.etag());
    }

    @Test
    void thereAreNoTilesOutsideTheScheme() {
        assertThatThrownBy(() -> tiles.tile(3, 8, 0, Set.of(), Scope.ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiles.tile(-1, 0, 0, Set.of(), Scope.ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiles.tile(Tiles.MAX_ZOOM + 1, 0, 0, Set.of(), Scope.ALL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Tiles.Tile tile(Set<String> classes, Scope scope) {
        int column = WebMercator.column(LONGITUDE, ZOOM);
        int row = WebMercator.row(LATITUDE, ZOOM);
        return tiles.tile(ZOOM, column, row, classes, scope);
    }

    private static String text(Tiles.Tile tile) {
        return new String(tile.bytes(), StandardCharsets.UTF_8);
    }
}
