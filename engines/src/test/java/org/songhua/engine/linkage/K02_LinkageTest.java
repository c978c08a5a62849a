package org.songhua.engine.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.linkage.Clusters.Link;
import org.songhua.engine.linkage.LinkRule.Level;
import org.songhua.engine.linkage.Match.Decision;

/** K02: weights, vetoes, keys against all pairs, groups. */
class K02_LinkageTest {
    private final Linkage linkage = new Linkage(Towns.RULE);

    /** log2(0.9 / 0.001) + log2(0.7 / 0.01) = 9.814 + 6.129 bits; without places these say nothing. */
    @Test
    void weightsAddUpAndEachReasonIsTold() {
        Match match = match(
                LinkRecord.of("a", Map.of("code", "91350100M000100Y43", "name", "松城化工有限公司")),
                LinkRecord.of("b", Map.of("code", "91350100m000100y43", "name", "松城化工")));
        assertThat(match.weight()).isEqualTo(15.943, within(0.001));
        assertThat(match.decision()).isEqualTo(Decision.SAME);
        assertThat(match.reasons()).extracting(Match.Reason::level).containsExactly("same", "same", "");
        assertThat(match.reasons().get(2).weight()).isZero();
    }

    @Test
    void twoSoundCodesThatDifferForbidWhatEverythingElseSays() {
        Match match = match(
                new LinkRecord("a", Map.of("code", "91220101MA00000013", "name", "松城化工有限公司"), 125, 43),
                new LinkRecord("b", Map.of("code", "91220101MA00000026", "name", "松城化工有限公司"), 125, 43));
        assertThat(match.decision()).isEqualTo(Decision.DIFFERENT);
        assertThat(match.reasons().getFirst().veto()).isTrue();
        // A slip in a code that is not sound is no contradiction.
        Match slip = match(
                LinkRecord.of("a", Map.of("code", "91220101MA00000013", "name", "松城化工有限公司")),
                LinkRecord.of("b", Map.of("code", "91220101MA00000014", "name", "松城化工有限公司")));
        assertThat(slip.decision()).isEqualTo(Decision.SAME);
        assertThat(slip.reasons().getFirst().level()).isEqualTo("slip");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keysFindThePairsThatMeetAndNoOther(long seed) {
        List<Prepared> records =
                Towns.of(seed, 400).stream().map(linkage::prepare).toList();
        var found = new ArrayList<Set<String>>();
        new BlockIndex(records, 1_000).each((a, b) -> found.add(ids(a, b)));
        var meeting = new HashSet<Set<String>>();
        var near = new HashSet<Set<String>>();
        for (int i = 0; i < records.size(); i++)
            for (int j = 0; j < i; j++) {
                Prepared a = records.get(i);
                Prepared b = records.get(j);
                if (a.meets(b)) meeting.add(ids(a, b));
                if (Squares.distance_m(a.record(), b.record()) <= 50) near.add(ids(a, b));
                assertThat(linkage.match(a, b)).isEqualTo(linkage.match(b, a));
            }
        assertThat(found).as("seed %d", seed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(meeting);
        assertThat(meeting).as("seed %d", seed).containsAll(near);
    }

    @Test
    void keysOfTooManyRecordsAreLeftOutAndCounted() {
        var records = new ArrayList<Prepared>();
        for (int i = 0; i < 5; i++) records.add(linkage.prepare(LinkRecord.of("r" + i, Map.of("name", "松城化工"))));
        assertThat(pairs(new BlockIndex(records, 5))).isEqualTo(10);
        var narrow = new BlockIndex(records, 4);
        assertThat(pairs(narrow)).isZero();
        assertThat(narrow.keysLeftOut()).isEqualTo(1);
        assertThat(narrow.largest()).isEqualTo(5);
    }

    @Test
    void aKeyIsTheSameInEveryRun() {
        Prepared one = linkage.prepare(LinkRecord.of("a", Map.of("code", "91220101MA00000013")));
        // FNV-1a of "0||91220101MA00000013", worked out apart.
        assertThat(one.homes()).containsExactly(fnv("0||91220101MA00000013"));
    }

    @Test
    void groupsDoNotDependOnTheOrderOfThePairs() {
        var links = new ArrayList<>(
                List.of(new Link("d", "b"), new Link("b", "a"), new Link("x", "y"), new Link("c", "d")));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(links, new Random(seed));
            assertThat(Clusters.of(links)).containsExactly(List.of("a", "b", "c", "d"), List.of("x", "y"));
        }
        var chain = new ArrayList<Link>();
        for (int i = 20_000; i > 0; i--) chain.add(new Link("%05d".formatted(i), "%05d".formatted(i - 1)));
        assertThat(Clusters.of(chain).getFirst()).hasSize(20_001);
        assertThat(Clusters.of(List.of())).isEmpty();
    }

    @Test
    void aRuleThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new LinkRule(List.of(), List.of(), 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Level("x", 1.0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Match match(LinkRecord a, LinkRecord b) {
        return linkage.match(linkage.prepare(a), linkage.prepare(b));
    }

    private static int pairs(BlockIndex index) {
        var found = new ArrayList<Set<String>>();
        index.each((a, b) -> found.add(ids(a, b)));
        return found.size();
    }

    private static Set<String> ids(Prepared a, Prepared b) {
        return new TreeSet<>(List.of(a.record().id(), b.record().id()));
    }

    private static long fnv(String text) {
        long hash = Long.parseUnsignedLong("14695981039346656037");
        for (char c : text.toCharArray()) hash = (hash ^ c) * 1_099_511_628_211L;
        return hash;
    }
}
