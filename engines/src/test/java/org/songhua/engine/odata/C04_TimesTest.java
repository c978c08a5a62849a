package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every relation of moments and half-open spans by brute force: spans are sets of the seconds 0 to 4. */
class C04_TimesTest {
    /** A moment when it has no length, else the seconds from the first up to, but not with, the last. */
    private record Span(int from, int to) {
        boolean isMoment() {
            return from == to;
        }

        Object value() {
            Instant start = Instant.ofEpochSecond(from);
            return isMoment() ? start : new TimeInterval(start, Instant.ofEpochSecond(to));
        }

        boolean holds(int second) {
            return isMoment() ? second == from : from <= second && second < to;
        }
    }

    private static List<Span> spans() {
        var spans = new ArrayList<Span>();
        for (int from = 0; from < 5; from++) for (int to = from; to < 6; to++) spans.add(new Span(from, to));
        return spans;
    }

    private static @Nullable Object ask(String text, Object a, Object b) {
        return new Evaluator(path -> path.first().equals("a") ? a : b, Instant.EPOCH)
                .value(ExpressionParser.parse(text));
    }

    private static boolean common(Span a, Span b) {
        for (int second = 0; second < 6; second++) if (a.holds(second) && b.holds(second)) return true;
        return false;
    }

    private static boolean within(Span a, Span b) {
        for (int second = 0; second < 6; second++) if (a.holds(second) && !b.holds(second)) return false;
        return true;
    }

    private static boolean expected(String relation, Span a, Span b) {
        return switch (relation) {
            case "overlaps" -> common(a, b);
            case "during" -> !b.isMoment() && within(a, b);
            case "starts" -> a.from == b.from;
            case "finishes" -> a.to == b.to;
            case "before" -> a.isMoment() ? a.from < b.from : a.to <= b.from;
            case "after" -> b.isMoment() ? b.from < a.from : b.to <= a.from;
            case "meets" -> meets(a, b);
            default -> throw new IllegalArgumentException(relation);
        };
    }

    private static boolean meets(Span a, Span b) {
        boolean end = a.to == b.from || b.to == a.from;
        return a.isMoment() || b.isMoment() ? end || a.from == b.from || a.to == b.to : end;
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlaps", "during", "starts", "finishes", "before", "after", "meets"})
    void aRelationHoldsAsTheSetsOfSecondsSay(String relation) {
        for (Span a : spans())
            for (Span b : spans())
                assertThat(ask(relation + "(a,b)", a.value(), b.value()))
                        .as("%s %s %s", a, relation, b)
                        .isEqualTo(expected(relation, a, b));
    }

    @ParameterizedTest
    @CsvSource({"lt,before", "gt,after"})
    void theOperatorsOfOrderSayWhatTheRelationsSay(String operator, String relation) {
        for (Span a : spans())
            for (Span b : spans())
                assertThat(ask("a " + operator + " b", a.value(), b.value()))
                        .as("%s %s %s", a, operator, b)
                        .isEqualTo(expected(relation, a, b));
    }

    @Test
    void equalityAndWeakOrderLookAtBothEnds() {
        for (Span a : spans())
            for (Span b : spans()) {
                String pair = a + " " + b;
                boolean equal = a.equals(b);
                assertThat(ask("a eq b", a.value(), b.value())).as(pair).isEqualTo(equal);
                assertThat(ask("a ne b", a.value(), b.value())).as(pair).isEqualTo(!equal);
                assertThat(ask("a le b", a.value(), b.value())).as(pair).isEqualTo(a.from <= b.from && a.to <= b.to);
                assertThat(ask("a ge b", a.value(), b.value())).as(pair).isEqualTo(a.from >= b.from && a.to >= b.to);
            }
    }

    @Test
    void spansThatOverlapAreNeitherBeforeNorAfterEachOther() {
        for (Span a : spans())
            for (Span b : spans()) {
                boolean apart = ask("a lt b or a gt b", a.value(), b.value()).equals(true);
                if (ask("overlaps(a,b)", a.value(), b.value()).equals(true)) {
                    assertThat(apart).as("%s %s", a, b).isFalse();
                } else if (!a.isMoment() && !b.isMoment()) {
                    assertThat(apart).as("%s %s", a, b).isTrue();
                }
            }
    }

    @Test
    void shiftingBothByTheSameChangesNoRelation() {
        for (String relation : List.of("overlaps", "during", "starts", "finishes", "before", "after", "meets")) {
            String shifted = relation + "(a add duration'PT1H',b add duration'PT1H')";
            for (Span a : spans())
                for (Span b : spans())
                    assertThat(ask(shifted, a.value(), b.value()))
                            .as("%s %s %s", a, relation, b)
                            .isEqualTo(expected(relation, a, b));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlaps", "during", "starts", "finishes", "before", "after", "meets"})
    void whatIsNoTimeHasNoRelation(String relation) {
        assertThat(ask(relation + "(a,b)", "text", new Span(0, 1).value())).isNull();
        assertThat(ask(relation + "(a,b)", new Span(0, 1).value(), 7)).isNull();
    }
}
