package org.songhua.engine.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** All codes there can be of four digits, and random ones of every scheme, against the rules written down a second time. */
class A03_EveryCodeTest {
    private static final List<CodeScheme> SCHEMES = List.of(
            CodeScheme.COMPONENT,
            CodeScheme.UNIT_GRID,
            CodeScheme.COMPONENT_TYPE,
            CodeScheme.MATTER_TYPE,
            CodeScheme.MATTER,
            CodeScheme.OLD_COMPONENT,
            CodeScheme.OLD_COMPONENT_TYPE,
            CodeScheme.OLD_EVENT_TYPE);

    /** The rule of package.md: BB SS becomes BB 0SS, 78 to 99 become 978 to 999; four are gone and three have moved. */
    private static String newComponentType(int big, int small) {
        if (big == 0 || small == 0) return "none";
        if (big == 1 && small == 16) return "none";
        if (big == 5 && Set.of(1, 4, 5).contains(small)) return "none";
        if (big == 5 && small >= 6 && small <= 8) return "010" + (69 + small - 6);
        return String.format("%02d%03d", big, small >= 78 ? 900 + small : small);
    }

    private static String newEventType(int big, int small) {
        if (big == 0 || big > 4 || small == 0) return "none";
        if (big == 1 && small == 31 || big == 2 && small == 5) return "none";
        return String.format("%02d%03d", big + 5, small >= 78 ? 900 + small : small);
    }

    private static String or(java.util.function.Supplier<TypeKey> of) {
        try {
            return of.get().code();
        } catch (FaultException e) {
            return "none";
        }
    }

    /** 10,000 numbers: each has the successor of the rule, or none. */
    @Test
    void everyOldTypeHasTheSuccessorOfTheRule() {
        for (int big = 0; big < 100; big++) {
            for (int small = 0; small < 100; small++) {
                String old = String.format("%02d%02d", big, small);
                assertThat(or(() -> OldSeries.componentType(old)))
                        .as("component %s", old)
                        .isEqualTo(newComponentType(big, small));
                assertThat(or(() -> OldSeries.eventType(old)))
                        .as("event %s", old)
                        .isEqualTo(newEventType(big, small));
            }
        }
    }

    /** Two old types must not become one, but for the numbers 69 to 71 of big class 01, which the old list never gave out. */
    @Test
    void twoOldTypesNeverBecomeOneOfTheNew() {
        Map<String, List<String>> byNew = new HashMap<>();
        for (int number = 0; number < 10_000; number++) {
            String old = String.format("%04d", number);
            String next = or(() -> OldSeries.componentType(old));
            if (!next.equals("none"))
                byNew.computeIfAbsent(next, n -> new ArrayList<>()).add(old);
        }
        var doubled = new TreeSet<String>();
        byNew.forEach((next, olds) -> {
            if (olds.size() > 1) doubled.add(next + " from " + olds);
        });
        assertThat(doubled)
                .containsExactly("01069 from [0169, 0506]", "01070 from [0170, 0507]", "01071 from [0171, 0508]");
    }

    @Test
    void whatComesOutIsAlwaysACodeOfTheNewSeries() {
        for (int number = 0; number < 10_000; number++) {
            String old = String.format("%04d", number);
            String component = or(() -> OldSeries.componentType(old));
            String event = or(() -> OldSeries.eventType(old));
            if (!component.equals("none"))
                assertThat(CodeScheme.COMPONENT_TYPE.check(component)).as(old).isEmpty();
            if (!event.equals("none"))
                assertThat(CodeScheme.MATTER_TYPE.check(event)).as(old).isEmpty();
        }
    }

    /** Local exactly from 900 on: 78 to 99 of the old series and nothing else. */
    @Test
    void localTypesAreThoseFromSeventyEightOn() {
        for (int small = 1; small < 100; small++) {
            String old = String.format("03%02d", small);
            assertThat(OldSeries.componentType(old).isLocal()).as(old).isEqualTo(small >= 78);
            assertThat(OldSeries.eventType(old).isLocal()).as(old).isEqualTo(small >= 78);
        }
    }

    /** The component keeps its division and its number, and its type goes the way of its type. */
    @Test
    void aComponentGoesTheWayOfItsType() {
        Seeded.check(2_000, random -> {
            long division = random.nextLong(1, 1_000_000);
            int big = random.nextInt(1, 100);
            int small = random.nextInt(1, 100);
            long sequence = random.nextLong(1, 1_000_000);
            String old = CodeScheme.OLD_COMPONENT.format(division, big, small, sequence);
            String type = newComponentType(big, small);
            if (type.equals("none")) {
                assertThatThrownBy(() -> OldSeries.component(old))
                        .isInstanceOfSatisfying(
                                FaultException.class,
                                e -> assertThat(e.faults().getFirst().code()).isEqualTo("CODE-004"));
                return;
            }
            assertThat(OldSeries.component(old))
                    .isEqualTo(String.format("%06d", division) + type + String.format("%06d", sequence));
        });
    }

    private static long number(SplittableRandom random, CodeField field) {
        long most = (long) Math.pow(10, field.width()) - 1;
        // The ends of the range as often as all between.
        return switch (random.nextInt(4)) {
            case 0 -> field.leastValue();
            case 1 -> most;
            default -> random.nextLong(field.leastValue(), most + 1);
        };
    }

    @Test
    void whatIsFormattedIsReadBackDigitForDigitInEveryScheme() {
        Seeded.check(4_000, random -> {
            CodeScheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
            long[] numbers =
                    scheme.fields().stream().mapToLong(f -> number(random, f)).toArray();
            String code = scheme.format(numbers);
            assertThat(code).hasSize(scheme.length()).containsOnlyDigits();
            Map<String, String> parts = scheme.parse(code);
            assertThat(parts.keySet())
                    .containsExactlyElementsOf(
                            scheme.fields().stream().map(CodeField::name).toList());
            assertThat(String.join("", parts.values())).isEqualTo(code);
            int i = 0;
            for (String digits : parts.values())
                assertThat(Long.parseLong(digits)).isEqualTo(numbers[i++]);
        });
    }

    /** A number one too large or one too small for its field is told by the name of the field, and only that one. */
    @Test
    void aNumberThatDoesNotFitIsToldByItsField() {
        Seeded.check(2_000, random -> {
            CodeScheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
            long[] numbers =
                    scheme.fields().stream().mapToLong(f -> number(random, f)).toArray();
            int bad = random.nextInt(numbers.length);
            CodeField field = scheme.fields().get(bad);
            numbers[bad] = switch (random.nextInt(3)) {
                case 0 -> (long) Math.pow(10, field.width());
                case 1 -> field.leastValue() - 1L;
                default -> Long.MIN_VALUE;
            };
            assertThatThrownBy(() -> scheme.format(numbers)).isInstanceOfSatisfying(FaultException.class, e -> {
                assertThat(e.faults()).hasSize(1);
                assertThat(e.faults().getFirst().code()).isEqualTo("CODE-003");
                assertThat(e.faults().getFirst().place().toString()).contains(field.name());
            });
        });
    }

    /** One digit changed for another sign, one taken out or one put in: never a code, and never an error of the program. */
    @Test
    void aCodeThatIsDamagedIsTold() {
        String signs = " ０１９٣①Xx-+.,/\\'\"\u0000\n\t\uFEFF一";
        Seeded.check(4_000, random -> {
            CodeScheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
            long[] numbers =
                    scheme.fields().stream().mapToLong(f -> number(random, f)).toArray();
            String code = scheme.format(numbers);
            int at = random.nextInt(code.length());
            int kind = random.nextInt(3);
            char sign = signs.charAt(random.nextInt(signs.length()));
            String damaged = switch (kind) {
                case 0 -> code.substring(0, at) + sign + code.substring(at + 1);
                case 1 -> code.substring(0, at) + code.substring(at + 1);
                default -> code.substring(0, at) + random.nextInt(10) + code.substring(at);
            };
            List<Fault> faults = scheme.check(damaged);
            assertThat(faults).as(damaged).hasSize(1);
            assertThat(faults.getFirst().code()).isEqualTo(kind == 0 ? "CODE-002" : "CODE-001");
            assertThatThrownBy(() -> scheme.parse(damaged)).isInstanceOf(FaultException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 41, 100_000})
    void anEndlessCodeIsToldShortly(int length) {
        List<Fault> faults = CodeScheme.COMPONENT.check("7".repeat(length));
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().problem()).contains(length + " digits").hasSizeLessThan(100);
    }

    @Test
    void widthsAreOneToEighteenAndFieldsAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> CodeField.of("x", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CodeField.of("x", 19));
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeScheme("s", "k", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> CodeScheme.COMPONENT.withWidth("colour", 3));
        assertThatIllegalArgumentException().isThrownBy(() -> CodeScheme.COMPONENT_TYPE.format(1));
    }

    /** 18 digits are 999,999,999,999,999,999, which a long holds. */
    @Test
    void theWidestFieldHoldsItsGreatestNumber() {
        var scheme = new CodeScheme("s", "k", List.of(CodeField.of("n", 18)));
        String most = "9".repeat(18);
        assertThat(scheme.format(999_999_999_999_999_999L)).isEqualTo(most);
        assertThat(scheme.parse(most)).containsEntry("n", most);
        assertThatThrownBy(() -> scheme.format(1_000_000_000_000_000_000L)).isInstanceOf(FaultException.class);
    }
}
