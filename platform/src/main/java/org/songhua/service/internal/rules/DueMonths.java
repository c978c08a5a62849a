package org.songhua.service.internal.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;

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
        return value == null
                ? null
                : Parsing.find(value.toString(), LocalDate::parse).orElse(null);
    }
}
