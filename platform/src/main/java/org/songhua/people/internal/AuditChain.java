package org.songhua.people.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.songhua.engine.digest.Sha256;

/**
 * The hash that ties an audit entry to all before it:
 *
 * <pre>hash = SHA-256(previous hash ‖ number ‖ instant ‖ actor ‖ action ‖ subject ‖ detail)</pre>
 *
 * with number and instant (microseconds since 1970) as 8 bytes big endian, and each text as its length in UTF-8 bytes
 * (4 bytes big endian) followed by these bytes: no two different entries give the same input.
 */
final class AuditChain {
    static final int HASH_BYTES = 32;

    private AuditChain() {}

    /** {@return the hash before the first entry} */
    static byte[] genesis() {
        return new byte[HASH_BYTES];
    }

    /** What an entry says, without its hash. */
    record Content(long number, Instant at, String actor, String action, String subject, String detail) {}

    static byte[] hash(byte[] previous, Content content) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(content.number);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, content.at));
            writeText(out, content.actor);
            writeText(out, content.action);
            writeText(out, content.subject);
            writeText(out, content.detail);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail.", e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
