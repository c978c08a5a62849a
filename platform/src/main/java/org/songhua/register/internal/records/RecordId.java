package org.songhua.register.internal.records;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.songhua.engine.digest.Sha256;

/** The identity of a record: a UUID version 8 (RFC 9562) from the SHA-256 of register and key, so that a table taken twice finds it. */
final class RecordId {
    private RecordId() {}

    static UUID of(String register, String key) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(register + '\0' + key));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
