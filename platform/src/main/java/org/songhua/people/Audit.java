package org.songhua.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log: append-only, each entry carries the hash of the one before. */
public interface Audit {

    /**
     * Appends an entry in the transaction of the caller, so that a change and its entry stand or fall together.
     *
     * @param actor {@link Caller#name()}
     * @param action past-tense code such as {@code user.created}
     * @param subject what was acted on, such as {@code user:li} or an object id
     * @param detailJson JSON object with what changed; never personal data or secrets
     */
    void record(String actor, String action, String subject, String detailJson);

    /** {@return entries, newest first, older than {@code before} when that is not null} */
    List<Entry> list(@Nullable Long before, int limit);

    /** Recomputes every hash from the first entry on. */
    Verification verify();

    /**
     * One entry.
     *
     * @param number 1, 2, 3 … without gaps
     * @param at when, by the database's clock
     * @param hash SHA-256 over the entry before and this one, hexadecimal
     */
    record Entry(
            long number, Instant at, String actor, String action, String subject, String detailJson, String hash) {}

    /**
     * Result of the check.
     *
     * @param entries how many were checked
     * @param firstBroken number of the first entry that does not fit, or null when the chain is whole
     */
    record Verification(long entries, @Nullable Long firstBroken) {}
}
