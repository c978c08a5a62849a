package org.songhua.casework.internal.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.songhua.casework.WorkOrders.NewPatrol;

/** The days of a patrol. Pure. */
final class Rounds {
    private Rounds() {}

    /**
     * {@return the days on which a patrol falls, in order}
     *
     * @param from first day that is asked for
     * @param until the day after the last
     * @param isWorkday whether offices are open on a day
     */
    static List<LocalDate> between(NewPatrol plan, LocalDate from, LocalDate until, Predicate<LocalDate> isWorkday) {
        long before = Math.max(0, from.toEpochDay() - plan.firstDay().toEpochDay());
        long skipped = (before + plan.everyDays() - 1) / plan.everyDays();
        var days = new ArrayList<LocalDate>();
        for (LocalDate day = plan.firstDay().plusDays(skipped * plan.everyDays());
                day.isBefore(until);
                day = day.plusDays(plan.everyDays())) if (!plan.workdaysOnly() || isWorkday.test(day)) days.add(day);
        return days;
    }
}
