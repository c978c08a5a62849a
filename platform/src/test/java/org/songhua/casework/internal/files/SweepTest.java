package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.TestCases;
import org.songhua.casework.WorkCalendar;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.cim.CityObjects;
import org.songhua.people.Audit;
import org.songhua.people.Organisations;
import org.songhua.people.Scope;
import org.songhua.people.Users;
import org.songhua.store.Database;

/** Deadlines are noticed level by level, each once, at the hour that the clock says. */
class SweepTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);

    /** Casework over the same database at another time. */
    private Casework at(Instant now) {
        var parts = new Parts(
                platform.bean(Database.class),
                platform.bean(CaseCatalogue.class),
                platform.bean(Responsibilities.class),
                platform.bean(Organisations.class),
                platform.bean(Audit.class),
                Clock.fixed(now, ZoneOffset.UTC),
                event -> {});
        return new Casework(
                parts,
                platform.bean(StoredFlows.class),
                platform.bean(WorkCalendar.class),
                platform.bean(Vault.class),
                platform.bean(CityObjects.class),
                platform.bean(Users.class),
                platform.bean(org.songhua.warning.Duty.class));
    }

    private CaseSummary summary(UUID id) {
        return test.get(id).summary();
    }

    @Test
    void aCaseWarnsAtHalfAtFourFifthsAndWhenItIsOverdue() {
        UUID id = test.inProgress();
        Instant start = test.get(id).standing().clocks().get("dispose").startedAt();
        at(start.plus(Duration.ofMinutes(59))).sweep().run();
        assertThat(summary(id).warnLevel()).isZero();
        at(start.plus(Duration.ofMinutes(61))).sweep().run();
        assertThat(summary(id).warnLevel()).isOne();
        at(start.plus(Duration.ofMinutes(97))).sweep().run();
        assertThat(summary(id).warnLevel()).isEqualTo(2);
        int before = summary(id).sequence();
        at(start.plus(Duration.ofMinutes(121))).sweep().run();
        assertThat(summary(id).warnLevel()).isEqualTo(3);
        at(start.plus(Duration.ofMinutes(122))).sweep().run();
        assertThat(summary(id).sequence()).as("told once").isEqualTo(before + 1);
        assertThat(test.cases.log(id, Scope.ALL).getLast().event().action()).isEqualTo("overdue");
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
    }

    /** A day, three days, a week after the deadline: one level more each, never back, each told once. */
    @Test
    void supervisionRisesTheLongerACaseIsOverdue() {
        UUID id = test.inProgress();
        Instant due = test.get(id).standing().clocks().get("dispose").terms().due();
        assertThat(due).isNotNull();
        at(due.plus(Duration.ofHours(1))).sweep().run();
        assertThat(summary(id).supervision()).isZero();
        int told = summary(id).sequence();
        Duration[] late = {Duration.ofHours(25), Duration.ofHours(26), Duration.ofHours(73), Duration.ofHours(200)};
        int[] levels = {1, 1, 2, 3};
        for (int i = 0; i < late.length; i++) {
            at(due.plus(late[i])).sweep().run();
            assertThat(summary(id).supervision()).as("after %s", late[i]).isEqualTo(levels[i]);
        }
        assertThat(test.cases.log(id, Scope.ALL).stream()
                        .skip(told)
                        .filter(entry -> entry.event().action().equals("escalated")))
                .hasSize(3);
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
    }

    @Test
    void whatAPersonHasRaisedIsNotLowered() {
        UUID id = test.inProgress();
        test.cases.act(
                id, null, CaseAction.of("supervise").with("supervision", "3").with("basis", "督办单"), TestCases.CHIEF);
        Instant due = test.get(id).standing().clocks().get("dispose").terms().due();
        assertThat(due).isNotNull();
        at(due.plus(Duration.ofHours(30))).sweep().run();
        assertThat(summary(id).supervision()).isEqualTo(3);
    }

    @Test
    void aCaseThatIsSuspendedDoesNotWarn() {
        UUID id = test.inProgress();
        test.cases.act(id, null, CaseAction.of("request_suspension").because("weather"), TestCases.WORKER);
        test.act(id, "grant_suspension", TestCases.DISPATCHER);
        Instant start = test.get(id).standing().clocks().get("dispose").startedAt();
        at(start.plus(Duration.ofDays(30))).sweep().run();
        assertThat(summary(id).warnLevel()).isZero();
        assertThat(summary(id).dueAt()).isNull();
    }
}
