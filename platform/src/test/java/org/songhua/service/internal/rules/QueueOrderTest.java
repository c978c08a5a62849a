package org.songhua.service.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.pack.Text;
import org.songhua.service.Service.Queue;
import org.songhua.service.Service.Term;

/** The text of a place sorts as the declared order does. */
class QueueOrderTest {
    private static final Text NAME = new Text("一", "One");
    private static final Queue QUEUE = new Queue(
            "waiting",
            List.of("served"),
            List.of(
                    new Term("urgent == true", "", false, NAME),
                    new Term("", "score", true, NAME),
                    new Term("", "since", false, NAME)),
            "");

    private static Map<String, Object> random(Random random) {
        var facts = new TreeMap<String, Object>();
        if (random.nextInt(3) > 0) facts.put("urgent", random.nextBoolean());
        if (random.nextInt(5) > 0)
            facts.put("score", BigDecimal.valueOf(random.nextInt(-300, 300)).movePointLeft(random.nextInt(3)));
        if (random.nextInt(5) > 0)
            facts.put(
                    "since",
                    "%04d-%02d-%02d"
                            .formatted(1960 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        return facts;
    }

    /** The obvious way: three comparisons one after the other, what is missing last. */
    private static final Comparator<Map<String, Object>> OBVIOUS = Comparator.<Map<String, Object>, Boolean>comparing(
                    facts -> !Boolean.TRUE.equals(facts.get("urgent")))
            .thenComparing(facts -> (BigDecimal) facts.get("score"), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(facts -> (String) facts.get("since"), Comparator.nullsLast(Comparator.naturalOrder()));

    @Test
    void theOrderOfTheTextsIsThatOfTheTerms() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var all = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < 60; i++) all.add(random(random));
            for (var one : all)
                for (var other : all)
                    assertThat(Integer.signum(QueueOrder.key(QUEUE, one).compareTo(QueueOrder.key(QUEUE, other))))
                            .as("seed %d: %s and %s", seed, one, other)
                            .isEqualTo(Integer.signum(OBVIOUS.compare(one, other)));
        }
    }

    @Test
    void everyKeyHasTheSameLengthSoThatNoTermReachesIntoTheNext() {
        var random = new Random(7);
        for (int i = 0; i < 100; i++)
            assertThat(QueueOrder.key(QUEUE, random(random))).hasSize(48);
        assertThat(QueueOrder.key(QUEUE, Map.of("score", "no number", "since", "no day")))
                .isEqualTo("f".repeat(48));
    }

    @Test
    void zeroHasOneText() {
        var plus = Map.<String, Object>of("score", new BigDecimal("0"));
        var minus = Map.<String, Object>of("score", new BigDecimal("-0.00"));
        assertThat(QueueOrder.key(QUEUE, plus)).isEqualTo(QueueOrder.key(QUEUE, minus));
    }
}
