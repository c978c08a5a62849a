package org.songhua.engine.flow;

import static org.songhua.engine.flow.ChainBytes.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.digest.Sha256;

/**
 * The hash that ties an event of a case to all before it: SHA-256 over the hash before and every part of the event, each
 * text as its length in UTF-8 bytes and these bytes, each moment in microseconds since 1970, each collection as its size
 * and its sorted parts. No two different events give the same input.
 */
public final class EventChain {
    private static final int HASH_BYTES = 32;

    private EventChain() {}

    /** {@return the hash before the first event of a case: that of its identity, so that logs cannot be swapped} */
    public static byte[] genesis(String caseId) {
        return Sha256.of("case " + caseId);
    }

    /** {@return the hash of an event, 32 bytes} */
    public static byte[] hash(byte[] previous, FlowEvent event) {
        if (previous.length != HASH_BYTES) throw new IllegalArgumentException("A hash has 32 bytes.");
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous);
            write(out, event);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail.", e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    /** {@return number of the first event that does not fit its hash, or 0 when all do} */
    public static long firstBroken(String caseId, List<FlowEvent> events, List<byte[]> hashes) {
        byte[] previous = genesis(caseId);
        Iterator<byte[]> stored = hashes.iterator();
        long expected = 1;
        for (FlowEvent event : events) {
            byte[] hash = hash(previous, event);
            if (event.sequence() != expected || !stored.hasNext() || !Arrays.equals(hash, stored.next()))
                return expected;
            previous = hash;
            expected++;
        }
        return stored.hasNext() ? expected : 0;
    }

    private static void write(DataOutputStream out, FlowEvent event) throws IOException {
        out.writeLong(event.sequence());
        moment(out, event.at());
        moment(out, event.occurredAt());
        for (String text : List.of(event.actor(), event.action(), event.from(), event.to())) text(out, text);
        text(out, event.reason());
        out.writeInt(event.fields().size());
        for (var field : event.fields().entrySet()) {
            text(out, field.getKey());
            text(out, field.getValue());
        }
        out.writeInt(event.evidence().size());
        for (String kind : event.evidence()) text(out, kind);
        out.writeInt(event.terms().size());
        for (var terms : event.terms().entrySet()) {
            text(out, terms.getKey());
            moment(out, terms.getValue().due());
            text(out, terms.getValue().rule());
            text(out, terms.getValue().calendar());
            out.writeBoolean(terms.getValue().provisional());
        }
    }

    private static void moment(DataOutputStream out, @Nullable Instant at) throws IOException {
        out.writeBoolean(at != null);
        if (at != null) out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }
}
