package org.songhua.warning.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.warning.Action;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindows;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.internal.live.WarningCity;

/** Faults that were found on the duty desk: works that end, what comes back while works go on, commits out of order, groups that people took up. */
class MaintenanceReleaseTest {
    private static final String[] LIMITS = {"levels:", "  yellow: {when: value > 50 %}", "  red: {when: value > 90 %}"};

    private final WarningCity city = new WarningCity(DutyPlatform.shared());
    private final long first = city.sensor(0);
    private final long second = city.sensor(300);
    private final long third = city.sensor(600);

    @BeforeEach
    void publish() {
        DutyPlatform.roster();
        city.publish(LIMITS);
    }

    private List<Long> queue() {
        var filter = new WarningFilter(true, null, null, null, city.rule, null, null, null, null, null, 1000);
        return city.warnings().list(filter, Scope.ALL).stream()
                .map(Warning::subject)
                .toList();
    }

    private Warning of(long sensor) {
        return city.raised().stream()
                .filter(w -> w.subject() == sensor)
                .toList()
                .getLast();
    }

    private long thing(long sensor) {
        return DutyPlatform.shared()
                .database()
                .database()
                .get("select thing from sensing.datastream where id = ?", row -> row.whole("thing"), sensor);
    }

    private Maintenance works(long sensor, Instant until) {
        var plan =
                new Maintenance(0, city.start.minusSeconds(60), until, "换阀", "chief", thing(sensor), null, null, null);
        return city.platform.bean(MaintenanceWindows.class).plan(plan, WarningCity.CHIEF);
    }

    private void act(long sensor, Action action) {
        city.warnings().act(of(sensor).id(), new WarningCommand(action, null, null, null, null), WarningCity.CHIEF);
    }

    @Test
    void whatWorksKeptBackIsGroupedWithItsCauseWhenTheyEnd() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        works(second, until);
        city.send(first, 0, 60);
        city.send(second, 1, 60);
        assertThat(of(second).maintenance()).isNotNull();
        assertThat(queue()).containsExactly(first);
        DutyPlatform.passTime(until.plusSeconds(1));
        assertThat(of(second).maintenance()).isNull();
        assertThat(queue()).containsExactly(first);
        assertThat(of(second).leader()).isEqualTo(of(first).id());
        assertThat(of(first).followers()).isEqualTo(1);
        assertThat(city.history(of(second).id())).containsExactly("RAISED", "RELEASED");
    }

    @Test
    void ofSeveralThatWorksKeptBackTheFirstRaisedLeads() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        for (long sensor : List.of(first, second, third)) works(sensor, until);
        city.send(third, 0, 60);
        city.send(first, 2, 60);
        city.send(second, 1, 60);
        assertThat(queue()).isEmpty();
        DutyPlatform.passTime(until.plusSeconds(1));
        assertThat(queue()).containsExactly(third);
        assertThat(of(third).followers()).isEqualTo(2);
    }

    @Test
    void whatWasOverBeforeTheWorksEndedStaysOver() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        works(first, until);
        city.send(first, 0, 60, 10);
        DutyPlatform.passTime(until.plusSeconds(1));
        assertThat(of(first).stage()).isEqualTo(Stage.CLEARED);
        assertThat(queue()).isEmpty();
    }

    @Test
    void itsTimeBeginsWhenTheWorksEnd() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        works(first, until);
        city.send(first, 0, 95);
        assertThat(of(first).dueAt()).isNull();
        DutyPlatform.passTime(until.plusSeconds(1));
        assertThat(Duration.between(of(first).stageSince(), of(first).dueAt())).isEqualTo(Duration.ofMinutes(5));
        assertThat(of(first).lateCount()).isZero();
    }

    /** What was over came back into the queue while works went on, because only new warnings were held against them. */
    @Test
    void whatComesBackWhileWorksGoOnIsKeptBackToo() {
        city.send(first, 0, 60, 10);
        works(first, Instant.now().plus(Duration.ofHours(1)));
        city.send(first, 2, 60);
        assertThat(of(first).relapses()).isEqualTo(1);
        assertThat(of(first).maintenance()).isNotNull();
        assertThat(queue()).isEmpty();
    }

    @Test
    void whatPeopleHaveTakenUpIsNotKeptBackByWorks() {
        city.send(first, 0, 60);
        act(first, Action.ISSUE);
        city.send(first, 1, 10);
        works(first, Instant.now().plus(Duration.ofHours(1)));
        city.send(first, 2, 60);
        assertThat(of(first).maintenance()).isNull();
        assertThat(queue()).containsExactly(first);
    }

    /** One commit holds a reading of minute 60 far away, and behind it one of minute 5 beside what was raised at minute 0. */
    @Test
    void aCommitOutOfOrderFindsItsCauseToo() {
        long far = city.sensor(50_000);
        city.send(first, 0, 60);
        List<NewObservation> commit = List.of(city.reading(far, 60, 60), city.reading(second, 5, 60));
        city.send(commit);
        assertThat(of(second).leader()).isEqualTo(of(first).id());
        assertThat(of(far).leader()).isNull();
    }

    /** Who gets the alerts outside would never have heard again of one that became a follower. */
    @Test
    void agroupThatPeopleTookUpIsNotSwallowedByAnother() {
        city.send(first, 0, 60);
        city.send(third, 1, 60);
        long fourth = city.sensor(1000);
        assertThat(queue()).containsExactlyInAnyOrder(first, third);
        act(first, Action.ISSUE);
        act(third, Action.ISSUE);
        city.send(second, 2, 60);
        city.send(fourth, 3, 60);
        assertThat(queue()).containsExactlyInAnyOrder(first, third);
        var issued = city.warnings().listIssued(1000, Scope.ALL).stream()
                .filter(w -> w.rule().equals(city.rule))
                .map(Warning::subject);
        assertThat(issued).containsExactlyInAnyOrder(first, third);
    }

    /** A graver level is that of one; its followers keep theirs, and their history tells nothing else. */
    @Test
    void escalatingALeaderSaysNothingOfItsFollowers() {
        city.send(first, 0, 60);
        city.send(second, 1, 60);
        var graver = new WarningCommand(Action.ESCALATE, org.songhua.engine.rule.Level.RED, null, "人流密集", null);
        city.warnings().act(of(first).id(), graver, WarningCity.CHIEF);
        assertThat(city.history(of(first).id())).endsWith("ESCALATE");
        assertThat(city.history(of(second).id())).containsExactly("RAISED");
        assertThat(of(second).level()).isEqualTo(org.songhua.engine.rule.Level.YELLOW);
    }
}
