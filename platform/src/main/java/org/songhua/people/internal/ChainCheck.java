package org.songhua.people.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Audit.Verification;

/** Recomputes a chain entry by entry: feed all entries in order of number, then the head. */
final class ChainCheck {
    private byte[] hash = AuditChain.genesis();
    private long number;
    private long entries;
    private @Nullable Long firstBroken;

    /** Takes the next entry; after a break nothing can be told of the rest. */
    void accept(AuditChain.Content content, byte[] storedHash) {
        if (firstBroken != null) return;
        entries++;
        byte[] expected = AuditChain.hash(hash, content);
        if (content.number() != number + 1 || !Arrays.equals(expected, storedHash)) {
            firstBroken = number + 1;
            return;
        }
        number++;
        hash = expected;
    }

    /** {@return the result, given number and hash that the last entry must have} */
    Verification finish(long headNumber, byte[] headHash) {
        if (firstBroken == null && number != headNumber) firstBroken = Math.min(number, headNumber) + 1;
        if (firstBroken == null && !Arrays.equals(hash, headHash)) firstBroken = Math.max(1, number);
        return new Verification(entries, firstBroken);
    }
}
