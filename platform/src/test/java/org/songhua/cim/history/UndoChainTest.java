package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.cim.history.Town.Y2010;
import static org.songhua.cim.history.Town.Y2015;
import static org.songhua.cim.history.Town.Y2020;
import static org.songhua.cim.history.Town.seen;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.History;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/** Several edits are taken back one after the other, the last first, and what is there is what was there before each. */
class UndoChainTest {
    private final Town town = new Town();

    @Test
    void twoCorrectionsAreTakenBackOneAfterTheOther() {
        CityObject house = town.build("楼", Y2010);
        Edit first = edit(town.rename(house, "甲"));
        Edit second = edit(town.rename(town.now(house.id()), "乙"));
        town.undo(second.number());
        assertThat(town.now(house.id()).name()).isEqualTo("甲");
        town.undo(first.number());

        CityObject now = town.now(house.id());
        assertThat(now.name()).isEqualTo("楼");
        assertThat(now.revision()).as("every step is kept").isEqualTo(5);
        assertThat(town.objects.versions(house.id(), Scope.ALL)).hasSize(5);
    }

    private Edit edit(CityObject object) {
        return town.lastEdit(object.id());
    }

    @Test
    void theFirstIsNotTakenBackWhileTheSecondStands() {
        CityObject house = town.build("楼", Y2010);
        Edit first = edit(town.rename(house, "甲"));
        Edit second = edit(town.rename(town.now(house.id()), "乙"));
        refused(first, "CIM-052");
        town.undo(second.number());
        Edit third = edit(town.rename(town.now(house.id()), "丙"));
        refused(first, "CIM-052");
        town.undo(third.number());
        town.undo(first.number());
        assertThat(town.now(house.id()).name()).isEqualTo("楼");
    }

    @Test
    void changesOfTheWorldGoWithThePastsThatTheyMade() {
        CityObject house = town.floors(town.build("楼", Y2010), 5, null);
        Edit first = edit(town.floors(house, 9, Y2015));
        Edit second = edit(town.floors(town.now(house.id()), 12, Y2020));
        town.undo(second.number());
        assertThat(floorsIn(house.id(), Y2015)).isEqualTo(9);
        town.undo(first.number());

        assertThat(floorsIn(house.id(), Y2010)).isEqualTo(5);
        assertThat(floorsIn(house.id(), Y2015)).isEqualTo(5);
        assertThat(floorsIn(house.id(), null)).isEqualTo(5);
        assertThat(town.now(house.id()).validFrom()).isEqualTo(Y2010);
    }

    private int floorsIn(ObjectId id, Instant time) {
        CityObject then =
                town.objects.find(id, Moment.of(null, time), Scope.ALL).orElseThrow();
        return Integer.parseInt(then.attributesJson().replaceAll("\\D", ""));
    }

    @Test
    void whatWasAddedAndRetiredGoesWithoutATrace() {
        CityObject house = town.build("楼", Y2010);
        Edit added = edit(house);
        Edit retired = town.apply(EditRequest.change(Y2020, new ObjectChange.Retire(seen(house))))
                .edit();
        town.undo(retired.number());
        assertThat(town.exists(house.id())).isTrue();
        town.undo(added.number());
        assertThat(town.exists(house.id())).isFalse();
        assertThat(town.count()).isZero();
    }

    @Test
    void aSplitIsTakenBackAfterWhatWasDoneToItsParts() {
        CityObject whole = town.build("整栋", Y2010, town.square(0, 0, 0.2));
        var parts = List.of(town.house("甲", town.square(0, 0, 0.1)), town.house("乙", town.square(0.1, 0, 0.1)));
        var split = town.apply(EditRequest.correction(new ObjectChange.Split(seen(whole), parts)));
        Edit renamed = edit(town.rename(split.objects().getFirst(), "甲座"));
        refused(split.edit(), "CIM-052");
        town.undo(renamed.number());
        town.undo(split.edit().number());

        assertThat(town.now(whole.id()).name()).isEqualTo("整栋");
        assertThat(town.count()).isEqualTo(1);
        assertThat(lineage(whole.id()).successors()).isEmpty();
    }

    @Test
    void splittingAndMergingKeepsTheLineageOfBoth() {
        CityObject whole = town.build("整栋", Y2010, town.square(0, 0, 0.2));
        var parts = List.of(town.house("甲", town.square(0, 0, 0.1)), town.house("乙", town.square(0.1, 0, 0.1)));
        var split = town.apply(EditRequest.change(Y2015, new ObjectChange.Split(seen(whole), parts)));
        List<ObjectChange.Seen> both = split.objects().stream().map(Town::seen).toList();
        var merged = town.apply(EditRequest.change(Y2020, new ObjectChange.Merge(both, merged("复原"))));
        CityObject again = merged.objects().getFirst();

        assertThat(lineage(again.id()).predecessors())
                .extracting(History.Kin::name)
                .contains("甲", "乙");
        assertThat(lineage(whole.id()).successors())
                .extracting(History.Kin::name)
                .contains("甲", "乙");
        for (CityObject part : split.objects()) {
            assertThat(lineage(part.id()).predecessors())
                    .extracting(History.Kin::id)
                    .contains(whole.id());
            assertThat(lineage(part.id()).successors())
                    .extracting(History.Kin::id)
                    .contains(again.id());
        }
        assertThat(Wkb.read(again.wkb()).getArea())
                .isEqualTo(split.objects().stream()
                        .mapToDouble(part -> Wkb.read(part.wkb()).getArea())
                        .sum());
    }

    private static ObjectChange.NewObject merged(String name) {
        return new ObjectChange.NewObject(name, Map.of(), null);
    }

    private static History.Lineage lineage(ObjectId id) {
        return TestPlatform.shared().bean(History.class).lineage(id, Scope.ALL);
    }

    @Test
    void anyChainOfEditsIsTakenBackStepByStep() {
        for (long seed = 1; seed <= 6; seed++) {
            var fresh = new Town();
            chain(fresh, seed);
        }
    }

    /** Ten random edits on a handful of houses; then undo after undo, each time with the picture from before. */
    private static void chain(Town town, long seed) {
        var random = new Random(seed);
        var pictures = new ArrayDeque<Map<ObjectId, String>>();
        Deque<Long> edits = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) town.build("楼" + i, Y2010, town.square(i, 0, 0.2));
        for (int i = 0; i < 10; i++) {
            pictures.push(picture(town));
            edits.push(town.apply(random(town, random, i)).edit().number());
        }
        while (!edits.isEmpty()) {
            town.undo(edits.pop());
            assertThat(picture(town))
                    .as("seed %d, %d edits left", seed, edits.size())
                    .isEqualTo(pictures.pop());
        }
    }

    private static EditRequest random(Town town, Random random, int number) {
        List<CityObject> all = houses(town);
        if (all.isEmpty() || random.nextInt(5) == 0) {
            var create = new ObjectChange.Create(
                    "building", town.code, town.house("新" + number, town.square(5 + number, 0, 0.2)));
            return EditRequest.correction(create);
        }
        CityObject one = all.get(random.nextInt(all.size()));
        return switch (random.nextInt(5)) {
            case 0 -> EditRequest.correction(new ObjectChange.Delete(seen(one)));
            case 1 -> EditRequest.correction(Town.update(one, new ObjectEdit("名" + number, true, Map.of())));
            case 2 -> {
                var shape = Wkb.of(town.square(number, 3, 0.1));
                yield EditRequest.correction(Town.update(one, new ObjectEdit(null, false, Map.of(), shape)));
            }
            case 3 ->
                EditRequest.correction(Town.update(one, new ObjectEdit(null, false, Map.of("floors", (long) number))));
            default ->
                EditRequest.correction(new ObjectChange.Split(
                        seen(one),
                        List.of(
                                town.house("左" + number, town.square(number, 6, 0.1)),
                                town.house("右" + number, town.square(number, 7, 0.1)))));
        };
    }

    private static List<CityObject> houses(Town town) {
        var all = new ArrayList<CityObject>();
        var query = new ObjectQuery(
                List.of("building"), List.of(), Map.of(), town.fixture.dataset(), null, null, null, 1000);
        town.objects.stream(query, Scope.ALL, all::add);
        return all;
    }

    /** All that is there now, but for revisions and times, which go on. */
    private static Map<ObjectId, String> picture(Town town) {
        var picture = new TreeMap<ObjectId, String>((a, b) -> a.value().compareTo(b.value()));
        for (CityObject house : houses(town))
            picture.put(
                    house.id(),
                    house.name()
                            + house.attributesJson()
                            + Wkb.read(house.wkb())
                            + house.validFrom()
                            + house.sourceId());
        return picture;
    }

    private void refused(Edit edit, String code) {
        assertThatThrownBy(() -> town.undo(edit.number()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly(code));
    }
}
