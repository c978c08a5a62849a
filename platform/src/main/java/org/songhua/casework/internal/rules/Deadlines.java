package org.songhua.casework.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Limit;
import org.songhua.casework.LimitUnit;
import org.songhua.casework.WorkCalendar;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.ClockTerms;
import org.songhua.engine.flow.DueDates;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;

/**
 * Deadlines by class, filing condition, severity, area and season. The narrowest rule that fits decides: filing condition
 * before class, class before area, area before severity, severity before season; of equal ones the first.
 *
 * <p>The terms of a clock begin with amount and unit, so that a pause can be given back and an extension reckoned in the
 * same kind of time years later.
 */
public final class Deadlines implements DueDates {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Comparator<Limit> NARROWEST = Comparator.<Limit>comparingInt(
                    limit -> limit.condition() > 0 ? 1 : 0)
            .thenComparingInt(limit -> limit.classHead().length())
            .thenComparingInt(limit -> limit.areaHead().length())
            .thenComparingInt(limit -> limit.severity().length())
            .thenComparingInt(limit -> limit.season().length());

    private final Supplier<List<Limit>> limits;
    private final WorkCalendar calendar;

    /** @param limits those in force */
    public Deadlines(Supplier<List<Limit>> limits, WorkCalendar calendar) {
        this.limits = limits;
        this.calendar = calendar;
    }

    /** {@return the rule that limits a clock of such a case on that day} */
    public Optional<Limit> find(String clock, Map<String, String> fields, Instant at) {
        return limits.get().stream()
                .filter(limit -> fits(limit, clock, fields, at))
                .max(NARROWEST);
    }

    private static boolean fits(Limit limit, String clock, Map<String, String> fields, Instant at) {
        String condition = fields.getOrDefault("condition", "");
        String severity = fields.getOrDefault("severity", "");
        return limit.clock().equals(clock)
                && fields.getOrDefault("class", "").startsWith(limit.classHead())
                && fields.getOrDefault("region", "").startsWith(limit.areaHead())
                && (limit.condition() == 0 || condition.equals(Integer.toString(limit.condition())))
                && (limit.severity().isEmpty() || limit.severity().equals(severity))
                && isInSeason(limit.season(), at);
    }

    static boolean isInSeason(String season, Instant at) {
        if (season.isEmpty()) return true;
        MonthDay day = MonthDay.from(at.atZone(ZONE));
        MonthDay first = MonthDay.parse("--" + season.substring(0, 5));
        MonthDay last = MonthDay.parse("--" + season.substring(6));
        boolean afterFirst = !day.isBefore(first);
        boolean beforeLast = !day.isAfter(last);
        return first.isAfter(last) ? afterFirst || beforeLast : afterFirst && beforeLast;
    }

    @Override
    public ClockTerms start(String clock, FlowCase subject, Instant at) {
        return find(clock, subject.fields(), at).map(limit -> terms(limit, at)).orElse(ClockTerms.NONE);
    }

    private ClockTerms terms(Limit limit, Instant at) {
        Instant due = limit.unit().add(at, limit.unit().times(limit.amount()), calendar);
        String rule = "%d %s %s %s".formatted(limit.amount(), limit.unit(), limit.id(), limit.basis());
        return new ClockTerms(due, rule.strip(), calendar.version(), calendar.isProvisional(due));
    }

    @Override
    public ClockTerms resume(FlowClock clock, Instant at) {
        Instant due = clock.terms().due();
        Instant pausedAt = clock.pausedAt();
        LimitUnit unit = unit(clock.terms());
        if (due == null || pausedAt == null || unit == null) return clock.terms();
        Duration left = unit.between(pausedAt, due, calendar);
        // What was late already stays as late as it was.
        if (left.isNegative()) return clock.terms().withDue(at.minus(Duration.between(due, pausedAt)));
        return clock.terms().withDue(unit.add(at, left, calendar));
    }

    /** An extension is asked for as {@code extend_by}, in units of the clock; without it the limit is given once more. */
    @Override
    public ClockTerms extend(String clock, FlowClock running, FlowCase subject, Attempt attempt) {
        Instant due = running.terms().due();
        LimitUnit unit = unit(running.terms());
        if (due == null || unit == null) return running.terms();
        int amount = amount(subject.fields().get("extend_by"), running.terms());
        return running.terms().withDue(unit.add(due, unit.times(amount), calendar));
    }

    private static int amount(@Nullable String asked, ClockTerms terms) {
        boolean isNumber = asked != null && asked.matches("[1-9]\\d{0,2}");
        return isNumber
                ? Integer.parseInt(Objects.requireNonNull(asked))
                : Integer.parseInt(terms.rule().split(" ", 2)[0]);
    }

    private static @Nullable LimitUnit unit(ClockTerms terms) {
        String[] words = terms.rule().split(" ", 3);
        return words.length < 2 ? null : LimitUnit.valueOf(words[1]);
    }
}
