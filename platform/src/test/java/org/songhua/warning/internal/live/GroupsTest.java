package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.TestPlatform;
import org.songhua.engine.rule.Level;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.warning.Action;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.WarningFilter;

/** A group of one cause is one entry of the queue, as long as anything of it goes on: no alarm hides behind one that is over. */
class GroupsTest {
    private static final int STORM = Integer.getInteger("songhua.test.storm", 500);
    private static final String[] LIMITS = {
        "levels:", "  yellow: {when: value > 50 %}", "  orange: {when: value > 70 %}", "  red: {when: value > 90 %}"
    };

    private final WarningCity city = new WarningCity(TestPlatform.shared());
    private final long first = city.sensor(0);
    private final long second = city.sensor(300);
    private final long third = city.sensor(600);

    GroupsTest() {
        city.publish(LIMITS);
    }

    /** The second and the third follow the first. */
    private void burst() {
        city.send(first, 0, 60);
        city.send(second, 1, 60);
        city.send(third, 2, 60);
        assertThat(queued()).containsExactly(first);
    }

    private List<Warning> queue() {
        var filter = new WarningFilter(true, null, null, null, city.rule, null, null, null, null, null, 10_000);
        return city.warnings().list(filter, Scope.ALL);
    }

    private List<Long> queued() {
        return queue().stream().map(Warning::subject).toList();
    }

    private Warning of(long sensor) {
        return city.raised().stream()
                .filter(w -> w.subject() == sensor)
                .toList()
                .getLast();
    }

    private Warning act(long sensor, Action action, String note) {
        return city.warnings()
                .act(of(sensor).id(), new WarningCommand(action, null, null, note, null), WarningCity.CHIEF);
    }

    @Test
    void when_the_leader_ends_the_first_of_the_others_leads() {
        burst();
        city.send(first, 3, 10);
        assertThat(queued()).containsExactly(second);
        assertThat(of(second).followers()).isEqualTo(2);
        assertThat(of(second).dueAt()).isNotNull();
        assertThat(city.history(of(second).id())).containsExactly("RAISED", "LEADS");
        assertThat(of(first).leader()).isEqualTo(of(second).id());
        assertThat(of(third).leader()).isEqualTo(of(second).id());
    }

    @Test
    void one_after_the_other_leads_until_all_is_over() {
        burst();
        city.send(first, 3, 10);
        city.send(second, 4, 10);
        assertThat(queued()).containsExactly(third);
        city.send(third, 5, 10);
        assertThat(queue()).isEmpty();
        assertThat(city.raised()).allMatch(w -> w.stage() == Stage.CLEARED);
    }

    @Test
    void all_that_end_at_once_leave_nobody_to_lead() {
        burst();
        city.send(List.of(city.reading(first, 3, 10), city.reading(second, 3, 10), city.reading(third, 3, 10)));
        assertThat(queue()).isEmpty();
        assertThat(city.raised()).noneMatch(w -> city.history(w.id()).contains("LEADS"));
    }

    @Test
    void a_leader_that_comes_back_follows_who_leads_now() {
        burst();
        city.send(first, 3, 10);
        city.send(first, 4, 60);
        assertThat(queued()).containsExactly(second);
        assertThat(of(first).inAlarm()).isTrue();
        assertThat(of(first).relapses()).isEqualTo(1);
    }

    @Test
    void a_leader_that_swings_within_one_commit_leads_on() {
        burst();
        city.send(first, 3, 10, 60);
        assertThat(queued()).containsExactly(first);
        assertThat(city.history(of(second).id())).containsExactly("RAISED");
    }

    @Test
    void a_follower_that_comes_back_after_all_was_over_is_in_the_queue() {
        burst();
        for (long sensor : List.of(first, second, third)) city.send(sensor, 3, 10);
        city.send(second, 6, 60);
        assertThat(queued()).containsExactly(second);
    }

    @Test
    void a_leader_that_people_clear_hands_over_to_those_that_still_hold_and_stays_by_itself() {
        burst();
        act(first, Action.ISSUE, null);
        city.send(first, 3, 10);
        assertThat(of(first).stage()).as("issued, so people end it").isEqualTo(Stage.ISSUED);
        act(first, Action.CLEAR, null);
        assertThat(queued()).containsExactly(second);
        assertThat(of(first).leader()).isNull();
        assertThat(of(first).followers()).isZero();
        assertThat(of(third).leader()).isEqualTo(of(second).id());
    }

    @Test
    void a_false_alarm_takes_all_that_followed_with_it() {
        burst();
        act(first, Action.DISMISS, "试验放水");
        assertThat(queue()).isEmpty();
        assertThat(city.raised()).allMatch(Warning::isFalse);
    }

    @Test
    void what_begins_near_a_follower_after_the_leader_is_over_is_in_the_queue() {
        burst();
        city.send(first, 3, 10);
        long fourth = city.sensor(900);
        city.send(fourth, 4, 60);
        assertThat(queued()).containsExactly(second);
        assertThat(of(fourth).leader()).isEqualTo(of(second).id());
    }

    @Test
    void a_group_is_as_grave_as_its_gravest_open_member() {
        burst();
        city.send(third, 3, 95);
        assertThat(queue().getFirst().groupLevel()).isEqualTo(Level.RED);
        city.send(third, 4, 75);
        assertThat(queue().getFirst().groupLevel()).isEqualTo(Level.ORANGE);
        city.send(third, 5, 10);
        assertThat(queue().getFirst().groupLevel()).isEqualTo(Level.YELLOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"JUDGE", "ISSUE", "DISMISS"})
    void what_is_said_of_the_leader_is_said_of_the_group(Action action) {
        burst();
        act(first, action, "看过现场");
        assertThat(city.raised()).allMatch(w -> w.stage() == action.after(Stage.ALARM));
    }

    @Test
    void a_remark_is_of_one_alone() {
        burst();
        act(first, Action.COMMENT, "电话已打");
        assertThat(city.history(of(first).id())).endsWith("COMMENT");
        assertThat(city.history(of(second).id())).containsExactly("RAISED");
    }

    @Test
    void a_shelved_leader_keeps_its_group_out_of_the_queue() {
        burst();
        Instant until = Instant.now().plus(Duration.ofHours(1));
        city.warnings()
                .act(of(first).id(), new WarningCommand(Action.SHELVE, null, until, "等备件", null), WarningCity.CHIEF);
        assertThat(queue()).isEmpty();
        act(first, Action.UNSHELVE, null);
        assertThat(queued()).containsExactly(first);
    }

    /**
     * A pressure zone of sensors in rows of 70 with 100 m between them: the burst is in one corner, and the drop of pressure runs through the zone
     * at 2 km a minute. One warning is in the queue, and it is the sensor at the burst. 5,000 with {@code -Dsonghua.test.storm=5000}.
     */
    @Test
    @Tag("slow")
    void a_storm_in_a_pressure_zone_is_one_entry_of_the_queue_the_cause_first() {
        var sensors = city.grid(STORM, 70, 100);
        var readings = new ArrayList<NewObservation>();
        for (int i = 0; i < sensors.size(); i++) {
            double metres = 100 * Math.hypot(i % 70, i / 70);
            readings.add(city.reading(sensors.get(i), metres / 2000, 95));
        }
        readings.sort(java.util.Comparator.comparing(NewObservation::phenomenonStart));
        city.send(readings);
        assertThat(city.raised()).hasSize(STORM);
        assertThat(queue()).hasSizeBetween(1, 5);
        Warning cause = queue().getFirst();
        assertThat(cause.subject()).isEqualTo(sensors.getFirst());
        assertThat(cause.followers()).isEqualTo(STORM - 1);
        city.send(sensors.stream().map(s -> city.reading(s, 20, 10)).toList());
        assertThat(queue()).isEmpty();
        assertThat(city.raised()).allMatch(w -> w.stage() == Stage.CLEARED);
    }
}
