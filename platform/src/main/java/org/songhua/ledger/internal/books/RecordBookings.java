package org.songhua.ledger.internal.books;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.text.Parsing;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.PostingKind.RecordBooking;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.songhua.register.RegisterRecord;
import org.songhua.store.Database;

/**
 * Books what the life of records comes to, in the transaction of the step that brings a record into a state: either both stand
 * or neither. What the ledger refuses is told at the fields of the record. Whose word is enough, the register says.
 */
public final class RecordBookings implements RecordFollower {
    private final LedgerBook book;
    private final BookWriter writer;
    private final JdbcLedgerReader reader;

    public RecordBookings(Database database, LedgerBook book, Clock clock) {
        this.book = book;
        writer = new BookWriter(database, clock);
        reader = new JdbcLedgerReader(database);
    }

    @Override
    public boolean follows(String register) {
        return book.list().stream()
                .flatMap(ledger -> ledger.kinds().stream())
                .map(PostingKind::booking)
                .anyMatch(booking -> booking != null && booking.register().equals(register));
    }

    @Override
    public void follow(RecordChanged change) {
        RegisterRecord record = change.record();
        if (record.state().equals(change.from())) return;
        for (Ledger ledger : book.list())
            for (PostingKind kind : ledger.kinds()) {
                RecordBooking booking = kind.booking();
                if (booking != null && booking.register().equals(record.register()))
                    follow(ledger, kind, booking, change);
            }
    }

    private void follow(Ledger ledger, PostingKind kind, RecordBooking booking, RecordChanged change) {
        RegisterRecord record = change.record();
        boolean books = record.state().equals(booking.in()) && holds(booking.when(), record.fields());
        if (books && booked(ledger, kind, booking, change).isEmpty()) {
            try {
                writer.book(
                        ledger,
                        List.of(draft(kind, booking, record)),
                        change.caller().name());
            } catch (FaultException e) {
                throw new FaultException(
                        e.faults().stream().map(fault -> placed(fault, booking)).toList());
            }
        }
        if (booking.undoneIn().contains(record.state())) undo(ledger, kind, booking, change);
    }

    private static boolean holds(String condition, Map<String, Object> fields) {
        return condition.isEmpty() || Guard.parse(condition).holds(fields);
    }

    private static PostingDraft draft(PostingKind kind, RecordBooking booking, RegisterRecord record) {
        return new PostingDraft(
                kind.code(),
                source(booking, record),
                day(record.fields().get(booking.day())),
                text(record, booking.from()),
                text(record, booking.to()),
                record.fields().get(booking.quantity()) instanceof BigDecimal number ? number.abs() : BigDecimal.ZERO,
                Map.of(),
                address(record));
    }

    private static String address(RegisterRecord record) {
        return record.register() + "/" + record.key();
    }

    private static String source(RecordBooking booking, RegisterRecord record) {
        String source = text(record, booking.source());
        return source == null ? address(record) : source;
    }

    private static @Nullable String text(RegisterRecord record, String field) {
        Object value = record.fields().get(field);
        return value == null ? null : value.toString();
    }

    private static LocalDate day(@Nullable Object value) {
        // Nothing is booked for so early a day; the refusal stands at the field of the day.
        return Parsing.find(String.valueOf(value), LocalDate::parse).orElse(LocalDate.MIN);
    }

    private static Fault placed(Fault fault, RecordBooking booking) {
        String field = fault.place().field();
        String name = field == null
                ? ""
                : switch (field) {
                    case "/quantity" -> booking.quantity();
                    case "/day" -> booking.day();
                    case "/from" -> booking.from();
                    case "/to" -> booking.to();
                    case "/source" -> booking.source();
                    default -> "";
                };
        return name.isEmpty() ? fault : fault.at(Place.atField("/fields/" + name));
    }

    private void undo(Ledger ledger, PostingKind kind, RecordBooking booking, RecordChanged change) {
        booked(ledger, kind, booking, change)
                .ifPresent(one -> writer.reverse(
                        ledger, one, address(change.record()), change.caller().name()));
    }

    /** What was booked from this record and not taken back; another record's source is none of its business. */
    private Optional<Posting> booked(Ledger ledger, PostingKind kind, RecordBooking booking, RecordChanged change) {
        return writer.standing(ledger.code(), source(booking, change.record()))
                .flatMap(number -> reader.posting(ledger.code(), number))
                .filter(one -> one.kind().equals(kind.code()))
                .filter(one -> address(change.record()).equals(one.note()));
    }
}
