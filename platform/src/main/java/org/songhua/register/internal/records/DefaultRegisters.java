package org.songhua.register.internal.records;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.ActionChoice;
import org.songhua.register.DueItem;
import org.songhua.register.Duty;
import org.songhua.register.Evidence;
import org.songhua.register.FormState;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordPage;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordSource;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.register.SourceFile;
import org.songhua.register.TimelineEntry;
import org.songhua.register.internal.records.Changes.Held;
import org.songhua.register.internal.records.RecordMaker.Made;
import org.songhua.register.internal.records.RegisterBook.Ruled;
import org.songhua.register.internal.records.Repeats.Repeated;
import org.songhua.register.internal.rules.DutyDates;
import org.songhua.register.internal.rules.FieldSight;
import org.songhua.register.internal.rules.Values;
import org.songhua.store.Database;

/** Registers over the database. */
public final class DefaultRegisters implements Registers {
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final RegisterBook book;
    private final Audit audit;
    private final JdbcRecords records;
    private final JdbcHistory history;
    private final JdbcEvidence evidence;
    private final JdbcSources sources;
    private final Changes changes;
    private final Repeats repeats;
    private final Placing placing;
    private final Function<String, Consumer<RecordChanged>> followers;

    /**
     * @param followers by register, who hears of every change before it is committed, and may refuse it
     */
    public DefaultRegisters(
            Database database,
            RegisterBook book,
            CityObjects objects,
            Audit audit,
            Clock clock,
            Function<String, Consumer<RecordChanged>> followers) {
        this.database = database;
        this.book = book;
        this.audit = audit;
        records = new JdbcRecords(database);
        history = new JdbcHistory(database);
        evidence = new JdbcEvidence(database);
        sources = new JdbcSources(database);
        this.followers = followers;
        changes = new Changes(database, clock, followers);
        repeats = new Repeats(database, changes);
        placing = new Placing(objects);
    }

    @Override
    public List<Register> list(Caller caller) {
        return book.list().stream().filter(one -> isReached(one, caller)).toList();
    }

    /** A scope of classes reaches the registers of these classes, and none that is of no class. */
    private static boolean isReached(Register register, Caller caller) {
        var classes = caller.scope().classCodes();
        return classes.isEmpty() || register.objects().stream().anyMatch(classes::contains);
    }

    private Ruled ruled(String register, Caller caller) {
        return book.find(register)
                .filter(one -> isReached(one.register(), caller))
                .orElseThrow(() -> new NotFoundException("register of that code"));
    }

    @Override
    public Register get(String register, Caller caller) {
        return ruled(register, caller).register();
    }

    @Override
    public RecordPage list(String register, RecordQuery query, Caller caller) {
        Register one = get(register, caller);
        List<RegisterRecord> found = records.list(one, Condition.of(one, query, caller), query);
        return new RecordPage(
                found.stream()
                        .map(record -> FieldSight.show(one, record, caller))
                        .toList(),
                found.size() < query.limit() ? null : cursor(found.getLast(), query.sort()));
    }

    private static String cursor(RegisterRecord last, RecordQuery.Sort sort) {
        return sort == RecordQuery.Sort.KEY ? last.key() : last.nextDue() + " " + last.key();
    }

    @Override
    public long count(String register, RecordQuery query, Caller caller) {
        Register one = get(register, caller);
        return records.count(Condition.of(one, query, caller), COUNTED + 1);
    }

    @Override
    public Map<String, Long> countByState(String register, Caller caller) {
        var counts = new LinkedHashMap<String, Long>();
        for (RegisterState state : get(register, caller).states()) {
            Condition within = Condition.within(register, caller.scope()).and("state = ?", state.code());
            counts.put(state.code(), records.count(within, COUNTED + 1));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    @Override
    public Optional<RegisterRecord> find(String register, UUID id, Caller caller) {
        Register one = get(register, caller);
        return records.find(one, id, Condition.within(register, caller.scope()))
                .map(record -> FieldSight.show(one, record, caller));
    }

    @Override
    public Optional<RegisterRecord> findByKey(String register, String key, Caller caller) {
        return find(register, RecordId.of(register, key), caller);
    }

    @Override
    public Optional<RegisterRecord> asOf(String register, UUID id, Instant moment, Caller caller) {
        Ruled ruled = ruled(register, caller);
        return records.find(ruled.register(), id, Condition.within(register, caller.scope()))
                .flatMap(now -> past(ruled, now, moment))
                .map(record -> FieldSight.show(ruled.register(), record, caller));
    }

    /** What the history came to; place and owner of a record never change. */
    private Optional<RegisterRecord> past(Ruled ruled, RegisterRecord now, Instant moment) {
        List<FlowEvent> events = history.read(now).events().stream()
                .filter(event -> !event.at().isAfter(moment))
                .toList();
        if (events.isEmpty()) return Optional.empty();
        FlowCase then = ruled.life().replay(events);
        return Optional.of(RecordMaker.changed(
                ruled,
                now,
                then.state(),
                Values.ofTexts(ruled.register(), then.fields()),
                then.sequence(),
                events.getLast().at()));
    }

    private RegisterRecord seen(String register, UUID id, Caller caller) {
        return find(register, id, caller).orElseThrow(() -> new NotFoundException("record " + id));
    }

    @Override
    public List<RegisterRecord> facets(UUID object, Caller caller) {
        var found = new ArrayList<RegisterRecord>();
        for (String code : records.registersOf(object)) {
            book.find(code).filter(one -> isReached(one.register(), caller)).ifPresent(one -> {
                Condition within = Condition.within(code, caller.scope()).and("object = ?", object);
                records.stream(
                        one.register(), within, record -> found.add(FieldSight.show(one.register(), record, caller)));
            });
        }
        return found;
    }

    @Override
    public RegisterRecord create(String register, RecordDraft draft, Caller caller) {
        Ruled ruled = ruled(register, caller);
        mayEdit(caller);
        var log = new FaultLog(100);
        Made made = new RecordMaker(ruled, placing, caller, changes.now()).make(draft, log);
        log.throwIfAny();
        return database.inTransaction(() -> {
            RegisterRecord record = Objects.requireNonNull(made).record();
            Optional<RegisterRecord> standing = repeats.standing(ruled.register(), record);
            if (standing.isPresent()) return repeated(ruled, standing.get(), draft, caller);
            if (!records.insert(ruled.register(), made)) throw taken(record.key());
            followers
                    .apply(register)
                    .accept(new RecordChanged(record, "", made.event().action(), caller));
            audit.record(caller.name(), "register.entered", subject(record), "{}");
            return FieldSight.show(ruled.register(), record, caller);
        });
    }

    private RegisterRecord repeated(Ruled ruled, RegisterRecord standing, RecordDraft draft, Caller caller) {
        Repeated done = repeats.add(ruled, standing, draft, caller);
        if (done.added()) audit.record(caller.name(), "register.entered.again", subject(standing), "{}");
        return FieldSight.show(ruled.register(), done.record(), caller);
    }

    private static FaultException taken(String key) {
        return new FaultException(Fault.refused(
                "REG-021", Place.atField("/key"), "There is a record of key " + key + " already.", "Open that one."));
    }

    private static void mayEdit(Caller caller) {
        if (!caller.may(Permission.REGISTER_EDIT)) throw new NotAllowedException("You may not change records.");
    }

    private static String subject(RegisterRecord record) {
        return "record:" + record.register() + "/" + record.id();
    }

    @Override
    public RegisterRecord act(String register, UUID id, @Nullable Long expected, RecordStep step, Caller caller) {
        Ruled ruled = ruled(register, caller);
        return database.inTransaction(() -> {
            RegisterRecord after = changes.apply(ruled, id, expected, step, caller);
            audit.record(caller.name(), "register." + step.action(), subject(after), "{}");
            return FieldSight.show(ruled.register(), after, caller);
        });
    }

    @Override
    public FormState form(String register, Map<String, Object> fields, Caller caller) {
        Ruled ruled = ruled(register, caller);
        var faults = new ArrayList<Fault>();
        Map<String, Object> values = Values.after(Map.of(), Values.typed(ruled.register(), fields, faults::add));
        faults.addAll(ruled.check().faults(values));
        List<String> asked = ruled.register().fields().stream()
                .map(RegisterField::name)
                .filter(name -> ruled.check().isAsked(name, values))
                .toList();
        List<String> required = asked.stream()
                .filter(name -> ruled.check().isRequired(name, values))
                .toList();
        return new FormState(asked, required, faults);
    }

    @Override
    public List<ActionChoice> actions(String register, UUID id, Caller caller) {
        Ruled ruled = ruled(register, caller);
        return database.inTransaction(() -> {
            Held held = changes.hold(ruled, id, caller);
            return ruled.register().actions().stream()
                    .filter(action -> action.from().contains(held.record().state()))
                    .map(action -> new ActionChoice(
                            action,
                            ruled.life()
                                    .against(
                                            held.subject(),
                                            changes.bare(action.code(), caller),
                                            held.record().fields())))
                    .toList();
        });
    }

    @Override
    public List<TimelineEntry> timeline(String register, UUID id, Caller caller) {
        Register one = get(register, caller);
        return history.timeline(seen(register, id, caller)).stream()
                .map(entry -> FieldSight.show(one, entry, caller))
                .toList();
    }

    @Override
    public long firstBroken(String register, UUID id, Caller caller) {
        Ruled ruled = ruled(register, caller);
        return database.inTransaction(() -> {
            Held held = changes.hold(ruled, id, caller);
            long broken = held.history().firstBroken(id);
            boolean agrees = held.subject().state().equals(held.record().state())
                    && held.subject().sequence() == held.record().revision()
                    && Values.ofTexts(ruled.register(), held.subject().fields())
                            .equals(held.record().fields());
            return broken > 0 || agrees ? broken : held.record().revision();
        });
    }

    @Override
    public List<DueItem> due(String register, LocalDate today, LocalDate until, int limit, Caller caller) {
        Ruled ruled = ruled(register, caller);
        Register one = ruled.register();
        var items = new ArrayList<DueItem>();
        String after = null;
        do {
            RecordQuery query = RecordQuery.first(Math.clamp(limit - items.size(), 1, RecordQuery.MAX_LIMIT))
                    .due(until)
                    .by(RecordQuery.Sort.DUE)
                    .after(after);
            List<RegisterRecord> page = records.list(one, Condition.of(one, query, caller), query);
            page.forEach(record -> items.addAll(items(ruled, record, today, until, caller)));
            after = page.size() < query.limit() ? null : cursor(page.getLast(), RecordQuery.Sort.DUE);
        } while (after != null && items.size() < limit);
        return items.stream()
                .sorted(Comparator.comparing(DueItem::on))
                .limit(limit)
                .toList();
    }

    private static List<DueItem> items(
            Ruled ruled, RegisterRecord record, LocalDate today, LocalDate until, Caller caller) {
        var items = new ArrayList<DueItem>();
        RegisterRecord shown = FieldSight.show(ruled.register(), record, caller);
        LocalDate entered = LocalDate.ofInstant(record.createdAt(), RecordMaker.ZONE);
        ruled.duties().days(record.state(), record.fields(), entered).forEach((code, on) -> {
            Duty duty = ruled.register().findDuty(code).orElseThrow();
            if (!on.isAfter(until)) items.add(new DueItem(shown, code, on, DutyDates.standing(duty, on, today)));
        });
        return items;
    }

    @Override
    public Evidence attach(
            String register, UUID id, String kind, String name, byte @Nullable [] content, Caller caller) {
        Ruled ruled = ruled(register, caller);
        mayEdit(caller);
        checkEvidence(ruled.register(), kind, name);
        var file = content == null ? null : EvidenceFile.check(content);
        return database.inTransaction(() -> {
            Held held = changes.hold(ruled, id, caller);
            Evidence added = evidence.insert(register, id, kind, name.strip(), file, caller.name(), changes.now());
            String told = added.digest() == null ? added.name() : added.name() + " sha256:" + added.digest();
            changes.attach(ruled, held, kind, told, caller);
            audit.record(caller.name(), "register.evidence.added", subject(held.record()), "{}");
            return added;
        });
    }

    /** One line: it stands in the history and in the head of an answer. */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && Values.isPlain(name)
                && name.lines().count() == 1;
    }

    private static void checkEvidence(Register register, String kind, String name) {
        var log = new FaultLog(9);
        if (!register.evidence().containsKey(kind))
            log.accept(Fault.refused(
                    "REG-051",
                    Place.atField("kind"),
                    "There is no kind of evidence " + kind + ".",
                    "Give one of: "
                            + String.join(
                                    ", ", new TreeSet<>(register.evidence().keySet())) + "."));
        if (!isName(name.strip()))
            log.accept(Fault.refused(
                    "REG-052", Place.atField("name"), "The name is no text of 1 to 200 characters.", "Give one."));
        log.throwIfAny();
    }

    @Override
    public List<Evidence> evidence(String register, UUID id, Caller caller) {
        seen(register, id, caller);
        return evidence.list(register, id);
    }

    @Override
    public Optional<byte[]> content(String register, UUID id, int number, Caller caller) {
        seen(register, id, caller);
        return evidence.content(register, id, number);
    }

    @Override
    public ImportReport importCsv(
            String register, String text, Map<String, String> mapping, boolean preview, Caller caller) {
        Register one = get(register, caller);
        return bulk(register, preview, caller, entry -> new CsvTable(one, mapping, entry).read(text));
    }

    @Override
    public ImportReport importFile(
            String register,
            SourceFile file,
            String text,
            Map<String, String> mapping,
            boolean preview,
            Caller caller) {
        Register one = get(register, caller);
        String name = file.name().strip();
        if (!isName(name))
            throw new FaultException(Fault.refused(
                    "REG-070", Place.atField("/name"), "This is no name of a file.", "Give 1 to 200 characters."));
        return bulk(register, preview, caller, entry -> {
            entry.trace();
            new CsvTable(one, mapping, entry).read(text);
            entry.settle();
            sources.add(register, new SourceFile(name, file.content()), entry.touched(), caller.name(), changes.now());
        });
    }

    @Override
    public List<RecordSource> sources(String register, UUID id, Caller caller) {
        if (find(register, id, caller).isEmpty()) throw new NotFoundException("record " + id);
        return sources.ofRecord(register, id);
    }

    @Override
    public Optional<SourceFile> source(String register, long file, Caller caller) {
        get(register, caller);
        // A table holds whatever its sender saw: rows of other regions, and fields that are masked for most.
        if (!caller.may(Permission.REGISTER_APPROVE) || !caller.scope().equals(Scope.ALL))
            throw new NotAllowedException("The table as a whole is shown to those who may see everything in it.");
        return sources.file(register, file);
    }

    @Override
    public ImportReport enter(String register, List<RecordDraft> drafts, Caller caller) {
        return bulk(register, false, caller, entry -> {
            for (int i = 0; i < drafts.size(); i++) entry.add(drafts.get(i), Place.NOWHERE.withRow(i + 1));
        });
    }

    private ImportReport bulk(String register, boolean preview, Caller caller, Consumer<BulkEntry> rows) {
        Ruled ruled = ruled(register, caller);
        mayEdit(caller);
        try {
            return database.inTransaction(() -> {
                ImportReport report;
                try (var entry = new BulkEntry(
                        database, changes, followers.apply(register), ruled, placing, caller, changes.now())) {
                    rows.accept(entry);
                    report = entry.finish(preview);
                }
                if (preview) throw new Preview(report);
                audit.record(caller.name(), "register.imported", "register:" + register, detail(report));
                return report;
            });
        } catch (Preview done) {
            return done.report;
        }
    }

    private static String detail(ImportReport report) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("created", BigDecimal.valueOf(report.created()));
        counts.put("changed", BigDecimal.valueOf(report.changed()));
        counts.put("refused", BigDecimal.valueOf(report.refused()));
        return FieldJson.write(counts);
    }

    /** Ends a preview: what was done is rolled back. */
    private static final class Preview extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportReport report;

        Preview(ImportReport report) {
            super("preview", null, false, false);
            this.report = report;
        }
    }

    @Override
    public void exportCsv(String register, RecordQuery query, Caller caller, Consumer<String> lines) {
        Register one = get(register, caller);
        var table = new CsvLines(one, caller);
        lines.accept(table.header());
        records.stream(one, Condition.of(one, query, caller), record -> lines.accept(table.line(record)));
    }
}
