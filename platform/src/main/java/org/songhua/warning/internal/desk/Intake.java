package org.songhua.warning.internal.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Reason;
import org.songhua.people.Scope;
import org.songhua.warning.Maintenance;
import org.songhua.warning.Warning;
import org.songhua.warning.internal.desk.JdbcWarnings.Member;
import org.songhua.warning.internal.rules.Micros;
import org.springframework.stereotype.Component;

/** Makes warnings of what rules decided. Everything runs in the transaction of the caller, with the states of the rules. */
@Component
public class Intake {
    /** What comes back within this time is the same warning; a value that swings around its limit is one warning, not thirty. */
    static final Duration RELAPSE_WITHIN = Duration.ofMinutes(30);

    static final String RULE = "rule";
    private final JdbcWarnings warnings;
    private final JdbcNews news;
    private final JdbcMaintenance works;
    private final Groups groups;
    private final Escalation escalation;

    Intake(JdbcWarnings warnings, JdbcNews news, JdbcMaintenance works, Groups groups, Escalation escalation) {
        this.groups = groups;
        this.escalation = escalation;
        this.warnings = warnings;
        this.news = news;
        this.works = works;
    }

    /** {@return the warnings that began} */
    public List<Warning> take(List<News> all) {
        news.takeTurn();
        var round = new Round(all.stream()
                .map(one -> at(one.decision()))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH));
        for (News one : all) take(one, round);
        for (long id : warnings.listLeaders(round.touched)) groups.settle(id, round.last);
        return round.raised;
    }

    private void take(News one, Round round) {
        round.last = at(one.decision());
        switch (one.decision()) {
            case Decision.Raise d -> raise(one, d, round);
            case Decision.Escalate d -> relevel(one, d.level(), d.reasons(), "ESCALATED", round);
            case Decision.Lower d -> relevel(one, d.level(), d.reasons(), "LOWERED", round);
            case Decision.Clear d ->
                end(one.rule().code(), one.site().subject(), round.last, Reasons.json(d.reasons()))
                        .ifPresent(round.touched::add);
            case Decision.Hold _, Decision.None _ -> {}
        }
    }

    /** What one transaction needs to know of the others, works that go on and recent warnings, read once; and what it did. */
    private final class Round {
        final List<Warning> raised = new ArrayList<>();
        /** Leaders, or members, of groups to bring up to date at the end. */
        final Set<Long> touched = new LinkedHashSet<>();

        /** Readings of one commit may come in any order; what was there is read from before the first of them. */
        private final Instant first;

        Instant last = Instant.EPOCH;
        private @Nullable List<Maintenance> plans;
        private @Nullable Grouping grouping;

        Round(Instant first) {
            this.first = first;
        }

        List<Maintenance> plans() {
            if (plans == null) plans = works.list(first);
            return plans;
        }

        Grouping grouping() {
            if (grouping == null) grouping = new Grouping(warnings.listRecent(first.minus(Grouping.TOGETHER)));
            return grouping;
        }
    }

    static Instant at(Decision decision) {
        return Micros.at(decision.time_us());
    }

    private void raise(News one, Decision.Raise raise, Round round) {
        Instant at = at(raise);
        String reasons = Reasons.json(raise.reasons());
        Maintenance work = disturbing(round.plans(), one.site(), at);
        Long works = work == null ? null : (Long) work.id();
        var again = warnings.relapse(one, raise.level(), at.minus(RELAPSE_WITHIN), reasons, works);
        if (again.isPresent()) {
            if (work != null) this.works.noteKeptBack(again.get());
            round.touched.add(again.get());
            escalation.setDue(again.get());
            tell(again.get(), "RELAPSED", at, RULE, reasons);
            return;
        }
        warnings.insert(one, raise.level(), at, reasons, works)
                .map(id -> begun(id, one, at, reasons, work, round))
                .ifPresent(round.raised::add);
    }

    private Warning begun(long id, News one, Instant at, String reasons, @Nullable Maintenance work, Round round) {
        if (work == null) group(id, one, at, round);
        else works.noteKeptBack(id);
        String note = work == null ? null : work.reason();
        Warning warning = get(id);
        news.note(warning, "RAISED", at, RULE, note, reasons);
        return warning;
    }

    private void group(long id, News one, Instant at, Round round) {
        Site site = one.site();
        var member = new Member(id, id, one.rule().pack(), site.thing(), site.longitude(), site.latitude(), at);
        join(member, round.grouping()).ifPresentOrElse(round.touched::add, () -> escalation.setDue(id));
    }

    /** {@return the leader that it follows from now on, as do other groups that it touches unless people have taken them up} */
    private Optional<Long> join(Member member, Grouping grouping) {
        Optional<Long> leader = grouping.join(member);
        if (leader.isEmpty()) return leader;
        warnings.follow(member.id(), leader.get());
        for (long other : grouping.touched(member, leader.get())) {
            if (!groups.wasTakenUp(other)) warnings.follow(other, leader.get());
        }
        return leader;
    }

    private void relevel(News one, Level level, List<Reason> why, String kind, Round round) {
        String reasons = Reasons.json(why);
        warnings.changeLevel(one, level, reasons).ifPresent(id -> {
            round.touched.add(id);
            tell(id, kind, round.last, RULE, reasons);
        });
    }

    /** Ends what a rule that is no more raised. */
    public void endOrphan(String rule, long subject, Instant at) {
        news.takeTurn();
        end(rule, subject, at, "[]").ifPresent(id -> groups.settle(id, at));
    }

    private Optional<Long> end(String rule, long subject, Instant at, String reasons) {
        Optional<Long> ended = warnings.end(rule, subject, at);
        ended.ifPresent(id -> tell(id, "ENDED", at, RULE, reasons));
        return ended;
    }

    /**
     * Does what the time makes due: steps that are late, works that are over.
     *
     * @return whether anything was
     */
    public boolean passTime(Instant now) {
        news.takeTurn();
        List<Long> released = warnings.releaseFromMaintenance(now);
        for (long id : released) tell(id, "RELEASED", now, Escalation.CLOCK, null);
        if (!released.isEmpty()) regroup(released, now);
        boolean isAnyLate = escalation.passTime(now);
        return isAnyLate || !released.isEmpty();
    }

    /** What works kept out of the queue comes back as it would have come: with others of its cause as one. The first raised leads. */
    private void regroup(List<Long> released, Instant now) {
        List<Warning> open = released.stream()
                .map(this::get)
                .filter(warning -> warning.stage().isOpen() && warning.leader() == null)
                .sorted(Comparator.comparing(Warning::raisedAt).thenComparingLong(Warning::id))
                .toList();
        if (open.isEmpty()) return;
        Instant from = open.getFirst().raisedAt().minus(Grouping.TOGETHER);
        var others = warnings.listRecent(from).stream()
                .filter(member -> !released.contains(member.id()))
                .toList();
        var grouping = new Grouping(others);
        for (Warning warning : open) join(member(warning), grouping);
        for (long id : warnings.listLeaders(open.stream().map(Warning::id).toList())) groups.settle(id, now);
    }

    private static Member member(Warning warning) {
        Long thing = warning.thing();
        return new Member(
                warning.id(),
                warning.id(),
                warning.pack(),
                thing == null ? 0 : thing,
                warning.longitude(),
                warning.latitude(),
                warning.raisedAt());
    }

    private void tell(long id, String kind, Instant at, String by, @Nullable String reasons) {
        news.note(get(id), kind, at, by, null, reasons);
    }

    private Warning get(long id) {
        return warnings.find(id, Scope.ALL).orElseThrow();
    }

    private static @Nullable Maintenance disturbing(List<Maintenance> plans, Site site, Instant at) {
        for (Maintenance plan : plans) {
            boolean isNow = !at.isBefore(plan.from()) && at.isBefore(plan.until());
            if (isNow && covers(plan, site)) return plan;
        }
        return null;
    }

    private static boolean covers(Maintenance plan, Site site) {
        String region = plan.region();
        return (plan.thing() == null || plan.thing() == site.thing())
                && (plan.cityObject() == null || plan.cityObject().equals(site.cityObject()))
                && (plan.classCode() == null || plan.classCode().equals(site.classCode()))
                && (region == null || (site.region() != null && site.region().startsWith(region)));
    }
}
