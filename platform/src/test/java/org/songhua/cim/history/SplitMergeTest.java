package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.cim.history.Town.Y2010;
import static org.songhua.cim.history.Town.Y2015;
import static org.songhua.cim.history.Town.Y2020;
import static org.songhua.cim.history.Town.seen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.History;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.NewObject;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/** Land is cut and put together by chance, as cadastres do all day: no area is lost, and everybody knows who they came from. */
class SplitMergeTest {
    private static final long SEED = 20261128;
    private static final double SIDE = 0.002;

    private final Town town = new Town();
    private final History history = TestPlatform.shared().bean(History.class);

    private Geometry strip(double from, double to) {
        var box = new Envelope(town.west + from, town.west + to, Town.SOUTH, Town.SOUTH + SIDE);
        return new GeometryFactory().toGeometry(box);
    }

    private CityObject lot(double from, double to, String name) {
        var create = new ObjectChange.Create(
                "building",
                town.code,
                new NewObject(name, Map.of("floors", 3L, "height", 9L), Wkb.of(strip(from, to))));
        return town.one(EditRequest.change(Y2010, create));
    }

    private EditRequest request(Edit.Kind kind, Instant since, ObjectChange change) {
        return new EditRequest(kind, kind == Edit.Kind.CHANGE ? since : null, null, List.of(change), 0);
    }

    private static double area(CityObject object) {
        return Wkb.read(object.wkb()).getArea();
    }

    /** Cuts at chosen places make as many parts as there are cuts and one; put together in any order they are what they were. */
    @ParameterizedTest
    @EnumSource(
            value = Edit.Kind.class,
            names = {"CHANGE", "CORRECTION"})
    void whatIsCutAndPutTogetherAgainIsWhatItWas(Edit.Kind kind) {
        var random = new Random(SEED);
        CityObject whole = lot(0, SIDE, "整块");
        for (int round = 0; round < 6; round++) {
            String as = "seed %d round %d %s".formatted(SEED, round, kind);
            Instant cut = Y2015.plusSeconds(round * 200_000_000L / 6);
            Editing.Outcome split = town.apply(request(kind, cut, new ObjectChange.Split(seen(whole), parts(random))));
            assertThat(split.remarks()).as(as).isEmpty();
            List<CityObject> parts = new ArrayList<>(split.objects());
            assertThat(parts.stream().mapToDouble(SplitMergeTest::area).sum())
                    .as(as)
                    .isCloseTo(SIDE * SIDE, within(1e-15));
            assertThat(town.count()).as(as).isEqualTo(parts.size());
            Collections.shuffle(parts, random);
            var into = new NewObject(null, new HashMap<>(), null);
            var all = parts.stream().map(Town::seen).toList();
            whole = town.one(request(kind, cut.plusSeconds(1000), new ObjectChange.Merge(all, into)));
            assertThat(area(whole)).as(as).isCloseTo(SIDE * SIDE, within(1e-15));
            assertThat(Wkb.read(whole.wkb()).getNumGeometries()).as(as).isOne();
            assertThat(town.count()).as(as).isOne();
            knowEachOther(parts, whole, as);
        }
        assertThat(whole.attributesJson()).contains("\"floors\": 3").contains("\"height\": 9");
    }

    private List<NewObject> parts(Random random) {
        var cuts = new TreeSet<Integer>();
        int count = 1 + random.nextInt(5);
        while (cuts.size() < count) cuts.add(1 + random.nextInt(199));
        var parts = new ArrayList<NewObject>();
        int from = 0;
        for (int to : cuts) {
            parts.add(part(from, to));
            from = to;
        }
        parts.add(part(from, 200));
        return parts;
    }

    private NewObject part(int from, int to) {
        return new NewObject("块" + from, Map.of(), Wkb.of(strip(from * SIDE / 200, to * SIDE / 200)));
    }

    private void knowEachOther(List<CityObject> parts, CityObject whole, String as) {
        Set<ObjectId> ids = new HashSet<>(parts.stream().map(CityObject::id).toList());
        assertThat(history.lineage(whole.id(), Scope.ALL).predecessors())
                .as(as)
                .extracting(History.Kin::id)
                .containsAll(ids);
        for (CityObject part : parts) {
            assertThat(history.lineage(part.id(), Scope.ALL).successors())
                    .as(as)
                    .extracting(History.Kin::id)
                    .contains(whole.id());
            assertThat(town.exists(part.id())).as(as).isFalse();
        }
    }

    @Test
    void aChangeLeavesThePastAndACorrectionPutsThePartsInIt() {
        CityObject changed = lot(0, SIDE / 2, "变");
        CityObject corrected = lot(SIDE / 2, SIDE, "改");
        var later = town.apply(EditRequest.change(
                Y2015, new ObjectChange.Split(seen(changed), List.of(half(0, 0.25), half(0.25, 0.5)))));
        var always = town.apply(EditRequest.correction(
                new ObjectChange.Split(seen(corrected), List.of(half(0.5, 0.75), half(0.75, 1)))));
        Moment then = Moment.of(null, Y2010);
        assertThat(town.objects.find(changed.id(), then, Scope.ALL)).isPresent();
        assertThat(later.objects())
                .allSatisfy(part -> assertThat(town.objects.find(part.id(), then, Scope.ALL))
                        .isEmpty());
        assertThat(town.objects.find(corrected.id(), then, Scope.ALL)).isEmpty();
        assertThat(always.objects())
                .allSatisfy(part -> assertThat(town.objects.find(part.id(), then, Scope.ALL))
                        .isPresent());
    }

    private NewObject half(double from, double to) {
        return new NewObject(null, Map.of(), Wkb.of(strip(from * SIDE, to * SIDE)));
    }

    @Test
    void partsTakeOverWhatNobodySaysOtherwise() {
        CityObject whole = lot(0, SIDE, "整块");
        var own = new NewObject("东块", Map.of("floors", 7L), Wkb.of(strip(SIDE / 2, SIDE)));
        var outcome =
                town.apply(EditRequest.correction(new ObjectChange.Split(seen(whole), List.of(half(0, 0.5), own))));
        CityObject west = outcome.objects().getFirst();
        CityObject east = outcome.objects().getLast();
        assertThat(west.name()).isEqualTo("整块");
        assertThat(west.attributesJson()).contains("\"floors\": 3");
        assertThat(east.name()).isEqualTo("东块");
        assertThat(east.attributesJson()).contains("\"floors\": 7").contains("\"height\": 9");
    }

    private List<String> refused(EditRequest request) {
        long before = town.count();
        FaultException e = catchThrowableOfType(FaultException.class, () -> town.apply(request));
        assertThat(e).isNotNull();
        assertThat(town.count()).isEqualTo(before);
        assertThat(e.faults())
                .extracting(Fault::remedy)
                .allSatisfy(remedy -> assertThat(remedy).isNotBlank());
        return e.faults().stream()
                .map(fault -> fault.code() + " " + fault.place().field())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 101})
    void partsAreTwoToAHundred(int count) {
        CityObject whole = lot(0, SIDE, "整块");
        var parts = new ArrayList<NewObject>();
        for (int i = 0; i < count; i++) parts.add(half(i / 200.0, (i + 1) / 200.0));
        assertThat(refused(EditRequest.correction(new ObjectChange.Split(seen(whole), parts))))
                .contains("CIM-041 /changes/0/parts");
        assertThat(town.exists(whole.id())).isTrue();
    }

    @Test
    void aMergeNeedsTwoOfOneClass() {
        CityObject one = lot(0, SIDE / 2, "一");
        var tree = town.one(EditRequest.correction(new ObjectChange.Create(
                "tree", town.code, new NewObject("树", Map.of(), Wkb.of(CityFixture.point(town.west, Town.SOUTH))))));
        var into = new NewObject(null, new HashMap<>(), null);
        assertThat(refused(EditRequest.correction(new ObjectChange.Merge(List.of(seen(one)), into))))
                .containsExactly("CIM-041 /changes/0/objects");
        assertThat(refused(EditRequest.correction(new ObjectChange.Merge(List.of(seen(one), seen(tree)), into))))
                .containsExactly("CIM-042 /changes/0/objects");
        assertThat(refused(EditRequest.correction(new ObjectChange.Merge(List.of(seen(one), seen(one)), into))))
                .containsExactly("CIM-034 /changes/0");
    }

    @Test
    void everyMistakeOfEveryPartIsToldAtItsPart() {
        CityObject whole = lot(0, SIDE, "整块");
        var high = new NewObject("高", Map.of("floors", 500L), Wkb.of(strip(0, SIDE / 2)));
        var nowhere = new NewObject("无", Map.of(), null);
        var point = new NewObject("点", Map.of(), Wkb.of(CityFixture.point(town.west, Town.SOUTH)));
        assertThat(refused(EditRequest.correction(new ObjectChange.Split(seen(whole), List.of(high, nowhere, point)))))
                .contains(
                        "CIM-014 /changes/0/parts/0/attributes/floors",
                        "CIM-039 /changes/0/parts/1/geometry",
                        "CIM-040 /changes/0/parts/2/geometry");
    }

    /** Two houses that do not touch are one object of two parts; where they touch the wall between them goes. */
    @Test
    void whatDoesNotTouchIsOneObjectOfSeveralParts() {
        CityObject one = lot(0, SIDE / 4, "一");
        CityObject two = lot(SIDE / 2, SIDE, "二");
        var into = new NewObject("合", new HashMap<>(), null);
        CityObject merged =
                town.one(EditRequest.change(Y2020, new ObjectChange.Merge(List.of(seen(one), seen(two)), into)));
        assertThat(Wkb.read(merged.wkb()).getNumGeometries()).isEqualTo(2);
        assertThat(area(merged)).isCloseTo(area(one) + area(two), within(1e-15));
        assertThat(merged.validFrom()).isEqualTo(Y2020);
    }

    @Test
    void aMergeIsTakenBackWithAllItsParts() {
        CityObject one = lot(0, SIDE / 2, "一");
        CityObject two = lot(SIDE / 2, SIDE, "二");
        var into = new NewObject("合", new HashMap<>(), null);
        var merge = town.apply(EditRequest.change(Y2020, new ObjectChange.Merge(List.of(seen(one), seen(two)), into)));
        town.undo(merge.edit().number());
        assertThat(town.count()).isEqualTo(2);
        assertThat(town.now(one.id()).name()).isEqualTo("一");
        assertThat(area(town.now(two.id()))).isEqualTo(area(two));
        assertThat(town.now(one.id()).validTo()).isNull();
        assertThat(history.lineage(one.id(), Scope.ALL).successors()).isEmpty();
    }

    @Test
    void nothingComesOfWhatHasNotBegun() {
        CityObject one = lot(0, SIDE / 2, "一");
        CityObject two = lot(SIDE / 2, SIDE, "二");
        var into = new NewObject("合", new HashMap<>(), null);
        var merge = new ObjectChange.Merge(List.of(seen(one), seen(two)), into);
        assertThat(refused(EditRequest.change(Y2010, merge)))
                .containsExactly("CIM-035 /changes/0", "CIM-035 /changes/0");
        assertThat(refused(EditRequest.change(Y2010.minusSeconds(1), new ObjectChange.Retire(seen(one)))))
                .containsExactly("CIM-035 /changes/0");
    }
}
