package org.songhua.engine.duty;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.rule.Level;

/**
 * Somebody who keeps watch at certain times for certain warnings.
 *
 * @param tier 1 is called first, 2 when that did not help, and so on up to {@link #MOST_TIERS}
 * @param organisation whose watch it is
 * @param pack field that it answers for, such as {@code gas}; null for all
 * @param region head of region codes that it answers for; null for all
 * @param level least level that it is called for
 * @param days on which it begins
 * @param from local time at which it begins
 * @param until local time at which it ends, on the next day unless it lies after {@code from}; equal means a day and a night
 * @param first first day on which it may begin; null for no bound
 * @param last last day on which it may begin
 * @param replaces name of the person of the same organisation and tier who need not come while this one does; null for an ordinary watch
 */
public record Watch(
        int tier,
        String organisation,
        Person person,
        @Nullable String pack,
        @Nullable String region,
        Level level,
        Days days,
        LocalTime from,
        LocalTime until,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable String replaces) {
    /** Nobody has more to call. */
    public static final int MOST_TIERS = 5;

    public Watch {
        if (tier < 1 || tier > MOST_TIERS) throw new IllegalArgumentException("Tier " + tier + " is none");
    }

    /**
     * Who keeps it and how they are reached; what is not known is empty.
     *
     * @param user login name
     */
    public record Person(String name, String user, String phone, String email) {}

    /** {@return whether it is kept at a local time} */
    boolean isOn(LocalDateTime at, OfficialDays calendar) {
        LocalDate today = at.toLocalDate();
        LocalTime time = at.toLocalTime();
        boolean overMidnight = !from.isBefore(until);
        boolean begun = !time.isBefore(from) && (overMidnight || time.isBefore(until)) && begins(today, calendar);
        return begun || (overMidnight && time.isBefore(until) && begins(today.minusDays(1), calendar));
    }

    /** {@return whether it begins on a day} */
    boolean begins(LocalDate day, OfficialDays calendar) {
        boolean isEarly = first != null && day.isBefore(first);
        boolean isLate = last != null && day.isAfter(last);
        return !isEarly && !isLate && days.hold(day, calendar);
    }

    /** {@return whether it answers for a warning} */
    boolean answersFor(Matter matter) {
        String where = matter.region();
        return (pack == null || pack.equals(matter.pack()))
                && (region == null || (where != null && where.startsWith(region)))
                && matter.level().compareTo(level) >= 0;
    }

    /** {@return how narrowly it is meant: a field counts more than a region, a longer region more than a shorter} */
    int narrowness() {
        return (pack == null ? 0 : 1000) + (region == null ? 0 : region.length());
    }

    boolean standsInFor(Watch other) {
        return other.person.name().equals(replaces)
                && other.replaces == null
                && other.tier == tier
                && other.organisation.equals(organisation);
    }
}
