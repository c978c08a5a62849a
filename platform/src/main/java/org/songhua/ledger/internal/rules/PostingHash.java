package org.songhua.ledger.internal.rules;

import static org.songhua.engine.flow.ChainBytes.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.songhua.engine.digest.Sha256;
import org.songhua.ledger.Posting;

/**
 * The hash of a posting: SHA-256 over the hashes before it on its kept accounts, in the order of its entries, and over all that
 * it says. Its number is no part of it, for the database gives that; its order on each account is.
 */
public final class PostingHash {
    private PostingHash() {}

    /** {@return what stands before the first posting of an account} */
    public static byte[] genesis(String ledger, String account) {
        return Sha256.of(ledger + "\n" + account);
    }

    /**
     * {@return the hash}
     *
     * @param heads hashes of the postings before on the kept accounts among its entries
     * @param posting what it says; its own hash and number are not looked at
     */
    public static byte[] of(List<byte[]> heads, Posting posting) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            for (byte[] head : heads) out.write(head);
            write(out, posting);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail.", e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Posting one) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, one.at()));
        out.writeLong(one.day().toEpochDay());
        for (String text : List.of(one.ledger(), one.kind(), one.source(), one.basis(), one.actor())) text(out, text);
        text(out, one.note());
        number(out, one.quantity());
        number(out, one.coefficient());
        text(out, String.valueOf(one.coefficientFrom()));
        number(out, one.amount());
        text(out, String.valueOf(one.reverses()));
        var evidence = new TreeMap<>(one.evidence());
        out.writeInt(evidence.size());
        for (var piece : evidence.entrySet()) {
            text(out, piece.getKey());
            text(out, piece.getValue());
        }
        out.writeInt(one.entries().size());
        for (Posting.Line line : one.entries()) {
            text(out, line.account());
            number(out, line.amount());
            if (line.balance() != null) number(out, line.balance());
        }
    }

    /** 12.0 and 12 are one number, however the database writes it. */
    private static void number(DataOutputStream out, BigDecimal number) throws IOException {
        text(out, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }
}
