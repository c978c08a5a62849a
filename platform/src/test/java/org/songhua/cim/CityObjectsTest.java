package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Audit;
import org.songhua.people.Scope;

/**
 * A01-A06 reading, B01-B04 counting, C01-C04 scope, D01-D08 editing. The town lies at 10 to 11 degrees east, 10 to 11
 * north, so that tests of other towns do not meet it.
 */
class CityObjectsTest {
    private static final long SEED = 20260101;
    private static final Extent TOWN = new Extent(10, 10, 11, 11);

    private static CityObjects objects;
    private static CityFixture town;
    private static final Map<ObjectId, Geometry> GEOMETRIES = new HashMap<>();

    @BeforeAll
    static void build() {
        objects = TestPlatform.shared().bean(CityObjects.class);
        town = CityFixture.create(TestPlatform.shared(), "city_objects_test");
        var random = new Random(SEED);
        for (int i = 0; i < 600; i++) {
            double x = 10 + random.nextDouble() * 0.99;
            double y = 10 + random.nextDouble() * 0.99;
            Geometry geometry = i % 3 == 0
                    ? CityFixture.line(x, y, x + random.nextDouble() * 0.05, y + random.nextDouble() * 0.05)
                    : CityFixture.square(x, y, 0.001 + random.nextDouble() * 0.01);
            String district = i % 2 == 0 ? "990101" : "990102";
            ObjectId id = town.add(
                    i % 3 == 0 ? "street" : "building",
                    "对象" + i,
                    Map.of(),
                    geometry,
                    district + "001",
                    i % 4 == 0 ? "housing" : "roads");
            GEOMETRIES.put(id, geometry);
        }
        town.done();
    }

    @Test
    void a01_anObjectIsFoundById() {
        ObjectId id = town.ids().getFirst();
        CityObject object = objects.find(id, Scope.ALL).orElseThrow();

        assertThat(object.name()).isEqualTo("对象0");
        assertThat(object.revision()).isEqualTo(1);
        assertThat(Wkb.read(object.wkb()).equalsExact(GEOMETRIES.get(id))).isTrue();
    }

    @Test
    void a02_anUnknownIdIsNotFound() {
        assertThat(objects.find(ObjectId.of(town.dataset(), "nobody"), Scope.ALL))
                .isEmpty();
    }

    @Test
    void a03_pagesTogetherHoldEveryObjectOnce() {
        var seen = new ArrayList<ObjectId>();
        ObjectId after = null;
        do {
            after = objects.stream(query(List.of(), List.of(), after, 37), Scope.ALL, o -> seen.add(o.id()));
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates().hasSize(600).containsAll(town.ids());
    }

    @Test
    void a04_aPageThatEndsWithTheLastObjectHasNoNext() {
        ObjectId next = objects.stream(query(List.of(), List.of(), null, 600), Scope.ALL, o -> {});
        assertThat(next).isNull();
    }

    /** Against the obvious answer: every geometry intersected with the rectangle. */
    @Test
    void a05_anExtentFindsExactlyWhatItMeets() {
        var random = new Random(SEED + 1);
        for (int round = 0; round < 60; round++) {
            Extent extent = randomExtent(random);
            Set<ObjectId> expected = meeting(extent);
            var found = new HashSet<ObjectId>();
            var query = query(List.of(), List.of(extent), null, 1000);
            objects.stream(query, Scope.ALL, o -> found.add(o.id()));

            assertThat(found).as("seed %d round %d %s", SEED, round, extent).isEqualTo(expected);
            assertThat(objects.count(query, Scope.ALL)).isEqualTo(expected.size());
        }
    }

    @Test
    void a06_twoExtentsFindWhatMeetsEither() {
        Extent west = new Extent(10, 10, 10.3, 11);
        Extent east = new Extent(10.7, 10, 11, 11);
        var expected = new HashSet<>(meeting(west));
        expected.addAll(meeting(east));
        var found = new HashSet<ObjectId>();
        objects.stream(query(List.of(), List.of(west, east), null, 1000), Scope.ALL, o -> found.add(o.id()));
        assertThat(found).isEqualTo(expected);
    }

    /** What was known of the extent of a class a moment ago is no reason to leave a condition out. */
    @Test
    void a07_whatComesNextLiesOutsideOfAnExtentThatHeldAllThereWas() {
        var growing = CityFixture.create(TestPlatform.shared(), "city_objects_growing");
        ObjectId near = growing.add("hydrant", "近", Map.of(), CityFixture.point(10.5, 12.5));
        growing.done();
        var everything = new Extent(-180, -90, 180, 12.9);
        var query = new ObjectQuery(
                List.of("hydrant"), List.of(everything), Map.of(), growing.dataset(), null, null, null, 10);
        assertThat(idsOf(query)).containsExactly(near);
        growing.add("hydrant", "远", Map.of(), CityFixture.point(10.5, 13.5));
        growing.done();
        assertThat(idsOf(query)).containsExactly(near);
    }

    private static List<ObjectId> idsOf(ObjectQuery query) {
        var ids = new ArrayList<ObjectId>();
        objects.stream(query, Scope.ALL, object -> ids.add(object.id()));
        return ids;
    }

    @Test
    void b01_countsByClassAreThoseOfTheRows() {
        var buildings = query(List.of("building"), List.of(), null, 1);
        var both = query(List.of("building", "street"), List.of(), null, 1);

        assertThat(objects.count(buildings, Scope.ALL)).isEqualTo(400);
        assertThat(objects.count(both, Scope.ALL)).isEqualTo(600);
        assertThat(objects.countByClass(Scope.ALL)).containsKeys("building", "street");
    }

    @Test
    void b02_theExtentOfAClassHoldsAllItsObjects() {
        Extent extent = objects.extent("street", Scope.ALL).orElseThrow();
        assertThat(extent.west()).isLessThanOrEqualTo(10.01);
        assertThat(extent.east()).isGreaterThanOrEqualTo(10.9);
    }

    @Test
    void c01_anotherDistrictDoesNotExistForWhoIsScopedToOne() {
        Scope scope = new Scope(Set.of(), Set.of("990101"), Set.of());
        var found = new ArrayList<CityObject>();
        objects.stream(query(List.of(), List.of(), null, 1000), scope, found::add);

        assertThat(found).hasSize(300).allSatisfy(o -> assertThat(o.region()).startsWith("990101"));
        assertThat(objects.find(town.ids().get(1), scope)).isEmpty();
        assertThat(objects.count(query(List.of(), List.of(), null, 1), scope)).isEqualTo(300);
    }

    @Test
    void c02_dimensionsOfAScopeHoldTogether() {
        Scope scope = new Scope(Set.of("housing"), Set.of("990101"), Set.of("building"));
        var found = new ArrayList<CityObject>();
        objects.stream(query(List.of(), List.of(), null, 1000), scope, found::add);

        // i divisible by 4 (housing, hence district 990101) and not by 3 (buildings): 150 - 50.
        assertThat(found).hasSize(100).allSatisfy(o -> assertThat(o.classCode()).isEqualTo("building"));
        assertThat(objects.countByClass(scope).keySet()).containsExactly("building");
    }

    @Test
    void c03_whatIsOutOfScopeCannotBeEdited() {
        Scope scope = new Scope(Set.of(), Set.of("990102"), Set.of());
        var edit = new ObjectEdit("偷改", true, Map.of());
        assertThatThrownBy(() -> objects.edit(town.ids().getFirst(), 1, edit, scope, "li"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void d01_anEditMakesANewRevisionAndKeepsTheOld() {
        ObjectId id = fresh("旧名", Map.of("floors", 5));
        var edit = new ObjectEdit("新名", true, Map.of("floors", 6L));

        CityObject edited = objects.edit(id, 1, edit, Scope.ALL, "li");
        List<ObjectVersion> versions = objects.versions(id, Scope.ALL);

        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.name()).isEqualTo("新名");
        assertThat(edited.attributesJson()).contains("\"floors\": 6");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).object().name()).isEqualTo("旧名");
        assertThat(versions.get(1).endedBy()).isEqualTo("li");
        assertThat(versions.get(1).recordedTo()).isEqualTo(edited.recordedFrom());
    }

    @Test
    void d02_anEditOnAnOldRevisionIsRefused() {
        ObjectId id = fresh("甲", Map.of());
        objects.edit(id, 1, new ObjectEdit("乙", true, Map.of()), Scope.ALL, "li");

        assertThatThrownBy(() -> objects.edit(id, 1, new ObjectEdit("丙", true, Map.of()), Scope.ALL, "wang"))
                .isInstanceOf(StaleRevisionException.class);
        assertThat(objects.find(id, Scope.ALL).orElseThrow().name()).isEqualTo("乙");
    }

    @Test
    void d03_allFaultsOfAnEditAreToldAtOnceAndNothingIsChanged() {
        ObjectId id = fresh("楼", Map.of("floors", 5));
        var values = new HashMap<String, Object>();
        values.put("floors", -3L);
        values.put("no_such_attribute", "x");
        var edit = new ObjectEdit("长".repeat(201), true, values);

        assertThatThrownBy(() -> objects.edit(id, 1, edit, Scope.ALL, "li"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::code)
                                .contains("CIM-002", "CIM-011")
                                .hasSize(3));
        assertThat(objects.find(id, Scope.ALL).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void d04_anAttributeSetToNullIsGone() {
        ObjectId id = fresh("楼", Map.of("floors", 5));
        var values = new HashMap<String, Object>();
        values.put("floors", null);
        CityObject edited = objects.edit(id, 1, new ObjectEdit(null, false, values), Scope.ALL, "li");
        assertThat(edited.attributesJson()).doesNotContain("floors");
        assertThat(edited.name()).isEqualTo("楼");
    }

    @Test
    void d05_anEditIsInTheAuditLog() {
        ObjectId id = fresh("楼", Map.of());
        objects.edit(id, 1, new ObjectEdit("楼二", true, Map.of()), Scope.ALL, "li");
        var audit = TestPlatform.shared().bean(Audit.class);
        assertThat(audit.list(null, 20)).anySatisfy(entry -> {
            assertThat(entry.subject()).isEqualTo(id.toString());
            assertThat(entry.action()).isEqualTo("object.edited");
            assertThat(entry.actor()).isEqualTo("li");
        });
    }

    @Test
    void d06_anEditMovesTheDataVersion() {
        ObjectId id = fresh("楼", Map.of());
        long before = objects.dataVersion();
        objects.edit(id, 1, new ObjectEdit("楼二", true, Map.of()), Scope.ALL, "li");
        assertThat(objects.dataVersion()).isGreaterThan(before);
    }

    @Test
    void d07_ofManyEditsOfOneRevisionOneWins() throws InterruptedException, ExecutionException {
        ObjectId id = fresh("楼", Map.of());
        Callable<Integer> edit = () -> {
            try {
                objects.edit(id, 1, new ObjectEdit("胜者", true, Map.of()), Scope.ALL, "li");
                return 1;
            } catch (StaleRevisionException e) {
                return 0;
            }
        };
        int won = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var result : threads.invokeAll(Collections.nCopies(16, edit))) won += result.get();
        }
        assertThat(won).isEqualTo(1);
        assertThat(objects.versions(id, Scope.ALL)).hasSize(2);
    }

    @Test
    void d08_textIsKeptAsWritten() {
        ObjectId id = fresh("楼", Map.of());
        String hostile = "'; drop table cim.object; -- <script>alert(1)</script> \\ \" %_";
        CityObject edited = objects.edit(id, 1, new ObjectEdit(hostile, true, Map.of()), Scope.ALL, "li");
        assertThat(edited.name()).isEqualTo(hostile);
    }

    private static ObjectId fresh(String name, Map<String, ?> attributes) {
        var other = CityFixture.create(TestPlatform.shared(), "edit_" + System.nanoTime());
        ObjectId id = other.add("building", name, attributes, CityFixture.square(12, 12, 0.001));
        other.done();
        return id;
    }

    private static ObjectQuery query(List<String> classes, List<Extent> extents, ObjectId after, int limit) {
        return new ObjectQuery(classes, extents, Map.of(), town.dataset(), null, null, after, limit);
    }

    private static Extent randomExtent(Random random) {
        double west = TOWN.west() + random.nextDouble();
        double south = TOWN.south() + random.nextDouble();
        return new Extent(west, south, west + random.nextDouble() * 0.4, south + random.nextDouble() * 0.4);
    }

    private static Set<ObjectId> meeting(Extent extent) {
        var rectangle = new GeometryFactory()
                .toGeometry(new Envelope(extent.west(), extent.east(), extent.south(), extent.north()));
        var met = new HashSet<ObjectId>();
        GEOMETRIES.forEach((id, geometry) -> {
            if (geometry.intersects(rectangle)) met.add(id);
        });
        return met;
    }
}
