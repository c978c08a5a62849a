package org.songhua.casework.internal.files;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.ActionOffer;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseEvent;
import org.songhua.casework.CaseFile;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.casework.Report;
import org.songhua.casework.RoutingTrace;
import org.songhua.casework.StaleCaseException;
import org.songhua.casework.internal.files.CaseWriter.Written;
import org.songhua.casework.internal.rules.Routing;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.EventChain;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.Outcome;
import org.songhua.engine.flow.Refusal;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.json.JsonMapper;

/** The cases over the database: each change locks its case, asks the machine, writes log and projection in one transaction. */
public final class DefaultCases implements Cases {
    static final Set<String> ROLES = Set.of("before", "after", "scene", "document");
    private static final int MOST_PHOTOS = 5;
    private static final int MOST_PARTS = 50;
    private static final Set<Permission> ADDING =
            Set.of(Permission.CASE_REPORT, Permission.CASE_WORK, Permission.CASE_CHECK, Permission.CASE_DISPATCH);
    /** Who sees photos as they were taken, also those of which a blackened copy was made. */
    private static final Set<Permission> REDACTING =
            Set.of(Permission.CASE_REPORT, Permission.CASE_DISPATCH, Permission.REPORTER_VIEW);
    /** Who sees photos as they were taken as long as nobody found anything to blacken. */
    private static final Set<Permission> SEEING =
            Set.of(Permission.CASE_WORK, Permission.CASE_CHECK, Permission.CASE_SUPERVISE);

    private final Database database;
    private final JdbcCases cases;
    private final JdbcReports reports;
    private final Attachments attachments;
    private final CaseWriter writer;
    private final CaseCatalogue catalogue;
    private final Responsibilities responsibilities;
    private final FieldCheck fieldCheck;
    private final DutyFinder duty;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DefaultCases(Parts parts, CaseWriter writer, FieldCheck fieldCheck, Attachments attachments, DutyFinder duty) {
        this.duty = duty;
        this.database = parts.database();
        this.cases = new JdbcCases(database);
        this.reports = new JdbcReports(database);
        this.attachments = attachments;
        this.writer = writer;
        this.catalogue = parts.catalogue();
        this.responsibilities = parts.responsibilities();
        this.fieldCheck = fieldCheck;
        this.clock = parts.clock();
        this.events = parts.events();
    }

    @Override
    public Optional<CaseFile> find(UUID id, Scope scope) {
        return cases.findSummary(id, scope).map(this::file);
    }

    private CaseFile file(CaseSummary summary) {
        CaseRecord subject = cases.find(summary.id()).orElseThrow();
        return new CaseFile(summary, subject.standing(), subject.routingJson(), reports.ofCase(summary.id()));
    }

    @Override
    public List<CaseSummary> list(CaseQuery query, Scope scope) {
        return cases.list(query, scope, clock.instant());
    }

    @Override
    public long count(CaseQuery query, Scope scope) {
        return cases.count(query, scope, clock.instant());
    }

    @Override
    public Map<String, Long> countBy(CaseQuery query, String dimension, Scope scope) {
        return cases.countBy(query, dimension, scope, clock.instant());
    }

    @Override
    public List<UUID> missed(
            String classHead, Instant from, Instant before, @Nullable UUID after, int limit, Scope scope) {
        return cases.missed(classHead, from, before, after, limit, scope);
    }

    @Override
    public List<CaseEvent> log(UUID id, Scope scope) {
        require(id, scope);
        return cases.log(id);
    }

    @Override
    public List<ActionOffer> actions(UUID id, Caller caller) {
        require(id, caller.scope());
        CaseRecord subject = cases.find(id).orElseThrow();
        FlowMachine machine = writer.machineOf(subject);
        return machine.flow().actions().stream()
                .filter(action -> action.from().contains(subject.standing().state()))
                .map(action -> offer(machine, subject, action, caller))
                .toList();
    }

    private ActionOffer offer(FlowMachine machine, CaseRecord subject, FlowAction action, Caller caller) {
        Attempt attempt = attempt(subject, CaseAction.of(action.code()), caller, clock.instant());
        Map<Boolean, List<Refusal>> refusals = machine.refusals(subject.standing(), attempt, Map.of()).stream()
                .collect(Collectors.partitioningBy(Refusal::isAsking));
        return new ActionOffer(action, refusals.getOrDefault(false, List.of()), refusals.getOrDefault(true, List.of()));
    }

    @Override
    public CaseFile act(UUID id, @Nullable Integer expected, CaseAction action, Caller caller) {
        List<Written> written = database.inTransaction(() -> step(id, expected, action, caller));
        publish(written);
        return file(cases.findSummary(id, Scope.ALL).orElseThrow());
    }

    /** The same within a transaction of the caller, who publishes what was written when it is through. */
    List<Written> step(UUID id, @Nullable Integer expected, CaseAction action, Caller caller) {
        List<CaseRecord> locked = lock(id, action, caller);
        CaseRecord subject = locked.getFirst();
        int current = (int) subject.standing().sequence();
        if (expected != null && expected != current) throw new StaleCaseException(id, expected, current);
        return act(subject, locked.size() > 1 ? locked.get(1) : null, action, caller);
    }

    /** The case, and with a merge the other one after it, locked in the order of their ids. */
    private List<CaseRecord> lock(UUID id, CaseAction action, Caller caller) {
        require(id, caller.scope());
        UUID other = other(id, action);
        if (other == null) return List.of(cases.lock(id).orElseThrow());
        if (!action.action().equals("unmerge")) require(other, caller.scope());
        var byId = new HashMap<UUID, CaseRecord>();
        List.of(id, other).stream()
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(each -> byId.put(each, cases.lock(each).orElseThrow()));
        return List.of(byId.get(id), byId.get(other));
    }

    private @Nullable UUID other(UUID id, CaseAction action) {
        String text = switch (action.action()) {
            case "merge" -> action.fields().get("merged_into");
            case "unmerge" ->
                cases.find(id).map(subject -> subject.findField("merged_into")).orElse(null);
            default -> null;
        };
        if (text == null || !FieldCheck.isUuid(text)) return null;
        UUID other = UUID.fromString(text);
        if (other.equals(id))
            throw refused("/fields/merged_into", "CASE-120", "A case cannot be merged into itself.", "Name another.");
        return other;
    }

    private List<Written> act(CaseRecord subject, @Nullable CaseRecord other, CaseAction action, Caller caller) {
        FlowMachine machine = writer.machineOf(subject);
        var faults = new ArrayList<>(fieldCheck.faults(subject, action));
        if (action.action().equals("merge") && other != null && machineKindIsEnded(other))
            faults.add(fault(
                    "/fields/merged_into", "CASE-121", "The other case has ended.", "Merge into one that is open."));
        if (action.action().equals("unmerge") && other != null && reports.haveGoneOn(subject.id(), other.id()))
            faults.add(fault(
                    "/state",
                    "CASE-125",
                    "Its reports have gone on with case " + other.number() + " into another.",
                    "Undo that merge first."));
        CaseRecord routed = rerouted(subject, action);
        Attempt attempt = attempt(routed, withWhoIsOnDuty(routed, action), caller, clock.instant());
        Outcome outcome = machine.apply(routed.standing(), attempt, Map.of(), writer.dueDates());
        if (outcome instanceof Outcome.Refused refused) {
            refused.refusals().forEach(refusal -> forbid(refusal, faults));
            throw new FaultException(faults);
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        var written = new ArrayList<Written>();
        written.add(writer.write(routed, (Outcome.Done) outcome, machine));
        String newClass = action.fields().get("class");
        if (action.action().equals("reclassify") && newClass != null)
            reports.reclassify(subject.id(), subject.field("class"), newClass);
        if (other != null) written.add(moveReports(written.getFirst().subject(), other, action, caller));
        return written;
    }

    /** A department that is named gets the case, and of it who is on duty; nobody when nobody is. */
    private CaseAction withWhoIsOnDuty(CaseRecord subject, CaseAction action) {
        String department = action.fields().get("department");
        if (department == null) return action;
        String pack =
                catalogue.findClass(subject.field("class")).map(CaseClass::pack).orElse("");
        return duty.find(department, pack, subject.findField("region"), clock.instant())
                .or(() -> Optional.ofNullable(subject.findField("on_duty")).map(before -> ""))
                .map(who -> action.with("on_duty", who))
                .orElse(action);
    }

    @Override
    public List<CaseSummary> mine(Caller caller) {
        return cases.onDuty(caller.name(), caller.scope());
    }

    private boolean machineKindIsEnded(CaseRecord other) {
        return writer.machineOf(other).state(other.standing().state()).kind()
                != org.songhua.engine.flow.FlowState.Kind.OPEN;
    }

    private static void forbid(Refusal refusal, List<Fault> faults) {
        if (refusal.code().equals("FLOW-103")) throw new NotAllowedException(refusal.problem());
        faults.add(fault("/" + refusal.subject(), refusal.code(), refusal.problem(), refusal.remedy()));
    }

    /** Another class may be another department's; the answer is kept with its reasons. */
    private CaseRecord rerouted(CaseRecord subject, CaseAction action) {
        String classCode = action.fields().get("class");
        if (classCode == null || !action.action().equals("reclassify")) return subject;
        RoutingTrace trace = route(classCode, subject.field("region"), "");
        return subject.with(JsonMapper.shared().writeValueAsString(trace), trace.department() != null);
    }

    RoutingTrace route(String classCode, String region, String owner) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        return Routing.decide(responsibilities.list(), classCode, region, owner, today);
    }

    private static Attempt attempt(CaseRecord subject, CaseAction action, Caller caller, Instant now) {
        Set<String> permissions =
                caller.permissions().stream().map(Permission::code).collect(Collectors.toSet());
        Instant occurred = action.occurredAt();
        return new Attempt(
                action.action(),
                caller.name(),
                permissions,
                CaseWriter.notBefore(subject, now),
                occurred == null ? null : occurred.truncatedTo(ChronoUnit.MICROS),
                action.reason(),
                action.fields(),
                Set.of());
    }

    private Written moveReports(CaseRecord subject, CaseRecord other, CaseAction action, Caller caller) {
        boolean merges = action.action().equals("merge");
        int moved = merges
                ? reports.move(
                        reports.ofCase(subject.id()).stream().map(Report::id).toList(),
                        subject.id(),
                        other.id(),
                        subject.standing().sequence())
                : reports.moveBack(subject.id(), other.id());
        return writer.remark(
                other,
                merges ? "took_over" : "gave_back",
                caller.name(),
                clock.instant(),
                Map.of("other_case", subject.number(), "reports", Integer.toString(moved)),
                Set.of());
    }

    @Override
    public CaseFile split(UUID id, List<UUID> chosen, Caller caller) {
        if (!caller.may(Permission.CASE_DISPATCH))
            throw new NotAllowedException("The permission case.dispatch is missing.");
        List<Written> written = database.inTransaction(() -> {
            require(id, caller.scope());
            return split(cases.lock(id).orElseThrow(), chosen, caller);
        });
        publish(written);
        return file(
                cases.findSummary(written.getFirst().subject().id(), Scope.ALL).orElseThrow());
    }

    private List<Written> split(CaseRecord subject, List<UUID> chosen, Caller caller) {
        List<Report> all = reports.ofCase(subject.id());
        List<Report> going =
                all.stream().filter(report -> chosen.contains(report.id())).toList();
        if (going.isEmpty() || going.size() != Set.copyOf(chosen).size() || going.size() == all.size())
            throw refused(
                    "/reports",
                    "CASE-122",
                    "These are not some, but not all, of the reports of the case.",
                    "Choose among its reports, and leave one.");
        if (machineKindIsEnded(subject))
            throw refused("/state", "CASE-123", "The case is not open.", "Open it again first.");
        CaseClass of = catalogue.findClass(subject.field("class")).orElseThrow();
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of("class", "severity", "region", "grid", "department", "channel"))
            if (subject.findField(name) != null) fields.put(name, subject.field(name));
        Report.Place place = going.getFirst().place();
        Written fresh = writer.begin(new CaseWriter.Beginning(
                of,
                subject.channel(),
                caller.name(),
                fields,
                subject.component(),
                place == null ? null : (Double) place.longitude(),
                place == null ? null : (Double) place.latitude(),
                route(of.code(), subject.field("region"), ""),
                subject.id(),
                CaseWriter.notBefore(subject, clock.instant())));
        Written old = writer.remark(
                subject,
                "split_off",
                caller.name(),
                clock.instant(),
                Map.of("other_case", fresh.subject().number(), "reports", Integer.toString(going.size())),
                Set.of());
        reports.move(
                going.stream().map(Report::id).toList(),
                subject.id(),
                fresh.subject().id(),
                old.subject().standing().sequence());
        return List.of(fresh, old);
    }

    @Override
    public CaseFile attach(UUID id, String role, byte[] image, Caller caller) {
        if (ADDING.stream().noneMatch(caller::may))
            throw new NotAllowedException("A permission to work on cases is missing.");
        require(id, caller.scope());
        if (!ROLES.contains(role) && !isEvidence(id, role))
            throw refused(
                    "/role",
                    "CASE-111",
                    role + " is no role of a photo.",
                    "Give before, after, scene or document, or a kind of evidence that the flow asks for.");
        UUID reporter = reports.reporterOf(id)
                .orElseThrow(() -> refused(
                        "/case",
                        "CASE-124",
                        "The case has no report of its own.",
                        "Add the photo to the case it was merged into."));
        return attach(id, null, reporter, role, image, caller);
    }

    private boolean isEvidence(UUID id, String role) {
        return cases.find(id).stream()
                .flatMap(subject -> writer.machineOf(subject).flow().actions().stream())
                .anyMatch(action -> action.evidence().contains(role));
    }

    /** A photo of who reported: sealed with their words, and erased with them. */
    void attachOfReport(Report report, byte[] image, Caller caller) {
        if (attachments.ofReport(report.id()) >= MOST_PHOTOS)
            throw refused("/photo", "CASE-112", "There are five photos already.", "Leave it at that.");
        attach(report.caseId(), report.id(), report.reporter(), "before", image, caller);
    }

    /** A photo by somebody who holds a link: of the work, sealed with the words of who reported. */
    void attachFromOutside(UUID id, byte[] image, Caller outside) {
        UUID reporter = reports.reporterOf(id).orElseThrow(() -> new NotFoundException("case " + id));
        attach(id, null, reporter, "after", image, outside);
    }

    /** Writes something into the log that changes no state. */
    void note(UUID id, String action, Map<String, String> fields, String actor) {
        publish(List.of(database.inTransaction(() -> remark(id, action, fields, actor))));
    }

    /** The same within a transaction of the caller, who publishes it when that is through. */
    Written remark(UUID id, String action, Map<String, String> fields, String actor) {
        CaseRecord subject = cases.lock(id).orElseThrow(() -> new NotFoundException("case " + id));
        return writer.remark(subject, action, actor, clock.instant(), fields, Set.of());
    }

    private CaseFile attach(UUID id, @Nullable UUID report, UUID reporter, String role, byte[] image, Caller caller) {
        Photos.Clean clean = Photos.clean(image);
        List<Written> written = database.inTransaction(() -> {
            CaseRecord subject = cases.lock(id).orElseThrow();
            attachments.add(id, report, reporter, role, clean, caller.name(), clock.instant());
            return List.of(writer.remark(
                    subject,
                    "attached",
                    caller.name(),
                    clock.instant(),
                    Map.of("photo", Sha256.hex(clean.bytes())),
                    Set.of(role)));
        });
        publish(written);
        return file(cases.findSummary(id, Scope.ALL).orElseThrow());
    }

    @Override
    public UUID redact(UUID id, UUID photo, List<Rectangle> parts, boolean isPublic, Caller caller) {
        requireRedacting(id, caller);
        if (parts.size() > MOST_PARTS || parts.stream().anyMatch(part -> !part.isWithin()))
            throw refused(
                    "/parts",
                    "CASE-113",
                    "A part lies outside the photo, or there are more than fifty.",
                    "Give x, y, width and height as shares of the photo, 0 to 1.");
        byte[] original = attachments.find(id, photo).orElseThrow(() -> new NotFoundException("photo " + photo));
        byte[] redacted = Photos.redacted(original, parts);
        Redacted made = database.inTransaction(() -> {
            CaseRecord subject = cases.lock(id).orElseThrow();
            Instant now = clock.instant();
            UUID copy = attachments.addRedacted(id, photo, redacted, isPublic, caller.name(), now);
            return new Redacted(copy, photoRemark(subject, "redacted", redacted, caller, now));
        });
        publish(List.of(made.news()));
        return made.copy();
    }

    /** A blackened copy, and what is to be told of it once it is durable. */
    private record Redacted(UUID copy, Written news) {}

    @Override
    public void withdraw(UUID id, UUID copy, Caller caller) {
        requireRedacting(id, caller);
        byte[] photo = attachments.find(id, copy).orElseThrow(() -> new NotFoundException("photo " + copy));
        publish(database.inTransaction(() -> {
            CaseRecord subject = cases.lock(id).orElseThrow();
            if (!attachments.withdraw(id, copy)) return List.of();
            return List.of(photoRemark(subject, "withdrawn", photo, caller, clock.instant()));
        }));
    }

    private void requireRedacting(UUID id, Caller caller) {
        if (!caller.may(Permission.CASE_REPORT) && !caller.may(Permission.CASE_DISPATCH))
            throw new NotAllowedException("The permission case.report or case.dispatch is missing.");
        require(id, caller.scope());
    }

    private Written photoRemark(CaseRecord subject, String what, byte[] photo, Caller caller, Instant at) {
        return writer.remark(subject, what, caller.name(), at, Map.of("photo", Sha256.hex(photo)), Set.of());
    }

    @Override
    public List<Attachment> attachments(UUID id, Scope scope) {
        require(id, scope);
        return attachments.list(id);
    }

    @Override
    public Optional<byte[]> photo(UUID id, UUID attachment, Scope scope) {
        require(id, scope);
        return attachments.find(id, attachment);
    }

    @Override
    public Optional<byte[]> photo(UUID id, UUID attachment, Caller caller) {
        List<Attachment> all = attachments(id, caller.scope());
        for (Attachment one : all)
            if (one.id().equals(attachment) && !maySee(one, all, caller))
                throw new NotAllowedException("A permission to see photos as they were taken is missing.");
        return attachments.find(id, attachment);
    }

    @Override
    public boolean maySee(Attachment photo, List<Attachment> all, Caller caller) {
        if (photo.redactionOf() != null || REDACTING.stream().anyMatch(caller::may)) return true;
        boolean isBlackened = all.stream().anyMatch(other -> photo.id().equals(other.redactionOf()));
        return !isBlackened && SEEING.stream().anyMatch(caller::may);
    }

    @Override
    public Verification verify(UUID id, Scope scope) {
        require(id, scope);
        CaseRecord subject = cases.find(id).orElseThrow();
        List<CaseEvent> log = cases.log(id);
        List<FlowEvent> told = log.stream().map(CaseEvent::event).toList();
        List<byte[]> hashes =
                log.stream().map(entry -> HexFormat.of().parseHex(entry.hash())).toList();
        long broken = EventChain.firstBroken(id.toString(), told, hashes);
        boolean agrees = broken == 0
                && writer.machineOf(subject).replay(told).equals(subject.standing())
                && MessageDigest.isEqual(hashes.getLast(), subject.hash());
        return new Verification(told.size(), broken, agrees);
    }

    @Override
    public List<Near> near(
            double longitude,
            double latitude,
            double meters,
            @Nullable String classCode,
            boolean publicOnly,
            Scope scope) {
        double dy = meters / Distance.METERS_PER_DEGREE;
        double dx = dy / Math.max(0.01, Math.cos(Math.toRadians(latitude)));
        double[] box = {longitude - dx, latitude - dy, longitude + dx, latitude + dy};
        return cases.inBox(box, classCode, publicOnly, scope).stream()
                .map(summary -> new Near(summary, Distance.meters(longitude, latitude, summary)))
                .filter(near -> near.meters() <= meters)
                .sorted(Comparator.comparingDouble(Near::meters))
                .toList();
    }

    private void require(UUID id, Scope scope) {
        if (!cases.isWithin(id, scope)) throw new NotFoundException("case " + id);
    }

    void publish(List<Written> written) {
        CaseWriter.news(written).forEach(events::publishEvent);
    }

    static Fault fault(String field, String code, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }

    static FaultException refused(String field, String code, String problem, String remedy) {
        return new FaultException(fault(field, code, problem, remedy));
    }
}
