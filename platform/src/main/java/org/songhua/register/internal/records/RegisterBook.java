package org.songhua.register.internal.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.register.Register;
import org.songhua.register.internal.rules.DutyDates;
import org.songhua.register.internal.rules.FieldCheck;
import org.songhua.register.internal.rules.LifeCycle;

/** The registers that stand, each with its rules made ready. Readers see one whole book; a new one replaces it at once. */
public final class RegisterBook {
    private volatile Map<String, Ruled> registers;

    /**
     * A register with its rules.
     *
     * @param register what its pack declares
     * @param check its fields
     * @param life its life cycle
     * @param duties its duties
     */
    record Ruled(Register register, FieldCheck check, LifeCycle life, DutyDates duties) {
        static Ruled of(Register register) {
            return new Ruled(register, new FieldCheck(register), new LifeCycle(register), new DutyDates(register));
        }
    }

    public RegisterBook(List<Register> registers) {
        this.registers = book(registers);
    }

    private static Map<String, Ruled> book(List<Register> registers) {
        RegisterNumber.check(registers);
        var book = new LinkedHashMap<String, Ruled>();
        registers.forEach(one -> book.put(one.code(), Ruled.of(one)));
        return book;
    }

    /** Puts other registers in the place of those that stand. */
    public void replace(List<Register> others) {
        registers = book(others);
    }

    List<Register> list() {
        return registers.values().stream().map(Ruled::register).toList();
    }

    Optional<Ruled> find(String code) {
        return Optional.ofNullable(registers.get(code));
    }
}
