package org.songhua.register.internal.records;

import java.util.List;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackGuard;
import org.songhua.people.Scope;
import org.songhua.register.Register;
import org.songhua.register.internal.declared.RegistersPart;
import org.songhua.store.Database;

/** Records stay where they are: their register may grow, but not lose what they need. */
public final class RegisterGuard implements PackGuard {
    private final RegisterBook book;
    private final JdbcRecords records;

    public RegisterGuard(RegisterBook book, Database database) {
        this.book = book;
        records = new JdbcRecords(database);
    }

    @Override
    public void check(PackContent next, Consumer<Fault> faults) {
        List<Register> read = RegistersPart.registers(next);
        RegisterNumber.check(read, faults);
        for (Register before : book.list()) if (!canFollow(before, read)) faults.accept(wouldLose(before));
    }

    private boolean canFollow(Register before, List<Register> read) {
        if (records.count(Condition.within(before.code(), Scope.ALL), 1) == 0) return true;
        return read.stream()
                .filter(one -> one.code().equals(before.code()))
                .anyMatch(after -> Slots.layout(after)
                                .entrySet()
                                .containsAll(Slots.layout(before).entrySet())
                        && before.states().stream()
                                .allMatch(state -> after.findState(state.code()).isPresent()));
    }

    private static Fault wouldLose(Register before) {
        return Fault.refused(
                "REG-060",
                Place.NOWHERE,
                "Register " + before.code() + " has records, and would lose a state or move a filter.",
                "Keep its states, and declare new filters after the old ones.");
    }
}
