package org.songhua.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.service.Bookings.Booked;
import org.songhua.service.Bookings.Day;
import org.songhua.service.Bookings.Status;
import org.songhua.store.Database;

/** Venues by the day: open or not, booked by how many, and never beyond their room. */
class BookingsTest {
    private static final String OFFER = "venue_visits";
    private static final String VENUES = "culture_venues";
    private static final Caller CHIEF = Caller.all("chief");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestPlatform platform = TestPlatform.shared();
    private final Bookings bookings = platform.bean(Bookings.class);
    private final Registers registers = platform.bean(Registers.class);
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final LocalDate tomorrow = today.plusDays(1);

    private RegisterRecord venue(int capacity, Map<String, Object> more) {
        var fields = new java.util.HashMap<String, Object>(
                Map.of("venue_name", "城市书房", "venue_kind", "reading_room", "day_capacity", capacity));
        fields.putAll(more);
        return registers.create(VENUES, RecordDraft.of("venue-T" + NEXT.incrementAndGet(), fields), CHIEF);
    }

    private Day day(RegisterRecord venue, LocalDate day) {
        return bookings.days(OFFER, venue.key(), day, 1).getFirst();
    }

    private Booked book(RegisterRecord venue, int seats, String phone) {
        return bookings.book(OFFER, venue.key(), tomorrow, seats, phone);
    }

    private static List<String> codes(ThrowingCallable call) {
        var codes = new ArrayList<String>();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> e.faults().stream().map(Fault::code).forEach(codes::add));
        return codes;
    }

    /** Clause 21 asks for both; its other parts are the milestones of industrial heritage and the reach on foot. */
    @Test
    void theOpeningStateAndTheNumberOfBookingsAreThoseOfTheDay() {
        RegisterRecord venue = venue(10, Map.of("opening_hours", "09:00-17:00"));
        assertThat(day(venue, tomorrow))
                .isEqualTo(new Day(venue.key(), "城市书房", tomorrow, Status.OPEN, "09:00-17:00", 10, 0, 0));
        book(venue, 3, "13800000001");
        Booked second = book(venue, 2, "13800000002");
        assertThat(day(venue, tomorrow).booked()).isEqualTo(5);
        assertThat(day(venue, tomorrow).bookings()).isEqualTo(2);
        assertThat(day(venue, today).booked()).isZero();
        assertThat(bookings.places(OFFER, tomorrow)).contains(day(venue, tomorrow));
        bookings.cancel(second.code());
        assertThat(day(venue, tomorrow).booked()).isEqualTo(3);
        registers.act(
                VENUES,
                venue.id(),
                null,
                new RecordStep("amend", null, Map.of("closed_until", tomorrow.toString())),
                CHIEF);
        assertThat(day(venue, tomorrow).status()).isEqualTo(Status.CLOSED_FOR_NOW);
        assertThat(day(venue, tomorrow.plusDays(1)).status()).isEqualTo(Status.OPEN);
        registers.act(VENUES, venue.id(), null, RecordStep.of("close"), CHIEF);
        assertThat(day(venue, tomorrow.plusDays(1)).status()).isEqualTo(Status.NOT_OPEN);
        assertThat(codes(() -> book(venue, 1, "13800000003"))).containsExactly("SERV-044");
    }

    @Test
    void ofFourteenDaysThoseOfTheWeekdayOfRestAreClosed() {
        RegisterRecord venue = venue(10, Map.of("closed_weekday", 1));
        List<Day> days = bookings.days(OFFER, venue.key(), today, 15);
        assertThat(days)
                .filteredOn(one -> one.status() == Status.CLOSED_WEEKDAY)
                .allSatisfy(
                        one -> assertThat(one.day().getDayOfWeek().getValue()).isEqualTo(1));
        assertThat(days).filteredOn(one -> one.status() == Status.OPEN).hasSize(12);
        assertThat(day(venue, today.minusDays(1)).status()).isIn(Status.NOT_BOOKABLE, Status.CLOSED_WEEKDAY);
        assertThat(days.getLast().status()).isIn(Status.NOT_BOOKABLE, Status.CLOSED_WEEKDAY);
    }

    @Test
    void manyAtOnceNeverTakeMoreThanThereIsRoomFor() throws Exception {
        RegisterRecord venue = venue(25, Map.of());
        var start = new CountDownLatch(1);
        int taken = 0;
        try (var pool = Executors.newFixedThreadPool(6)) {
            var tries = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 40; i++) {
                int seats = 1 + i % 3;
                String phone = "1391111%04d".formatted(i);
                tries.add(pool.submit((Callable<Integer>) () -> {
                    start.await();
                    try {
                        book(venue, seats, phone);
                        return seats;
                    } catch (FaultException e) {
                        return 0;
                    }
                }));
            }
            start.countDown();
            for (Future<Integer> tried : tries) taken += tried.get();
        }
        // Single seats among them fill it to the last one.
        assertThat(taken).isEqualTo(25);
        assertThat(day(venue, tomorrow).booked()).isEqualTo(25);
        assertThat(day(venue, tomorrow).status()).isEqualTo(Status.FULL);
    }

    @Test
    void aTelephoneBooksOnceForADayHoweverItIsWrittenAndAgainAfterTakingBack() throws Exception {
        RegisterRecord venue = venue(25, Map.of());
        Booked first = book(venue, 1, "138 1111-2222");
        assertThat(codes(() -> book(venue, 1, "13811112222"))).containsExactly("SERV-046");
        assertThat(day(venue, tomorrow).booked()).isEqualTo(1);
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var tries = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 4; i++)
                tries.add(pool.submit((Callable<Boolean>) () -> {
                    start.await();
                    return bookings.cancel(first.code()).isCancelled();
                }));
            start.countDown();
            for (Future<Boolean> tried : tries) assertThat(tried.get()).isTrue();
        }
        // Taken back once, however often it was asked.
        assertThat(day(venue, tomorrow).booked()).isZero();
        assertThat(bookings.find(first.code().replace("-", "").toLowerCase(java.util.Locale.ROOT)))
                .hasValueSatisfying(one -> assertThat(one.isCancelled()).isTrue());
        book(venue, 1, "13811112222");
        assertThat(day(venue, tomorrow).bookings()).isEqualTo(1);
    }

    @Test
    void theCodeOfTheCountryMakesNoOtherTelephone() {
        RegisterRecord venue = venue(25, Map.of());
        book(venue, 1, "13822223333");
        for (String same : List.of("+86 138 2222 3333", "008613822223333", "86-138-2222-3333"))
            assertThat(codes(() -> book(venue, 1, same))).as(same).containsExactly("SERV-046");
        // A line at home that begins so is another number.
        book(venue, 1, "86138222");
        assertThat(day(venue, tomorrow).bookings()).isEqualTo(2);
    }

    /** However bookings and their ends meet, what is taken is the sum of what stands and never more than there is room for. */
    @Test
    void whatIsTakenIsTheSumOfWhatStandsWhileManyComeAndGo() throws Exception {
        RegisterRecord venue = venue(12, Map.of());
        var standing = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var tries = new ArrayList<Future<?>>();
            for (int worker = 0; worker < 4; worker++) {
                int number = worker;
                tries.add(pool.submit(() -> comeAndGo(venue, number, standing)));
            }
            for (Future<?> tried : tries) tried.get();
        }
        Day after = day(venue, tomorrow);
        assertThat(after.booked()).isEqualTo(standing.get()).isBetween(0, 12);
        long bookings = platform.bean(Database.class)
                .get(
                        "select count(*) as n from service.booking where place = ? and cancelled_at is null",
                        row -> row.whole("n"),
                        venue.key());
        assertThat((long) after.bookings()).isEqualTo(bookings);
    }

    private void comeAndGo(RegisterRecord venue, int worker, AtomicInteger standing) {
        var random = new Random(worker);
        for (int i = 0; i < 8; i++) {
            int seats = 1 + random.nextInt(5);
            Booked booked;
            try {
                booked = book(venue, seats, "1397%d%06d".formatted(worker, i));
            } catch (FaultException e) {
                assertThat(e.faults()).extracting(Fault::code).containsExactly("SERV-045");
                continue;
            }
            standing.addAndGet(seats);
            if (random.nextBoolean()) {
                bookings.cancel(booked.code());
                standing.addAndGet(-seats);
            }
        }
    }

    @Test
    void whatCannotBeBookedIsRefusedWithAllThatIsWrong() {
        RegisterRecord venue = venue(2, Map.of());
        assertThat(codes(() -> book(venue, 6, "1"))).containsExactly("SERV-042", "SERV-043");
        assertThat(codes(() -> book(venue, 3, "13800001111"))).containsExactly("SERV-045");
        assertThat(codes(() -> bookings.book(OFFER, venue.key(), today.minusDays(1), 1, "13800001111")))
                .containsExactly("SERV-044");
        assertThat(codes(() -> bookings.book(OFFER, venue.key(), today.plusDays(14), 1, "13800001111")))
                .containsExactly("SERV-044");
        assertThat(codes(() -> bookings.days(OFFER, venue.key(), LocalDate.MAX, 1)))
                .containsExactly("SERV-040");
        assertThat(codes(() -> bookings.days(OFFER, venue.key(), today, 63))).containsExactly("SERV-041");
        assertThatThrownBy(() -> bookings.days(OFFER, "none", today, 1)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bookings.places("none", today)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bookings.cancel("AAAAA")).isInstanceOf(NotFoundException.class);
        assertThat(bookings.find("")).isEmpty();
    }

    @Test
    void ofWhoBooksNothingIsKeptButAMark() {
        RegisterRecord venue = venue(5, Map.of());
        book(venue, 1, "13655554444");
        long found = platform.bean(Database.class)
                .get(
                        "select count(*) as n from service.booking b where b::text like ?",
                        row -> row.whole("n"),
                        "%13655554444%");
        assertThat(found).isZero();
    }
}
