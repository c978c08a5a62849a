package org.songhua.wiring;

import java.util.List;
import java.util.Optional;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.PostingKind.RecordBooking;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.springframework.context.ConfigurableApplicationContext;

/** Leads made-up records of the demo city to where their ledgers book them, once; a part of them stays where it is. */
final class DemoLedgers {
    private static final Caller CHECKER = new Caller("demo-check", Caller.SYSTEM.permissions(), Scope.ALL);
    private static final int LED_ON = 3;
    private static final int STAYS = 4;
    private static final String DOCUMENT = "DEMO";

    private final Registers registers;
    private final Ledgers ledgers;

    private DemoLedgers(ConfigurableApplicationContext context) {
        registers = context.getBean(Registers.class);
        ledgers = context.getBean(Ledgers.class);
    }

    /** {@return how many records were led on} */
    static long ensure(ConfigurableApplicationContext context) {
        var maker = new DemoLedgers(context);
        return maker.ledgers.list(CHECKER).stream()
                .filter(one -> maker.ledgers
                        .postings(one.code(), null, null, 1, CHECKER)
                        .isEmpty())
                .mapToLong(maker::fill)
                .sum();
    }

    private long fill(Ledger ledger) {
        return ledger.kinds().stream()
                .map(PostingKind::booking)
                .flatMap(booking -> Optional.ofNullable(booking).stream())
                .map(RecordBooking::register)
                .distinct()
                .mapToLong(register -> lead(registers.get(register, CHECKER), states(ledger, register)))
                .sum();
    }

    private static List<String> states(Ledger ledger, String register) {
        return ledger.kinds().stream()
                .map(PostingKind::booking)
                .flatMap(booking -> Optional.ofNullable(booking).stream())
                .filter(booking -> booking.register().equals(register))
                .map(RecordBooking::in)
                .toList();
    }

    private long lead(Register register, List<String> states) {
        Optional<RegisterAction> step = register.actions().stream()
                .filter(one -> one.from().contains(register.start()) && states.contains(one.to()))
                .findFirst();
        if (step.isEmpty()) return 0;
        List<RegisterRecord> waiting = registers
                .list(register.code(), RecordQuery.first(RecordQuery.MAX_LIMIT).in(register.start()), CHECKER)
                .records();
        long led = 0;
        for (int i = 0; i < waiting.size(); i++)
            if (i % STAYS < LED_ON && waiting.get(i).synthetic() && isLed(waiting.get(i), step.get())) led++;
        return led;
    }

    /** Made-up values may be such as no ledger takes: then the record waits, as a true one would. */
    private boolean isLed(RegisterRecord one, RegisterAction step) {
        try {
            for (String kind : step.evidence())
                registers.attach(one.register(), one.id(), kind, DOCUMENT + "-" + one.key(), null, CHECKER);
            registers.act(one.register(), one.id(), null, RecordStep.of(step.code()), CHECKER);
            return true;
        } catch (FaultException | NotAllowedException e) {
            return false;
        }
    }
}
