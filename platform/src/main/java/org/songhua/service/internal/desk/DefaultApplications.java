package org.songhua.service.internal.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.PersonVault;
import org.songhua.ledger.Ledgers;
import org.songhua.pack.Text;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.service.ApplicationForm;
import org.songhua.service.Applications;
import org.songhua.service.Certified;
import org.songhua.service.Gap;
import org.songhua.service.Paid;
import org.songhua.service.Receipt;
import org.songhua.service.Service;
import org.songhua.service.Tracked;
import org.songhua.service.Verdict;
import org.songhua.service.Waiting;
import org.songhua.service.internal.desk.JdbcApplications.Kept;
import org.songhua.service.internal.desk.JdbcPapers.Paper;
import org.songhua.service.internal.rules.Eligibility;
import org.songhua.service.internal.rules.QueueOrder;
import org.songhua.service.internal.rules.ServiceZone;
import org.songhua.store.Database;

/** Applications over the database, the register that holds them, and the vault. */
public final class DefaultApplications implements Applications {
    private static final int MOST = 1_000;
    private static final int ALL = 1_000_000;

    private final Database database;
    private final ServiceBook book;
    private final Registers registers;
    private final PersonVault vault;
    private final Audit audit;
    private final Clock clock;
    private final Intake intake;
    private final Lookups lookups;
    private final JdbcApplications applications;
    private final JdbcPapers papers;
    private final Payments payments;
    private final Gaps gaps;

    public DefaultApplications(
            Database database,
            ServiceBook book,
            Registers registers,
            Ledgers ledgers,
            PersonVault vault,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.registers = registers;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
        intake = new Intake(database, book, registers, vault, clock);
        lookups = new Lookups(registers);
        applications = new JdbcApplications(database);
        papers = new JdbcPapers(database);
        payments = new Payments(database, registers, ledgers, clock);
        gaps = new Gaps(database, registers);
    }

    @Override
    public Receipt apply(String service, ApplicationForm form, Caller caller) {
        return intake.apply(service, form, caller);
    }

    @Override
    public Map<String, Object> earlier(String service, String code, String identity) {
        return intake.earlier(service, code, identity);
    }

    @Override
    public Tracked bring(String code, String kind, byte[] content) {
        intake.bring(code, kind, content);
        return track(code);
    }

    private Kept tracked(String code) {
        return applications
                .tracked(vault.codeMark(code))
                .orElseThrow(() -> new NotFoundException("application with this code"));
    }

    @Override
    public Tracked withdraw(String code) {
        Kept one = tracked(code);
        Service service = book.get(one.service());
        if (!canWithdraw(service, one))
            throw Intake.refused("/code", "SERV-014", "It cannot be taken back now.", "Ask the office.");
        registers.act(one.register(), one.record(), null, RecordStep.of(service.withdrawal()), APPLICANT);
        return track(code);
    }

    private boolean canWithdraw(Service service, Kept one) {
        return registers
                .get(one.register(), Caller.SYSTEM)
                .findAction(service.withdrawal())
                .map(action -> action.from().contains(one.state()))
                .orElse(false);
    }

    @Override
    public Tracked track(String code) {
        Kept one = tracked(code);
        Service service = book.get(one.service());
        Register register = registers.get(one.register(), Caller.SYSTEM);
        List<Paper> brought = papers.papers(one.number());
        return new Tracked(
                service.code(),
                one.number(),
                title(register, one.state()),
                papers.steps(one.number()).stream()
                        .map(step -> new Tracked.Step(
                                step.state(),
                                title(register, step.state()),
                                step.since(),
                                step.due(),
                                step.provisional(),
                                step.doneAt()))
                        .toList(),
                place(one),
                reasons(service, one),
                brought.stream().map(DefaultApplications::brought).toList(),
                missing(service, one, brought),
                one.holds() ? vault.openText(one.certificateItem()).orElse(null) : null,
                canWithdraw(service, one));
    }

    private static Text title(Register register, String state) {
        return register.findState(state).map(RegisterState::title).orElse(new Text(state, state));
    }

    private @Nullable Long place(Kept one) {
        return one.queueKey() == null ? null : (Long) applications.place(one);
    }

    private static List<Verdict> reasons(Service service, Kept one) {
        return one.reasons().stream()
                .filter(service.rules()::containsKey)
                .map(code -> {
                    Service.Rule rule = Objects.requireNonNull(service.rules().get(code));
                    return new Verdict(code, rule.title(), Verdict.Outcome.FAILS, rule.says(), rule.basis(), List.of());
                })
                .toList();
    }

    private static Tracked.Brought brought(Paper paper) {
        return new Tracked.Brought(
                paper.number(),
                paper.kind(),
                paper.mediaType(),
                paper.bytes(),
                paper.day(),
                paper.reusedFrom() != null);
    }

    private List<String> missing(Service service, Kept one, List<Paper> brought) {
        Set<String> kinds = brought.stream().map(Paper::kind).collect(Collectors.toSet());
        return new Eligibility(service)
                .documents(facts(service, one)).stream()
                        .filter(kind -> !kinds.contains(kind))
                        .toList();
    }

    private Map<String, Object> facts(Service service, Kept one) {
        Map<String, Object> fields = registers
                .find(one.register(), one.record(), Caller.SYSTEM)
                .map(RegisterRecord::fields)
                .orElse(Map.of());
        return lookups.facts(service, fields, false);
    }

    @Override
    public Optional<Certified> verify(String code) {
        return applications.certified(vault.codeMark(code)).flatMap(this::certified);
    }

    private Optional<Certified> certified(Kept one) {
        Service service = book.get(one.service());
        Service.Certificate certificate = service.certificate();
        Instant at = one.certifiedAt();
        LocalDate until = one.certifiedUntil();
        if (certificate == null || at == null || until == null) return Optional.empty();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ServiceZone.ZONE);
        Certified.Standing standing = !one.holds()
                ? Certified.Standing.REVOKED
                : until.isBefore(today) ? Certified.Standing.EXPIRED : Certified.Standing.VALID;
        return Optional.of(new Certified(service.title(), certificate.title(), at, until, standing));
    }

    @Override
    public List<Waiting> list(String code, String state, int limit, Caller caller) {
        Service service = book.get(code);
        return seen(service, applications.inStates(code, List.of(state), most(limit, caller)), limit, caller);
    }

    @Override
    public List<Waiting> late(String code, int limit, Caller caller) {
        Service service = book.get(code);
        return seen(service, applications.late(code, clock.instant(), most(limit, caller)), limit, caller);
    }

    /** Whose scope is restricted must find theirs among all others'. */
    private static int most(int limit, Caller caller) {
        return caller.scope().isAll() ? Math.clamp(limit, 1, MOST) : ALL;
    }

    private List<Waiting> seen(Service service, List<Kept> found, int limit, Caller caller) {
        Register register = registers.get(service.register(), caller);
        return found.stream()
                .flatMap(one -> registers
                        .find(service.register(), one.record(), caller)
                        .map(record -> waiting(service, register, one, record))
                        .stream())
                .limit(Math.clamp(limit, 1, MOST))
                .toList();
    }

    private Waiting waiting(Service service, Register register, Kept one, RegisterRecord record) {
        List<Waiting.Ground> grounds = service.waitingIn(one.state())
                .map(queue -> QueueOrder.grounds(queue, register, lookups.facts(service, record.fields(), false)))
                .orElse(List.of());
        Instant due = papers.steps(one.number()).stream()
                .filter(step -> step.doneAt() == null)
                .map(JdbcPapers.Kept::due)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Waiting(record, place(one), grounds, one.since(), due);
    }

    /** {@return the application, if it lies within the caller's scope} */
    private Kept within(String service, String number, Caller caller) {
        Service of = book.get(service);
        Kept one = applications.find(service, number).orElseThrow(() -> unknown(number));
        if (registers.find(of.register(), one.record(), caller).isEmpty()) throw unknown(number);
        return one;
    }

    private static NotFoundException unknown(String number) {
        return new NotFoundException("application " + number);
    }

    @Override
    public List<Verdict> verdicts(String service, String number, Caller caller) {
        Kept one = within(service, number, caller);
        Service of = book.get(service);
        return new Eligibility(of).verdicts(facts(of, one));
    }

    @Override
    public RegisterRecord decide(
            String service, String number, @Nullable Long expected, RecordStep step, Caller caller) {
        Kept one = within(service, number, caller);
        return registers.act(one.register(), one.record(), expected, step, caller);
    }

    @Override
    public Map<String, String> person(String service, String number, Caller caller) {
        UUID person = looked(service, number, "applicant.viewed", caller).person();
        return person == null ? Map.of() : vault.texts(person, "applicant").orElse(Map.of());
    }

    @Override
    public List<Tracked.Brought> documents(String service, String number, Caller caller) {
        Kept one = within(service, number, caller);
        return papers.papers(one.number()).stream()
                .map(DefaultApplications::brought)
                .toList();
    }

    @Override
    public Optional<byte[]> document(String service, String number, int document, Caller caller) {
        Kept one = looked(service, number, "applicant.document.viewed", caller);
        return papers.paper(one.number(), document).flatMap(paper -> vault.open(paper.item()));
    }

    private Kept looked(String service, String number, String action, Caller caller) {
        Kept one = within(service, number, caller);
        if (!caller.may(Permission.REPORTER_VIEW))
            throw new NotAllowedException("The permission reporter.view is missing.");
        audit.record(caller.name(), action, "application:" + number, "{}");
        return one;
    }

    @Override
    public void erase(String service, String number, Caller caller) {
        if (!caller.may(Permission.REGISTER_APPROVE)) throw new NotAllowedException("You may not erase applicants.");
        database.run(() -> {
            Kept one = within(service, number, caller);
            UUID person = one.person();
            if (person == null) return;
            vault.erase(person, caller.name(), clock.instant());
            applications.erase(number);
            audit.record(caller.name(), "applicant.erased", "application:" + number, "{}");
        });
    }

    @Override
    public Paid pay(String service, YearMonth month, Caller caller) {
        Paid paid = payments.pay(book.get(service), month, caller);
        String told = "{\"month\": \"%s\", \"booked\": %d}".formatted(month, paid.booked());
        audit.record(caller.name(), "service.paid", "service:" + service, told);
        return paid;
    }

    @Override
    public Gap gap(String service, int rows, Caller caller) {
        return gaps.of(book.get(service), rows, caller);
    }
}
