package org.songhua.warning.internal.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Level;
import org.songhua.people.Scope;
import org.songhua.warning.Maintenance;
import org.songhua.warning.Warning;
import org.songhua.warning.internal.desk.JdbcWarnings.Member;
import org.springframework.stereotype.Component;

/** Makes warnings of what rules decided. Everything runs in the transaction of the caller, with the states of the rules. */
@Component
public class Intake {
    /** What comes back within this time is the same warning; a value that swings around its limit is one warning, not thirty. */
    static final Duration RELAPSE_WITHIN = Duration.ofMinutes(30);

    private static final String RULE = "rule";
    private static final String CLOCK = "clock";

    private final JdbcWarnings warnings;
    private final JdbcNews news;
    private final JdbcMaintenance works;

    Intake(JdbcWarnings warnings, JdbcNews news, JdbcMaintenance works) {
        this.warnings = warnings;
        this.news = news;
        this.works = works;
    }

    /** {@return the warnings that began} */
    public List<Warning> take(List<News> all) {
        var raised = new ArrayList<Warning>();
        Round round = null;
        for (News one : all) {
            switch (one.decision()) {
                case Decision.Raise d -> {
                    if (round == null) round = new Round(at(d));
                    raise(one, d, round).ifPresent(raised::add);
                }
                case Decision.Escalate d -> relevel(one, d.level(), at(d), Reasons.json(d.reasons()), "ESCALATED");
                case Decision.Lower d -> relevel(one, d.level(), at(d), Reasons.json(d.reasons()), "LOWERED");
                case Decision.Clear d -> end(one.rule().code(), one.site().subject(), at(d), Reasons.json(d.reasons()));
                case Decision.Hold _, Decision.None _ -> {}
            }
        }
        if (round != null) round.groupsTouched.forEach(this::settleGroup);
        return raised;
    }

    /** What one transaction needs to know of the others: works that go on, and recent warnings. Read once. */
    private final class Round {
        final List<Maintenance> plans;
        final Grouping grouping;
        final java.util.Set<Long> groupsTouched = new java.util.LinkedHashSet<>();

        Round(Instant first) {
            plans = works.list(first.minus(Duration.ofDays(1)));
            grouping = new Grouping(warnings.listRecent(first.minus(Grouping.TOGETHER)));
        }
    }

    static Instant at(Decision decision) {
        long us = decision.time_us();
        return Instant.ofEpochSecond(Math.floorDiv(us, 1_000_000L), Math.floorMod(us, 1_000_000L) * 1000);
    }

    private Optional<Warning> raise(News one, Decision.Raise raise, Round round) {
        Instant at = at(raise);
        String reasons = Reasons.json(raise.reasons());
        var again = warnings.relapse(one, raise.level(), at.minus(RELAPSE_WITHIN), reasons);
        if (again.isPresent()) {
            warnings.setDue(again.get());
            tell(again.get(), "RELAPSED", at, RULE, reasons);
            return Optional.empty();
        }
        Maintenance work = disturbing(round.plans, one.site(), at);
        return warnings.insert(one, raise.level(), at, reasons, work == null ? null : (Long) work.id())
                .map(id -> begun(id, one, at, reasons, work, round));
    }

    private Warning begun(long id, News one, Instant at, String reasons, @Nullable Maintenance work, Round round) {
        if (work == null) group(id, one, at, round);
        String note = work == null ? null : work.reason();
        Warning warning = get(id);
        news.note(warning, "RAISED", at, RULE, note, reasons);
        return warning;
    }

    private void group(long id, News one, Instant at, Round round) {
        Site site = one.site();
        var member = new Member(id, id, one.rule().pack(), site.thing(), site.longitude(), site.latitude(), at);
        Optional<Long> leader = round.grouping.join(member);
        if (leader.isEmpty()) {
            warnings.setDue(id);
            return;
        }
        warnings.follow(id, leader.get());
        for (long other : round.grouping.touched(member, leader.get())) warnings.follow(other, leader.get());
        round.groupsTouched.add(leader.get());
    }

    private void settleGroup(long leader) {
        warnings.refreshGroup(leader);
        warnings.setDue(leader);
    }

    private void relevel(News one, Level level, Instant at, String reasons, String kind) {
        warnings.changeLevel(one, level, reasons).ifPresent(id -> {
            Long leader = get(id).leader();
            warnings.refreshGroup(leader == null ? id : leader);
            tell(id, kind, at, RULE, reasons);
        });
    }

    /** Ends what a rule raised. */
    public void end(String rule, long subject, Instant at, String reasons) {
        warnings.end(rule, subject, at).ifPresent(id -> tell(id, "ENDED", at, RULE, reasons));
    }

    /**
     * Does what the time makes due: steps that are late, works that are over.
     *
     * @return whether anything was
     */
    public boolean passTime(Instant now) {
        List<Long> released = warnings.releaseFromMaintenance(now);
        for (long id : released) {
            warnings.setDue(id);
            tell(id, "RELEASED", now, CLOCK, null);
        }
        List<Long> late = warnings.markLate(now);
        for (long id : late) tell(id, "LATE", now, CLOCK, null);
        return !released.isEmpty() || !late.isEmpty();
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
