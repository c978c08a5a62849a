package org.songhua.register.internal.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.internal.records.RecordMaker.Made;
import org.songhua.register.internal.records.RecordRows.Row;
import org.songhua.register.internal.records.RegisterBook.Ruled;
import org.songhua.register.internal.records.Repeats.Repeated;
import org.songhua.register.internal.rules.FieldSight;
import org.songhua.register.internal.rules.Values;
import org.songhua.store.Database;

/**
 * Enters many records in the transaction of the caller: new ones by COPY in portions, known ones by their key as a change
 * of what differs. An empty value takes nothing away. Codes {@code REG-042} for a key that stands twice,
 * {@code REG-024} for a row that went to a record which says the same, {@code REG-025} for one that the caller may not add there.
 */
final class BulkEntry implements AutoCloseable {
    /** Few enough that the objects of two of them die young, and that the first does not keep the database waiting. */
    static final int PORTION = 2_000;

    private static final int KEPT_PER_CODE = 100;

    /** The database takes one processor and this thread another: a third that helped would be taken from them. */
    private static final boolean HELPED = Runtime.getRuntime().availableProcessors() > 2;

    private final CopySender sender;
    private final JdbcRecords records;
    private final Changes changes;
    private final Consumer<RecordChanged> listeners;
    private final Ruled ruled;
    private final Caller caller;
    private final RecordMaker maker;
    private final Repeats repeats;
    private final RecordRows rows;
    private final FaultLog faults = new FaultLog(KEPT_PER_CODE);
    private final Set<String> keys = new HashSet<>();
    private final Map<UUID, Integer> touched = new LinkedHashMap<>();
    private final Map<String, Entry> waiting = new LinkedHashMap<>();
    private long created;
    private long changed;
    private long unchanged;
    private long refused;
    private boolean mostlyNew;
    private boolean tracing;

    /** A draft with the place it came from. */
    private record Entry(RecordDraft draft, Place place) {}

    /** What an entry would be as a new record, and how that is written; null for both when it cannot be one. */
    private record Tried(
            Entry entry, @Nullable Made made, @Nullable Row row, List<Fault> faults) {}

    BulkEntry(
            Database database,
            Changes changes,
            Consumer<RecordChanged> listeners,
            Ruled ruled,
            Placing placing,
            Caller caller,
            Instant now) {
        repeats = new Repeats(database, changes);
        this.listeners = listeners;
        sender = new CopySender(database);
        this.changes = changes;
        this.ruled = ruled;
        this.caller = caller;
        records = new JdbcRecords(database);
        rows = new RecordRows(ruled.register());
        maker = new RecordMaker(ruled, placing, caller, now);
        records.lockRegister(ruled.register().code());
    }

    /** {@return records that came to be or changed since it is traced, each with its row} */
    Map<UUID, Integer> touched() {
        return touched;
    }

    /** From here on it is remembered which row touched which record. */
    void trace() {
        tracing = true;
    }

    private void touch(UUID id, Entry entry) {
        if (tracing) touched.put(id, Math.toIntExact(Math.max(0, entry.place().row())));
    }

    FaultLog faults() {
        return faults;
    }

    /** Refuses a row of which some cells were told already, and tells what else is wrong with it. */
    void refuse(RecordDraft draft, Place place, Set<String> told) {
        refused++;
        var entry = new Entry(draft, place);
        maker.make(draft, fault -> {
            Fault placed = at(entry, fault);
            if (!told.contains(String.valueOf(placed.place().field()))) faults.accept(placed);
        });
    }

    /** A row that cannot be taken for a reason told already. */
    void refuse() {
        refused++;
    }

    void add(RecordDraft draft, Place place) {
        String key = draft.key().strip();
        if (!key.isEmpty() && !keys.add(key)) {
            refused++;
            faults.accept(Fault.refused(
                    "REG-042",
                    place.withField("key"),
                    "The key " + key + " stands in an earlier row.",
                    "Keep one of the rows."));
            return;
        }
        waiting.put(key.isEmpty() ? "\0" + waiting.size() : key, new Entry(draft, place));
        if (waiting.size() >= PORTION) flush();
    }

    /** Does what waits. */
    void settle() {
        flush();
        sender.await();
    }

    /** Whatever happened, the connection is free afterwards. */
    @Override
    public void close() {
        sender.close();
    }

    ImportReport finish(boolean preview) {
        settle();
        return new ImportReport(created, changed, unchanged, refused, preview, faults.kept(), faults.countByCode());
    }

    private void flush() {
        if (waiting.isEmpty()) return;
        var entries = List.copyOf(waiting.values());
        var keys =
                waiting.keySet().stream().filter(key -> !key.startsWith("\0")).toList();
        waiting.clear();
        boolean ahead = mostlyNew && !needObjects(entries);
        List<Tried> tried = ahead ? tried(entries) : List.of();
        sender.await();
        Map<String, RegisterRecord> known = records.byKeys(ruled.register(), keys);
        var unknown = new ArrayList<Entry>();
        for (Entry entry : entries) {
            RegisterRecord before = known.get(entry.draft().key().strip());
            if (before == null) unknown.add(entry);
            else change(before, entry);
        }
        mostlyNew = 2 * unknown.size() > entries.size();
        if (!ahead) tried = tried(unknown);
        else if (unknown.size() < entries.size())
            tried = tried.stream()
                    .filter(one -> !known.containsKey(one.entry().draft().key().strip()))
                    .toList();
        var again = new ArrayList<Again>();
        copy(made(tried, again));
        if (!again.isEmpty()) sender.await();
        again.forEach(this::repeat);
    }

    private static boolean needObjects(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.draft().object() != null);
    }

    /** On all processors there are, unless objects must be looked up in the transaction of this thread; in order all the same. */
    private List<Tried> tried(List<Entry> entries) {
        var stream = HELPED && !needObjects(entries) ? entries.parallelStream() : entries.stream();
        return stream.map(this::tried).toList();
    }

    private Tried tried(Entry entry) {
        var told = new ArrayList<Fault>(0);
        Made made = maker.make(entry.draft(), fault -> told.add(at(entry, fault)));
        return new Tried(entry, made, made == null ? null : rows.of(made), told);
    }

    private List<Row> made(List<Tried> all, List<Again> again) {
        Set<String> standing = standing(all);
        var made = new ArrayList<Row>();
        for (Tried tried : all) {
            tried.faults().forEach(faults);
            Made one = tried.made();
            String sole = one == null ? null : Sole.of(ruled.register(), one.record());
            if (sole != null && standing.contains(sole)) again.add(new Again(tried.entry(), sole));
            else if (one != null && isLetIn(one, tried.entry())) {
                made.add(Objects.requireNonNull(tried.row()));
                touch(one.record().id(), tried.entry());
                if (sole != null) standing.add(sole);
            }
        }
        refused += all.size() - made.size() - again.size();
        return made;
    }

    /** What only one open record may have and one has already. */
    private Set<String> standing(List<Tried> tried) {
        if (ruled.register().onlyOne().of().isEmpty()) return new HashSet<>();
        List<String> soles = tried.stream()
                .map(Tried::made)
                .flatMap(one ->
                        one == null ? Stream.empty() : Stream.ofNullable(Sole.of(ruled.register(), one.record())))
                .toList();
        return new HashSet<>(records.bySoles(ruled.register(), soles).keySet());
    }

    /** A row that says again what stands open. */
    private record Again(Entry entry, String sole) {}

    /** Never silent: the row is told with the record it went to. */
    private void repeat(Again again) {
        try {
            RegisterRecord standing = Objects.requireNonNull(
                    records.bySoles(ruled.register(), List.of(again.sole())).get(again.sole()));
            Repeated done = repeats.add(ruled, standing, again.entry().draft(), caller);
            if (done.added()) changed++;
            else unchanged++;
            touch(standing.id(), again.entry());
            faults.accept(Fault.remark(
                    "REG-024",
                    again.entry().place(),
                    "The same stands open as " + standing.key() + "; this row belongs to it.",
                    "Nothing is to be done."));
        } catch (FaultException e) {
            refused++;
            e.faults().forEach(fault -> faults.accept(at(again.entry(), fault)));
        } catch (NotAllowedException e) {
            // Whoever enters a table need not be who may report again; the other rows have nothing to do with it.
            refused++;
            faults.accept(Fault.refused(
                    "REG-025",
                    again.entry().place(),
                    "The same stands open, and you may not add to it: " + e.getMessage(),
                    "Leave the row out, or give it to somebody who may."));
        }
    }

    /** Told in the thread of the transaction, before the row is written. */
    private boolean isLetIn(Made one, Entry entry) {
        try {
            listeners.accept(new RecordChanged(one.record(), "", one.event().action(), caller));
            return true;
        } catch (FaultException e) {
            e.faults().forEach(fault -> faults.accept(at(entry, fault)));
            return false;
        }
    }

    private static Fault at(Entry entry, Fault fault) {
        String field = fault.place().field();
        return fault.at(entry.place().withField(field == null ? null : field.replaceFirst("^/(fields/)?", "")));
    }

    private void change(RegisterRecord before, Entry entry) {
        var different = new TreeMap<String, Object>();
        Map<String, Object> typed = Values.typed(ruled.register(), entry.draft().fields(), fault -> {});
        Set<String> unseen =
                FieldSight.unseen(ruled.register(), entry.draft().fields().keySet(), caller);
        entry.draft().fields().forEach((name, value) -> {
            Object one = typed.get(name);
            boolean same =
                    one != null && !one.equals("") && one.equals(before.fields().get(name));
            if (!value.toString().isBlank() && (!same || unseen.contains(name))) different.put(name, value);
        });
        if (different.isEmpty()) {
            unchanged++;
            return;
        }
        try {
            var step = new RecordStep(RecordStep.AMEND, null, different);
            changes.apply(ruled, before.id(), null, step, caller);
            changed++;
            touch(before.id(), entry);
        } catch (FaultException e) {
            refused++;
            e.faults().forEach(fault -> faults.accept(at(entry, fault)));
        } catch (NotFoundException e) {
            refused++;
            faults.accept(Fault.refused(
                    "REG-018", entry.place(), "The record lies outside of what you may see.", "Leave it out."));
        }
    }

    private void copy(List<Row> made) {
        if (made.isEmpty()) return;
        sender.send(RecordRows.portions(made));
        created += made.size();
    }
}
