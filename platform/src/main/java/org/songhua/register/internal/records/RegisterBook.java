package org.songhua.register.internal.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.register.Register;
import org.songhua.register.internal.declared.RegistersPart;
import org.songhua.register.internal.rules.DutyDates;
import org.songhua.register.internal.rules.FieldCheck;
import org.songhua.register.internal.rules.LifeCycle;

/** The registers that stand, each with its rules made ready. Readers see one whole book. */
public final class RegisterBook {
    private final Supplier<Map<String, Ruled>> registers;

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

    private RegisterBook(Supplier<Map<String, Ruled>> registers) {
        this.registers = registers;
    }

    /** {@return what packs declare} */
    public static RegisterBook of(PackContent packs) {
        return new RegisterBook(PackView.of(packs, content -> book(RegistersPart.registers(content))));
    }

    /** {@return these and no others} */
    static RegisterBook of(List<Register> registers) {
        Map<String, Ruled> book = book(registers);
        return new RegisterBook(() -> book);
    }

    private static Map<String, Ruled> book(List<Register> registers) {
        RegisterNumber.check(registers, fault -> {
            throw new FaultException(fault);
        });
        var book = new LinkedHashMap<String, Ruled>();
        registers.forEach(one -> book.put(one.code(), Ruled.of(one)));
        return book;
    }

    List<Register> list() {
        return registers.get().values().stream().map(Ruled::register).toList();
    }

    Optional<Ruled> find(String code) {
        return Optional.ofNullable(registers.get().get(code));
    }
}
