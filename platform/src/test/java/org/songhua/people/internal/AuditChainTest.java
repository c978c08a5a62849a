package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.people.internal.AuditChain.Content;

class AuditChainTest {
    private static final Instant AT = Instant.parse("2026-06-01T04:00:00.123456Z");
    private static final Content ENTRY = new Content(1, AT, "li", "user.created", "user:wang", "{\"a\":1}");

    /**
     * Worked out apart from this program:
     *
     * <pre>
     * import hashlib, struct
     * t = lambda s: struct.pack('>I', len(s.encode())) + s.encode()
     * hashlib.sha256(bytes(32) + struct.pack('>qq', 1, 1780286400123456)
     *     + t('li') + t('user.created') + t('user:wang') + t('{"a":1}')).hexdigest()
     * </pre>
     */
    @Test
    void isTheDocumentedFunction() {
        byte[] hash = AuditChain.hash(AuditChain.genesis(), ENTRY);
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("327acfae15e52c07e2f317abbd714cc2827ab154f459f18c5df4626eb30a2d75");
    }

    @Test
    void dependsOnEveryPart() {
        byte[] previous = AuditChain.genesis();
        byte[] otherPrevious = AuditChain.genesis();
        otherPrevious[31] = 1;
        byte[] hash = AuditChain.hash(previous, ENTRY);
        assertThat(AuditChain.hash(otherPrevious, ENTRY)).isNotEqualTo(hash);
        var others = List.of(
                new Content(2, AT, "li", "user.created", "user:wang", "{\"a\":1}"),
                new Content(1, AT.plusNanos(1000), "li", "user.created", "user:wang", "{\"a\":1}"),
                new Content(1, AT, "lj", "user.created", "user:wang", "{\"a\":1}"),
                new Content(1, AT, "li", "user.changed", "user:wang", "{\"a\":1}"),
                new Content(1, AT, "li", "user.created", "user:wong", "{\"a\":1}"),
                new Content(1, AT, "li", "user.created", "user:wang", "{\"a\":2}"));
        for (Content other : others)
            assertThat(AuditChain.hash(previous, other)).as("%s", other).isNotEqualTo(hash);
    }

    @Test
    void doesNotConfuseTextsThatMeetElsewhere() {
        var one = new Content(1, AT, "ab", "c", "s", "{}");
        var other = new Content(1, AT, "a", "bc", "s", "{}");
        assertThat(AuditChain.hash(AuditChain.genesis(), one))
                .isNotEqualTo(AuditChain.hash(AuditChain.genesis(), other));
    }
}
