package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Moments and spans on one morning, in hours: {@code 7} is seven o'clock, {@code 7-8} the hour from then on. The end of a
 * span does not belong to it.
 */
class A03_TimesTest {
    private static String hours(String text) {
        String[] ends = text.split("-");
        String all = "2026-01-31T%02d:00:00Z".formatted(Integer.parseInt(ends[0]));
        return ends.length == 1 ? all : all + "/2026-01-31T%02d:00:00Z".formatted(Integer.parseInt(ends[1]));
    }

    private static Object holds(String relation, String a, String b) {
        boolean operator = Operator.find(relation).isPresent();
        String text = operator
                ? hours(a) + " " + relation + " " + hours(b)
                : relation + "(" + hours(a) + "," + hours(b) + ")";
        return new Evaluator(path -> null, Instant.EPOCH).value(ExpressionParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "lt,6,7",
        "lt,6-7,7",
        "lt,6-7,7-8",
        "gt,8,7",
        "gt,8,7-8",
        "gt,8-9,7-8",
        "le,7,7",
        "le,6-8,7-8",
        "le,7,7-8",
        "ge,7-9,7-8",
        "eq,7,7",
        "eq,7-8,7-8",
        "ne,7,7-8",
        "before,6-7,7-8",
        "after,8,7-8",
        "meets,6-7,7-8",
        "meets,8-9,7-8",
        "meets,7,7-8",
        "meets,8,7-8",
        "meets,7,7",
        "during,7,7-8",
        "during,7-8,7-9",
        "during,7-8,7-8",
        "overlaps,7,7-8",
        "overlaps,6-8,7-9",
        "overlaps,7,7",
        "starts,7,7-8",
        "starts,7-9,7-8",
        "finishes,8,7-8",
        "finishes,6-8,7-8"
    })
    void holdsBetween(String relation, String a, String b) {
        assertThat(holds(relation, a, b)).as(relation + " " + a + " " + b).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "lt,7,7",
        "lt,6-8,7",
        "lt,7,7-8",
        "gt,7,7",
        "gt,7-8,7",
        "gt,7,7-8",
        "le,8,7-8",
        "le,6-9,7-8",
        "ge,6-9,7-8",
        "eq,7,7-8",
        "before,6-8,7-8",
        "after,7,7-8",
        "meets,6-8,7-9",
        "meets,6,7-8",
        "during,8,7-8",
        "during,6-8,7-9",
        "overlaps,8,7-8",
        "overlaps,6-7,7-8",
        "overlaps,6,7",
        "starts,6-8,7-8",
        "finishes,7-9,7-8"
    })
    void doesNotHoldBetween(String relation, String a, String b) {
        assertThat(holds(relation, a, b)).as(relation + " " + a + " " + b).isEqualTo(false);
    }

    /** Over all spans and moments of four hours: what one relation says, its mirror image says of the exchanged pair. */
    @Test
    void everyRelationAgreesWithItsMirrorImage() {
        List<String> all = new ArrayList<>();
        for (int from = 0; from < 4; from++) {
            all.add(String.valueOf(from));
            for (int to = from + 1; to < 5; to++) all.add(from + "-" + to);
        }
        for (String a : all)
            for (String b : all) {
                String pair = a + " " + b;
                assertThat(holds("gt", a, b)).as(pair).isEqualTo(holds("lt", b, a));
                assertThat(holds("ge", a, b)).as(pair).isEqualTo(holds("le", b, a));
                assertThat(holds("after", a, b)).as(pair).isEqualTo(holds("before", b, a));
                assertThat(holds("overlaps", a, b)).as(pair).isEqualTo(holds("overlaps", b, a));
                assertThat(holds("meets", a, b)).as(pair).isEqualTo(holds("meets", b, a));
                boolean apart =
                        holds("lt", a, b).equals(true) || holds("gt", a, b).equals(true);
                if (a.contains("-") && b.contains("-"))
                    assertThat(holds("overlaps", a, b)).as(pair).isEqualTo(!apart);
            }
    }
}
