package org.songhua.edge.service;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.security.OpenLimits;
import org.songhua.pack.Text;
import org.songhua.people.NotFoundException;
import org.songhua.people.Open;
import org.songhua.service.Bookings;
import org.songhua.service.Bookings.Booked;
import org.songhua.service.Bookings.Booking;
import org.songhua.service.Bookings.Day;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Public places by the day: whether they are open, how many have booked, and to book. */
@RestController
class BookingController {
    private final Bookings bookings;
    private final OpenLimits limits;

    BookingController(Bookings bookings, OpenLimits limits) {
        this.bookings = bookings;
        this.limits = limits;
    }

    /** What can be booked. */
    record OfferView(String code, Text title, Text description, String basis, int daysAhead, int mostSeats) {}

    @Open("What can be booked holds no data of anybody.")
    @GetMapping("/api/offers")
    List<OfferView> offers() {
        return bookings.offers().stream()
                .map(one -> new OfferView(
                        one.code(), one.title(), one.description(), one.basis(), one.daysAhead(), one.mostSeats()))
                .toList();
    }

    @Open("Opening state and number of bookings of public places on a day. Rate limited.")
    @GetMapping("/api/offers/{offer}/places")
    List<Day> places(@PathVariable String offer, @RequestParam LocalDate day, HttpServletRequest request) {
        limits.take(request);
        return bookings.places(offer, day);
    }

    @Open("Opening state and number of bookings of one public place by the day. Rate limited.")
    @GetMapping("/api/offers/{offer}/places/{place}/days")
    List<Day> days(
            @PathVariable String offer,
            @PathVariable String place,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "14") int days,
            HttpServletRequest request) {
        limits.take(request);
        return bookings.days(offer, place, from, days);
    }

    /** A booking to be made. */
    record BookingBody(
            @Nullable String place,
            @Nullable LocalDate day,
            @Nullable Integer seats,
            @Nullable String phone) {
        /** Personal data never show by accident. */
        @Override
        public String toString() {
            return "BookingBody[…]";
        }
    }

    @Open("Anybody may book; rate limited by address, of the telephone a mark is kept only.")
    @PostMapping("/api/offers/{offer}/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    Booked book(@PathVariable String offer, @RequestBody BookingBody body, HttpServletRequest request) {
        limits.take(request);
        return bookings.book(
                offer,
                Objects.requireNonNullElse(body.place(), ""),
                Objects.requireNonNullElse(body.day(), LocalDate.EPOCH),
                Objects.requireNonNullElse(body.seats(), 1),
                Objects.requireNonNullElse(body.phone(), ""));
    }

    @Open("Whoever has the code, 100 bits of chance, may see that booking; rate limited against guessing.")
    @GetMapping("/api/bookings/{code}")
    Booking find(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        return bookings.find(code).orElseThrow(() -> new NotFoundException("booking with this code"));
    }

    @Open("Whoever has the code may take that booking back; rate limited.")
    @PostMapping("/api/bookings/{code}/cancellation")
    Booking cancel(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        return bookings.cancel(code);
    }
}
