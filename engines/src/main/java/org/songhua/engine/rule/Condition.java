package org.songhua.engine.rule;

import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;

/** Something that holds, does not hold, or is not known at a time. The tree is closed. */
public sealed interface Condition {

    /** How two quantities are compared. */
    enum Comparison {
        OVER(">"),
        AT_LEAST(">="),
        UNDER("<"),
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** {@return as it is written} */
        public String sign() {
            return sign;
        }

        boolean isUpward() {
            return this == OVER || this == AT_LEAST;
        }
    }

    /**
     * One quantity against another.
     *
     * @param hysteresis how far it must come back, in the unit of the first, before it no longer holds; 0 or more
     */
    record Compare(Quantity first, Comparison comparison, Quantity second, double hysteresis) implements Condition {
        public Compare {
            if (!(hysteresis >= 0)) throw new IllegalArgumentException("a hysteresis of " + hysteresis);
        }
    }

    /** All hold. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** It does not hold. */
    record Not(Condition part) implements Condition {}

    /** Between two days of the year, both included; over the turn of the year when the first is later. */
    record Season(MonthDay from, MonthDay until) implements Condition {}

    /** From a time of day until before another; over midnight when the first is later. */
    record Daytime(LocalTime from, LocalTime until) implements Condition {}
}
