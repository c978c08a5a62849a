package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.people.Audit.Verification;
import org.songhua.people.internal.AuditChain.Content;

class ChainCheckTest {
    private final List<Content> contents = new ArrayList<>();
    private final List<byte[]> hashes = new ArrayList<>();
    private byte[] head = AuditChain.genesis();

    @BeforeEach
    void makeFiveEntries() {
        for (int i = 1; i <= 5; i++) {
            var content = new Content(i, Instant.EPOCH.plusSeconds(i), "li", "did", "thing:" + i, "{}");
            head = AuditChain.hash(head, content);
            contents.add(content);
            hashes.add(head);
        }
    }

    @Test
    void findsAWholeChainWhole() {
        assertThat(check(5)).isEqualTo(new Verification(5, null));
    }

    @Test
    void findsAnEmptyChainWhole() {
        contents.clear();
        hashes.clear();
        head = AuditChain.genesis();
        assertThat(check(0)).isEqualTo(new Verification(0, null));
    }

    @Test
    void findsAChangedEntry() {
        contents.set(2, new Content(3, Instant.EPOCH.plusSeconds(3), "wang", "did", "thing:3", "{}"));
        assertThat(check(5).firstBroken()).isEqualTo(3);
    }

    @Test
    void findsAChangedEntryWhoseHashWasChangedToo() {
        var forged = new Content(3, Instant.EPOCH.plusSeconds(3), "wang", "did", "thing:3", "{}");
        contents.set(2, forged);
        hashes.set(2, AuditChain.hash(hashes.get(1), forged));
        assertThat(check(5).firstBroken()).isEqualTo(4);
    }

    @Test
    void findsAMissingEntry() {
        contents.remove(1);
        hashes.remove(1);
        assertThat(check(5).firstBroken()).isEqualTo(2);
    }

    @Test
    void findsAMissingFirstEntry() {
        contents.remove(0);
        hashes.remove(0);
        assertThat(check(5).firstBroken()).isEqualTo(1);
    }

    @Test
    void findsACutTail() {
        contents.subList(3, 5).clear();
        hashes.subList(3, 5).clear();
        assertThat(check(5).firstBroken()).isEqualTo(4);
    }

    @Test
    void findsAnEntryBehindTheHead() {
        assertThat(check(4).firstBroken()).isEqualTo(5);
    }

    @Test
    void findsAForgedHead() {
        head = head.clone();
        head[0] ^= 1;
        assertThat(check(5).firstBroken()).isEqualTo(5);
    }

    private Verification check(long headNumber) {
        var check = new ChainCheck();
        for (int i = 0; i < contents.size(); i++) check.accept(contents.get(i), hashes.get(i));
        return check.finish(headNumber, head);
    }
}
