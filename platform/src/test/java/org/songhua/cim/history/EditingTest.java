package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.songhua.cim.history.Town.Y2010;
import static org.songhua.cim.history.Town.Y2015;
import static org.songhua.cim.history.Town.Y2020;
import static org.songhua.cim.history.Town.seen;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Extent;
import org.songhua.cim.History;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.NewObject;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.ObjectVersion.Ending;
import org.songhua.cim.StaleRevisionException;
import org.songhua.cim.Tiles;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.WebMercator;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Audit;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;

/** A01-A06 record and world, B01-B05 many at once, C01-C08 geometry, D01-D04 refusals, E01-E03 who may. */
class EditingTest {
    private final Town town = new Town();

    @Test
    void a01_aCorrectionReplacesWhatTheRecordSaysOfThePastToo() {
        CityObject house = town.build("楼", Y2010);
        town.floors(house, 7, null);
        assertThat(floorsAt(house, Y2015)).contains("7");
    }

    @Test
    void a02_aChangeKeepsWhatWasTrueBefore() {
        CityObject house = town.floors(town.build("楼", Y2010), 5, null);
        CityObject changed = town.floors(house, 8, Y2015);

        assertThat(changed.validFrom()).isEqualTo(Y2015);
        assertThat(floorsAt(house, Y2015.minusSeconds(1))).contains("5");
        assertThat(floorsAt(house, Y2015)).contains("8");
        assertThat(town.objects.find(house.id(), Moment.of(null, Y2010.minusSeconds(1)), Scope.ALL))
                .isEmpty();
    }

    @Test
    void a03_theTimelineSaysWhoWhenWhyAndWhatKind() {
        CityObject house = town.build("楼", Y2010);
        var edit = new ObjectEdit("新楼", true, Map.of());
        town.apply(new EditRequest(Edit.Kind.CHANGE, Y2015, "挂牌更名", List.of(Town.update(house, edit)), 0));

        List<ObjectVersion> versions = town.objects.versions(house.id(), Scope.ALL);
        assertThat(versions)
                .extracting(
                        v -> v.object().revision(),
                        ObjectVersion::part,
                        v -> v.object().name())
                .containsExactly(tuple(2, 0, "新楼"), tuple(2, 1, "楼"), tuple(1, 0, "楼"));
        Edit last = versions.getFirst().edit();
        assertThat(last.by()).isEqualTo("li");
        assertThat(last.kind()).isEqualTo(Edit.Kind.CHANGE);
        assertThat(last.since()).isEqualTo(Y2015);
        assertThat(last.reason()).isEqualTo("挂牌更名");
        assertThat(versions.getLast().recordedTo()).isEqualTo(last.at());
    }

    @Test
    void a04_whatIsRetiredIsGoneNowAndStillInThePast() {
        CityObject house = town.build("楼", Y2010);
        town.apply(EditRequest.change(Y2020, new ObjectChange.Retire(seen(house))));

        assertThat(town.exists(house.id())).isFalse();
        assertThat(town.objects.find(house.id(), Moment.of(null, Y2015), Scope.ALL))
                .hasValueSatisfying(past -> assertThat(past.validTo()).isEqualTo(Y2020));
        assertThat(town.objects.find(house.id(), Moment.of(null, Y2020), Scope.ALL))
                .isEmpty();
        assertThat(town.objects.versions(house.id(), Scope.ALL).getFirst().ending())
                .isEqualTo(Ending.RETIRED);
        assertThat(town.count()).isZero();
    }

    @Test
    void a05_whatIsDeletedNeverWasButTheRecordRemembersSayingSo() {
        CityObject house = town.floors(town.build("楼", Y2010), 8, Y2015);
        Instant before = town.lastEdit(house.id()).at();
        town.apply(EditRequest.correction(new ObjectChange.Delete(seen(house))));

        assertThat(town.exists(house.id())).isFalse();
        assertThat(town.objects.find(house.id(), Moment.of(null, Y2015), Scope.ALL))
                .isEmpty();
        assertThat(town.objects.find(house.id(), Moment.asOf(before), Scope.ALL))
                .isPresent();
        assertThat(town.objects.find(house.id(), Moment.of(before, Y2010), Scope.ALL))
                .isPresent();
        assertThat(town.objects.versions(house.id(), Scope.ALL))
                .anySatisfy(version -> assertThat(version.ending()).isEqualTo(Ending.DELETED));
    }

    @Test
    void a06_countsAndExtentsFollowWhatIsThere() {
        CityObject west = town.build("西", Y2010, town.square(0, 0, 0.2));
        town.build("东", Y2010, town.square(5, 0, 0.2));
        assertThat(town.objects
                        .extentByDataset(Scope.ALL)
                        .get(town.fixture.dataset())
                        .west())
                .isEqualTo(town.west);
        town.apply(EditRequest.change(Y2020, new ObjectChange.Retire(seen(west))));

        assertThat(town.count()).isEqualTo(1);
        Extent extent = town.objects.extentByDataset(Scope.ALL).get(town.fixture.dataset());
        assertThat(extent.west()).isEqualTo(town.west + 0.005);
    }

    @Test
    void b01_manyChangesAreOneEditAndOneEntryOfTheAudit() {
        CityObject one = town.build("一", Y2010);
        CityObject two = town.build("二", Y2010, town.square(1, 0, 0.2));
        var edit = new ObjectEdit(null, false, Map.of("floors", 3L));
        var outcome = town.apply(EditRequest.correction(Town.update(one, edit), Town.update(two, edit)));

        assertThat(outcome.touched()).isEqualTo(2);
        assertThat(town.lastEdit(one.id())).isEqualTo(town.lastEdit(two.id()));
        var entries = TestPlatform.shared().bean(Audit.class).list(null, 20);
        assertThat(entries)
                .filteredOn(
                        entry -> entry.subject().equals("edit:" + outcome.edit().number()))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.detailJson()).contains("\"objects\":2"));
    }

    @Test
    void b02_ifOneCannotBeNothingIsDone() {
        CityObject one = town.build("一", Y2010);
        CityObject two = town.build("二", Y2010, town.square(1, 0, 0.2));
        var good = new ObjectEdit(null, false, Map.of("floors", 3L));
        var bad = new ObjectEdit(null, false, Map.of("floors", -3L));

        assertThatThrownBy(() -> town.apply(EditRequest.correction(Town.update(one, good), Town.update(two, bad))))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactly("/changes/1/attributes/floors"));
        assertThat(town.now(one.id()).revision()).isEqualTo(1);
    }

    @Test
    void b03_allObjectsThatHaveChangedAreToldAtOnce() {
        CityObject one = town.build("一", Y2010);
        CityObject two = town.build("二", Y2010, town.square(1, 0, 0.2));
        town.rename(one, "一甲");
        town.rename(two, "二甲");
        var edit = new ObjectEdit(null, false, Map.of("floors", 3L));

        assertThatThrownBy(() -> town.apply(EditRequest.correction(Town.update(one, edit), Town.update(two, edit))))
                .isInstanceOfSatisfying(
                        StaleRevisionException.class,
                        e -> assertThat(e.conflicts())
                                .extracting(StaleRevisionException.Conflict::current)
                                .containsExactly(2, 2));
    }

    @Test
    void b04_whoEditsWhatIsGoneLearnsItAsAConflict() {
        CityObject house = town.build("楼", Y2010);
        town.apply(EditRequest.change(Y2020, new ObjectChange.Retire(seen(house))));
        assertThatThrownBy(() -> town.rename(house, "晚了"))
                .isInstanceOfSatisfying(
                        StaleRevisionException.class,
                        e -> assertThat(e.currentRevision()).isZero());
    }

    @Test
    void b05_timesOfEditsRise() {
        CityObject house = town.build("楼", Y2010);
        for (int i = 0; i < 20; i++) house = town.rename(house, "楼" + i);
        List<Instant> times = town.objects.versions(house.id(), Scope.ALL).stream()
                .map(version -> version.object().recordedFrom())
                .toList();
        assertThat(times).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void c01_anObjectMovesAndTheMapShowsItAtOnce() {
        CityObject house = town.build("楼", Y2010);
        var tiles = TestPlatform.shared().bean(Tiles.class);
        int column = WebMercator.column(town.west + 0.0001, 15);
        int row = WebMercator.row(Town.SOUTH + 0.0001, 15);
        String before = tiles.tile(15, column, row, Set.of(), Scope.ALL).etag();
        var moved = new ObjectEdit(null, false, Map.of(), Wkb.of(town.square(0.1, 0.1, 0.2)));
        CityObject after = town.one(EditRequest.correction(Town.update(house, moved)));

        assertThat(Wkb.envelope(after.wkb())[0]).isEqualTo(town.west + 0.0001);
        assertThat(tiles.tile(15, column, row, Set.of(), Scope.ALL).etag()).isNotEqualTo(before);
        var then = Moment.asOf(house.recordedFrom());
        assertThat(tiles.tile(15, column, row, Set.of(), then, Scope.ALL).etag())
                .isEqualTo(before);
    }

    @Test
    void c02_aBrokenGeometryIsRefusedWithItsPlace() {
        CityObject house = town.build("楼", Y2010);
        var crossed = new GeometryFactory()
                .createPolygon(new Coordinate[] {at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)});
        var edit = new ObjectEdit(null, false, Map.of(), Wkb.of(crossed));
        assertThatThrownBy(() -> town.one(EditRequest.correction(Town.update(house, edit))))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).contains("GEOM-007"));
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(x, y);
    }

    @Test
    void c03_aGeometryOfAnotherKindIsRefused() {
        CityObject house = town.build("楼", Y2010);
        var edit = new ObjectEdit(null, false, Map.of(), Wkb.of(CityFixture.point(1, 1)));
        assertThatThrownBy(() -> town.one(EditRequest.correction(Town.update(house, edit))))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CIM-040"));
    }

    /** 0.001 thousandths of a degree are 0.11 m of latitude and 0.085 m of longitude here. */
    @Test
    void c04_cornersAreLaidOntoTheNeighbourOnDemand() {
        town.build("邻", Y2010, town.square(0, 0, 0.2));
        var near = new ObjectChange.Create("building", town.code, town.house("新", town.square(0.201, 0.001, 0.2)));
        var plain = town.apply(new EditRequest(Edit.Kind.CORRECTION, null, null, List.of(near), 0));
        town.undo(plain.edit().number());
        var snapped = town.apply(new EditRequest(Edit.Kind.CORRECTION, null, null, List.of(near), 0.5));

        double west = Wkb.envelope(snapped.objects().getFirst().wkb())[0];
        assertThat(west).isEqualTo(town.west + 0.0002);
    }

    @Test
    void c05_anOverlapIsRemarkedAndTaken() {
        town.build("邻", Y2010, town.square(0, 0, 0.2));
        var over = new ObjectChange.Create("building", town.code, town.house("新", town.square(0.1, 0, 0.2)));
        var outcome = town.apply(EditRequest.correction(over));
        assertThat(outcome.remarks()).extracting(Fault::code).containsExactly("CIM-060");
        assertThat(outcome.remarks().getFirst().problem()).contains("邻");
    }

    @Test
    void c06_aLineThatEndsShortOfAnotherIsRemarked() {
        var street = CityFixture.line(town.west, Town.SOUTH, town.west + 0.001, Town.SOUTH);
        var joining =
                CityFixture.line(town.west + 0.0005, Town.SOUTH + 0.000005, town.west + 0.0005, Town.SOUTH + 0.001);
        town.apply(EditRequest.correction(new ObjectChange.Create("street", town.code, town.house("主街", street))));
        var create = new ObjectChange.Create("street", town.code, town.house("支路", joining));
        assertThat(town.apply(EditRequest.correction(create)).remarks())
                .extracting(Fault::code)
                .containsExactly("CIM-061");
    }

    @Test
    void c07_aSplitEndsOneAndBeginsOthersThatKnowWhereTheyCameFrom() {
        CityObject whole = town.build("整栋", Y2010, town.square(0, 0, 0.4));
        var outcome = town.apply(EditRequest.change(
                Y2015,
                new ObjectChange.Split(
                        seen(whole),
                        List.of(
                                town.house("甲", CityFixture.square(town.west, Town.SOUTH, 0.0002)),
                                town.house("乙", CityFixture.square(town.west + 0.0002, Town.SOUTH, 0.0002))))));
        var history = TestPlatform.shared().bean(History.class);

        assertThat(town.exists(whole.id())).isFalse();
        assertThat(outcome.objects()).extracting(CityObject::validFrom).containsOnly(Y2015);
        assertThat(history.lineage(whole.id(), Scope.ALL).successors())
                .extracting(History.Kin::name)
                .containsExactlyInAnyOrder("甲", "乙");
        assertThat(history.lineage(outcome.objects().getFirst().id(), Scope.ALL).predecessors())
                .singleElement()
                .satisfies(kin -> assertThat(kin.present()).isFalse());
        // Two of the four quarters are missing.
        assertThat(outcome.remarks()).extracting(Fault::code).contains("CIM-063");
    }

    @Test
    void c08_aMergeTakesTheWholeAreaUnlessToldOtherwise() {
        CityObject one = town.build("甲", Y2010, CityFixture.square(town.west, Town.SOUTH, 0.0002));
        CityObject two = town.build("乙", Y2010, CityFixture.square(town.west + 0.0002, Town.SOUTH, 0.0002));
        var into = new NewObject("合并", new HashMap<>(), null);
        CityObject merged =
                town.one(EditRequest.change(Y2015, new ObjectChange.Merge(List.of(seen(one), seen(two)), into)));

        assertThat(Wkb.envelope(merged.wkb())[2]).isEqualTo(town.west + 0.0002 + 0.0002);
        assertThat(town.count()).isEqualTo(1);
    }

    @Test
    void d01_aChangeNeedsADayThatHasCome() {
        CityObject house = town.build("楼", Y2010);
        var edit = Town.update(house, new ObjectEdit("新", true, Map.of()));
        refused(EditRequest.change(Instant.parse("2999-01-01T00:00:00Z"), edit), "CIM-033");
        refused(new EditRequest(Edit.Kind.CHANGE, null, null, List.of(edit), 0), "CIM-032");
        refused(EditRequest.change(Y2010, edit), "CIM-035");
    }

    @Test
    void d02_anEndIsAChangeAndADeletionACorrection() {
        CityObject house = town.build("楼", Y2010);
        refused(EditRequest.correction(new ObjectChange.Retire(seen(house))), "CIM-036");
        refused(EditRequest.change(Y2020, new ObjectChange.Delete(seen(house))), "CIM-036");
    }

    @Test
    void d03_nothingNewComesWithoutClassDataSetOrGeometry() {
        var nowhere = new NewObject("楼", Map.of(), null);
        refused(EditRequest.correction(new ObjectChange.Create("building", town.code, nowhere)), "CIM-039");
        var house = town.house("楼", town.square(0, 0, 0.2));
        refused(EditRequest.correction(new ObjectChange.Create("no_class", town.code, house)), "CIM-037");
        refused(EditRequest.correction(new ObjectChange.Create("building", "no_data_set", house)), "CIM-038");
    }

    @Test
    void d04_theSameObjectTwiceOrNothingAtAllIsRefused() {
        CityObject house = town.build("楼", Y2010);
        var edit = Town.update(house, new ObjectEdit("新", true, Map.of()));
        refused(EditRequest.correction(edit, edit), "CIM-034");
        refused(EditRequest.correction(), "CIM-030");
        refused(new EditRequest(Edit.Kind.CORRECTION, null, "长".repeat(501), List.of(edit), 0), "CIM-031");
    }

    @Test
    void e01_whatLiesOutsideTheScopeDoesNotExist() {
        CityObject house = town.build("楼", Y2010);
        var elsewhere = new Scope(Set.of(), Set.of("99"), Set.of());
        var edit = EditRequest.correction(Town.update(house, new ObjectEdit("偷改", true, Map.of())));
        assertThatThrownBy(() -> town.editing.apply(edit, elsewhere, "li")).isInstanceOf(NotFoundException.class);
        assertThat(town.objects.versions(house.id(), elsewhere)).isEmpty();
    }

    @Test
    void e02_nothingCanBePutOutsideTheScope() {
        var elsewhere = new Scope(Set.of(), Set.of("99"), Set.of());
        var create = new ObjectChange.Create("building", town.code, town.house("楼", town.square(0, 0, 0.2)));
        assertThatThrownBy(() -> town.editing.apply(EditRequest.correction(create), elsewhere, "li"))
                .isInstanceOf(NotAllowedException.class);
        assertThat(town.count()).isZero();
    }

    @Test
    void e03_handMadeObjectsHaveADataSetOfTheirOwn() {
        var house = town.house("楼", CityFixture.square(town.west, Town.SOUTH - 1, 0.0002));
        CityObject made = town.one(EditRequest.correction(new ObjectChange.Create("building", null, house)));
        assertThat(made.dataset()).isZero();
        assertThat(town.objects.datasets())
                .anySatisfy(set -> assertThat(set.code()).isEqualTo("manual"));
    }

    private void refused(EditRequest request, String code) {
        assertThatThrownBy(() -> town.apply(request))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly(code));
    }

    private String floorsAt(CityObject house, Instant world) {
        return town.objects
                .find(house.id(), Moment.of(null, world), Scope.ALL)
                .orElseThrow()
                .attributesJson();
    }
}
