package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.rule.Level;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.warning.Action;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindows;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.WarningEvent;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningRules;

/** From a reading to a warning and what people do with it, on a running platform with a real database. */
class JudgingTest {
    private static final String[] LIMITS = {
        "parameters:",
        "  high: {unit: '%', values: [{from: 2021-01-01, value: 50, clause: 'GB 0-2021 1.2', verified: false}]}",
        "levels:",
        "  yellow: {when: value > $high hysteresis 5 %}",
        "  red: {when: value > 90 %}"
    };

    private final TestPlatform platform = TestPlatform.shared();
    private final WarningCity city = new WarningCity(platform);

    private Warning only() {
        assertThat(city.raised()).hasSize(1);
        return city.raised().getFirst();
    }

    private Warning act(long id, Action action, String note) {
        return city.warnings().act(id, new WarningCommand(action, null, null, note, null), WarningCity.CHIEF);
    }

    /**
     * A sensor that sends ten times a second is packed before the rule's lateness is over. By the clock (minute 120) the first reading of
     * minute 112 falls due at 122; the last one, of minute 124, ends the wait for all until 114.
     */
    @Test
    void a_reading_late_within_the_lateness_is_judged_also_when_those_around_it_are_packed() {
        city.publish("lateness: 10 min", "levels:", "  red: {when: value > 90 %}");
        long sensor = city.sensor(0);
        var calm = new ArrayList<NewObservation>();
        for (int i = 0; i < 1200; i++) calm.add(city.reading(sensor, 112 + i / 600.0, 10));
        city.send(calm);
        WarningCity.await(() -> blocks(sensor) > 0);
        city.send(List.of(city.reading(sensor, 113.0005, 95)));
        city.send(sensor, 124, 10);
        assertThat(city.raised())
                .singleElement()
                .satisfies(warning -> assertThat(warning.level()).isEqualTo(Level.RED));
    }

    private long blocks(long sensor) {
        return platform.database()
                .database()
                .get("select count(*) as n from sensing.block where datastream = ?", row -> row.whole("n"), sensor);
    }

    @Test
    void a_reading_over_a_limit_becomes_a_warning_that_says_why() {
        city.publish(LIMITS);
        long sensor = city.sensor(0);
        city.send(sensor, 0, 10, 60);
        Warning warning = only();
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.stage()).isEqualTo(Stage.ALARM);
        assertThat(warning.raisedAt())
                .isEqualTo(
                        city.reading(sensor, 1, 0).phenomenonStart().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        assertThat(warning.reasonsJson())
                .contains("\"observed\": 60")
                .contains("GB 0-2021 1.2")
                .contains("\"verified\": false");
        assertThat(warning.dueAt()).isNotNull();
        assertThat(warning.longitude()).isEqualTo(125.32);
    }

    @Test
    void it_rises_falls_and_ends_by_itself_when_nobody_took_it_up() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60, 95, 60, 10);
        Warning warning = only();
        assertThat(city.history(warning.id())).containsExactly("RAISED", "ESCALATED", "LOWERED", "ENDED");
        assertThat(warning.peak()).isEqualTo(Level.RED);
        assertThat(warning.stage()).isEqualTo(Stage.CLEARED);
        assertThat(warning.dueAt()).isNull();
    }

    @Test
    void people_take_it_from_stage_to_stage() {
        city.publish(LIMITS);
        long sensor = city.sensor(0);
        city.send(sensor, 0, 60);
        long id = only().id();
        for (Action action : List.of(Action.JUDGE, Action.ISSUE, Action.ACKNOWLEDGE, Action.ARRIVE, Action.HANDLE)) {
            act(id, action, null);
        }
        assertThatThrownBy(() -> act(id, Action.CLEAR, null))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("WARN-003"));
        city.send(sensor, 1, 10);
        assertThat(only().stage()).isEqualTo(Stage.HANDLED);
        act(id, Action.CLEAR, null);
        act(id, Action.ARCHIVE, "抽水泵已检修");
        assertThat(city.history(id))
                .containsExactly(
                        "RAISED", "JUDGE", "ISSUE", "ACKNOWLEDGE", "ARRIVE", "HANDLE", "ENDED", "CLEAR", "ARCHIVE");
        assertThat(only().stage()).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void what_is_missing_or_comes_too_early_is_told() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60);
        long id = only().id();
        assertThatThrownBy(() -> act(id, Action.ARRIVE, null)).hasMessageContaining("stage ALARM");
        assertThatThrownBy(() -> act(id, Action.DISMISS, " ")).hasMessageContaining("missing");
        var escalate = new WarningCommand(Action.ESCALATE, Level.YELLOW, null, null, null);
        assertThatThrownBy(() -> city.warnings().act(id, escalate, WarningCity.CHIEF))
                .hasMessageContaining("missing");
        var stale = new WarningCommand(Action.JUDGE, null, null, null, 99);
        assertThatThrownBy(() -> city.warnings().act(id, stale, WarningCity.CHIEF))
                .hasMessageContaining("changed since");
        assertThat(city.history(id)).containsExactly("RAISED");
    }

    @Test
    void a_value_that_swings_around_its_limit_is_one_warning() {
        city.publish(LIMITS);
        var values = new double[40];
        for (int i = 0; i < values.length; i++) values[i] = i % 2 == 0 ? 60 : 10;
        city.send(city.sensor(0), 0, values);
        assertThat(only().relapses()).isEqualTo(19);
    }

    @Test
    void what_was_marked_false_does_not_come_back_as_the_same_and_counts_against_the_rule() {
        city.publish(LIMITS);
        long sensor = city.sensor(0);
        city.send(sensor, 0, 60);
        act(only().id(), Action.DISMISS, "传感器被水淹");
        city.send(sensor, 1, 10, 60);
        assertThat(city.raised()).hasSize(2);
        var statistics = city.warnings().statistics(Instant.EPOCH, Instant.now().plusSeconds(60), Scope.ALL).stream()
                .filter(s -> s.rule().equals(city.rule))
                .findFirst()
                .orElseThrow();
        assertThat(statistics.raised()).isEqualTo(2);
        assertThat(statistics.falseAlarms()).isEqualTo(1);
        assertThat(statistics.precision()).isEqualTo(0);
    }

    @Test
    void a_storm_is_one_warning_with_followers_the_cause_first() {
        city.publish(LIMITS);
        // 600 sensors along 60 km of pipe, 100 m apart; the burst is at the first and reaches the last within ten
        // minutes.
        var readings = new ArrayList<NewObservation>();
        for (int i = 0; i < 600; i++) readings.add(city.reading(city.sensor(100 * i), i / 60.0, 95));
        city.send(readings);
        var leaders = city.raised().stream().filter(w -> w.leader() == null).toList();
        assertThat(city.raised()).hasSize(600);
        assertThat(leaders).hasSize(1);
        assertThat(leaders.getFirst().followers()).isEqualTo(599);
        assertThat(leaders.getFirst().subject()).isEqualTo(readings.getFirst().datastream());
        assertThat(leaders.getFirst().dueAt()).isNotNull();
        act(leaders.getFirst().id(), Action.JUDGE, null);
        assertThat(city.raised()).allMatch(w -> w.stage() == Stage.JUDGED);
    }

    @Test
    void two_groups_become_one_when_a_warning_stands_between_them() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60);
        city.send(city.sensor(900), 1, 60);
        assertThat(city.raised()).allMatch(w -> w.leader() == null);
        city.send(city.sensor(450), 2, 95);
        assertThat(city.raised().stream().filter(w -> w.leader() == null)).hasSize(1);
        assertThat(city.raised().getFirst().groupLevel()).isEqualTo(Level.RED);
    }

    @Test
    void far_away_or_much_later_is_another_cause() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60);
        city.send(city.sensor(600), 0, 60);
        city.send(city.sensor(100), 40, 60);
        assertThat(city.raised()).allMatch(w -> w.leader() == null);
    }

    @Test
    void works_keep_what_they_disturb_out_of_the_queue_until_they_are_over() {
        city.publish(LIMITS);
        long sensor = city.sensor(0);
        long thing = platform.database()
                .database()
                .get("select thing from sensing.datastream where id = ?", row -> row.whole("thing"), sensor);
        var plan = new Maintenance(
                0,
                city.start.minusSeconds(1),
                Instant.now().plus(Duration.ofHours(1)),
                "清淤",
                "chief",
                thing,
                null,
                null,
                null);
        plan = city.platform.bean(MaintenanceWindows.class).plan(plan, WarningCity.CHIEF);
        city.send(sensor, 0, 60);
        assertThat(only().maintenance()).isEqualTo(plan.id());
        assertThat(queue()).isEmpty();
        city.platform.bean(MaintenanceWindows.class).end(plan.id(), WarningCity.CHIEF);
        WarningCity.await(() -> !queue().isEmpty());
        assertThat(city.history(only().id())).containsExactly("RAISED", "RELEASED");
        assertThat(only().dueAt()).isNotNull();
    }

    private List<Warning> queue() {
        var filter = new WarningFilter(true, null, null, null, city.rule, null, null, null, null, null, 100);
        return city.warnings().list(filter, Scope.ALL);
    }

    @Test
    void shelving_keeps_it_out_of_the_queue_until_its_time() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60);
        Instant until = Instant.now().plus(Duration.ofHours(1));
        var shelve = new WarningCommand(Action.SHELVE, null, until, "等待备件", null);
        Warning shelved = city.warnings().act(only().id(), shelve, WarningCity.CHIEF);
        assertThat(shelved.shelvedReason()).isEqualTo("等待备件");
        assertThat(queue()).isEmpty();
        act(shelved.id(), Action.UNSHELVE, null);
        assertThat(queue()).hasSize(1);
    }

    @Test
    void a_step_that_is_late_is_told_once() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60);
        long id = only().id();
        // As if the time for judging had passed while the program was down.
        platform.database().database().update("""
                        update warning.warning set stage_since = now() - interval '31 min', due_at = now() - interval '1 min' where id = ?""", id);
        WarningCity.await(() -> city.history(id).contains("LATE"));
        assertThat(only().lateCount()).isEqualTo(1);
        act(id, Action.JUDGE, null);
        assertThat(only().dueAt()).as("the next step has its own time").isNotNull();
    }

    @Test
    void events_are_numbered_without_gaps_and_can_be_resumed() {
        city.publish(LIMITS);
        long before = city.warnings().lastEvent();
        city.send(city.sensor(0), 0, 60, 95, 10);
        var events = city.warnings().events(before, 1000, Scope.ALL);
        assertThat(events.stream().map(WarningEvent::number)).isSorted().startsWith(before + 1);
        var own = events.stream().filter(e -> e.warning() == only().id()).toList();
        assertThat(own.stream().map(WarningEvent::kind)).containsExactly("RAISED", "ESCALATED", "ENDED");
        assertThat(city.warnings()
                        .events(own.get(1).number(), 1000, Scope.ALL)
                        .getFirst()
                        .number())
                .isGreaterThan(own.get(1).number());
        assertThat(own.getFirst().bodyJson()).contains(city.rule).contains("\"level\": \"yellow\"");
    }

    @Test
    void who_may_see_some_classes_or_regions_sees_only_their_warnings() {
        city.publish(LIMITS);
        city.send(city.sensor(0), 0, 60);
        long id = only().id();
        platform.database()
                .database()
                .update("update warning.warning set class = 'manhole', region = '220102003' where id = ?", id);
        assertThat(city.warnings().find(id, scope(List.of("220102"), List.of("manhole"))))
                .isPresent();
        assertThat(city.warnings().find(id, scope(List.of("220103"), List.of())))
                .isEmpty();
        assertThat(city.warnings().find(id, scope(List.of(), List.of("building"))))
                .isEmpty();
        assertThat(city.warnings()
                        .find(id, new Scope(java.util.Set.of("gas_company"), java.util.Set.of(), java.util.Set.of())))
                .isEmpty();
    }

    private static Scope scope(List<String> regions, List<String> classes) {
        return new Scope(java.util.Set.of(), java.util.Set.copyOf(regions), java.util.Set.copyOf(classes));
    }

    @Test
    void readings_in_another_unit_are_converted() {
        city.publish(LIMITS);
        long thing = platform.database()
                .database()
                .get(
                        "insert into sensing.thing (name, description) values ('x', '') returning id",
                        row -> row.whole("id"));
        city.send(city.datastream(thing, "1"), 0, 0.6);
        assertThat(only().reasonsJson()).contains("\"observed\": 60");
    }

    @Test
    void silence_is_noticed_while_nothing_comes() {
        city.publish("levels:", "  blue: {when: silence() >= 3}");
        // Two hours ago, every 5 min: due long since.
        city.send(city.sensor(0), 0, 10);
        WarningCity.await(() -> city.raised().size() == 1);
        assertThat(only().raisedAt()).isBetween(city.start.plusSeconds(899), city.start.plusSeconds(901));
    }

    /** After a stop more than a hundred commits wait. By the clock on the wall the sensor would be silent since the first twenty, and what is left would come too late. */
    @Test
    void while_readings_wait_to_be_judged_nobody_is_silent_by_the_clock_on_the_wall() {
        city.publish("lateness: 2 min", "levels:", "  blue: {when: silence() >= 2}");
        long regular = city.sensor(0);
        long silent = city.sensor(1000);
        var judging = platform.bean(Judging.class);
        judging.stop();
        try {
            var observations = platform.bean(Observations.class);
            observations.append(List.of(city.reading(regular, 0, 10), city.reading(silent, 0, 10)));
            // More commits than are read at once, over more than a second: the clock is due before the last is read.
            long began_ns = System.nanoTime();
            for (int tick = 1; tick <= 118 || System.nanoTime() - began_ns < 1_200_000_000L; tick++)
                observations.append(List.of(city.reading(regular, Math.min(tick, 118 + tick / 1e6), 10)));
        } finally {
            judging.start();
        }
        city.awaitJudged();
        WarningCity.await(() -> !city.raised().isEmpty());
        assertThat(only().subject()).isEqualTo(silent);
        assertThat(only().raisedAt()).isBetween(city.start.plusSeconds(599), city.start.plusSeconds(601));
    }

    @Test
    void neighbours_in_alarm_make_it_graver() {
        city.publish(
                "neighbours_within: 300",
                "levels:",
                "  yellow: {when: value > 50 %}",
                "  red: {when: value > 50 % and neighbours >= 2}");
        long middle = city.sensor(0);
        city.send(middle, 0, 60);
        city.send(city.sensor(200), 1, 60);
        assertThat(city.raised().getFirst().level()).isEqualTo(Level.YELLOW);
        city.send(city.sensor(-200), 2, 60);
        assertThat(city.raised().getFirst().level()).isEqualTo(Level.RED);
        assertThat(city.raised().get(1).level()).as("400 m from the third").isEqualTo(Level.YELLOW);
    }

    @Test
    void a_threshold_of_one_sensor_takes_the_place_of_the_rules_own() {
        city.publish(LIMITS);
        long sensitive = city.sensor(0);
        long other = city.sensor(5000);
        platform.bean(WarningRules.class).override(city.rule, sensitive, "high", 20.0, null, "老管", WarningCity.CHIEF);
        city.send(sensitive, 0, 30);
        city.send(other, 0, 30);
        assertThat(only().subject()).isEqualTo(sensitive);
    }

    @Test
    void a_dry_run_tells_what_would_have_been_raised_and_missed() {
        city.publish(LIMITS);
        long one = city.sensor(0);
        long two = city.sensor(5000);
        city.send(one, 0, 10, 60, 10, 10);
        city.send(two, 0, 10, 45, 10, 10);
        var rules = platform.bean(WarningRules.class);
        // Lower limit: finds the second too.
        var lower = rules.dryRun(
                city.source("levels:", "  yellow: {when: value > 40 %}"), city.start, Instant.now(), Scope.ALL);
        assertThat(lower.subjects()).isEqualTo(2);
        assertThat(lower.readings()).isGreaterThanOrEqualTo(8);
        assertThat(lower.episodes()).hasSize(2);
        assertThat(lower.episodes().stream().filter(WarningRules.Episode::isNew))
                .hasSize(1);
        assertThat(lower.missed()).isEmpty();
        // Higher limit: would miss the first.
        var higher = rules.dryRun(
                city.source("levels:", "  yellow: {when: value > 80 %}"), city.start, Instant.now(), Scope.ALL);
        assertThat(higher.episodes()).isEmpty();
        assertThat(higher.missed()).hasSize(1);
        assertThat(city.raised()).as("nothing was raised by trying").hasSize(1);
    }

    @Test
    void a_rule_can_be_backed_out_in_one_step() {
        assertThat(city.publish(LIMITS)).isEqualTo(1);
        assertThat(city.publish("levels:", "  yellow: {when: value > 1 %}")).isEqualTo(2);
        var rules = platform.bean(WarningRules.class);
        assertThat(rules.backOut(city.rule, null, WarningCity.CHIEF)).isEqualTo(1);
        city.send(city.sensor(0), 0, 10);
        assertThat(city.raised()).isEmpty();
        assertThat(rules.versions(city.rule).stream().filter(WarningRules.Version::isCurrent))
                .extracting(WarningRules.Version::version)
                .containsExactly(1);
    }

    @Test
    void a_warning_goes_on_when_its_rule_is_changed_and_ends_when_it_is_taken_away() {
        city.publish(LIMITS);
        long sensor = city.sensor(0);
        city.send(sensor, 0, 60);
        city.publish("levels:", "  yellow: {when: value > 30 %}");
        city.send(sensor, 1, 40);
        assertThat(city.history(only().id())).containsExactly("RAISED");
        city.send(sensor, 2, 20);
        assertThat(only().inAlarm()).isFalse();
        city.send(sensor, 40, 60);
        assertThat(city.raised()).hasSize(2);
        var rules = platform.bean(WarningRules.class);
        rules.backOut(city.rule, null, WarningCity.CHIEF);
        rules.backOut(city.rule, null, WarningCity.CHIEF);
        WarningCity.await(() -> city.raised().stream().noneMatch(Warning::inAlarm));
    }

    @Test
    void a_rule_with_mistakes_is_refused_with_all_of_them() {
        assertThatThrownBy(
                        () -> city.publish("levels:", "  yellow: {when: value > 30 kPa}", "  red: {when: valu > 3 %}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .hasSize(2)
                                .allMatch(f -> f.code().equals("RULE-006")));
        assertThatThrownBy(() -> city.publish("levels:", "  yellow: {wen: value > 30 %}"))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void live_and_replay_agree_on_seeded_series_sent_in_pieces() {
        city.publish(
                "quiet: 3 min",
                "levels:",
                "  yellow: {when: value > 60 % hysteresis 5 %, hold: 2 min}",
                "  red: {when: 'mean(5 min) > 80 %'}");
        var random = new Random(5);
        var sensors = new ArrayList<Long>();
        // An hour apart on the ground, so that relapses and groups do not hide anything.
        for (int i = 0; i < 8; i++) sensors.add(city.sensor(2000 * i));
        var readings = new ArrayList<NewObservation>();
        for (long sensor : sensors) {
            double value = 50;
            for (int minute = 0; minute < 100; minute++) {
                value = Math.clamp(value + random.nextDouble(-15, 15), 0, 100);
                readings.add(city.reading(sensor, minute, value));
            }
        }
        readings.sort(java.util.Comparator.comparing(NewObservation::phenomenonStart));
        for (int from = 0; from < readings.size(); from += 37) {
            platform.bean(Observations.class).append(readings.subList(from, Math.min(readings.size(), from + 37)));
        }
        city.awaitJudged();
        var replayed = platform.bean(WarningRules.class)
                .dryRun(
                        city.source(
                                "quiet: 3 min",
                                "levels:",
                                "  yellow: {when: value > 60 % hysteresis 5 %, hold: 2 min}",
                                "  red: {when: 'mean(5 min) > 80 %'}"),
                        city.start,
                        Instant.now(),
                        Scope.ALL);
        long begun = city.raised().stream().mapToLong(w -> 1 + w.relapses()).sum();
        assertThat(begun).isEqualTo(replayed.episodes().size()).isPositive();
        assertThat(replayed.missed()).isEmpty();
        assertThat(Collections.max(city.raised().stream().map(Warning::peak).toList()))
                .isEqualTo(Collections.max(replayed.episodes().stream()
                        .map(WarningRules.Episode::peak)
                        .toList()));
    }
}
