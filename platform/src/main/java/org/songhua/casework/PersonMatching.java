package org.songhua.casework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.songhua.engine.linkage.Linkage;
import org.songhua.engine.linkage.Match;

/**
 * Which of the persons in the vault are likely the same. They are compared inside; what comes out are identities, levels and weights, and
 * values of which the most is hidden. Who may look is decided by whoever asks.
 */
public interface PersonMatching {

    /**
     * Two persons who may be the same.
     *
     * @param a the one whose identity comes first in its text
     * @param b the other
     * @param match what speaks for and against it, without a value
     * @param print mark of what was compared, made with the key of the vault
     */
    @SuppressWarnings("ArrayRecordComponent") // written to the database at once
    record PersonPair(UUID a, UUID b, Match match, byte[] print) {}

    /**
     * What a look came to.
     *
     * @param persons how many were compared
     * @param compared how many pairs
     * @param vetoed pairs that something forbids to be the same
     * @param keysLeftOut keys under which too many stand
     */
    record Tally(long persons, long compared, long vetoed, long keysLeftOut) {}

    /**
     * Compares the persons who said who they are.
     *
     * @param linkage over the values {@code name}, {@code phone} and {@code email}
     * @param most most persons of one key
     * @param sink gets every pair that is not different
     */
    Tally match(Linkage linkage, int most, Consumer<PersonPair> sink);

    /** {@return what may be shown of a person: ends of name, telephone and mail; nothing of one who was erased} */
    Optional<Map<String, String>> masked(UUID person);
}
