package org.songhua.register.internal.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterRecord;
import org.songhua.register.internal.records.RegisterBook.Ruled;
import org.songhua.store.Database;

/**
 * What is entered a second time while the first stands open: it goes to the first as an event of its own, or is refused with
 * {@code REG-023} where the register knows no such action.
 */
final class Repeats {
    private final JdbcRecords records;
    private final JdbcHistory history;
    private final Changes changes;

    Repeats(Database database, Changes changes) {
        records = new JdbcRecords(database);
        history = new JdbcHistory(database);
        this.changes = changes;
    }

    /** {@return the open record that has what only one may have, if another than this one; later ones wait for us} */
    Optional<RegisterRecord> standing(Register register, RegisterRecord one) {
        if (register.onlyOne().of().isEmpty()) return Optional.empty();
        records.lockRegister(register.code());
        String sole = Sole.of(register, one);
        if (sole == null) return Optional.empty();
        return Optional.ofNullable(records.bySoles(register, List.of(sole)).get(sole))
                .filter(other -> !other.id().equals(one.id()));
    }

    /**
     * What became of a second report.
     *
     * @param record the first one, as it stands now
     * @param added false when this very report had been added before
     */
    record Repeated(RegisterRecord record, boolean added) {}

    /** Adds what was entered to the record that stands. */
    Repeated add(Ruled ruled, RegisterRecord standing, RecordDraft draft, Caller caller) {
        String repeat = ruled.register().onlyOne().repeat();
        if (!RecordMaker.isWithin(standing.department(), standing.region(), caller.scope()))
            throw refused("A record of the same stands open outside of what you may see.");
        if (repeat.isEmpty()) throw refused("Record " + standing.key() + " of the same stands open.");
        String note = note(draft.key().strip());
        if (history.says(standing, repeat, note)) return new Repeated(standing, false);
        var step = new RecordStep(repeat, note, said(ruled.register(), repeat, draft));
        return new Repeated(changes.apply(ruled, standing.id(), null, step, caller), true);
    }

    static FaultException refused(String problem) {
        return new FaultException(
                Fault.refused("REG-023", Place.NOWHERE, problem, "Go on with that one, or close it first."));
    }

    private static String note(String key) {
        return "重复登记 / entered again: " + key;
    }

    /** Of what was entered, what the action asks for. */
    private static Map<String, Object> said(Register register, String repeat, RecordDraft draft) {
        var said = new TreeMap<String, Object>(draft.fields());
        said.keySet()
                .retainAll(
                        register.findAction(repeat).map(RegisterAction::fields).orElse(List.of()));
        return said;
    }
}
