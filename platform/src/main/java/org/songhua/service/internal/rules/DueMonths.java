package org.songhua.service.internal.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** For which months something is paid: from the month of its first day to that of its last, both counted whole. */
public final class DueMonths {
    private DueMonths() {}

    /**
     * {@return whether a month is due}
     *
     * @param from first day as a record says it; nothing is due without one
     * @param until last day; null for no end
     */
    public static boolean isDue(YearMonth month, @Nullable Object from, @Nullable Object until) {
        LocalDate first = day(from);
        if (first == null || month.isBefore(YearMonth.from(first))) return false;
        LocalDate last = day(until);
        return last == null || !month.isAfter(YearMonth.from(last));
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        try {
            return value == null ? null : LocalDate.parse(value.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
