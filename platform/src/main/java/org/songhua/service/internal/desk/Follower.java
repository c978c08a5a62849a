package org.songhua.service.internal.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.LimitUnit;
import org.songhua.casework.PersonVault;
import org.songhua.casework.WorkCalendar;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.service.Service;
import org.songhua.service.Service.Allotment;
import org.songhua.service.Service.Queue;
import org.songhua.service.Verdict;
import org.songhua.service.Verdict.Outcome;
import org.songhua.service.internal.desk.JdbcApplications.Kept;
import org.songhua.service.internal.desk.JdbcApplications.Standing;
import org.songhua.service.internal.desk.JdbcPapers.Promise;
import org.songhua.service.internal.rules.Eligibility;
import org.songhua.service.internal.rules.QueueOrder;
import org.songhua.service.internal.rules.ServiceZone;
import org.songhua.store.Database;

/**
 * Follows the records that are applications, in the transaction of their steps: whoever changes one, by whichever way, is bound by
 * the rules of its service, and place, promise, certificate and what is given out stand or fall with the step. Codes
 * {@code SERV-020} to {@code SERV-027}.
 */
public final class Follower implements RecordFollower {
    private final ServiceBook book;
    private final Registers registers;
    private final Lookups lookups;
    private final JdbcApplications applications;
    private final JdbcPapers papers;
    private final PersonVault vault;
    private final WorkCalendar calendar;
    private final Clock clock;

    public Follower(
            Database database,
            ServiceBook book,
            Registers registers,
            PersonVault vault,
            WorkCalendar calendar,
            Clock clock) {
        this.book = book;
        this.registers = registers;
        this.vault = vault;
        this.calendar = calendar;
        this.clock = clock;
        lookups = new Lookups(registers);
        applications = new JdbcApplications(database);
        papers = new JdbcPapers(database);
    }

    /** A change of one application, with what the registers know of it; all that follows from it has its moment. */
    private record Change(
            Service service, RegisterRecord record, Kept before, Map<String, Object> facts, Caller caller, Instant at) {
        boolean enters(List<String> states) {
            return states.contains(record.state()) && !states.contains(before.state());
        }

        boolean leaves(List<String> states) {
            return !states.contains(record.state()) && states.contains(before.state());
        }

        boolean moves() {
            return !record.state().equals(before.state());
        }

        @Nullable
        String text(String field) {
            Object value = field.isEmpty() ? null : record.fields().get(field);
            return value == null ? null : value.toString();
        }
    }

    @Override
    public boolean follows(String register) {
        return book.of(register).isPresent();
    }

    @Override
    public void follow(RecordChanged changed) {
        book.of(changed.record().register()).ifPresent(service -> follow(service, changed));
    }

    private void follow(Service service, RecordChanged changed) {
        RegisterRecord record = changed.record();
        // Who is served is decided one after the other, or two could both be the first.
        if (service.queue() != null) applications.lockOut("queue " + service.code());
        Kept before = kept(service, changed);
        Map<String, Object> facts = lookups.facts(service, record.fields(), false);
        var change = new Change(service, record, before, facts, changed.caller(), now());
        List<String> reasons = judge(change);
        turn(change);
        String given = allot(change);
        if (change.moves()) move(change);
        applications.update(record.key(), standing(change, given, reasons));
        certify(change);
    }

    private Kept kept(Service service, RecordChanged changed) {
        RegisterRecord record = changed.record();
        Optional<Kept> found = applications.lock(record.key());
        boolean isNew = changed.from().isEmpty();
        if (found.isEmpty() && isNew && !record.synthetic())
            throw refused(
                    "/key",
                    "SERV-020",
                    "These records are applications.",
                    "Apply for the service instead of entering it.");
        if (found.isEmpty()) insertBare(service, record);
        if (isNew) applications.recorded(record.key(), record.id());
        return applications.lock(record.key()).orElseThrow();
    }

    /** Made-up ones, and those from before there was a service: nobody is behind them. */
    private void insertBare(Service service, RegisterRecord record) {
        applications.insert(
                new JdbcApplications.New(
                        record.key(), service.code(), record.register(), record.id(), null, null, null, null, null),
                now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** {@return codes of the rules that refuse; those of before where nothing is judged} */
    private List<String> judge(Change change) {
        Service service = change.service();
        List<Verdict> verdicts = new Eligibility(service).verdicts(change.facts());
        if (change.enters(service.judgement().eligible())) {
            List<Fault> against = against(change, verdicts);
            if (!against.isEmpty()) throw new FaultException(against);
        }
        if (!change.enters(service.judgement().refused()))
            return change.before().reasons();
        List<String> failing = verdicts.stream()
                .filter(one -> one.outcome() == Outcome.FAILS)
                .map(Verdict::rule)
                .toList();
        if (failing.isEmpty() && change.text(service.judgement().reason()) == null)
            throw refused(
                    "/fields/" + service.judgement().reason(),
                    "SERV-023",
                    "No rule speaks against this application.",
                    "Say why it is refused.");
        return failing;
    }

    private List<Fault> against(Change change, List<Verdict> verdicts) {
        var faults = new ArrayList<Fault>();
        for (Verdict one : verdicts) {
            if (one.outcome() == Outcome.FAILS)
                faults.add(fault(
                        "",
                        "SERV-021",
                        one.says().zh() + "（" + one.basis() + "）",
                        one.says().en()));
            if (one.outcome() == Outcome.UNKNOWN)
                faults.add(fault(
                        "",
                        "SERV-022",
                        "Rule " + one.rule() + " cannot be judged: " + String.join(", ", one.missing()) + " not known.",
                        "Fill in what is missing, here or in the register it comes from."));
        }
        missing(change)
                .forEach(kind -> faults.add(fault(
                        "",
                        "SERV-024",
                        "The document "
                                + Objects.requireNonNull(
                                                change.service().documents().get(kind))
                                        .title()
                                        .zh() + " (" + kind + ") is missing.",
                        "Have it brought first.")));
        return faults;
    }

    /** Nobody brings documents for what was made up. */
    private List<String> missing(Change change) {
        if (change.before().person() == null) return List.of();
        Set<String> brought = papers.papers(change.record().key()).stream()
                .map(JdbcPapers.Paper::kind)
                .collect(Collectors.toSet());
        return new Eligibility(change.service())
                .documents(change.facts()).stream()
                        .filter(kind -> !brought.contains(kind))
                        .toList();
    }

    private void turn(Change change) {
        Queue queue = change.service().queue();
        if (queue == null || !change.before().state().equals(queue.in()) || !change.enters(queue.served())) return;
        long place = applications.place(change.before());
        if (place > 1 && change.text(queue.leap()) == null)
            throw refused(
                    "/fields/" + queue.leap(),
                    "SERV-025",
                    (place - 1) + " stand before this application in the queue.",
                    queue.leap().isEmpty() ? "Serve them first." : "Serve them first, or say why not.");
    }

    /** {@return key of what the application has now; null for nothing} */
    private @Nullable String allot(Change change) {
        Allotment allotment = change.service().allotment();
        String given = change.before().given();
        if (allotment == null) return null;
        if (change.enters(allotment.in())) return take(change, allotment);
        if (change.leaves(allotment.in()) && given != null) {
            step(change, allotment, given, allotment.back());
            return null;
        }
        if (given != null && !given.equals(change.text(allotment.field())))
            throw refused(
                    "/fields/" + allotment.field(),
                    "SERV-026",
                    "What was given cannot be changed.",
                    "Take it back first.");
        return given;
    }

    private String take(Change change, Allotment allotment) {
        String key = change.text(allotment.field());
        if (key == null)
            throw refused("/fields/" + allotment.field(), "SERV-027", "Nothing is named to be given.", "Name its key.");
        step(change, allotment, key, allotment.take());
        return key;
    }

    private void step(Change change, Allotment allotment, String key, String action) {
        String field = "/fields/" + allotment.field();
        RegisterRecord given = registers
                .findByKey(allotment.register(), key, change.caller())
                .orElseThrow(() -> refused(field, "SERV-027", "There is no " + key + " to be given.", "Name another."));
        try {
            registers.act(allotment.register(), given.id(), null, RecordStep.of(action), change.caller());
        } catch (FaultException e) {
            throw new FaultException(
                    e.faults().stream().map(one -> one.at(Place.atField(field))).toList());
        }
    }

    private void move(Change change) {
        String state = change.record().state();
        boolean ended = isEnded(change);
        papers.step(change.record().key(), state, change.at(), !ended, ended ? Promise.NONE : promise(change));
        if (ended) applications.leave(change.record().key());
    }

    private boolean isEnded(Change change) {
        return registers
                .get(change.service().register(), Caller.SYSTEM)
                .findState(change.record().state())
                .map(one -> one.kind() == RegisterState.Kind.ENDED)
                .orElse(false);
    }

    private Promise promise(Change change) {
        Integer days = change.service().promises().get(change.record().state());
        if (days == null) return Promise.NONE;
        Duration time = LimitUnit.WORK_DAY.times(days);
        Instant due = LimitUnit.WORK_DAY.add(change.at(), time, calendar);
        return new Promise(due, calendar.version(), calendar.isProvisional(due));
    }

    private Standing standing(Change change, @Nullable String given, List<String> reasons) {
        Kept before = change.before();
        Queue queue = change.service().queue();
        boolean waits = queue != null && queue.in().equals(change.record().state());
        Service.Need need = change.service().need();
        return new Standing(
                change.record().state(),
                change.moves() ? change.at() : before.since(),
                waits ? QueueOrder.key(Objects.requireNonNull(queue), change.facts()) : null,
                waits ? Objects.requireNonNullElse(before.queuedAt(), change.at()) : null,
                need == null ? null : change.text(need.by()),
                given,
                reasons,
                isCertified(change));
    }

    private static boolean isCertified(Change change) {
        Service.Certificate certificate = change.service().certificate();
        return certificate != null && certificate.in().contains(change.record().state());
    }

    private void certify(Change change) {
        Service.Certificate certificate = change.service().certificate();
        UUID person = change.before().person();
        if (certificate == null || person == null || change.before().certificateItem() != null) return;
        if (!isCertified(change)) return;
        String code = vault.newCode();
        LocalDate until = LocalDate.ofInstant(change.at(), ServiceZone.ZONE)
                .plusMonths(certificate.months())
                .minusDays(1);
        applications.certify(
                change.record().key(),
                vault.codeMark(code),
                vault.sealText(person, "certificate", code, change.at()),
                change.at(),
                until);
    }

    private static Fault fault(String field, String code, String problem, String remedy) {
        return Fault.refused(code, field.isEmpty() ? Place.NOWHERE : Place.atField(field), problem, remedy);
    }

    private static FaultException refused(String field, String code, String problem, String remedy) {
        return new FaultException(fault(field, code, problem, remedy));
    }
}
