package org.songhua.edge.ogc.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.Seen;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Objects read as bytes beside the same objects read column by column: equal members, equal GeoJSON, in the same order. */
class PackedFeaturesTest {
    private static final long SEED = 20261129;
    private static final double WEST = 72;
    private static final double SOUTH = -44;
    private static final Extent TOWN = new Extent(WEST, SOUTH, WEST + 0.5, SOUTH + 0.5);
    /** A tenth of it, which is read by place. */
    private static final Extent CORNER = new Extent(WEST, SOUTH, WEST + 0.17, SOUTH + 0.15);
    /** What would break a form that counted characters, or escaped nothing, or trusted separators. */
    private static final List<String> TEXTS =
            List.of("", "-", "0;", "12;x", "长春\"大\"厦", "a\\b\n\t", "𠀀里\u0001", "{\"a\": \"}\"}", "ABC\u00e9");

    private static CityObjects objects;
    private static ClassDefinition tree;
    private static CityFixture town;
    private static Instant before;
    private static Map<Integer, Dataset> datasets;

    @BeforeAll
    static void build() {
        objects = TestPlatform.shared().bean(CityObjects.class);
        tree = TestPlatform.shared().bean(Packs.class).findClass("tree").orElseThrow();
        town = CityFixture.create(TestPlatform.shared(), "packed_features_test");
        var random = new Random(SEED);
        for (int i = 0; i < 120; i++) {
            var attributes = new HashMap<String, Object>();
            if (i % 3 > 0) attributes.put("height", random.nextInt(300) / 10.0);
            if (i % 4 > 0) attributes.put("tags", Map.of("note", text(random), "k" + i, text(random)));
            town.add(
                    "tree",
                    i % 5 == 0 ? null : text(random),
                    attributes,
                    CityFixture.point(WEST + random.nextDouble() * 0.5, SOUTH + random.nextDouble() * 0.5),
                    i % 2 == 0 ? null : "99080" + i % 10,
                    null);
        }
        town.done();
        datasets = objects.datasets().stream().collect(Collectors.toMap(Dataset::number, Function.identity()));
        before = change(0, 40);
        change(1, 60);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Changes some, and gives the time of the last edit. */
    private static Instant change(int from, int to) {
        var editing = TestPlatform.shared().bean(Editing.class);
        var since = Instant.parse(2020 + from + "-05-06T07:08:09.123456Z");
        Instant last = since;
        for (ObjectId id : town.ids().subList(from, to)) {
            var seen = new Seen(id, objects.find(id, Scope.ALL).orElseThrow().revision());
            var update = new ObjectChange.Update(seen, new ObjectEdit("改" + from, true, Map.of("height", 1.0 + from)));
            Edit edit = editing.apply(EditRequest.change(since, update), Scope.ALL, "li")
                    .edit();
            last = edit.at();
        }
        return last;
    }

    private static ObjectQuery query(List<Extent> extents, Moment moment, int limit) {
        return new ObjectQuery(
                List.of("tree"),
                extents,
                Map.of(),
                town.dataset(),
                moment.recordedAt(),
                moment.validAt(),
                null,
                null,
                limit,
                null);
    }

    private static String written(FeatureWriter writer, CityObject object) {
        var out = new ByteSink();
        writer.write(object, out);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    private static void assertSame(ObjectQuery query, CrsByReference crs) {
        var writer = new FeatureWriter(tree, datasets, crs);
        var ids = new ArrayList<String>();
        objects.streamPacked(query, Scope.ALL, packed -> {
            CityObject plain =
                    objects.find(packed.id(), query.moment(), Scope.ALL).orElseThrow();
            assertThat(packed.toObject()).usingRecursiveComparison().isEqualTo(plain);
            var out = new ByteSink();
            writer.write(packed, out);
            assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo(written(writer, plain));
            ids.add(packed.idText());
        });
        assertThat(ids).isEqualTo(expected(query)).isNotEmpty();
    }

    private static List<String> expected(ObjectQuery query) {
        return town.ids().stream()
                .flatMap(id -> objects.find(id, query.moment(), Scope.ALL).stream())
                .filter(object ->
                        query.extents().isEmpty() || isIn(query.extents().getFirst(), object))
                .map(object -> object.id().toString())
                .sorted()
                .limit(query.limit())
                .toList();
    }

    private static boolean isIn(Extent extent, CityObject object) {
        double[] box = Wkb.envelope(object.wkb());
        return box[0] >= extent.west()
                && box[0] <= extent.east()
                && box[1] >= extent.south()
                && box[1] <= extent.north();
    }

    @Test
    void nowByPlaceAndInOrder() {
        assertSame(query(List.of(CORNER), Moment.NOW, 1000), CrsByReference.CRS84);
        assertSame(query(List.of(TOWN), Moment.NOW, 1000), CrsByReference.CRS84);
        assertSame(query(List.of(), Moment.NOW, 1000), CrsByReference.CRS84);
        assertSame(query(List.of(CORNER), Moment.NOW, 3), CrsByReference.CRS84);
    }

    @Test
    void inThePastOfTheRecordAndOfTheWorld() {
        assertSame(query(List.of(CORNER), Moment.asOf(before), 1000), CrsByReference.CRS84);
        assertSame(query(List.of(), Moment.asOf(before), 1000), CrsByReference.CRS84);
        Moment world = Moment.of(null, Instant.parse("2019-01-01T00:00:00Z"));
        assertSame(query(List.of(CORNER), world, 1000), CrsByReference.CRS84);
    }

    @Test
    void inAnotherCoordinateSystem() {
        var crs = CrsByReference.find("http://www.opengis.net/def/crs/EPSG/0/3857")
                .orElseThrow();
        assertSame(query(List.of(CORNER), Moment.NOW, 20), crs);
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        var all = new ArrayList<ObjectId>();
        objects.streamPacked(query(List.of(CORNER), Moment.NOW, 1000), Scope.ALL, packed -> all.add(packed.id()));
        var paged = new ArrayList<ObjectId>();
        ObjectId after = null;
        do {
            var page =
                    new ObjectQuery(List.of("tree"), List.of(CORNER), Map.of(), town.dataset(), null, null, after, 7);
            after = objects.streamPacked(page, Scope.ALL, packed -> paged.add(packed.id()))
                    .next();
        } while (after != null);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void oneLargeObjectAmongSmallOnesIsReadLikeTheOthers() {
        var fixture = CityFixture.create(TestPlatform.shared(), "packed_features_large");
        Database database = TestPlatform.shared().bean(Database.class);
        ObjectId large = fixture.add("tree", "大", Map.of(), CityFixture.point(WEST + 2, SOUTH + 2));
        fixture.add("tree", "小", Map.of(), CityFixture.point(WEST + 2.001, SOUTH + 2));
        fixture.done();
        database.update(
                "update cim.object set attributes = jsonb_build_object('tags', jsonb_build_object('k', repeat('里',"
                        + " 20000))) where dataset = ? and id = ?",
                large.dataset(),
                large.value());
        var extent = new Extent(WEST + 1.9, SOUTH + 1.9, WEST + 2.1, SOUTH + 2.1);
        var found = new HashMap<ObjectId, Integer>();
        objects.stream(
                new ObjectQuery(List.of("tree"), List.of(extent), Map.of(), null, null, null, null, 10),
                Scope.ALL,
                object -> found.put(object.id(), object.attributesJson().length()));
        assertThat(found).hasSize(2);
        assertThat(found.get(large)).isGreaterThan(20_000);
    }
}
