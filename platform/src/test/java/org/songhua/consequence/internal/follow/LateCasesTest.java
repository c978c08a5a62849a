package org.songhua.consequence.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseChanged;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.TestCases;
import org.songhua.consequence.Consequence;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/**
 * Deadlines of cases: each look reads what became due since the one before and no more, a start reads all of it once, and what could
 * not follow is tried again without holding up the rest. An extreme danger has 24 hours; a case is opened when they are over.
 */
class LateCasesTest {
    private static final Consequence LATE = new Consequence(
            "late_danger",
            "trial",
            new Text("迟", "Late"),
            "某法",
            List.of(),
            new Consequence.Cause("", List.of(), "", "d_", List.of("mend"), "enterprise != \"\""),
            new Consequence.Opens("e_water", "{number} 的 {clock} 已于 {day} 到期", ""),
            null);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final Database database = platform.bean(Database.class);
    private final Set<UUID> read = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    private Following started() {
        return new Following(
                List.of(LATE),
                database,
                platform.bean(Registers.class),
                wrapped(Cases.class, test.cases, this::note),
                wrapped(Reports.class, test.reports, this::refuse));
    }

    /** What is done before a call is passed on. */
    private interface Before {
        void call(Method method, Object[] given);
    }

    private static <T> T wrapped(Class<T> type, T inner, Before before) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, given) -> {
            before.call(method, given);
            try {
                return method.invoke(inner, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void note(Method method, Object[] given) {
        if (method.getName().equals("find")) read.add((UUID) given[0]);
    }

    private void refuse(Method method, Object[] given) {
        if (method.getName().equals("take") && refused.stream().anyMatch(given[0].toString()::contains))
            throw new IllegalStateException("the desk is away");
    }

    private UUID danger() {
        UUID id = test.reports
                .take(NewReport.of("patrol", "d_fire", "消防通道堵塞"), "citizen")
                .caseId();
        attach(id, "grading_sheet");
        act(
                CaseAction.of("grade")
                        .with("severity", "extreme")
                        .with("enterprise", "迟到化工")
                        .with("credit_code", "91220101MA17LQTEXX"),
                id);
        act(CaseAction.of("assign").with("department", "roads"), id);
        return id;
    }

    private void attach(UUID id, String kind) {
        test.cases.attach(id, kind, TestCases.PHOTO, TestCases.ALL);
    }

    private void act(CaseAction action, UUID id) {
        test.cases.act(id, null, action, TestCases.ALL);
    }

    private Instant due(UUID id) {
        Instant due = test.get(id).standing().clocks().get("mend").terms().due();
        assertThat(due).isNotNull().isAfter(Instant.now());
        return due;
    }

    private long opened(UUID id) {
        return database.get(
                "select count(*) as n from casework.report where channel = 'register' and external_no like ?",
                row -> row.whole("n"),
                LATE.code() + ":" + test.get(id).summary().number() + ":mend@%");
    }

    private boolean reads(Following following, Instant now, UUID id) {
        read.clear();
        following.follow(now);
        return read.contains(id);
    }

    @Test
    void aCaseIsReadWhenItBecomesDueAndNotWithEachLookThereafter() {
        UUID id = danger();
        Instant due = due(id);
        Following following = started();
        assertThat(reads(following, due.minus(HOUR), id)).isFalse();
        assertThat(reads(following, due, id)).as("the moment itself is in time").isFalse();
        assertThat(opened(id)).isZero();
        assertThat(reads(following, due.plusSeconds(1), id)).isTrue();
        assertThat(opened(id)).isOne();
        following.follow(due.plus(HOUR));
        assertThat(reads(following, due.plus(HOUR).plusSeconds(60), id)).isFalse();
        assertThat(opened(id)).isOne();
    }

    /** The program was away while the deadline passed, and whatever was known of the looks before is lost. */
    @Test
    void aStartReadsAllThatIsOverdueOnceAndNothingFollowsTwice() {
        UUID id = danger();
        Instant late = due(id).plus(Duration.ofDays(3));
        assertThat(reads(started(), late, id)).isTrue();
        assertThat(opened(id)).isOne();
        Following again = started();
        assertThat(reads(again, late.plus(HOUR), id)).isTrue();
        assertThat(reads(again, late.plus(HOUR.multipliedBy(2)), id)).isFalse();
        assertThat(opened(id)).isOne();
    }

    @Test
    void whatCouldNotFollowIsTriedAgainAndHoldsUpNothingElse() {
        UUID stuck = danger();
        UUID free = danger();
        Instant late = due(free).plus(Duration.ofDays(3));
        refused.add(test.get(stuck).summary().number());
        Following following = started();
        following.follow(late);
        assertThat(opened(stuck)).isZero();
        assertThat(opened(free)).isOne();
        following.follow(late.plus(HOUR));
        assertThat(opened(stuck)).isZero();
        refused.clear();
        following.follow(late.plus(HOUR.multipliedBy(2)));
        assertThat(opened(stuck)).isOne();
        assertThat(reads(following, late.plus(HOUR.multipliedBy(3)), stuck)).isFalse();
    }

    /** A clock that ran ahead and was put back has seen nothing of what was entered meanwhile. */
    @Test
    void aClockThatIsPutBackMakesTheNextLookReadAll() {
        Following following = started();
        following.follow(Instant.now().plus(Duration.ofDays(400)));
        UUID id = danger();
        assertThat(reads(following, due(id).plusSeconds(1), id)).isTrue();
        assertThat(opened(id)).isOne();
    }

    @Test
    void aStepOfACaseThatCannotBeFollowedDoesNotFailTheStep() {
        UUID id = danger();
        Following following = started();
        refused.add(test.get(id).summary().number());
        Instant late = due(id).plusSeconds(1);
        following.follow(new CaseChanged(id, "", "d_fire", "begin", "assigned", "mending", "OPEN", null, null, late, 9));
        assertThat(opened(id)).isZero();
        refused.clear();
        following.follow(late.plus(Duration.ofDays(2)));
        assertThat(opened(id)).isOne();
    }

    @Test
    void whatHasMissedADeadlineIsFoundPageByPageWithinTheScopeAndTheClass() {
        UUID first = danger();
        UUID second = danger();
        Instant from = due(first).minusSeconds(5);
        Instant before = due(second).plusSeconds(5);
        List<UUID> all = test.cases.missed("d_", from, before, null, 500, Scope.ALL);
        assertThat(all).contains(first, second).isSortedAccordingTo(Comparator.comparing(UUID::toString));
        var paged = new ArrayList<UUID>();
        UUID after = null;
        do {
            List<UUID> page = test.cases.missed("", from, before, after, 1, Scope.ALL);
            paged.addAll(page);
            after = page.isEmpty() ? null : page.getFirst();
        } while (after != null);
        assertThat(paged).containsAll(all).doesNotHaveDuplicates();
        assertThat(test.cases.missed("01", from, before, null, 500, Scope.ALL)).doesNotContain(first);
        assertThat(test.cases.missed("d_", before, before.plusSeconds(1), null, 500, Scope.ALL))
                .doesNotContain(first);
        Scope water = new Scope(Set.of("water"), Set.of(), Set.of());
        assertThat(test.cases.missed("d_", from, before, null, 500, water)).isEmpty();
    }
}
