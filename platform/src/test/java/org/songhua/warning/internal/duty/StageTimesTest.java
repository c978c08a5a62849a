package org.songhua.warning.internal.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.rule.Level;
import org.songhua.warning.StageTime;
import org.songhua.warning.WarningStep;

/** How long a warning was at each stage. Minutes from when it was recorded; yellow alarms have 30 minutes, red ones 5. */
class StageTimesTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private final List<WarningStep> steps = new ArrayList<>();

    private StageTimesTest at(int minute, String kind, Level level) {
        steps.add(new WarningStep(
                steps.size(), kind, START.plus(Duration.ofMinutes(minute)), "somebody", level, null, null));
        return this;
    }

    private List<String> lines(int now) {
        return StageTimes.of(START, steps, DefaultLimits.with(Map.of()), START.plus(Duration.ofMinutes(now))).stream()
                .map(StageTimesTest::line)
                .toList();
    }

    private static String line(StageTime time) {
        Instant until = time.until();
        String end = until == null ? "" : Long.toString(minute(until));
        return time.stage() + " " + minute(time.from()) + "-" + end + (time.isLate() ? " late" : "");
    }

    private static long minute(Instant at) {
        return Duration.between(START, at).toMinutes();
    }

    @Test
    void stagesFollowOneAnotherWithoutAGap() {
        at(0, "RAISED", Level.YELLOW).at(10, "JUDGE", Level.YELLOW).at(20, "ISSUE", Level.YELLOW);
        at(25, "ACKNOWLEDGE", Level.YELLOW).at(40, "ARRIVE", Level.YELLOW).at(90, "HANDLE", Level.YELLOW);
        at(100, "CLEAR", Level.YELLOW).at(200, "ARCHIVE", Level.YELLOW);
        assertThat(lines(300))
                .containsExactly(
                        "ALARM 0-10",
                        "JUDGED 10-20",
                        "ISSUED 20-25",
                        "ACKNOWLEDGED 25-40",
                        "ON_SITE 40-90",
                        "HANDLED 90-100",
                        "CLEARED 100-200",
                        "ARCHIVED 200-");
    }

    @Test
    void aStageIsLateByTheLevelItHadWhenItEnded() {
        at(0, "RAISED", Level.YELLOW).at(6, "ISSUE", Level.RED);
        assertThat(lines(16)).containsExactly("ALARM 0-6", "ISSUED 6-");
        assertThat(lines(17)).containsExactly("ALARM 0-6", "ISSUED 6- late");
        steps.clear();
        at(0, "RAISED", Level.RED).at(6, "ISSUE", Level.RED);
        assertThat(lines(7)).containsExactly("ALARM 0-6 late", "ISSUED 6-");
    }

    @Test
    void whatNobodyTookUpEndsByItsRuleAndMayComeBack() {
        at(0, "RAISED", Level.YELLOW).at(4, "ENDED", Level.YELLOW).at(9, "RELAPSED", Level.YELLOW);
        assertThat(lines(12)).containsExactly("ALARM 0-4", "CLEARED 4-9", "ALARM 9-");
    }

    @Test
    void whatPeopleTookUpIsNotEndedByItsRule() {
        at(0, "RAISED", Level.YELLOW).at(2, "ISSUE", Level.YELLOW).at(4, "ENDED", Level.YELLOW);
        at(6, "RELAPSED", Level.YELLOW);
        assertThat(lines(12)).containsExactly("ALARM 0-2", "ISSUED 2-");
    }

    @Test
    void remarksLevelsAndCallsChangeNoStage() {
        at(0, "RAISED", Level.YELLOW).at(1, "COMMENT", Level.YELLOW).at(2, "ESCALATED", Level.ORANGE);
        at(3, "LATE", Level.ORANGE).at(3, "CALLED", Level.ORANGE).at(4, "SHELVE", Level.ORANGE);
        assertThat(lines(5)).containsExactly("ALARM 0-");
    }

    @Test
    void whatWorksKeptBackBeginsWhenTheyEnd() {
        at(0, "RAISED", Level.RED).at(60, "RELEASED", Level.RED).at(64, "JUDGE", Level.RED);
        assertThat(lines(65)).containsExactly("ALARM 60-64", "JUDGED 64-");
    }

    /** A rule's step bears the time of its reading, and readings may come late. */
    @Test
    void noStageIsShorterThanNothing() {
        at(0, "RAISED", Level.YELLOW).at(10, "JUDGE", Level.YELLOW).at(8, "ENDED", Level.YELLOW);
        assertThat(lines(20)).containsExactly("ALARM 0-10", "JUDGED 10-10", "CLEARED 10-");
    }
}
