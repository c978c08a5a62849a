package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.cim.history.Town.Y2010;
import static org.songhua.cim.history.Town.Y2015;
import static org.songhua.cim.history.Town.Y2020;
import static org.songhua.cim.history.Town.seen;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.History;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Scope;

/** Taking back: always by new versions, never by losing old ones. */
class UndoTest {
    private final Town town = new Town();

    @Test
    void aCorrectionIsTakenBackByAThirdVersion() {
        CityObject house = town.build("楼", Y2010);
        town.rename(house, "错");
        var outcome = town.undo(town.lastEdit(house.id()).number());

        CityObject now = town.now(house.id());
        assertThat(now.name()).isEqualTo("楼");
        assertThat(now.revision()).isEqualTo(3);
        assertThat(outcome.edit().kind()).isEqualTo(Edit.Kind.UNDO);
        assertThat(town.objects.versions(house.id(), Scope.ALL)).hasSize(3);
    }

    @Test
    void aChangeOfTheWorldIsTakenBackWithThePastThatItMade() {
        CityObject house = town.floors(town.build("楼", Y2010), 5, null);
        town.floors(house, 9, Y2015);
        town.undo(town.lastEdit(house.id()).number());

        CityObject now = town.now(house.id());
        assertThat(now.attributesJson()).contains("5");
        assertThat(now.validFrom()).isEqualTo(Y2010);
        assertThat(town.objects.find(house.id(), Moment.of(null, Y2010), Scope.ALL))
                .hasValueSatisfying(then -> assertThat(then.revision()).isEqualTo(4));
    }

    @Test
    void whatWasRetiredOrDeletedComesBack() {
        CityObject house = town.floors(town.build("楼", Y2010), 9, Y2015);
        var retired = town.apply(EditRequest.change(Y2020, new ObjectChange.Retire(seen(house))));
        town.undo(retired.edit().number());
        CityObject back = town.now(house.id());
        var deleted = town.apply(EditRequest.correction(new ObjectChange.Delete(seen(back))));
        town.undo(deleted.edit().number());

        assertThat(town.now(house.id()).attributesJson()).contains("9");
        assertThat(town.objects.find(house.id(), Moment.of(null, Y2010), Scope.ALL))
                .as("the past that the deletion took along")
                .isPresent();
        assertThat(town.count()).isEqualTo(1);
        town.rename(town.now(house.id()), "可再编辑");
    }

    @Test
    void whatWasAddedGoes() {
        CityObject house = town.build("楼", Y2010);
        town.undo(town.lastEdit(house.id()).number());
        assertThat(town.exists(house.id())).isFalse();
        assertThat(town.count()).isZero();
    }

    @Test
    void aSplitIsTakenBackWithItsLineage() {
        CityObject whole = town.build("整栋", Y2010, town.square(0, 0, 0.2));
        var parts = List.of(town.house("甲", town.square(0, 0, 0.1)), town.house("乙", town.square(0.1, 0, 0.1)));
        var split = town.apply(EditRequest.correction(new ObjectChange.Split(seen(whole), parts)));
        town.undo(split.edit().number());

        assertThat(town.now(whole.id()).name()).isEqualTo("整栋");
        assertThat(town.count()).isEqualTo(1);
        var history = TestPlatform.shared().bean(History.class);
        assertThat(history.lineage(whole.id(), Scope.ALL).successors()).isEmpty();
    }

    @Test
    void whatOthersHaveBuiltOnIsNotTakenBack() {
        CityObject house = town.rename(town.build("楼", Y2010), "甲");
        long number = town.lastEdit(house.id()).number();
        town.rename(house, "乙");
        refused(number, "CIM-052");
        assertThat(town.now(house.id()).name()).isEqualTo("乙");
    }

    @Test
    void nothingIsTakenBackTwice() {
        CityObject house = town.rename(town.build("楼", Y2010), "甲");
        long number = town.lastEdit(house.id()).number();
        long undo = town.undo(number).edit().number();
        refused(number, "CIM-051");
        refused(undo, "CIM-051");
        refused(Long.MAX_VALUE, "CIM-050");
    }

    @Test
    void whatLiesOutsideTheScopeIsNotTakenBack() {
        CityObject house = town.rename(town.build("楼", Y2010), "甲");
        long number = town.lastEdit(house.id()).number();
        var elsewhere = new Scope(Set.of(), Set.of("99"), Set.of());
        assertThatThrownBy(() -> town.editing.undo(number, null, elsewhere, "li"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CIM-053"));
    }

    @Test
    void anEditOfManyIsTakenBackAsOne() {
        CityObject one = town.build("一", Y2010);
        CityObject two = town.build("二", Y2010, CityFixture.square(town.west + 0.001, Town.SOUTH, 0.0002));
        var outcome = town.apply(
                EditRequest.change(Y2020, new ObjectChange.Retire(seen(one)), new ObjectChange.Retire(seen(two))));
        assertThat(town.undo(outcome.edit().number()).touched()).isEqualTo(2);
        assertThat(town.count()).isEqualTo(2);
    }

    private void refused(long number, String code) {
        assertThatThrownBy(() -> town.undo(number))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly(code));
    }
}
