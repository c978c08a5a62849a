package org.songhua.register.internal.records;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.register.Register;

/**
 * The number by which indexes know a register: the first four bytes of the SHA-256 of its code. Of hundreds of registers two share one
 * with less than one chance in ten thousand; then the packs are refused.
 */
final class RegisterNumber {
    private RegisterNumber() {}

    static int of(String register) {
        return ByteBuffer.wrap(Sha256.of(register)).getInt();
    }

    /** Tells of registers that share a number: {@code REG-061}. */
    static void check(List<Register> registers, Consumer<Fault> faults) {
        var codes = new HashMap<Integer, String>();
        for (Register one : registers) {
            String other = codes.put(of(one.code()), one.code());
            if (other != null && !other.equals(one.code()))
                faults.accept(Fault.refused(
                        "REG-061",
                        Place.NOWHERE,
                        "Registers " + other + " and " + one.code() + " share a number.",
                        "Rename one."));
        }
    }
}
