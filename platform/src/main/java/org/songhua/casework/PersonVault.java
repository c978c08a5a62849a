package org.songhua.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where other modules keep what is personal: sealed under a key of its own, never in clear, erasable with all that the same person
 * gave. Who may look is decided and audited by whoever asks.
 */
public interface PersonVault {

    /** Keeps a person of whom nothing is told outside of the vault. {@return their identity there} */
    UUID addPerson(Instant at);

    /** Seals short texts. {@return the item} */
    UUID sealJson(UUID person, String kind, Map<String, String> texts, Instant at);

    /** Seals a text. {@return the item} */
    UUID sealText(UUID person, String kind, String text, Instant at);

    /** Seals bytes. {@return the item} */
    UUID seal(UUID person, String kind, byte[] plain, Instant at);

    /** {@return an item, unless it was erased} */
    Optional<byte[]> open(@Nullable UUID item);

    /** {@return a text, unless it was erased} */
    Optional<String> openText(@Nullable UUID item);

    /** {@return short texts of a kind} */
    Optional<Map<String, String>> texts(UUID person, String kind);

    /** {@return a mark of a text that tells equal ones and nothing else, without the key of the vault} */
    byte[] mark(String purpose, String text);

    /** {@return a new code of 100 bits of chance, for somebody without an account} */
    String newCode();

    /** {@return the digest that stands for a code, as people may write it} */
    byte[] codeMark(String code);

    /** Erases all that a person gave. {@return whether anything was left to be erased} */
    boolean erase(UUID person, String by, Instant at);
}
