package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.cql.Expression.ArrayRelation;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Folding;
import org.songhua.engine.random.Seeded;

/** Calculations, texts, patterns and sets: worked out by hand, and against the obvious way on random input. */
class C03_ValuesTest {
    private static boolean isTrue(String filter) {
        return Boolean.TRUE.equals(Town.ask(filter));
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2,3",
        "1 - 2,-1",
        "1 - 2 - 3,-4",
        "1 - (2 - 3),2",
        "2 * 3 + 4,10",
        "2 + 3 * 4,14",
        "(2 + 3) * 4,20",
        "20 / 2 / 5,2",
        "20 / (2 / 5),50",
        "7 / 2,3.5",
        "7 div 2,3",
        "-7 div 2,-3",
        "7 div -2,-3",
        "7 % 4,3",
        "-7 % 4,-3",
        "7 % -4,3",
        "7.5 % 2,1.5",
        "2 ^ 10,1024",
        "2 ^ -1,0.5",
        "2 ^ 0,1",
        "4 ^ 0.5,2",
        "2 * 3 ^ 2,18",
        "(2 * 3) ^ 2,36",
        "(2 ^ 3) ^ 2,64",
        "-2 ^ 2,4",
        "0.1 + 0.2,0.3",
        "1e3 + 1,1001",
        "1E-3 * 1000,1",
        ".5 + 1.,1.5",
        "floors + 1,9",
        "-floors,-8",
        "height - floors,16.5",
        "floors * floors div 10,6"
    })
    void calculationsAreDecimal(String calculation, BigDecimal expected) {
        assertThat(Town.ask(calculation + " = " + expected.toPlainString()))
                .as(calculation)
                .isTrue();
        assertThat(Town.ask(calculation + " <> " + expected.toPlainString()))
                .as(calculation)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1 / 0",
        "0 / 0",
        "1 div 0",
        "1 % 0",
        "0 ^ -1",
        "(0 - 1) ^ 0.5",
        "10 ^ 400",
        "none + 1",
        "1 * none",
        "none ^ 0",
        "1e100 % 3"
    })
    void aCalculationWithoutResultIsUnknown(String calculation) {
        assertThat(Town.ask(calculation + " = 1")).isNull();
        assertThat(Town.ask(calculation + " <> 1")).isNull();
        assertThat(Town.ask("(" + calculation + ") IS NULL")).isTrue();
    }

    @Test
    void smallCalculationsAgreeWithWholeNumbers() {
        Seeded.check(2_000, random -> {
            int a = random.nextInt(-40, 40);
            int b = random.nextInt(-40, 40);
            int c = random.nextInt(1, 12);
            assertThat(calculated(Calculation.ADD, a, b)).isEqualTo(a + b);
            assertThat(calculated(Calculation.SUBTRACT, a, b)).isEqualTo(a - b);
            assertThat(calculated(Calculation.MULTIPLY, a, b)).isEqualTo(a * b);
            assertThat(calculated(Calculation.DIV, a, c)).isEqualTo(a / c);
            assertThat(calculated(Calculation.REMAINDER, a, c)).isEqualTo(a % c);
            String sum = "%d + %d * %d - %d".formatted(a, b, c, b);
            assertThat(Town.ask(sum + " = " + (a + b * c - b))).as(sum).isTrue();
        });
    }

    private static int calculated(Calculation operator, int a, int b) {
        BigDecimal result = Values.calculate(operator, BigDecimal.valueOf(a), BigDecimal.valueOf(b));
        if (result == null) throw new AssertionError(a + " " + operator + " " + b + " has no result");
        return result.intValueExact();
    }

    @Test
    void theQuotientAndTheRemainderMakeTheNumberAgain() {
        Seeded.check(500, random -> {
            String a = String.valueOf(random.nextInt(-1000, 1000) / 8.0);
            String b = String.valueOf(random.nextInt(1, 100) / 8.0);
            String whole = "(%1$s) div (%2$s) * (%2$s) + (%1$s) %% (%2$s) = %1$s".formatted(a, b);
            assertThat(Town.ask(whole)).as(whole).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|a|true",
                "a|b|false",
                "a|A|false",
                "a|aa|false",
                "aa|a|false",
                "|%|true",
                "|_|false",
                "a|_|true",
                "ab|_|false",
                "ab|__|true",
                "abc|a%|true",
                "abc|%c|true",
                "abc|%b%|true",
                "abc|a%c|true",
                "abc|a%b|false",
                "abc|a_c|true",
                "abc|%%|true",
                "abc|%_%|true",
                "abc|%____%|false",
                "aab|%ab|true",
                "aaab|%aab|true",
                "abab|%ab|true",
                "ababa|%ab|false",
                "50%|50\\%|true",
                "50x|50\\%|false",
                "a_b|a\\_b|true",
                "axb|a\\_b|false",
                "a\\b|a\\\\b|true",
                "ab|a\\b|true",
                "松花|松_|true",
                "𝕏|_|true",
                "𝕏|__|false",
            })
    void aPatternMatchesTheWholeText(@Nullable String text, String pattern, boolean expected) {
        assertThat(Pattern.of(pattern).matches(text == null ? "" : text)).isEqualTo(expected);
    }

    @Test
    void patternsWithEscapesMatchAsTheRecursiveDefinitionSays() {
        Seeded.check(4_000, random -> {
            String text = word(random, 7, "a", "b", "%", "_", "\\", "𝕏");
            String pattern = word(random, 7, "a", "b", "%", "_", "\\%", "\\_", "\\\\", "𝕏");
            assertThat(Pattern.isComplete(pattern)).isTrue();
            assertThat(Pattern.of(pattern).matches(text))
                    .as(text + " like " + pattern)
                    .isEqualTo(matches(
                            text.codePoints().toArray(), 0, pattern.codePoints().toArray(), 0));
        });
    }

    /** The definition: % is nothing or one character and % again. */
    private static boolean matches(int[] text, int at, int[] pattern, int sign) {
        if (sign == pattern.length) return at == text.length;
        if (pattern[sign] == '%') {
            return matches(text, at, pattern, sign + 1) || (at < text.length && matches(text, at + 1, pattern, sign));
        }
        if (at == text.length) return false;
        if (pattern[sign] == '\\') {
            return text[at] == pattern[sign + 1] && matches(text, at + 1, pattern, sign + 2);
        }
        return (pattern[sign] == '_' || pattern[sign] == text[at]) && matches(text, at + 1, pattern, sign + 1);
    }

    @Test
    void aPatternOfManyRunsTakesNoExponentialTime() {
        String text = "a".repeat(5_000) + "b";
        assertThat(Pattern.of("%a".repeat(200) + "%c").matches(text)).isFalse();
        assertThat(Pattern.of("%a".repeat(200) + "%b").matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'',true", "a,true", "\\,false", "\\\\,true", "\\\\\\,false", "a\\%,true", "%\\,false"})
    void aPatternIsCompleteWhenItsLastBackslashHasACharacter(String pattern, boolean expected) {
        assertThat(Pattern.isComplete(pattern)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CASEI,ABC,abc",
        "CASEI,ÄÖÜ,äöü",
        "CASEI,straße,STRASSE",
        "CASEI,ΣΊΣΥΦΟΣ,σίσυφος",
        "CASEI,Привет,ПРИВЕТ",
        "ACCENTI,Café,Cafe",
        "ACCENTI,Ångström,Angstrom",
        "ACCENTI,ñ,n",
        "ACCENTI,e\u0301,e",
        "ACCENTI,e\u0301,é",
        "ACCENTI,ά,α",
        "ACCENTI,й,и",
    })
    void foldedTextsAreEqual(Folding folding, String one, String two) {
        assertThat(Values.fold(folding, one)).isEqualTo(Values.fold(folding, two));
        assertThat(Town.ask("%s('%s') = %s('%s')".formatted(folding, one, folding, two)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CASEI,é,e", "CASEI,a,b", "ACCENTI,A,a", "ACCENTI,が,か", "ACCENTI,ø,o", "ACCENTI,住,主"})
    void textsThatDifferOtherwiseStayDifferent(Folding folding, String one, String two) {
        assertThat(Values.fold(folding, one)).isNotEqualTo(Values.fold(folding, two));
    }

    @ParameterizedTest
    @EnumSource(Folding.class)
    void foldingTwiceIsFoldingOnce(Folding folding) {
        Seeded.check(1_000, random -> {
            String text = word(random, 10, "A", "a", "É", "ß", "İ", "ı", "Σ", "が", "é", "松", "𝕏", "ǅ", "\u0301");
            String once = Values.fold(folding, text);
            assertThat(Values.fold(folding, once)).as(text).isEqualTo(once);
        });
    }

    @Test
    void foldingLeavesTheSignsOfAPatternAlone() {
        assertThat(isTrue("CASEI('50% Off') LIKE CASEI('50\\% O%')")).isTrue();
        assertThat(isTrue("CASEI('50x off') LIKE CASEI('50\\% O%')")).isFalse();
        assertThat(isTrue("ACCENTI('Café_1') LIKE ACCENTI('cafe%')")).isFalse();
        assertThat(isTrue("CASEI(ACCENTI('Café_1')) LIKE CASEI(ACCENTI('CÀFE\\__'))"))
                .isTrue();
    }

    @Test
    void theOrderOfTextsIsThatOfTheirCodePoints() {
        Seeded.check(2_000, random -> {
            String a = word(random, 4, "a", "b", "é", "松", "\uFF21", "𝕏", "😀");
            String b = word(random, 4, "a", "b", "é", "松", "\uFF21", "𝕏", "😀");
            int expected = java.util.Arrays.compare(
                    a.codePoints().toArray(), b.codePoints().toArray());
            Integer order = Values.compare(a, b);
            assertThat(Integer.signum(order == null ? 99 : order))
                    .as(a + " " + b)
                    .isEqualTo(Integer.signum(expected));
        });
    }

    @ParameterizedTest
    @EnumSource(ArrayRelation.class)
    void setsAreRelatedAsTheirMembersSay(ArrayRelation relation) {
        Seeded.check(1_000, random -> {
            List<Integer> a = numbers(random);
            List<Integer> b = numbers(random);
            String filter = "%s(%s,%s)".formatted(relation, written(a), written(b));
            assertThat(Town.ask(filter)).as(filter).isEqualTo(related(relation, new HashSet<>(a), new HashSet<>(b)));
        });
    }

    private static boolean related(ArrayRelation relation, Set<Integer> a, Set<Integer> b) {
        return switch (relation) {
            case A_EQUALS -> a.equals(b);
            case A_CONTAINS -> a.containsAll(b);
            case A_CONTAINEDBY -> b.containsAll(a);
            case A_OVERLAPS -> a.stream().anyMatch(b::contains);
        };
    }

    private static List<Integer> numbers(SplittableRandom random) {
        var numbers = new ArrayList<Integer>();
        for (int i = random.nextInt(5); i > 0; i--) numbers.add(random.nextInt(4));
        return numbers;
    }

    private static String written(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    }

    /** The tags of the house are corner and shop. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "unknown",
            value = {
                "A_EQUALS(tags,('corner','shop'))|true",
                "A_EQUALS(tags,('corner'))|false",
                "A_CONTAINS(tags,())|true",
                "A_CONTAINEDBY(tags,())|false",
                "A_CONTAINEDBY((),tags)|true",
                "A_OVERLAPS((),())|false",
                "A_EQUALS((),())|true",
                "A_CONTAINS(tags,(absent))|false",
                "A_EQUALS((absent),(absent))|false",
                "A_CONTAINS((1,'1',TRUE),('1'))|true",
                "A_CONTAINS((1,TRUE),('1'))|false",
                "A_CONTAINS((1.0),(1))|true",
                "A_CONTAINS((floors,height),(8,24.5))|true",
                "A_OVERLAPS((built),(DATE('1998-06-30')))|true",
                "A_EQUALS((POINT(1 2)),(POINT(1 2)))|true",
                "A_EQUALS((POINT(1 2)),(POINT(2 1)))|false",
                "A_EQUALS(((1,2),3),(3,(2,1)))|true",
                "A_EQUALS(((1,2),3),(3,(2,2)))|false",
                "A_EQUALS((INTERVAL('..','..')),(INTERVAL('..','..')))|true",
            })
    void membersAreEqualWhenTheirKindAndValueAre(String filter, @Nullable Boolean expected) {
        assertThat(Town.ask(filter)).isEqualTo(expected);
    }

    private static String word(SplittableRandom random, int longest, String... letters) {
        var word = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) word.append(letters[random.nextInt(letters.length)]);
        return word.toString();
    }
}
