package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.songhua.TestPlatform;
import org.songhua.edge.ogc.MvtReader;
import org.songhua.engine.geo.WebMercator;
import org.songhua.pack.Packs;
import org.songhua.people.Scope;

/**
 * What tiles hold beside the obvious answer: of every class the points that lie in a tile, each in exactly one of four neighbours but
 * for the edge that all of them draw, at the place where it is, and nothing that the class does not show at that zoom.
 */
class TilesHoldTest {
    private static final long SEED = 20261128;
    private static final int EXTENT = 4096;
    private static final int BUFFER = 64;
    private static final double WEST = 70;
    private static final double SOUTH = -35;
    private static final List<Point> TREES = new ArrayList<>();
    private static final List<Geometry> HOUSES = new ArrayList<>();
    private static Tiles tiles;
    private static int treeZoom;

    @BeforeAll
    static void build() {
        tiles = TestPlatform.shared().bean(Tiles.class);
        treeZoom = TestPlatform.shared()
                .bean(Packs.class)
                .findClass("tree")
                .orElseThrow()
                .style()
                .minZoom();
        var town = CityFixture.create(TestPlatform.shared(), "tiles_hold_test");
        var random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            Geometry tree = CityFixture.point(WEST + random.nextDouble() * 0.02, SOUTH + random.nextDouble() * 0.02);
            TREES.add((Point) tree);
            town.add(
                    "tree",
                    i % 3 == 0 ? "树" + i : null,
                    Map.of("height", (double) (i % 30)),
                    tree,
                    i % 2 == 0 ? "990701" : "990702",
                    null);
        }
        for (int i = 0; i < 60; i++) {
            Geometry house = CityFixture.square(
                    WEST + random.nextDouble() * 0.02, SOUTH + random.nextDouble() * 0.02, 0.0001 * Math.pow(2, i % 6));
            HOUSES.add(house);
            town.add("building", null, Map.of(), house, "990701", null);
        }
        town.done();
    }

    private static List<MvtReader.Feature> features(int zoom, int column, int row, String layer, Scope scope) {
        byte[] bytes = tiles.tile(zoom, column, row, Set.of(layer), scope).bytes();
        return MvtReader.layers(bytes).stream()
                .filter(one -> one.name().equals(layer))
                .flatMap(one -> one.features().stream())
                .toList();
    }

    /** Place in the grid of a tile, by the definition of the projection. */
    private static double[] place(double longitude, double latitude, int zoom, int column, int row) {
        double n = Math.pow(2, zoom);
        double y = Math.toRadians(latitude);
        double tileX = (longitude + 180) / 360 * n - column;
        double tileY = (1 - Math.log(Math.tan(y) + 1 / Math.cos(y)) / Math.PI) / 2 * n - row;
        return new double[] {tileX * EXTENT, tileY * EXTENT};
    }

    private static boolean isIn(double[] place, double margin) {
        return place[0] >= -margin && place[0] <= EXTENT + margin && place[1] >= -margin && place[1] <= EXTENT + margin;
    }

    /** Calls back for every tile that the town touches. */
    private interface Each {
        void tile(int column, int row);
    }

    private static void each(int zoom, Each each) {
        int west = WebMercator.column(WEST, zoom);
        int east = WebMercator.column(WEST + 0.02, zoom);
        int north = WebMercator.row(SOUTH + 0.02, zoom);
        int south = WebMercator.row(SOUTH, zoom);
        for (int column = west - 1; column <= east + 1; column++)
            for (int row = north - 1; row <= south + 1; row++) each.tile(column, row);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16})
    void aTileHoldsThePointsThatLieInItAtTheirPlace(int zoom) {
        each(zoom, (column, row) -> {
            List<MvtReader.Feature> found =
                    zoom < treeZoom ? List.of() : features(zoom, column, row, "tree", Scope.ALL);
            var wanted = new TreeMap<String, Integer>();
            int doubtful = 0;
            for (Point tree : TREES) {
                double[] place = place(tree.getX(), tree.getY(), zoom, column, row);
                if (!isIn(place, BUFFER - 1)) {
                    if (isIn(place, BUFFER + 1)) doubtful++;
                    continue;
                }
                wanted.merge(Math.round(place[0]) + " " + Math.round(place[1]), 1, Integer::sum);
            }
            if (zoom < treeZoom) return;
            String as = "seed %d tile %d/%d/%d".formatted(SEED, zoom, column, row);
            var is = new HashMap<String, Integer>();
            found.forEach(feature -> is.merge(feature.x() + " " + feature.y(), 1, Integer::sum));
            assertThat(found.size())
                    .as(as)
                    .isBetween(wanted.values().stream().mapToInt(i -> i).sum(), total(wanted) + doubtful);
            long missing =
                    wanted.keySet().stream().filter(key -> near(is, key) == 0).count();
            assertThat(missing).as(as + " within a unit").isZero();
        });
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(i -> i).sum();
    }

    /** Rounding of a half may go either way. */
    private static int near(Map<String, Integer> counts, String key) {
        String[] words = key.split(" ", -1);
        int sum = 0;
        for (int dx = -1; dx <= 1; dx++)
            for (int dy = -1; dy <= 1; dy++)
                sum += counts.getOrDefault((Long.parseLong(words[0]) + dx) + " " + (Long.parseLong(words[1]) + dy), 0);
        return sum;
    }

    @Test
    void everyPointIsInExactlyOneTileButForTheEdges() {
        int zoom = 16;
        var count = new int[1];
        each(
                zoom,
                (column, row) -> features(zoom, column, row, "tree", Scope.ALL).forEach(feature -> {
                    boolean inside =
                            feature.x() >= 0 && feature.x() < EXTENT && feature.y() >= 0 && feature.y() < EXTENT;
                    if (inside) count[0]++;
                }));
        assertThat(count[0]).isEqualTo(TREES.size());
    }

    @Test
    void whatSomebodyMayNotSeeIsInNoneOfTheirTiles() {
        int zoom = 16;
        var own = new Scope(Set.of(), Set.of("990701"), Set.of());
        var count = new int[3];
        each(zoom, (column, row) -> {
            count[0] += inside(features(zoom, column, row, "tree", own));
            count[1] += features(zoom, column, row, "tree", new Scope(Set.of(), Set.of("9908"), Set.of()))
                    .size();
            count[2] += features(zoom, column, row, "tree", new Scope(Set.of(), Set.of(), Set.of("building")))
                    .size();
        });
        assertThat(count).containsExactly(150, 0, 0);
    }

    private static int inside(List<MvtReader.Feature> features) {
        return (int) features.stream()
                .filter(f -> f.x() >= 0 && f.x() < EXTENT && f.y() >= 0 && f.y() < EXTENT)
                .count();
    }

    /** At each zoom outward a house is half as large; once under two pixels it is left out, and no tile shows more than the next one in. */
    @Test
    void smallerHousesDisappearFirst() {
        int before = HOUSES.size();
        int first = TestPlatform.shared()
                .bean(Packs.class)
                .findClass("building")
                .orElseThrow()
                .style()
                .minZoom();
        for (int zoom = 16; zoom >= 10; zoom--) {
            var shown = new int[1];
            int at = zoom;
            each(at, (column, row) -> shown[0] += inside(features(at, column, row, "building", Scope.ALL)));
            assertThat(shown[0]).as("zoom " + zoom).isLessThanOrEqualTo(before + HOUSES.size() / 4);
            if (zoom < first) assertThat(shown[0]).as("zoom " + zoom).isZero();
            double pixel_deg = 360.0 / 256 / Math.pow(2, zoom);
            long large = HOUSES.stream()
                    .filter(house -> house.getEnvelopeInternal().getWidth() >= 2.001 * pixel_deg)
                    .count();
            if (zoom >= first) assertThat(shown[0]).as("zoom " + zoom).isGreaterThanOrEqualTo((int) large * 3 / 4);
            before = shown[0];
        }
    }

    @Test
    void theSameTileIsTheSameBytesAndOfAnotherScopeAnother() {
        int column = WebMercator.column(WEST + 0.01, 15);
        int row = WebMercator.row(SOUTH + 0.01, 15);
        Tiles.Tile one = tiles.tile(15, column, row, Set.of(), Scope.ALL);
        assertThat(tiles.tile(15, column, row, Set.of(), Scope.ALL).bytes()).isEqualTo(one.bytes());
        assertThat(tiles.tile(15, column, row, Set.of("tree", "building"), Scope.ALL)
                        .etag())
                .isNotEmpty();
        assertThat(tiles.tile(15, column, row, Set.of("tree"), Scope.ALL).etag())
                .isNotEqualTo(one.etag());
        assertThat(tiles.tile(15, column, row, Set.of(), new Scope(Set.of(), Set.of("990702"), Set.of()))
                        .etag())
                .isNotEqualTo(one.etag());
        assertThat(tiles.tile(15, column, row, Set.of("no_such_class"), Scope.ALL)
                        .bytes())
                .isEmpty();
    }
}
