package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.duty.Chain;
import org.songhua.engine.duty.Matter;
import org.songhua.engine.duty.Watch;
import org.songhua.people.Scope;
import org.songhua.warning.Warning;
import org.songhua.warning.internal.desk.JdbcWarnings.Standing;
import org.songhua.warning.internal.duty.JdbcDuty;
import org.songhua.warning.internal.duty.LimitsChanged;
import org.songhua.warning.internal.duty.RosterBook;
import org.songhua.warning.internal.tell.Teller;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Calls who is on duty when a step of a warning is late, and the next when that did not help. What is due follows from what is stored and the
 * time, so a restart changes nothing. Runs in the transactions of its callers, who have taken the turn.
 */
@Component
class Escalation {
    /** Kind of the step when the time of a stage is over for the first time. */
    static final String LATE = "LATE";
    /** Kind of the step when somebody was called. */
    static final String CALLED = "CALLED";
    /** Kind of the step when nobody of a tier was on duty. */
    static final String NOBODY = "NOBODY";

    static final String CLOCK = "clock";

    private final JdbcWarnings warnings;
    private final JdbcNews news;
    private final JdbcDuty duty;
    private final RosterBook book;
    private final Teller teller;

    Escalation(JdbcWarnings warnings, JdbcNews news, JdbcDuty duty, RosterBook book, Teller teller) {
        this.teller = teller;
        this.warnings = warnings;
        this.news = news;
        this.duty = duty;
        this.book = book;
    }

    /** Reckons anew when the next tier of a warning is due. */
    void setDue(long id) {
        warnings.findStanding(id).ifPresent(this::setDue);
    }

    private void setDue(Standing standing) {
        warnings.setDue(standing.id(), book.chain().nextAt(of(standing)).orElse(null));
    }

    @EventListener
    void on(LimitsChanged changed) {
        news.takeTurn();
        warnings.listOpen().forEach(this::setDue);
    }

    private static Chain.Standing of(Standing one) {
        return new Chain.Standing(one.level(), one.stage().name(), one.since(), one.told());
    }

    /** Calls who is due to be called. {@return whether anybody was, or anything is late} */
    boolean passTime(Instant now) {
        List<Standing> late = warnings.listLate(now);
        late.forEach(one -> call(one, now));
        return !late.isEmpty();
    }

    private void call(Standing one, Instant now) {
        var matter = new Matter(one.pack(), one.region(), one.level());
        var verdict = book.chain().decide(of(one), matter, now, book.roster());
        Instant next = verdict.nextAt().orElse(null);
        if (verdict.calls().isEmpty()) {
            warnings.setDue(one.id(), next);
            return;
        }
        warnings.setTold(one.id(), verdict.told(), next, one.told() == 0);
        Warning warning = warnings.find(one.id(), Scope.ALL).orElseThrow();
        if (one.told() == 0) tell(warning, LATE, now, null);
        for (Chain.Call call : verdict.calls()) call(warning, one, call, now);
    }

    private void call(Warning warning, Standing one, Chain.Call call, Instant now) {
        if (book.roster().isEmpty()) return;
        var step = new Chain.Step(one.level(), one.stage().name());
        if (call.watches().isEmpty()) {
            duty.addCall(one.id(), step, call.tier(), null, call.dueAt(), now);
            tell(warning, NOBODY, now, Integer.toString(call.tier()));
        }
        for (Watch watch : call.watches()) {
            duty.addCall(one.id(), step, call.tier(), watch, call.dueAt(), now);
            tell(
                    warning,
                    CALLED,
                    now,
                    call.tier() + " · " + watch.organisation() + " · "
                            + watch.person().name());
            teller.call(warning, watch.person().email());
        }
    }

    private void tell(Warning warning, String kind, Instant now, @Nullable String note) {
        news.note(warning, kind, now, CLOCK, note, null);
    }
}
