package org.songhua.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Public places by the day: whether they are open, how many have booked, and bookings that never go beyond what there is room for. */
public interface Bookings {
    /** Most days in one question. */
    int MOST_DAYS = 62;

    /** {@return what can be booked, in order of packs and files} */
    List<Offer> offers();

    /** {@return all places on a day, in order of their keys} */
    List<Day> places(String offer, LocalDate day);

    /** {@return one place from a day on} */
    List<Day> days(String offer, String place, LocalDate from, int days);

    /** Books for some people on a day. The same telephone books a place once for a day. */
    Booked book(String offer, String place, LocalDate day, int seats, String phone);

    /** {@return the booking of that code} */
    Optional<Booking> find(String code);

    /** Takes a booking back; its room is free again. */
    Booking cancel(String code);

    /**
     * A place on a day.
     *
     * @param place key of the place
     * @param title its name
     * @param day the day
     * @param status whether it is open, and if not why
     * @param hours as people read them; empty when not known
     * @param capacity how many people it takes
     * @param booked how many have booked
     * @param bookings by how many bookings
     */
    record Day(
            String place,
            String title,
            LocalDate day,
            Status status,
            String hours,
            int capacity,
            int booked,
            int bookings) {}

    /** Whether a place is open. */
    enum Status {
        OPEN,
        FULL,
        CLOSED_WEEKDAY,
        CLOSED_FOR_NOW,
        NOT_OPEN,
        NOT_BOOKABLE
    }

    /**
     * A booking as it was made.
     *
     * @param code shown once; only its digest is kept
     */
    record Booked(String code, Booking booking) {}

    /**
     * A booking; nothing of the person.
     *
     * @param isCancelled whether it was taken back
     */
    record Booking(String offer, String place, LocalDate day, int seats, boolean isCancelled) {}
}
