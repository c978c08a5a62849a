package org.songhua.casework.internal.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Report;
import org.songhua.casework.Reports;
import org.songhua.casework.RoutingTrace;
import org.songhua.casework.Severity;
import org.songhua.casework.TakenReport;
import org.songhua.casework.internal.files.CaseWriter.Written;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.casework.internal.vault.Tracking;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.cim.CityObject;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.flow.FlowState;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Reports over the database and the vault. */
public final class DefaultReports implements Reports {
    private static final Caller CITIZEN = new Caller("citizen", Set.of(Permission.CASE_REPORT), Scope.ALL);

    private static final Set<Permission> GLASS = Set.of(
            Permission.CASE_REPORT,
            Permission.CASE_WORK,
            Permission.CASE_DISPATCH,
            Permission.CASE_CHECK,
            Permission.CASE_SUPERVISE);
    private static final String BREAK = """
            insert into casework.glass (report, actor, reason, broken_at, until) values (?, ?, ?, ?, ?)""";
    private static final String BROKEN = """
            select 1 as one from casework.glass where report = ? and actor = ? and until > ? limit 1""";

    private final Parts parts;
    private final Database database;
    private final JdbcCases jdbcCases;
    private final JdbcReports reports;
    private final CaseWriter writer;
    private final DefaultCases cases;
    private final PlaceFinder places;
    private final Vault vault;
    private final Tracking tracking = new Tracking();

    DefaultReports(Parts parts, CaseWriter writer, DefaultCases cases, PlaceFinder places, Vault vault) {
        this.parts = parts;
        this.database = parts.database();
        this.jdbcCases = new JdbcCases(database);
        this.reports = new JdbcReports(database);
        this.writer = writer;
        this.cases = cases;
        this.places = places;
        this.vault = vault;
    }

    @Override
    public TakenReport take(NewReport report, String actor) {
        Optional<CaseClass> of = parts.catalogue().findClass(report.classCode());
        Optional<CityObject> object = Optional.ofNullable(report.object()).flatMap(places::named);
        var check = new ReportCheck(report, of, object);
        List<Fault> faults = check.faults();
        if (!faults.isEmpty()) throw new FaultException(faults);
        Report.Place place = check.found();
        String code = tracking.next();
        var taken = database.inTransaction(() -> takeOnce(report, of.orElseThrow(), place, object, actor, code));
        if (taken.news() != null) cases.publish(List.of(taken.news()));
        return taken.report();
    }

    private record Taken(TakenReport report, @Nullable Written news) {}

    /** The same number of the same channel is the same report, however often it is sent. */
    private Taken takeOnce(
            NewReport report,
            CaseClass of,
            Report.@Nullable Place place,
            Optional<CityObject> object,
            String actor,
            String code) {
        String external = report.externalNo();
        if (external != null) {
            database.get(
                    "select pg_advisory_xact_lock(hashtextextended(?, 6))::text as got",
                    row -> true,
                    report.channel() + "\n" + external);
            Optional<Report> known = reports.find(
                    "r.external_no = ? and r.channel = '%s'".formatted(channel(report.channel())), external);
            if (known.isPresent()) return new Taken(known(known.get()), null);
        }
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Written written = report.joins() == null
                ? open(report, of, place, object, actor, now)
                : join(report.joins(), report, actor, now);
        UUID reporter = vault.addReporter(report.contact(), now);
        Set<String> findings = PersonalData.kinds(report.text());
        UUID text = report.text().isEmpty() ? null : vault.sealText(reporter, "text", report.text(), now);
        if (report.address() != null && !report.address().isBlank())
            vault.sealText(reporter, "address", report.address(), now);
        if (!report.answers().isEmpty()) vault.sealJson(reporter, "answers", report.answers(), now);
        boolean shown = report.mayPublish()
                && of.isPublic()
                && findings.isEmpty()
                && !report.text().isEmpty();
        UUID id = UUID.randomUUID();
        long number = reports.insert(new JdbcReports.New(
                id,
                written.subject().id(),
                channel(report.channel()),
                of.code(),
                reporter,
                text,
                shown ? report.text() : null,
                List.copyOf(findings),
                external,
                now,
                Tracking.mark(code),
                place));
        return new Taken(
                new TakenReport(
                        id, number, written.subject().id(), written.subject().number(), code, true),
                written);
    }

    private TakenReport known(Report report) {
        String number = jdbcCases.find(report.caseId()).orElseThrow().number();
        return new TakenReport(report.id(), report.number(), report.caseId(), number, "", false);
    }

    private static String channel(String name) {
        return name.matches("[a-z0-9_]{1,20}") ? name : "other";
    }

    private Written open(
            NewReport report,
            CaseClass of,
            Report.@Nullable Place place,
            Optional<CityObject> object,
            String actor,
            Instant now) {
        PlaceFinder.Found found = found(of, place, object);
        Severity severity = report.severity() == null ? of.severity() : report.severity();
        RoutingTrace routing = cases.route(of.code(), text(found.region()), text(found.owner()));
        var fields = new HashMap<>(
                Map.of("class", of.code(), "severity", severity.code(), "channel", channel(report.channel())));
        put(fields, "region", found.region());
        put(fields, "grid", found.grid());
        put(fields, "department", routing.department());
        return writer.begin(new CaseWriter.Beginning(
                of,
                channel(report.channel()),
                actor,
                fields,
                found.component(),
                place == null ? null : (Double) place.longitude(),
                place == null ? null : (Double) place.latitude(),
                routing,
                null,
                now));
    }

    /** An object that somebody named is what the case is about, whatever else stands nearby. */
    private PlaceFinder.Found found(CaseClass of, Report.@Nullable Place place, Optional<CityObject> object) {
        if (place == null) return PlaceFinder.Found.NOTHING;
        return object.map(named -> places.find(place.longitude(), place.latitude(), named))
                .orElseGet(() -> places.find(place.longitude(), place.latitude(), of.componentType()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) fields.put(name, value);
    }

    private Written join(UUID caseId, NewReport report, String actor, Instant now) {
        var subject = jdbcCases.lock(caseId).orElseThrow(() -> new NotFoundException("case " + caseId));
        FlowState state = writer.machineOf(subject).state(subject.standing().state());
        if (state.kind() != FlowState.Kind.OPEN)
            throw DefaultCases.refused("/joins", "CASE-138", "The case is not open.", "Open one of its own.");
        return writer.remark(
                subject, "joined", actor, now, Map.of("joined_channel", channel(report.channel())), Set.of());
    }

    @Override
    public Optional<Report> find(long number) {
        return reports.find("r.number = ?", number);
    }

    @Override
    public Optional<Report> track(String code) {
        return reports.find("r.tracking_mark = ?", Tracking.mark(code));
    }

    @Override
    public Identity identity(UUID id, boolean clear, Caller caller) {
        Report report = within(id, caller);
        boolean shows = clear && (caller.may(Permission.REPORTER_VIEW) || isGlassBroken(id, caller));
        if (clear && !shows)
            throw new org.songhua.people.NotAllowedException("The permission reporter.view is missing.");
        String text = reports.textOf(id).flatMap(vault::openText).orElse("");
        Contact contact = vault.contact(report.reporter());
        Map<String, String> answers = vault.texts(report.reporter(), "answers").orElse(Map.of());
        String address = vault.textOf(report.reporter(), "address").orElse("");
        if (shows) parts.audit().record(caller.name(), "reporter.viewed", "report:" + report.number(), "{}");
        return shows
                ? new Identity(contact, text, answers, address, vault.callsOf(report.reporter()))
                : new Identity(
                        masked(contact), PersonalData.masked(text), Map.of(), "", vault.callsOf(report.reporter()));
    }

    @Override
    public Instant breakGlass(UUID id, String reason, Caller caller) {
        Report report = within(id, caller);
        if (GLASS.stream().noneMatch(caller::may))
            throw new org.songhua.people.NotAllowedException("A permission to work on cases is missing.");
        String said = reason.strip();
        if (said.length() < 10 || said.length() > 500 || said.chars().anyMatch(Character::isISOControl))
            throw DefaultCases.refused(
                    "/reason", "CASE-142", "The reason is too short or too long.", "Say why in 10 to 500 characters.");
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(30, ChronoUnit.MINUTES);
        database.run(() -> {
            database.update(BREAK, id, caller.name(), said, now, until);
            parts.audit().record(caller.name(), "vault.glass_broken", "report:" + report.number(), "{}");
        });
        return until;
    }

    private boolean isGlassBroken(UUID id, Caller caller) {
        return database.find(
                        BROKEN, row -> true, id, caller.name(), parts.clock().instant())
                .isPresent();
    }

    static Contact masked(Contact contact) {
        return new Contact(mask(contact.name(), 1), mask(contact.phone(), 3), mask(contact.email(), 1));
    }

    private static String mask(String text, int shown) {
        return text.length() <= shown
                ? "*".repeat(text.length())
                : text.substring(0, shown) + "*".repeat(Math.min(6, text.length() - shown));
    }

    private Report within(UUID id, Caller caller) {
        Report report = reports.find("r.id = ?", id).orElseThrow(() -> new NotFoundException("report " + id));
        if (!jdbcCases.isWithin(report.caseId(), caller.scope())) throw new NotFoundException("report " + id);
        return report;
    }

    @Override
    public void release(UUID id, String publicText, Caller caller) {
        Report report = within(id, caller);
        if (publicText.length() > 4_000 || publicText.indexOf('\0') >= 0)
            throw DefaultCases.refused("/text", "CASE-131", "The text is too long.", "Write at most 4000 characters.");
        Set<String> findings = PersonalData.kinds(publicText);
        if (!findings.isEmpty())
            throw DefaultCases.refused(
                    "/text", "CASE-139", "The text still holds personal data: " + findings + ".", "Take it out.");
        database.run(() -> {
            if (vault.isErased(report.reporter()))
                throw DefaultCases.refused(
                        "/report", "CASE-143", "Who reported has been erased.", "Leave the text unpublished.");
            reports.publish(id, publicText);
            parts.audit().record(caller.name(), "report.released", "report:" + report.number(), "{}");
        });
    }

    @Override
    public void erase(UUID id, Caller caller) {
        Report report = within(id, caller);
        database.run(() -> {
            vault.erase(report.reporter(), caller.name(), parts.clock().instant());
            parts.audit().record(caller.name(), "reporter.erased", "report:" + report.number(), "{}");
        });
    }

    @Override
    public void answer(String code, boolean solved, int satisfied) {
        Report report = track(code).orElseThrow(() -> new NotFoundException("report with this code"));
        if (satisfied < 1 || satisfied > 5)
            throw DefaultCases.refused("/satisfied", "CASE-140", satisfied + " is no answer.", "Give 1 to 5.");
        cases.publish(database.inTransaction(() -> answered(report, solved, satisfied)));
    }

    /** The answer and the case that it opens again stand or fall together. */
    private List<Written> answered(Report report, boolean solved, int satisfied) {
        CaseRecord subject = jdbcCases.lock(report.caseId()).orElseThrow();
        FlowState state = writer.machineOf(subject).state(subject.standing().state());
        if (state.kind() != FlowState.Kind.CLOSED)
            throw DefaultCases.refused("/code", "CASE-141", "The case is not closed.", "Answer when it is.");
        reports.answer(report.id(), solved, satisfied, parts.clock().instant());
        if (solved || !mayReopen(subject.id())) return List.of();
        return cases.step(subject.id(), null, CaseAction.of("reopen").because("not_solved"), CITIZEN);
    }

    /** What was answered counts also when it is too late to open the case again, or its flow knows no way back. */
    private boolean mayReopen(UUID caseId) {
        return cases.actions(caseId, CITIZEN).stream()
                .anyMatch(offer -> offer.action().code().equals("reopen")
                        && offer.action().reasons().contains("not_solved")
                        && offer.blockers().isEmpty());
    }

    @Override
    public void addPhoto(String code, byte[] image) {
        Report report = track(code).orElseThrow(() -> new NotFoundException("report with this code"));
        cases.attachOfReport(report, image, CITIZEN);
    }

    @Override
    public List<PublicCase> publicCases(double[] extent, Instant closedSince, int limit) {
        List<String> hidden = parts.catalogue().classes().stream()
                .filter(one -> !one.isPublic() || one.shownPlace() == CaseClass.ShownPlace.HIDDEN)
                .map(CaseClass::code)
                .toList();
        return new JdbcPublicCases(database)
                .list(extent, closedSince, hidden, Math.clamp(limit, 1, 1_000)).stream()
                        .flatMap(one -> shown(one).stream())
                        .toList();
    }

    private Optional<PublicCase> shown(JdbcPublicCases.Found one) {
        Double x = one.summary().longitude();
        Double y = one.summary().latitude();
        if (x == null || y == null) return Optional.empty();
        CaseClass.ShownPlace place = parts.catalogue()
                .findClass(one.summary().classCode())
                .map(CaseClass::shownPlace)
                .orElse(CaseClass.ShownPlace.HIDDEN);
        if (place == CaseClass.ShownPlace.HIDDEN) return Optional.empty();
        return Optional.of(new PublicCase(
                one.summary(), place.shown(x), place.shown(y), place == CaseClass.ShownPlace.EXACT, one.photos()));
    }

    @Override
    public Optional<byte[]> publicPhoto(UUID caseId, UUID photo) {
        return new JdbcPublicCases(database).contentOf(caseId, photo).flatMap(vault::open);
    }

    @Override
    public List<PublicReport> listPublic(PublicQuery query) {
        List<String> hidden = parts.catalogue().classes().stream()
                .filter(one -> !one.isPublic())
                .map(CaseClass::code)
                .toList();
        return reports.listPublic(query, hidden);
    }
}
