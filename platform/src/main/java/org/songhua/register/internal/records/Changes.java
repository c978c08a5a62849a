package org.songhua.register.internal.records;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.EventChain;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.Outcome;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.StaleRecordException;
import org.songhua.register.internal.records.JdbcHistory.History;
import org.songhua.register.internal.records.RegisterBook.Ruled;
import org.songhua.register.internal.rules.FieldSight;
import org.songhua.register.internal.rules.LifeCycle;
import org.songhua.register.internal.rules.Values;
import org.songhua.store.Database;

/** Changes of one record: locked, judged by the rules, written as an event and as what it comes to, or not at all. */
final class Changes {
    private static final int LONGEST_NOTE = 500;

    private final JdbcRecords records;
    private final JdbcHistory history;
    private final Clock clock;
    private final Function<String, Consumer<RecordChanged>> followers;

    Changes(Database database, Clock clock, Function<String, Consumer<RecordChanged>> followers) {
        this.followers = followers;
        records = new JdbcRecords(database);
        history = new JdbcHistory(database);
        this.clock = clock;
    }

    /** Times are kept in microseconds, as the database does, for the hash is over them. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A record with its history, locked. */
    record Held(RegisterRecord record, History history, FlowCase subject) {}

    Held hold(Ruled ruled, UUID id, Caller caller) {
        var within = Condition.within(ruled.register().code(), caller.scope());
        RegisterRecord record =
                records.lock(ruled.register(), id, within).orElseThrow(() -> new NotFoundException("record " + id));
        History log = history.read(record);
        return new Held(record, log, ruled.life().replay(log.events()));
    }

    /** {@return the record afterwards; as it was when nothing would change} */
    RegisterRecord apply(Ruled ruled, UUID id, @Nullable Long expected, RecordStep step, Caller caller) {
        // Before the row, as imports take them, so that the two never wait for each other.
        if (!ruled.register().onlyOne().of().isEmpty())
            records.lockRegister(ruled.register().code());
        Held held = hold(ruled, id, caller);
        if (expected != null && expected != held.record().revision())
            throw new StaleRecordException(held.record().revision());
        boolean amends = step.action().equals(RecordStep.AMEND);
        if (amends && !caller.may(Permission.REGISTER_EDIT))
            throw new NotAllowedException("You may not change records.");
        var faults = new ArrayList<Fault>();
        Map<String, Object> change = change(ruled, held.record(), step, faults);
        Map<String, Object> after = Values.after(held.record().fields(), change);
        faults.addAll(ruled.check().faults(after));
        // A value that is not seen is refused even where it is right: else guessing would tell it.
        var named =
                new TreeSet<>(FieldSight.unseen(ruled.register(), step.fields().keySet(), caller));
        named.addAll(change.keySet());
        faults.addAll(FieldSight.notEditable(ruled.register(), named, caller));
        checkNote(step.note(), faults);
        Attempt attempt = attempt(step.action(), step.note(), change, Set.of(), caller);
        if (!amends) faults.addAll(ruled.life().against(held.subject(), attempt, after));
        if (!faults.isEmpty()) throw refused(faults);
        if (amends && change.isEmpty()) return held.record();
        Outcome.Done done = amends
                ? ruled.life().remark(held.subject(), attempt)
                : ruled.life().done(held.subject(), attempt);
        RegisterRecord result = result(ruled, held, done.event(), after);
        checkSole(ruled.register(), held.record(), result);
        // Before anything is written: of a table, a row that is refused here must leave no trace.
        RegisterRecord before = held.record();
        followers.apply(before.register()).accept(new RecordChanged(result, before.state(), step.action(), caller));
        return write(ruled, held, done.event(), result);
    }

    private void checkSole(Register register, RegisterRecord before, RegisterRecord after) {
        String sole = Sole.of(register, after);
        if (sole == null || sole.equals(Sole.of(register, before))) return;
        RegisterRecord other = records.bySoles(register, List.of(sole)).get(sole);
        if (other != null) throw Repeats.refused("Another record of the same stands open.");
    }

    /** Who lacks the permission of an action is told so as such, whatever else is wrong. */
    private static RuntimeException refused(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.code().equals("FLOW-103"))
                ? new NotAllowedException(faults.stream()
                        .filter(fault -> fault.code().equals("FLOW-103"))
                        .findFirst()
                        .map(Fault::problem)
                        .orElse(""))
                : new FaultException(faults);
    }

    /** What differs from what stands; a value taken away that is not there is no change. */
    private static Map<String, Object> change(Ruled ruled, RegisterRecord before, RecordStep step, List<Fault> faults) {
        var change = new TreeMap<String, Object>(Values.typed(ruled.register(), step.fields(), faults::add));
        change.entrySet()
                .removeIf(entry -> entry.getValue().equals(before.fields().getOrDefault(entry.getKey(), "")));
        return change;
    }

    private static void checkNote(@Nullable String note, List<Fault> faults) {
        if (note != null && (note.length() > LONGEST_NOTE || !Values.isPlain(note)))
            faults.add(Fault.refused(
                    "REG-019",
                    Place.atField("/note"),
                    "The note is no text of at most 500 characters.",
                    "Shorten it."));
    }

    private Attempt attempt(
            String action, @Nullable String note, Map<String, Object> change, Set<String> evidence, Caller caller) {
        return new Attempt(
                action, caller.name(), RecordMaker.codes(caller), now(), null, note, Values.texts(change), evidence);
    }

    /** {@return the attempt as it would be made without saying anything, to ask what stands against it} */
    Attempt bare(String action, Caller caller) {
        return attempt(action, null, Map.of(), Set.of(), caller);
    }

    /** Writes down that evidence of a kind was brought. */
    RegisterRecord attach(Ruled ruled, Held held, String kind, String name, Caller caller) {
        Attempt attempt = attempt(LifeCycle.ATTACH, kind + ": " + name, Map.of(), Set.of(kind), caller);
        FlowEvent event = ruled.life().remark(held.subject(), attempt).event();
        return write(
                ruled, held, event, result(ruled, held, event, held.record().fields()));
    }

    private RegisterRecord write(Ruled ruled, Held held, FlowEvent event, RegisterRecord after) {
        RegisterRecord before = held.record();
        byte[] hash = EventChain.hash(held.history().lastHash(before.id()), event);
        history.append(before, event, hash);
        records.update(ruled.register(), after);
        return after;
    }

    private static RegisterRecord result(Ruled ruled, Held held, FlowEvent event, Map<String, Object> values) {
        return RecordMaker.changed(ruled, held.record(), event.to(), values, event.sequence(), event.at());
    }
}
