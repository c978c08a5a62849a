package org.songhua.service.internal.offers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.songhua.casework.PersonVault;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.service.Bookings;
import org.songhua.service.Offer;
import org.songhua.service.internal.offers.JdbcBookings.Taken;
import org.songhua.service.internal.rules.ServiceZone;
import org.songhua.store.Database;

/** Bookings over the database and the registers of places. Codes {@code SERV-040} to {@code SERV-046}. */
public final class DefaultBookings implements Bookings {
    private static final int SHORTEST_PHONE = 7;
    private static final int LONGEST_PHONE = 20;
    /** A year before and after today; nobody asks for more, and no day overflows. */
    private static final int FAR = 366;

    private final Database database;
    private final List<Offer> declared;
    private final Registers registers;
    private final PersonVault vault;
    private final Clock clock;
    private final JdbcBookings bookings;

    public DefaultBookings(
            Database database, List<Offer> declared, Registers registers, PersonVault vault, Clock clock) {
        this.database = database;
        this.registers = registers;
        this.vault = vault;
        this.clock = clock;
        this.declared = declared;
        bookings = new JdbcBookings(database);
    }

    @Override
    public List<Offer> offers() {
        return List.copyOf(declared);
    }

    private Offer offer(String code) {
        return declared.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("offer of that code"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ServiceZone.ZONE);
    }

    private List<RegisterRecord> records(Offer offer) {
        var found = new ArrayList<RegisterRecord>();
        registers.each(offer.register(), RecordQuery.ALL, Caller.SYSTEM, found::add);
        return found;
    }

    private RegisterRecord place(Offer offer, String key) {
        return registers
                .findByKey(offer.register(), key, Caller.SYSTEM)
                .orElseThrow(() -> new NotFoundException("place of that key"));
    }

    @Override
    public List<Day> places(String code, LocalDate day) {
        Offer offer = offer(code);
        near(day);
        Map<String, Taken> taken = bookings.ofDay(code, day);
        return records(offer).stream()
                .map(one -> new OpenDay(offer, one, today()).of(day, taken.getOrDefault(one.key(), Taken.NONE)))
                .toList();
    }

    private void near(LocalDate day) {
        if (Math.abs(ChronoUnit.DAYS.between(today(), day)) > FAR)
            throw refused("/day", "SERV-040", "This day is too far away.", "Ask for a day within a year.");
    }

    @Override
    public List<Day> days(String code, String key, LocalDate from, int days) {
        Offer offer = offer(code);
        near(from);
        if (days < 1 || days > MOST_DAYS)
            throw refused("/days", "SERV-041", "These are not 1 to " + MOST_DAYS + " days.", "Ask in parts.");
        var open = new OpenDay(offer, place(offer, key), today());
        Map<LocalDate, Taken> taken = bookings.ofPlace(code, key, from, from.plusDays(days));
        return IntStream.range(0, days)
                .mapToObj(from::plusDays)
                .map(day -> open.of(day, taken.getOrDefault(day, Taken.NONE)))
                .toList();
    }

    @Override
    public Booked book(String code, String key, LocalDate day, int seats, String phone) {
        Offer offer = offer(code);
        String digits = digits(phone);
        check(offer, seats, digits);
        var booking = new Booking(code, key, day, seats, false);
        String secret = vault.newCode();
        database.run(() -> {
            var open = new OpenDay(offer, place(offer, key), today());
            Status status = open.status(day, 0);
            if (status != Status.OPEN)
                throw refused("/day", "SERV-044", "It cannot be booked: " + status + ".", "Choose another day.");
            if (!bookings.take(booking, open.capacity()))
                throw refused("/seats", "SERV-045", "There is not so much room left.", "Choose another day.");
            byte[] contact = vault.mark("booking", digits);
            if (!bookings.book(booking, vault.codeMark(secret), contact, clock.instant()))
                throw refused("/phone", "SERV-046", "This telephone has booked that day.", "Take that one back first.");
        });
        return new Booked(secret, booking);
    }

    /** A mobile number is the same with the code of its country and without it. */
    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "").replaceFirst("^(00)?86(?=1\\d{10}$)", "");
    }

    private static void check(Offer offer, int seats, String digits) {
        var log = new FaultLog(9);
        if (seats < 1 || seats > offer.mostSeats())
            log.accept(fault("/seats", "SERV-042", "These are not 1 to " + offer.mostSeats() + ".", "Change it."));
        if (digits.length() < SHORTEST_PHONE || digits.length() > LONGEST_PHONE)
            log.accept(fault("/phone", "SERV-043", "This is no telephone number.", "Give yours."));
        log.throwIfAny();
    }

    @Override
    public Optional<Booking> find(String code) {
        return bookings.find(vault.codeMark(code));
    }

    @Override
    public Booking cancel(String code) {
        byte[] mark = vault.codeMark(code);
        return database.inTransaction(() -> {
            Booking one = bookings.find(mark).orElseThrow(() -> new NotFoundException("booking with this code"));
            bookings.cancel(one, mark, clock.instant());
            return bookings.find(mark).orElseThrow();
        });
    }

    private static Fault fault(String field, String code, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }

    private static FaultException refused(String field, String code, String problem, String remedy) {
        return new FaultException(fault(field, code, problem, remedy));
    }
}
