package org.songhua.ledger.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.ledger.Posting;

/** Whatever a posting says changes its hash, and nothing else does. */
class PostingHashTest {
    private static final byte[] HEAD = PostingHash.genesis("l", "person:a");

    private static Posting posting(
            String ledger,
            String at,
            String kind,
            String source,
            String quantity,
            String basis,
            Long reverses,
            String actor,
            String note,
            Map<String, String> evidence,
            String amount,
            String balance) {
        return new Posting(
                ledger,
                7,
                Instant.parse(at),
                LocalDate.parse("2026-01-01"),
                kind,
                source,
                new BigDecimal(quantity),
                new BigDecimal("2"),
                LocalDate.parse("2025-01-01"),
                basis,
                new BigDecimal(amount),
                reverses,
                actor,
                note,
                evidence,
                List.of(
                        new Posting.Line("pot", new BigDecimal(amount).negate(), null),
                        new Posting.Line("person:a", new BigDecimal(amount), new BigDecimal(balance))),
                "");
    }

    private static final Posting PLAIN =
            posting("l", "2026-01-01T00:00:00Z", "k", "s", "1", "b", null, "me", null, Map.of("e", "1"), "2", "2");

    private static String hash(Posting posting) {
        return HexFormat.of().formatHex(PostingHash.of(List.of(HEAD), posting));
    }

    @Test
    void everyWordAndNumberOfAPostingIsInItsHash() {
        String t = "2026-01-01T00:00:00Z";
        Map<String, String> e = Map.of("e", "1");
        var hashes = new HashSet<String>();
        var all = List.of(
                PLAIN,
                posting("m", t, "k", "s", "1", "b", null, "me", null, e, "2", "2"),
                posting("l", "2026-01-01T00:00:00.000001Z", "k", "s", "1", "b", null, "me", null, e, "2", "2"),
                posting("l", t, "K", "s", "1", "b", null, "me", null, e, "2", "2"),
                posting("l", t, "k", "S", "1", "b", null, "me", null, e, "2", "2"),
                posting("l", t, "k", "s", "1.1", "b", null, "me", null, e, "2", "2"),
                posting("l", t, "k", "s", "1", "B", null, "me", null, e, "2", "2"),
                posting("l", t, "k", "s", "1", "b", 3L, "me", null, e, "2", "2"),
                posting("l", t, "k", "s", "1", "b", null, "you", null, e, "2", "2"),
                posting("l", t, "k", "s", "1", "b", null, "me", "n", e, "2", "2"),
                posting("l", t, "k", "s", "1", "b", null, "me", null, Map.of("e", "2"), "2", "2"),
                posting("l", t, "k", "s", "1", "b", null, "me", null, Map.of(), "2", "2"),
                posting("l", t, "k", "s", "1", "b", null, "me", null, e, "3", "2"),
                posting("l", t, "k", "s", "1", "b", null, "me", null, e, "2", "4"));
        all.forEach(one -> hashes.add(hash(one)));
        assertThat(hashes).hasSize(all.size());
    }

    /** Length before text: what stands in one place cannot be pushed into the next. */
    @Test
    void wordsDoNotRunTogether() {
        String t = "2026-01-01T00:00:00Z";
        assertThat(hash(posting("l", t, "ab", "c", "1", "b", null, "me", null, Map.of(), "2", "2")))
                .isNotEqualTo(hash(posting("l", t, "a", "bc", "1", "b", null, "me", null, Map.of(), "2", "2")));
        assertThat(hash(posting("l", t, "k", "s", "1", "b", null, "me", "", Map.of(), "2", "2")))
                .isNotEqualTo(hash(posting("l", t, "k", "s", "1", "b", null, "me", null, Map.of(), "2", "2")));
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        String t = "2026-01-01T00:00:00Z";
        assertThat(hash(posting("l", t, "k", "s", "1.00", "b", null, "me", null, Map.of("e", "1"), "2.0", "2.00")))
                .isEqualTo(hash(PLAIN));
        assertThat(hash(posting("l", t, "k", "s", "1", "b", null, "me", null, Map.of("e", "1"), "2", "0.00")))
                .isEqualTo(hash(posting("l", t, "k", "s", "1", "b", null, "me", null, Map.of("e", "1"), "2", "0")));
    }

    @Test
    void whatCameBeforeOnAnyOfItsAccountsIsInItsHash() {
        byte[] other = PostingHash.genesis("l", "person:b");
        assertThat(PostingHash.of(List.of(HEAD), PLAIN)).isNotEqualTo(PostingHash.of(List.of(other), PLAIN));
        assertThat(PostingHash.of(List.of(HEAD, other), PLAIN))
                .isNotEqualTo(PostingHash.of(List.of(other, HEAD), PLAIN))
                .isNotEqualTo(PostingHash.of(List.of(HEAD), PLAIN));
        assertThat(PostingHash.genesis("l", "person:a")).isNotEqualTo(PostingHash.genesis("m", "person:a"));
    }
}
