package org.songhua.register.internal.records;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import org.songhua.engine.digest.Sha256;
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

    /** @throws IllegalArgumentException when two registers share a number */
    static void check(List<Register> registers) {
        var codes = new HashMap<Integer, String>();
        for (Register one : registers) {
            String other = codes.put(of(one.code()), one.code());
            if (other != null && !other.equals(one.code()))
                throw new IllegalArgumentException(
                        "Registers " + other + " and " + one.code() + " share a number; rename one.");
        }
    }
}
