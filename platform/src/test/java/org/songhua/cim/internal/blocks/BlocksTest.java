package org.songhua.cim.internal.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.Seen;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.MvtReader;
import org.songhua.engine.geo.WebMercator;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Objects read from blocks beside the rows: the same after each of many edits, whether blocks are made meanwhile or not. */
class BlocksTest {
    private static final long SEED = 20261130;
    private static final double WEST = 88;
    private static final double SOUTH = -52;
    private static final double SIDE = 0.2;
    private static final List<String> CLASSES = List.of("tree", "building");
    private static final int ZOOM = 14;
    private static final Scope WITHIN = new Scope(Set.of("test"), Set.of(), Set.of());
    private static final String TOUCHING = """
            select id from cim.object where dataset = ? and class = ? and box && box(point(?, ?), point(?, ?)) order by id""";
    private static final String HELD = """
            select coalesce(sum(objects), 0)::bigint as n from cim.block b
            where dataset = ? and dataset in (select dataset from cim.block_made)
              and not exists (select 1 from cim.block_stale s where s.dataset = b.dataset and s.cell = b.cell)""";

    private static TestPlatform platform;
    private static Database database;
    private static CityObjects objects;
    private static BlockMaker maker;
    private static CityFixture town;
    /** Far away, so that boxes in the town are read by place. */
    private static final Extent FAR = new Extent(WEST + 40, SOUTH, WEST + 41, SOUTH + 1);

    @BeforeAll
    static void build() {
        platform = TestPlatform.shared();
        database = platform.bean(Database.class);
        objects = platform.bean(CityObjects.class);
        maker = platform.bean(BlockMaker.class);
        town = CityFixture.create(platform, "blocks_test");
        var random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            String code = CLASSES.get(i % 2);
            town.add(code, "名" + i, Map.of(), shape(code, random), "990880001", "test");
        }
        for (int i = 0; i < 2; i++) {
            String code = CLASSES.get(i);
            Geometry far = code.equals("tree")
                    ? CityFixture.point(FAR.west(), FAR.north())
                    : CityFixture.square(FAR.west(), FAR.south(), 1);
            town.add(code, "远", Map.of(), far, "990880001", "test");
        }
        town.done();
        maker.settle();
    }

    /** From a few metres to wider than the cells of three levels. */
    private static Geometry shape(String code, Random random) {
        double longitude = WEST + SIDE * random.nextDouble();
        double latitude = SOUTH + SIDE * random.nextDouble();
        if (code.equals("tree")) return CityFixture.point(longitude, latitude);
        double side = random.nextInt(20) == 0 ? Math.pow(10, -3 + 3 * random.nextDouble()) : 2e-4 * random.nextDouble();
        return CityFixture.square(longitude, latitude, side);
    }

    private static Extent box(Random random) {
        double west = WEST + SIDE * random.nextDouble();
        double south = SOUTH + SIDE * random.nextDouble();
        double side = random.nextDouble() * 0.05;
        return new Extent(west, south, west + side, south + side);
    }

    private static ObjectQuery query(String code, List<Extent> extents, ObjectId after, int limit) {
        return new ObjectQuery(List.of(code), extents, Map.of(), town.dataset(), null, null, after, limit);
    }

    private static List<UUID> fromRows(String code, Extent box) {
        return database.list(
                TOUCHING,
                row -> row.uuid("id"),
                town.dataset(),
                code,
                box.east(),
                box.north(),
                box.west(),
                box.south());
    }

    private static void assertSame(Random random, String when) {
        for (int i = 0; i < 3; i++) {
            String code = CLASSES.get(random.nextInt(2));
            Extent box = box(random);
            var found = new ArrayList<UUID>();
            var read = objects.streamPacked(
                    query(code, List.of(box), null, 1000),
                    Scope.ALL,
                    packed -> found.add(packed.id().value()));
            List<UUID> expected = fromRows(code, box);
            assertThat(found).as("%s, %s in %s", when, code, box).isEqualTo(expected);
            assertThat(read.next()).isNull();
            assertThat(read.matched()).hasValue(expected.size());
        }
    }

    private static CityObject any(Random random) {
        while (true) {
            ObjectId id = town.ids().get(random.nextInt(400));
            var found = objects.find(id, Scope.ALL);
            if (found.isPresent()) return found.get();
        }
    }

    /** {@return when it was recorded} */
    private static Instant change(Random random) {
        CityObject object = any(random);
        var seen = new Seen(object.id(), object.revision());
        byte[] moved = Wkb.of(shape(object.classCode(), random));
        ObjectChange change = random.nextInt(12) == 0
                ? new ObjectChange.Delete(seen)
                : new ObjectChange.Update(
                        seen, new ObjectEdit("改", true, Map.of(), random.nextBoolean() ? moved : null));
        return platform.bean(Editing.class)
                .apply(EditRequest.correction(change), Scope.ALL, "li")
                .edit()
                .at();
    }

    private static long held() {
        return database.get(HELD, row -> row.whole("n"), town.dataset());
    }

    private static long all() {
        return database.get(
                "select count(*) as n from cim.object where dataset = ?", row -> row.whole("n"), town.dataset());
    }

    @Test
    void blocksHoldAllThereIsOnceTheyAreMadeAndLessAfterAnEdit() {
        maker.settle();
        assertThat(held()).isEqualTo(all());
        database.inTransaction(() -> {
            database.update(
                    "update cim.object set name = name where id = ?",
                    town.ids().getLast().value());
            assertThat(held()).isLessThan(all());
            return true;
        });
        maker.settle();
        assertThat(held()).isEqualTo(all());
    }

    @Test
    void aBoxIsReadAsItsRowsAreAfterAnyEdits() {
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            change(random);
            if (random.nextInt(3) == 0) maker.settle();
            assertSame(random, "seed " + SEED + " round " + round);
        }
    }

    @Test
    void pagesOfABoxAreTheBox() {
        maker.settle();
        Extent box = new Extent(WEST, SOUTH, WEST + SIDE / 2, SOUTH + SIDE);
        var paged = new ArrayList<UUID>();
        ObjectId after = null;
        do {
            after = objects.streamPacked(
                            query("tree", List.of(box), after, 7),
                            Scope.ALL,
                            packed -> paged.add(packed.id().value()))
                    .next();
        } while (after != null);
        assertThat(paged).isEqualTo(fromRows("tree", box)).hasSizeGreaterThan(7);
        var first = objects.streamPacked(query("tree", List.of(box), null, 7), Scope.ALL, packed -> {});
        assertThat(first.matched()).hasValue(paged.size());
        // Twice the same place is not twice the objects.
        var twice = new ArrayList<UUID>();
        objects.streamPacked(
                query("tree", List.of(box, box), null, 1000),
                Scope.ALL,
                packed -> twice.add(packed.id().value()));
        assertThat(twice).isEqualTo(paged);
    }

    /** The same comparison at moments between edits, of the record and of the world. */
    @Test
    void thePastIsWhatTheRowsTell() {
        var random = new Random(SEED);
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < 20; i++) {
            moments.add(Moment.of(change(random), null));
            if (i == 10) maker.settle();
        }
        moments.add(Moment.of(null, Instant.parse("2000-01-01T00:00:00Z")));
        moments.add(Moment.of(moments.get(5).recordedAt(), moments.get(3).recordedAt()));
        var tiles = platform.bean(Tiles.class);
        for (Moment moment : moments) {
            String code = CLASSES.get(random.nextInt(2));
            Extent box = box(random);
            assertThat(read(code, box, moment, Scope.ALL))
                    .as("%s in %s at %s", code, box, moment)
                    .isEqualTo(read(code, box, moment, WITHIN));
            int column = WebMercator.column(box.west(), ZOOM);
            int row = WebMercator.row(box.south(), ZOOM);
            Set<String> classes = Set.copyOf(CLASSES);
            assertThat(features(tiles.tile(ZOOM, column, row, classes, moment, Scope.ALL)))
                    .isEqualTo(features(tiles.tile(ZOOM, column, row, classes, moment, WITHIN)));
        }
    }

    private static List<String> read(String code, Extent box, Moment moment, Scope scope) {
        var query = new ObjectQuery(
                List.of(code),
                List.of(box),
                Map.of(),
                town.dataset(),
                moment.recordedAt(),
                moment.validAt(),
                null,
                null,
                1000,
                null);
        var found = new ArrayList<String>();
        objects.streamPacked(query, scope, packed -> found.add(packed.idText() + packed.revision() + packed.name()));
        return found;
    }

    /** Whoever may see the objects of a department only is served from rows: to compare with, as one owns all of the town. */
    @Test
    void tilesShowWhatTheRowsShow() {
        var random = new Random(SEED);
        var tiles = platform.bean(Tiles.class);
        for (int round = 0; round < 12; round++) {
            change(random);
            if (round % 2 == 0) maker.settle();
            int column = WebMercator.column(WEST + SIDE * random.nextDouble(), ZOOM);
            int row = WebMercator.row(SOUTH + SIDE * random.nextDouble(), ZOOM);
            Set<String> classes = Set.copyOf(CLASSES);
            assertThat(features(tiles.tile(ZOOM, column, row, classes, Scope.ALL)))
                    .as("round %d, tile %d %d", round, column, row)
                    .isEqualTo(features(tiles.tile(ZOOM, column, row, classes, WITHIN)));
        }
    }

    private static List<String> features(Tiles.Tile tile) {
        var all = new ArrayList<String>();
        for (MvtReader.Layer layer : MvtReader.layers(tile.bytes()))
            layer.features().forEach(feature -> all.add(layer.name() + " " + feature));
        all.sort(null);
        return all;
    }

    /** As many as are not taken at once, while no block holds them, and then in more blocks than are. */
    @Test
    void aCrowdIsReadToItsEnd() {
        var crowd = CityFixture.create(platform, "blocks_crowd");
        ObjectId one = crowd.add("tree", "众", Map.of(), CityFixture.point(WEST + 30, SOUTH), "990880001", "test");
        crowd.add("tree", "远", Map.of(), CityFixture.point(WEST + 35, SOUTH + 30), "990880001", "test");
        database.update("""
                insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department, search,
                  grams, digest, recorded_from, revision)
                select dataset, gen_random_uuid(), class, 'c' || i, name, geom, box, zoom, attributes, region, department, search, grams,
                  digest, recorded_from, revision
                from cim.object, generate_series(1, 16500) i where id = ?""", one.value());
        crowd.done();
        var query = new ObjectQuery(
                List.of("tree"),
                List.of(new Extent(WEST + 29, SOUTH - 1, WEST + 31, SOUTH + 1)),
                Map.of(),
                crowd.dataset(),
                null,
                null,
                null,
                ObjectQuery.MAX_LIMIT);
        for (int round = 0; round < 2; round++) {
            var seen = new HashSet<UUID>();
            var page = objects.streamPacked(
                    query, Scope.ALL, packed -> seen.add(packed.id().value()));
            assertThat(seen).hasSize(Math.min(16_501, ObjectQuery.MAX_LIMIT));
            assertThat(page.next() == null).isEqualTo(ObjectQuery.MAX_LIMIT >= 16_501);
            maker.settle();
        }
    }

    /** Things only move: at no moment is there one more or less of them. */
    @Test
    void nothingIsMissedOrDoubledWhileOthersWriteAndBlocksAreMade() {
        var mover = CityFixture.create(platform, "blocks_moving");
        for (int i = 0; i < 30; i++)
            mover.add(
                    "tree", "动", Map.of(), CityFixture.point(WEST + 10 + 0.0001 * i, SOUTH + 10), "990880001", "test");
        mover.add("tree", "远", Map.of(), CityFixture.point(WEST + 20, SOUTH + 20), "990880001", "test");
        mover.done();
        var query = new ObjectQuery(
                List.of("tree"),
                List.of(new Extent(WEST + 9.9, SOUTH + 9.9, WEST + 10.2, SOUTH + 10.2)),
                Map.of(),
                mover.dataset(),
                null,
                null,
                null,
                1000);
        var moving = CompletableFuture.runAsync(() -> {
            var random = new Random(SEED);
            for (int i = 0; i < 80; i++) {
                ObjectId id = mover.ids().get(random.nextInt(30));
                double longitude = WEST + 10 + 0.1 * random.nextDouble();
                byte[] wkb = Wkb.of(CityFixture.point(longitude, SOUTH + 10 + 0.1 * random.nextDouble()));
                int revision = objects.find(id, Scope.ALL).orElseThrow().revision();
                objects.edit(id, revision, new ObjectEdit(null, false, Map.of(), wkb), Scope.ALL, "li");
            }
        });
        var making = CompletableFuture.runAsync(() -> {
            while (!moving.isDone()) maker.settle();
        });
        while (!moving.isDone()) {
            var seen = new ArrayList<UUID>();
            objects.streamPacked(
                    query, Scope.ALL, packed -> seen.add(packed.id().value()));
            assertThat(seen).doesNotHaveDuplicates().hasSize(30);
        }
        CompletableFuture.allOf(moving, making).join();
    }

    @Test
    void everyObjectLiesWithinReachOfItsCell() {
        var random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            double side = Math.pow(10, -6 + 8 * random.nextDouble());
            double west = -180 + random.nextDouble() * (360 - Math.min(360, side));
            double south = -90 + random.nextDouble() * (180 - Math.min(180, side));
            double east = Math.min(180, west + side * random.nextDouble());
            double north = Math.min(90, south + side * random.nextDouble());
            long code = database.get(
                    "select cim.cell(box(point(?, ?), point(?, ?))) as c",
                    row -> row.whole("c"),
                    east,
                    north,
                    west,
                    south);
            for (String reach : List.of("cim.reach(?, 1)", "cim.reach(? & ~(3::bigint << 26 | 3), 4)")) {
                boolean isWithin = database.get(
                        "select %s @> box(point(?, ?), point(?, ?)) as ok".formatted(reach),
                        row -> row.flag("ok"),
                        code,
                        east,
                        north,
                        west,
                        south);
                assertThat(isWithin)
                        .as("%s, %s of %s %s %s %s", reach, code, west, south, east, north)
                        .isTrue();
            }
        }
    }
}
