package org.songhua.cim;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often the owner of a data set promises a new edition. */
public enum UpdateCycle {
    NONE,
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY,
    AS_NEEDED;

    /** {@return the name in APIs and in the database} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the cycle of that code} */
    public static Optional<UpdateCycle> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** {@return the day by which the edition after the one of a day is due; empty where nothing is promised} */
    public Optional<LocalDate> next(LocalDate last) {
        return Optional.ofNullable(
                switch (this) {
                    case NONE, AS_NEEDED -> null;
                    case DAILY -> last.plusDays(1);
                    case WEEKLY -> last.plusWeeks(1);
                    case MONTHLY -> last.plusMonths(1);
                    case QUARTERLY -> last.plusMonths(3);
                    case YEARLY -> last.plusYears(1);
                });
    }
}
