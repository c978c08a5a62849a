package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/**
 * Conditions against the plainest evaluation: each random condition is made together with what it comes to, by Java's own operators on
 * the same facts; and what a condition may know of a case.
 */
class GuardDifferentialTest {
    private static final String[] NUMBERS = {"0", "1", "1.0", "2", "-3", "2.50", "2.5"};
    private static final String[] TEXTS = {"a", "b", ""};

    /** A condition as text and what it comes to. */
    private record Said(String text, boolean holds) {}

    private static Map<String, Object> facts(SplittableRandom random) {
        var facts = new HashMap<String, Object>();
        for (String name : List.of("n", "m")) {
            if (random.nextInt(4) > 0) facts.put(name, new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]));
        }
        for (String name : List.of("s", "t")) {
            if (random.nextInt(4) > 0) facts.put(name, TEXTS[random.nextInt(TEXTS.length)]);
        }
        if (random.nextInt(4) > 0) facts.put("p", random.nextBoolean());
        return facts;
    }

    private static Said comparison(SplittableRandom random, Map<String, Object> facts) {
        String[] signs = {"==", "!=", "<", "<=", ">", ">="};
        String sign = signs[random.nextInt(signs.length)];
        String name = List.of("n", "m", "s", "t", "p").get(random.nextInt(5));
        String literal = switch (random.nextInt(3)) {
            case 0 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 1 -> "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
            default -> random.nextBoolean() ? "true" : "n";
        };
        Object left = facts.get(name);
        Object right = value(literal, facts);
        boolean holds =
                left != null && right != null && left.getClass() == right.getClass() && compared(left, sign, right);
        return new Said(name + " " + sign + " " + literal, holds);
    }

    private static Object value(String literal, Map<String, Object> facts) {
        if (literal.equals("n")) return facts.get("n");
        if (literal.equals("true")) return true;
        return literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : new BigDecimal(literal);
    }

    private static boolean compared(Object left, String sign, Object right) {
        int order = left instanceof BigDecimal number
                ? Double.compare(number.doubleValue(), ((BigDecimal) right).doubleValue())
                : left instanceof String text
                        ? text.compareTo((String) right)
                        : Boolean.compare((Boolean) left, (Boolean) right);
        return switch (sign) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Said oneOf(SplittableRandom random, Map<String, Object> facts) {
        String name = List.of("n", "m", "s", "t").get(random.nextInt(4));
        var literals = new ArrayList<String>();
        boolean holds = false;
        for (int k = random.nextInt(1, 4); k > 0; k--) {
            String literal = random.nextBoolean()
                    ? NUMBERS[random.nextInt(NUMBERS.length)]
                    : "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
            literals.add(literal);
            Object fact = facts.get(name);
            Object one = value(literal, facts);
            holds |= fact != null && fact.getClass() == one.getClass() && compared(fact, "==", one);
        }
        return new Said(name + " in [" + String.join(", ", literals) + "]", holds);
    }

    private static Said condition(SplittableRandom random, Map<String, Object> facts, int depth) {
        if (depth == 0) return random.nextInt(3) == 0 ? oneOf(random, facts) : comparison(random, facts);
        Said one = condition(random, facts, depth - 1);
        Said other = condition(random, facts, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> new Said("(" + one.text + " and " + other.text + ")", one.holds && other.holds);
            case 1 -> new Said("(" + one.text + " or " + other.text + ")", one.holds || other.holds);
            case 2 -> new Said("not (" + one.text + ")", !one.holds);
            default ->
                new Said("(not not " + (one.text.startsWith("not") ? "(" + one.text + ")" : one.text) + ")", one.holds);
        };
    }

    @Test
    void conditionsComeToWhatJavaMakesOfThem() {
        var answers = new int[2];
        Seeded.check(4000, random -> {
            Map<String, Object> facts = facts(random);
            Said said = condition(random, facts, random.nextInt(4));
            assertThat(Guard.parse(said.text).holds(facts))
                    .as(said.text + " with " + facts)
                    .isEqualTo(said.holds);
            answers[said.holds ? 1 : 0]++;
        });
        assertThat(answers[0]).isGreaterThan(800);
        assertThat(answers[1]).isGreaterThan(800);
    }

    /** Without brackets: not before and, and before or. */
    @Test
    void precedenceIsThatOfTheLanguage() {
        for (int bits = 0; bits < 8; bits++) {
            boolean a = (bits & 1) != 0;
            boolean b = (bits & 2) != 0;
            boolean c = (bits & 4) != 0;
            Map<String, Object> facts = Map.of("a", a, "b", b, "c", c);
            assertThat(Guard.parse("a or b and c").holds(facts)).isEqualTo(a || b && c);
            assertThat(Guard.parse("a and b or c").holds(facts)).isEqualTo(a && b || c);
            assertThat(Guard.parse("not a and b").holds(facts)).isEqualTo(!a && b);
            assertThat(Guard.parse("not a or b").holds(facts)).isEqualTo(!a || b);
            assertThat(Guard.parse("not (a or b) and c").holds(facts)).isEqualTo(!(a || b) && c);
            assertThat(Guard.parse("not a == b").holds(facts)).isEqualTo(a != b);
        }
    }

    /** A number is one of a list by what it is, not by how many zeros it is written with. */
    @ParameterizedTest
    @CsvSource({"1, 1.0", "1.0, 1", "2.50, 2.5", "0, 0.000", "-3, -3.0"})
    void numbersAreTheSameHoweverTheyAreWritten(String fact, String literal) {
        Map<String, Object> facts = Map.of("n", new BigDecimal(fact));
        assertThat(Guard.parse("n in [7, " + literal + "]").holds(facts)).isTrue();
        assertThat(Guard.parse("n == " + literal).holds(facts)).isTrue();
        assertThat(Guard.parse("n != " + literal).holds(facts)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n == 1234567890123456",
                "n == 1.1234567891",
                "n == .5",
                "n == +1",
                "n == 1e3",
                "n == \"open",
                "n ! 1",
                "N == 1",
                "n == 1 ; 2"
            })
    void whatIsNoTokenIsToldWithItsPlace(String text) {
        assertThatThrownBy(() -> Guard.parse(text))
                .isInstanceOfSatisfying(
                        GuardSyntaxException.class,
                        e -> assertThat(e.position()).isBetween(1, text.length() + 1));
    }

    @Test
    void anyTextIsAConditionOrAMistakeWithItsPlace() {
        String[] pieces = {
            "n", " ", "and", "or", "not", "in", "(", ")", "[", "]", ",", "==", "<", "1", "-2.5", "\"a\"", "\"", "水", "="
        };
        Seeded.check(3000, random -> {
            var text = new StringBuilder();
            for (int k = random.nextInt(12); k > 0; k--)
                text.append(pieces[random.nextInt(pieces.length)]).append(' ');
            try {
                Guard guard = Guard.parse(text.toString());
                assertThat(guard.toString()).isEqualTo(text.toString());
                guard.holds(Map.of());
            } catch (GuardSyntaxException e) {
                assertThat(e.position()).as(text.toString()).isBetween(1, text.length() + 1);
                assertThat(e.getMessage()).endsWith(".");
            }
        });
    }

    private static Attempt attempt(Map<String, String> fields) {
        return new Attempt(
                "dispatch",
                "anna",
                Set.of("desk"),
                Instant.parse("2026-03-02T02:00:00Z"),
                null,
                null,
                fields,
                Set.of());
    }

    private static FlowCase told(Map<String, String> fields) {
        var machine = new FlowMachine(Loop.flow());
        return machine.begin(
                        new Attempt("create", "anna", Set.of(), Loop.START, null, null, fields, Set.of()), Loop.DUE)
                .after();
    }

    /** What an attempt takes away is not known to its guard either; it would not be known afterwards. */
    @Test
    void aFieldThatIsTakenAwayIsNotKnown() {
        FlowCase subject = told(Map.of("severity", "urgent"));
        assertThat(FlowMachine.facts(subject, attempt(Map.of()), Map.of())).containsEntry("severity", "urgent");
        assertThat(FlowMachine.facts(subject, attempt(Map.of("severity", "")), Map.of()))
                .doesNotContainKey("severity");
        assertThat(FlowMachine.facts(subject, attempt(Map.of("severity", "grave")), Map.of()))
                .containsEntry("severity", "grave");
    }

    /** A field that is called like something the platform knows does not stand in for it. */
    @Test
    void whatThePlatformKnowsCannotBeTalkedOver() {
        FlowCase subject = told(Map.of("season", "summer", "count.rework", "0", "open_assists", "9"));
        Map<String, Object> facts = FlowMachine.facts(
                subject, attempt(Map.of("season", "spring", "pending_requests", "7")), Map.of("season", "winter"));
        assertThat(facts)
                .containsEntry("season", "winter")
                .containsEntry("open_assists", BigDecimal.ZERO)
                .containsEntry("pending_requests", BigDecimal.ZERO);
    }

    private static List<FlowEvent> log(SplittableRandom random, int size) {
        var machine = new FlowMachine(Loop.flow());
        var events = new ArrayList<FlowEvent>();
        Outcome.Done done = machine.begin(
                new Attempt("create", "anna", Set.of(), Loop.START, null, null, Map.of("severity", "urgent"), Set.of()),
                Loop.DUE);
        events.add(done.event());
        for (int k = 1; k < size; k++) {
            done = machine.remark(
                    done.after(),
                    new Attempt(
                            "note",
                            "b" + random.nextInt(3),
                            Set.of(),
                            Loop.START.plusSeconds(k),
                            random.nextBoolean() ? Loop.START : null,
                            random.nextBoolean() ? "r" : null,
                            Map.of("text" + random.nextInt(3), "x" + random.nextInt(3)),
                            random.nextBoolean() ? Set.of("photo") : Set.of()));
            events.add(done.event());
        }
        return events;
    }

    private static List<byte[]> hashes(String id, List<FlowEvent> events) {
        var hashes = new ArrayList<byte[]>();
        byte[] last = EventChain.genesis(id);
        for (FlowEvent event : events) hashes.add(last = EventChain.hash(last, event));
        return hashes;
    }

    /** An event that is taken out, put in, changed or moved breaks the chain at the first place that differs. */
    @Test
    void whateverIsDoneToALogIsFoundAtItsPlace() {
        Seeded.check(300, random -> {
            List<FlowEvent> events = log(random, random.nextInt(2, 9));
            List<byte[]> hashes = hashes("case-1", events);
            assertThat(EventChain.firstBroken("case-1", events, hashes)).isZero();
            assertThat(EventChain.firstBroken("case-2", events, hashes)).isOne();
            int at = random.nextInt(events.size());
            var shorter = new ArrayList<>(events);
            shorter.remove(at);
            assertThat(EventChain.firstBroken("case-1", shorter, hashes))
                    .as("taken out")
                    .isEqualTo(at + 1);
            var twice = new ArrayList<>(events);
            twice.add(at, events.get(at));
            assertThat(EventChain.firstBroken("case-1", twice, hashes))
                    .as("put in")
                    .isEqualTo(at + 2);
            var flipped = new ArrayList<>(hashes);
            byte[] bad = hashes.get(at).clone();
            bad[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            flipped.set(at, bad);
            assertThat(EventChain.firstBroken("case-1", events, flipped))
                    .as("changed")
                    .isEqualTo(at + 1);
            assertThat(EventChain.firstBroken("case-1", events, hashes.subList(0, at)))
                    .as("hash gone")
                    .isEqualTo(at + 1);
        });
    }

    /** Two logs have equal last hashes only when they are equal. */
    @Test
    void noTwoLogsOfManyHaveOneHash() {
        var seen = new HashMap<String, List<FlowEvent>>();
        Seeded.check(500, random -> {
            List<FlowEvent> events = log(random, 3);
            String last = java.util.HexFormat.of().formatHex(hashes("c", events).getLast());
            List<FlowEvent> before = seen.putIfAbsent(last, events);
            if (before != null) assertThat(before).isEqualTo(events);
        });
        assertThat(seen.size()).isGreaterThan(300);
    }
}
