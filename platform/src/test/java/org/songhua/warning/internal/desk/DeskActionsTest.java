package org.songhua.warning.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.rule.Level;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.warning.Action;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindows;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.internal.live.WarningCity;

/** What people do with one warning: which action leads where, what it changes and what it leaves alone. */
class DeskActionsTest {
    private static final long SEED = 20261128;
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final List<Action> ACTIONS = List.of(Action.values());
    /** Rewritten from the handbook, independently of the enumeration: action, stage it leads to (- for none), stages it is possible at. */
    private static final String TABLE = """
        JUDGE JUDGED ALARM
        ISSUE ISSUED ALARM JUDGED
        ACKNOWLEDGE ACKNOWLEDGED ISSUED
        ARRIVE ON_SITE ACKNOWLEDGED
        HANDLE HANDLED ACKNOWLEDGED ON_SITE
        CLEAR CLEARED ALARM JUDGED ISSUED ACKNOWLEDGED ON_SITE HANDLED
        DISMISS CLEARED ALARM JUDGED ISSUED ACKNOWLEDGED ON_SITE HANDLED CLEARED
        ESCALATE - ALARM JUDGED ISSUED ACKNOWLEDGED ON_SITE HANDLED
        SHELVE - ALARM JUDGED ISSUED ACKNOWLEDGED ON_SITE HANDLED
        UNSHELVE - ALARM JUDGED ISSUED ACKNOWLEDGED ON_SITE HANDLED
        COMMENT - ALARM JUDGED ISSUED ACKNOWLEDGED ON_SITE HANDLED CLEARED ARCHIVED
        ARCHIVE ARCHIVED CLEARED\
        """;

    private static final Map<Action, Stage> TO = new EnumMap<>(Action.class);
    private static final Map<Action, Set<Stage>> FROM = new EnumMap<>(Action.class);
    private static final Set<Action> WITH_NOTE =
            EnumSet.of(Action.DISMISS, Action.SHELVE, Action.ARCHIVE, Action.COMMENT);

    static {
        for (String line : TABLE.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            Action action = Action.valueOf(words[0]);
            if (!words[1].equals("-")) TO.put(action, Stage.valueOf(words[1]));
            var from = EnumSet.noneOf(Stage.class);
            for (int i = 2; i < words.length; i++) from.add(Stage.valueOf(words[i]));
            FROM.put(action, from);
        }
    }

    private final WarningCity city = new WarningCity(TestPlatform.shared());
    private long sensor;
    private long id;

    @BeforeEach
    void raise() {
        city.publish(
                "levels:",
                "  blue: {when: value > 50 %}",
                "  yellow: {when: value > 70 %}",
                "  red: {when: value > 90 %}");
        sensor = city.sensor(0);
        city.send(sensor, 0, 75);
        id = city.raised().getLast().id();
    }

    private Warning now() {
        return city.warnings().find(id, Scope.ALL).orElseThrow();
    }

    private Warning act(Action action, Level level, Instant until, String note) {
        return city.warnings().act(id, new WarningCommand(action, level, until, note, null), WarningCity.CHIEF);
    }

    private Warning act(Action action) {
        return act(action, null, null, WITH_NOTE.contains(action) ? "因故" : null);
    }

    private List<String> refused(WarningCommand command) {
        Warning before = now();
        int steps = city.history(id).size();
        FaultException e =
                catchThrowableOfType(FaultException.class, () -> city.warnings().act(id, command, WarningCity.CHIEF));
        assertThat(e).as("%s at %s is refused", command, before.stage()).isNotNull();
        assertThat(now()).as("nothing changed").isEqualTo(before);
        assertThat(city.history(id)).as("nothing was noted").hasSize(steps);
        assertThat(e.faults())
                .extracting(Fault::remedy)
                .allSatisfy(remedy -> assertThat(remedy).isNotBlank());
        return e.faults().stream()
                .map(fault -> fault.code() + " " + fault.place().field())
                .toList();
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
    }

    /** A hundred actions by chance, legal and not, beside the table above and the simplest words for the rest. */
    @Test
    void whateverIsTriedTheWarningIsWhatTheTableSays() {
        var random = new Random(SEED);
        for (int life = 0; life < 4; life++) {
            sensor = city.sensor(20_000 + 5_000.0 * life);
            city.send(sensor, life, 75);
            id = city.raised().getLast().id();
            live(random, life);
        }
    }

    private void live(Random random, int life) {
        Stage stage = Stage.ALARM;
        Level level = Level.YELLOW;
        Instant shelved = null;
        boolean inAlarm = true;
        var kinds = new ArrayList<>(List.of("RAISED"));
        for (int i = 0; i < 25; i++) {
            Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            Level asked = random.nextInt(3) == 0 ? LEVELS.get(random.nextInt(4)) : null;
            Instant until = action == Action.SHELVE ? later() : null;
            String as = "seed %d life %d step %d: %s %s at %s".formatted(SEED, life, i, action, asked, stage);
            boolean graver = asked != null && asked.compareTo(level) > 0;
            boolean possible = FROM.get(action).contains(stage)
                    && (action != Action.ESCALATE || graver)
                    && (action != Action.CLEAR || !inAlarm);
            var command = new WarningCommand(action, asked, until, WITH_NOTE.contains(action) ? "因故" : null, null);
            if (!possible) {
                assertThat(refused(command)).as(as).isNotEmpty();
                continue;
            }
            city.warnings().act(id, command, WarningCity.CHIEF);
            kinds.add(action.name());
            stage = TO.getOrDefault(action, stage);
            if (action == Action.ISSUE || action == Action.ESCALATE) level = asked == null ? level : asked;
            if (action == Action.DISMISS) inAlarm = false;
            shelved = action == Action.SHELVE ? until : action == Action.COMMENT ? shelved : null;
            Warning is = now();
            assertThat(is.stage()).as(as).isEqualTo(stage);
            assertThat(is.level()).as(as).isEqualTo(level);
            assertThat(is.shelvedUntil()).as(as).isEqualTo(shelved);
            assertThat(is.inAlarm()).as(as).isEqualTo(inAlarm);
            assertThat(city.history(id)).as(as).containsExactlyElementsOf(kinds);
        }
    }

    /** A level is for issuing and escalating; a remark that carries one is a remark. */
    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            mode = Mode.INCLUDE,
            names = {"JUDGE", "COMMENT", "UNSHELVE", "DISMISS"})
    void whatIsNotAboutTheLevelDoesNotChangeIt(Action action) {
        Warning after = act(action, Level.BLUE, null, "因故");
        assertThat(after.level()).isEqualTo(Level.YELLOW);
        assertThat(after.peak()).isEqualTo(Level.YELLOW);
    }

    @Test
    void whoIssuesMaySayALevelAndThePeakIsTheGravestThatWas() {
        assertThat(act(Action.ISSUE, Level.RED, null, null).peak()).isEqualTo(Level.RED);
        assertThat(now().level()).isEqualTo(Level.RED);
        assertThat(refused(new WarningCommand(Action.ESCALATE, Level.RED, null, null, null)))
                .containsExactly("WARN-001 level");
    }

    @Test
    void aRuleThatGoesOnCountingRaisesTheLevelThatPeopleLeft() {
        act(Action.JUDGE);
        city.send(sensor, 1, 95);
        assertThat(now().level()).isEqualTo(Level.RED);
        assertThat(now().stage()).isEqualTo(Stage.JUDGED);
        assertThat(city.history(id)).containsExactly("RAISED", "JUDGE", "ESCALATED");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        COMMENT,  -,      -,    -,  WARN-001 note
        COMMENT,  -,      -,    ' ', WARN-001 note
        DISMISS,  -,      -,    -,  WARN-001 note
        ARCHIVE,  -,      -,    x,  WARN-002 action
        ARCHIVE,  -,      -,    -,  WARN-001 note|WARN-002 action
        ESCALATE, -,      -,    -,  WARN-001 level
        ESCALATE, yellow, -,    -,  WARN-001 level
        ESCALATE, blue,   -,    -,  WARN-001 level
        SHELVE,   -,      -,    x,  WARN-001 until
        SHELVE,   -,      past, x,  WARN-001 until
        SHELVE,   -,      past, -,  WARN-001 note|WARN-001 until
        ARRIVE,   -,      -,    -,  WARN-002 action
        HANDLE,   -,      -,    -,  WARN-002 action
        ACKNOWLEDGE, -,   -,    -,  WARN-002 action
        CLEAR,    -,      -,    -,  WARN-003 action
        """)
    void whatIsMissingAndWhatCannotBeIsToldAtOnce(String action, String level, String until, String note, String told) {
        var command = new WarningCommand(
                Action.valueOf(action),
                level == null ? null : Level.find(level).orElseThrow(),
                until == null ? null : Instant.now().minusSeconds(60),
                note,
                null);
        assertThat(refused(command)).containsExactly(told.split("\\|"));
    }

    @Test
    void whoSawAnOlderRevisionIsToldAndWhoSawThisOneIsNot() {
        int seen = now().revision();
        act(Action.COMMENT);
        assertThat(refused(new WarningCommand(Action.JUDGE, null, null, null, seen)))
                .containsExactly("WARN-004 revision");
        int current = now().revision();
        assertThat(city.warnings()
                        .act(id, new WarningCommand(Action.JUDGE, null, null, null, current), WarningCity.CHIEF)
                        .revision())
                .isGreaterThan(current);
    }

    private boolean isQueued() {
        var queue = new WarningFilter(true, null, null, null, city.rule, null, null, null, null, null, 1000);
        return city.warnings().list(queue, Scope.ALL).stream().anyMatch(warning -> warning.id() == id);
    }

    @Test
    void whatIsShelvedLeavesTheQueueAndComesBackByAnyStepButARemark() {
        assertThat(isQueued()).isTrue();
        Instant until = later();
        act(Action.SHELVE, null, until, "等设备商");
        assertThat(isQueued()).isFalse();
        assertThat(now().shelvedReason()).isEqualTo("等设备商");
        act(Action.COMMENT);
        assertThat(isQueued()).isFalse();
        assertThat(now().shelvedUntil()).isEqualTo(until);
        act(Action.UNSHELVE);
        assertThat(isQueued()).isTrue();
        assertThat(now().shelvedReason()).isNull();
        act(Action.SHELVE, null, until, "再等");
        act(Action.JUDGE);
        assertThat(isQueued()).isTrue();
    }

    @Test
    void aFalseAlarmIsOverAtOnceAndTheNextReadingRaisesAnotherOne() {
        Warning after = act(Action.DISMISS, null, null, "探头进水");
        assertThat(after.isFalse()).isTrue();
        assertThat(after.inAlarm()).isFalse();
        assertThat(after.clearedAt()).isNotNull();
        assertThat(after.stage()).isEqualTo(Stage.CLEARED);
        act(Action.ARCHIVE);
        assertThat(refused(new WarningCommand(Action.DISMISS, null, null, "晚了", null)))
                .containsExactly("WARN-002 action");
    }

    @Test
    void whatNobodyTookUpEndsWithTheConditionAndWhatSomebodyTookUpWaitsForThem() {
        city.send(sensor, 1, 10);
        assertThat(now().stage()).isEqualTo(Stage.CLEARED);
        long other = city.sensor(40_000);
        city.send(other, 2, 75);
        id = city.raised().getLast().id();
        act(Action.ISSUE);
        city.send(other, 3, 10);
        assertThat(now().stage()).isEqualTo(Stage.ISSUED);
        assertThat(now().inAlarm()).isFalse();
        assertThat(act(Action.CLEAR).stage()).isEqualTo(Stage.CLEARED);
    }

    @Test
    void nobodyActsOnAWarningThatIsNotThere() {
        var command = new WarningCommand(Action.JUDGE, null, null, null, null);
        assertThatThrownBy(() -> city.warnings().act(Long.MAX_VALUE, command, WarningCity.CHIEF))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> city.warnings().steps(-1, Scope.ALL)).isInstanceOf(NotFoundException.class);
    }

    private List<String> works(
            Instant from, Instant until, String reason, Long thing, String region, String classCode) {
        var plan = new Maintenance(0, from, until, reason, "chief", thing, null, region, classCode);
        FaultException e = catchThrowableOfType(
                FaultException.class,
                () -> city.platform.bean(MaintenanceWindows.class).plan(plan, WarningCity.CHIEF));
        assertThat(e).as(plan.toString()).isNotNull();
        return e.faults().stream()
                .map(fault -> fault.code() + " " + fault.place().field())
                .toList();
    }

    /** A word without letters names nothing: works on it would keep all the city's warnings out of the queue. */
    @Test
    void worksThatNameNothingAreRefusedWithAllThatIsMissing() {
        Instant day = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(works(day, day, " ", null, null, null))
                .containsExactly("WARN-001 until", "WARN-001 reason", "WARN-001 thing");
        assertThat(works(day, day.plusSeconds(1), "检修", null, "", null)).containsExactly("WARN-001 thing");
        assertThat(works(day, day.plusSeconds(1), "检修", null, " ", "")).containsExactly("WARN-001 thing");
        assertThat(works(day, day.plusSeconds(1), "检修", null, null, "")).containsExactly("WARN-001 thing");
        assertThat(works(day.plusSeconds(2), day, "检修", 1L, null, null)).containsExactly("WARN-001 until");
    }
}
