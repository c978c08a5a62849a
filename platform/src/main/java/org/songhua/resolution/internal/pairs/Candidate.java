package org.songhua.resolution.internal.pairs;

import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.linkage.Match;
import org.songhua.resolution.internal.sources.Entry;

/**
 * A pair to be kept.
 *
 * @param a the record whose identity comes first
 * @param b the other
 * @param match what the rule says
 * @param print mark of what was compared
 */
@SuppressWarnings("ArrayRecordComponent") // written to the database at once
record Candidate(Member a, Member b, Match match, byte[] print) {

    /**
     * One of the two.
     *
     * @param id its identity
     * @param of what it is a record of
     * @param region code of its region
     * @param department organisation it belongs to
     */
    record Member(
            UUID id,
            String of,
            @Nullable String region,
            @Nullable String department) {
        static Member of(Entry entry) {
            return new Member(entry.id(), entry.of(), entry.region(), entry.department());
        }
    }

    static Candidate of(Entry one, Entry other, Match match) {
        boolean first = one.record().id().compareTo(other.record().id()) < 0;
        Entry a = first ? one : other;
        Entry b = first ? other : one;
        return new Candidate(Member.of(a), Member.of(b), match, print(a, b));
    }

    private static byte[] print(Entry a, Entry b) {
        return Sha256.of(compared(a) + "\n" + compared(b));
    }

    private static String compared(Entry one) {
        var record = one.record();
        return new TreeMap<>(record.values()) + " " + record.longitude() + " " + record.latitude();
    }
}
