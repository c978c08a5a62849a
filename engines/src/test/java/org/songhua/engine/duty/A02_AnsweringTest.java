package org.songhua.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.engine.duty.Desk.always;
import static org.songhua.engine.duty.Desk.onDuty;
import static org.songhua.engine.duty.Desk.roster;
import static org.songhua.engine.duty.Desk.standIn;
import static org.songhua.engine.duty.Desk.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.rule.Level;

/** A02: who of those on duty answers for a warning. */
class A02_AnsweringTest {
    private static final Instant NOON = Desk.at("2026-10-12T12:00");

    private static List<String> called(Roster roster, int tier, String pack, String region, Level level) {
        return Desk.names(roster.answering(new Matter(pack, region, level), tier, NOON));
    }

    @Test
    void theFieldAndTheRegionMustBeTheirs() {
        var roster = roster(always(1, "南关燃气", "gas", "220102", Level.BLUE));
        assertThat(called(roster, 1, "gas", "220102001", Level.BLUE)).containsExactly("南关燃气");
        assertThat(called(roster, 1, "water", "220102001", Level.BLUE)).isEmpty();
        assertThat(called(roster, 1, "gas", "220103001", Level.BLUE)).isEmpty();
        assertThat(called(roster, 1, "gas", null, Level.BLUE))
                .as("nobody knows where")
                .isEmpty();
    }

    /** The 9th is a Friday, the 10th a Saturday that is worked, the 11th a Sunday. */
    @Test
    void whoBeginsOnADayComesByTheTimeOfDayAndWhoIsStoodInForDoesNot() {
        var roster = roster(
                watch("夜班", "every", "20:00", "08:00"),
                watch("白班", "every", "08:00", "20:00"),
                standIn(watch("替班", "off", "08:00", "20:00"), "白班"),
                watch("周六", "sat", "06:00", "07:00"));
        assertThat(Desk.names(roster.beginningOn(LocalDate.of(2026, 10, 9)))).containsExactly("白班", "夜班");
        assertThat(Desk.names(roster.beginningOn(LocalDate.of(2026, 10, 10)))).containsExactly("周六", "白班", "夜班");
        assertThat(Desk.names(roster.beginningOn(LocalDate.of(2026, 10, 11))))
                .doesNotContain("白班")
                .contains("替班", "夜班");
    }

    @Test
    void thoseMeantMostNarrowlyAreCalled() {
        var roster = roster(
                always(1, "全市", null, null, Level.BLUE),
                always(1, "南关", null, "220102", Level.BLUE),
                always(1, "燃气", "gas", null, Level.BLUE),
                always(1, "南关燃气", "gas", "220102", Level.BLUE));
        assertThat(called(roster, 1, "gas", "220102001", Level.BLUE)).containsExactly("南关燃气");
        assertThat(called(roster, 1, "gas", "220104001", Level.BLUE)).containsExactly("燃气");
        assertThat(called(roster, 1, "water", "220102001", Level.BLUE)).containsExactly("南关");
        assertThat(called(roster, 1, "water", null, Level.BLUE)).containsExactly("全市");
    }

    @Test
    void equalsAreCalledTogetherInTheOrderOfTheRoster() {
        var roster = roster(
                always(1, "乙", "gas", null, Level.BLUE),
                always(1, "甲", "gas", null, Level.BLUE),
                always(2, "丙", "gas", null, Level.BLUE));
        assertThat(called(roster, 1, "gas", null, Level.RED)).containsExactly("乙", "甲");
        assertThat(called(roster, 2, "gas", null, Level.RED)).containsExactly("丙");
        assertThat(called(roster, 3, "gas", null, Level.RED)).isEmpty();
    }

    @Test
    void nobodyIsCalledForLessThanTheyAnswerFor() {
        var roster = roster(always(1, "值班长", null, null, Level.BLUE), always(1, "局长", "gas", null, Level.ORANGE));
        assertThat(called(roster, 1, "gas", null, Level.YELLOW)).containsExactly("值班长");
        assertThat(called(roster, 1, "gas", null, Level.ORANGE)).containsExactly("局长");
    }

    @Test
    void whoIsStoodInForIsNotCalledWhileTheOtherComes() {
        var roster = roster(watch("张", "every", "08:00", "20:00"), standIn(watch("替", "every", "12:00", "14:00"), "张"));
        assertThat(onDuty(roster, "2026-10-12T11:59")).containsExactly("张");
        assertThat(onDuty(roster, "2026-10-12T12:00")).containsExactly("替");
        assertThat(onDuty(roster, "2026-10-12T14:00")).containsExactly("张");
    }

    @Test
    void twoWhoSwapLeaveNobodyOut() {
        var roster = roster(
                watch("张", "every", "08:00", "20:00"),
                watch("李", "every", "20:00", "08:00"),
                standIn(watch("李", "every", "08:00", "20:00"), "张"),
                standIn(watch("张", "every", "20:00", "08:00"), "李"));
        assertThat(onDuty(roster, "2026-10-12T12:00")).containsExactly("李");
        assertThat(onDuty(roster, "2026-10-12T23:00")).containsExactly("张");
    }

    @Test
    void aStandInOfAnotherOrganisationOrTierReplacesNobody() {
        var zhang = watch("张", "every", "08:00", "20:00");
        var second = always(2, "替", null, null, Level.BLUE);
        var roster = roster(zhang, standIn(second, "张"));
        assertThat(onDuty(roster, "2026-10-12T12:00")).containsExactly("张", "替");
    }

    @Test
    void aRosterOfNobodyIsEmpty() {
        assertThat(roster().isEmpty()).isTrue();
        assertThat(roster().onDuty(NOON)).isEmpty();
        assertThat(roster(watch("张", "every", "08:00", "20:00")).isEmpty()).isFalse();
    }
}
