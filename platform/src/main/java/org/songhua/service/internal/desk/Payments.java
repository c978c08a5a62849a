package org.songhua.service.internal.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.service.Paid;
import org.songhua.service.Service;
import org.songhua.service.internal.desk.JdbcApplications.Kept;
import org.songhua.service.internal.rules.DueMonths;
import org.songhua.service.internal.rules.ServiceZone;
import org.songhua.store.Database;

/**
 * Books what is due for a month. The source of a posting is application and month, which a ledger books once; what was booked is
 * remembered in the same transaction, so that asking again books what is missing and nothing twice. Codes {@code SERV-030} and
 * {@code SERV-031}.
 */
final class Payments {
    private static final int MOST = 1_000_000;

    private final Database database;
    private final Registers registers;
    private final Ledgers ledgers;
    private final Clock clock;
    private final JdbcApplications applications;
    private final JdbcPapers papers;

    Payments(Database database, Registers registers, Ledgers ledgers, Clock clock) {
        this.database = database;
        this.registers = registers;
        this.ledgers = ledgers;
        this.clock = clock;
        applications = new JdbcApplications(database);
        papers = new JdbcPapers(database);
    }

    Paid pay(Service service, YearMonth month, Caller caller) {
        Service.Payments terms = service.payments();
        if (terms == null) throw new NotFoundException("payments of this service");
        ledgers.get(terms.ledger(), caller);
        if (month.isAfter(YearMonth.now(clock.withZone(ServiceZone.ZONE))))
            throw Intake.refused("/month", "SERV-030", month + " has not begun.", "Wait until it has.");
        var count = new int[2];
        var refused = new ArrayList<Fault>();
        for (Kept one : applications.inStates(service.code(), terms.in(), MOST)) {
            try {
                pay(terms, one, month, caller, count);
            } catch (FaultException e) {
                e.faults().forEach(fault -> refused.add(fault.at(Place.atField(one.number()))));
            }
        }
        return new Paid(count[0], count[1], refused);
    }

    private void pay(Service.Payments terms, Kept one, YearMonth month, Caller caller, int[] count) {
        if (registers.find(one.register(), one.record(), caller).isEmpty()) return;
        Map<String, Object> fields = registers
                .find(one.register(), one.record(), Caller.SYSTEM)
                .map(RegisterRecord::fields)
                .orElse(Map.of());
        if (!DueMonths.isDue(month, fields.get(terms.from()), fields.get(terms.until()))) return;
        if (!(fields.get(terms.amount()) instanceof BigDecimal amount))
            throw Intake.refused("", "SERV-031", terms.amount() + " is not known.", "Fill it in.");
        boolean booked = database.inTransaction(() -> book(terms, one, month, amount, caller));
        count[booked ? 0 : 1]++;
    }

    private boolean book(Service.Payments terms, Kept one, YearMonth month, BigDecimal amount, Caller caller) {
        LocalDate first = month.atDay(1);
        // Whoever left the paying states since they were listed is paid no more.
        boolean isPayee = applications
                .lock(one.number())
                .filter(now -> terms.in().contains(now.state()))
                .isPresent();
        if (!isPayee || papers.isPaid(one.number(), first)) return false;
        var draft = new PostingDraft(
                terms.posting(), one.number() + "/" + month, first, null, one.number(), amount, Map.of(), null);
        Posting made = ledgers.post(terms.ledger(), draft, caller);
        papers.paid(one.number(), first, terms.ledger(), made.number());
        return true;
    }
}
