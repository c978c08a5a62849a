package org.songhua.casework.internal.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.casework.WorkOrders.NewPatrol;

/** The days of a patrol and the steps of an order, against the obvious. */
class RoundsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    private static NewPatrol every(int days, boolean workdaysOnly) {
        return new NewPatrol("x", "roads", null, days, FIRST, workdaysOnly, List.of());
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    @Test
    void aWeeklyRoundFallsOnItsWeekday() {
        assertThat(Rounds.between(every(7, false), FIRST, FIRST.plusDays(15), day -> true))
                .containsExactly(FIRST, FIRST.plusDays(7), FIRST.plusDays(14));
        assertThat(Rounds.between(every(7, false), FIRST.minusDays(30), FIRST, day -> true))
                .isEmpty();
    }

    /** Against counting day by day. */
    @Test
    void theDaysAreThoseThatCountingFinds() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            NewPatrol plan = every(1 + random.nextInt(20), random.nextBoolean());
            LocalDate from = FIRST.plusDays(random.nextInt(120) - 60);
            LocalDate until = from.plusDays(random.nextInt(40));
            var counted = new ArrayList<LocalDate>();
            for (LocalDate day = FIRST; day.isBefore(until); day = day.plusDays(1))
                if (!day.isBefore(from)
                        && (day.toEpochDay() - FIRST.toEpochDay()) % plan.everyDays() == 0
                        && (!plan.workdaysOnly() || isWeekday(day))) counted.add(day);
            assertThat(Rounds.between(plan, from, until, RoundsTest::isWeekday))
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(counted);
        }
    }

    @Test
    void everyOpenStateHasAWayOutAndEndsHaveNone() {
        for (String state : Steps.OPEN) assertThat(Steps.next(state, "cancel")).contains("cancelled");
        for (String end : Set.of("done", "returned", "cancelled"))
            for (String action : Set.of("accept", "start", "done", "give_back", "cancel"))
                assertThat(Steps.next(end, action)).isEmpty();
        assertThat(Steps.next("pending", "done")).isEmpty();
        assertThat(Steps.next("accepted", "done")).contains("done");
    }
}
