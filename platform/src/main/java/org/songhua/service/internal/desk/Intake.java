package org.songhua.service.internal.desk;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.PersonVault;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.RecordDraft;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.service.ApplicationForm;
import org.songhua.service.Applications;
import org.songhua.service.Receipt;
import org.songhua.service.Service;
import org.songhua.service.internal.desk.JdbcApplications.Kept;
import org.songhua.service.internal.desk.JdbcApplications.New;
import org.songhua.service.internal.desk.JdbcPapers.Paper;
import org.songhua.service.internal.rules.Eligibility;
import org.songhua.service.internal.rules.ServiceZone;
import org.songhua.store.Database;

/**
 * Takes applications and documents: checked as a whole, who applies sealed in the vault, nobody twice. Codes {@code SERV-007} to
 * {@code SERV-013}.
 */
final class Intake {
    private static final String CODE = "code";

    private final Database database;
    private final ServiceBook book;
    private final Registers registers;
    private final PersonVault vault;
    private final Clock clock;
    private final JdbcApplications applications;
    private final JdbcPapers papers;
    private final Lookups lookups;

    Intake(Database database, ServiceBook book, Registers registers, PersonVault vault, Clock clock) {
        this.database = database;
        this.book = book;
        this.registers = registers;
        this.vault = vault;
        this.clock = clock;
        applications = new JdbcApplications(database);
        papers = new JdbcPapers(database);
        lookups = new Lookups(registers);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Receipt apply(String code, ApplicationForm form, Caller caller) {
        Service service = book.get(code);
        if (!caller.may(Permission.REGISTER_EDIT)) throw new NotAllowedException("You may not take applications.");
        var faults = new ArrayList<>(new FormCheck(service, form).faults());
        faults.addAll(registers.form(service.register(), form.fields(), caller).faults());
        if (!faults.isEmpty()) throw new FaultException(faults);
        Map<String, String> personal = FormCheck.plain(form.personal());
        byte[] identity = identity(personal.getOrDefault(service.identity(), ""));
        return database.inTransaction(() -> {
            // Two at once of the same person wait for each other; the second one is a replay or a duplicate.
            applications.lockOut("person " + java.util.HexFormat.of().formatHex(identity));
            Receipt known = replay(service, form.request(), identity);
            return known == null ? take(service, form, personal, identity, caller) : known;
        });
    }

    byte[] identity(String number) {
        return vault.mark("person", number.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    }

    /** {@return the receipt of the same request of the same person; null when it is new} */
    private @Nullable Receipt replay(Service service, @Nullable String request, byte[] identity) {
        if (request == null) return null;
        Kept known = applications.requested(vault.codeMark(request)).orElse(null);
        if (known == null) return null;
        boolean same = known.service().equals(service.code()) && MessageDigest.isEqual(known.identity(), identity);
        if (!same) throw refused("/request", "SERV-007", "This mark was used before.", "Send another one.");
        return new Receipt(known.number(), vault.openText(known.codeItem()).orElse(""), reused(known.number()));
    }

    private List<String> reused(String number) {
        return papers.papers(number).stream()
                .filter(one -> one.reusedFrom() != null)
                .map(Paper::kind)
                .toList();
    }

    private Receipt take(
            Service service, ApplicationForm form, Map<String, String> personal, byte[] identity, Caller caller) {
        Instant now = now();
        String number =
                "%d-%06d".formatted(LocalDate.ofInstant(now, ServiceZone.ZONE).getYear(), applications.next());
        UUID person = vault.addPerson(now);
        vault.sealJson(person, "applicant", personal, now);
        String code = vault.newCode();
        byte[] request = form.request() == null ? null : vault.codeMark(form.request());
        applications.insert(
                new New(
                        number,
                        service.code(),
                        service.register(),
                        UUID.randomUUID(),
                        person,
                        identity,
                        vault.codeMark(code),
                        request,
                        vault.sealText(person, CODE, code, now)),
                now);
        stand(service, form, personal, number);
        RegisterRecord record = registers.create(service.register(), draft(service, form, number), caller);
        return new Receipt(number, code, reuse(service, record, form.earlier(), identity));
    }

    private static RecordDraft draft(Service service, ApplicationForm form, String number) {
        String department = service.department().isEmpty() ? null : service.department();
        return new RecordDraft(number, null, department, form.region(), null, null, form.fields(), false);
    }

    /** Whoever has one application that goes on cannot have a second; which one it is, is told to nobody. */
    private void stand(Service service, ApplicationForm form, Map<String, String> personal, String number) {
        for (String kind : service.duplicates()) {
            Object value = service.personal().containsKey(kind)
                    ? personal.get(kind)
                    : form.fields().get(kind);
            if (value == null || value.toString().isBlank()) continue;
            String text = value.toString().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
            if (!applications.stand(service.code(), kind, vault.mark("standing " + kind, text), number))
                throw refused(
                        (service.personal().containsKey(kind) ? "/personal/" : "/fields/") + kind,
                        "SERV-008",
                        "An application with this " + kind + " is under way already.",
                        "Follow that one by its code, or wait until it has ended.");
        }
    }

    /** Documents of an earlier application of the same person that still count. */
    private List<String> reuse(Service service, RegisterRecord record, @Nullable String earlier, byte[] identity) {
        Kept before = earlier == null ? null : same(earlier, identity).orElse(null);
        if (before == null) return List.of();
        Instant now = now();
        var kinds = new ArrayList<String>();
        for (String kind : new Eligibility(service).documents(lookups.facts(service, record.fields(), false))) {
            int months = Objects.requireNonNull(service.documents().get(kind)).months();
            papers.papers(before.number()).reversed().stream()
                    .filter(one -> one.kind().equals(kind) && isFresh(one, months, now))
                    .findFirst()
                    .ifPresent(one -> {
                        reuse(service, record, one, before.number(), now);
                        kinds.add(kind);
                    });
        }
        return kinds;
    }

    private void reuse(Service service, RegisterRecord record, Paper one, String from, Instant now) {
        // Sealed anew under the new application, so that erasing one leaves the other whole.
        UUID person = applications.lock(record.key()).orElseThrow().person();
        byte[] content = vault.open(one.item()).orElse(null);
        if (person == null || content == null) return;
        UUID item = vault.seal(person, one.kind(), content, now);
        String first = one.reusedFrom() == null ? from : one.reusedFrom();
        papers.bring(
                record.key(),
                new Paper(0, one.kind(), item, one.mediaType(), one.bytes(), one.sha256(), one.broughtAt(), first));
        prove(service, record.id(), one.kind(), one.sha256());
    }

    private static boolean isFresh(Paper one, int months, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ServiceZone.ZONE);
        return months > 0 && !one.day().plusMonths(months).isBefore(today);
    }

    /** A register that asks for evidence of this kind learns that it lies sealed. */
    private void prove(Service service, UUID record, String kind, byte[] sha256) {
        if (!registers.get(service.register(), Caller.SYSTEM).evidence().containsKey(kind)) return;
        String digest = java.util.HexFormat.of().formatHex(sha256);
        registers.attach(service.register(), record, kind, "sealed sha256:" + digest, null, Applications.APPLICANT);
    }

    /** {@return the application of that code, if the same person made it} */
    Optional<Kept> same(String code, byte[] identity) {
        return applications
                .tracked(vault.codeMark(code))
                .filter(one -> one.identity() != null && MessageDigest.isEqual(one.identity(), identity));
    }

    Map<String, Object> earlier(String code, String earlier, String number) {
        Service service = book.get(code);
        var values = new TreeMap<String, Object>();
        same(earlier, identity(number))
                .flatMap(one -> registers.find(one.register(), one.record(), Caller.SYSTEM))
                .ifPresent(record -> values.putAll(record.fields()));
        values.keySet().retainAll(service.asks());
        return values;
    }

    void bring(String code, String kind, byte[] content) {
        Kept found = applications
                .tracked(vault.codeMark(code))
                .orElseThrow(() -> new NotFoundException("application with this code"));
        Service service = book.get(found.service());
        if (!service.documents().containsKey(kind))
            throw refused("/kind", "SERV-011", "There is no such document.", "Name one that is asked for.");
        PaperFile.Checked file = PaperFile.check(content);
        database.run(() -> {
            Kept one = applications.lock(found.number()).orElseThrow();
            UUID person = one.person();
            if (person == null || isEnded(one))
                throw refused("/code", "SERV-012", "This application has ended.", "Apply anew.");
            keep(service, one, person, kind, file);
        });
    }

    private void keep(Service service, Kept one, UUID person, String kind, PaperFile.Checked file) {
        List<Paper> before = papers.papers(one.number());
        byte[] digest = file.sha256();
        // The same file again is the same document.
        if (before.stream()
                .anyMatch(paper -> paper.kind().equals(kind) && MessageDigest.isEqual(paper.sha256(), digest))) return;
        if (before.size() >= Applications.MOST_DOCUMENTS)
            throw refused(
                    "/file",
                    "SERV-013",
                    "There are " + before.size() + " documents already.",
                    "Put what is left into one file at the office.");
        Instant now = now();
        UUID item = vault.seal(person, kind, file.content(), now);
        papers.bring(
                one.number(), new Paper(0, kind, item, file.mediaType(), file.content().length, digest, now, null));
        prove(service, one.record(), kind, digest);
    }

    private boolean isEnded(Kept one) {
        return registers
                .get(one.register(), Caller.SYSTEM)
                .findState(one.state())
                .map(state -> state.kind() == RegisterState.Kind.ENDED)
                .orElse(true);
    }

    static FaultException refused(String field, String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
