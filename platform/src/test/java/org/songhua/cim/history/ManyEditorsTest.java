package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.cim.history.Town.Y2010;
import static org.songhua.cim.history.Town.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.StaleRevisionException;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/** Several people at the same objects at the same time: nobody's work is lost, and a batch is done as a whole or not at all. */
class ManyEditorsTest {
    private static final int EDITORS = 6;
    private final Town town = new Town();

    private static <T> List<T> together(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(work.size())) {
            var all = new ArrayList<T>();
            for (Future<T> one : pool.invokeAll(work)) all.add(one.get());
            return all;
        }
    }

    private EditRequest rename(CityObject house, String name) {
        return EditRequest.correction(Town.update(house, new ObjectEdit(name, true, Map.of())));
    }

    @Test
    void ofManyWhoSawTheSameRevisionOneIsTakenAndTheOthersLearnBothRevisions() throws Exception {
        CityObject house = town.build("楼", Y2010);
        var work = new ArrayList<Callable<String>>();
        for (int i = 0; i < EDITORS; i++) {
            String name = "编辑" + i;
            work.add(() -> {
                try {
                    town.editing.apply(rename(house, name), Scope.ALL, name);
                    return name;
                } catch (StaleRevisionException e) {
                    assertThat(e.currentRevision()).isEqualTo(2);
                    assertThat(e.getMessage()).contains(house.id().toString());
                    return "";
                }
            });
        }
        List<String> taken =
                together(work).stream().filter(name -> !name.isEmpty()).toList();
        assertThat(taken).hasSize(1);
        assertThat(town.now(house.id()).name()).isEqualTo(taken.getFirst());
        assertThat(town.now(house.id()).revision()).isEqualTo(2);
        assertThat(town.lastEdit(house.id()).by()).isEqualTo(taken.getFirst());
    }

    @Test
    void whoeverReadsAgainAndRepeatsGetsThroughAndEveryStepIsKept() throws Exception {
        CityObject house = town.build("楼", Y2010);
        var attempts = new AtomicInteger();
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < EDITORS; i++) {
            String editor = "人" + i;
            work.add(() -> {
                while (true) {
                    attempts.incrementAndGet();
                    try {
                        return town.editing
                                .apply(rename(town.now(house.id()), editor), Scope.ALL, editor)
                                .objects()
                                .getFirst()
                                .revision();
                    } catch (StaleRevisionException e) {
                        assertThat(e.currentRevision()).isGreaterThan(1);
                    }
                }
            });
        }
        List<Integer> revisions = together(work);
        assertThat(revisions).doesNotHaveDuplicates();
        assertThat(town.now(house.id()).revision()).isEqualTo(1 + EDITORS);
        assertThat(town.objects.versions(house.id(), Scope.ALL))
                .extracting(version -> version.object().name())
                .contains("人0", "人1", "人2", "人3", "人4", "人5", "楼");
        assertThat(attempts.get()).isGreaterThanOrEqualTo(EDITORS);
    }

    @Test
    void twoBatchesThatShareAnObjectDoNotMix() throws Exception {
        CityObject one = town.build("一", Y2010);
        CityObject two = town.build("二", Y2010, town.square(1, 0, 0.2));
        var work = new ArrayList<Callable<Boolean>>();
        for (String name : List.of("甲", "乙", "丙", "丁")) {
            var edit = new ObjectEdit(name, true, Map.of());
            // Each the other way round, which would lock crosswise if objects were locked as they come.
            boolean turned = name.equals("乙") || name.equals("丁");
            ObjectChange first = Town.update(turned ? two : one, edit);
            ObjectChange second = Town.update(turned ? one : two, edit);
            work.add(() -> {
                try {
                    town.editing.apply(EditRequest.correction(first, second), Scope.ALL, name);
                    return true;
                } catch (StaleRevisionException e) {
                    return false;
                }
            });
        }
        assertThat(together(work)).containsOnlyOnce(true);
        assertThat(town.now(one.id()).name()).isEqualTo(town.now(two.id()).name());
    }

    @Test
    void aBatchOfAHundredWithOneBadRowIsNotDoneAtAllAndTheRowIsNamed() {
        var changes = new ArrayList<ObjectChange>();
        for (int i = 0; i < 100; i++) {
            var attributes = Map.<String, Object>of("floors", i == 57 ? 5_000L : 5L);
            var house = new ObjectChange.NewObject(
                    "楼" + i, attributes, Wkb.of(CityFixture.square(town.west + i * 0.001, Town.SOUTH, 0.0002)));
            changes.add(new ObjectChange.Create("building", town.code, house));
        }
        var request = new EditRequest(Edit.Kind.CORRECTION, Y2010, null, changes, 0);
        assertThatThrownBy(() -> town.apply(request)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults()).extracting(Fault::code).containsExactly("CIM-014");
            assertThat(e.faults().getFirst().place().field())
                    .startsWith("/changes/57/")
                    .contains("floors");
        });
        assertThat(town.count()).isZero();
        town.apply(EditRequest.correction(changes.getFirst()));
        assertThat(town.count()).isEqualTo(1);
    }

    @Test
    void everyBadRowOfABatchIsNamedAtOnce() {
        CityObject house = town.build("楼", Y2010);
        ObjectChange tall = Town.update(house, new ObjectEdit(null, false, Map.of("height", -5L)));
        ObjectChange unknown = new ObjectChange.Create("castle", town.code, town.house("堡", town.square(2, 0, 0.2)));
        ObjectChange nowhere =
                new ObjectChange.Create("building", "no_such_set", new ObjectChange.NewObject("空", Map.of(), null));
        assertThatThrownBy(() -> town.apply(EditRequest.correction(tall, unknown, nowhere)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault ->
                                        String.valueOf(fault.place().field()).replaceFirst("^(/changes/\\d+).*", "$1"))
                                .contains("/changes/0", "/changes/1", "/changes/2"));
        assertThat(town.now(house.id()).revision()).isEqualTo(1);
    }

    @Test
    void aBatchInWhichOneObjectHasChangedTellsThatOneAndTouchesNone() {
        CityObject one = town.build("一", Y2010);
        CityObject two = town.build("二", Y2010, town.square(1, 0, 0.2));
        town.rename(two, "二改");
        ObjectChange retire = new ObjectChange.Delete(seen(one));
        ObjectChange stale = Town.update(two, new ObjectEdit("二再改", true, Map.of()));
        assertThatThrownBy(() -> town.apply(EditRequest.correction(retire, stale)))
                .isInstanceOfSatisfying(StaleRevisionException.class, e -> {
                    assertThat(e.conflicts()).singleElement().satisfies(conflict -> {
                        assertThat(conflict.id()).isEqualTo(two.id());
                        assertThat(conflict.expected()).isEqualTo(1);
                        assertThat(conflict.current()).isEqualTo(2);
                    });
                });
        assertThat(town.exists(one.id())).isTrue();
    }
}
