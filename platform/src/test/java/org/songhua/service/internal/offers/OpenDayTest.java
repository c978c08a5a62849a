package org.songhua.service.internal.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.pack.Text;
import org.songhua.register.RegisterRecord;
import org.songhua.service.Bookings.Status;
import org.songhua.service.Offer;
import org.songhua.service.internal.offers.JdbcBookings.Taken;

/** Whether a place is open on a day, by its record alone. */
class OpenDayTest {
    private static final Text NAME = new Text("一", "One");
    private static final Offer OFFER =
            new Offer("visits", "trial", NAME, NAME, "", "places", "open", "room", "hours", "rest", "until", 14, 5);
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    private static RegisterRecord place(String state, Map<String, Object> fields) {
        return new RegisterRecord(
                "places",
                new UUID(0, 1),
                "P-1",
                "馆",
                state,
                null,
                null,
                null,
                null,
                null,
                fields,
                null,
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Status status(Map<String, Object> fields, LocalDate day, int taken) {
        return new OpenDay(OFFER, place("open", fields), TODAY).status(day, taken);
    }

    private static Map<String, Object> room(long people) {
        return Map.of("room", BigDecimal.valueOf(people));
    }

    @Test
    void itIsOpenWhileThereIsRoomAndFullThen() {
        assertThat(status(room(3), TODAY, 0)).isEqualTo(Status.OPEN);
        assertThat(status(room(3), TODAY, 2)).isEqualTo(Status.OPEN);
        assertThat(status(room(3), TODAY, 3)).isEqualTo(Status.FULL);
        // Room that was made smaller after people had booked.
        assertThat(status(room(3), TODAY, 5)).isEqualTo(Status.FULL);
    }

    @Test
    void itIsBookedFromTodayForSoManyDays() {
        assertThat(status(room(3), TODAY.minusDays(1), 0)).isEqualTo(Status.NOT_BOOKABLE);
        assertThat(status(room(3), TODAY.plusDays(13), 0)).isEqualTo(Status.OPEN);
        assertThat(status(room(3), TODAY.plusDays(14), 0)).isEqualTo(Status.NOT_BOOKABLE);
    }

    @Test
    void ofARoomThatNobodyKnowsNothingIsBooked() {
        assertThat(status(Map.of(), TODAY, 0)).isEqualTo(Status.NOT_BOOKABLE);
        assertThat(status(room(0), TODAY, 0)).isEqualTo(Status.NOT_BOOKABLE);
        assertThat(status(Map.of("room", "many"), TODAY, 0)).isEqualTo(Status.NOT_BOOKABLE);
        assertThat(new OpenDay(OFFER, place("open", room(Long.MAX_VALUE)), TODAY).capacity())
                .isEqualTo(1_000_000);
    }

    @Test
    void thePlaceItselfIsClosedBeforeAnythingElseCounts() {
        var closed = new OpenDay(OFFER, place("closed", room(3)), TODAY);
        assertThat(closed.status(TODAY, 0)).isEqualTo(Status.NOT_OPEN);
        assertThat(closed.of(TODAY, new Taken(2, 1)).booked()).isEqualTo(2);
    }

    @Test
    void aTimeOfClosingEndsWithItsLastDay() {
        var fields = new TreeMap<>(room(3));
        fields.put("until", "2026-04-16");
        assertThat(status(fields, TODAY.plusDays(1), 0)).isEqualTo(Status.CLOSED_FOR_NOW);
        assertThat(status(fields, TODAY.plusDays(2), 0)).isEqualTo(Status.OPEN);
        fields.put("until", "soon");
        assertThat(status(fields, TODAY, 0)).isEqualTo(Status.OPEN);
    }

    @Test
    void theWeekdayOfRestIsThatOfTheCalendar() {
        var random = new Random(11);
        for (int i = 0; i < 200; i++) {
            int rest = 1 + random.nextInt(7);
            LocalDate day = TODAY.plusDays(random.nextInt(14));
            var fields = new TreeMap<>(room(3));
            fields.put("rest", BigDecimal.valueOf(rest));
            assertThat(status(fields, day, 0) == Status.CLOSED_WEEKDAY)
                    .as("%s rests on %d", day, rest)
                    .isEqualTo(day.getDayOfWeek() == DayOfWeek.of(rest));
        }
    }

    @Test
    void whatIsShownOfADayIsWhatTheRecordSays() {
        var fields = new TreeMap<>(room(8));
        fields.put("hours", "09:00-17:00");
        var day = new OpenDay(OFFER, place("open", fields), TODAY).of(TODAY, new Taken(5, 2));
        assertThat(day.hours()).isEqualTo("09:00-17:00");
        assertThat(day.capacity()).isEqualTo(8);
        assertThat(day.bookings()).isEqualTo(2);
        assertThat(new OpenDay(OFFER, place("open", room(8)), TODAY)
                        .of(TODAY, Taken.NONE)
                        .hours())
                .isEmpty();
    }
}
