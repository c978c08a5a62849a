package org.songhua.service.internal.offers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.songhua.service.Bookings.Booking;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Bookings in the database, and how much of each day is taken; the row of a day is what bookings wait for. */
final class JdbcBookings {
    private static final String OPEN = """
            insert into service.day (offer, place, day, capacity) values (?, ?, ?, ?) on conflict do nothing""";
    private static final String TAKE = """
            update service.day set taken = taken + ?, bookings = bookings + 1, capacity = ?
            where offer = ? and place = ? and day = ? and taken + ? <= ?""";
    private static final String GIVE_BACK = """
            update service.day set taken = taken - ?, bookings = bookings - 1 where offer = ? and place = ? and day = ?""";
    private static final String BOOK = """
            insert into service.booking (code_mark, offer, place, day, seats, contact_mark, booked_at) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (offer, place, day, contact_mark) where cancelled_at is null do nothing""";
    private static final String FIND = """
            select offer, place, day, seats, cancelled_at from service.booking where code_mark = ?""";
    private static final String CANCEL = """
            update service.booking set cancelled_at = ? where code_mark = ? and cancelled_at is null""";
    private static final String OF_DAY = """
            select place, day, taken, bookings from service.day where offer = ? and day = ?""";
    private static final String OF_PLACE = """
            select place, day, taken, bookings from service.day where offer = ? and place = ? and day between ? and ?""";

    private final Database database;

    JdbcBookings(Database database) {
        this.database = database;
    }

    /** How much of a day is taken. */
    record Taken(int seats, int bookings) {
        static final Taken NONE = new Taken(0, 0);
    }

    /** {@return whether there was room; then it is taken} */
    boolean take(Booking one, int capacity) {
        database.update(OPEN, one.offer(), one.place(), one.day(), capacity);
        return database.update(TAKE, one.seats(), capacity, one.offer(), one.place(), one.day(), one.seats(), capacity)
                == 1;
    }

    /** {@return whether the same contact had not booked that day} */
    boolean book(Booking one, byte[] code, byte[] contact, Instant at) {
        return database.update(BOOK, code, one.offer(), one.place(), one.day(), one.seats(), contact, at) == 1;
    }

    boolean cancel(Booking one, byte[] code, Instant at) {
        if (database.update(CANCEL, at, code) == 0) return false;
        return database.update(GIVE_BACK, one.seats(), one.offer(), one.place(), one.day()) == 1;
    }

    Optional<Booking> find(byte[] code) {
        return database.find(FIND, JdbcBookings::booking, (Object) code);
    }

    private static Booking booking(Row row) {
        return new Booking(
                row.text("offer"),
                row.text("place"),
                LocalDate.parse(row.text("day")),
                row.integer("seats"),
                row.findInstant("cancelled_at") != null);
    }

    /** {@return what is taken of each place on a day} */
    Map<String, Taken> ofDay(String offer, LocalDate day) {
        var taken = new HashMap<String, Taken>();
        database.each(OF_DAY, row -> taken.put(row.text("place"), taken(row)), offer, day);
        return taken;
    }

    /** {@return what is taken of a place on each day} */
    Map<LocalDate, Taken> ofPlace(String offer, String place, LocalDate from, LocalDate until) {
        return database.map(
                OF_PLACE, row -> LocalDate.parse(row.text("day")), JdbcBookings::taken, offer, place, from, until);
    }

    private static Taken taken(Row row) {
        return new Taken(row.integer("taken"), row.integer("bookings"));
    }
}
