package org.songhua.service.internal.offers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.songhua.engine.text.Parsing;
import org.songhua.register.RegisterRecord;
import org.songhua.service.Bookings.Day;
import org.songhua.service.Bookings.Status;
import org.songhua.service.Offer;
import org.songhua.service.internal.offers.JdbcBookings.Taken;

/** Whether a place is open on a day, by what its record says. Pure: today is an argument. */
final class OpenDay {
    /** No public place takes more in a day; a typing error must not overflow a count. */
    private static final int MOST = 1_000_000;

    private final Offer offer;
    private final RegisterRecord place;
    private final LocalDate today;

    OpenDay(Offer offer, RegisterRecord place, LocalDate today) {
        this.offer = offer;
        this.place = place;
        this.today = today;
    }

    int capacity() {
        return place.fields().get(offer.capacity()) instanceof BigDecimal number
                ? Math.clamp(number.longValue(), 0, MOST)
                : 0;
    }

    Day of(LocalDate day, Taken taken) {
        Object hours = place.fields().get(offer.hours());
        return new Day(
                place.key(),
                place.title(),
                day,
                status(day, taken.seats()),
                hours == null ? "" : hours.toString(),
                capacity(),
                taken.seats(),
                taken.bookings());
    }

    Status status(LocalDate day, int taken) {
        Map<String, Object> fields = place.fields();
        if (!place.state().equals(offer.state())) return Status.NOT_OPEN;
        if (fields.get(offer.closedWeekday()) instanceof BigDecimal weekday
                && weekday.intValue() == day.getDayOfWeek().getValue()) return Status.CLOSED_WEEKDAY;
        if (isClosed(fields.get(offer.closedUntil()), day)) return Status.CLOSED_FOR_NOW;
        boolean bookable = !day.isBefore(today) && day.isBefore(today.plusDays(offer.daysAhead())) && capacity() > 0;
        if (!bookable) return Status.NOT_BOOKABLE;
        return taken < capacity() ? Status.OPEN : Status.FULL;
    }

    private static boolean isClosed(@org.jspecify.annotations.Nullable Object until, LocalDate day) {
        return until != null
                && Parsing.find(until.toString(), LocalDate::parse)
                        .filter(last -> !day.isAfter(last))
                        .isPresent();
    }
}
