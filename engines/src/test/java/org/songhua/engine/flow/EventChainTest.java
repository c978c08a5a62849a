package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No two different events give the same hash, and the hash is the same on every machine. */
class EventChainTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private static FlowEvent event(
            Map<String, String> fields, List<String> evidence, String reason, Instant occurredAt) {
        return new FlowEvent(
                1,
                AT,
                occurredAt,
                "li",
                "accept",
                "reported",
                "accepted",
                reason,
                new TreeMap<>(fields),
                new TreeSet<>(evidence),
                new TreeMap<>());
    }

    private static byte[] hash(FlowEvent event) {
        return EventChain.hash(EventChain.genesis("case"), event);
    }

    /** Pairs that a careless joining of texts would take for equal. */
    @Test
    void whatLooksAlikeWhenJoinedIsToldApart() {
        List<FlowEvent> all = List.of(
                event(Map.of(), List.of(), null, null),
                event(Map.of(), List.of(), "", null),
                event(Map.of("a", "bc"), List.of(), null, null),
                event(Map.of("ab", "c"), List.of(), null, null),
                event(Map.of("a", "b", "c", ""), List.of(), null, null),
                event(Map.of("a", "b"), List.of("c"), null, null),
                event(Map.of(), List.of("a", "b"), null, null),
                event(Map.of(), List.of("ab"), null, null),
                event(Map.of(), List.of(), "a", null),
                event(Map.of(), List.of(), null, AT),
                event(Map.of(), List.of(), null, AT.plusNanos(1_000)));
        var hashes = new ArrayList<String>();
        for (FlowEvent one : all) hashes.add(java.util.HexFormat.of().formatHex(hash(one)));
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void theOrderInWhichFieldsAreGivenDoesNotMatter() {
        var forward = new java.util.LinkedHashMap<String, String>();
        forward.put("a", "1");
        forward.put("b", "2");
        var backward = new java.util.LinkedHashMap<String, String>();
        backward.put("b", "2");
        backward.put("a", "1");
        assertThat(hash(event(forward, List.of("x", "y"), null, null)))
                .isEqualTo(hash(event(backward, List.of("y", "x"), null, null)));
    }

    @Test
    void eachCaseHasABeginningOfItsOwn() {
        assertThat(EventChain.genesis("a")).hasSize(32).isNotEqualTo(EventChain.genesis("b"));
        FlowEvent one = event(Map.of(), List.of(), null, null);
        assertThat(EventChain.firstBroken("case", List.of(one), List.of(hash(one))))
                .isZero();
        assertThat(EventChain.firstBroken("other", List.of(one), List.of(hash(one))))
                .isOne();
    }

    @Test
    void aLogWithoutItsLastHashIsBrokenThere() {
        FlowEvent one = event(Map.of(), List.of(), null, null);
        assertThat(EventChain.firstBroken("case", List.of(one), List.of())).isOne();
        assertThat(EventChain.firstBroken("case", List.of(), List.of())).isZero();
    }

    @Test
    void aHashOfAnotherLengthIsRefused() {
        FlowEvent one = event(Map.of(), List.of(), null, null);
        assertThatThrownBy(() -> EventChain.hash(new byte[31], one)).isInstanceOf(IllegalArgumentException.class);
    }
}
