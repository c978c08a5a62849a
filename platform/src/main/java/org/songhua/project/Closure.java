package org.songhua.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of the problems that were found in one year are closed by the end of the next. Problems that turned out to be none
 * (an ended state) count in neither number.
 *
 * @param year year by whose end they are closed
 * @param from first day on which they were found
 * @param until last day
 * @param all all of them
 * @param groups by the field that the library names, in order of its values
 * @param kinds by the kind of rectification, in order of its values; those of which it is not decided under the empty one
 */
public record Closure(int year, LocalDate from, LocalDate until, Count all, List<Count> groups, List<Count> kinds) {

    /**
     * Problems of one kind.
     *
     * @param group value of the field; empty for all
     * @param found how many were found
     * @param closed how many of them are closed
     * @param units how many different things, such as buildings, have them; each counts once however many problems it has
     */
    public record Count(String group, long found, long closed, long units) {
        private static final int DECIMALS = 2;

        /** {@return the share closed in per cent with two decimals; null when none was found, which is neither 0 nor 100} */
        public @Nullable BigDecimal share() {
            if (found == 0) return null;
            return BigDecimal.valueOf(closed * 100).divide(BigDecimal.valueOf(found), DECIMALS, RoundingMode.HALF_UP);
        }
    }

    public Closure {
        groups = List.copyOf(groups);
        kinds = List.copyOf(kinds);
    }
}
