package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of rows when it is not the database that sorts. */
class B03_SortingTest {
    private static final Expr ANY = new Expr.Path(List.of("x"));

    private static List<Object> sorted(boolean descending, Object... values) {
        var order = Sorting.by(List.of(new Query.Order(ANY, descending)));
        return Arrays.stream(values)
                .map(Collections::singletonList)
                .sorted(order)
                .map(row -> row.get(0))
                .toList();
    }

    @Test
    void nullComesLastInBothDirections() {
        assertThat(sorted(false, null, BigDecimal.TWO, BigDecimal.ONE))
                .containsExactly(BigDecimal.ONE, BigDecimal.TWO, null);
        assertThat(sorted(true, null, BigDecimal.ONE, BigDecimal.TWO))
                .containsExactly(BigDecimal.TWO, BigDecimal.ONE, null);
    }

    @Test
    void aSpanIsSortedByItsStartThenByItsEnd() {
        Instant t = Instant.parse("2026-01-01T00:00:00Z");
        var shortSpan = new TimeInterval(t, t.plusSeconds(1));
        var longSpan = new TimeInterval(t, t.plusSeconds(9));
        assertThat(sorted(false, longSpan, t.plusSeconds(5), shortSpan, t))
                .containsExactly(t, shortSpan, longSpan, t.plusSeconds(5));
    }

    @Test
    void theSecondCriterionDecidesWhereTheFirstDoesNot() {
        var order = Sorting.by(List.of(new Query.Order(ANY, false), new Query.Order(ANY, true)));
        List<Object> a = List.of("a", BigDecimal.ONE);
        List<Object> b = List.of("a", BigDecimal.TWO);
        assertThat(order.compare(a, b)).isPositive();
    }

    /** A comparator that contradicts itself makes the sort of the JDK fail; kinds are mixed as JSON mixes them. */
    @Test
    void anyMixtureOfKindsHasOneOrder() {
        long seed = 20261127;
        var random = new Random(seed);
        var values = new ArrayList<Object>();
        for (int i = 0; i < 2000; i++) {
            values.add(
                    switch (random.nextInt(5)) {
                        case 0 -> BigDecimal.valueOf(random.nextInt(9));
                        case 1 -> "t" + random.nextInt(9);
                        case 2 -> Instant.ofEpochSecond(random.nextInt(9));
                        case 3 -> random.nextBoolean();
                        default -> null;
                    });
        }
        List<Object> once = sorted(false, values.toArray());
        Collections.shuffle(values, random);
        assertThat(sorted(false, values.toArray())).as("seed %d", seed).isEqualTo(once);
    }
}
